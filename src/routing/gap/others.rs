//! For each placed task somebody else who could take it, and what the plan would cost more: the cheapest of one move, of two tasks changing
//! places, and of pushing one on to a third unit. These are plans that there are; a dearer search might find a cheaper one.

use super::problem::{Pair, Problem};

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
        Self { problem, chosen: chosen.to_vec(), used: problem.used(chosen), held }
    }

    /// The cheapest other way of a task; none where it is not placed or no such way is there.
    pub fn other(&self, task: usize) -> Option<Other> {
        let here = self.pair(task)?;
        let pairs = self.problem.pairs(task).iter().enumerate().filter(|(_, p)| p.unit != here.unit);
        pairs.filter_map(|(k, go)| self.way(here, k, *go)).min_by_key(|other| (other.dearer, other.pair))
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

    fn way(&self, here: Pair, pair: usize, go: Pair) -> Option<Other> {
        let (from, to) = (here.unit as usize, go.unit as usize);
        let moved = go.cost - here.cost;
        if let (Some(to), Some(from)) = (self.filling(to, 0, go.minutes), self.filling(from, here.minutes, 0)) {
            return Some(Other { pair, dearer: moved + to + from, also: None });
        }
        let ways = self.held[to].iter().filter_map(|&other| {
            let theirs = self.pair(other)?;
            let to = self.filling(to, theirs.minutes, go.minutes)?;
            let on = self.problem.pairs(other).iter().enumerate().filter(|(_, on)| on.unit != go.unit);
            let on = on.filter_map(|(k, on)| {
                let change = if on.unit == here.unit {
                    self.filling(from, here.minutes, on.minutes)?
                } else {
                    self.filling(on.unit as usize, 0, on.minutes)? + self.filling(from, here.minutes, 0)?
                };
                Some((moved + to + on.cost - theirs.cost + change, k))
            });
            on.min().map(|(dearer, k)| Other { pair, dearer, also: Some((other, k)) })
        });
        ways.min_by_key(|other| (other.dearer, other.also))
    }

    /// What a unit's load changes by when it gives some minutes and takes others; none where they do not fit.
    fn filling(&self, unit: usize, gives: u32, takes: u32) -> Option<i64> {
        let used = self.used[unit];
        let then = used - gives + takes;
        let spec = &self.problem.units()[unit];
        (then <= spec.room).then(|| spec.load(then) - spec.load(used))
    }
}
