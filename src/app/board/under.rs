//! Under which heading a row stands.

use crate::desk::filter::Key;
use crate::desk::{PhaseKind, Priority, Row};

/// Under which heading a row stands; ordered as the headings are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Under<'a> {
    /// What stands for a name where there is a fixed order: what nobody holds comes first, what has no name comes last.
    rank: u8,
    /// The name; empty where the row has none.
    pub name: &'a str,
}

/// The heading of a row.
#[must_use]
pub fn under(key: Option<Key>, row: &Row) -> Under<'_> {
    let facts = &row.facts;
    let last = |name| Under { rank: u8::from(str::is_empty(name)), name };
    match key {
        Some(Key::Zone) => last(&facts.zone.0),
        Some(Key::Group) => last(&facts.group.0),
        Some(Key::Kind) => last(&facts.work.kind.0),
        Some(Key::Company) => last(facts.company.as_ref().map_or("", |c| c.name.raw())),
        Some(Key::Engineer) => {
            let name = facts.assignee.as_ref().map_or("", |a| a.unit.name.raw());
            Under { rank: u8::from(!name.is_empty()), name }
        }
        Some(Key::Priority) => Under { rank: rank(Priority::ALL.iter().rev(), &facts.priority), name: "" },
        Some(Key::Phase) => Under { rank: rank(PhaseKind::ALL.iter(), &facts.phase), name: "" },
        Some(Key::Skill | Key::Site | Key::Due | Key::Left) | None => Under::default(),
    }
}

fn rank<'a, T: PartialEq + 'a>(mut all: impl Iterator<Item = &'a T>, one: &T) -> u8 {
    all.position(|known| known == one).and_then(|place| u8::try_from(place).ok()).unwrap_or(u8::MAX)
}
