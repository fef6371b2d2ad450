//! Proposals for one ticket, and the plan over the queue.

use super::{ask, beside, meanwhile, pick, relax, send};
use crate::app::msg::{Arg, Effect, Said};
use crate::app::overlay::Asking;
use crate::app::pane::{Fixed, Over, Pane, PlanPane, ProposalPane};
use crate::app::state::State;
use crate::desk::{Act, Assignment, Backlog, Change, Failure, Handed, Named, PhaseKind, TicketId, UnitId, Wish};
use crate::routing::{Line, Plan, Rule};

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
    vec![ask(state, ticket)]
}

/// Asks who could take a ticket.
pub fn ask(state: &State, ticket: TicketId) -> Effect {
    Effect::Propose(ticket, state.board.whole())
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
    let wishes = line_wishes(state, &line, &unit, None, None);
    send::send(state, wishes)
}

/// The wishes that a line of a plan becomes: the ticket and those that go along, undone together, each with the version that
/// was planned on, and with the rule that a person overrides for it.
fn line_wishes(
    state: &mut State,
    line: &Line,
    unit: &Named<UnitId>,
    over: Option<&Over>,
    backlog: Option<&Backlog>,
) -> Vec<Wish> {
    let batch = (!line.with.is_empty()).then(|| state.wishes.mint_batch());
    let along = |ticket: &TicketId| backlog.and_then(|b| b.tickets.iter().find(|t| t.head.id == *ticket)).map(|t| t.head.version);
    let all: Vec<(TicketId, Option<i64>)> = std::iter::once((line.ticket.clone(), Some(line.version)))
        .chain(line.with.iter().map(|ticket| (ticket.clone(), along(ticket))))
        .collect();
    let wish = |(ticket, planned_on): (TicketId, Option<i64>)| {
        let rule = over.map(|over| over.rule.name().to_owned());
        let mut wish = assign_wish(state, &ticket, unit, rule, planned_on);
        wish.reason = over.map(|over| over.reason.clone());
        wish.batch.clone_from(&batch);
        wish
    };
    all.into_iter().map(wish).collect()
}

/// Without a version planned on, the board's counts.
fn assign_wish(state: &mut State, ticket: &TicketId, unit: &Named<UnitId>, over: Option<String>, seen: Option<i64>) -> Wish {
    let now = state.now;
    let change =
        Change::Assign { to: Some(Assignment { unit: unit.clone(), handed: Handed::Told { at: now }, since: now }), over };
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
    let asked = state.wishes.mint_asking();
    state.pane = Pane::Plan(Box::new(PlanPane { tickets: tickets.clone(), asked, ..PlanPane::default() }));
    vec![Effect::Plan { asked, opens: true, tickets, fixed: Vec::new(), dropped: Vec::new() }]
}

/// A plan has come.
pub fn planned(state: &mut State, asked: u64, plan: Result<(Box<Plan>, Box<Backlog>), Failure>) -> Vec<Effect> {
    let Pane::Plan(pane) = &mut state.pane else { return Vec::new() };
    // Two plans may be under way at once, and the one asked for first may come last.
    if pane.asked != asked {
        return Vec::new();
    }
    match plan {
        Ok((mut plan, backlog)) => {
            keep_dropped(pane, &mut plan);
            let before = pane.plan.take();
            pane.chosen = before.as_ref().map_or(pane.chosen, |before| same_line(before, &plan, pane.chosen));
            pane.chosen = pane.chosen.min(plan.lines.len().saturating_sub(1));
            let said = before.map(|before| beside::moves(pane, &before, &plan));
            pane.plan = Some(plan);
            pane.backlog = Some(backlog);
            let at_once = std::mem::take(&mut pane.apply_when_ready);
            meanwhile::since_planned(state);
            beside::since_planned(state);
            if at_once {
                return apply(state);
            }
            state.said = said.or(state.said.take());
        }
        Err(failure) => {
            state.pane = Pane::None;
            state.said = Some(send::failure_said(&failure, None));
        }
    }
    Vec::new()
}

/// Where the line at this place of the plan before is now: the cursor stays on its ticket.
fn same_line(before: &Plan, after: &Plan, chosen: usize) -> usize {
    let ticket = before.lines.get(chosen).map(|line| &line.ticket);
    after.lines.iter().position(|line| Some(&line.ticket) == ticket).unwrap_or(chosen)
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
    let (backlog, fixed) = (pane.backlog.clone(), pane.fixed.clone());
    let stays: Vec<bool> = plan.lines.iter().map(|line| pane.meanwhile_of(line).is_some()).collect();
    let batch = state.wishes.mint_batch();
    let mut wishes = Vec::new();
    for line in plan.lines.iter().zip(&stays).filter(|(_, stays)| !**stays).map(|(line, _)| line) {
        let Some(choice) = &line.choice else { continue };
        let unit = choice.unit.clone();
        let over =
            fixed.iter().find(|fixed| fixed.ticket == line.ticket && fixed.unit == unit).and_then(|fixed| fixed.over.as_ref());
        wishes.extend(line_wishes(state, line, &unit, over, backlog.as_deref()));
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
    if let Some(place) = pane.fixed.iter().position(|fixed| fixed.ticket == ticket) {
        pane.fixed.remove(place);
    } else if let Some(choice) = &line.choice {
        pane.fixed.push(Fixed { ticket, unit: choice.unit.clone(), over: None });
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
    pane.fixed.retain(|fixed| !tickets.contains(&fixed.ticket));
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

/// Fixes the line of a ticket to a unit; where a rule says no, asks why it should be done all the same.
pub fn fix(state: &mut State, ticket: TicketId, unit: Named<UnitId>, rules: Vec<Rule>) -> Vec<Effect> {
    if rules.is_empty() {
        fix_over(state, ticket, unit, None)
    } else {
        ask::open_reasons(state, Asking::OverInPlan { ticket, unit, rules })
    }
}

/// Fixes the line of a ticket to a unit, whatever rule is overridden for it.
pub fn fix_over(state: &mut State, ticket: TicketId, unit: Named<UnitId>, over: Option<Over>) -> Vec<Effect> {
    let Pane::Plan(pane) = &mut state.pane else { return Vec::new() };
    pane.fixed.retain(|fixed| fixed.ticket != ticket);
    pane.dropped.retain(|t| *t != ticket);
    pane.fixed.push(Fixed { ticket, unit, over });
    replan(state)
}

fn replan(state: &mut State) -> Vec<Effect> {
    let Pane::Plan(pane) = &mut state.pane else { return Vec::new() };
    pane.asked = state.wishes.mint_asking();
    // What was sent all the same may not have reached the desk yet: it is planned no more.
    let sent = state.wishes.on_their_way().filter(|ticket| !pane.dropped.contains(ticket));
    vec![Effect::Plan {
        asked: pane.asked,
        opens: false,
        tickets: pane.tickets.clone(),
        fixed: pane.fixed.iter().map(|fixed| (fixed.ticket.clone(), fixed.unit.id.clone())).collect(),
        dropped: pane.dropped.iter().chain(sent).cloned().collect(),
    }]
}
