//! PURE. Work of different sizes: a generalised assignment problem with rooms in minutes, a plan with a proven bound.
//!
//! ```text
//! solve (class by class) -> plain (a question as a model) -> exact -+-> ascent -> relaxation -> knapsack   the bound
//!        \-> same_size (the flow solver)                            +-> dive, search                       the plan
//!                                                                   +-> branch                             the proof
//! ```

mod ascent;
mod branch;
mod dive;
mod domain;
mod effort;
mod exact;
mod knapsack;
mod model;
mod others;
mod plain;
mod problem;
mod relaxation;
mod same_size;
mod search;
mod solve;
mod tariff;

pub use effort::Effort;
pub use others::{Neighbours, Other};
pub use problem::{CLASSES, Pair, Problem, Solution, Unit};
pub use solve::solve;

#[cfg(test)]
mod tests;
