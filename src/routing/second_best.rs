//! For each placed task the best other plan in which another unit takes it, and by how much that plan is dearer: exact.
//!
//! Taking a task off its unit closes a cycle in the residual network: the task goes to another unit, somebody moves on from there,
//! …, until the slot that it left is filled or given up. Reduced costs around a cycle add up to its true cost, so the cheapest path
//! back to the old unit is the answer. One search a unit, backwards from it, serves all tasks that the unit holds, and ends as soon
//! as nothing farther away can be better for any of them (reduced costs are never below zero).

use super::problem::{Cost, Problem, Solution};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

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
    let mut search = Search { reach: vec![FAR; moves.into.len()], touched: Vec::new(), heap: BinaryHeap::new() };
    for unit in (0..problem.units()).filter(|unit| !moves.held[*unit].is_empty()) {
        let mut asks = moves.asks(unit);
        search.back_to(unit, &moves, &mut asks);
        for ask in asks {
            others[ask.task] = ask.best;
        }
    }
    others
}

/// A task that wants another unit than the one that holds it.
struct Ask {
    task: usize,
    chosen: usize,
    /// The task's dual value.
    value: Cost,
    best: Option<Other>,
}

/// Reduced costs of moving one task from unit to unit. The last node stands for "out": free slots, and tasks left out.
struct Moves<'p> {
    problem: &'p Problem,
    best: &'p Solution,
    held: Vec<Vec<usize>>,
    /// For each node the cheapest move into it from each other node.
    into: Vec<Vec<(u32, Cost)>>,
}

impl<'p> Moves<'p> {
    fn new(problem: &'p Problem, best: &'p Solution) -> Self {
        let out = problem.units();
        let mut held = vec![Vec::new(); out + 1];
        for (task, choice) in best.chosen.iter().enumerate() {
            held[choice.map_or(out, |k| problem.pairs(task)[k].unit as usize)].push(task);
        }
        let mut moves = Self { problem, best, held, into: vec![Vec::new(); out + 1] };
        let mut least = vec![FAR; out + 1];
        for from in 0..=out {
            moves.leaving(from, &mut least);
            for (to, cost) in least.iter_mut().enumerate().filter(|(_, cost)| **cost != FAR) {
                moves.into[to].push((from as u32, *cost));
                *cost = FAR;
            }
        }
        moves.held.truncate(out);
        moves
    }

    /// The cheapest moves that leave a node: of one of its tasks to another unit or out; of a free slot, from "out", to whoever
    /// gives one up.
    fn leaving(&self, from: usize, least: &mut [Cost]) {
        let (problem, best) = (self.problem, self.best);
        let out = problem.units();
        for &task in &self.held[from] {
            let value = self.value(task);
            for pair in problem.pairs(task) {
                let to = pair.unit as usize;
                least[to] = least[to].min(Cost::from(pair.cost) + best.price(to) - value);
            }
            least[out] = least[out].min(problem.left_out(task) - value);
        }
        let filled = |unit: usize| self.held[unit].len();
        if from == out {
            for (unit, least) in least.iter_mut().enumerate().take(out) {
                if let Some(last) = filled(unit).checked_sub(1).and_then(|k| problem.slots(unit).get(k)) {
                    *least = (*least).min(best.price(unit) - Cost::from(*last));
                }
            }
        } else if let Some(next) = problem.slots(from).get(filled(from)) {
            least[out] = least[out].min(Cost::from(*next) - best.price(from));
        }
    }

    fn value(&self, task: usize) -> Cost {
        match self.best.chosen[task] {
            Some(k) => {
                let pair = self.problem.pairs(task)[k];
                Cost::from(pair.cost) + self.best.price(pair.unit as usize)
            }
            None => self.problem.left_out(task),
        }
    }

    /// The tasks of a unit that somebody else may take at all.
    fn asks(&self, unit: usize) -> Vec<Ask> {
        let ask = |&task: &usize| {
            let chosen = self.best.chosen[task].filter(|_| self.problem.pairs(task).len() > 1)?;
            Some(Ask { task, chosen, value: self.value(task), best: None })
        };
        self.held[unit].iter().filter_map(ask).collect()
    }
}

/// Shortest paths back to a unit; the vectors are kept from search to search.
struct Search {
    reach: Vec<Cost>,
    touched: Vec<usize>,
    heap: BinaryHeap<Reverse<(Cost, usize)>>,
}

impl Search {
    fn back_to(&mut self, unit: usize, moves: &Moves, asks: &mut [Ask]) {
        self.offer(unit, 0);
        while let Some(Reverse((at, node))) = self.heap.pop() {
            // What lies beyond the dearest answer so far changes none of them.
            if asks.iter().all(|ask| ask.best.is_some_and(|other| other.dearer < at)) {
                break;
            }
            if at > self.reach[node] {
                continue;
            }
            for ask in asks.iter_mut() {
                ask.hear(node, at, moves);
            }
            for &(from, step) in &moves.into[node] {
                self.offer(from as usize, at + step);
            }
        }
        self.heap.clear();
        for node in self.touched.drain(..) {
            self.reach[node] = FAR;
        }
    }

    fn offer(&mut self, node: usize, reach: Cost) {
        if reach >= self.reach[node] {
            return;
        }
        if self.reach[node] == FAR {
            self.touched.push(node);
        }
        self.reach[node] = reach;
        self.heap.push(Reverse((reach, node)));
    }
}

impl Ask {
    /// A unit is known to be so far from giving its slot back: is it the better place to go?
    fn hear(&mut self, node: usize, back: Cost, moves: &Moves) {
        let pairs = moves.problem.pairs(self.task);
        let Ok(pair) = pairs.binary_search_by_key(&node, |p| p.unit as usize) else { return };
        if pair == self.chosen {
            return;
        }
        let dearer = Cost::from(pairs[pair].cost) + moves.best.price(node) - self.value + back;
        if self.best.is_none_or(|other| (dearer, pair) < (other.dearer, other.pair)) {
            self.best = Some(Other { pair, dearer });
        }
    }
}
