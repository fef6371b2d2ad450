//! For each placed task the best other plan in which another unit takes it, and by how much that plan is dearer: exact.
//!
//! Taking a task off its unit closes a cycle in the residual network: the task goes to another unit, somebody moves on from there,
//! …, until the slot that it left is filled or given up. Reduced costs around a cycle add up to its true cost, so the cheapest path
//! back to the old unit is the answer. One search a unit serves all tasks that the unit holds.

use super::problem::{Cost, Problem, Solution};

/// The best other choice for a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Other {
    /// Its pair among the task's pairs.
    pub pair: usize,
    /// How much dearer the whole plan gets, tasks left out included.
    pub dearer: Cost,
}

const FAR: Cost = Cost::MAX;

/// The best other choice of each task; none where it is not placed or nobody else may take it.
pub(super) fn second_best(problem: &Problem, best: &Solution) -> Vec<Option<Other>> {
    let mut others = vec![None; problem.tasks()];
    let moves = Moves::new(problem, best);
    for unit in 0..problem.units() {
        if moves.held[unit].is_empty() {
            continue;
        }
        let back = moves.distances_to(unit);
        for task in &moves.held[unit] {
            others[*task] = moves.cheapest(*task, unit, &back);
        }
    }
    others
}

/// Reduced costs of moving one task from unit to unit. The last node stands for "out": free slots, and tasks left out.
struct Moves<'p> {
    problem: &'p Problem,
    best: &'p Solution,
    held: Vec<Vec<usize>>,
    nodes: usize,
    /// By target, then by source: the search runs backwards.
    step: Vec<Cost>,
}

impl<'p> Moves<'p> {
    fn new(problem: &'p Problem, best: &'p Solution) -> Self {
        let units = problem.units();
        let nodes = units + 1;
        let mut moves = Self { problem, best, held: vec![Vec::new(); units], nodes, step: vec![FAR; nodes * nodes] };
        for task in 0..problem.tasks() {
            let (from, value) = match best.chosen[task] {
                Some(k) => {
                    let pair = problem.pairs(task)[k];
                    moves.held[pair.unit as usize].push(task);
                    (pair.unit as usize, Cost::from(pair.cost) + best.price(pair.unit as usize))
                }
                None => (units, problem.left_out(task)),
            };
            for pair in problem.pairs(task) {
                let to = pair.unit as usize;
                moves.offer(from, to, Cost::from(pair.cost) + best.price(to) - value);
            }
            moves.offer(from, units, problem.left_out(task) - value);
        }
        for unit in 0..units {
            let (taken, slots) = (moves.held[unit].len(), problem.slots(unit));
            if let Some(next) = slots.get(taken) {
                moves.offer(unit, units, Cost::from(*next) - best.price(unit));
            }
            if let Some(last) = taken.checked_sub(1).and_then(|k| slots.get(k)) {
                moves.offer(units, unit, best.price(unit) - Cost::from(*last));
            }
        }
        moves
    }

    fn offer(&mut self, from: usize, to: usize, cost: Cost) {
        let step = &mut self.step[to * self.nodes + from];
        *step = cost.min(*step);
    }

    /// Dijkstra over a full matrix, backwards from the unit.
    fn distances_to(&self, unit: usize) -> Vec<Cost> {
        let mut reach = vec![FAR; self.nodes];
        let mut open: Vec<usize> = (0..self.nodes).collect();
        reach[unit] = 0;
        while let Some((place, node)) = open.iter().copied().enumerate().min_by_key(|(_, n)| (reach[*n], *n)) {
            open.swap_remove(place);
            if reach[node] == FAR {
                break;
            }
            for from in &open {
                let step = self.step[node * self.nodes + from];
                if step != FAR {
                    reach[*from] = reach[*from].min(reach[node] + step);
                }
            }
        }
        reach
    }

    fn cheapest(&self, task: usize, unit: usize, back: &[Cost]) -> Option<Other> {
        let pairs = self.problem.pairs(task);
        let chosen = self.best.chosen[task]?;
        let value = Cost::from(pairs[chosen].cost) + self.best.price(unit);
        pairs
            .iter()
            .enumerate()
            .filter(|(k, pair)| *k != chosen && back[pair.unit as usize] != FAR)
            .map(|(k, pair)| {
                let to = pair.unit as usize;
                Other { pair: k, dearer: Cost::from(pair.cost) + self.best.price(to) - value + back[to] }
            })
            .min_by_key(|other| (other.dearer, other.pair))
    }
}
