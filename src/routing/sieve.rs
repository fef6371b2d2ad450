//! One ask put to many units: what its kind answers is looked up, and of the other rules only those are asked that could say no.

use super::ask::Ask;
use super::kind::{Fit, Kind, Kinds};
use super::roster::Roster;
use super::rule_set::RuleSet;
use super::rules::{Broken, breaks, broken, could_say_no};
use super::terms::{Terms, terms_by};
use std::sync::Arc;

/// Who may, for one ask.
#[derive(Clone, Debug)]
pub(super) struct Sieve {
    kind: Arc<Kind>,
    /// The rules that have to be asked of each unit.
    asked: RuleSet,
    /// Those to ask where it hangs on the hour who comes.
    by_the_hour: RuleSet,
}

impl Sieve {
    pub fn new<'a>(kinds: &mut Kinds<'_, 'a>, ask: &Ask<'a>) -> Self {
        let asked = could_say_no(kinds.roster, ask).without(kinds.room());
        let open = |is_steady| asked.without(Kind::answers(is_steady));
        Self { kind: kinds.of(ask), asked: open(true), by_the_hour: open(false) }
    }

    /// The first rule that says no of a unit, as [`super::rules::first_broken`] finds it.
    pub fn first_broken<'p>(&self, roster: &'p Roster, unit: usize, ask: &'p Ask) -> Option<Broken<'p>> {
        let person = &roster.people[unit];
        let known = self.kind.refusals[unit];
        let earlier = self.open(unit).before(known);
        earlier.iter().find_map(|rule| broken(rule, roster, person, ask)).or_else(|| broken(known.first()?, roster, person, ask))
    }

    /// All rules that say no of a unit.
    pub fn broken(&self, roster: &Roster, unit: usize, ask: &Ask) -> RuleSet {
        let person = &roster.people[unit];
        self.open(unit).iter().fold(self.kind.refusals[unit], |set, rule| set.with(rule, breaks(rule, roster, person, ask)))
    }

    /// The rules that say no of a unit to all asks of the kind.
    pub fn always(&self, unit: usize) -> RuleSet {
        self.kind.refusals[unit]
    }

    /// Places of the units that may, in the order of the roster.
    pub fn who_may<'s>(&'s self, roster: &'s Roster, ask: &'s Ask) -> impl Iterator<Item = usize> + 's {
        let may = |unit: &usize| {
            let person = &roster.people[*unit];
            !self.open(*unit).iter().any(|rule| breaks(rule, roster, person, ask))
        };
        self.kind.units.iter().map(|unit| *unit as usize).filter(may)
    }

    /// The terms of a unit.
    pub fn terms(&self, roster: &Roster, unit: usize, ask: &Ask) -> Terms {
        terms_by(roster, &roster.people[unit], ask, self.fit(unit))
    }

    pub fn fit(&self, unit: usize) -> Fit {
        self.kind.fits[unit]
    }

    fn open(&self, unit: usize) -> RuleSet {
        if self.kind.steady[unit] { self.asked } else { self.by_the_hour }
    }
}
