//! A new ticket during the call: everything that is known is filled in, the price and the term are said before Enter.

pub mod fields;
mod register;
mod study;

pub use register::{back_to_it, demands, excused, take, wishes};
pub use study::{fill, study};

use super::keep::keep;
use super::{act, ask, call, keys, look, pick, send};
use crate::action::Action;
use crate::app::draft::{Field, NewTicket};
use crate::app::msg::{Arg, Effect, Said};
use crate::app::overlay::{Asking, For, Overlay, Typed};
use crate::app::pane::Pane;
use crate::app::state::State;
use crate::desk::policy::DANGER;
use crate::desk::{Change, Channel, Dossier, Found, Priority};
use crate::keymap::{Chord, Key};
use crate::text::Raw;

/// `n`: a ticket for the caller in the pane; without one the caller is looked for first. Their draft comes back, another's does not.
pub fn open(state: &mut State, args: &[String]) -> Vec<Effect> {
    let Pane::Call(pane) = &state.pane else {
        return match state.drafts.take() {
            Some(draft) => go_on(state, draft),
            None => pick::caller(state, "", For::Ticket),
        };
    };
    if let Some(draft) = state.drafts.take_of(pane) {
        return go_on(state, draft);
    }
    let mut new = NewTicket {
        contact: pane.contact.clone(),
        dossier: pane.dossier.clone(),
        call: pane.call.clone(),
        subject: Typed::of(&args.join(" ")),
        ..NewTicket::default()
    };
    new.about.site.clone_from(&pane.site);
    new.reason = pane.danger.then(|| DANGER.to_owned());
    start(state, new);
    state.said = state.drafts.newest().map(others_draft).or(state.said.take());
    if args.is_empty() { Vec::new() } else { register::submit(state) }
}

/// Somebody else's ticket is still unfinished: it is not opened for this caller, and not forgotten.
fn others_draft(draft: &NewTicket) -> Said {
    match &draft.contact {
        Some(contact) => Said::plain("draft-of-other").with("who", Arg::Words(contact.name.clone())),
        None => Said::plain("draft-of-nobody"),
    }
}

/// The form is open again as it was left. One that was kept from the last start knows nothing of the client yet.
fn go_on(state: &mut State, mut draft: Box<NewTicket>) -> Vec<Effect> {
    let unread = if draft.dossier.is_none() { draft.contact.as_ref().and_then(|c| c.company.clone()) } else { None };
    fill(state, &mut draft);
    state.overlay = Overlay::New(draft);
    call::judge(state);
    unread.map(Effect::Dossier).into_iter().collect()
}

/// `o`: serve them all the same; asks why first, the reason stands in the log.
pub fn override_rule(state: &mut State) -> Vec<Effect> {
    if !matches!(state.pane, Pane::Call(_)) {
        return act::say(state, Said::warning("no-call"));
    }
    let effects = open(state, &[]);
    if let Overlay::New(new) = std::mem::take(&mut state.overlay) {
        ask::open_reasons(state, Asking::Exception { draft: new });
    }
    effects
}

/// A ticket for somebody who was found.
pub fn with_caller(state: &mut State, found: Found) -> Vec<Effect> {
    let site = found.contact.as_ref().and_then(|contact| contact.site.clone());
    let company = found.company.as_ref().map(|c| c.id.clone());
    let mut new = NewTicket { contact: found.contact, ..NewTicket::default() };
    new.about.site = site;
    start(state, new);
    company.map(Effect::Dossier).into_iter().collect()
}

/// A ticket for somebody who is not known.
pub fn without_caller(state: &mut State) -> Vec<Effect> {
    start(state, NewTicket::default());
    Vec::new()
}

fn start(state: &mut State, mut new: NewTicket) {
    new.priority = Priority::Normal;
    new.channel = Channel::Phone;
    fill(state, &mut new);
    state.overlay = Overlay::New(Box::new(new));
    call::judge(state);
}

/// The client has come while the form stands.
pub fn dossier_came(state: &mut State, dossier: &Dossier) {
    let mut new = match std::mem::take(&mut state.overlay) {
        Overlay::New(new) => new,
        other => {
            state.overlay = other;
            return;
        }
    };
    let ours = new.contact.as_ref().and_then(|c| c.company.as_ref());
    if ours == Some(&dossier.company.id) {
        new.dossier = Some(Box::new(dossier.clone()));
        fill(state, &mut new);
    }
    state.overlay = Overlay::New(new);
}

/// The caller became known after the form was opened: fingers were quicker than the desk.
pub fn caller_came(state: &mut State) {
    let Pane::Call(pane) = &state.pane else { return };
    let (contact, dossier, site) = (pane.contact.clone(), pane.dossier.clone(), pane.site.clone());
    let call = pane.call.clone();
    let Overlay::New(new) = &mut state.overlay else { return };
    let mut new = std::mem::take(new);
    if new.call == call && (new.contact.is_none() || new.dossier.is_none()) {
        new.contact = contact;
        new.dossier = dossier;
        new.about.site = new.about.site.or(site);
        fill(state, &mut new);
    }
    state.overlay = Overlay::New(new);
}

/// An action while the form stands; none when it is not about the form.
pub fn act(state: &mut State, action: Action) -> Option<Vec<Effect>> {
    if !matches!(state.overlay, Overlay::New(_)) {
        return None;
    }
    match action {
        Action::Open => return Some(register::submit(state)),
        Action::Back => return Some(put_by(state)),
        Action::NextView | Action::Down => return Some(step(state, 1)),
        Action::Up => return Some(step(state, Field::ALL.len() - 1)),
        Action::PageUp | Action::PageDown => {}
        _ => return None,
    }
    Some(Vec::new())
}

/// Another field: what stands in the one that is left is kept.
fn step(state: &mut State, by: usize) -> Vec<Effect> {
    let Overlay::New(new) = &mut state.overlay else { return Vec::new() };
    fields::step_field(new, by);
    if new.subject.is_empty() { Vec::new() } else { vec![keep(state)] }
}

/// What was written is put by: `n` brings it back. A form that was emptied is what the person wants to be rid of.
pub fn put_by(state: &mut State) -> Vec<Effect> {
    if let Overlay::New(new) = std::mem::take(&mut state.overlay)
        && !new.subject.is_empty()
    {
        state.drafts.put(new);
        state.said = Some(Said::plain("draft-kept"));
    }
    vec![keep(state)]
}

/// A key that is no action: text for the fields of words, steps through the values of the others.
pub fn typed(state: &mut State, chord: Chord) -> Vec<Effect> {
    let Overlay::New(new) = &mut state.overlay else { return Vec::new() };
    match (new.field, chord.key()) {
        (_, Key::BackTab) => return step(state, Field::ALL.len() - 1),
        (Field::Subject, _) => {
            keys::edit(&mut new.subject, chord);
        }
        (Field::CallBack, _) => {
            keys::edit(&mut new.call_back, chord);
        }
        (_, Key::Left) => fields::step_value(new, false),
        (_, Key::Right) => fields::step_value(new, true),
        (_, _) => match keys::plain_char(chord) {
            Some(' ') => fields::step_value(new, true),
            Some(letter) => fields::letter(new, letter),
            None => {}
        },
    }
    call::judge(state);
    Vec::new()
}

/// `F2` in the form: it is that open ticket again. Their call is counted there, what was typed stands there as a note.
pub fn same(state: &mut State) -> Vec<Effect> {
    let Overlay::New(new) = &state.overlay else { return act::say(state, Said::warning("nothing-alike")) };
    let Some((ticket, _)) = new.known.alike.first().cloned() else {
        return act::say(state, Said::warning("nothing-alike"));
    };
    let words = new.subject.text.trim().to_owned();
    let calls = state.board.row(&ticket).map_or(0, |row| row.facts.work.calls);
    let again = Change::CalledAgain { calls: calls + 1 };
    let note = (!words.is_empty()).then(|| Change::Note { text: Raw::new(words), to_client: false });
    let wish = send::wish(state, &ticket, Change::Several { changes: [again].into_iter().chain(note).collect() });
    state.overlay = Overlay::None;
    // What they talk about: the call's minutes go to it when it ends.
    if let Pane::Call(pane) = &mut state.pane {
        let place = pane.dossier.as_ref().and_then(|d| d.open.iter().position(|row| row.id == ticket));
        pane.chosen = place.unwrap_or(pane.chosen);
    }
    let mut effects = send::send(state, vec![wish]);
    if !matches!(state.pane, Pane::Call(_)) {
        effects.extend(look::card(state, ticket, false));
    }
    effects.push(keep(state));
    effects
}
