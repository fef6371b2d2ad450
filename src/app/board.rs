//! The board: rows in SLA order, the part of them that is shown, and the cursor that stays on its ticket whatever arrives.

mod alarms;
mod ask;
mod known;
mod part;
mod seek;
mod under;

pub use part::{Line, Part};
pub use seek::{Search, Way};
pub use under::{Under, under};

use self::alarms::Alarms;
use self::known::Known;
use super::view::{Counts, View};
use crate::desk::{Moment, Policy, Row, Rows, TicketId};
use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

/// A row as it was, and as it is, each with the time it is seen at: time alone is a change too.
#[derive(Clone, Debug)]
struct Swap {
    was: Option<Arc<Row>>,
    before: Moment,
    is: Option<Arc<Row>>,
    now: Moment,
}

/// Puts a row at its place, and says which that is; nearly always it is the end while pages come.
fn put_in(rows: &mut Vec<Arc<Row>>, row: &Arc<Row>) -> usize {
    let place = row.place();
    let index = match rows.last() {
        Some(last) if last.place() < place => rows.len(),
        _ => rows.partition_point(|r| r.place() < place),
    };
    rows.insert(index, Arc::clone(row));
    index
}

/// The place of a ticket among rows in order, if it is there.
fn place_in(rows: &[Arc<Row>], row: &Row) -> Option<usize> {
    let place = row.place();
    let from = rows.partition_point(|r| r.place() < place);
    rows[from..].iter().take_while(|r| r.place() == place).position(|r| r.id == row.id).map(|offset| from + offset)
}

/// The board.
#[derive(Clone, Debug, Default)]
pub struct Board {
    known: Known,
    /// Shared with whoever looks at the whole board meanwhile; a change under their eyes is made on a copy.
    order: Rows,
    shown: Vec<Arc<Row>>,
    /// What changed since view and counts were brought up to date: the row as it was, and as it is.
    swaps: Vec<Swap>,
    /// Another view: all rows are looked through again.
    turned: bool,
    /// When time alone changes what is said of a row.
    alarms: Alarms,
    /// The time that the shown rows were found at.
    found_at: Moment,
    /// While the board is read anew over rows that stand: what this reading has told so far.
    told: Option<HashSet<TicketId>>,
    /// Filter, groups and search.
    part: Part,
    /// Which part is shown.
    pub view: View,
    /// The ticket under the cursor.
    pub chosen: Option<TicketId>,
    /// Where the cursor is among the shown rows.
    pub at: usize,
    /// The first row on the screen.
    pub top: usize,
    /// Marked tickets.
    pub marked: BTreeSet<TicketId>,
    /// The header's counts.
    pub counts: Counts,
    /// How many rows the whole board has, as first told.
    pub total: Option<usize>,
    /// True once the last page has come.
    pub complete: bool,
}

impl Board {
    /// A new reading begins. Rows, cursor and marks stay until it has ended: nobody's board goes blank under their hands.
    pub fn restart(&mut self) {
        self.told = (!self.known.is_empty()).then(HashSet::new);
        self.complete = false;
    }

    /// The reading has ended: rows that it did not tell of are gone.
    pub fn finish(&mut self) {
        if let Some(told) = self.told.take() {
            let gone: Vec<TicketId> = self.order.iter().map(|row| &row.id).filter(|id| !told.contains(*id)).cloned().collect();
            for id in gone {
                self.remove(&id);
            }
        }
        self.complete = true;
    }

    /// Takes over a page. Pages come in order, so this appends unless a delta was quicker.
    pub fn extend(&mut self, rows: Vec<Row>) {
        // Room for all that was announced, once: a board that grows by doubling stutters and is twice as large for a moment.
        let more = self.total.unwrap_or(0).saturating_sub(self.order.len());
        self.known.reserve(more);
        Arc::make_mut(&mut self.order).reserve_exact(more);
        for row in rows {
            self.upsert(row);
        }
    }

    /// Takes over a row as it is now; an older version than the known one is left alone, unless that is of the reading before.
    pub fn upsert(&mut self, row: Row) {
        let anew = self.told.as_mut().is_some_and(|told| told.insert(row.id.clone()));
        let was = self.known.get(&row.id).cloned();
        if let Some(known) = &was {
            if (known.version > row.version && !anew) || **known == row {
                return;
            }
            self.take_out_of_order(&Arc::clone(known));
        }
        if !row.facts.phase.is_open() {
            self.known.remove(&row.id);
            self.marked.remove(&row.id);
            self.swapped(was, None);
            return;
        }
        let row = Arc::new(row);
        let place = put_in(Arc::make_mut(&mut self.order), &row);
        self.part.came(place, &row);
        self.known.insert(&row);
        self.swapped(was, Some(row));
    }

    /// The ticket is gone.
    pub fn remove(&mut self, id: &TicketId) {
        if let Some(known) = self.known.remove(id) {
            self.take_out_of_order(&known);
            self.marked.remove(id);
            self.swapped(Some(known), None);
        }
    }

    fn swapped(&mut self, was: Option<Arc<Row>>, is: Option<Arc<Row>>) {
        match (&is, &was) {
            (Some(row), _) => self.alarms.watch(row),
            (None, Some(row)) => self.alarms.forget(&row.id),
            (None, None) => return,
        }
        let now = self.alarms.at();
        self.swaps.push(Swap { was, before: now, is, now });
    }

    /// So late it is: the rows that time has changed, in order. Those that slept until now are told by [`Self::slept`] until
    /// somebody has woken them.
    pub fn ring(&mut self, now: Moment) -> Vec<Arc<Row>> {
        let before = self.alarms.at();
        if now <= before {
            return Vec::new();
        }
        let known = &self.known;
        let is_current = |row: &Arc<Row>| known.get(&row.id).is_some_and(|current| Arc::ptr_eq(current, row));
        let mut rung = self.alarms.ring(now, is_current);
        self.alarms.tidy(known.len(), is_current);
        rung.sort_by_key(|row| row.place());
        let swap = |row: &Arc<Row>| Swap { was: Some(Arc::clone(row)), before, is: Some(Arc::clone(row)), now };
        self.swaps.extend(rung.iter().map(swap));
        rung
    }

    /// The rows whose waiting is over and that nobody has woken yet.
    pub fn slept(&self) -> impl Iterator<Item = &Row> {
        self.alarms.slept.iter().filter_map(|id| self.row(id)).map(AsRef::as_ref)
    }

    fn take_out_of_order(&mut self, row: &Row) {
        if let Some(place) = place_in(&self.order, row) {
            Arc::make_mut(&mut self.order).remove(place);
            self.part.went(place);
        }
    }

    /// Brings view, counts and cursor up to date. What it costs depends on what changed, not on how long the board is; only
    /// other rules, another view, a clock that was set back and filters by the time left look all rows through.
    pub fn refresh(&mut self, now: Moment, policy: &Policy, height: usize) {
        if now < self.alarms.at() || *self.alarms.times() != policy.times {
            self.alarms.set(&self.order, now, &policy.times);
            self.counts = Counts::of(self.order.iter().map(AsRef::as_ref), now, policy);
            self.swaps.clear();
            self.turned = true;
        }
        self.ring(now);
        let later = std::mem::replace(&mut self.found_at, now) != now;
        self.turned |= later && self.part.moves_with_time();
        if self.swaps.is_empty() && !self.turned {
            return;
        }
        let swaps = std::mem::take(&mut self.swaps);
        for Swap { was, before, is, now } in &swaps {
            self.counts.swap(was.as_deref().map(|row| (row, *before)), is.as_deref().map(|row| (row, *now)), policy);
        }
        let offset = self.line_of(self.at).saturating_sub(self.top);
        let view = self.view;
        if self.turned {
            let part = &mut self.part;
            self.shown = part.all(&self.order, now, |row, me| view.holds_for(me, row, now, policy));
        } else {
            for Swap { was, is, .. } in swaps {
                if let Some(was) = was {
                    self.part.take_out(&mut self.shown, &was);
                }
                let is = is.filter(|r| view.holds_for(self.part.me(), r, now, policy));
                if let Some(is) = is.filter(|r| self.part.takes(&self.order, r, now)) {
                    self.part.put_in(&mut self.shown, &is);
                }
            }
        }
        self.part.head(&self.shown);
        self.turned = false;
        self.follow(offset, height);
    }

    /// Another view.
    pub fn look_at(&mut self, view: View) {
        self.view = view;
        self.turned = true;
        self.top = 0;
        if view != View::Open {
            self.at = 0;
        }
    }

    /// After rows moved: the cursor goes with its ticket; if that has left, it stays at its height.
    fn follow(&mut self, offset: usize, height: usize) {
        let place = self.chosen.as_ref().and_then(|id| self.index_of(id));
        match place {
            Some(index) => {
                // Keep the chosen row at its height on the screen while others come and go above it.
                self.at = index;
                self.top = self.line_of(index).saturating_sub(offset);
            }
            None => self.at = self.at.min(self.shown.len().saturating_sub(1)),
        }
        // While the board is being read, the chosen ticket may still come.
        if place.is_some() || self.chosen.is_none() || self.complete {
            self.chosen = self.shown.get(self.at).map(|r| r.id.clone());
        }
        self.keep_in_sight(height);
    }

    /// Moves the window so that the cursor is in it and no room is wasted.
    pub fn keep_in_sight(&mut self, height: usize) {
        let height = height.max(1);
        let line = self.line_of(self.at);
        // The first row of a group has its heading in sight.
        let first = line - usize::from(line > 0 && self.part.is_first(self.at));
        self.top = self.top.min(first).max((line + 1).saturating_sub(height));
        self.top = self.top.min(self.part.lines(&self.shown).saturating_sub(height));
    }

    /// Moves the cursor by rows.
    pub fn move_by(&mut self, by: isize, height: usize) {
        let last = self.shown.len().saturating_sub(1);
        self.at = self.at.saturating_add_signed(by).min(last);
        self.chosen = self.shown.get(self.at).map(|r| r.id.clone());
        self.keep_in_sight(height);
    }

    /// Puts the cursor on a ticket; false when the view does not hold it.
    pub fn choose(&mut self, id: &TicketId, height: usize) -> bool {
        let Some(index) = self.index_of(id) else { return false };
        self.at = index;
        self.chosen = Some(id.clone());
        self.keep_in_sight(height);
        true
    }

    fn index_of(&self, id: &TicketId) -> Option<usize> {
        let row = self.known.get(id)?;
        self.part.place_in(&self.shown, row)
    }

    fn line_of(&self, at: usize) -> usize {
        self.part.line_of(at)
    }

    /// The rows of the view, in order.
    #[must_use]
    pub fn shown(&self) -> &[Arc<Row>] {
        &self.shown
    }

    /// All open rows as they stand, to be looked at elsewhere; none while they are being read.
    #[must_use]
    pub fn whole(&self) -> Option<Rows> {
        self.complete.then(|| Arc::clone(&self.order))
    }

    /// All open rows, in order.
    #[must_use]
    pub fn all(&self) -> &[Arc<Row>] {
        &self.order
    }

    /// The row of a ticket.
    #[must_use]
    pub fn row(&self, id: &TicketId) -> Option<&Arc<Row>> {
        self.known.get(id)
    }

    /// The row of a number.
    #[must_use]
    pub fn numbered(&self, number: i64) -> Option<&Arc<Row>> {
        self.known.numbered(number)
    }

    /// The row under the cursor.
    #[must_use]
    pub fn chosen_row(&self) -> Option<&Arc<Row>> {
        self.chosen.as_ref().and_then(|id| self.row(id))
    }

    /// The marked tickets in board order, else the chosen one.
    #[must_use]
    pub fn picked(&self) -> Vec<TicketId> {
        if self.marked.is_empty() {
            return self.chosen.iter().cloned().collect();
        }
        self.order.iter().filter(|r| self.marked.contains(&r.id)).map(|r| r.id.clone()).collect()
    }
}

#[cfg(test)]
mod tests;
