//! Searching in what is shown.

use super::Part;
use crate::desk::filter::{Filter, Sieve, sift};
use crate::desk::{Moment, Row};
use std::collections::HashSet;
use std::sync::Arc;

/// What is searched for.
#[derive(Clone, Debug)]
pub struct Search {
    /// As typed.
    pub text: String,
    sieve: Sieve,
}

/// Where to go from the cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The row under the cursor counts too.
    Here,
    /// Onwards.
    Next,
    /// Backwards.
    Previous,
}

impl Search {
    /// Looks for words; nothing typed is no search.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let filter = Filter::words(text);
        (!filter.is_empty()).then(|| Self { text: text.trim().to_owned(), sieve: Sieve::new(filter) })
    }

    /// The letters to light up, folded.
    pub fn letters(&self) -> impl Iterator<Item = &str> {
        self.sieve.filter().letters()
    }
}

impl Part {
    /// The places among the shown rows that the search finds.
    pub(super) fn found(&mut self, order: &[Arc<Row>], shown: &[Arc<Row>], now: Moment) -> Vec<usize> {
        let Some(mut search) = self.search.take() else { return Vec::new() };
        let hits = sift(order, self.index(order), &mut search.sieve, now);
        self.search = Some(search);
        // The shown rows are the very ones of the order; where nothing is left out and grouped, the places are the same.
        if shown.len() == order.len() && self.group.is_none() {
            return hits;
        }
        let hits: HashSet<*const Row> = hits.into_iter().map(|place| Arc::as_ptr(&order[place])).collect();
        let places = shown.iter().enumerate().filter(|(_, row)| hits.contains(&Arc::as_ptr(row)));
        places.map(|(place, _)| place).collect()
    }
}

/// Which of the found places comes next, round the end.
pub(super) fn next(found: &[usize], at: usize, way: Way) -> Option<usize> {
    let last = found.len().checked_sub(1)?;
    Some(match way {
        Way::Here => found.partition_point(|place| *place < at) % found.len(),
        Way::Next => found.partition_point(|place| *place <= at) % found.len(),
        Way::Previous => found.partition_point(|place| *place < at).checked_sub(1).unwrap_or(last),
    })
}
