//! Levelling: the fewest tickets that change hands until nobody has much more work than the others.

use super::absence::given_to;
use super::ask::Asker;
use super::forecast::{planned, shift_left};
use super::outlook::outlook;
use super::rehearsal::{Level, Rehearsal, compare};
use super::roster::Roster;
use super::rules::first_broken;
use super::terms::terms;
use crate::desk::visit::VisitState;
use crate::desk::{Backlog, Handed, Minutes, Moment, Named, PhaseKind, Policy, Row, Ticket, TicketId, UnitId};
use std::collections::{BTreeMap, BTreeSet};

/// Work that is promised to begin within so many minutes stays where it is: the client has been told who comes.
const PROMISED_SOON: Minutes = Minutes(60);

/// How far the load is to be levelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Levelling {
    /// Nobody should have more than the mean and these minutes of planned work.
    pub above: Minutes,
}

impl Default for Levelling {
    fn default() -> Self {
        Self { above: Minutes(60) }
    }
}

/// Moves tickets from those with the most planned minutes to others who may take them, until nobody has more than the mean and
/// [`Levelling::above`], or nothing helps any more. Each move is the one that lowers the sum of the squared loads most, so each lowers
/// it strictly; a move that would break a deadline is none. Pinned, promised within the hour, waiting and begun work stays, and so
/// does what its engineer has confirmed and set out for. The backlog's tickets are those that could move, whole; `held` is all
/// else that is held.
#[must_use]
pub fn rebalance(backlog: &Backlog, policy: &Policy, now: Moment, how: Levelling) -> Rehearsal {
    let rows: Vec<Row> = backlog.tickets.iter().map(Row::of).collect();
    let mut desk = backlog.clone();
    desk.held.retain(|row| !rows.iter().any(|r| r.id == row.id));
    desk.held.extend(rows);
    let all = desk.held.clone();
    let mut load = loads(&desk, now);
    let mean = mean(&load);
    let most = load.values().copied().max().unwrap_or(0);
    let mut moved = BTreeMap::new();
    let mut spent = BTreeSet::new();
    // Each ticket moves once at most, so this ends.
    while let Some(fullest) = fullest(&load, &spent, mean + how.above.0) {
        let Some((ticket, to)) = best_move(backlog, &desk, &load, &fullest, &moved, (policy, now)) else {
            // Nobody can help this one: the next fullest may still be helped.
            spent.insert(fullest);
            continue;
        };
        let minutes = work(&Row::of(ticket));
        *load.entry(fullest).or_default() -= minutes;
        *load.entry(to.id.clone()).or_default() += minutes;
        desk.held.retain(|row| row.id != ticket.head.id);
        desk.held.push(given_to(ticket, &to, now));
        moved.insert(ticket.head.id.clone(), to);
    }
    let before = outlook(&desk.units, all.iter(), &desk.sites, policy, now, None);
    let told = compare(&before, &outlook(&desk.units, desk.held.iter(), &desk.sites, policy, now, None));
    let after = load.values().copied().max().unwrap_or(0);
    let level = Level { mean: Minutes(mean), before: Minutes(most), after: Minutes(after) };
    Rehearsal { level: Some(level), ..told }
}

/// The tickets that could move at all, of those who have too much: what [`rebalance`] wants whole. The backlog's `held` is
/// all that is held.
#[must_use]
pub fn could_move(backlog: &Backlog, now: Moment, how: Levelling) -> Vec<TicketId> {
    let load = loads(backlog, now);
    let above = mean(&load) + how.above.0;
    let too_much = |row: &&Row| {
        let holder = row.facts.assignee.as_ref().and_then(|held| load.get(&held.unit.id));
        holder.is_some_and(|minutes| *minutes > above)
    };
    let free = |row: &&Row| !row.facts.work.pinned && row.facts.phase != PhaseKind::Waiting;
    backlog.held.iter().filter(too_much).filter(free).map(|row| row.id.clone()).collect()
}

/// Whether levelling may touch a ticket at all.
fn may_move(ticket: &Ticket, now: Moment) -> bool {
    let began = ticket.extra.visit.as_ref().is_some_and(|v| v.state != VisitState::Planned);
    let soon = |at: Moment| at.minutes_since(now) <= PROMISED_SOON;
    let promised = ticket.extra.promise.as_ref().is_some_and(|promise| soon(promise.until))
        || ticket.extra.visit.as_ref().and_then(|v| v.window).is_some_and(|window| soon(window.0));
    let open = matches!(ticket.head.phase.kind(), PhaseKind::New | PhaseKind::Open);
    open && !ticket.extra.pinned && ticket.extra.held.is_none() && !began && !promised
}

/// Planned minutes of everybody who is at work now; who is not takes nothing and is no measure.
fn loads(desk: &Backlog, now: Moment) -> BTreeMap<UnitId, i64> {
    let works = desk.units.iter().filter(|unit| unit.active && shift_left(unit, now).0 > 0);
    let mut load: BTreeMap<UnitId, i64> = works.map(|unit| (unit.id.clone(), 0)).collect();
    for row in &desk.held {
        if let Some(minutes) = row.facts.assignee.as_ref().and_then(|held| load.get_mut(&held.unit.id)) {
            *minutes += work(row);
        }
    }
    load
}

/// The minutes that a held ticket counts for: none while it waits, and none of whoever has said no to it.
fn work(row: &Row) -> i64 {
    let refused = row.facts.assignee.as_ref().is_some_and(|held| matches!(held.handed, Handed::Refused { .. }));
    if row.facts.phase == PhaseKind::Waiting || refused { 0 } else { planned(row).0 }
}

fn mean(load: &BTreeMap<UnitId, i64>) -> i64 {
    if load.is_empty() { 0 } else { load.values().sum::<i64>() / load.len() as i64 }
}

fn fullest(load: &BTreeMap<UnitId, i64>, spent: &BTreeSet<UnitId>, above: i64) -> Option<UnitId> {
    let over = load.iter().filter(|(unit, minutes)| **minutes > above && !spent.contains(*unit));
    over.max_by_key(|(unit, minutes)| (**minutes, std::cmp::Reverse(*unit))).map(|(unit, _)| unit.clone())
}

/// The move off the fullest that lowers the sum of squares most; among equals the cheapest for the router, then the lower number.
fn best_move<'a>(
    backlog: &'a Backlog,
    desk: &Backlog,
    load: &BTreeMap<UnitId, i64>,
    from: &UnitId,
    moved: &BTreeMap<TicketId, Named<UnitId>>,
    (policy, now): (&Policy, Moment),
) -> Option<(&'a Ticket, Named<UnitId>)> {
    let roster = Roster::new(desk, policy, now, &BTreeSet::new());
    let asker = Asker::new(desk, policy, now);
    let before = outlook(&desk.units, desk.held.iter(), &desk.sites, policy, now, None);
    let mut all = Vec::new();
    let theirs = |t: &&Ticket| t.people.assignee.as_ref().is_some_and(|held| held.unit.id == *from);
    for ticket in backlog.tickets.iter().filter(theirs).filter(|t| may_move(t, now) && !moved.contains_key(&t.head.id)) {
        let ask = asker.ask(ticket);
        let minutes = work(&Row::of(ticket));
        for person in &roster.people {
            let Some(theirs) = load.get(&person.unit.id) else { continue };
            // a² + b² − (a − m)² − (b + m)² = 2m(a − b − m)
            let gain = minutes * (load.get(from).copied().unwrap_or(0) - theirs - minutes);
            if gain > 0 && person.unit.id != *from && first_broken(&roster, person, &ask).is_none() {
                let key = (std::cmp::Reverse(gain), terms(&roster, person, &ask).cost(), ticket.head.number, &person.unit.id);
                all.push((key, ticket, person.unit));
            }
        }
    }
    all.sort_by(|a, b| a.0.cmp(&b.0));
    all.into_iter().map(|(_, ticket, unit)| (ticket, Named::new(unit.id.clone(), unit.name.clone()))).find(|(ticket, to)| {
        let row = given_to(ticket, to, now);
        let stay = desk.held.iter().filter(|held| held.id != row.id);
        let after = outlook(&desk.units, stay.chain([&row]), &desk.sites, policy, now, None);
        compare(&before, &after).breaks().next().is_none()
    })
}
