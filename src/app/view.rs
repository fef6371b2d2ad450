//! Views: named parts of the board.

use crate::desk::{ClockKind, Group, Handed, Moment, PhaseKind, Policy, Row, TicketId, Unit, UnitId};
use crate::text::{Raw, fold};
use std::collections::BTreeSet;

/// A named part of the board.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum View {
    /// All that is open.
    #[default]
    Open,
    /// Nobody holds it.
    Unassigned,
    /// What I have to see to myself: tickets that I hold or have claimed, and those whose client has my word.
    Mine,
    /// What I can hand out now: nobody holds it, it waits for nothing, nobody else has claimed it, and it lies in a group that I
    /// belong to. Who belongs to none (most dispatchers) answers for every group.
    Pool,
    /// Due within the policy's warning time.
    AtRisk,
    /// Due already.
    Overdue,
    /// Waits for somebody or something.
    Waiting,
    /// A word was given to the client.
    Promised,
    /// Given to somebody who has not said yes in time.
    Unconfirmed,
}

impl View {
    /// All of them, in the order of the keys.
    pub const ALL: [Self; 9] = [
        Self::Open,
        Self::Unassigned,
        Self::Mine,
        Self::Pool,
        Self::AtRisk,
        Self::Overdue,
        Self::Waiting,
        Self::Promised,
        Self::Unconfirmed,
    ];

    /// Its name on the command line and in scripts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Unassigned => "unassigned",
            Self::Mine => "mine",
            Self::Pool => "pool",
            Self::AtRisk => "at-risk",
            Self::Overdue => "overdue",
            Self::Waiting => "waiting",
            Self::Promised => "promised",
            Self::Unconfirmed => "unconfirmed",
        }
    }

    /// The view of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.name() == name)
    }

    /// Does the row belong to it, whoever looks? Closed rows belong to none; nothing is anybody's own.
    #[must_use]
    pub fn holds(self, row: &Row, now: Moment, policy: &Policy) -> bool {
        self.holds_for(&Me::default(), row, now, policy)
    }

    /// Does the row belong to it for this person?
    #[must_use]
    pub fn holds_for(self, me: &Me, row: &Row, now: Moment, policy: &Policy) -> bool {
        let facts = &row.facts;
        facts.phase.is_open()
            && match self {
                Self::Open => true,
                Self::Unassigned => unassigned(row),
                Self::Mine => me.sees_to(row),
                Self::Pool => me.can_hand_out(row),
                Self::AtRisk => facts.due.at().is_some_and(|at| at >= now && at < now + policy.times.at_risk),
                Self::Overdue => row.overdue(now),
                Self::Waiting => facts.phase == PhaseKind::Waiting,
                Self::Promised => facts.seldom.promised.is_some(),
                Self::Unconfirmed => unconfirmed(row, now, policy),
            }
    }
}

/// Who looks at the board: what is theirs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Me {
    name: Raw,
    units: BTreeSet<UnitId>,
    groups: BTreeSet<Group>,
    /// Tickets that I have claimed on this desk.
    pub claimed: BTreeSet<TicketId>,
    /// Tickets that somebody else has claimed.
    pub taken: BTreeSet<TicketId>,
}

impl Me {
    /// The person of that name or login, and the units that are this person; claims are told later.
    #[must_use]
    pub fn of(actor: &Raw, units: &[Unit]) -> Self {
        let name = fold(actor.raw());
        let own = units.iter().filter(|u| u.active && !name.is_empty() && (fold(u.name.raw()) == name || fold(&u.login) == name));
        let (mut ids, mut groups) = (BTreeSet::new(), BTreeSet::new());
        for unit in own {
            ids.insert(unit.id.clone());
            groups.extend(unit.can.groups.iter().cloned());
        }
        Self { name: actor.clone(), units: ids, groups, ..Self::default() }
    }

    /// The same person with the claims that another one of them knows.
    #[must_use]
    pub fn claiming_as(self, known: &Self) -> Self {
        Self { claimed: known.claimed.clone(), taken: known.taken.clone(), ..self }
    }

    fn sees_to(&self, row: &Row) -> bool {
        let name = |other: &Raw| !self.name.is_blank() && *other == self.name;
        let held = row.facts.assignee.as_ref().is_some_and(|a| self.units.contains(&a.unit.id) || name(&a.unit.name));
        held || self.claimed.contains(&row.id) || (row.facts.seldom.promised.is_some() && name(&row.facts.seldom.promised_by))
    }

    fn can_hand_out(&self, row: &Row) -> bool {
        let facts = &row.facts;
        let of_mine = self.groups.is_empty() || facts.group.0.is_empty() || self.groups.contains(&facts.group);
        unassigned(row) && facts.phase != PhaseKind::Waiting && !self.taken.contains(&row.id) && of_mine
    }
}

/// Nobody holds it, or the one who was asked said no.
#[must_use]
pub fn unassigned(row: &Row) -> bool {
    match &row.facts.assignee {
        None => true,
        Some(held) => matches!(held.handed, Handed::Refused { .. }),
    }
}

/// Told, and silent for longer than the policy allows; or said no.
#[must_use]
pub fn unconfirmed(row: &Row, now: Moment, policy: &Policy) -> bool {
    row.facts.assignee.as_ref().is_some_and(|held| match held.handed {
        Handed::Told { at } => at + policy.times.confirm <= now,
        Handed::Refused { .. } => true,
        Handed::Confirmed { .. } => false,
    })
}

/// The counts of the header.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Open.
    pub open: usize,
    /// Overdue.
    pub overdue: usize,
    /// Due within an hour (the policy's warning time).
    pub at_risk: usize,
    /// Nobody holds it.
    pub unassigned: usize,
    /// Not confirmed in time.
    pub unconfirmed: usize,
    /// Promises to keep: somebody must call back.
    pub call_back: usize,
}

impl Counts {
    /// Counts the rows.
    pub fn of<'a>(rows: impl Iterator<Item = &'a Row>, now: Moment, policy: &Policy) -> Self {
        let mut counts = Self::default();
        for row in rows {
            counts.swap(None, Some((row, now)), policy);
        }
        counts
    }

    /// One row is no longer as it was, each looked at by its own time and the same rules.
    pub fn swap(&mut self, was: Option<(&Row, Moment)>, is: Option<(&Row, Moment)>, policy: &Policy) {
        let count = |number: &mut usize, so: &dyn Fn(&Row, Moment) -> bool| {
            let one = |seen: Option<(&Row, Moment)>| usize::from(seen.is_some_and(|(row, now)| so(row, now)));
            *number = (*number + one(is)).saturating_sub(one(was));
        };
        count(&mut self.open, &|_, _| true);
        count(&mut self.overdue, &|row, now| View::Overdue.holds(row, now, policy));
        count(&mut self.at_risk, &|row, now| View::AtRisk.holds(row, now, policy));
        count(&mut self.unassigned, &|row, _| unassigned(row));
        count(&mut self.unconfirmed, &|row, now| unconfirmed(row, now, policy));
        count(&mut self.call_back, &|row, _| row.facts.due_of == Some(ClockKind::Promise));
    }
}
