//! A unit as the people in it: who of a crew is there, and what they can do together.

use super::roster::Person;
use crate::desk::{Moment, Need, Unit, UnitKind};

impl<'a> Person<'a> {
    /// The members of a crew that are known to be missing at a moment.
    pub fn missing(&self, at: Moment) -> impl Iterator<Item = &'a Unit> {
        self.members.iter().copied().filter(move |member| !member.active || member.absent_at(at).is_some())
    }

    /// True when who comes is the same at any hour: an engineer, and a crew whose members are not away any time soon.
    pub fn is_steady(&self) -> bool {
        self.unit.kind == UnitKind::Engineer || self.members.iter().all(|member| member.absences.is_empty())
    }

    /// How many people come. Nobody wrote down who is in the crew: then it is as many as are needed.
    pub fn people(&self, at: Moment) -> usize {
        match self.unit.kind {
            UnitKind::Engineer => 1,
            UnitKind::Crew if self.unit.members.is_empty() => usize::MAX,
            UnitKind::Crew => self.unit.members.len().saturating_sub(self.missing(at).count()),
        }
    }

    /// The level of a skill: the crew's own, or that of its best member.
    pub fn level(&self, tag: &str) -> u8 {
        self.members.iter().map(|member| member.level(tag)).fold(self.unit.level(tag), u8::max)
    }

    /// How many of those who come have the skill at that level. A level that is written of the crew itself stands for one of them.
    fn able(&self, need: &Need, at: Moment) -> usize {
        let own = self.unit.level(&need.tag) >= need.level;
        if self.unit.members.len() > self.members.len() || self.unit.members.is_empty() {
            return if own { self.people(at) } else { 0 };
        }
        let gone: Vec<&Unit> = self.missing(at).collect();
        let there = self.members.iter().filter(|member| !gone.iter().any(|g| g.id == member.id));
        there.filter(|member| member.level(&need.tag) >= need.level).count().max(usize::from(own))
    }

    /// The first required skill that is lacking. Where two are needed, the same skill asked for twice asks for two who have it.
    pub fn lacks<'n>(&self, needs: &'n [Need], people: u8, at: Moment) -> Option<&'n Need> {
        let mut required = needs.iter().filter(|need| need.required);
        if self.unit.kind == UnitKind::Engineer {
            return required.find(|need| self.unit.level(&need.tag) < need.level);
        }
        let same = |need: &Need| {
            needs.iter().filter(|other| other.required && other.tag == need.tag && other.level >= need.level).count()
        };
        let asked = |need: &Need| if people < 2 { 1 } else { same(need) };
        required.find(|need| self.able(need, at) < asked(need))
    }
}
