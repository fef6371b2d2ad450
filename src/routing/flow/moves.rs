//! What it costs to move one task from unit to unit once the plan is best: the residual network between units, in reduced costs.

use super::near::FAR;
use super::problem::{Cost, Problem};
use super::solution::Solution;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Moves between units, none of them below zero; and how far each unit is from "out": free slots, and tasks left out.
pub(super) struct Moves<'p> {
    pub problem: &'p Problem,
    pub best: &'p Solution,
    /// Tasks of each unit.
    pub held: Vec<Vec<usize>>,
    /// For each unit the cheapest moves into it from each other unit, the cheapest first.
    pub into: Vec<Vec<(Cost, u32)>>,
    /// What it costs the plan that a unit gives a task away for good.
    pub to_out: Vec<Cost>,
    /// What it costs the plan to fill a slot of the unit that somebody left.
    pub from_out: Vec<Cost>,
}

impl<'p> Moves<'p> {
    pub fn new(problem: &'p Problem, best: &'p Solution) -> Self {
        let units = problem.units();
        let mut held = vec![Vec::new(); units];
        for (task, choice) in best.chosen.iter().enumerate() {
            if let Some(k) = choice {
                held[problem.pairs(task)[*k].unit as usize].push(task);
            }
        }
        let (into, onward) = (vec![Vec::new(); units], vec![Vec::new(); units]);
        let mut moves = Self { problem, best, held, into, to_out: vec![FAR; units], from_out: vec![FAR; units] };
        let onward = moves.between(onward);
        moves.ends();
        spread(&mut moves.to_out, &moves.into);
        spread(&mut moves.from_out, &onward);
        moves
    }

    /// The cheapest moves from unit to unit: fills `into`, and gives back the same by where they begin.
    fn between(&mut self, mut onward: Vec<Vec<(Cost, u32)>>) -> Vec<Vec<(Cost, u32)>> {
        let mut least = vec![FAR; self.held.len()];
        for (from, onward) in onward.iter_mut().enumerate() {
            for &task in &self.held[from] {
                let value = self.value(task);
                for pair in self.problem.pairs(task) {
                    let to = pair.unit as usize;
                    least[to] = least[to].min(pair.minutes() + self.best.prices[to] - value);
                }
            }
            least[from] = FAR;
            for (to, cost) in least.iter_mut().enumerate().filter(|(_, cost)| **cost < FAR / 2) {
                onward.push((*cost, to as u32));
                self.into[to].push((*cost, from as u32));
                *cost = FAR;
            }
            least.fill(FAR);
        }
        self.into.iter_mut().for_each(|into| into.sort_unstable());
        onward
    }

    /// The steps to "out" and from it: a task of the unit is left out, or its next slot filled; a task that was left out comes in, or
    /// the unit's last slot stays empty.
    fn ends(&mut self) {
        let (problem, best) = (self.problem, self.best);
        for (unit, held) in self.held.iter().enumerate() {
            let (slots, price) = (problem.slots(unit), best.prices[unit]);
            let dropped = held.iter().map(|task| problem.left_out(*task) - self.value(*task));
            let filled = slots.get(held.len()).map(|next| next - price);
            self.to_out[unit] = dropped.chain(filled).min().unwrap_or(FAR);
            if let Some(last) = held.len().checked_sub(1).and_then(|last| slots.get(last)) {
                self.from_out[unit] = price - last;
            }
        }
        let out = best.chosen.iter().enumerate().filter(|(_, choice)| choice.is_none());
        for (task, _) in out {
            for pair in problem.pairs(task) {
                let unit = pair.unit as usize;
                self.from_out[unit] = self.from_out[unit].min(pair.minutes() + best.prices[unit] - problem.left_out(task));
            }
        }
    }

    /// The dual value of a task.
    pub fn value(&self, task: usize) -> Cost {
        self.best.chosen[task].map_or(self.problem.left_out(task), |k| {
            let pair = self.problem.pairs(task)[k];
            pair.minutes() + self.best.prices[pair.unit as usize]
        })
    }
}

/// Shortest ways from where each unit begins, by the arcs that go on from it.
fn spread(reach: &mut [Cost], arcs: &[Vec<(Cost, u32)>]) {
    let begin = reach.iter().enumerate().filter(|(_, at)| **at < FAR / 2);
    let mut heap: BinaryHeap<Reverse<(Cost, u32)>> = begin.map(|(unit, at)| Reverse((*at, unit as u32))).collect();
    while let Some(Reverse((at, unit))) = heap.pop() {
        if at > reach[unit as usize] {
            continue;
        }
        for &(step, to) in &arcs[unit as usize] {
            if at + step < reach[to as usize] {
                reach[to as usize] = at + step;
                heap.push(Reverse((at + step, to)));
            }
        }
    }
}
