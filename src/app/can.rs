//! What can be done now, and why not: the palette and the command line show it before a key is wasted.

use super::contentment::asked_about;
use super::overlay::Overlay;
use super::pane::Pane;
use super::state::State;
use crate::action::{Action, Needs};
use crate::desk::TicketId;

/// Why the action makes no sense now, as the code of a text (`why-not-…`); none when it does.
#[must_use]
pub fn why_not(state: &State, action: Action) -> Option<&'static str> {
    match action.needs() {
        Needs::Nothing if action == Action::Macro && state.hands.keymap.macros().is_empty() => Some("no-macros"),
        Needs::Nothing if action == Action::Content && asked_about(state, None).is_none() => Some("no-done-work"),
        Needs::Nothing => None,
        Needs::Ticket => about(state).is_empty().then_some("no-ticket"),
        Needs::Holder => {
            let about = about(state);
            let held = |id: &TicketId| state.board.row(id).is_some_and(|row| row.facts.assignee.is_some());
            if about.is_empty() { Some("no-ticket") } else { (!about.iter().any(held)).then_some("no-holder") }
        }
        Needs::Caller => {
            let talks = matches!(state.pane, Pane::Call(_)) || state.live_call().is_some();
            (!talks).then_some("no-caller")
        }
        Needs::Spec => (!matches!(state.overlay, Overlay::Spec(_))).then_some("no-spec"),
        Needs::Proposal => (!matches!(state.pane, Pane::Proposal(_) | Pane::Plan(_))).then_some("no-plan"),
    }
}

/// The tickets that an action would be about: the pane's, else the marked ones, else the chosen one.
fn about(state: &State) -> Vec<TicketId> {
    match &state.pane {
        Pane::Call(pane) => pane.open_ticket().into_iter().cloned().collect(),
        pane => pane.ticket().map_or_else(|| state.board.picked(), |id| vec![id.clone()]),
    }
}
