//! One ticket sooner than it would be: with a higher priority, or before everything else that its engineer has to do.

use super::absence::given_to;
use super::best::replan;
use super::outlook::outlook;
use super::plan::Plan;
use super::rehearsal::{Rehearsal, compare};
use crate::desk::contract::{Contract, Targets};
use crate::desk::terms::under;
use crate::desk::{Backlog, Furniture, Moment, PackageId, Policy, Priority, Row, Ticket, TicketId, UnitId};
use crate::sla::{Calendars, Terms, settle};

/// The ticket with another priority, its clocks as the desk would compute them; the contract is its own.
#[must_use]
pub fn raised(ticket: &Ticket, to: Priority, furniture: &Furniture, contract: Option<&Contract>, now: Moment) -> Ticket {
    let mut raised = ticket.clone();
    raised.head.priority = to;
    // What cannot be read of the desk's calendars was complained of at import; the rest counts.
    let (calendars, _) = Calendars::builtin().with(&furniture.calendars);
    let terms = targets(furniture, contract).map(|targets| Terms { targets, calendars: &calendars, policy: &furniture.policy });
    settle(&mut raised, terms.as_ref(), now);
    raised
}

/// What is promised: by the contract, else its package, else the house's package for tickets without a contract.
fn targets<'a>(furniture: &'a Furniture, contract: Option<&'a Contract>) -> Option<&'a Targets> {
    let package = |id: &PackageId| furniture.packages.iter().find(|p| p.id == *id);
    under(contract, furniture.policy.default_package.as_deref(), package).targets()
}

/// What becomes of the others when a ticket gets a higher priority: `raised` is the ticket as it would be, its clocks settled.
/// The backlog is the whole queue that nobody holds, with what everybody holds.
#[must_use]
pub fn rehearse_raise(backlog: &Backlog, raised: &Ticket, policy: &Policy, now: Moment) -> Rehearsal {
    let id = &raised.head.id;
    if raised.people.assignee.is_some() {
        let row = Row::of(raised);
        let before = outlook(&backlog.units, backlog.held.iter(), &backlog.sites, policy, now, None);
        let others = backlog.held.iter().filter(|held| held.id != *id);
        return compare(&before, &outlook(&backlog.units, others.chain([&row]), &backlog.sites, policy, now, None));
    }
    let was = replan(backlog, policy, now, &[], &[]);
    let mut after = backlog.clone();
    for ticket in after.tickets.iter_mut().filter(|t| t.head.id == *id) {
        *ticket = raised.clone();
    }
    let kept = choices(&was, |line| line.ticket != *id);
    let mut will = replan(&after, policy, now, &kept, &[]);
    // Where there is no room beside what was planned, somebody must give way.
    if !is_placed(&will, id) {
        will = replan(&after, policy, now, &[], &[]);
    }
    between(backlog, &was, &after, &will, policy, now, None)
}

/// What becomes of the others when this unit does this ticket before all that it has not begun. The backlog as in
/// [`rehearse_raise`]; the ticket is one of the queue, or one that somebody holds.
#[must_use]
pub fn rehearse_first(backlog: &Backlog, ticket: &TicketId, unit: &UnitId, policy: &Policy, now: Moment) -> Rehearsal {
    if backlog.held.iter().any(|row| row.id == *ticket) {
        let before = outlook(&backlog.units, backlog.held.iter(), &backlog.sites, policy, now, None);
        return compare(&before, &outlook(&backlog.units, backlog.held.iter(), &backlog.sites, policy, now, Some(ticket)));
    }
    let was = replan(backlog, policy, now, &[], &[]);
    let room = was.units.iter().find(|room| room.unit.id == *unit).map_or(0, |room| room.room);
    let beside =
        was.lines.iter().filter(|l| l.ticket != *ticket && l.choice.as_ref().is_some_and(|c| c.unit.id == *unit)).count();
    let is_full = beside >= room;
    // Lines that stay are not moved; where the unit is full, one of its own must give way, and the plan says which.
    let mut fixed =
        choices(&was, |line| line.ticket != *ticket && !(is_full && line.choice.as_ref().is_some_and(|c| c.unit.id == *unit)));
    fixed.push((ticket.clone(), unit.clone()));
    let will = replan(backlog, policy, now, &fixed, &[]);
    between(backlog, &was, backlog, &will, policy, now, Some(ticket))
}

fn choices(plan: &Plan, which: impl Fn(&super::plan::Line) -> bool) -> Vec<(TicketId, UnitId)> {
    let kept = plan.lines.iter().filter(|line| which(line));
    kept.filter_map(|line| Some((line.ticket.clone(), line.choice.as_ref()?.unit.id.clone()))).collect()
}

fn is_placed(plan: &Plan, ticket: &TicketId) -> bool {
    let line = plan.lines.iter().find(|line| line.ticket == *ticket || line.with.contains(ticket));
    line.is_some_and(|line| line.choice.is_some())
}

fn between(
    backlog: &Backlog,
    was: &Plan,
    after: &Backlog,
    will: &Plan,
    policy: &Policy,
    now: Moment,
    first: Option<&TicketId>,
) -> Rehearsal {
    let (before, then) = (planned_rows(backlog, was, now), planned_rows(after, will, now));
    let before = outlook(&backlog.units, backlog.held.iter().chain(&before), &backlog.sites, policy, now, None);
    compare(&before, &outlook(&after.units, after.held.iter().chain(&then), &backlog.sites, policy, now, first))
}

/// The queue's tickets as they would be held when the plan were applied.
fn planned_rows(backlog: &Backlog, plan: &Plan, now: Moment) -> Vec<Row> {
    let taker = |ticket: &Ticket| {
        let id = &ticket.head.id;
        let line = plan.lines.iter().find(|line| line.ticket == *id || line.with.contains(id))?;
        line.choice.as_ref().map(|choice| choice.unit.clone())
    };
    let row = |ticket: &Ticket| match taker(ticket) {
        Some(unit) => given_to(ticket, &unit, now),
        None => Row::of(ticket),
    };
    backlog.tickets.iter().map(row).collect()
}
