//! Among all plans that are equally good, the one that moves the fewest tasks.

use super::problem::{Cost, Pair, Problem};
use super::solution::Solution;
use super::{CLASSES, solve, weight};

/// The best plan that leaves the most tasks where they were, `best` being any best one with its prices. `before`: who held each task;
/// one that nobody held moves nowhere.
///
/// Every best plan is tight at the prices of any other (complementary slackness): each task is where cost and price together are
/// least, every slot below its unit's price is filled, none above it is. So the best plans are the plans of a smaller problem, in
/// which a move costs one.
#[must_use]
pub fn fewest_moves(problem: &Problem, best: &Solution, before: &[Option<u32>]) -> Solution {
    let filled = -(problem.tasks() as Cost + 1);
    let slots = |unit: usize| {
        let price = best.prices[unit];
        let tight = problem.slots(unit).iter().take_while(move |slot| **slot <= price);
        tight.map(|slot| if *slot < price { filled } else { 0 }).collect()
    };
    let mut tight = Problem::new((0..problem.units()).map(slots).collect());
    let mut pairs: Vec<Vec<usize>> = Vec::with_capacity(problem.tasks());
    for (task, was) in before.iter().enumerate() {
        let value = |pair: &Pair| pair.minutes() + best.prices[pair.unit as usize];
        let all = problem.pairs(task);
        let left_out = problem.left_out(task);
        let least = all.iter().map(value).min().map_or(left_out, |least| least.min(left_out));
        let near: Vec<usize> = (0..all.len()).filter(|place| value(&all[*place]) == least).collect();
        let moves = |unit: u32| i64::from(was.is_some_and(|was| was != unit));
        let out = if least == left_out { Cost::from(was.is_some()) } else { weight(CLASSES as u8 - 1) };
        tight.task(out, near.iter().map(|place| Pair::new(all[*place].unit, moves(all[*place].unit))));
        pairs.push(near);
    }
    let stays = solve(&tight);
    let chosen = stays.chosen.iter().zip(&pairs).map(|(choice, near)| choice.map(|k| near[k])).collect();
    Solution { chosen, prices: best.prices.clone() }
}
