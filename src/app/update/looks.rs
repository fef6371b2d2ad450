//! How the screen looks: the theme, the thin line, the mask.

use super::act;
use crate::app::msg::{Arg, Effect, Said};
use crate::app::overlay::Overlay;
use crate::app::state::State;

/// A theme by name; without one the list of them, with the board behind it in the colours of the chosen one.
pub fn theme(state: &mut State, words: &[String]) -> Vec<Effect> {
    let looks = &mut state.seat.looks;
    let typed = words.join(" ");
    if typed.is_empty() {
        let chosen = looks.themes.iter().position(|theme| theme.name == looks.theme).unwrap_or(0);
        looks.before = Some(looks.theme.clone());
        state.overlay = Overlay::Themes { chosen };
        return Vec::new();
    }
    match looks.meant(&typed).cloned() {
        Some(theme) => {
            looks.theme = theme.name;
            act::say(state, Said::plain("theme-is").with("theme", Arg::Words(theme.label.into())))
        }
        None => act::say(state, Said::error("no-such-theme").with("typed", Arg::Words(typed.into()))),
    }
}

/// Enter in the list: the theme in sight stays.
pub fn keep(state: &mut State) -> Vec<Effect> {
    let looks = &mut state.seat.looks;
    looks.before = None;
    let label = looks.themes.iter().find(|theme| theme.name == looks.theme).map(|theme| theme.label.clone()).unwrap_or_default();
    state.overlay = Overlay::None;
    act::say(state, Said::plain("theme-is").with("theme", Arg::Words(label.into())))
}

/// The list shows the chosen theme at once. However else it is left, the old one comes back.
pub fn try_on(state: &mut State) {
    let looks = &mut state.seat.looks;
    match state.overlay {
        Overlay::Themes { chosen } => {
            if let Some(theme) = looks.themes.get(chosen) {
                looks.theme.clone_from(&theme.name);
            }
        }
        _ => {
            if let Some(before) = looks.before.take() {
                looks.theme = before;
            }
        }
    }
}

/// ASCII and nothing that moves, and back.
pub fn thin(state: &mut State) -> Vec<Effect> {
    let looks = &mut state.seat.looks;
    looks.thin = !looks.thin;
    let code = if looks.thin { "thin-on" } else { "thin-off" };
    act::say(state, Said::plain(code))
}

/// Covers phones, sums and codes, and uncovers them.
pub fn mask(state: &mut State) -> Vec<Effect> {
    let mask = &mut state.seat.looks.mask;
    mask.on = !mask.on;
    let code = if mask.on { "mask-on" } else { "mask-off" };
    act::say(state, Said::plain(code))
}

/// A key was pressed: somebody sits here.
pub fn touched(state: &mut State) {
    state.seat.looks.mask.touched = state.now;
}

/// Nobody has pressed a key for so long that the seat may be empty. Coming back takes the mask's key, not any.
pub fn idle(state: &mut State) {
    let mask = &mut state.seat.looks.mask;
    if !mask.on && mask.after.is_some_and(|after| mask.touched + after <= state.now) {
        mask.on = true;
        state.said = Some(Said::plain("mask-idle"));
    }
}
