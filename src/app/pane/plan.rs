//! The plan over the queue as it lies open, and what the desk did meanwhile.

use crate::app::msg::Said;
use crate::desk::{Backlog, Named, Row, TicketId, UnitId, WishId};
use crate::routing::{Line, Plan, Rule};
use std::collections::{BTreeMap, BTreeSet};

/// The plan over the queue.
#[derive(Clone, Debug, Default)]
pub struct PlanPane {
    /// For these tickets; all that nobody holds when none.
    pub tickets: Option<Vec<TicketId>>,
    /// The latest asking: a plan that answers an earlier one is not shown.
    pub asked: u64,
    /// The plan; none while it is computed.
    pub plan: Option<Box<Plan>>,
    /// What it was made from.
    pub backlog: Option<Box<Backlog>>,
    /// Which line is chosen.
    pub chosen: usize,
    /// Lines that a person has fixed.
    pub fixed: Vec<Fixed>,
    /// Lines that a person has dropped.
    pub dropped: Vec<TicketId>,
    /// Enter was pressed before the plan came.
    pub apply_when_ready: bool,
    /// The chosen line's whole sum is shown, not only the reasons.
    pub whole: bool,
    /// What happened to its tickets since it was made, and what the desk refused.
    pub meanwhile: BTreeMap<TicketId, Meanwhile>,
    /// What happened beside its tickets.
    pub beside: Beside,
    /// Lines that went to others when the plan was made anew, or that nobody takes now: who took them before.
    pub moved: BTreeMap<TicketId, Named<UnitId>>,
    /// Its wishes on their way.
    pub sending: Sending,
}

/// A line that a person has fixed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fixed {
    /// Which.
    pub ticket: TicketId,
    /// To whom.
    pub unit: Named<UnitId>,
    /// The rule that says no and why it does not count, where one does.
    pub over: Option<Over>,
}

/// A rule that a person overrides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Over {
    /// Which.
    pub rule: Rule,
    /// Why: the code of a reason of the policy.
    pub reason: String,
}

/// The wishes of a plan on their way.
#[derive(Clone, Debug, Default)]
pub struct Sending {
    /// Those without an answer.
    pub wishes: Vec<WishId>,
    /// How many of them went through.
    pub went: i64,
}

/// What happened to a ticket of a plan since the plan was made.
#[derive(Clone, Debug, Default)]
pub struct Meanwhile {
    /// As it is now; none when it has left the board, or when the desk said no.
    pub row: Option<Box<Row>>,
    /// Who changed it; none when it was this console, or nobody knows.
    pub by: Option<crate::text::Raw>,
    /// Why the desk said no.
    pub refused: Option<Said>,
    /// The ticket is as it was, but whoever was to take it will not be there.
    pub away: Option<Named<UnitId>>,
}

/// What happened on the desk since a plan was made that no ticket of it tells: another plan may be better now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// New tickets that nobody holds.
    pub fresh: BTreeSet<TicketId>,
    /// Tickets that their holders no longer work on: somebody has room.
    pub freed: BTreeSet<TicketId>,
    /// Engineers who come and go otherwise than the plan was made for.
    pub units: BTreeSet<UnitId>,
}

impl Beside {
    /// True when nothing happened.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.fresh.is_empty() && self.freed.is_empty() && self.units.is_empty()
    }
}

impl PlanPane {
    /// What happened meanwhile to a ticket of this line; the leading one's first.
    #[must_use]
    pub fn meanwhile_of(&self, line: &Line) -> Option<&Meanwhile> {
        std::iter::once(&line.ticket).chain(&line.with).find_map(|ticket| self.meanwhile.get(ticket))
    }

    /// How many lines would be sent now.
    #[must_use]
    pub fn ready(&self) -> usize {
        let lines = self.plan.iter().flat_map(|plan| &plan.lines);
        lines.filter(|line| line.choice.is_some() && self.meanwhile_of(line).is_none()).count()
    }

    /// How a person fixed this ticket's line.
    #[must_use]
    pub fn fixed_of(&self, ticket: &TicketId) -> Option<&Fixed> {
        self.fixed.iter().find(|fixed| fixed.ticket == *ticket)
    }

    /// True when the desk is no longer the one that the plan was made for.
    #[must_use]
    pub fn is_behind(&self) -> bool {
        !self.meanwhile.is_empty() || !self.beside.is_nothing()
    }
}
