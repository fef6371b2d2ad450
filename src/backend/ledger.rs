//! A store opened for writing: what a wish needs to be decided and written down, in one transaction.

use super::decide::Step;
use super::house::House;
use super::shelf::{Shelf, Soon};
use crate::desk::{BatchId, Event, WishId};
use std::sync::Arc;

/// A store within a write.
pub(super) trait Ledger: Shelf {
    /// What the whole desk shares.
    fn house(&self) -> Arc<House>;
    /// Sequence of the newest event, those of this write included.
    fn seq(&self) -> i64;
    /// The number of the newest ticket.
    fn number(&self) -> i64;
    /// The event that a wish became.
    fn event_of(&mut self, wish: &WishId) -> impl Soon<Option<Event>>;
    /// An event.
    fn event(&mut self, seq: i64) -> impl Soon<Option<Event>>;
    /// The events of a batch, oldest first.
    fn batch(&mut self, batch: &BatchId) -> impl Soon<Vec<Event>>;
    /// The newest event that takes this one back.
    fn undoing(&mut self, seq: i64) -> impl Soon<Option<i64>>;
    /// Writes a step: the event, and all that it changed.
    fn enter(&mut self, step: &Step) -> impl Soon<()>;
}
