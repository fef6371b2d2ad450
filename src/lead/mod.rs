//! PURE. What a lead asks over an SSH line: who is full, what will be late, when tickets come in, why deadlines were missed, what
//! the next shift must know. Everything is computed from what a desk was asked; nothing here reads one.
//!
//! ```text
//! crew.rs      load against the shift, forecast of breaches      tempo.rs    arrivals by hour and weekday
//! breaches.rs  deadlines kept, and why others were not           sheet.rs    the hand-over of a shift
//! usage.rs     limits by use, pace, suggested limits             output.rs   norm-hours done, and what came back
//! cost.rs      cost against revenue of clients (fees.rs)         channels.rs by which channel tickets come in
//! loyalty.rs   whether clients were content
//! ```

mod breaches;
mod channels;
mod cost;
mod crew;
mod fees;
pub mod loyalty;
mod output;
mod sheet;
mod tempo;
mod usage;

pub use breaches::{Breaches, Share, breaches, shares};
pub use channels::{Came, channels};
pub use cost::{Balance, Books, balances};
pub use crew::{Crew, How, Load, crew, loads};
pub use output::{Output, output};
pub use sheet::{Facts, RISK, sheet};
pub use tempo::{Hour, Tempo, Tenths, WEEKS, hours_of, tempo};
pub use usage::{Usage, begins as usage_begins, usage};

use crate::desk::{HandOver, Moment, Signed};

/// Days of deadlines that the overview looks back on.
pub const DAYS: i64 = 7;

/// All that a lead sees at once.
#[derive(Clone, Debug, PartialEq)]
pub struct Overview {
    /// As of when.
    pub at: Moment,
    /// Load and forecast.
    pub crew: Crew,
    /// Arrivals.
    pub tempo: Tempo,
    /// Deadlines missed in the last days, and why.
    pub breaches: Breaches,
    /// Deadlines kept in the last days: all of them, then clock by clock.
    pub shares: Vec<Share>,
}

/// The sheet of the shift as it would be signed now, and the one that was signed last.
#[derive(Clone, Debug, PartialEq)]
pub struct Turn {
    /// As it would be signed now.
    pub fresh: HandOver,
    /// The last one.
    pub last: Option<Signed>,
}
