//! Lines of text: numbers, dates, notes, promises.

use super::{act, command, keys, moves, unit, work};
use crate::app::msg::{Effect, Said};
use crate::app::overlay::{Entering, Entry, Overlay, Typed};
use crate::app::state::State;
use crate::keymap::{Chord, Key};

/// Asks for a line of text.
pub fn open(state: &mut State, what: Entering) -> Vec<Effect> {
    state.overlay = Overlay::Entry(Box::new(Entry { what, typed: Typed::default(), complaint: None }));
    Vec::new()
}

/// A key while a line is typed; none when the key is not for the line.
pub fn key(state: &mut State, chord: Chord) -> Option<Vec<Effect>> {
    let Overlay::Entry(entry) = &mut state.overlay else { return None };
    match chord.key() {
        Key::Esc => {
            state.overlay = Overlay::None;
            return Some(Vec::new());
        }
        Key::Enter => return Some(submit(state)),
        Key::Up | Key::Down if matches!(entry.what, Entering::Command { .. }) => {
            return Some(command::history(state, chord.key() == Key::Up));
        }
        Key::Tab if matches!(entry.what, Entering::Command { .. }) => return Some(command::complete(state)),
        _ => {}
    }
    keys::edit(&mut entry.typed, chord).then(|| {
        entry.complaint = None;
        Vec::new()
    })
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
        Entering::Note { tickets } => work::note_text(state, tickets, &text),
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
    act::say(state, said)
}
