//! PURE. Who may take a ticket, what each choice costs, the best plan over the queue, and the reasons.

mod plan;

pub use plan::{Candidate, Hurt, Line, Plan, Refused, Room, Rule, Term, TermName};

// PLACEHOLDER until the room lands.
/// Placeholder.
pub fn propose(
    _: &crate::desk::Backlog,
    _: &crate::desk::Policy,
    _: crate::desk::Moment,
    _: &crate::desk::TicketId,
) -> Option<Line> {
    None
}
/// Placeholder.
pub fn replan(
    _: &crate::desk::Backlog,
    p: &crate::desk::Policy,
    at: crate::desk::Moment,
    _: &[(crate::desk::TicketId, crate::desk::UnitId)],
    _: &[crate::desk::TicketId],
) -> Plan {
    Plan { policy: p.name.clone(), at, lines: vec![], cost: 0, bound: 0, exact: true, units: vec![] }
}
