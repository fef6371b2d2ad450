//! A plan that is kept best while the desk changes: each change is a few augmentations, not a plan anew.
//!
//! Each task takes one slot: where load counts minutes no plan is kept, there it is made anew.

use super::freed::{Freed, Wants};
use super::near::{FAR, NOBODY};
use super::placement::Placement;
use super::problem::{Cost, Pair, Problem};
use super::search::Search;
use super::solution::Solution;

/// A problem and its best plan, which stays a best one after every change.
#[derive(Clone)]
pub struct Kept {
    problem: Problem,
    now: Placement,
    search: Search,
    freed: Freed,
    wants: Wants,
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
        let mut now = super::placed(&problem);
        now.moved.clear();
        let mut wants: Wants = vec![Vec::new(); problem.units()];
        for task in 0..problem.tasks() {
            for pair in problem.pairs(task) {
                wants[pair.unit as usize].push((task as u32, pair.cost));
            }
        }
        let (search, freed) = (Search::new(problem.units()), Freed::new(problem.units()));
        Self { problem, now, search, freed, wants }
    }

    /// A new task; says its place. Its pairs as in [`Problem::task`].
    pub fn insert(&mut self, left_out: Cost, pairs: impl IntoIterator<Item = Pair>) -> usize {
        let task = self.problem.task(left_out, pairs);
        self.now.add(self.problem.left_out(task));
        self.want(task);
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
        for pair in self.problem.pairs(task) {
            let wants = &mut self.wants[pair.unit as usize];
            if let Ok(place) = wants.binary_search_by_key(&number, |(task, _)| *task) {
                wants.remove(place);
            }
        }
        self.problem.set_task(task, left_out, pairs);
        let unit = self.now.leave(number);
        let card = &mut self.now.cards[task];
        card.left_out = self.problem.left_out(task);
        card.forget(self.problem.units() as u32);
        self.now.far[task] = card.survey(self.problem.pairs(task), &self.now.prices);
        let least = card.first.min(card.left_out);
        let here = self.problem.cost(task, unit);
        if let Some(cost) = here.filter(|cost| Cost::from(*cost) + self.now.prices[unit as usize] <= least) {
            self.now.take(number, unit, cost);
        } else if unit != NOBODY {
            self.freed.fill(&self.problem, &mut self.now, &self.wants, unit);
        }
        self.want(task);
        if self.unit_of(task).is_none() && !self.problem.pairs(task).is_empty() {
            self.place(number);
        }
    }

    /// A unit has other slots now, none when it is away: what it can no longer hold goes elsewhere, what it can hold better comes.
    pub fn set_slots(&mut self, unit: usize, slots: Vec<Cost>) {
        let was = self.now.prices[unit];
        self.problem.set_slots(unit, slots);
        let slots = self.problem.slots(unit);
        let price = if slots.is_empty() {
            FAR
        } else if was == FAR {
            // As dear as nobody would move for it; then it is filled like any free slot.
            let bid = |(task, cost): &(u32, i32)| self.now.worth(*task) - Cost::from(*cost);
            self.wants[unit].iter().map(bid).chain([slots[0]]).max().unwrap_or(slots[0])
        } else {
            was
        };
        self.now.prices[unit] = price;
        if price < was {
            self.now.fallen.push(unit as u32);
        }
        let mut evicted = Vec::new();
        while let Some(last) = self.now.held[unit].len().checked_sub(1)
            && slots.get(last).is_none_or(|cost| *cost > price)
        {
            let task = self.now.held[unit][last];
            self.now.leave(task);
            evicted.push(task);
        }
        if price < FAR {
            self.freed.fill(&self.problem, &mut self.now, &self.wants, unit as u32);
        }
        evicted.sort_unstable();
        for task in evicted {
            self.place(task);
        }
    }

    /// Who holds the task.
    #[must_use]
    pub fn unit_of(&self, task: usize) -> Option<u32> {
        Some(self.now.cards[task].unit).filter(|unit| *unit != NOBODY)
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
        self.now.tell(&self.wants);
        self.search.insert(&self.problem, &mut self.now, task);
    }

    fn want(&mut self, task: usize) {
        let task_number = task as u32;
        for pair in self.problem.pairs(task) {
            let wants = &mut self.wants[pair.unit as usize];
            let place = wants.partition_point(|(other, _)| *other < task_number);
            wants.insert(place, (task_number, pair.cost));
        }
    }
}
