//! A plan that is kept best while the desk changes: each change is a few augmentations, not a plan anew.
//!
//! Each task takes one slot: where load counts minutes no plan is kept, there it is made anew.

use super::comes::place;
use super::freed::fill;
use super::front::Front;
use super::near::{FAR, NOBODY};
use super::problem::{Cost, Pair, Problem};
use super::residual::Residual;
use super::solution::Solution;

/// A problem and its best plan, which stays a best one after every change.
#[derive(Clone)]
pub struct Kept {
    problem: Problem,
    now: Residual,
    front: Front,
}

/// A task that another unit holds now, or nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    /// The task's place.
    pub task: usize,
    /// Who held it.
    pub from: Option<u32>,
    /// Who holds it now.
    pub to: Option<u32>,
}

impl Kept {
    /// Solves the problem and keeps its plan.
    #[must_use]
    pub fn new(problem: Problem) -> Self {
        let now = Residual::new(&problem, &super::solve(&problem));
        let front = Front::new(problem.units());
        Self { problem, now, front }
    }

    /// A new task; says its place. Its pairs as in [`Problem::task`].
    pub fn insert(&mut self, left_out: Cost, pairs: impl IntoIterator<Item = Pair>) -> usize {
        let task = self.problem.task(left_out, pairs);
        self.now.add();
        self.place(task as u32);
        task
    }

    /// A task is done or gone: what it held comes free. Its place stays, without pairs, and costs nothing.
    pub fn remove(&mut self, task: usize) {
        self.change(task, 0, []);
    }

    /// A task is another now: its class, its costs or who may take it. Where its unit is still the best for it, nothing moves.
    pub fn change(&mut self, task: usize, left_out: Cost, pairs: impl IntoIterator<Item = Pair>) {
        let number = task as u32;
        let held = self.now.unit_of(number);
        match held {
            Some(_) => self.now.leave(&self.problem, number),
            None => self.now.wait_no_more(&self.problem, number),
        }
        self.problem.set_task(task, left_out, pairs);
        if let Some(unit) = held {
            if self.is_best_at(task, unit) {
                return self.now.take(&self.problem, number, unit);
            }
            fill(&self.problem, &mut self.now, &mut self.front, unit);
        }
        self.place(number);
    }

    /// Would no other unit cost the task less, prices included, nor leaving it out?
    fn is_best_at(&self, task: usize, unit: u32) -> bool {
        let value = |pair: &Pair| pair.minutes() + self.now.prices[pair.unit as usize];
        let pairs = self.problem.pairs(task);
        let least = pairs.iter().map(value).min().map(|least| least.min(self.problem.left_out(task)));
        least.is_some_and(|least| pairs.iter().any(|pair| pair.unit == unit && value(pair) == least))
    }

    /// A unit has other slots now, none when it is away: what it can no longer hold goes elsewhere, what it can hold better comes.
    pub fn set_slots(&mut self, unit: usize, slots: Vec<Cost>) {
        let was = self.now.prices[unit];
        self.problem.set_slots(unit, slots);
        let slots = self.problem.slots(unit);
        let price = match slots.first() {
            None => FAR,
            // As dear as nobody would move for it; then it is filled like any free slot.
            Some(first) if was == FAR => self.now.highest_bid(unit as u32).map_or(*first, |bid| bid.max(*first)),
            Some(_) => was,
        };
        self.now.prices[unit] = price;
        let mut evicted = Vec::new();
        while let Some((last, task)) = self.now.last_held(unit)
            && slots.get(last).is_none_or(|cost| *cost > price)
        {
            self.now.leave(&self.problem, task);
            evicted.push(task);
        }
        if price < FAR {
            fill(&self.problem, &mut self.now, &mut self.front, unit as u32);
        }
        evicted.sort_unstable();
        for task in evicted {
            self.place(task);
        }
    }

    /// Who holds the task.
    #[must_use]
    pub fn unit_of(&self, task: usize) -> Option<u32> {
        self.now.unit_of(task as u32)
    }

    /// What moved since this was asked last, in the order of the tasks.
    pub fn moved(&mut self) -> Vec<Move> {
        let mut left = std::mem::take(&mut self.now.moved);
        // The first that is told of a task says where it was.
        left.sort_by_key(|(task, _)| *task);
        left.dedup_by_key(|(task, _)| *task);
        let told = |(task, from): (u32, u32)| {
            let (task, from) = (task as usize, Some(from).filter(|unit| *unit != NOBODY));
            Move { task, from, to: self.unit_of(task) }
        };
        left.into_iter().map(told).filter(|m| m.from != m.to).collect()
    }

    /// The problem as it is now.
    #[must_use]
    pub fn problem(&self) -> &Problem {
        &self.problem
    }

    /// The plan as it is now, with the prices that prove it.
    #[must_use]
    pub fn solution(&self) -> Solution {
        self.now.solution(&self.problem)
    }

    fn place(&mut self, task: u32) {
        place(&self.problem, &mut self.now, &mut self.front, task);
    }
}
