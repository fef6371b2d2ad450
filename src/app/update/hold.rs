//! Calls put aside: each with its panel and the ticket that was being written for it. Nothing that was typed is lost.

use super::{act, call, pick};
use crate::app::msg::{Effect, Said};
use crate::app::overlay::Overlay;
use crate::app::pane::Pane;
use crate::app::state::{HeldCall, State};
use crate::desk::{CallId, CallState};

/// `h`: puts the caller of the panel aside.
pub fn hold(state: &mut State) -> Vec<Effect> {
    if aside(state) { act::say(state, Said::plain("call-held")) } else { act::say(state, Said::warning("nothing-to-hold")) }
}

/// Puts the call that one talks on aside; false when there is none in the panel.
pub fn aside(state: &mut State) -> bool {
    let Pane::Call(pane) = &state.pane else { return false };
    let Some(id) = pane.call.clone() else { return false };
    if !is(state, &id, CallState::Answered) {
        return false;
    }
    let form = match std::mem::take(&mut state.overlay) {
        Overlay::New(new) if new.call.as_ref() == Some(&id) => Some(new),
        other => {
            state.overlay = other;
            state.drafts.take_of_call(&id)
        }
    };
    if let Pane::Call(pane) = std::mem::take(&mut state.pane) {
        state.desk.held.push(HeldCall { pane, form, since: state.now });
    }
    true
}

fn is(state: &State, id: &CallId, how: CallState) -> bool {
    state.desk.calls.iter().any(|call| call.id == *id && call.state == how)
}

/// The panel of a call that was put aside is back as it was left; false when it was not.
pub fn back(state: &mut State, id: &CallId) -> bool {
    let Some(place) = state.desk.held.iter().position(|held| held.pane.call.as_ref() == Some(id)) else { return false };
    aside(state);
    let held = state.desk.held.remove(place);
    state.pane = Pane::Call(held.pane);
    if let Some(form) = held.form {
        state.overlay = Overlay::New(form);
    }
    call::judge(state);
    true
}

/// `g c`: the calls put aside, and those that nobody answered. A single one is taken at once.
pub fn list(state: &mut State) -> Vec<Effect> {
    let missed = state.call_backs().count();
    match (state.desk.held.as_slice(), missed) {
        ([], 0) => act::say(state, Said::plain("no-held-calls")),
        ([only], 0) => {
            let id = only.pane.call.clone();
            id.map_or_else(Vec::new, |id| take(state, &id))
        }
        _ => pick::calls(state),
    }
}

/// Takes a call of the list: one put aside, or one to call back.
pub fn take(state: &mut State, id: &CallId) -> Vec<Effect> {
    if back(state, id) {
        return Vec::new();
    }
    match state.desk.calls.iter().find(|call| call.id == *id).cloned() {
        Some(call) => call::of_call(state, &call),
        None => Vec::new(),
    }
}

/// A call that is over leaves the stack. What was being written for it is put by.
pub fn over(state: &mut State, id: &CallId) {
    if is(state, id, CallState::Answered) || is(state, id, CallState::Ringing) {
        return;
    }
    let Some(place) = state.desk.held.iter().position(|held| held.pane.call.as_ref() == Some(id)) else { return };
    if let Some(form) = state.desk.held.remove(place).form
        && !form.subject.is_empty()
    {
        state.drafts.put(form);
        state.said = Some(Said::plain("held-over-draft"));
    }
}
