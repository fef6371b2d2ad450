//! What it costs: the named terms of a pair, each in minutes. None of them depends on the plan's other lines.

use super::ask::Ask;
use super::kind::Fit;
use super::plan::{Candidate, Miss, Term};
use super::queue::{Job, NEVER, Slot, meets};
use super::roster::{Person, Roster};
use super::rule::TermName;
use super::timeline::HORIZON;
use crate::desk::{Handed, Minutes, Moment, Named, UnitId};

/// No single term may outgrow this (two thousand years of minutes): sums over a whole plan stay far inside an integer.
const MOST: i64 = 1_000_000_000;

/// The terms of a pair without load, and when the unit would be there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Terms {
    values: [(TermName, i64); 11],
    /// Place in the unit's queue.
    at: usize,
    slot: Slot,
    late: Option<(Minutes, Miss)>,
}

impl Terms {
    /// The sum.
    pub fn cost(&self) -> i64 {
        self.values.iter().map(|(_, value)| value).sum()
    }
}

/// The terms of a unit for a line.
pub(super) fn terms(roster: &Roster, person: &Person, ask: &Ask) -> Terms {
    terms_by(roster, person, ask, Fit::of(person, &ask.needs, ask.people))
}

/// The same, where it is known how well the unit's skills fit.
pub(super) fn terms_by(roster: &Roster, person: &Person, ask: &Ask, fit: Fit) -> Terms {
    let weights = &roster.policy.routing;
    let (at, slot) = person.queue.fit(&job(ask), ask.place, &person.timeline, roster.policy);
    let late = latest(roster, person, ask, slot, Moment(i64::MIN));
    // What is lost already is nobody's fault among the candidates: the term counts from now on.
    let more = late.and_then(|_| latest(roster, person, ask, slot, roster.now));
    let waits = person.begins.map_or(0, |b| b.minutes_since(roster.now).0);
    let values = [
        (TermName::Travel, slot.travel.saturating_mul(weights.travel)),
        (TermName::Wait, waits.saturating_mul(weights.wait_for_shift).saturating_mul(i64::from(ask.urgency) + 1)),
        (TermName::Late, more.map_or(0, |(late, _)| late.0.saturating_mul(weights.late))),
        (TermName::OverQualified, fit.above.saturating_mul(weights.over_qualified)),
        (TermName::Preferred, fit.missing.saturating_mul(weights.missing_preferred)),
        (TermName::Knows, knows(person, ask, weights.knows_client)),
        (TermName::Personal, if is_personal(person, ask) { weights.personal } else { 0 }),
        (TermName::Keeps, if holds(person, ask) { weights.keeps } else { 0 }),
        (TermName::Duty, down_the_chain(roster, person)),
        ask.own[0],
        ask.own[1],
    ];
    Terms { values: values.map(|(name, value)| (name, value.clamp(-MOST, MOST))), at, slot, late }
}

/// The whole candidate as people see it; `load` is what the load term says beside the cost.
pub(super) fn candidate(roster: &Roster, person: &Person, ask: &Ask, load: i64) -> Candidate {
    candidate_by(roster, person, ask, load, Fit::of(person, &ask.needs, ask.people))
}

/// The same, where it is known how well the unit's skills fit.
pub(super) fn candidate_by(roster: &Roster, person: &Person, ask: &Ask, load: i64, fit: Fit) -> Candidate {
    let terms = terms_by(roster, person, ask, fit);
    let shown = terms.values.into_iter().chain([(TermName::Load, load)]).filter(|(_, value)| *value != 0);
    Candidate {
        unit: Named::new(person.unit.id.clone(), person.unit.name.clone()),
        cost: terms.cost(),
        terms: shown.map(|(name, value)| Term { name, value }).collect(),
        arrives: Some(terms.slot.arrives).filter(|at| *at != NEVER),
        lets_in: Some(terms.slot.arrives).filter(|at| terms.slot.waits && *at != NEVER),
        done: Some(terms.slot.done).filter(|at| *at != NEVER),
        late: terms.late.map(|(late, _)| late),
        misses: terms.late.map(|(_, miss)| miss),
        last_here: known(person, ask).and_then(|(_, here)| here),
        hurts: person.queue.hurts(terms.at, &job(ask), terms.slot, &person.timeline, roster.policy),
    }
}

fn job<'j>(ask: &'j Ask) -> Job<'j> {
    let visit = ask.is_visit();
    Job {
        visit,
        zone: ask.zone,
        effort: ask.effort,
        not_before: ask.timing.not_before,
        doors: ask.timing.doors.as_deref().filter(|_| visit),
        keys: if visit { ask.timing.keys } else { 0 },
    }
}

/// The deadline that is missed by most, and by how much in begun minutes; those before `from` count as due then.
fn latest(roster: &Roster, person: &Person, ask: &Ask, slot: Slot, from: Moment) -> Option<(Minutes, Miss)> {
    let end = Moment(roster.now.0.saturating_add(HORIZON));
    let missed = ask.deadlines().filter_map(|(due, of, work)| {
        let alone = work == ask.effort;
        let done = if alone { slot.done } else { person.timeline.done(slot.arrives, work).unwrap_or(NEVER) };
        let at = meets(of, slot.arrives, done)?;
        // What is never met counts as met when the two weeks end that are looked at.
        let late = at.min(end.max(due)).millis_since(due.max(from));
        (late > 0).then(|| (Minutes::begun(late), Miss { of, due, at: Some(at).filter(|at| *at != NEVER) }))
    });
    missed.max_by_key(|(late, _)| *late)
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
    let place = ask.known_to.binary_search_by(|(unit, _)| (*unit).cmp(&person.unit.id)).ok()?;
    Some(ask.known_to[place])
}

/// Holds the ticket already and has not said no: reopened work, or work that is planned anew.
fn holds(person: &Person, ask: &Ask) -> bool {
    let holder = ask.leader().people.assignee.as_ref();
    holder.is_some_and(|held| held.unit.id == person.unit.id && !matches!(held.handed, Handed::Refused { .. }))
}

/// Those on duty are called in the order of the policy's chain.
fn down_the_chain(roster: &Roster, person: &Person) -> i64 {
    let field = &roster.policy.field;
    if !person.unit.shifts.duty || field.duty_chain.is_empty() {
        return 0;
    }
    field.duty_step.saturating_mul(field.place_on_duty(&person.unit.id) as i64)
}

fn is_personal(person: &Person, ask: &Ask) -> bool {
    ask.company.is_some_and(|c| c.preferred.as_ref() == Some(&person.unit.id))
}
