//! For each placed task the best other plan in which another unit takes it, and by how much that plan is dearer: exact.
//!
//! Taking a task off its unit closes a cycle in the residual network: the task goes to another unit, somebody moves on from there,
//! …, until the slot that it left is filled or given up. Reduced costs around a cycle add up to its true cost, so the cheapest way
//! back to the old unit is the answer. Ways by "out" are known for all units from two searches. One more search a unit, backwards
//! from it, serves all tasks that it holds; it goes on only from where it is nearer than "out", and only as far as an answer could
//! get better (reduced costs are never below zero).

use super::moves::Moves;
use super::near::FAR;
use super::problem::{Cost, Problem};
use super::solution::Solution;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// The best other choice for a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Other {
    /// Its pair among the task's pairs.
    pub pair: usize,
    /// How much dearer the whole plan gets, tasks left out included.
    pub dearer: Cost,
}

/// The best other choice of each task; none where it is not placed or nobody else may take it.
#[must_use]
pub fn second_best(problem: &Problem, best: &Solution) -> Vec<Option<Other>> {
    let mut others = vec![None; problem.tasks()];
    let moves = Moves::new(problem, best);
    let mut back = Back { reach: vec![FAR; problem.units()], touched: Vec::new(), heap: BinaryHeap::new() };
    for unit in 0..problem.units() {
        let gain = moves.held[unit].iter().map(|task| moves.by_out(*task, unit)).max();
        let Some(gain) = gain.filter(|gain| *gain > 0) else { continue };
        back.search(&moves, unit, gain);
        for &task in &moves.held[unit] {
            others[task] = moves.other(task, unit, &back.reach);
        }
        back.clear();
    }
    others
}

impl Moves<'_> {
    /// The task's pairs with other units: place, unit and reduced cost.
    fn elsewhere(&self, task: usize, unit: usize) -> impl Iterator<Item = (usize, usize, Cost)> {
        let value = self.value(task);
        let pairs = self.problem.pairs(task).iter().enumerate().filter(move |(_, pair)| pair.unit as usize != unit);
        pairs.map(move |(k, pair)| (k, pair.unit as usize, pair.minutes() + self.best.prices[pair.unit as usize] - value))
    }

    /// The most that a way back without "out" could be long and still make the task's answer better than those by "out"; zero
    /// where nobody else may take the task.
    fn by_out(&self, task: usize, unit: usize) -> Cost {
        let (mut first, mut answer) = (FAR, FAR);
        for (_, other, cost) in self.elsewhere(task, unit) {
            first = first.min(cost);
            answer = answer.min(cost + self.to_out[other]);
        }
        if first >= FAR / 2 { 0 } else { (answer + self.from_out[unit]).min(FAR) - first + 1 }
    }

    /// The answer, once it is known how far other units are from this one.
    fn other(&self, task: usize, unit: usize, reach: &[Cost]) -> Option<Other> {
        let by_out = self.from_out[unit];
        let ways = self.elsewhere(task, unit).map(|(k, other, cost)| (cost + reach[other].min(self.to_out[other] + by_out), k));
        let (dearer, pair) = ways.min()?;
        (dearer < FAR / 2).then_some(Other { pair, dearer })
    }
}

/// Shortest ways back to a unit; the vectors are kept from search to search.
struct Back {
    reach: Vec<Cost>,
    touched: Vec<u32>,
    heap: BinaryHeap<Reverse<(Cost, u32)>>,
}

impl Back {
    fn search(&mut self, moves: &Moves, unit: usize, limit: Cost) {
        self.reach[unit] = 0;
        self.touched.push(unit as u32);
        self.heap.push(Reverse((0, unit as u32)));
        let by_out = moves.from_out[unit];
        while let Some(Reverse((at, node))) = self.heap.pop() {
            if at > self.reach[node as usize] {
                continue;
            }
            for &(step, from) in &moves.into[node as usize] {
                let (reach, from) = (at + step, from as usize);
                if reach >= limit {
                    break;
                }
                if reach >= self.reach[from] || reach >= moves.to_out[from] + by_out {
                    continue;
                }
                if self.reach[from] == FAR {
                    self.touched.push(from as u32);
                }
                self.reach[from] = reach;
                self.heap.push(Reverse((reach, from as u32)));
            }
        }
    }

    fn clear(&mut self) {
        for unit in self.touched.drain(..) {
            self.reach[unit as usize] = FAR;
        }
    }
}
