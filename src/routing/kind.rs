//! Asks of one kind. Where group, skills, people and zone are the same, the same units may not and know the work as well: a large
//! queue has a hundred kinds, and the rules that hang on nothing else are asked once for each.

use super::ask::Ask;
use super::roster::{Person, Roster};
use super::rule::Rule;
use super::rule_set::RuleSet;
use super::rules::breaks;
use crate::desk::policy::LoadUnit;
use crate::desk::{Need, UnitKind};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Levels of over-qualification that each needless member of a crew counts for.
const CREW_LEVELS: i64 = 5;

/// Rules that say the same of a unit for all asks of a kind.
const LASTING: RuleSet = RuleSet::of(&[Rule::Inactive, Rule::Group, Rule::NeedsCrew, Rule::Skill, Rule::Zone]);
/// Those of them that hang on the hour where it does who of a crew comes.
const BY_THE_HOUR: RuleSet = RuleSet::of(&[Rule::NeedsCrew, Rule::Skill]);

/// How well a unit's skills fit the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fit {
    /// Levels above what is asked, all skills together.
    pub above: i64,
    /// Preferred skills that are missing.
    pub missing: i64,
}

impl Fit {
    pub fn of(person: &Person, needs: &[Need], people: u8) -> Self {
        let over = |need: &Need| (i64::from(person.level(&need.tag)) - i64::from(need.level)).max(0);
        let needless = match person.unit.kind {
            UnitKind::Crew => (person.unit.members.len().max(2) as i64 - i64::from(people)).max(0),
            UnitKind::Engineer => 0,
        };
        let missing = needs.iter().filter(|need| !need.required && person.level(&need.tag) < need.level);
        Self {
            above: needs.iter().filter(|need| need.required).map(over).sum::<i64>() + needless * CREW_LEVELS,
            missing: missing.count() as i64,
        }
    }
}

/// What is the same for all asks of a kind, by the place of the unit in the roster.
#[derive(Debug)]
pub(super) struct Kind {
    /// The rules that say no of each unit.
    pub refusals: Vec<RuleSet>,
    /// Who of the unit comes is the same at any hour.
    pub steady: Vec<bool>,
    /// How well each unit fits.
    pub fits: Vec<Fit>,
    /// The units that none of those rules refuses, in the order of the roster.
    pub units: Vec<u32>,
}

impl Kind {
    fn of(roster: &Roster, ask: &Ask) -> Self {
        let room = room(roster);
        let refused = |person: &Person| {
            let asked = Self::answers(person.is_steady()).or(room);
            asked.iter().fold(RuleSet::default(), |set, rule| set.with(rule, breaks(rule, roster, person, ask)))
        };
        let refusals: Vec<RuleSet> = roster.people.iter().map(refused).collect();
        let fits = roster.people.iter().map(|person| Fit::of(person, &ask.needs, ask.people)).collect();
        let units = (0..refusals.len() as u32).filter(|unit| refusals[*unit as usize].is_empty()).collect();
        let steady = roster.people.iter().map(Person::is_steady).collect();
        Self { refusals, steady, fits, units }
    }

    /// The rules that a kind answers for good; the one for room besides, where that counts tickets.
    pub fn answers(is_steady: bool) -> RuleSet {
        if is_steady { LASTING } else { LASTING.without(BY_THE_HOUR) }
    }
}

/// Whoever has no room for a ticket has none for any, where room counts tickets.
fn room(roster: &Roster) -> RuleSet {
    match roster.policy.load {
        LoadUnit::Tickets => RuleSet::of(&[Rule::Full]),
        LoadUnit::Minutes => RuleSet::default(),
    }
}

/// What makes two asks one kind.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Sign<'a> {
    group: &'a str,
    zone: Option<&'a str>,
    people: u8,
    needs: Vec<Need>,
}

/// The kinds met so far.
pub(super) struct Kinds<'r, 'a> {
    pub roster: &'r Roster<'a>,
    known: BTreeMap<Sign<'a>, Arc<Kind>>,
}

impl<'r, 'a> Kinds<'r, 'a> {
    pub fn new(roster: &'r Roster<'a>) -> Self {
        Self { roster, known: BTreeMap::new() }
    }

    /// The rule for room, where a kind answers it.
    pub fn room(&self) -> RuleSet {
        room(self.roster)
    }

    /// The kind of an ask.
    pub fn of(&mut self, ask: &Ask<'a>) -> Arc<Kind> {
        let sign = Sign {
            group: ask.leader().people.group.0.as_str(),
            zone: ask.is_visit().then_some(ask.zone.0.as_str()),
            people: ask.people,
            needs: ask.needs.clone(),
        };
        let roster = self.roster;
        Arc::clone(self.known.entry(sign).or_insert_with(|| Arc::new(Kind::of(roster, ask))))
    }
}
