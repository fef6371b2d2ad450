//! Small problems, where every plan can be looked at.

use crate::routing::gap::{CLASSES, Effort, Neighbours, Pair, Problem, Solution, Unit, solve};
use proptest::prelude::*;

const EFFORT: Effort = Effort(2_000_000);

/// Cost and minutes.
type Price = (i64, u32);

#[derive(Clone, Debug)]
struct Small {
    units: Vec<Unit>,
    /// Class of each task; its cost and minutes by unit, none where the unit may not.
    tasks: Vec<(u8, Vec<Option<Price>>)>,
}

/// How many of each class are left out, the most urgent first, then minutes.
type Worth = ([usize; CLASSES], i64);

fn small() -> impl Strategy<Value = Small> {
    (1_usize..4, 1_usize..7, prop::bool::ANY).prop_flat_map(|(units, tasks, loads)| {
        let steps = if loads { 0..4 } else { 0..1 };
        let unit = (0_u32..16, prop::collection::vec(0_i64..12, steps), 1_u32..6).prop_map(|(room, mut steps, step)| {
            steps.sort_unstable();
            Unit { room, steps, step }
        });
        let pair = prop_oneof![1 => Just(None), 3 => (-5_i64..15, 1_u32..9).prop_map(Some)];
        let task = (0_u8..CLASSES as u8, prop::collection::vec(pair, units));
        (prop::collection::vec(unit, units), prop::collection::vec(task, tasks)).prop_map(|(units, tasks)| Small { units, tasks })
    })
}

impl Small {
    fn problem(&self) -> Problem {
        let mut problem = Problem::new(self.units.clone());
        for (class, row) in &self.tasks {
            let pairs = row
                .iter()
                .enumerate()
                .filter_map(|(unit, pair)| pair.map(|(cost, minutes)| Pair { unit: unit as u32, cost, minutes }));
            problem.task(*class, pairs);
        }
        problem
    }
}

fn worth(problem: &Problem, chosen: &[Option<usize>]) -> Worth {
    let mut out = problem.left_out(chosen);
    out.reverse();
    (out, problem.cost(chosen))
}

/// All plans that exceed nobody's room.
fn plans(problem: &Problem) -> Vec<Vec<Option<usize>>> {
    let mut plans: Vec<Vec<Option<usize>>> = vec![Vec::new()];
    for task in 0..problem.tasks() {
        let ways = (0..problem.pairs(task).len()).map(Some).chain([None]);
        plans = ways.flat_map(|way| plans.iter().map(move |plan| [plan.as_slice(), &[way]].concat())).collect();
        plans.retain(|plan| {
            let mut padded = plan.clone();
            padded.resize(problem.tasks(), None);
            keeps_rooms(problem, &padded)
        });
    }
    plans
}

fn keeps_rooms(problem: &Problem, chosen: &[Option<usize>]) -> bool {
    problem.used(chosen).iter().zip(problem.units()).all(|(used, unit)| *used <= unit.room)
}

/// What a solution says of all plans, held against all plans.
fn says_the_truth(problem: &Problem, solution: &Solution) -> Result<(), TestCaseError> {
    prop_assert!(keeps_rooms(problem, &solution.chosen));
    let plans = plans(problem);
    let own = problem.left_out(&solution.chosen);
    let as_few = |plan: &&Vec<Option<usize>>| problem.left_out(plan).iter().zip(&own).all(|(theirs, own)| theirs <= own);
    for plan in plans.iter().filter(as_few) {
        prop_assert!(solution.bound <= problem.cost(plan), "{solution:?} against {plan:?}");
    }
    for class in 0..CLASSES {
        let out = |plan: &Vec<Option<usize>>| problem.left_out(plan);
        let as_well = plans.iter().map(out).filter(|out| (class + 1..CLASSES).all(|above| out[above] <= own[above]));
        prop_assert_eq!(as_well.map(|out| out[class]).filter(|out| *out < solution.least_out[class]).min(), None);
    }
    if solution.exact {
        let best = plans.iter().map(|plan| worth(problem, plan)).min();
        prop_assert_eq!(Some(worth(problem, &solution.chosen)), best);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn rooms_are_kept_bounds_hold_and_what_is_called_exact_is_the_best(desk in small()) {
        let problem = desk.problem();
        says_the_truth(&problem, &solve(&problem, EFFORT))?;
    }

    #[test]
    fn next_to_no_effort_still_gives_a_plan_that_tells_no_lies(desk in small(), effort in 0_u64..3_000) {
        let problem = desk.problem();
        says_the_truth(&problem, &solve(&problem, Effort(effort)))?;
    }

    #[test]
    fn no_single_move_swap_or_push_makes_a_plan_cheaper(desk in small()) {
        let problem = desk.problem();
        let solution = solve(&problem, Effort(50_000));
        let around = Neighbours::of(&problem, &solution.chosen);
        for task in 0..problem.tasks() {
            let Some(other) = around.other(task) else { continue };
            prop_assert!(other.dearer >= 0);
            let mut chosen = solution.chosen.clone();
            chosen[task] = Some(other.pair);
            if let Some((pushed, on)) = other.also {
                chosen[pushed] = Some(on);
            }
            prop_assert!(keeps_rooms(&problem, &chosen));
            prop_assert_eq!(problem.left_out(&chosen), problem.left_out(&solution.chosen));
            prop_assert_eq!(problem.cost(&chosen) - problem.cost(&solution.chosen), other.dearer);
        }
    }

    #[test]
    fn the_same_problem_gives_the_same_plan(desk in small()) {
        prop_assert_eq!(solve(&desk.problem(), EFFORT), solve(&desk.problem(), EFFORT));
    }
}

#[test]
fn nearly_all_small_problems_are_solved_to_the_proof() {
    // A fixed row of problems: eight tasks of one to eight minutes for three units.
    let mut state = 7_u64;
    let mut next = move |end: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % end
    };
    let mut exact = 0;
    for _ in 0..40 {
        let units = (0..3).map(|_| Unit { room: 6 + next(9) as u32, steps: vec![0, 2, 5], step: 4 }).collect();
        let mut problem = Problem::new(units);
        for _ in 0..8 {
            let class = next(3) as u8;
            let pairs: Vec<Pair> = (0..3).map(|unit| Pair { unit, cost: next(20) as i64, minutes: 1 + next(8) as u32 }).collect();
            problem.task(class, pairs);
        }
        exact += usize::from(solve(&problem, EFFORT).exact);
    }
    assert!(exact >= 36, "{exact} of 40");
}

#[test]
fn an_urgent_task_goes_before_any_number_of_others() {
    let mut problem = Problem::new(vec![Unit { room: 60, ..Unit::default() }]);
    for minutes in [20, 20, 20] {
        problem.task(1, [Pair { unit: 0, cost: 0, minutes }]);
    }
    problem.task(3, [Pair { unit: 0, cost: 5_000, minutes: 50 }]);
    let solution = solve(&problem, EFFORT);
    assert_eq!(solution.chosen, [None, None, None, Some(0)]);
    assert!(solution.exact);
    assert_eq!((solution.bound, solution.least_out), (5_000, [0, 3, 0, 0, 0]));
}
