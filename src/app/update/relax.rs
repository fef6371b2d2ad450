//! A line of the plan that nobody may take, sent all the same: one rule is overridden, with a reason, as by hand.

use super::ask;
use crate::app::msg::Effect;
use crate::app::overlay::Asking;
use crate::app::pane::{Pane, PlanPane};
use crate::app::state::State;
use crate::desk::TicketId;
use crate::routing::Line;

/// Asks why the rule that blocks the chosen line should be overridden; none where the line is not one that a single rule frees.
pub fn offer(state: &mut State) -> Option<Vec<Effect>> {
    let Pane::Plan(pane) = &state.pane else { return None };
    let line = pane.plan.as_ref()?.lines.get(pane.chosen)?;
    let relaxation = line.relaxation.as_deref().filter(|_| !pane.dropped.contains(&line.ticket))?;
    let (unit, rules) = (relaxation.candidate.unit.clone(), vec![relaxation.rule]);
    Some(ask::open_reasons(state, Asking::Over { tickets: tickets_of(line), unit, rules }))
}

/// The tickets have been given to somebody against a rule: what was sent is no matter of the open plan any more. Its other lines
/// stand: the price that was shown counts on top of them.
pub fn sent(state: &mut State, tickets: &[TicketId]) {
    let State { pane: Pane::Plan(pane), wishes, .. } = state else { return };
    let PlanPane { plan: Some(plan), tickets: marked, chosen, .. } = pane.as_mut() else { return };
    let gone = |ticket: &TicketId| tickets.contains(ticket) && wishes.is_pending(ticket);
    plan.lines.retain(|line| !gone(&line.ticket));
    if let Some(marked) = marked {
        marked.retain(|ticket| !gone(ticket));
    }
    *chosen = (*chosen).min(plan.lines.len().saturating_sub(1));
}

fn tickets_of(line: &Line) -> Vec<TicketId> {
    std::iter::once(&line.ticket).chain(&line.with).cloned().collect()
}
