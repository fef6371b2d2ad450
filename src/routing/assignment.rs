//! The exact solver: tasks to units with convex slot costs, by successive shortest augmenting paths with prices.
//!
//! A min-cost flow in which only units are nodes of the search: a unit's price is its dual value, a task's dual value follows
//! from the prices. Tasks go in one by one; each takes the cheapest path that ends in a unit's next free slot or in leaving one task
//! out. Prices only grow, so all reduced costs stay at or above zero and the plan is a best one after every step (Ahuja, Magnanti,
//! Orlin, "Network Flows", 9.7). [`Solution::bound`] proves it from the prices alone.

use super::problem::{Cost, Problem, Solution};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// A best plan: the least sum of pair costs, slot costs and left-out costs. The same problem gives the same plan.
pub(super) fn solve(problem: &Problem) -> Solution {
    let mut search = Search::new(problem);
    for task in 0..problem.tasks() {
        search.insert(task);
    }
    Solution { chosen: search.chosen, prices: search.prices }
}

/// Where a path ends.
#[derive(Clone, Copy)]
enum End {
    Slot(usize),
    LeaveOut(usize),
}

const FAR: Cost = Cost::MAX;

struct Search<'p> {
    problem: &'p Problem,
    chosen: Vec<Option<usize>>,
    held: Vec<Vec<u32>>,
    prices: Vec<Cost>,
    reach: Vec<Cost>,
    through: Vec<(u32, u32)>,
    touched: Vec<u32>,
    settled: Vec<u32>,
    heap: BinaryHeap<Reverse<(Cost, u32)>>,
    level: Vec<u32>,
}

impl<'p> Search<'p> {
    fn new(problem: &'p Problem) -> Self {
        let units = problem.units();
        Self {
            problem,
            chosen: vec![None; problem.tasks()],
            held: vec![Vec::new(); units],
            prices: (0..units).map(|u| problem.slots(u).first().copied().map_or(0, Cost::from)).collect(),
            reach: vec![FAR; units],
            through: vec![(0, 0); units],
            touched: Vec::new(),
            settled: Vec::new(),
            heap: BinaryHeap::new(),
            level: Vec::new(),
        }
    }

    /// What the unit's next free slot costs above its price; never below zero.
    fn slack(&self, unit: usize) -> Option<Cost> {
        let next = self.problem.slots(unit).get(self.held[unit].len())?;
        Some(Cost::from(*next) - self.prices[unit])
    }

    fn insert(&mut self, task: usize) {
        let problem = self.problem;
        let left_out = problem.left_out(task);
        let least = problem.pairs(task).iter().map(|p| Cost::from(p.cost) + self.prices[p.unit as usize]).min();
        let Some(value) = least.filter(|v| *v < left_out) else { return };
        let (mut best, mut end) = (left_out - value, End::LeaveOut(task));
        self.relax(task, value, 0, &mut best, &mut end);
        while let Some((at, unit)) = self.next(best) {
            self.settled.push(unit as u32);
            for place in 0..self.held[unit].len() {
                let moved = self.held[unit][place] as usize;
                let value = self.value(moved, unit);
                let dropped = at + problem.left_out(moved) - value;
                if dropped < best {
                    (best, end) = (dropped, End::LeaveOut(moved));
                }
                self.relax(moved, value, at, &mut best, &mut end);
                if best <= at {
                    break;
                }
            }
        }
        for unit in self.settled.drain(..) {
            let unit = unit as usize;
            self.prices[unit] += (best - self.reach[unit]).max(0);
        }
        self.follow(task, end);
        for unit in self.touched.drain(..) {
            self.reach[unit as usize] = FAR;
        }
        self.heap.clear();
        self.level.clear();
    }

    /// The nearest unit that is not settled yet and nearer than `best`. Units at the level of the last one wait in a plain list: with
    /// many ties they are most of the search, and a heap would sort what is equal.
    fn next(&mut self, best: Cost) -> Option<(Cost, usize)> {
        if let Some(unit) = self.level.pop() {
            let at = self.reach[unit as usize];
            return (at < best).then_some((at, unit as usize));
        }
        while let Some(Reverse((at, unit))) = self.heap.pop() {
            if at >= best {
                return None;
            }
            if at == self.reach[unit as usize] {
                return Some((at, unit as usize));
            }
        }
        None
    }

    /// The dual value of a task that the unit holds.
    fn value(&self, task: usize, unit: usize) -> Cost {
        let cost = self.chosen[task].map_or(0, |k| self.problem.pairs(task)[k].cost);
        Cost::from(cost) + self.prices[unit]
    }

    fn relax(&mut self, task: usize, value: Cost, at: Cost, best: &mut Cost, end: &mut End) {
        for (k, pair) in self.problem.pairs(task).iter().enumerate() {
            let unit = pair.unit as usize;
            let reach = at + Cost::from(pair.cost) + self.prices[unit] - value;
            if reach >= *best || reach >= self.reach[unit] {
                continue;
            }
            if self.reach[unit] == FAR {
                self.touched.push(pair.unit);
            }
            self.reach[unit] = reach;
            self.through[unit] = (task as u32, k as u32);
            if let Some(slack) = self.slack(unit)
                && reach + slack < *best
            {
                (*best, *end) = (reach + slack, End::Slot(unit));
            }
            if reach == at {
                self.level.push(pair.unit);
            } else {
                self.heap.push(Reverse((reach, pair.unit)));
            }
        }
    }

    /// Moves the tasks along the path that was found, from its end back to the new task.
    fn follow(&mut self, task: usize, end: End) {
        let mut unit = match end {
            End::Slot(unit) => unit,
            End::LeaveOut(out) if out == task => return,
            End::LeaveOut(out) => {
                let from = self.leave(out);
                self.chosen[out] = None;
                from
            }
        };
        loop {
            let (moved, k) = self.through[unit];
            let from = (moved as usize != task).then(|| self.leave(moved as usize));
            self.chosen[moved as usize] = Some(k as usize);
            self.held[unit].push(moved);
            match from {
                Some(next) => unit = next,
                None => return,
            }
        }
    }

    /// Takes a task from the unit that holds it and says which that was.
    fn leave(&mut self, task: usize) -> usize {
        let unit = self.chosen[task].map_or(0, |k| self.problem.pairs(task)[k].unit as usize);
        if let Some(place) = self.held[unit].iter().position(|t| *t as usize == task) {
            self.held[unit].swap_remove(place);
        }
        unit
    }
}
