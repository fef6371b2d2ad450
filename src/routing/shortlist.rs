//! Who comes into question at all: units by skill, by group, crews apart; so that nobody asks a thousand engineers about each ticket.

use super::ask::Ask;
use super::roster::{Person, Roster};
use crate::desk::UnitKind;
use crate::desk::policy::LoadUnit;
use std::collections::BTreeMap;

/// Places in the roster, always in its order.
type Places = Vec<u32>;

/// Lists of units that a rule does not refuse for whatever ticket. Who is on none of a ticket's lists is refused for certain; who is
/// on all of them is still asked by every rule.
pub(super) struct Shortlist<'a> {
    everybody: Places,
    crews: Places,
    /// By tag, then by level less one: who has at least that level.
    skills: BTreeMap<&'a str, Vec<Places>>,
    groups: BTreeMap<&'a str, Places>,
}

impl<'a> Shortlist<'a> {
    /// The lists of a roster.
    pub fn new(roster: &Roster<'a>) -> Self {
        let mut lists = Self { everybody: Vec::new(), crews: Vec::new(), skills: BTreeMap::new(), groups: BTreeMap::new() };
        let may_take = |person: &Person| {
            let has_room = match roster.policy.load {
                LoadUnit::Tickets => person.room() > 0,
                LoadUnit::Minutes => person.minutes_left() > 0,
            };
            person.unit.active && has_room
        };
        for (place, person) in roster.people.iter().enumerate().filter(|(_, person)| may_take(person)) {
            lists.put(place as u32, person);
        }
        lists
    }

    fn put(&mut self, place: u32, person: &Person<'a>) {
        let unit = person.unit;
        self.everybody.push(place);
        if unit.kind == UnitKind::Crew {
            self.crews.push(place);
        }
        // A crew knows what its members know.
        for skill in std::iter::once(unit).chain(person.members.iter().copied()).flat_map(|one| &one.can.skills) {
            let levels = self.skills.entry(&skill.tag).or_default();
            levels.resize_with(levels.len().max(usize::from(skill.level)), Vec::new);
            // A tag that is written twice counts at its best level, and once.
            for level in levels.iter_mut().take(usize::from(skill.level)).filter(|list| list.last() != Some(&place)) {
                level.push(place);
            }
        }
        for group in &unit.can.groups {
            let list = self.groups.entry(&group.0).or_default();
            if list.last() != Some(&place) {
                list.push(place);
            }
        }
    }

    /// The shortest list that everybody who may take this is on.
    pub fn of(&self, roster: &Roster, ask: &Ask) -> &[u32] {
        let skills = ask.needs.iter().filter(|need| need.required && need.level > 0).map(|need| {
            let levels = self.skills.get(need.tag.as_str());
            levels.and_then(|levels| levels.get(usize::from(need.level) - 1)).map_or(&[][..], Vec::as_slice)
        });
        let group = ask.leader().people.group.0.as_str();
        let group = roster.has_members(group).then(|| self.groups.get(group).map_or(&[][..], Vec::as_slice));
        let crews = (ask.people > 1).then_some(self.crews.as_slice());
        skills.chain(group).chain(crews).min_by_key(|list| list.len()).unwrap_or(&self.everybody)
    }
}
