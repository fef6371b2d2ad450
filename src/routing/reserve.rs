//! The emergency reserve: which engineers of a zone stay free for urgent work. Chosen before planning, so that no line depends on
//! another one and the best plan stays exact.

use super::roster::Person;
use crate::desk::{Moment, Policy, UnitKind, UnitState};
use std::cmp::Reverse;

/// Marks the reserve of each zone that the policy names: engineers at work now or within the hour who have room, the least busy
/// first, then whose home the zone is, then who can do most. Where there are fewer than asked for, all of them.
pub(super) fn keep<'a>(people: &mut [Person<'a>], policy: &'a Policy, now: Moment) {
    let soon = now + policy.field.worth_waiting;
    for (zone, wanted) in &policy.field.reserve {
        let mut able: Vec<usize> = (0..people.len()).filter(|p| stands_by(&people[*p], zone, soon)).collect();
        able.sort_by_key(|place| {
            let unit = people[*place].unit;
            let home = unit.can.zones.first().is_some_and(|z| z.0.as_str() == zone);
            let levels: u32 = unit.can.skills.iter().map(|s| u32::from(s.level)).sum();
            (people[*place].open, !home, Reverse(levels), *place)
        });
        for place in able.into_iter().take(*wanted as usize) {
            people[place].reserve = Some(zone);
        }
    }
}

fn stands_by(person: &Person, zone: &str, soon: Moment) -> bool {
    let unit = person.unit;
    unit.active
        && unit.kind == UnitKind::Engineer
        && unit.state != UnitState::Out
        && person.reserve.is_none()
        && person.room() > 0
        && person.begins.is_some_and(|begins| begins <= soon)
        && unit.can.zones.iter().any(|z| z.0.as_str() == zone)
}
