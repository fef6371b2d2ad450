//! One task goes in: the cheapest path that ends in a free slot or in leaving one task out (Dijkstra over units, with prices).
//!
//! A unit's price is its dual value; a task's follows from the prices. Prices only grow, so all reduced costs stay at or above zero and
//! the plan is a best one after every step (Ahuja, Magnanti, Orlin, "Network Flows", 9.7). Most pairs of a task never matter: only its
//! near ones are looked at, and the rest of a unit's tasks waits in the heap under the least that it could reach.

use super::near::FAR;
use super::placement::Placement;
use super::problem::{Cost, Pair, Problem};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Where a path ends.
#[derive(Clone, Copy)]
enum End {
    Slot(u32),
    LeaveOut(u32),
}

/// What comes next in the search, in the order of the heap where they are equally near.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Next {
    /// A unit is reached.
    Unit(u32),
    /// Pairs that are not near, of tasks that the unit holds.
    Rest(u32),
    /// Pairs of the new task that are not near.
    RestOfNew,
}

/// The vectors of a search, kept from search to search.
#[derive(Clone)]
pub(super) struct Search {
    /// How far each unit is; one more, for no unit.
    reach: Vec<Cost>,
    /// The task that moves in, and its cost there.
    through: Vec<(u32, i32)>,
    touched: Vec<u32>,
    settled: Vec<u32>,
    heap: BinaryHeap<Reverse<(Cost, Next)>>,
    /// Units as near as the last one. With many ties they are most of the search, and a heap would sort what is equal.
    level: Vec<u32>,
    /// The search in which all pairs of a task were looked at.
    seen: Vec<u32>,
    turn: u32,
    best: Cost,
    end: End,
}

impl Search {
    /// For so many units.
    pub fn new(units: usize) -> Self {
        Self {
            reach: vec![FAR; units + 1],
            through: vec![(0, 0); units + 1],
            touched: Vec::new(),
            settled: Vec::new(),
            heap: BinaryHeap::new(),
            level: Vec::new(),
            seen: Vec::new(),
            turn: 0,
            best: FAR,
            end: End::LeaveOut(0),
        }
    }

    /// Places a task that nobody holds, or leaves one out: whatever is best.
    pub fn insert(&mut self, problem: &Problem, now: &mut Placement, task: u32) {
        let card = &mut now.cards[task as usize];
        now.far[task as usize] = card.survey(problem.pairs(task as usize), &now.prices);
        let value = card.first;
        if value >= card.left_out {
            return;
        }
        (self.best, self.end) = (card.left_out - value, End::LeaveOut(task));
        self.turn = self.turn.wrapping_add(1);
        self.near(problem, now, (task, value, 0));
        let rest = now.far[task as usize] - value;
        if rest < self.best {
            self.heap.push(Reverse((rest, Next::RestOfNew)));
        }
        while let Some((at, next)) = self.next() {
            match next {
                Next::Unit(unit) => self.settle(problem, now, unit, at),
                Next::Rest(unit) => self.rest(problem, now, unit, at),
                Next::RestOfNew => self.relax(problem, now, problem.pairs(task as usize), (task, value, 0)),
            }
        }
        for unit in self.settled.drain(..) {
            now.prices[unit as usize] += (self.best - self.reach[unit as usize]).max(0);
        }
        self.follow(now, task);
        for unit in self.touched.drain(..) {
            self.reach[unit as usize] = FAR;
        }
        self.heap.clear();
        self.level.clear();
    }

    /// The nearest that is not settled yet and nearer than the best end.
    fn next(&mut self) -> Option<(Cost, Next)> {
        if let Some(unit) = self.level.pop() {
            let at = self.reach[unit as usize];
            return (at < self.best).then_some((at, Next::Unit(unit)));
        }
        while let Some(Reverse((at, next))) = self.heap.pop() {
            if at >= self.best {
                return None;
            }
            match next {
                Next::Unit(unit) if at > self.reach[unit as usize] => {}
                next => return Some((at, next)),
            }
        }
        None
    }

    /// A unit is reached: each of its tasks could be left out, or move to a near unit.
    fn settle(&mut self, problem: &Problem, now: &mut Placement, unit: u32, at: Cost) {
        self.settled.push(unit);
        let price = now.prices[unit as usize];
        if at + now.least[unit as usize] - price >= self.best {
            return;
        }
        let (mut least, mut rest) = (FAR, FAR);
        for place in 0..now.held[unit as usize].len() {
            let task = now.held[unit as usize][place];
            let card = &now.cards[task as usize];
            let (value, left_out) = (card.value(price), card.left_out);
            let dropped = at + left_out - value;
            if dropped < self.best {
                (self.best, self.end) = (dropped, End::LeaveOut(task));
                if dropped <= at {
                    return;
                }
            }
            let mut first = card.first;
            if at + first - value < self.best {
                rest = rest.min(at + now.far[task as usize] - value);
                first = self.near(problem, now, (task, value, at));
            }
            least = least.min(first.min(left_out) - value);
        }
        now.least[unit as usize] = least + price;
        if rest < self.best {
            self.heap.push(Reverse((rest, Next::Rest(unit))));
        }
    }

    /// The pairs that are not near, of those of the unit's tasks that could reach so near.
    fn rest(&mut self, problem: &Problem, now: &mut Placement, unit: u32, at: Cost) {
        let price = now.prices[unit as usize];
        let from = self.reach[unit as usize];
        self.seen.resize(now.cards.len(), 0);
        let mut rest = FAR;
        for place in 0..now.held[unit as usize].len() {
            let task = now.held[unit as usize][place];
            let card = &mut now.cards[task as usize];
            let value = card.value(price);
            if self.seen[task as usize] == self.turn {
                continue;
            }
            let reach = from + now.far[task as usize] - value;
            if reach > at {
                rest = rest.min(reach);
                continue;
            }
            self.seen[task as usize] = self.turn;
            let pairs = problem.pairs(task as usize);
            now.far[task as usize] = card.survey(pairs, &now.prices);
            self.relax(problem, now, pairs, (task, value, from));
        }
        if rest < self.best {
            self.heap.push(Reverse((rest, Next::Rest(unit))));
        }
    }

    /// Looks at the near units of a task, and says what the first of the others costs now.
    fn near(&mut self, problem: &Problem, now: &mut Placement, (task, value, at): (u32, Cost, Cost)) -> Cost {
        let card = &now.cards[task as usize];
        let (own, mut first) = (card.unit, now.far[task as usize]);
        let base = at - value;
        for place in 0..card.near.len() {
            let pair = now.cards[task as usize].near[place];
            let there = pair.minutes() + now.prices[pair.unit as usize];
            first = first.min(if pair.unit == own { FAR } else { there });
            if base + there < self.best && base + there < self.reach[pair.unit as usize] {
                self.offer(problem, now, pair, (task, base + there, at));
            }
        }
        now.cards[task as usize].first = first;
        first
    }

    fn relax(&mut self, problem: &Problem, now: &Placement, pairs: &[Pair], (task, value, at): (u32, Cost, Cost)) {
        let base = at - value;
        for pair in pairs {
            let reach = base + pair.minutes() + now.prices[pair.unit as usize];
            if reach < self.best && reach < self.reach[pair.unit as usize] {
                self.offer(problem, now, *pair, (task, reach, at));
            }
        }
    }

    /// A shorter way to a unit, by a task that moves in from what lies `at`.
    fn offer(&mut self, problem: &Problem, now: &Placement, pair: Pair, (task, reach, at): (u32, Cost, Cost)) {
        let unit = pair.unit as usize;
        if self.reach[unit] == FAR {
            self.touched.push(pair.unit);
        }
        self.reach[unit] = reach;
        self.through[unit] = (task, pair.cost);
        if let Some(slack) = now.slack(problem, unit)
            && reach + slack < self.best
        {
            (self.best, self.end) = (reach + slack, End::Slot(pair.unit));
        }
        if reach == at {
            self.level.push(pair.unit);
        } else {
            self.heap.push(Reverse((reach, Next::Unit(pair.unit))));
        }
    }

    /// Moves the tasks along the path that was found, from its end back to the new task.
    fn follow(&self, now: &mut Placement, task: u32) {
        let mut unit = match self.end {
            End::Slot(unit) => unit,
            End::LeaveOut(out) if out == task => return,
            End::LeaveOut(out) => now.leave(out),
        };
        loop {
            let (moved, cost) = self.through[unit as usize];
            let from = now.leave(moved);
            now.take(moved, unit, cost);
            if moved == task {
                return;
            }
            unit = from;
        }
    }
}
