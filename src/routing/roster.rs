//! The units as the router sees them: sorted by id, with their hours, their queue and their room.

use super::ask::effort;
use super::gap;
use super::queue::{Queue, has_begun};
use super::timeline::{Timeline, rests_until};
use crate::desk::policy::LoadUnit;
use crate::desk::{Backlog, Minutes, Moment, Policy, Row, TicketId, Unit, UnitId};
use std::collections::{BTreeMap, BTreeSet};

/// Minutes of work that a unit can have room for at most: two weeks round the clock.
const MOST_MINUTES: i64 = 14 * 1_440;
/// Minutes of a step of the load term, where load counts minutes.
const HOUR: u32 = 60;

/// A unit with what follows from the desk.
#[derive(Clone, Debug)]
pub(super) struct Person<'a> {
    pub unit: &'a Unit,
    pub timeline: Timeline,
    pub queue: Queue<'a>,
    /// Open tickets held now.
    pub open: usize,
    /// Minutes of work held now.
    pub held: Minutes,
    /// The first moment it can work.
    pub begins: Option<Moment>,
    /// Until when it rests after a night.
    pub rests: Option<Moment>,
    /// Of a crew: its members, as far as the desk knows them.
    pub members: Vec<&'a Unit>,
    /// The zone whose reserve it is.
    pub reserve: Option<&'a str>,
}

impl<'a> Person<'a> {
    pub fn new(unit: &'a Unit, held: &[&'a Row], policy: &Policy, now: Moment) -> Self {
        let rest = policy.field.night_rest;
        let timeline = Timeline::rested(unit, now, rest);
        let queue = Queue::of(held, unit.can.zones.first(), &timeline, policy, now);
        Self {
            unit,
            begins: timeline.begin(now),
            rests: rests_until(unit, now, rest),
            timeline,
            queue,
            open: held.len(),
            held: minutes_of(held),
            members: Vec::new(),
            reserve: None,
        }
    }

    /// How many more tickets it may take.
    pub fn room(&self) -> usize {
        (self.unit.capacity.tickets as usize).saturating_sub(self.open)
    }

    /// How many more minutes of work it may take.
    pub fn minutes_left(&self) -> u32 {
        let left = self.unit.capacity.minutes.0.saturating_sub(self.held.0);
        left.clamp(0, MOST_MINUTES) as u32
    }

    /// The load term of the k-th further ticket, or begun hour: the fuller, the dearer.
    pub fn load_cost(&self, k: usize, policy: &Policy) -> i64 {
        let held = match policy.load {
            LoadUnit::Tickets => self.open as i64,
            LoadUnit::Minutes => self.held.0.clamp(0, MOST_MINUTES) / i64::from(HOUR),
        };
        policy.routing.load.clamp(0, 1_000_000) * (held + k as i64)
    }

    /// Its room of so many minutes, and what filling that costs hour by hour.
    pub fn hours(&self, room: u32, policy: &Policy) -> gap::Unit {
        let steps = (0..room.div_ceil(HOUR) as usize).map(|k| self.load_cost(k, policy)).collect();
        gap::Unit { room, steps, step: HOUR }
    }

    /// The load term of one further job.
    pub fn load_of(&self, job: Minutes, policy: &Policy) -> i64 {
        match policy.load {
            LoadUnit::Tickets => self.load_cost(0, policy),
            LoadUnit::Minutes => self.hours(self.minutes_left(), policy).load(whole(job)),
        }
    }
}

/// All units, and the moment and rules they are looked at with.
pub(super) struct Roster<'a> {
    pub policy: &'a Policy,
    pub now: Moment,
    pub people: Vec<Person<'a>>,
    /// Groups that have members at all.
    groups: BTreeSet<&'a str>,
}

impl<'a> Roster<'a> {
    /// The backlog's units; tickets of `asked` that somebody holds already do not count as held.
    pub fn new(backlog: &'a Backlog, policy: &'a Policy, now: Moment, asked: &BTreeSet<&TicketId>) -> Self {
        let mut held: BTreeMap<&UnitId, Vec<&Row>> = BTreeMap::new();
        let rows = backlog.held.iter().chain(backlog.board.iter().map(AsRef::as_ref));
        for row in rows.filter(|r| r.facts.phase.is_open() && !asked.contains(&r.id)) {
            if let Some(assignment) = &row.facts.assignee {
                held.entry(&assignment.unit.id).or_default().push(row);
            }
        }
        let mut units: Vec<&Unit> = backlog.units.iter().collect();
        units.sort_by(|a, b| a.id.cmp(&b.id));
        let crews = crews_of(&backlog.units);
        let mut people: Vec<Person> = units
            .into_iter()
            .map(|unit| {
                let own = held.get(&unit.id).map_or(&[][..], Vec::as_slice);
                let Some(beside) = crews.get(&unit.id) else { return Person::new(unit, own, policy, now) };
                // Nobody is in two places: what a crew has begun keeps its members, and the other way round.
                let begun = beside.iter().filter_map(|other| held.get(other)).flatten().copied().filter(|row| has_begun(row));
                let rows: Vec<&Row> = own.iter().copied().chain(begun).collect();
                Person { open: own.len(), held: minutes_of(own), ..Person::new(unit, &rows, policy, now) }
            })
            .collect();
        crew_up(&mut people, &backlog.units);
        super::reserve::keep(&mut people, policy, now);
        let groups = groups_of(&backlog.units);
        Self { policy, now, people, groups }
    }

    pub fn place_of(&self, unit: &UnitId) -> Option<usize> {
        self.people.binary_search_by(|p| p.unit.id.cmp(unit)).ok()
    }

    /// True for a group that somebody belongs to; a group without members is only a name and binds nobody.
    pub fn has_members(&self, group: &str) -> bool {
        self.groups.contains(group)
    }
}

/// Minutes of the work in these tickets.
fn minutes_of(rows: &[&Row]) -> Minutes {
    Minutes(rows.iter().fold(0_i64, |sum, row| sum.saturating_add(effort(row.facts.work.effort).0)))
}

/// Minutes as the solver counts them; what is longer than two weeks counts as that.
pub(super) fn whole(minutes: Minutes) -> u32 {
    minutes.0.clamp(0, MOST_MINUTES) as u32
}

/// For each member its crews, for each crew its members.
fn crews_of(units: &[Unit]) -> BTreeMap<&UnitId, Vec<&UnitId>> {
    let mut beside: BTreeMap<&UnitId, Vec<&UnitId>> = BTreeMap::new();
    for crew in units {
        for member in &crew.members {
            beside.entry(&crew.id).or_default().push(member);
            beside.entry(member).or_default().push(&crew.id);
        }
    }
    beside
}

/// Gives each crew its members.
fn crew_up<'a>(people: &mut [Person<'a>], units: &'a [Unit]) {
    if people.iter().all(|person| person.unit.members.is_empty()) {
        return;
    }
    let units: BTreeMap<&UnitId, &Unit> = units.iter().map(|unit| (&unit.id, unit)).collect();
    for person in people {
        person.members = person.unit.members.iter().filter_map(|id| units.get(id).copied()).collect();
    }
}

fn groups_of(units: &[Unit]) -> BTreeSet<&str> {
    units.iter().filter(|u| u.active).flat_map(|u| &u.can.groups).map(|g| g.0.as_str()).collect()
}
