//! A thing to load onto a desk in bulk: what imports and the demo bring, and what a whole export is made of.

use super::event::Event;
use super::record::Record;
use super::ticket::Ticket;
use serde::{Deserialize, Serialize};

/// A thing to load in bulk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "load", content = "is")]
pub enum Load {
    /// A record; it replaces the one of the same kind and id.
    Record(Record),
    /// A ticket as it stands; its clocks must be settled already.
    Ticket(Box<Ticket>),
    /// A piece of history. Its `seq` is given at the flip, in the order of loading.
    Event(Box<Event>),
}
