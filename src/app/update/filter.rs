//! The filter line: the board follows while it is typed, Enter keeps it, Esc gives back what was.

use super::{act, entry};
use crate::app::msg::{Arg, Effect, Said};
use crate::app::overlay::{Before, Completing, Entering, Overlay, Typed};
use crate::app::state::State;
use crate::desk::filter::{Complaint, End, as_meant, complete, parse, settled};

/// Rows that are gathered for filters between two keys: a millisecond's work.
const AT_ONCE: usize = 500;

/// `f`: asks for a filter; with words filters at once. What stands there already can be typed on.
pub fn open(state: &mut State, args: &[String]) -> Vec<Effect> {
    if !args.is_empty() {
        state.board.index();
        let text = meant(state, &args.join(" "));
        return match sift(state, &text, End::Done) {
            Ok(()) => Vec::new(),
            Err(said) => act::say(state, said),
        };
    }
    let part = state.board.part();
    let before = Before {
        text: part.filter_text().to_owned(),
        called: part.called.clone(),
        chosen: state.board.chosen.clone(),
        at: state.board.at,
        top: state.board.top,
    };
    let mut typed = Typed::of(&before.text);
    if !typed.is_empty() {
        typed.insert(" ");
    }
    let mut effects = entry::open(state, Entering::Filter { before: Box::new(before), offer: Completing::default() });
    if let Overlay::Entry(entry) = &mut state.overlay {
        entry.typed = typed;
    }
    effects.extend(gather(state));
    effects
}

/// While the line waits for its first letter: gathers a part of what filters look at, and asks to be called again for the rest.
/// Whoever types before that has all of it at the first letter, a fifth of a second late on a hundred thousand tickets.
pub fn gather(state: &mut State) -> Vec<Effect> {
    if !matches!(&state.overlay, Overlay::Entry(entry) if matches!(entry.what, Entering::Filter { .. })) {
        return Vec::new();
    }
    let more = state.board.gather(AT_ONCE);
    offer(state);
    if more { vec![Effect::LookOn] } else { Vec::new() }
}

/// Filters the board by words; on a complaint the board stays as it was.
pub fn sift(state: &mut State, text: &str, end: End) -> Result<(), Said> {
    let filter = parse(text, &state.views.lexicon, end).map_err(|complaint| said(&complaint))?;
    state.board.sift_by(text, filter);
    Ok(())
}

/// The filter is taken off.
pub fn clear(state: &mut State) {
    state.board.sift_by("", crate::desk::filter::Filter::default());
}

/// Something was typed: the board follows, or the line says what is wrong.
pub fn edited(state: &mut State) {
    let Overlay::Entry(entry) = &state.overlay else { return };
    let at_end = entry.typed.at == entry.typed.len();
    let text = entry.typed.text.clone();
    let complaint = sift(state, &text, if at_end { End::Open } else { End::Done }).err();
    if let Overlay::Entry(entry) = &mut state.overlay {
        entry.complaint = complaint;
    }
}

/// Looks up anew what the word before the cursor may become.
pub fn offer(state: &mut State) {
    let Overlay::Entry(entry) = &state.overlay else { return };
    let before: String = entry.typed.text.chars().take(entry.typed.at).collect();
    let Some(index) = state.board.part().known_index() else { return };
    let found = complete(&before, &state.views.lexicon, index);
    if let Overlay::Entry(entry) = &mut state.overlay
        && let Entering::Filter { offer, .. } = &mut entry.what
    {
        *offer = Completing { from: found.from, candidates: found.candidates, turn: None };
    }
}

/// Tab: as far as it is clear; once it is not, one candidate after another.
pub fn tab(state: &mut State) -> Vec<Effect> {
    let Overlay::Entry(entry) = &mut state.overlay else { return Vec::new() };
    let Entering::Filter { offer: known, .. } = &mut entry.what else { return Vec::new() };
    let Some(first) = known.candidates.first() else { return Vec::new() };
    let before: String = entry.typed.text.chars().take(entry.typed.at).collect();
    let after: String = entry.typed.text.chars().skip(entry.typed.at).collect();
    let begun = before.get(known.from..).unwrap_or_default();
    let common = known.candidates.iter().fold(first.clone(), |common, next| {
        common.chars().zip(next.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a).collect()
    });
    let clear = known.turn.is_none() && common.chars().count() > begun.chars().count();
    let put = if clear {
        common
    } else {
        let turn = known.turn.map_or(0, |turn| (turn + 1) % known.candidates.len());
        known.turn = Some(turn);
        known.candidates[turn].clone()
    };
    let line = before.get(..known.from).unwrap_or_default().to_owned() + &put;
    entry.typed = Typed { at: line.chars().count(), text: line + &after };
    edited(state);
    if clear {
        offer(state);
    }
    Vec::new()
}

/// Words typed on the other layout as they were meant: the head and a saved view show what a person can read.
fn meant(state: &State, text: &str) -> String {
    match state.board.part().known_index() {
        Some(index) => as_meant(text, &state.views.lexicon, index),
        None => text.to_owned(),
    }
}

/// Enter: the filter stays. A last word that is only begun becomes one that says so.
pub fn keep(state: &mut State, text: &str) -> Result<Vec<Effect>, Said> {
    let text = meant(state, text);
    let text = match state.board.part().known_index() {
        Some(index) => settled(&text, &state.views.lexicon, index),
        None => text,
    };
    sift(state, &text, End::Done).map(|()| Vec::new())
}

/// Esc: what was before comes back, the cursor too.
pub fn give_back(state: &mut State, before: Before) {
    // It was a good filter before; the words have not changed since.
    if sift(state, &before.text, End::Done).is_err() {
        clear(state);
    }
    state.board.call(before.called);
    state.board.chosen = before.chosen;
    state.board.at = before.at;
    state.board.top = before.top;
}

/// What is wrong with a filter, as a dispatcher needs to hear it.
pub fn said(complaint: &Complaint) -> Said {
    let (code, values) = complaint.said();
    // What there is are our own words: they stay whole.
    let arg = |name: &str, value: &str| if name == "known" { Arg::Text(value.into()) } else { Arg::Words(value.into()) };
    values.into_iter().fold(Said::error(code), |said, (name, value)| said.with(name, arg(name, value)))
}
