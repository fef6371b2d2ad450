//! Where all tasks of a unit are of one size, minutes are only another way of counting tasks: the exact solver does it.

use super::problem::{Problem, Solution};
use crate::routing::flow;

/// The best plan; none where sizes differ, where what a further task costs may fall, or where costs are beyond what that solver takes.
pub(super) fn solve(problem: &Problem) -> Option<Solution> {
    let sizes = sizes(problem)?;
    let slots = |unit: usize| -> Vec<i64> {
        let (unit, size) = (&problem.units()[unit], sizes[unit]);
        let room = unit.room.checked_div(size).unwrap_or(u32::MAX).min(problem.tasks() as u32);
        let load = |tasks: u32| unit.load(tasks.saturating_mul(size));
        (0..room).map(|k| load(k + 1) - load(k)).collect()
    };
    let slots: Vec<Vec<i64>> = (0..sizes.len()).map(slots).collect();
    let mut costs = (0..problem.tasks()).flat_map(|task| problem.pairs(task)).map(|p| p.cost);
    let within = |cost: i64| cost.abs() <= flow::MOST;
    if !slots.iter().all(|s| s.is_sorted() && s.iter().all(|c| within(*c))) || !costs.all(within) {
        return None;
    }
    let mut same = flow::Problem::new(slots);
    for task in 0..problem.tasks() {
        let pairs = problem.pairs(task).iter().map(|p| flow::Pair::new(p.unit, p.cost));
        same.task(flow::weight(problem.class(task) as u8), pairs);
    }
    let chosen = flow::solve(&same).chosen;
    let least_out = problem.left_out(&chosen);
    let bound = problem.cost(&chosen);
    Some(Solution { chosen, bound, least_out, exact: true })
}

/// The one size of each unit's tasks.
fn sizes(problem: &Problem) -> Option<Vec<u32>> {
    let mut sizes: Vec<Option<u32>> = vec![None; problem.units().len()];
    for pair in (0..problem.tasks()).flat_map(|task| problem.pairs(task)) {
        let size = sizes[pair.unit as usize].get_or_insert(pair.minutes);
        if *size != pair.minutes {
            return None;
        }
    }
    Some(sizes.into_iter().map(|size| size.unwrap_or(1)).collect())
}
