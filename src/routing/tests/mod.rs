//! The promises of the room as tests.

mod certified;
pub(super) mod desk;

mod autopilot;
mod compare;
mod crews;
mod fewest;
mod field;
mod hostile;
mod instance;
mod instances;
mod kept;
mod minutes;
mod optimum;
mod plans;
mod rebalance;
mod rehearsal;
mod relax;
mod rules;
mod sieve;
mod standing;
mod terms;

use crate::routing::flow;
