//! The front of a search for the cheapest way (Dijkstra over units): how far each unit is, and which is next.

use super::near::{FAR, NOBODY};
use super::problem::Cost;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// The last step of the way to a unit.
#[derive(Clone, Copy)]
pub(super) struct Last {
    /// The unit before, or nobody where the way begins.
    pub before: u32,
    /// The task that makes the step.
    pub task: u32,
}

/// How far a unit is.
#[derive(Clone, Copy)]
struct Reach {
    cost: Cost,
    /// Of equally cheap ways the one with the fewest moves.
    moves: u32,
    last: Last,
}

/// No way is known.
const UNKNOWN: Reach = Reach { cost: FAR, moves: 0, last: Last { before: NOBODY, task: NOBODY } };

/// The vectors of a search, kept from search to search.
#[derive(Clone)]
pub(super) struct Front {
    reach: Vec<Reach>,
    touched: Vec<u32>,
    settled: Vec<u32>,
    heap: BinaryHeap<Reverse<(Cost, u32, u32)>>,
    /// How far the best end of a way is.
    pub best: Cost,
}

impl Front {
    /// For so many units.
    pub fn new(units: usize) -> Self {
        Self { reach: vec![UNKNOWN; units], touched: Vec::new(), settled: Vec::new(), heap: BinaryHeap::new(), best: FAR }
    }

    /// Begins a search that goes less far than this.
    pub fn begin(&mut self, best: Cost) {
        for unit in self.touched.drain(..) {
            self.reach[unit as usize] = UNKNOWN;
        }
        self.settled.clear();
        self.heap.clear();
        self.best = best;
    }

    /// Could a way that is so long be the best one to the unit, and nearer than the best end?
    pub fn is_nearer(&self, unit: u32, cost: Cost) -> bool {
        cost < self.best && cost <= self.reach[unit as usize].cost
    }

    /// A way to a unit: says whether it is the best one known, and nearer than the best end.
    pub fn arrive(&mut self, unit: u32, cost: Cost, last: Last) -> bool {
        let known = self.reach[unit as usize];
        if cost >= self.best || cost > known.cost {
            return false;
        }
        let moves = self.reach.get(last.before as usize).map_or(0, |before| before.moves + 1);
        if cost == known.cost && moves >= known.moves {
            return false;
        }
        if known.cost == FAR {
            self.touched.push(unit);
        }
        self.reach[unit as usize] = Reach { cost, moves, last };
        self.heap.push(Reverse((cost, moves, unit)));
        true
    }

    /// The nearest unit that is not settled yet, and how far it is; none once the best end is nearer.
    pub fn settle(&mut self) -> Option<(u32, Cost)> {
        while let Some(Reverse((cost, moves, unit))) = self.heap.pop() {
            if cost >= self.best {
                return None;
            }
            let reach = &self.reach[unit as usize];
            if (cost, moves) == (reach.cost, reach.moves) {
                self.settled.push(unit);
                return Some((unit, cost));
            }
        }
        None
    }

    /// The last step of the way to a unit.
    pub fn last(&self, unit: u32) -> Last {
        self.reach[unit as usize].last
    }

    /// The settled units nearer than the best end, and by how much: so much their prices move.
    pub fn nearer(&self) -> impl Iterator<Item = (usize, Cost)> {
        let by = |unit: &u32| (*unit as usize, self.best - self.reach[*unit as usize].cost);
        self.settled.iter().map(by).filter(|(_, by)| *by > 0)
    }
}
