//! For each placed task somebody else who could take it, and what the plan would cost more: the cheapest of one move, of two tasks changing
//! places, and of pushing one on to a third unit. These are plans that there are; a dearer search might find a cheaper one.
//! Who would have to push somebody aside is asked only at the cheapest units of each task, or a large desk would take too long.

use super::problem::{Pair, Problem, Unit};

/// Cheapest pairs of a task at which somebody may be pushed aside, or to which they may be pushed on.
const NEAR: usize = 8;

/// Another way for a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    /// Its pair among the task's pairs.
    pub pair: usize,
    /// By how much the whole plan gets dearer.
    pub dearer: i64,
    /// Who moves too: the task and its new pair.
    pub also: Option<(usize, usize)>,
}

/// A plan as the units see it.
pub struct Neighbours<'p> {
    problem: &'p Problem,
    chosen: Vec<Option<usize>>,
    used: Vec<u32>,
    held: Vec<Vec<usize>>,
    /// The cheapest pairs of each task.
    near: Vec<Vec<usize>>,
    /// What the first steps of each unit cost together.
    loads: Vec<Vec<i64>>,
}

impl<'p> Neighbours<'p> {
    /// Around a plan.
    pub fn of(problem: &'p Problem, chosen: &[Option<usize>]) -> Self {
        let mut held = vec![Vec::new(); problem.units().len()];
        for (task, k) in chosen.iter().enumerate() {
            if let Some(k) = k {
                held[problem.pairs(task)[*k].unit as usize].push(task);
            }
        }
        let near = |task: usize| {
            let mut near: Vec<usize> = (0..problem.pairs(task).len()).collect();
            near.sort_by_key(|k| (problem.pairs(task)[*k].cost, *k));
            near.truncate(NEAR);
            near
        };
        let near = (0..problem.tasks()).map(near).collect();
        let sums = |unit: &Unit| {
            let sums = unit.steps.iter().scan(0, |sum, step| {
                *sum += step;
                Some(*sum)
            });
            std::iter::once(0).chain(sums).collect()
        };
        let loads = problem.units().iter().map(sums).collect();
        Self { problem, chosen: chosen.to_vec(), used: problem.used(chosen), held, near, loads }
    }

    /// The cheapest other way of a task; none where it is not placed or no such way is there.
    pub fn other(&self, task: usize) -> Option<Other> {
        let here = self.pair(task)?;
        let pairs = || self.problem.pairs(task).iter().enumerate().filter(|(_, p)| p.unit != here.unit);
        let moves = pairs().filter_map(|(k, go)| self.go(here, k, *go));
        let near = self.near[task].iter().map(|k| (*k, self.problem.pairs(task)[*k])).filter(|(_, go)| go.unit != here.unit);
        let pushes = near.filter_map(|(k, go)| self.push(here, k, go));
        moves.chain(pushes).min_by_key(|other| (other.dearer, other.pair, other.also))
    }

    /// Places what fits as it is, then takes ways that make the plan cheaper, while there are any: afterwards no other way is.
    pub fn polish(mut self) -> Vec<Option<usize>> {
        for task in 0..self.problem.tasks() {
            if self.chosen[task].is_some() {
                continue;
            }
            let fill = |(k, pair): (usize, &Pair)| Some((pair.cost + self.filling(pair.unit as usize, 0, pair.minutes)?, k));
            if let Some((_, k)) = self.problem.pairs(task).iter().enumerate().filter_map(fill).min() {
                self.take(task, k);
            }
        }
        loop {
            let mut better = false;
            for task in 0..self.problem.tasks() {
                while let Some(other) = self.other(task).filter(|other| other.dearer < 0) {
                    self.take(task, other.pair);
                    if let Some((pushed, on)) = other.also {
                        self.take(pushed, on);
                    }
                    better = true;
                }
            }
            if !better {
                return self.chosen;
            }
        }
    }

    fn take(&mut self, task: usize, pair: usize) {
        if let Some(old) = self.pair(task) {
            let unit = old.unit as usize;
            self.used[unit] -= old.minutes;
            self.held[unit].retain(|t| *t != task);
        }
        let new = self.problem.pairs(task)[pair];
        self.chosen[task] = Some(pair);
        self.used[new.unit as usize] += new.minutes;
        self.held[new.unit as usize].push(task);
    }

    fn pair(&self, task: usize) -> Option<Pair> {
        self.chosen[task].map(|k| self.problem.pairs(task)[k])
    }

    /// Where there is room.
    fn go(&self, here: Pair, pair: usize, go: Pair) -> Option<Other> {
        let load = self.filling(go.unit as usize, 0, go.minutes)? + self.filling(here.unit as usize, here.minutes, 0)?;
        Some(Other { pair, dearer: go.cost - here.cost + load, also: None })
    }

    /// Where somebody must go elsewhere first: to where the task comes from, or to a third unit.
    fn push(&self, here: Pair, pair: usize, go: Pair) -> Option<Other> {
        let (from, to) = (here.unit as usize, go.unit as usize);
        let leaves = self.filling(from, here.minutes, 0)?;
        let ways = self.held[to].iter().filter_map(|&other| {
            let theirs = self.pair(other)?;
            let load = self.filling(to, theirs.minutes, go.minutes)?;
            let pairs = self.problem.pairs(other);
            let on = |k: usize| {
                let on = pairs[k];
                let load = if on.unit == here.unit {
                    self.filling(from, here.minutes, on.minutes)?
                } else {
                    self.filling(on.unit as usize, 0, on.minutes)? + leaves
                };
                (on.unit != go.unit).then_some((on.cost + load, k))
            };
            let back = pairs.binary_search_by_key(&here.unit, |p| p.unit).ok();
            let (cost, k) = back.into_iter().chain(self.near[other].iter().copied()).filter_map(on).min()?;
            Some(Other { pair, dearer: go.cost - here.cost + load + cost - theirs.cost, also: Some((other, k)) })
        });
        ways.min_by_key(|other| (other.dearer, other.also))
    }

    /// What a unit's load changes by when it gives some minutes and takes others; none where they do not fit.
    fn filling(&self, unit: usize, gives: u32, takes: u32) -> Option<i64> {
        let used = self.used[unit];
        let then = used - gives + takes;
        let spec = &self.problem.units()[unit];
        let load = |minutes: u32| {
            let begun = minutes.div_ceil(spec.step.max(1)) as usize;
            self.loads[unit][begun.min(self.loads[unit].len() - 1)]
        };
        (then <= spec.room).then(|| load(then) - load(used))
    }
}
