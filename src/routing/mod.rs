//! PURE. Who may take a ticket, what each choice costs, the best plan over the queue, and the reasons.
//!
//! ```text
//! backlog -> roster (units, hours, queues) -+-> rules (who may) -> terms (what it costs) -> flow (exact) -> plan
//!         -> ask (ticket or bundle) --------+                                           -> its alternatives, and relax (what would free the rest)
//! ```
//!
//! A plan that lies open stands: it is mended as the desk goes on, and moves the fewest lines that a best plan can (`standing`).
//! Where load counts minutes, `gap` stands in the place of `flow` and `by_minutes` makes the plan. What many asks have in common is
//! answered once for their `kind`; a `sieve` puts one ask to many units.
//!
//! Beside it `forecast`: when the work that is held already will be done, and which deadlines that misses; and `rehearsal`: what an
//! absence, a raise, a ticket that goes first would move and break, and how load could be levelled, before anything is written.

mod absence;
mod ask;
mod autopilot;
mod best;
mod bundle;
mod by_minutes;
mod compare;
mod crew;
mod doors;
pub mod flow;
mod forecast;
pub mod gap;
mod kind;
mod levelling;
mod outlook;
mod plan;
mod queue;
mod rebalance;
mod rehearsal;
mod relax;
mod reserve;
mod roster;
mod rule;
mod rule_set;
mod rules;
mod sieve;
mod sooner;
mod standing;
mod terms;
mod timeline;
mod urgency;

#[cfg(test)]
mod tests;

pub use absence::rehearse_absence;
pub use autopilot::{Left, Turn, may_write, turn};
pub use best::{check, plan, plan_choices, propose, replan};
pub use compare::{Because, Class, Comparison, Made, Moved, compare};
pub use forecast::{Expected, finishes, misses, planned, shift_left};
pub use plan::{Alternative, Candidate, Hurt, Line, Miss, Plan, Refused, Relaxation, Room, Term};
pub use rebalance::{could_move, rebalance};
pub use rehearsal::{Changed, Deadline, Level, Rehearsal};
pub use rule::{Lift, Rule, TermName};
pub use sooner::{raised, rehearse_first, rehearse_raise};
pub use standing::Standing;
