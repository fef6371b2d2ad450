//! PURE. Who may take a ticket, what each choice costs, the best plan over the queue, and the reasons.

mod plan;

pub use plan::{Candidate, Hurt, Line, Plan, Refused, Room, Rule, Term, TermName};
