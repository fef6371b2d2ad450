//! The rows by their tickets and by their numbers. The keys stand in the row itself: beside each of a hundred thousand they would take
//! up megabytes.

use crate::desk::{Row, TicketId};
use foldhash::fast::RandomState;
use std::borrow::Borrow;
use std::collections::HashSet;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// The rows that stand, each found by its ticket and by its number.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    named: HashSet<Named, RandomState>,
    numbered: HashSet<Numbered, RandomState>,
}

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

/// A row that is equal to any other of its number.
#[derive(Clone, Debug)]
struct Numbered(Arc<Row>);

impl Borrow<i64> for Numbered {
    fn borrow(&self) -> &i64 {
        &self.0.number
    }
}

impl Hash for Numbered {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.number.hash(state);
    }
}

impl PartialEq for Numbered {
    fn eq(&self, other: &Self) -> bool {
        self.0.number == other.0.number
    }
}

impl Eq for Numbered {}

impl Known {
    /// The row of a ticket.
    pub(super) fn get(&self, id: &TicketId) -> Option<&Arc<Row>> {
        self.named.get(id).map(|named| &named.0)
    }

    /// The row of a number.
    pub(super) fn numbered(&self, number: i64) -> Option<&Arc<Row>> {
        self.numbered.get(&number).map(|numbered| &numbered.0)
    }

    /// Takes over a row in the place of the one that its ticket had.
    pub(super) fn insert(&mut self, row: &Arc<Row>) {
        if let Some(was) = self.named.replace(Named(Arc::clone(row)))
            && was.0.number != row.number
        {
            self.numbered.remove(&was.0.number);
        }
        self.numbered.replace(Numbered(Arc::clone(row)));
    }

    /// The row of a ticket that is gone.
    pub(super) fn remove(&mut self, id: &TicketId) -> Option<Arc<Row>> {
        let gone = self.named.take(id).map(|named| named.0)?;
        self.numbered.remove(&gone.number);
        Some(gone)
    }

    /// Makes room for so many more.
    pub(super) fn reserve(&mut self, more: usize) {
        self.named.reserve(more);
        self.numbered.reserve(more);
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.named.len()
    }

    /// There is none.
    pub(super) fn is_empty(&self) -> bool {
        self.named.is_empty()
    }
}
