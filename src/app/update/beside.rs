//! What the desk does beside an open plan: new work, room that came free, people who come and go. The plan stays as it was read until
//! a key mends it; then it is told what moved.

use super::meanwhile::planned_on;
use crate::app::msg::{Arg, Said};
use crate::app::pane::{Meanwhile, Pane, PlanPane};
use crate::app::state::State;
use crate::desk::{Event, Named, PhaseKind, Row, TicketId, Unit, UnitId};
use crate::routing::{Candidate, Plan};
use std::collections::BTreeMap;

/// A row has come: new work for a plan of the whole queue, or a job that its holder no longer does.
pub fn row_came(state: &mut State, row: &Row, event: Option<&Event>) {
    let Pane::Plan(pane) = &mut state.pane else { return };
    if event.is_some_and(|event| pane.sending.wishes.contains(&event.wish)) {
        return;
    }
    let waits_for_somebody = row.facts.assignee.is_none() && matches!(row.facts.phase, PhaseKind::New | PhaseKind::Open);
    if waits_for_somebody && pane.tickets.is_none() && planned_on(pane, &row.id).is_none() && !pane.dropped.contains(&row.id) {
        pane.beside.fresh.insert(row.id.clone());
    } else {
        pane.beside.fresh.remove(&row.id);
    }
    let did = state.board.row(&row.id).is_some_and(|before| is_worked_on(before));
    if is_worked_on(row) {
        pane.beside.freed.remove(&row.id);
    } else if did {
        pane.beside.freed.insert(row.id.clone());
    }
}

/// A ticket has left the board.
pub fn row_gone(state: &mut State, ticket: &TicketId) {
    let Pane::Plan(pane) = &mut state.pane else { return };
    pane.beside.fresh.remove(ticket);
    if state.board.row(ticket).is_some_and(|before| is_worked_on(before)) {
        pane.beside.freed.insert(ticket.clone());
    }
}

/// An engineer has changed: lines for whoever will not be there are not sent as they stand.
pub fn unit_came(state: &mut State, unit: &Unit) {
    let Pane::Plan(pane) = &mut state.pane else { return };
    let known = state.desk.furniture.units.iter().find(|known| known.id == unit.id);
    if known.is_some_and(|known| is_as_useful(known, unit)) {
        return;
    }
    pane.beside.units.insert(unit.id.clone());
    mark_away(pane, unit);
}

/// A plan has come: it knows what was read for it; what came to pass after that still counts.
pub fn since_planned(state: &mut State) {
    let Pane::Plan(pane) = &mut state.pane else { return };
    let Some(backlog) = &pane.backlog else { return };
    pane.beside.fresh.retain(|ticket| !backlog.tickets.iter().any(|read| read.head.id == *ticket));
    pane.beside.freed.retain(|ticket| backlog.held.iter().any(|read| read.id == *ticket && is_worked_on(read)));
    let unit = |id: &UnitId| state.desk.furniture.units.iter().find(|unit| unit.id == *id);
    let read = |id: &UnitId| backlog.units.iter().find(|unit| unit.id == *id);
    let differs = |id: &UnitId| unit(id).zip(read(id)).is_some_and(|(now, read)| !is_as_useful(now, read));
    pane.beside.units.retain(differs);
    let units: Vec<Unit> = pane.beside.units.iter().filter_map(|id| unit(id).cloned()).collect();
    for unit in &units {
        mark_away(pane, unit);
    }
}

/// Remembers which lines the new plan gives to others than the one before, and says how many. A line that a person fixed or dropped
/// has not moved: it was moved.
pub fn moves(pane: &mut PlanPane, before: &Plan, after: &Plan) -> Said {
    let taken = before.lines.iter().filter_map(|line| Some((&line.ticket, &line.choice.as_ref()?.unit)));
    let was: BTreeMap<&TicketId, &Named<UnitId>> = taken.collect();
    let by_itself =
        after.lines.iter().filter(|line| pane.fixed_of(&line.ticket).is_none() && !pane.dropped.contains(&line.ticket));
    let moved = by_itself.filter_map(|line| {
        let was = *was.get(&line.ticket)?;
        let is = line.choice.as_ref().map(|choice| &choice.unit.id);
        (is != Some(&was.id)).then(|| (line.ticket.clone(), was.clone()))
    });
    pane.moved = moved.collect();
    let known = |ticket: &TicketId| pane.backlog.iter().any(|read| read.tickets.iter().any(|old| old.head.id == *ticket));
    let fresh = after.lines.iter().filter(|line| !known(&line.ticket)).count();
    Said::plain("plan-mended").with("moved", Arg::Number(pane.moved.len() as i64)).with("fresh", Arg::Number(fresh as i64))
}

/// Somebody has it and works on it: it takes their time.
fn is_worked_on(row: &Row) -> bool {
    row.facts.assignee.is_some() && matches!(row.facts.phase, PhaseKind::New | PhaseKind::Open)
}

/// Where they are and how far they have come is told by the hour; a plan hears of who is there, when, and for what.
fn is_as_useful(one: &Unit, other: &Unit) -> bool {
    let of = |unit: &Unit| {
        (unit.active, unit.can.clone(), unit.shifts.clone(), unit.absences.clone(), unit.capacity, unit.members.clone())
    };
    of(one) == of(other)
}

fn mark_away(pane: &mut PlanPane, unit: &Unit) {
    pane.meanwhile.retain(|_, found| found.away.as_ref().is_none_or(|away| away.id != unit.id));
    let Some(plan) = &pane.plan else { return };
    let away = |choice: &Candidate| {
        let (from, until) = (choice.arrives.unwrap_or(plan.at), choice.done.or(choice.arrives).unwrap_or(plan.at));
        choice.unit.id == unit.id && (!unit.active || unit.absences.iter().any(|gone| gone.from <= until && from < gone.until))
    };
    let lines = plan.lines.iter().filter(|line| line.choice.as_ref().is_some_and(away));
    for ticket in lines.map(|line| line.ticket.clone()).collect::<Vec<_>>() {
        let away = Some(Named::new(unit.id.clone(), unit.name.clone()));
        pane.meanwhile.entry(ticket).or_insert_with(|| Meanwhile { away, ..Meanwhile::default() });
    }
}
