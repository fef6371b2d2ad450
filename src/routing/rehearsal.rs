//! «Что если»: what a change of the desk would move, and which promises it would break, before anything is written.

use super::outlook::{Outlook, Prospect};
use super::rule::Rule;
use crate::desk::{ClockKind, Minutes, Moment, Named, TicketId, UnitId};
use serde::{Deserialize, Serialize};

/// A deadline that will be missed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// Which clock.
    pub of: ClockKind,
    /// Until when.
    pub due: Moment,
    /// When it will be met; none where nobody can say.
    pub then: Option<Moment>,
}

/// What becomes of one ticket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed {
    /// Which.
    pub ticket: TicketId,
    /// Its number.
    pub number: i64,
    /// The version that was looked at.
    pub version: i64,
    /// Who does it as things stand.
    pub from: Option<Named<UnitId>>,
    /// Who would do it.
    pub to: Option<Named<UnitId>>,
    /// When they are there as things stand.
    pub now: Option<Moment>,
    /// When they would be there.
    pub then: Option<Moment>,
    /// Deadlines that would be missed and are not missed as things stand.
    pub breaks: Vec<Deadline>,
    /// Deadlines that are missed as things stand and would be kept.
    pub mends: Vec<Deadline>,
    /// Nobody can take it off the hands of whoever should no longer do it.
    pub stuck: bool,
    /// The rules that keep the others from it, where it is stuck.
    pub blocked_by: Vec<Rule>,
}

impl Changed {
    /// True when it changes hands.
    #[must_use]
    pub fn is_move(&self) -> bool {
        self.to.is_some() && self.to != self.from
    }

    /// True when it would be left without anybody who can do it.
    #[must_use]
    pub fn is_left(&self) -> bool {
        self.stuck || (self.from.is_some() && self.to.is_none())
    }

    /// By how many minutes later; less than 0 for earlier. None where one of the two is not known.
    #[must_use]
    pub fn later(&self) -> Option<i64> {
        Some(self.then?.minutes_since(self.now?).0)
    }
}

/// What a change of the desk would do: only tickets that it touches, those that break first, then by number.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rehearsal {
    /// The tickets.
    pub changed: Vec<Changed>,
    /// How level the load becomes, where that was the question.
    pub level: Option<Level>,
}

/// How level the load is, in planned minutes of those who are at work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Level {
    /// The mean.
    pub mean: Minutes,
    /// The most that one of them has.
    pub before: Minutes,
    /// The most that one of them would have.
    pub after: Minutes,
    /// True when no other moves level more, and no fewer ones as much.
    pub proven: bool,
}

impl Rehearsal {
    /// The tickets that change hands.
    pub fn moves(&self) -> impl Iterator<Item = &Changed> {
        self.changed.iter().filter(|c| c.is_move())
    }

    /// The tickets with deadlines that would be missed.
    pub fn breaks(&self) -> impl Iterator<Item = &Changed> {
        self.changed.iter().filter(|c| !c.breaks.is_empty())
    }

    /// The tickets that nobody would do.
    pub fn left(&self) -> impl Iterator<Item = &Changed> {
        self.changed.iter().filter(|c| c.is_left())
    }

    /// True when somebody else suffers: another ticket than this one breaks a deadline or loses whoever was to do it.
    #[must_use]
    pub fn hurts_beside(&self, ticket: &TicketId) -> bool {
        self.changed.iter().any(|c| c.ticket != *ticket && (!c.breaks.is_empty() || c.is_left()))
    }
}

/// What differs between two outlooks over the same tickets.
pub(super) fn compare(before: &Outlook, after: &Outlook) -> Rehearsal {
    let mut changed: Vec<Changed> = before.iter().filter_map(|(id, was)| difference(was, after.get(id)?)).collect();
    changed.sort_by_key(|c| (c.breaks.is_empty() && !c.is_left(), !c.is_move(), c.number));
    Rehearsal { changed, level: None }
}

fn difference(was: &Prospect, will: &Prospect) -> Option<Changed> {
    let (before, after) = (was.misses(), will.misses());
    let not_in = |those: &[Deadline], one: &Deadline| !those.iter().any(|other| other.of == one.of);
    let breaks: Vec<Deadline> = after.iter().filter(|one| not_in(&before, one)).cloned().collect();
    let mends: Vec<Deadline> = before.iter().filter(|one| not_in(&after, one)).cloned().collect();
    let same = was.unit == will.unit && was.begins == will.begins && breaks.is_empty() && mends.is_empty();
    (!same).then(|| Changed {
        ticket: was.row.id.clone(),
        number: was.row.number,
        version: was.row.version,
        from: was.unit.cloned(),
        to: will.unit.cloned(),
        now: was.begins,
        then: will.begins,
        breaks,
        mends,
        stuck: false,
        blocked_by: Vec::new(),
    })
}
