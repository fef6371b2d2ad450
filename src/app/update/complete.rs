//! Tab and the history of the command line.

use crate::app::command_line::{CommandLine, Offer};
use crate::app::completion;
use crate::app::msg::Effect;
use crate::app::overlay::{Entering, Overlay, Typed};
use crate::app::state::State;
use crate::text::fold;

/// The candidates for where the cursor is.
pub fn offer_at(state: &State, typed: &Typed) -> Offer {
    let before: String = typed.text.chars().take(typed.at).collect();
    completion::offer(state, &before)
}

/// The line has been changed by hand.
pub fn edited(state: &mut State) {
    let Some(typed) = at_hand(state).map(|(typed, _)| typed.clone()) else { return };
    let offer = offer_at(state, &typed);
    if let Some((_, line)) = at_hand(state) {
        *line = CommandLine { over: std::mem::take(&mut line.over), offer, ..CommandLine::default() };
    }
}

/// Tab: puts in what all candidates have in common; when that is no more than what stands there, one after another.
pub fn tab(state: &mut State, backwards: bool) -> Vec<Effect> {
    let Some((typed, line)) = at_hand(state) else { return Vec::new() };
    let words: Vec<&str> = line.offer.candidates.iter().map(|c| c.word.as_str()).collect();
    let (Some(first), last) = (words.first(), words.len().saturating_sub(1)) else { return Vec::new() };
    let stem: String = typed.text.chars().take(typed.at).skip(line.offer.from).collect();
    let common = words.iter().fold((*first).to_owned(), |common, word| in_common(&common, word));
    let longer = common.chars().count() > stem.chars().count();
    let only = words.len() == 1;
    let word = if only {
        format!("{first} ")
    } else if longer && line.offer.taken.is_none() {
        common
    } else {
        let next = match (line.offer.taken, backwards) {
            (None, false) => 0,
            (None, true) => last,
            (Some(at), false) => {
                if at == last {
                    0
                } else {
                    at + 1
                }
            }
            (Some(at), true) => at.checked_sub(1).unwrap_or(last),
        };
        line.offer.taken = Some(next);
        words.get(next).copied().unwrap_or_default().to_owned()
    };
    let cycling = line.offer.taken.is_some();
    let from = line.offer.from;
    let head: String = typed.text.chars().take(from).collect();
    let tail: String = typed.text.chars().skip(typed.at).collect();
    *typed = Typed { at: from + word.chars().count(), text: head + &word + &tail };
    line.wrong = None;
    if !cycling {
        edited(state);
    }
    Vec::new()
}

fn in_common(a: &str, b: &str) -> String {
    a.chars().zip(b.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a).collect()
}

/// Up and down: lines given before that begin as what was typed.
pub fn history(state: &mut State, up: bool) -> Vec<Effect> {
    let lines = state.hands.history.clone();
    let Some((typed, line)) = at_hand(state) else { return Vec::new() };
    if line.back.is_none() {
        line.stem.clone_from(&typed.text);
    }
    let begun = fold(&line.stem);
    let fits = |at: &usize| lines.get(*at).is_some_and(|known| fold(known).starts_with(&begun));
    let next = match (line.back, up) {
        (None, true) => (0..lines.len()).rev().find(fits),
        (Some(at), true) => (0..at).rev().find(fits).or(Some(at)),
        (Some(at), false) => (at + 1..lines.len()).find(fits),
        (None, false) => None,
    };
    line.back = next;
    line.wrong = None;
    line.offer = Offer::default();
    *typed = Typed::of(next.and_then(|at| lines.get(at)).unwrap_or(&line.stem));
    Vec::new()
}

/// The line that stands open, with what is typed in it.
fn at_hand(state: &mut State) -> Option<(&mut Typed, &mut CommandLine)> {
    let Overlay::Entry(entry) = &mut state.overlay else { return None };
    entry.complaint = None;
    let super::super::overlay::Entry { what: Entering::Command(line), typed, .. } = &mut **entry else { return None };
    Some((typed, line))
}
