//! When time alone changes what the board says of a row: rows are looked at again then, not at every tick.

use crate::desk::policy::Times;
use crate::desk::{Handed, Moment, PhaseKind, Row, TicketId};
use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeSet, BinaryHeap};
use std::sync::Arc;

/// Next moments of rows. A row that has changed meanwhile leaves its old moment behind; it rings for nothing then.
#[derive(Clone, Debug, Default)]
pub(super) struct Alarms {
    /// Everything up to this moment has rung.
    at: Moment,
    times: Times,
    next: BinaryHeap<Reverse<Next>>,
    /// Tickets whose waiting is over and that nobody has woken yet.
    pub(super) slept: BTreeSet<TicketId>,
}

#[derive(Clone, Debug)]
struct Next {
    at: Moment,
    row: Arc<Row>,
}

impl Alarms {
    /// Everything up to this moment has rung.
    pub(super) fn at(&self) -> Moment {
        self.at
    }

    /// The rules that they go by.
    pub(super) fn times(&self) -> &Times {
        &self.times
    }

    /// Other rules, or a clock that was set: all that rings after `at`.
    pub(super) fn set(&mut self, rows: &[Arc<Row>], at: Moment, times: &Times) {
        *self = Self { at, times: times.clone(), ..Self::default() };
        for row in rows {
            self.watch(row);
        }
    }

    /// A row has come, or has changed.
    pub(super) fn watch(&mut self, row: &Arc<Row>) {
        if slept(row, self.at) {
            self.slept.insert(row.id.clone());
        } else {
            self.slept.remove(&row.id);
        }
        if let Some(at) = moments(row, &self.times).filter(|at| *at > self.at).min() {
            self.next.push(Reverse(Next { at, row: Arc::clone(row) }));
        }
    }

    /// The row has left.
    pub(super) fn forget(&mut self, id: &TicketId) {
        self.slept.remove(id);
    }

    /// So late it is: the rows that time has changed, each once. `is_current` knows which rows still stand.
    pub(super) fn ring(&mut self, now: Moment, is_current: impl Fn(&Arc<Row>) -> bool) -> Vec<Arc<Row>> {
        self.at = now;
        let mut rung: Vec<Arc<Row>> = Vec::new();
        while self.next.peek().is_some_and(|Reverse(next)| next.at <= now) {
            let Some(Reverse(Next { row, .. })) = self.next.pop() else { break };
            if is_current(&row) {
                self.watch(&row);
                rung.push(row);
            }
        }
        rung
    }

    /// Forgets moments of rows that no longer stand once they are more than the board: what rings tonight would hold them all day.
    pub(super) fn tidy(&mut self, rows: usize, is_current: impl Fn(&Arc<Row>) -> bool) {
        if self.next.len() > 2 * rows + 64 {
            self.next.retain(|Reverse(next)| is_current(&next.row));
        }
    }
}

/// Waits until then, and then has passed.
fn slept(row: &Row, now: Moment) -> bool {
    row.facts.phase == PhaseKind::Waiting && woken_at(row).is_some_and(|until| until <= now)
}

fn woken_at(row: &Row) -> Option<Moment> {
    row.facts.seldom.waits.as_ref().and_then(|(_, until)| *until)
}

/// The first moments at which views, counts or signals see a row differently.
fn moments<'a>(row: &'a Row, times: &Times) -> impl Iterator<Item = Moment> + use<'a> {
    let facts = &row.facts;
    let told = facts.assignee.as_ref().and_then(|held| match held.handed {
        Handed::Told { at } => Some(at + times.confirm),
        _ => None,
    });
    let due = facts.due.at();
    // At risk is who has less time left than that, overdue whose moment has passed: both a blink after the moment itself.
    let blink = |at: Moment| Moment(at.0.saturating_add(1));
    let near = due.map(|at| at - times.at_risk);
    let of_due = [near, near.map(blink), due, due.map(blink)];
    of_due.into_iter().chain([told, woken_at(row)]).flatten().chain(facts.warn_at.iter().copied())
}

impl PartialEq for Next {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Next {}

impl PartialOrd for Next {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Next {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.at, self.row.number).cmp(&(other.at, other.row.number))
    }
}
