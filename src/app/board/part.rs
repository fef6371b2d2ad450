//! The part of the board that is shown: by a filter, in groups. What is kept up to date here costs by what changed, not by how
//! long the board is; only another filter or grouping looks all rows through.

use super::place_in;
use super::seek::Search;
use super::under::{Under, under};
use crate::app::view::Me;
use crate::desk::filter::{Filter, Index, Key, Sieve, sift};
use crate::desk::{Moment, Place, Row};
use std::collections::HashMap;
use std::sync::Arc;

/// Filter, groups, search, and who looks.
#[derive(Clone, Debug, Default)]
pub struct Part {
    me: Me,
    text: String,
    sieve: Option<Sieve>,
    /// What filters look at, of the rows in order as far as it has been gathered; all of it where there is a filter.
    index: Option<Index>,
    heads: Vec<Head>,
    /// The name of the saved view that the filter is, if it is one.
    pub called: Option<String>,
    /// How the rows are grouped.
    pub group: Option<Key>,
    /// What is searched for.
    pub search: Option<Search>,
}

/// A heading: its line, and its first row among the shown ones.
#[derive(Clone, Copy, Debug)]
struct Head {
    line: usize,
    start: usize,
    count: usize,
}

/// A line of the board.
#[derive(Clone, Copy, Debug)]
pub enum Line<'a> {
    /// A heading over so many rows, of which this is the first.
    Heading(&'a Row, usize),
    /// A row.
    Row(&'a Arc<Row>),
}

impl Part {
    /// The filter as typed; empty when there is none.
    #[must_use]
    pub fn filter_text(&self) -> &str {
        &self.text
    }

    /// The letters of the search, else those of the filter, to light up; folded.
    pub fn letters(&self) -> impl Iterator<Item = &str> {
        let of_filter = self.sieve.iter().filter(|_| self.search.is_none()).flat_map(|sieve| sieve.filter().letters());
        self.search.iter().flat_map(Search::letters).chain(of_filter)
    }

    /// Who looks.
    #[must_use]
    pub fn me(&self) -> &Me {
        &self.me
    }

    /// What filters look at, once it was needed.
    #[must_use]
    pub fn known_index(&self) -> Option<&Index> {
        self.index.as_ref()
    }

    pub(super) fn look_as(&mut self, me: Me) {
        self.me = me;
    }

    pub(super) fn moves_with_time(&self) -> bool {
        self.sieve.as_ref().is_some_and(|sieve| sieve.filter().moves_with_time())
    }

    pub(super) fn index(&mut self, order: &[Arc<Row>]) -> &Index {
        self.gather(order, order.len())
    }

    /// Gathers what filters look at of so many rows more.
    pub(super) fn gather(&mut self, order: &[Arc<Row>], rows: usize) -> &Index {
        let index = self.index.get_or_insert_default();
        for row in order.iter().skip(index.len()).take(rows) {
            index.insert(index.len(), row);
        }
        index
    }

    pub(super) fn sift_by(&mut self, text: &str, filter: Filter, order: &[Arc<Row>]) {
        text.trim().clone_into(&mut self.text);
        self.called = None;
        self.sieve = (!filter.is_empty()).then(|| Sieve::new(filter));
        if self.sieve.is_some() {
            self.index(order);
        }
    }

    /// A row has come into the order at that place.
    pub(super) fn came(&mut self, place: usize, row: &Row) {
        // Behind what has been gathered it will be met in its turn.
        if let Some(index) = self.index.as_mut().filter(|index| place < index.len() || self.sieve.is_some()) {
            index.insert(place, row);
        }
    }

    /// The row at that place of the order is gone.
    pub(super) fn went(&mut self, place: usize) {
        if let Some(index) = &mut self.index {
            index.remove(place);
        }
    }

    /// All rows that are shown, in the order of the screen.
    pub(super) fn all(&mut self, order: &[Arc<Row>], now: Moment, holds: impl Fn(&Row, &Me) -> bool) -> Vec<Arc<Row>> {
        let rows: Vec<Arc<Row>> = if let Some(mut sieve) = self.sieve.take() {
            let taken = sift(order, self.index(order), &mut sieve, now);
            self.sieve = Some(sieve);
            taken.into_iter().map(|place| &order[place]).filter(|row| holds(row, &self.me)).cloned().collect()
        } else {
            order.iter().filter(|row| holds(row, &self.me)).cloned().collect()
        };
        if self.group.is_none() {
            return rows;
        }
        let mut groups: HashMap<Under<'_>, Vec<&Arc<Row>>> = HashMap::new();
        for row in &rows {
            groups.entry(under(self.group, row)).or_default().push(row);
        }
        let mut groups: Vec<_> = groups.into_iter().collect();
        groups.sort_by_key(|(under, _)| *under);
        groups.into_iter().flat_map(|(_, rows)| rows).cloned().collect()
    }

    /// Does the filter take a row of the order?
    pub(super) fn takes(&mut self, order: &[Arc<Row>], row: &Row, now: Moment) -> bool {
        let Some(sieve) = &mut self.sieve else { return true };
        let (Some(index), Some(place)) = (&self.index, place_in(order, row)) else { return false };
        sieve.learn(index);
        sieve.takes(index, place, row, now)
    }

    /// Where a row stands on the screen among others.
    fn spot<'a>(&self, row: &'a Row) -> (Under<'a>, Place) {
        (under(self.group, row), row.place())
    }

    pub(super) fn put_in(&self, shown: &mut Vec<Arc<Row>>, row: &Arc<Row>) {
        let spot = self.spot(row);
        let place = match shown.last() {
            Some(last) if self.spot(last) < spot => shown.len(),
            _ => shown.partition_point(|r| self.spot(r) < spot),
        };
        shown.insert(place, Arc::clone(row));
    }

    pub(super) fn take_out(&self, shown: &mut Vec<Arc<Row>>, row: &Row) {
        if let Some(place) = self.place_in(shown, row) {
            shown.remove(place);
        }
    }

    /// The place of a ticket among the shown rows.
    pub(super) fn place_in(&self, shown: &[Arc<Row>], row: &Row) -> Option<usize> {
        let spot = self.spot(row);
        let from = shown.partition_point(|r| self.spot(r) < spot);
        let alike = shown[from..].iter().take_while(|r| self.spot(r) == spot);
        alike.into_iter().position(|r| r.id == row.id).map(|offset| from + offset)
    }

    /// Finds the headings anew: a look for each, however many rows stand under it.
    pub(super) fn head(&mut self, shown: &[Arc<Row>]) {
        self.heads.clear();
        let mut start = 0;
        while self.group.is_some() && start < shown.len() {
            let this = under(self.group, &shown[start]);
            let count = shown[start..].partition_point(|row| under(self.group, row) <= this).max(1);
            self.heads.push(Head { line: start + self.heads.len(), start, count });
            start += count;
        }
    }

    /// The line of a shown row.
    pub(super) fn line_of(&self, at: usize) -> usize {
        at + self.heads.partition_point(|head| head.start <= at)
    }

    /// Does a heading stand right above the row?
    pub(super) fn is_first(&self, at: usize) -> bool {
        self.heads.binary_search_by_key(&at, |head| head.start).is_ok()
    }

    /// How many lines there are.
    pub(super) fn lines(&self, shown: &[Arc<Row>]) -> usize {
        shown.len() + self.heads.len()
    }

    /// So many lines from one on.
    pub(super) fn window<'a>(&'a self, shown: &'a [Arc<Row>], top: usize, count: usize) -> impl Iterator<Item = Line<'a>> {
        let end = self.lines(shown).min(top.saturating_add(count));
        (top..end).filter_map(move |line| match self.heads.binary_search_by_key(&line, |head| head.line) {
            Ok(place) => {
                let head = self.heads.get(place)?;
                shown.get(head.start).map(|row| Line::Heading(row, head.count))
            }
            Err(above) => shown.get(line - above).map(Line::Row),
        })
    }
}
