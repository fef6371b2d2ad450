//! The board as it stood at an earlier moment.

use super::moment::Moment;
use super::row::Row;

/// The board as it stood, and how far what is said of it can be trusted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Past {
    /// The open tickets of that moment, in the board's order.
    pub rows: Vec<Row>,
    /// How many of them came without their whole history: what is known of them is how they stand now, or stood when they
    /// were done, with what the log tells taken back.
    pub by_outcome: usize,
    /// When the log begins to tell of tickets; none on a desk without any events.
    pub log_begins: Option<Moment>,
    /// Contracts, packages, calendars or the policy were loaded anew after that moment, last at this one: deadlines are
    /// counted by the terms of today, the log does not keep earlier ones.
    pub terms_changed: Option<Moment>,
}
