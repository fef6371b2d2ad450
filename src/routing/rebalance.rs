//! Levelling: the fewest tickets that change hands until nobody has much more work than the others.
//!
//! Branch and bound finds the fewest moves of all and says so; where it takes too many steps, what stands was built move by move, each
//! the one that takes away the most, and may be more than the fewest.

use super::absence::given_to;
use super::ask::Asker;
use super::forecast::{planned, shift_left};
use super::levelling::{Job, Move, Uneven};
use super::outlook::outlook;
use super::rehearsal::{Level, Rehearsal, compare};
use super::roster::{Person, Roster};
use super::rules::first_broken;
use super::terms::terms;
use crate::desk::visit::VisitState;
use crate::desk::{Backlog, Handed, Minutes, Moment, Named, PhaseKind, Policy, Row, Ticket, TicketId, UnitId};
use std::collections::{BTreeMap, BTreeSet};

/// Work that is promised to begin within so many minutes stays where it is: the client has been told who comes.
const PROMISED_SOON: Minutes = Minutes(60);

/// Moves tickets from those who have more than the mean and the policy's `times.level_above` minutes of planned work to others who may
/// take them, so that as little as can be is left above that, by as few moves as can be; [`Level::proven`] says whether the search came
/// to its end. A move that would break a deadline is none. Pinned, promised within the hour, waiting and begun work stays, and so does
/// what its engineer has set out for. The backlog's tickets are those that could move, whole; `held` is all else that is held.
#[must_use]
pub fn rebalance(backlog: &Backlog, policy: &Policy, now: Moment) -> Rehearsal {
    let rows: Vec<Row> = backlog.tickets.iter().map(Row::of).collect();
    let mut desk = backlog.clone();
    desk.held.retain(|row| !rows.iter().any(|r| r.id == row.id));
    desk.held.extend(rows);
    let load = loads(&desk, now);
    let (mean, before) = (mean(&load), load.values().copied().max().unwrap_or(0));
    let could = Could::new(backlog, &desk, &load, mean + policy.times.level_above.0, policy, now);
    let found = could.uneven.level(|moves| could.holds(&desk, moves));
    let then = could.moved(&desk, &found.moves);
    let told = difference(&desk, &desk.held, &then, policy, now);
    let after = loads(&Backlog { held: then, ..desk.clone() }, now).values().copied().max().unwrap_or(0);
    let level = Level { mean: Minutes(mean), before: Minutes(before), after: Minutes(after), proven: found.proven };
    Rehearsal { level: Some(level), ..told }
}

/// The tickets that could move at all, of those who have too much: what [`rebalance`] wants whole. The backlog's `held` is
/// all that is held.
#[must_use]
pub fn could_move(backlog: &Backlog, policy: &Policy, now: Moment) -> Vec<TicketId> {
    let load = loads(backlog, now);
    let above = mean(&load) + policy.times.level_above.0;
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

fn difference(desk: &Backlog, before: &[Row], after: &[Row], policy: &Policy, now: Moment) -> Rehearsal {
    let before = outlook(&desk.units, before.iter(), &desk.sites, policy, now, None);
    compare(&before, &outlook(&desk.units, after.iter(), &desk.sites, policy, now, None))
}

/// What could move where.
struct Could<'a> {
    uneven: Uneven,
    /// The ticket of each job.
    tickets: Vec<&'a Ticket>,
    /// The name of each unit.
    units: Vec<Named<UnitId>>,
    policy: &'a Policy,
    now: Moment,
}

impl<'a> Could<'a> {
    fn new(
        backlog: &'a Backlog,
        desk: &Backlog,
        load: &BTreeMap<UnitId, i64>,
        most: i64,
        policy: &'a Policy,
        now: Moment,
    ) -> Self {
        let roster = Roster::new(desk, policy, now, &BTreeSet::new());
        let asker = Asker::new(desk, policy, now);
        let at_work: Vec<&Person> = roster.people.iter().filter(|person| load.contains_key(&person.unit.id)).collect();
        let place = |unit: &UnitId| at_work.iter().position(|person| person.unit.id == *unit);
        let mut movable: Vec<&Ticket> = backlog.tickets.iter().filter(|ticket| may_move(ticket, now)).collect();
        movable.sort_by_key(|ticket| ticket.head.number);
        let (mut tickets, mut jobs) = (Vec::new(), Vec::new());
        for ticket in movable {
            let holder = ticket.people.assignee.as_ref().filter(|held| load.get(&held.unit.id).is_some_and(|has| *has > most));
            let (Some(holder), minutes) = (holder.and_then(|held| place(&held.unit.id)), work(&Row::of(ticket))) else {
                continue;
            };
            let ask = asker.ask(ticket);
            let may = |unit: &usize| *unit != holder && first_broken(&roster, at_work[*unit], &ask).is_none();
            let mut takers: Vec<usize> = (0..at_work.len()).filter(may).collect();
            takers.sort_by_cached_key(|unit| (terms(&roster, at_work[*unit], &ask).cost(), *unit));
            tickets.push(ticket);
            jobs.push(Job { holder, minutes, takers });
        }
        let loads = at_work.iter().map(|person| load[&person.unit.id]).collect();
        let units = at_work.iter().map(|person| Named::new(person.unit.id.clone(), person.unit.name.clone())).collect();
        Self { uneven: Uneven { loads, most, jobs }, tickets, units, policy, now }
    }

    /// What is held after these moves.
    fn moved(&self, desk: &Backlog, moves: &[Move]) -> Vec<Row> {
        let rows: Vec<Row> = moves.iter().map(|(job, to)| given_to(self.tickets[*job], &self.units[*to], self.now)).collect();
        let stay = desk.held.iter().filter(|held| !rows.iter().any(|row| row.id == held.id)).cloned();
        stay.chain(rows.iter().cloned()).collect()
    }

    /// The last of these moves breaks no rule and no deadline, once the others are made.
    fn holds(&self, desk: &Backlog, moves: &[Move]) -> bool {
        let Some(((job, to), others)) = moves.split_last() else { return true };
        let before = Backlog { held: self.moved(desk, others), ..desk.clone() };
        let roster = Roster::new(&before, self.policy, self.now, &BTreeSet::new());
        let ask = Asker::new(&before, self.policy, self.now).ask(self.tickets[*job]);
        let may =
            roster.place_of(&self.units[*to].id).is_some_and(|unit| first_broken(&roster, &roster.people[unit], &ask).is_none());
        may && difference(desk, &before.held, &self.moved(desk, moves), self.policy, self.now).breaks().next().is_none()
    }
}
