//! PURE. The exact solver: tasks to units with convex slot costs, as a min-cost flow by successive shortest augmenting paths with prices.

mod classes;
mod comes;
mod fewest;
mod freed;
mod front;
mod kept;
mod moves;
mod near;
mod placement;
mod problem;
mod residual;
mod search;
mod second_best;
mod solution;
mod steps;

pub use classes::{CLASSES, split, weight};
pub use fewest::fewest_moves;
pub use kept::{Kept, Move};
use placement::Placement;
pub use problem::{Cost, MOST, Pair, Problem, Sum};
use search::Search;
pub use second_best::{Other, second_best};
pub use solution::Solution;
use std::cmp::Reverse;

/// A best plan: the least sum of pair costs, slot costs and left-out costs. The same problem gives the same plan.
///
/// Tasks go in one by one, those first that are dear to leave out and that few may take: later ones then seldom push them far.
#[must_use]
pub fn solve(problem: &Problem) -> Solution {
    placed(problem).solution(problem)
}

fn placed(problem: &Problem) -> Placement {
    let mut now = Placement::new(problem);
    let mut search = Search::new(problem.units());
    let mut order: Vec<u32> = (0..problem.tasks() as u32).collect();
    order.sort_by_key(|task| (Reverse(problem.left_out(*task as usize)), problem.pairs(*task as usize).len()));
    for task in order {
        search.insert(problem, &mut now, task);
    }
    now
}
