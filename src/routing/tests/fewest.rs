//! Of all best plans the one that moves least, against brute force.

use crate::routing::flow::{Cost, Pair, Problem, Sum, fewest_moves, solve, weight};
use proptest::prelude::*;

/// Few different costs, so that many plans are equally good.
pub(super) fn desk() -> impl Strategy<Value = (Problem, Vec<Option<u32>>)> {
    (1_usize..5, 1_usize..6).prop_flat_map(|(units, tasks)| {
        let cost = prop_oneof![1 => Just(None), 3 => (0_i64..3).prop_map(Some)];
        let task = (0_u8..2, prop::collection::vec(cost, units));
        let slots = prop::collection::vec(prop::collection::vec(0_i64..3, 0..3), units);
        let before = prop::collection::vec(prop::option::of(0..units as u32), tasks);
        (prop::collection::vec(task, tasks), slots, before).prop_map(|(tasks, mut slots, before)| {
            for slots in &mut slots {
                slots.sort_unstable();
            }
            let mut problem = Problem::new(slots);
            for (class, costs) in tasks {
                let pairs = costs.iter().enumerate().filter_map(|(unit, cost)| cost.map(|cost| Pair::new(unit as u32, cost)));
                problem.task(weight(class), pairs);
            }
            (problem, before)
        })
    })
}

fn moves(before: &[Option<u32>], now: &[Option<u32>]) -> usize {
    before.iter().zip(now).filter(|(was, is)| was.is_some() && was != is).count()
}

/// The least cost of all plans, and with it the fewest moves.
pub(super) fn brute(problem: &Problem, before: &[Option<u32>], now: &mut Vec<Option<u32>>, cost: Sum) -> Option<(Sum, usize)> {
    let task = now.len();
    if task == problem.tasks() {
        return Some((cost, moves(before, now)));
    }
    let mut best = None;
    let out = (None, problem.left_out(task));
    let places: Vec<(Option<u32>, Cost)> =
        problem.pairs(task).iter().map(|pair| (Some(pair.unit), pair.minutes())).chain([out]).collect();
    for (unit, minutes) in places {
        let slot = unit.map(|unit| {
            let taken = now.iter().filter(|other| **other == Some(unit)).count();
            problem.slots(unit as usize).get(taken).copied()
        });
        let Some(slot) = slot.unwrap_or(Some(0)) else { continue };
        now.push(unit);
        let found = brute(problem, before, now, cost + Sum::from(minutes) + Sum::from(slot));
        now.pop();
        best = [best, found].into_iter().flatten().min();
    }
    best
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn no_best_plan_moves_fewer((problem, before) in desk()) {
        let best = solve(&problem);
        let nearest = fewest_moves(&problem, &best, &before);
        let now: Vec<Option<u32>> = nearest.chosen.iter().enumerate().map(|(task, k)| k.map(|k| problem.pairs(task)[k].unit)).collect();
        let cost = nearest.cost(&problem) + nearest.left_out(&problem);
        prop_assert_eq!(Some((cost, moves(&before, &now))), brute(&problem, &before, &mut Vec::new(), 0));
        prop_assert_eq!(nearest.bound(&problem), cost, "and its prices prove it");
    }
}
