//! Lines of text: numbers, dates, notes, promises.

use super::{acquaint, call_log, command, complete, filter, moves, remind, search, spec, unit, views, work};
use crate::action::Action;
use crate::app::msg::{Effect, Said};
use crate::app::overlay::{Entering, Entry, Overlay, Typed};
use crate::app::state::State;

/// Asks for a line of text.
pub fn open(state: &mut State, what: Entering) -> Vec<Effect> {
    state.overlay = Overlay::Entry(Box::new(Entry { what, typed: Typed::default(), complaint: None }));
    Vec::new()
}

/// An action while a line is typed; none when it is not about the line.
pub fn act(state: &mut State, action: Action) -> Option<Vec<Effect>> {
    if let Some(effects) = acquaint::act(state, action) {
        return Some(effects);
    }
    let Overlay::Entry(entry) = &state.overlay else { return None };
    let command = matches!(entry.what, Entering::Command(_));
    match action {
        Action::Back if command => Some(command::close(state)),
        Action::Open if command => Some(command::submit(state)),
        Action::Back => Some(leave(state)),
        Action::Open => Some(submit(state)),
        Action::Up | Action::Down if command => Some(complete::history(state, action == Action::Up)),
        Action::NextView if command => Some(complete::tab(state, false)),
        Action::NextView if matches!(entry.what, Entering::Filter { .. }) => Some(filter::tab(state)),
        Action::Up | Action::Down | Action::PageUp | Action::PageDown | Action::NextView => Some(Vec::new()),
        _ => None,
    }
}

/// Esc: nothing is taken; what followed the typing goes back to what was.
fn leave(state: &mut State) -> Vec<Effect> {
    let Overlay::Entry(entry) = std::mem::take(&mut state.overlay) else { return Vec::new() };
    match entry.what {
        Entering::Filter { before, .. } => filter::give_back(state, *before),
        Entering::Search { before } => search::give_back(state, &before),
        Entering::Amount { spec, .. } => spec::shown_again(state, spec),
        _ => {}
    }
    Vec::new()
}

/// The line has changed: what follows the typing follows.
pub fn edited(state: &mut State) -> Vec<Effect> {
    let Overlay::Entry(entry) = &mut state.overlay else { return Vec::new() };
    entry.complaint = None;
    match entry.what {
        Entering::Filter { .. } => {
            filter::edited(state);
            filter::offer(state);
        }
        Entering::Search { .. } => search::edited(state),
        Entering::Command(_) => complete::edited(state),
        Entering::Contact(_) => return acquaint::edited(state),
        _ => {}
    }
    Vec::new()
}

/// Enter: the line is taken, or says what is wrong with it and stays.
fn submit(state: &mut State) -> Vec<Effect> {
    let Overlay::Entry(entry) = std::mem::take(&mut state.overlay) else { return Vec::new() };
    let text = entry.typed.text.trim().to_owned();
    let outcome = match &entry.what {
        // These take their Enter themselves.
        Entering::Command(_) | Entering::Contact(_) => return Vec::new(),
        Entering::Number => return if text.is_empty() { Vec::new() } else { moves::go(state, &text) },
        Entering::Filter { .. } => filter::keep(state, &text),
        Entering::Search { .. } => return search::keep(state, &text),
        Entering::SaveView => views::save_as(state, &text),
        Entering::WaitUntil { tickets, reason } => work::wait_until(state, tickets, reason, &text),
        Entering::Promise { tickets } => work::promise_text(state, tickets, &text),
        Entering::Remind { tickets } => remind::remind_text(state, tickets, &text),
        Entering::Amount { spec, line } => spec::amount_text(state, spec.clone(), line, &text),
        Entering::Note { tickets } => Ok(work::note_text(state, tickets, &text)),
        Entering::Parent { tickets } => work::link_to(state, tickets, &text),
        Entering::CallTicket { call } => call_log::link_to(state, call, &text),
        Entering::AbsentUntil { unit } => unit::absent_until(state, &unit.clone(), &text),
    };
    match outcome {
        Ok(effects) => effects,
        Err(said) => keep(state, entry, said),
    }
}

fn keep(state: &mut State, mut entry: Box<Entry>, said: Said) -> Vec<Effect> {
    entry.complaint = Some(said.clone());
    state.overlay = Overlay::Entry(entry);
    super::act::say(state, said)
}
