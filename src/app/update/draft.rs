//! A new ticket during the call: everything that is known is filled in, the price is said before Enter.

use super::keep::keep;
use super::{ask, call, keys, pick, send};
use crate::action::Action;
use crate::app::draft::{Field, NewTicket};
use crate::app::msg::{Effect, Said};
use crate::app::overlay::{Asking, Overlay, Typed};
use crate::app::pane::Pane;
use crate::app::state::State;
use crate::desk::clock::Clocks;
use crate::desk::ticket::{Extra, Head, People, Place, Work};
use crate::desk::{
    Act, Change, Channel, Dossier, Found, Minutes, Mode, Named, Phase, Priority, SiteId, Ticket, TicketId, WorkKind, Zone,
};
use crate::keymap::{Chord, Key};
use crate::text::Raw;
use crate::verdict;

/// `n`: a ticket for the caller in the pane; without one the caller is looked for first. A draft that was left comes back.
pub fn open(state: &mut State, args: &[String]) -> Vec<Effect> {
    if let Some(draft) = state.draft.take() {
        return go_on(state, draft);
    }
    let Pane::Call(pane) = &state.pane else { return pick::caller(state, "", true) };
    let new = NewTicket {
        contact: pane.contact.clone(),
        dossier: pane.dossier.clone(),
        call: pane.call.clone(),
        site: pane.site.clone(),
        subject: Typed::of(&args.join(" ")),
        ..NewTicket::default()
    };
    start(state, new);
    if args.is_empty() { Vec::new() } else { submit(state) }
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
        return super::act::say(state, Said::warning("no-call"));
    }
    let effects = open(state, &[]);
    if let Overlay::New(new) = std::mem::take(&mut state.overlay) {
        ask::open_reasons(state, Asking::Exception { draft: new });
    }
    effects
}

/// The reason was given: registers, or lets the subject be written first.
pub fn excused(state: &mut State, mut new: NewTicket, reason: String) -> Vec<Effect> {
    new.reason = Some(reason);
    if new.subject.text.trim().is_empty() {
        state.overlay = Overlay::New(Box::new(new));
        call::judge(state);
        return Vec::new();
    }
    register(state, &new)
}

/// A ticket for somebody who was found.
pub fn with_caller(state: &mut State, found: Found) -> Vec<Effect> {
    let site = found.contact.site.clone();
    let company = found.company.as_ref().map(|c| c.id.clone());
    start(state, NewTicket { contact: Some(found.contact), site, ..NewTicket::default() });
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

/// Fills in what the client's dossier says: the only object, the kinds of work, open tickets that may be the same.
fn fill(state: &State, new: &mut NewTicket) {
    let mut kinds: Vec<WorkKind> = Vec::new();
    if let Some(dossier) = &new.dossier {
        if new.site.is_none()
            && let [only] = dossier.sites.as_slice()
        {
            new.site = Some(only.id.clone());
        }
        kinds.extend(
            dossier.assets.iter().filter(|a| new.site.is_none() || Some(&a.site) == new.site.as_ref()).map(|a| a.kind.clone()),
        );
    }
    if kinds.is_empty() {
        kinds.extend(state.desk.furniture.units.iter().flat_map(|u| &u.can.skills).map(|s| WorkKind(s.tag.as_str().into())));
    }
    kinds.sort();
    kinds.dedup();
    kinds.retain(|k| !k.0.is_empty());
    new.kinds = kinds;
    alike(new);
}

/// Open tickets of the same object: perhaps it is one of them.
fn alike(new: &mut NewTicket) {
    new.alike = match (&new.dossier, &new.site) {
        (Some(dossier), Some(site)) => dossier
            .open
            .iter()
            .filter(|r| r.facts.site.as_ref().is_some_and(|s| s.id == *site))
            .filter(|r| new.kind.as_ref().is_none_or(|k| r.facts.work.kind == *k))
            .map(|r| (r.id.clone(), r.number))
            .collect(),
        _ => Vec::new(),
    };
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
        new.site = new.site.or(site);
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
        Action::Open => return Some(submit(state)),
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
    step_field(new, by);
    if new.subject.is_empty() { Vec::new() } else { vec![keep(state)] }
}

/// What was written is put by: `n` brings it back. A form that was emptied is what the person wants to be rid of.
pub fn put_by(state: &mut State) -> Vec<Effect> {
    if let Overlay::New(new) = std::mem::take(&mut state.overlay)
        && !new.subject.is_empty()
    {
        state.draft = Some(new);
        state.said = Some(Said::plain("draft-kept"));
    }
    vec![keep(state)]
}

/// A key that is no action: text for the subject, steps through the values of the other fields.
pub fn typed(state: &mut State, chord: Chord) -> Vec<Effect> {
    let Overlay::New(new) = &mut state.overlay else { return Vec::new() };
    match (new.field, chord.key()) {
        (_, Key::BackTab) => return step(state, Field::ALL.len() - 1),
        (Field::Subject, _) => {
            keys::edit(&mut new.subject, chord);
        }
        (_, Key::Left) => step_value(new, false),
        (_, Key::Right) => step_value(new, true),
        (_, _) => match keys::plain_char(chord) {
            Some(' ') => step_value(new, true),
            Some(letter) => by_letter(new, letter),
            None => {}
        },
    }
    call::judge(state);
    Vec::new()
}

fn step_field(new: &mut NewTicket, by: usize) {
    let at = Field::ALL.iter().position(|f| *f == new.field).unwrap_or(0);
    new.field = Field::ALL[(at + by) % Field::ALL.len()];
}

fn stepped<T: Clone + PartialEq>(all: &[T], now: Option<&T>, forward: bool) -> Option<T> {
    if all.is_empty() {
        return None;
    }
    let at = now.and_then(|n| all.iter().position(|x| x == n));
    let next = match (at, forward) {
        (None, true) => 0,
        (None, false) => all.len() - 1,
        (Some(at), true) => (at + 1) % all.len(),
        (Some(at), false) => (at + all.len() - 1) % all.len(),
    };
    all.get(next).cloned()
}

fn sites(new: &NewTicket) -> Vec<(SiteId, String)> {
    new.dossier.as_ref().map(|d| d.sites.iter().map(|s| (s.id.clone(), s.name.raw().to_owned())).collect()).unwrap_or_default()
}

fn step_value(new: &mut NewTicket, forward: bool) {
    match new.field {
        Field::Subject => {}
        Field::Site => {
            let ids: Vec<SiteId> = sites(new).into_iter().map(|(id, _)| id).collect();
            new.site = stepped(&ids, new.site.as_ref(), forward);
            alike(new);
        }
        Field::Kind => {
            new.kind = stepped(&new.kinds, new.kind.as_ref(), forward);
            alike(new);
        }
        Field::Priority => {
            if let Some(next) = stepped(&Priority::ALL, Some(&new.priority), forward) {
                new.priority = next;
            }
        }
    }
}

/// A letter jumps to the next value that begins with it.
fn by_letter(new: &mut NewTicket, letter: char) {
    use crate::text::{fold, twin};
    let wanted = [fold(&letter.to_string()), fold(&twin(&letter.to_string()))];
    let begins = |text: &str| wanted.iter().any(|w| fold(text).split([' ', ',']).any(|word| word.starts_with(w.as_str())));
    match new.field {
        Field::Site => {
            let fits: Vec<SiteId> = sites(new).into_iter().filter(|(_, name)| begins(name)).map(|(id, _)| id).collect();
            new.site = stepped(&fits, new.site.as_ref(), true).or(new.site.take());
            alike(new);
        }
        Field::Kind => {
            let fits: Vec<WorkKind> = new.kinds.iter().filter(|k| begins(&k.0)).cloned().collect();
            new.kind = stepped(&fits, new.kind.as_ref(), true).or(new.kind.take());
            alike(new);
        }
        Field::Subject | Field::Priority => {}
    }
}

/// Enter: registers; without contract or object, or against the verdict, asks why first.
fn submit(state: &mut State) -> Vec<Effect> {
    let Overlay::New(new) = &state.overlay else { return Vec::new() };
    if new.subject.text.trim().is_empty() {
        return super::act::say(state, Said::warning("subject-is-empty"));
    }
    let new = (**new).clone();
    let contract = contract_of(state, &new);
    let stopped =
        new.verdict.as_ref().is_some_and(|v| v.level == verdict::Level::Stop && v.certainty == verdict::Certainty::Known);
    if (contract.is_none() || new.site.is_none() || stopped) && new.reason.is_none() {
        return ask::open_reasons(state, Asking::Exception { draft: Box::new(new) });
    }
    register(state, &new)
}

fn contract_of(state: &State, new: &NewTicket) -> Option<crate::desk::ContractId> {
    let question = verdict::Question { site: new.site.clone(), kind: new.kind.clone(), visit: true, ..Default::default() };
    let dossier = new.dossier.as_deref()?;
    verdict::pick_contract(dossier, &question, state.now).map(|c| c.id.clone())
}

/// Registers the ticket with contact, company, contract and object filled in.
pub fn register(state: &mut State, new: &NewTicket) -> Vec<Effect> {
    let contract = contract_of(state, new);
    let site = new.dossier.as_ref().and_then(|d| d.sites.iter().find(|s| Some(&s.id) == new.site.as_ref()));
    let company = new.dossier.as_ref().map(|d| Named { id: d.company.id.clone(), name: d.company.name.clone() });
    let needs = new.kind.iter().map(|k| crate::desk::Need { tag: k.0.clone(), level: 1, required: true }).collect();
    let ticket = Ticket {
        head: Head {
            id: TicketId::new(""),
            number: 0,
            subject: Raw::from(new.subject.text.trim()),
            text: Raw::default(),
            channel: new.channel,
            phase: Phase::New,
            status: Raw::default(),
            priority: new.priority,
            created: state.now,
            version: 0,
        },
        place: Place {
            company,
            site: site.map(|s| Named { id: s.id.clone(), name: s.name.clone() }),
            zone: site.map_or_else(Zone::default, |s| s.zone.clone()),
            assets: Vec::new(),
            contract,
        },
        people: People {
            contact: new.contact.as_ref().map(|c| Named { id: c.id.clone(), name: c.name.clone() }),
            calls: u32::from(new.call.is_some()),
            ..People::default()
        },
        clocks: Clocks::default(),
        work: Work {
            kind: new.kind.clone().unwrap_or_default(),
            mode: Mode::Visit,
            needs,
            people: 1,
            effort: Minutes(60),
            ..Work::default()
        },
        extra: Extra::default(),
    };
    let actor = state.seat.actor.clone();
    let what = Change::Register { ticket: Box::new(ticket) };
    let mut wish = state.wishes.mint(&actor, Act::Ticket { id: TicketId::new(""), what, seen: None });
    wish.reason.clone_from(&new.reason);
    state.overlay = Overlay::None;
    state.draft = None;
    let mut effects = send::send(state, vec![wish]);
    effects.push(keep(state));
    effects
}
