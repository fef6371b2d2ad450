//! Views: named parts of the board.

use crate::desk::{ClockKind, Handed, Moment, PhaseKind, Policy, Row};

/// A named part of the board.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum View {
    /// All that is open.
    #[default]
    Open,
    /// Nobody holds it.
    Unassigned,
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
    pub const ALL: [Self; 7] =
        [Self::Open, Self::Unassigned, Self::AtRisk, Self::Overdue, Self::Waiting, Self::Promised, Self::Unconfirmed];

    /// Its name on the command line and in scripts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Unassigned => "unassigned",
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

    /// Does the row belong to it? Closed rows belong to none.
    #[must_use]
    pub fn holds(self, row: &Row, now: Moment, policy: &Policy) -> bool {
        let facts = &row.facts;
        facts.phase.is_open()
            && match self {
                Self::Open => true,
                Self::Unassigned => unassigned(row),
                Self::AtRisk => facts.due.at().is_some_and(|at| at >= now && at < now + policy.times.at_risk),
                Self::Overdue => row.overdue(now),
                Self::Waiting => facts.phase == PhaseKind::Waiting,
                Self::Promised => facts.promised.is_some(),
                Self::Unconfirmed => unconfirmed(row, now, policy),
            }
    }

    /// Does what it holds depend on the time?
    #[must_use]
    pub fn moves_with_time(self) -> bool {
        matches!(self, Self::AtRisk | Self::Overdue | Self::Unconfirmed)
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
            counts.swap(None, Some(row), now, policy);
        }
        counts
    }

    /// One row is no longer as it was; both are looked at by the same time and rules.
    pub fn swap(&mut self, was: Option<&Row>, is: Option<&Row>, now: Moment, policy: &Policy) {
        let count = |number: &mut usize, so: &dyn Fn(&Row) -> bool| {
            *number = (*number + usize::from(is.is_some_and(so))).saturating_sub(usize::from(was.is_some_and(so)));
        };
        count(&mut self.open, &|_| true);
        count(&mut self.overdue, &|row| View::Overdue.holds(row, now, policy));
        count(&mut self.at_risk, &|row| View::AtRisk.holds(row, now, policy));
        count(&mut self.unassigned, &unassigned);
        count(&mut self.unconfirmed, &|row| unconfirmed(row, now, policy));
        count(&mut self.call_back, &|row| row.facts.due_of == Some(ClockKind::Promise));
    }
}
