//! What it costs: the named terms of a pair, each in minutes. None of them depends on the plan's other lines.

use super::ask::Ask;
use super::plan::{Candidate, Term};
use super::queue::{Job, Slot, meets};
use super::roster::{Person, Roster};
use super::rule::TermName;
use crate::desk::{ClockKind, Minutes, Moment, Named, UnitId, UnitKind};

/// No single term may outgrow this (two thousand years of minutes): sums over a whole plan stay far inside an integer.
const MOST: i64 = 1_000_000_000;
/// Levels of over-qualification that each needless member of a crew counts for.
const CREW_LEVELS: i64 = 5;

/// The terms of a pair without load, and when the unit would be there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Terms {
    values: [(TermName, i64); 8],
    /// Place in the unit's queue.
    at: usize,
    slot: Slot,
    late: Option<Minutes>,
}

impl Terms {
    /// The sum.
    pub fn cost(&self) -> i64 {
        self.values.iter().map(|(_, value)| value).sum()
    }
}

/// The terms of a unit for a line.
pub(super) fn terms(roster: &Roster, person: &Person, ask: &Ask) -> Terms {
    let weights = &roster.policy.routing;
    let (at, slot) = person.queue.fit(&job(ask), ask.place, &person.timeline, roster.policy);
    let late = latest(ask.deadlines(), slot);
    // What is lost already is nobody's fault among the candidates: the term counts from now on.
    let more = latest(ask.deadlines().map(|(due, of)| (due.max(roster.now), of)), slot);
    let waits = person.begins.map_or(0, |b| b.minutes_since(roster.now).0);
    let values = [
        (TermName::Travel, slot.travel.saturating_mul(weights.travel)),
        (TermName::Wait, waits.saturating_mul(weights.wait_for_shift).saturating_mul(i64::from(ask.urgency) + 1)),
        (TermName::Late, more.map_or(0, |m| m.0.saturating_mul(weights.late))),
        (TermName::OverQualified, over_qualified(person, ask).saturating_mul(weights.over_qualified)),
        (TermName::Preferred, missing_preferred(person, ask).saturating_mul(weights.missing_preferred)),
        (TermName::Knows, knows(person, ask, weights.knows_client)),
        (TermName::Personal, if is_personal(person, ask) { weights.personal } else { 0 }),
        (TermName::Debt, ask.debt),
    ];
    Terms { values: values.map(|(name, value)| (name, value.clamp(-MOST, MOST))), at, slot, late }
}

/// The whole candidate as people see it; `load` is what the load term says beside the cost.
pub(super) fn candidate(roster: &Roster, person: &Person, ask: &Ask, load: i64) -> Candidate {
    let terms = terms(roster, person, ask);
    let shown = terms.values.into_iter().chain([(TermName::Load, load)]).filter(|(_, value)| *value != 0);
    Candidate {
        unit: Named::new(person.unit.id.clone(), person.unit.name.clone()),
        cost: terms.cost(),
        terms: shown.map(|(name, value)| Term { name, value }).collect(),
        arrives: Some(terms.slot.arrives),
        late: terms.late,
        last_here: known(person, ask).and_then(|(_, here)| here),
        hurts: person.queue.hurts(terms.at, &job(ask), terms.slot, &person.timeline, roster.policy),
    }
}

fn job<'a>(ask: &Ask<'a>) -> Job<'a> {
    Job { visit: ask.is_visit(), zone: ask.zone, effort: ask.effort, not_before: ask.not_before() }
}

/// By how much the latest of the deadlines is missed, in begun minutes.
fn latest(deadlines: impl Iterator<Item = (Moment, ClockKind)>, slot: Slot) -> Option<Minutes> {
    deadlines
        .filter_map(|(due, of)| Some(meets(of, slot.arrives, slot.done)?.millis_since(due)))
        .filter(|late| *late > 0)
        .map(Minutes::begun)
        .max()
}

fn over_qualified(person: &Person, ask: &Ask) -> i64 {
    let levels = ask.needs.iter().filter(|n| n.required).map(|n| i64::from(person.unit.level(&n.tag)) - i64::from(n.level));
    let needless = match person.unit.kind {
        UnitKind::Crew => (person.unit.members.len().max(2) as i64 - i64::from(ask.people)).max(0),
        UnitKind::Engineer => 0,
    };
    levels.map(|above| above.max(0)).sum::<i64>() + needless * CREW_LEVELS
}

fn missing_preferred(person: &Person, ask: &Ask) -> i64 {
    ask.needs.iter().filter(|n| !n.required && person.unit.level(&n.tag) < n.level).count() as i64
}

/// The whole weight for whoever knows the object, half of it for the client's other objects.
fn knows(person: &Person, ask: &Ask, weight: i64) -> i64 {
    match known(person, ask) {
        Some((_, Some(_))) => weight,
        Some((_, None)) => weight / 2,
        None => 0,
    }
}

/// Who it is that knows the client, and when they were last at the object.
fn known<'a>(person: &Person, ask: &Ask<'a>) -> Option<(&'a UnitId, Option<Moment>)> {
    ask.known_to.iter().copied().find(|(unit, _)| **unit == person.unit.id)
}

fn is_personal(person: &Person, ask: &Ask) -> bool {
    ask.company.is_some_and(|c| c.preferred.as_ref() == Some(&person.unit.id))
}
