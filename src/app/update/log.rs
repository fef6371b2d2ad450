//! A ticket in one line: the client by letters, the object and the work by their names; what is recognised stands below it.

use super::draft::{fill, take};
use super::{act, keys};
use crate::action::Action;
use crate::app::draft::NewTicket;
use crate::app::logging::{Caller, Logging};
use crate::app::msg::{Effect, Said};
use crate::app::overlay::{Overlay, Typed};
use crate::app::pane::Pane;
use crate::app::slip::{self, leading, named_by};
use crate::app::state::State;
use crate::desk::client::Company;
use crate::desk::{CompanyId, Dossier, Found};
use crate::keymap::Chord;
use crate::text::fold;

/// Letters that a client is looked for by, at least.
const LETTERS: usize = 3;

/// `N`: a line for the ticket; with the line registers at once, where the client is known by it.
pub fn open(state: &mut State, args: &[String]) -> Vec<Effect> {
    let caller = match &state.pane {
        Pane::Call(pane) => pane.dossier.as_ref().map(|dossier| {
            let (contact, call) = (pane.contact.clone(), pane.call.clone());
            Box::new(Caller { contact, dossier: dossier.clone(), call })
        }),
        _ => None,
    };
    let typed = Typed::of(&args.join(" "));
    let take_when_read = !typed.is_empty();
    state.overlay = Overlay::Log(Box::new(Logging { typed, caller, ..Logging::default() }));
    let mut effects = edited(state);
    if take_when_read {
        effects.extend(enter(state));
    }
    effects
}

/// An action while the line stands; none when it is not about the line.
pub fn act(state: &mut State, action: Action) -> Option<Vec<Effect>> {
    let Overlay::Log(line) = &mut state.overlay else { return None };
    match action {
        Action::Open => Some(enter(state)),
        Action::Back => {
            state.overlay = Overlay::None;
            Some(Vec::new())
        }
        Action::Up | Action::Down => {
            let last = line.clients.len().saturating_sub(1);
            line.chosen = if action == Action::Up { line.chosen.saturating_sub(1) } else { (line.chosen + 1).min(last) };
            Some(recognise(state))
        }
        Action::NextView => Some(into_the_form(state)),
        Action::PageUp | Action::PageDown => Some(Vec::new()),
        _ => None,
    }
}

/// A key that is no action edits the line.
pub fn typed(state: &mut State, chord: Chord) -> Vec<Effect> {
    let Overlay::Log(line) = &mut state.overlay else { return Vec::new() };
    if keys::edit(&mut line.typed, chord) { edited(state) } else { Vec::new() }
}

/// Text was pasted into the line.
pub fn pasted(state: &mut State, text: &str) -> Vec<Effect> {
    if let Overlay::Log(line) = &mut state.overlay {
        line.typed.insert(text);
    }
    edited(state)
}

/// The line has changed: its first words may name another client.
fn edited(state: &mut State) -> Vec<Effect> {
    let Overlay::Log(line) = &mut state.overlay else { return Vec::new() };
    line.take_when_read = false;
    let first = line.typed.text.split_whitespace().next().unwrap_or_default();
    let letters = fold(first.trim_matches(|c: char| !c.is_alphanumeric()));
    let mut effects = Vec::new();
    if letters.chars().count() < LETTERS {
        line.asked.clear();
        line.awaited = false;
        line.clients.clear();
    } else if line.asked != letters {
        line.asked.clone_from(&letters);
        line.awaited = true;
        effects.push(Effect::Find(letters));
    }
    effects.extend(recognise(state));
    effects
}

/// People have come for the first letters: their companies are those that may be meant.
pub fn found_came(state: &mut State, query: &str, found: &[Found]) -> Vec<Effect> {
    let Overlay::Log(line) = &mut state.overlay else { return Vec::new() };
    if line.asked != query {
        return Vec::new();
    }
    line.awaited = false;
    line.chosen = 0;
    line.clients = named_by(&line.typed.text, found.iter().filter_map(|one| one.company.as_ref()));
    let mut effects = recognise(state);
    effects.extend(go_on(state));
    effects
}

/// A client has come.
pub fn dossier_came(state: &mut State, dossier: &Dossier) -> Vec<Effect> {
    let Overlay::Log(line) = &mut state.overlay else { return Vec::new() };
    if client(line).map(|company| &company.id) != Some(&dossier.company.id) {
        return Vec::new();
    }
    line.read.retain(|known| known.company.id != dossier.company.id);
    line.read.push(Box::new(dossier.clone()));
    let mut effects = recognise(state);
    effects.extend(go_on(state));
    effects
}

/// Enter was quicker than the client.
fn go_on(state: &mut State) -> Vec<Effect> {
    match &state.overlay {
        Overlay::Log(line) if line.take_when_read => enter(state),
        _ => Vec::new(),
    }
}

/// The client that the line begins with, where it does.
pub fn client(line: &Logging) -> Option<&Company> {
    line.clients.get(line.chosen)
}

fn dossier_of<'a>(line: &'a Logging, company: &CompanyId) -> Option<&'a Dossier> {
    let callers = line.caller.iter().map(|caller| &caller.dossier);
    line.read.iter().chain(callers).find(|dossier| dossier.company.id == *company).map(|dossier| &**dossier)
}

/// What the line says, as the form would have it; a client who is not read yet is asked for.
fn recognise(state: &mut State) -> Vec<Effect> {
    let Overlay::Log(line) = &mut state.overlay else { return Vec::new() };
    let mut line = std::mem::take(line);
    // A name that is being typed on may have grown out of what was found for its first letters.
    line.clients.retain(|company| leading(&line.typed.text, company).is_some());
    line.chosen = line.chosen.min(line.clients.len().saturating_sub(1));
    let mut effects = Vec::new();
    let (words, minutes) = slip::settled(&line.typed.text);
    let mut new = NewTicket { solved_in: minutes, ..NewTicket::default() };
    let mut rest = words;
    match client(&line).cloned() {
        Some(company) => {
            rest = leading(words, &company).map_or(words, |named| words.get(named.end..).unwrap_or_default());
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || ":,;-–—".contains(c));
            new.dossier = dossier_of(&line, &company.id).cloned().map(Box::new);
            if new.dossier.is_none() && line.reading.as_ref() != Some(&company.id) {
                line.reading = Some(company.id.clone());
                effects.push(Effect::Dossier(company.id.clone()));
            }
            let ours = line.caller.as_ref().filter(|caller| caller.dossier.company.id == company.id);
            new.contact = ours.and_then(|caller| caller.contact.clone());
            new.call = ours.and_then(|caller| caller.call.clone());
        }
        None => {
            if let Some(caller) = &line.caller {
                new.dossier = Some(caller.dossier.clone());
                new.contact.clone_from(&caller.contact);
                new.call.clone_from(&caller.call);
            }
        }
    }
    let kinds: Vec<_> = known_kinds(state);
    let read = slip::read(rest, new.dossier.as_deref(), &kinds);
    new.subject = Typed::of(&read.subject);
    new.about = read.about;
    // Whoever calls about nothing in particular calls about their usual object.
    if new.about.site.is_none() {
        new.about.site = new.contact.as_ref().and_then(|contact| contact.site.clone());
    }
    fill(state, &mut new);
    line.new = Box::new(new);
    state.overlay = Overlay::Log(line);
    effects
}

/// The kinds of work that our engineers know.
pub fn known_kinds(state: &State) -> Vec<crate::desk::WorkKind> {
    let skills = state.desk.furniture.units.iter().flat_map(|unit| &unit.can.skills);
    let mut kinds: Vec<_> = skills.map(|skill| crate::desk::WorkKind(skill.tag.as_str().into())).collect();
    kinds.sort();
    kinds.dedup();
    kinds
}

/// Enter: registers what was recognised; while the client is still read, as soon as they are.
fn enter(state: &mut State) -> Vec<Effect> {
    let Overlay::Log(line) = &mut state.overlay else { return Vec::new() };
    if line.new.subject.text.trim().is_empty() && !line.awaited {
        return act::say(state, Said::warning("subject-is-empty"));
    }
    let unread = client(line).is_some_and(|company| dossier_of(line, &company.id).is_none());
    if line.awaited || unread {
        line.take_when_read = true;
        return Vec::new();
    }
    let new = (*line.new).clone();
    // Nobody was recognised: the form asks who it is, nothing is written for nobody by a slip of the finger.
    if new.dossier.is_none() {
        line.take_when_read = false;
        return act::say(state, Said::warning("log-no-client"));
    }
    take(state, new)
}

/// Tab: the same in the form, where each thing can be put right.
fn into_the_form(state: &mut State) -> Vec<Effect> {
    let Overlay::Log(line) = std::mem::take(&mut state.overlay) else { return Vec::new() };
    state.overlay = Overlay::New(line.new);
    super::call::judge(state);
    Vec::new()
}
