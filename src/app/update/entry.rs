//! Lines of text: numbers, dates, notes, promises.

use super::{command, moves, unit, work};
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
    let Overlay::Entry(entry) = &state.overlay else { return None };
    let command = matches!(entry.what, Entering::Command { .. });
    match action {
        Action::Back => {
            state.overlay = Overlay::None;
            Some(Vec::new())
        }
        Action::Open => Some(submit(state)),
        Action::Up | Action::Down if command => Some(command::history(state, action == Action::Up)),
        Action::NextView if command => Some(command::complete(state)),
        Action::Up | Action::Down | Action::PageUp | Action::PageDown | Action::NextView => Some(Vec::new()),
        _ => None,
    }
}

/// Enter: the line is taken, or says what is wrong with it and stays.
fn submit(state: &mut State) -> Vec<Effect> {
    let Overlay::Entry(entry) = std::mem::take(&mut state.overlay) else { return Vec::new() };
    let text = entry.typed.text.trim().to_owned();
    let outcome = match &entry.what {
        Entering::Command { .. } => return command::run(state, &text),
        Entering::Number => return if text.is_empty() { Vec::new() } else { moves::go(state, &text) },
        Entering::WaitUntil { tickets, reason } => work::wait_until(state, tickets, reason, &text),
        Entering::Promise { tickets } => work::promise_text(state, tickets, &text),
        Entering::Note { tickets } => Ok(work::note_text(state, tickets, &text)),
        Entering::Parent { tickets } => work::link_to(state, tickets, &text),
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
