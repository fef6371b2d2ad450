//! The rows by their tickets. The key stands in the row itself: beside each of a hundred thousand it would take up two megabytes.

use crate::desk::{Row, TicketId};
use foldhash::fast::RandomState;
use std::borrow::Borrow;
use std::collections::HashSet;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// The rows that stand, each found by its ticket.
#[derive(Clone, Debug, Default)]
pub(super) struct Known(HashSet<Named, RandomState>);

/// A row that is equal to any other of its ticket.
#[derive(Clone, Debug)]
struct Named(Arc<Row>);

impl Borrow<TicketId> for Named {
    fn borrow(&self) -> &TicketId {
        &self.0.id
    }
}

impl Hash for Named {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.id.hash(state);
    }
}

impl PartialEq for Named {
    fn eq(&self, other: &Self) -> bool {
        self.0.id == other.0.id
    }
}

impl Eq for Named {}

impl Known {
    /// The row of a ticket.
    pub(super) fn get(&self, id: &TicketId) -> Option<&Arc<Row>> {
        self.0.get(id).map(|named| &named.0)
    }

    /// Takes over a row in the place of the one that its ticket had.
    pub(super) fn insert(&mut self, row: &Arc<Row>) {
        self.0.replace(Named(Arc::clone(row)));
    }

    /// The row of a ticket that is gone.
    pub(super) fn remove(&mut self, id: &TicketId) -> Option<Arc<Row>> {
        self.0.take(id).map(|named| named.0)
    }

    /// Makes room for so many more.
    pub(super) fn reserve(&mut self, more: usize) {
        self.0.reserve(more);
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// There is none.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
