//! What a person asks of the board: a filter, groups, a search.

use super::seek::{self, Search, Way};
use super::{Board, Line, Part};
use crate::app::view::Me;
use crate::desk::Moment;
use crate::desk::filter::{Filter, Index, Key};

impl Board {
    /// The lines in a window of so many: headings and rows.
    pub fn in_sight(&self, rows: usize) -> impl Iterator<Item = Line<'_>> {
        self.part.window(&self.shown, self.top, rows)
    }

    /// Filter, groups and search as they stand.
    #[must_use]
    pub fn part(&self) -> &Part {
        &self.part
    }

    /// Another filter, as it was typed; an empty one takes all.
    pub fn sift_by(&mut self, text: &str, filter: Filter) {
        self.part.sift_by(text, filter, &self.order);
        self.turned = true;
    }

    /// Groups the rows, or no longer.
    pub fn group_by(&mut self, key: Option<Key>) {
        self.part.group = key;
        self.turned = true;
    }

    /// The filter is known by this name.
    pub fn call(&mut self, name: Option<String>) {
        self.part.called = name;
    }

    /// Another person looks, or the same one with other claims.
    pub fn look_as(&mut self, me: Me) {
        if *self.part.me() != me {
            self.part.look_as(me);
            self.turned = true;
        }
    }

    /// What filters look at.
    pub fn index(&mut self) -> &Index {
        self.part.index(&self.order)
    }

    /// Gathers what filters look at of so many rows more; true while there are others.
    pub fn gather(&mut self, rows: usize) -> bool {
        self.part.gather(&self.order, rows).len() < self.order.len()
    }

    /// Searches for these words from now on, or for none.
    pub fn search_for(&mut self, search: Option<Search>) {
        self.part.search = search;
    }

    /// Puts the cursor on the next (or the previous) row that the search finds, round the end; `staying` where it is, if that is
    /// one. The answer: which one of how many, none when there is none.
    pub fn seek(&mut self, way: Way, now: Moment, height: usize) -> Option<(usize, usize)> {
        let found = self.part.found(&self.order, &self.shown, now);
        let place = seek::next(&found, self.at, way)?;
        self.at = found[place];
        self.chosen = self.shown.get(self.at).map(|r| r.id.clone());
        self.keep_in_sight(height);
        Some((place + 1, found.len()))
    }
}
