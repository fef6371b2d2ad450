//! What happened to the tickets of an open plan while one looked at it, and what came back when it was sent.

use crate::app::msg::{Arg, Said};
use crate::app::pane::{Meanwhile, Pane, PlanPane, Sending};
use crate::app::state::State;
use crate::desk::{Event, Failure, Row, TicketId, Wish, WishId};
use crate::routing::Line;

/// A ticket has changed: its line in the open plan is marked, where it was planned on an older version.
pub fn changed(state: &mut State, row: &Row, event: Option<&Event>) {
    let own = format!("{}-", state.together.session);
    let Pane::Plan(pane) = &mut state.pane else { return };
    // What this plan itself has sent comes back as news, too.
    if event.is_some_and(|event| pane.sending.wishes.contains(&event.wish)) {
        return;
    }
    if planned_on(pane, &row.id).is_some_and(|version| version < row.version) {
        let mine = event.is_some_and(|event| event.wish.as_str().starts_with(&own));
        let by = event.filter(|_| !mine).map(|event| event.actor.clone());
        mark(pane, &row.id, Meanwhile { row: Some(Box::new(row.clone())), by, ..Meanwhile::default() });
    }
}

/// A ticket has left the board: closed, or gone for good.
pub fn gone(state: &mut State, ticket: &TicketId) {
    let Pane::Plan(pane) = &mut state.pane else { return };
    if planned_on(pane, ticket).is_some() {
        mark(pane, ticket, Meanwhile::default());
    }
}

/// A plan has come: what changed while it was computed is marked at once.
pub fn since_planned(state: &mut State) {
    let Pane::Plan(pane) = &mut state.pane else { return };
    pane.meanwhile.clear();
    let Some(plan) = &pane.plan else { return };
    let of_plan = plan.lines.iter().filter(|line| !pane.dropped.contains(&line.ticket));
    let tickets: Vec<TicketId> = of_plan.flat_map(|line| std::iter::once(&line.ticket).chain(&line.with)).cloned().collect();
    for ticket in tickets {
        let Some(row) = state.board.row(&ticket) else { continue };
        if planned_on(pane, &ticket).is_some_and(|version| version < row.version) {
            mark(pane, &ticket, Meanwhile { row: Some(Box::new((**row).clone())), ..Meanwhile::default() });
        }
    }
}

/// The desk has answered wishes: lines that went through leave the plan, those refused come back with what is there now. Says what
/// the desk said of this plan, when its last answer is there.
pub fn answered(state: &mut State, answers: &[(WishId, Option<(TicketId, Failure)>)]) -> Option<Said> {
    let Pane::Plan(pane) = &mut state.pane else { return None };
    let ours = |id: &WishId| pane.sending.wishes.contains(id);
    let mine: Vec<_> = answers.iter().filter(|(id, _)| ours(id)).cloned().collect();
    if mine.is_empty() {
        return None;
    }
    pane.sending.wishes.retain(|id| !mine.iter().any(|(answered, _)| answered == id));
    for (_, refused) in mine {
        let Some((ticket, failure)) = refused else {
            pane.sending.went += 1;
            continue;
        };
        let found = match &failure {
            Failure::Conflict { theirs, by } => {
                let by = by.as_ref().map(|(who, _)| who.clone());
                Meanwhile { row: Some(theirs.clone()), by, ..Meanwhile::default() }
            }
            other => Meanwhile { refused: Some(super::send::failure_said(other, None)), ..Meanwhile::default() },
        };
        mark(pane, &ticket, found);
    }
    if !pane.sending.wishes.is_empty() {
        return None;
    }
    let back = left_over(pane);
    let went = std::mem::take(&mut pane.sending.went);
    if back == 0 {
        state.pane = Pane::None;
        return None;
    }
    let said = Said::warning("plan-came-back").with("count", Arg::Number(went));
    Some(said.with("back", Arg::Number(back as i64)))
}

/// Lines that were not written stay in the plan; their number.
fn left_over(pane: &mut PlanPane) -> usize {
    let marked: Vec<TicketId> = pane.meanwhile.keys().cloned().collect();
    let Some(plan) = &mut pane.plan else { return 0 };
    plan.lines.retain(|line| is_marked(line, &marked));
    pane.chosen = pane.chosen.min(plan.lines.len().saturating_sub(1));
    // What was written is not planned again.
    if let Some(tickets) = &mut pane.tickets {
        tickets.retain(|ticket| plan.lines.iter().any(|line| line.ticket == *ticket || line.with.contains(ticket)));
    }
    plan.lines.len()
}

fn is_marked(line: &Line, marked: &[TicketId]) -> bool {
    std::iter::once(&line.ticket).chain(&line.with).any(|ticket| marked.contains(ticket))
}

/// Remembers which wishes this plan is.
pub fn sends(state: &mut State, wishes: &[Wish]) {
    if let Pane::Plan(pane) = &mut state.pane {
        pane.sending = Sending { wishes: wishes.iter().map(|wish| wish.id.clone()).collect(), went: 0 };
    }
}

/// Is the plan on its way, every answer still to come?
pub fn is_on_its_way(state: &State, pane: &PlanPane) -> bool {
    state.wishes.sent.iter().chain(&state.wishes.held).any(|wish| pane.sending.wishes.contains(&wish.id))
}

/// A new plan is asked for: what others took or closed meanwhile is theirs.
pub fn let_go(pane: &mut PlanPane) {
    let meanwhile = std::mem::take(&mut pane.meanwhile);
    let theirs = |ticket: &TicketId| {
        let found = meanwhile.get(ticket);
        found.is_some_and(|found| {
            let row = found.row.as_ref();
            let is_theirs = row.is_none_or(|row| row.facts.assignee.is_some() || !row.facts.phase.is_open());
            is_theirs && found.refused.is_none() && found.away.is_none()
        })
    };
    if let Some(tickets) = &mut pane.tickets {
        tickets.retain(|ticket| !theirs(ticket));
    }
    pane.fixed.retain(|fixed| !theirs(&fixed.ticket));
    pane.dropped.retain(|ticket| !theirs(ticket));
}

fn mark(pane: &mut PlanPane, ticket: &TicketId, found: Meanwhile) {
    pane.meanwhile.insert(ticket.clone(), found);
}

/// The version that a ticket of the plan was planned on.
pub(super) fn planned_on(pane: &PlanPane, ticket: &TicketId) -> Option<i64> {
    let lines = &pane.plan.as_ref()?.lines;
    let line = lines.iter().find(|line| line.ticket == *ticket || line.with.contains(ticket))?;
    if line.ticket == *ticket {
        return Some(line.version);
    }
    let along = pane.backlog.as_ref()?.tickets.iter().find(|t| t.head.id == *ticket)?;
    Some(along.head.version)
}
