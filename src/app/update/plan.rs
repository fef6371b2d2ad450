//! Proposals for one ticket, and the plan over the queue.

use super::{meanwhile, pick, relax, send};
use crate::app::msg::{Arg, Effect, Said};
use crate::app::pane::{Pane, PlanPane, ProposalPane};
use crate::app::state::State;
use crate::desk::{Act, Assignment, Backlog, Change, Failure, Handed, Named, PhaseKind, TicketId, UnitId, Wish};
use crate::routing::{Line, Plan};
use std::collections::BTreeMap;

/// Whom to send? Several marked tickets make a plan of their own.
pub fn propose(state: &mut State, tickets: Vec<TicketId>) -> Vec<Effect> {
    if tickets.len() > 1 {
        return open_for(state, Some(tickets));
    }
    let Some(ticket) = tickets.into_iter().next() else { return Vec::new() };
    state.pane = Pane::Proposal(Box::new(ProposalPane {
        ticket: ticket.clone(),
        line: None,
        chosen: 0,
        send_when_ready: false,
        nearby: nearby(state, &ticket),
        whole: false,
    }));
    vec![Effect::Propose(ticket)]
}

/// Other open tickets of the same object that nobody holds and that wait for nothing.
fn nearby(state: &State, ticket: &TicketId) -> Vec<TicketId> {
    let Some(site) = state.board.row(ticket).and_then(|r| r.facts.site.as_ref()).map(|s| s.id.clone()) else { return Vec::new() };
    let there = state.board.all().iter().filter(|r| r.id != *ticket && r.facts.site.as_ref().is_some_and(|s| s.id == site));
    let free = there.filter(|r| r.facts.assignee.is_none() && r.facts.phase != PhaseKind::Waiting);
    free.map(|r| r.id.clone()).take(9).collect()
}

/// Candidates have come.
pub fn proposed(state: &mut State, ticket: &TicketId, line: Result<Option<Box<Line>>, Failure>) -> Vec<Effect> {
    let line = match line {
        Ok(Some(line)) => line,
        Ok(None) => {
            state.said = Some(Said::error("ticket-is-gone"));
            return Vec::new();
        }
        Err(failure) => {
            state.said = Some(send::failure_said(&failure, None));
            return Vec::new();
        }
    };
    let picked = pick::candidates_came(state, ticket, &line);
    if let Pane::Proposal(pane) = &mut state.pane
        && pane.ticket == *ticket
    {
        // What was chosen before the list came holds for it; a list that comes again begins anew.
        let chosen = if pane.line.is_none() { pane.chosen } else { 0 };
        let last = line.candidates.len().saturating_sub(1);
        pane.line = Some(line);
        if std::mem::take(&mut pane.send_when_ready) {
            return send_chosen(state, Some(chosen));
        }
        pane.chosen = chosen.min(last);
    }
    picked
}

/// Sends the chosen candidate, or the one of that place in the list.
pub fn send_chosen(state: &mut State, place: Option<usize>) -> Vec<Effect> {
    let Pane::Proposal(pane) = &mut state.pane else { return Vec::new() };
    let Some(line) = &pane.line else {
        pane.send_when_ready = true;
        pane.chosen = place.unwrap_or(pane.chosen);
        return Vec::new();
    };
    let Some(candidate) = line.candidates.get(place.unwrap_or(pane.chosen)) else {
        state.said = Some(Said::error("nobody-may"));
        return Vec::new();
    };
    let unit = candidate.unit.clone();
    let line = line.clone();
    state.pane = Pane::None;
    let wishes = line_wishes(state, &line, &unit, None);
    send::send(state, wishes)
}

/// The wishes that a line of a plan becomes: the ticket and those that go along, undone together, each with the version that
/// was planned on.
fn line_wishes(state: &mut State, line: &Line, unit: &Named<UnitId>, backlog: Option<&Backlog>) -> Vec<Wish> {
    let batch = (!line.with.is_empty()).then(|| state.wishes.mint_batch());
    let first = assign_wish(state, &line.ticket, unit, Some(line.version));
    let mut wishes = vec![first];
    for ticket in &line.with {
        let planned_on = backlog.and_then(|b| b.tickets.iter().find(|t| t.head.id == *ticket)).map(|t| t.head.version);
        wishes.push(assign_wish(state, ticket, unit, planned_on));
    }
    for wish in &mut wishes {
        wish.batch.clone_from(&batch);
    }
    wishes
}

/// Without a version planned on, the board's counts.
fn assign_wish(state: &mut State, ticket: &TicketId, unit: &Named<UnitId>, seen: Option<i64>) -> Wish {
    let now = state.now;
    let change =
        Change::Assign { to: Some(Assignment { unit: unit.clone(), handed: Handed::Told { at: now }, since: now }), over: None };
    let mut wish = send::wish(state, ticket, change);
    if let (Some(version), Act::Ticket { seen, .. }) = (seen, &mut wish.act) {
        *seen = Some(version);
    }
    wish
}

/// Plans the marked tickets, else the whole queue that nobody holds.
pub fn open(state: &mut State) -> Vec<Effect> {
    let marked = state.board.picked();
    let tickets = (!state.board.marked.is_empty()).then_some(marked);
    open_for(state, tickets)
}

fn open_for(state: &mut State, tickets: Option<Vec<TicketId>>) -> Vec<Effect> {
    state.pane = Pane::Plan(Box::new(PlanPane {
        tickets: tickets.clone(),
        plan: None,
        backlog: None,
        chosen: 0,
        fixed: Vec::new(),
        dropped: Vec::new(),
        apply_when_ready: false,
        whole: false,
        meanwhile: BTreeMap::new(),
        sent: Vec::new(),
        went: 0,
    }));
    vec![Effect::Plan { tickets, fixed: Vec::new(), dropped: Vec::new() }]
}

/// A plan has come.
pub fn planned(state: &mut State, plan: Result<(Box<Plan>, Box<Backlog>), Failure>) -> Vec<Effect> {
    let Pane::Plan(pane) = &mut state.pane else { return Vec::new() };
    match plan {
        Ok((mut plan, backlog)) => {
            keep_dropped(pane, &mut plan);
            pane.chosen = pane.chosen.min(plan.lines.len().saturating_sub(1));
            pane.plan = Some(plan);
            pane.backlog = Some(backlog);
            let at_once = std::mem::take(&mut pane.apply_when_ready);
            meanwhile::since_planned(state);
            if at_once {
                return apply(state);
            }
        }
        Err(failure) => {
            state.pane = Pane::None;
            state.said = Some(send::failure_said(&failure, None));
        }
    }
    Vec::new()
}

/// Lines that a person has dropped stay in sight where they were, so that they can be taken in again.
fn keep_dropped(pane: &PlanPane, plan: &mut Plan) {
    let Some(before) = &pane.plan else { return };
    let place = |ticket: &TicketId| before.lines.iter().position(|l| l.ticket == *ticket).unwrap_or(usize::MAX);
    let dropped = before.lines.iter().filter(|l| pane.dropped.contains(&l.ticket)).cloned();
    plan.lines.extend(dropped.map(|line| Line { choice: None, alternative: None, ..line }));
    plan.lines.sort_by_key(|line| place(&line.ticket));
}

/// Sends all placed lines as one batch: one undo takes the whole plan back. Lines whose tickets changed meanwhile stay, and so
/// does what the desk refuses.
pub fn apply(state: &mut State) -> Vec<Effect> {
    let Pane::Plan(pane) = &state.pane else { return Vec::new() };
    if meanwhile::is_on_its_way(state, pane) {
        return Vec::new();
    }
    let Pane::Plan(pane) = &mut state.pane else { return Vec::new() };
    let Some(plan) = pane.plan.clone() else {
        pane.apply_when_ready = true;
        return Vec::new();
    };
    let backlog = pane.backlog.clone();
    let stays: Vec<bool> = plan.lines.iter().map(|line| pane.meanwhile_of(line).is_some()).collect();
    let batch = state.wishes.mint_batch();
    let mut wishes = Vec::new();
    for line in plan.lines.iter().zip(&stays).filter(|(_, stays)| !**stays).map(|(line, _)| line) {
        let Some(choice) = &line.choice else { continue };
        let unit = choice.unit.clone();
        wishes.extend(line_wishes(state, line, &unit, backlog.as_deref()));
    }
    if wishes.is_empty() {
        let changed = stays.contains(&true);
        state.said = Some(Said::warning(if changed { "plan-has-changed" } else { "plan-is-empty" }));
        if !changed {
            state.pane = Pane::None;
        }
        return Vec::new();
    }
    if state.seat.read_only {
        return send::send(state, wishes);
    }
    for wish in &mut wishes {
        wish.batch = Some(batch.clone());
    }
    state.said = Some(Said::plain("plan-sent").with("count", Arg::Number(wishes.len() as i64)));
    meanwhile::sends(state, &wishes);
    send::send(state, wishes)
}

/// Plans anew on the desk as it is now: what others have taken is theirs, the rest finds its place.
pub fn anew(state: &mut State) -> Vec<Effect> {
    let Pane::Plan(pane) = &mut state.pane else { return Vec::new() };
    meanwhile::let_go(pane);
    replan(state)
}

/// Fixes the chosen line as it is, or lets it loose; the rest is planned around it.
pub fn pin(state: &mut State) -> Vec<Effect> {
    let Pane::Plan(pane) = &mut state.pane else { return Vec::new() };
    let Some(line) = pane.plan.as_ref().and_then(|p| p.lines.get(pane.chosen)) else { return Vec::new() };
    let ticket = line.ticket.clone();
    if let Some(place) = pane.fixed.iter().position(|(t, _)| *t == ticket) {
        pane.fixed.remove(place);
    } else if let Some(choice) = &line.choice {
        pane.fixed.push((ticket, choice.unit.clone()));
    }
    replan(state)
}

/// Drops the chosen line from the plan, or takes it in again: the whole of it, with the tickets that go along. A line that nobody
/// may take has nothing to drop: what would free it is offered instead.
pub fn drop_line(state: &mut State) -> Vec<Effect> {
    if let Some(asked) = relax::offer(state) {
        return asked;
    }
    let Pane::Plan(pane) = &mut state.pane else { return Vec::new() };
    let Some(line) = pane.plan.as_ref().and_then(|p| p.lines.get(pane.chosen)) else { return Vec::new() };
    let tickets: Vec<TicketId> = std::iter::once(&line.ticket).chain(&line.with).cloned().collect();
    pane.fixed.retain(|(t, _)| !tickets.contains(t));
    if pane.dropped.contains(&tickets[0]) {
        pane.dropped.retain(|t| !tickets.contains(t));
    } else {
        pane.dropped.extend(tickets);
    }
    replan(state)
}

/// Gives the chosen line to somebody else.
pub fn change(state: &mut State) -> Vec<Effect> {
    let Pane::Plan(pane) = &state.pane else { return Vec::new() };
    let Some(line) = pane.plan.as_ref().and_then(|p| p.lines.get(pane.chosen)) else { return Vec::new() };
    let line = line.clone();
    pick::line_unit(state, &line)
}

/// Fixes the line of a ticket to a unit.
pub fn fix(state: &mut State, ticket: TicketId, unit: Named<UnitId>) -> Vec<Effect> {
    let Pane::Plan(pane) = &mut state.pane else { return Vec::new() };
    pane.fixed.retain(|(t, _)| *t != ticket);
    pane.dropped.retain(|t| *t != ticket);
    pane.fixed.push((ticket, unit));
    replan(state)
}

fn replan(state: &State) -> Vec<Effect> {
    let Pane::Plan(pane) = &state.pane else { return Vec::new() };
    // What was sent all the same may not have reached the desk yet: it is planned no more.
    let sent = state.wishes.on_their_way().filter(|ticket| !pane.dropped.contains(ticket));
    vec![Effect::Plan {
        tickets: pane.tickets.clone(),
        fixed: pane.fixed.iter().map(|(t, u)| (t.clone(), u.id.clone())).collect(),
        dropped: pane.dropped.iter().chain(sent).cloned().collect(),
    }]
}
