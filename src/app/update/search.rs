//! Searching in what is shown: the cursor jumps while it is typed, Enter stays there, Esc goes back.

use super::{act, board_rows, entry};
use crate::app::board::{Search, Way};
use crate::app::msg::{Arg, Effect, Said};
use crate::app::overlay::{Before, Entering, Overlay};
use crate::app::state::State;
use crate::text::Raw;

/// `/`: asks what to search for; with words searches at once.
pub fn open(state: &mut State, args: &[String]) -> Vec<Effect> {
    if !args.is_empty() {
        state.board.search_for(Search::of(&args.join(" ")));
        return seek(state, Way::Here);
    }
    let before = Before {
        text: state.board.part().search.as_ref().map(|s| s.text.clone()).unwrap_or_default(),
        called: None,
        chosen: state.board.chosen.clone(),
        at: state.board.at,
        top: state.board.top,
    };
    entry::open(state, Entering::Search { before: Box::new(before) })
}

/// Something was typed: to the first match from where the search began.
pub fn edited(state: &mut State) {
    let Overlay::Entry(entry) = &state.overlay else { return };
    let Entering::Search { before } = &entry.what else { return };
    let (text, before) = (entry.typed.text.clone(), before.clone());
    back_to(state, &before);
    state.board.search_for(Search::of(&text));
    let (now, height) = (state.now, board_rows(state));
    let found = state.board.seek(Way::Here, now, height);
    let complaint = (found.is_none() && !text.trim().is_empty()).then(|| nothing(&text));
    if let Overlay::Entry(entry) = &mut state.overlay {
        entry.complaint = complaint;
    }
}

/// Enter: stays at the match, and says which one of how many it is.
pub fn keep(state: &mut State, text: &str) -> Vec<Effect> {
    state.board.search_for(Search::of(text));
    if text.is_empty() { Vec::new() } else { seek(state, Way::Here) }
}

/// Esc: the cursor goes back to where it was, and what was searched for before counts again.
pub fn give_back(state: &mut State, before: &Before) {
    state.board.search_for(Search::of(&before.text));
    back_to(state, before);
}

fn back_to(state: &mut State, before: &Before) {
    let height = board_rows(state);
    if let Some(chosen) = &before.chosen {
        state.board.choose(chosen, height);
    }
    state.board.top = before.top;
    state.board.keep_in_sight(height);
}

/// `]` and `[`: the next match, the previous one.
pub fn seek(state: &mut State, way: Way) -> Vec<Effect> {
    let Some(text) = state.board.part().search.as_ref().map(|s| s.text.clone()) else {
        return act::say(state, Said::warning("nothing-sought"));
    };
    let (now, height) = (state.now, board_rows(state));
    let said = match state.board.seek(way, now, height) {
        Some((at, count)) => Said::plain("found").with("at", Arg::Number(at as i64)).with("count", Arg::Number(count as i64)),
        None => nothing(&text),
    };
    act::say(state, said)
}

fn nothing(text: &str) -> Said {
    Said::warning("found-none").with("words", Arg::Words(Raw::from(text.trim())))
}
