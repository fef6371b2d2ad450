//! The command line over any screen: action names or words of the person's language, arguments after them.

use super::keep::keep;
use super::{act, entry};
use crate::action::Action;
use crate::app::msg::{Arg, Effect, Said};
use crate::app::overlay::{Entering, Overlay, Typed};
use crate::app::state::State;
use crate::text::{fold, twin};

/// Asks for a command.
pub fn open(state: &mut State) -> Vec<Effect> {
    entry::open(state, Entering::Command { back: None })
}

/// Runs a line: `assign 1051 ежов`, `назначить 1051 ежов`, or the same on the other keyboard layout.
pub fn run(state: &mut State, line: &str) -> Vec<Effect> {
    let line = line.trim().trim_start_matches(':');
    if line.is_empty() {
        return Vec::new();
    }
    if state.hands.history.last().map(String::as_str) != Some(line) {
        state.hands.history.push(line.to_owned());
    }
    let mut effects = done(state, line);
    effects.push(keep(state));
    effects
}

fn done(state: &mut State, line: &str) -> Vec<Effect> {
    let mut words = line.split_whitespace().map(str::to_owned);
    let first = words.next().unwrap_or_default();
    match action_named(state, &first) {
        Some(action) => act::perform(state, action, words.collect()),
        // A lone number goes there.
        None if first.chars().all(|c| c.is_ascii_digit()) => act::perform(state, Action::Go, vec![first]),
        None => act::say(state, Said::error("no-such-command").with("typed", Arg::Words(first.into()))),
    }
}

fn action_named(state: &State, word: &str) -> Option<Action> {
    let known =
        |w: &str| Action::named(w).or_else(|| state.hands.words.iter().find(|(known, _)| fold(known) == w).map(|(_, a)| *a));
    let word = fold(word);
    known(&word).or_else(|| known(&fold(&twin(&word))))
}

/// All that a command may begin with, sorted.
fn names(state: &State) -> Vec<String> {
    let own = Action::ALL.iter().map(|a| a.name().to_owned());
    let mut all: Vec<String> = own.chain(state.hands.words.iter().map(|(w, _)| w.clone())).collect();
    all.sort();
    all.dedup();
    all
}

/// What the typed beginning may become.
#[must_use]
pub fn completions(state: &State, typed: &str) -> Vec<String> {
    let typed = fold(typed);
    let other = fold(&twin(&typed));
    let fits = |name: &String| !typed.is_empty() && (fold(name).starts_with(&typed) || fold(name).starts_with(&other));
    names(state).into_iter().filter(fits).collect()
}

/// Tab: completes the command's name as far as it is clear.
pub fn complete(state: &mut State) -> Vec<Effect> {
    let Overlay::Entry(entry) = &state.overlay else { return Vec::new() };
    if entry.typed.text.contains(' ') {
        return Vec::new();
    }
    let fits = completions(state, &entry.typed.text);
    let Some(first) = fits.first() else { return Vec::new() };
    let common = fits.iter().fold(first.clone(), |common, name| {
        common.chars().zip(name.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a).collect()
    });
    let text = if fits.len() == 1 { format!("{first} ") } else { common };
    if let Overlay::Entry(entry) = &mut state.overlay
        && text.chars().count() >= entry.typed.len()
    {
        entry.typed = Typed::of(&text);
    }
    Vec::new()
}

/// Up and down: lines given before.
pub fn history(state: &mut State, up: bool) -> Vec<Effect> {
    let lines = state.hands.history.clone();
    let Overlay::Entry(entry) = &mut state.overlay else { return Vec::new() };
    let Entering::Command { back } = &mut entry.what else { return Vec::new() };
    let next = match (*back, up) {
        (None, true) => lines.len().checked_sub(1),
        (Some(at), true) => Some(at.saturating_sub(1)),
        (Some(at), false) if at + 1 < lines.len() => Some(at + 1),
        (_, false) => None,
    };
    *back = next;
    entry.typed = Typed::of(next.and_then(|at| lines.get(at)).map_or("", String::as_str));
    Vec::new()
}
