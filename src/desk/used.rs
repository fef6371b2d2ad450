//! What clients used of what is limited, event by event, and the limits as they stand.

use super::call::Call;
use super::change::{Basis, Change};
use super::contract::{Quota, QuotaKind};
use super::ids::{CompanyId, ContractId, Named};
use super::moment::Moment;
use super::ticket::Ticket;
use super::visit::VisitState;
use crate::text::Raw;

/// One use.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Used {
    /// Whose.
    pub company: CompanyId,
    /// Of what.
    pub kind: QuotaKind,
    /// When.
    pub at: Moment,
    /// How much; negative was given back.
    pub by: i64,
}

/// What was used in a stretch of time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Uses {
    /// Each use, in order.
    pub list: Vec<Used>,
    /// Since when the desk knows of a kind: before its first ticket, call or event nothing is known.
    pub since: Vec<(QuotaKind, Moment)>,
}

impl Uses {
    /// Since when uses of a kind are known; never when none.
    #[must_use]
    pub fn known_since(&self, kind: QuotaKind) -> Option<Moment> {
        self.since.iter().find(|(of, _)| *of == kind).map(|(_, at)| *at)
    }
}

/// A limit of a contract in force, in its running period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limit {
    /// Whose.
    pub company: Named<CompanyId>,
    /// By which contract.
    pub contract: ContractId,
    /// The contract's number on the paper.
    pub number: Raw,
    /// The limit.
    pub quota: Quota,
}

/// The trip of a ticket that is over.
#[must_use]
pub fn visit(ticket: &Ticket) -> Option<Used> {
    let over = ticket.extra.visit.as_ref().filter(|visit| visit.state == VisitState::Done)?;
    let company = ticket.place.company.as_ref()?.id.clone();
    Some(Used { company, kind: QuotaKind::Visits, at: over.since.or(ticket.clocks.solved)?, by: 1 })
}

/// A consultation that is over.
#[must_use]
pub fn talk(call: &Call) -> Option<Used> {
    let minutes = call.consulted_until(call.ended?);
    let company = call.company.as_ref()?.id.clone();
    (minutes > 0).then_some(Used { company, kind: QuotaKind::PhoneMinutes, at: call.rang, by: minutes })
}

/// Raises of priority that the client asked for in a change: -1 where one is taken back.
#[must_use]
pub fn raises(change: &Change) -> i64 {
    match change {
        Change::SetPriority { why: Basis::ClientAsked { .. }, .. } => 1,
        Change::SetPriority { why: Basis::TakenBack { .. }, .. } => -1,
        Change::Several { changes } => changes.iter().map(raises).sum(),
        _ => 0,
    }
}
