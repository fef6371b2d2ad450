//! A best plan as a kept one sees it: who holds what at which prices, who waits, and the steps from unit to unit.
//!
//! That is the residual network of the flow with the tasks folded away (Ahuja, Magnanti, Orlin, "Network Flows", 2.4 and 12.4):
//! between two units only the cheapest task that could move counts. So a search looks at as many steps as there are other units that
//! could take something, not at every pair of every task; and what a step costs holds whatever the prices are, until its unit holds
//! other tasks.

use super::near::{FAR, NOBODY};
use super::problem::{Cost, Pair, Problem};
use super::solution::Solution;
use super::steps::{Step, Steps};

/// Tasks of the units, prices of the units, steps between them.
#[derive(Clone)]
pub(super) struct Residual {
    /// Unit and cost of each task.
    at: Vec<(u32, i32)>,
    held: Vec<Vec<u32>>,
    /// A unit without slots has the price [`FAR`].
    pub prices: Vec<Cost>,
    steps: Steps,
    /// What it costs that one task of the unit is left out, the least.
    dropped: Vec<Cost>,
    /// For each unit what the tasks that nobody holds would cost there, above being left out, the least first.
    waiting: Vec<Vec<(Cost, u32)>>,
    /// Tasks that left a unit, which, and tasks that nobody held before, in the order of the moves.
    pub moved: Vec<(u32, u32)>,
}

impl Residual {
    /// Of a best plan with its prices.
    pub fn new(problem: &Problem, best: &Solution) -> Self {
        let units = problem.units();
        let (mut at, mut held) = (vec![(NOBODY, 0); problem.tasks()], vec![Vec::new(); units]);
        let mut dropped = vec![FAR; units];
        for (task, choice) in best.chosen.iter().enumerate() {
            let Some(pair) = choice.map(|k| problem.pairs(task)[k]) else { continue };
            let unit = pair.unit as usize;
            at[task] = (pair.unit, pair.cost);
            held[unit].push(task as u32);
            dropped[unit] = dropped[unit].min(problem.left_out(task) - pair.minutes());
        }
        let (steps, waiting) = (Steps::new(problem, &held, &at), vec![Vec::new(); units]);
        let mut now = Self { at, held, prices: best.prices.clone(), steps, dropped, waiting, moved: Vec::new() };
        for (task, _) in best.chosen.iter().enumerate().filter(|(_, choice)| choice.is_none()) {
            now.wait(problem, task as u32);
        }
        now
    }

    /// One more task, that nobody holds and that does not wait.
    pub fn add(&mut self) {
        self.at.push((NOBODY, 0));
    }

    /// Who holds the task.
    pub fn unit_of(&self, task: u32) -> Option<u32> {
        Some(self.at[task as usize].0).filter(|unit| *unit != NOBODY)
    }

    /// The task that the unit gives up first where it has fewer slots.
    pub fn last_held(&self, unit: usize) -> Option<(usize, u32)> {
        let last = self.held[unit].len().checked_sub(1)?;
        Some((last, self.held[unit][last]))
    }

    /// What the unit's next free slot costs.
    pub fn next_slot(&self, problem: &Problem, unit: u32) -> Option<Cost> {
        problem.slots(unit as usize).get(self.held[unit as usize].len()).copied()
    }

    /// What the last slot that the unit fills costs.
    pub fn last_slot(&self, problem: &Problem, unit: u32) -> Option<Cost> {
        let last = self.held[unit as usize].len().checked_sub(1)?;
        problem.slots(unit as usize).get(last).copied()
    }

    /// Takes a task from the unit that holds it.
    pub fn leave(&mut self, problem: &Problem, task: u32) {
        let unit = std::mem::replace(&mut self.at[task as usize].0, NOBODY);
        let held = &mut self.held[unit as usize];
        if let Some(place) = held.iter().position(|t| *t == task) {
            held.swap_remove(place);
        }
        let dropped = held.iter().map(|task| problem.left_out(*task as usize) - Cost::from(self.at[*task as usize].1)).min();
        self.dropped[unit as usize] = dropped.unwrap_or(FAR);
        self.moved.push((task, unit));
    }

    /// Gives a task that nobody holds, and that does not wait, to a unit that may take it.
    pub fn take(&mut self, problem: &Problem, task: u32, unit: u32) {
        let Some(cost) = problem.cost(task as usize, unit) else { return };
        self.at[task as usize] = (unit, cost);
        self.held[unit as usize].push(task);
        let dropped = &mut self.dropped[unit as usize];
        *dropped = (*dropped).min(problem.left_out(task as usize) - Cost::from(cost));
        self.moved.push((task, NOBODY));
        self.steps.join(problem, task, (unit, cost));
    }

    /// A task that nobody holds: units that have room for it may take it.
    pub fn wait(&mut self, problem: &Problem, task: u32) {
        for (unit, waits) in waits(problem, task) {
            let waiting = &mut self.waiting[unit];
            waiting.insert(waiting.partition_point(|other| *other < waits), waits);
        }
    }

    /// The task is gone, or somebody takes it.
    pub fn wait_no_more(&mut self, problem: &Problem, task: u32) {
        for (unit, waits) in waits(problem, task) {
            let waiting = &mut self.waiting[unit];
            if let Ok(place) = waiting.binary_search(&waits) {
                waiting.remove(place);
            }
        }
    }

    /// The waiting task that this unit would take first, and what it costs there above being left out.
    pub fn first_waiting(&self, unit: u32) -> Option<(Cost, u32)> {
        self.waiting[unit as usize].first().copied()
    }

    /// What it costs that one task of the unit is left out, the least; [`FAR`] where it holds none.
    pub fn dropped(&self, unit: u32) -> Cost {
        self.dropped[unit as usize]
    }

    /// The task that costs this: of equal ones the first.
    pub fn first_dropped(&self, problem: &Problem, unit: u32) -> Option<u32> {
        let above = |task: u32| problem.left_out(task as usize) - Cost::from(self.at[task as usize].1);
        self.held[unit as usize].iter().copied().min_by_key(|task| (above(*task), *task))
    }

    /// What somebody would pay for a slot of the unit, at most.
    pub fn highest_bid(&self, unit: u32) -> Option<Cost> {
        let here = self.inward(unit).filter(|step| !self.held[step.unit as usize].is_empty());
        let moves = here.map(|step| self.prices[step.unit as usize] - step.cost);
        let waits = self.first_waiting(unit).map(|(above, _)| -above);
        moves.chain(waits).max()
    }

    /// Steps from a unit.
    pub fn onward(&self, unit: u32) -> impl Iterator<Item = Step> {
        self.steps.onward(unit)
    }

    /// Steps to a unit.
    pub fn inward(&self, unit: u32) -> impl Iterator<Item = Step> {
        self.steps.inward(unit)
    }

    /// Does the unit hold the task that makes this step?
    pub fn holds(&self, unit: u32, task: u32) -> bool {
        self.at.get(task as usize).is_some_and(|(at, _)| *at == unit)
    }

    /// Who could move from one unit to the other, and at what cost above where he is.
    pub fn look(&mut self, problem: &Problem, (from, to): (u32, u32)) -> Option<(u32, Cost)> {
        self.steps.look(problem, &self.held[from as usize], &self.at, (from, to))
    }

    /// The plan as it stands.
    pub fn solution(&self, problem: &Problem) -> Solution {
        let choice = |(task, (unit, _)): (usize, &(u32, i32))| problem.pairs(task).binary_search_by_key(unit, |p| p.unit).ok();
        Solution { chosen: self.at.iter().enumerate().map(choice).collect(), prices: self.prices.clone() }
    }
}

/// What a waiting task stands for at each unit that may take it.
fn waits(problem: &Problem, task: u32) -> impl Iterator<Item = (usize, (Cost, u32))> {
    let left_out = problem.left_out(task as usize);
    let pairs: &[Pair] = problem.pairs(task as usize);
    pairs.iter().map(move |pair| (pair.unit as usize, (pair.minutes() - left_out, task)))
}
