//! The solver against brute force, greedy and itself with rows in another order.

use crate::routing::flow::{Cost, Pair, Problem, Solution, Sum, second_best, solve, split, weight};
use proptest::prelude::*;

#[derive(Clone, Debug)]
struct Small {
    /// Class of each task and its cost by unit; none where the unit may not.
    tasks: Vec<(u8, Vec<Option<i64>>)>,
    slots: Vec<Vec<i64>>,
}

fn small() -> impl Strategy<Value = Small> {
    (1_usize..5, 1_usize..6).prop_flat_map(|(units, tasks)| {
        let cost = prop_oneof![2 => Just(None), 3 => (-5_i64..12).prop_map(Some)];
        let task = (0_u8..4, prop::collection::vec(cost, units));
        let slots = prop::collection::vec(prop::collection::vec(0_i64..9, 0..3), units);
        (prop::collection::vec(task, tasks), slots).prop_map(|(tasks, mut slots)| {
            for unit in &mut slots {
                unit.sort_unstable();
            }
            Small { tasks, slots }
        })
    })
}

impl Small {
    fn problem(&self) -> Problem {
        let mut problem = Problem::new(self.slots.clone());
        for (class, costs) in &self.tasks {
            let pairs = costs.iter().enumerate().filter_map(|(u, c)| c.map(|cost| Pair::new(u as u32, cost)));
            problem.task(weight(*class), pairs);
        }
        problem
    }

    /// The best (placed by class, cost) over all plans; `off` keeps one task placed, but not on that unit.
    fn brute(&self, off: Option<(usize, usize)>) -> Option<([usize; 4], i64)> {
        let mut best = None;
        self.search(0, &mut vec![0; self.slots.len()], [0; 4], 0, off, &mut best);
        best.map(|(mut counts, cost): ([usize; 4], i64)| {
            counts.reverse();
            (counts, -cost)
        })
    }

    fn search(
        &self,
        task: usize,
        taken: &mut Vec<usize>,
        placed: [usize; 4],
        cost: i64,
        off: Option<(usize, usize)>,
        best: &mut Option<([usize; 4], i64)>,
    ) {
        let Some((class, costs)) = self.tasks.get(task) else {
            // Most urgent class first, then the cheapest: one comparison of tuples.
            let mut key = placed;
            key.reverse();
            if best.is_none_or(|b| (key, -cost) > b) {
                *best = Some((key, -cost));
            }
            return;
        };
        let bound = off.filter(|(t, _)| *t == task);
        if bound.is_none() {
            self.search(task + 1, taken, placed, cost, off, best);
        }
        for (unit, pair) in costs.iter().enumerate() {
            let (Some(pair), Some(slot)) = (pair, self.slots[unit].get(taken[unit])) else { continue };
            if bound.is_some_and(|(_, not)| not == unit) {
                continue;
            }
            taken[unit] += 1;
            let mut placed = placed;
            placed[usize::from(*class)] += 1;
            self.search(task + 1, taken, placed, cost + pair + slot, off, best);
            taken[unit] -= 1;
        }
    }

    fn seen(&self, problem: &Problem, plan: &Solution) -> ([usize; 4], i64) {
        let mut placed = [0; 4];
        for ((class, _), choice) in self.tasks.iter().zip(&plan.chosen) {
            placed[usize::from(*class)] += usize::from(choice.is_some());
        }
        (placed, plan.cost(problem) as i64)
    }
}

fn feasible(problem: &Problem, plan: &Solution) -> bool {
    plan.taken(problem).iter().enumerate().all(|(u, n)| *n <= problem.slots(u).len())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn a_plan_is_the_best_that_brute_force_finds_and_its_bound_proves_it(desk in small()) {
        let problem = desk.problem();
        let plan = solve(&problem);
        prop_assert!(feasible(&problem, &plan));
        prop_assert_eq!(Some(desk.seen(&problem, &plan)), desk.brute(None));
        prop_assert_eq!(plan.bound(&problem), plan.cost(&problem) + plan.left_out(&problem));
    }

    #[test]
    fn an_alternative_is_the_best_plan_with_somebody_else(desk in small()) {
        let problem = desk.problem();
        let plan = solve(&problem);
        let total = |(placed, cost): ([usize; 4], i64)| -> Cost {
            let all = |class: u8| desk.tasks.iter().filter(|(c, _)| *c == class).count();
            (0..4_u8).map(|c| weight(c) * (all(c) - placed[usize::from(c)]) as Cost).sum::<Cost>() + cost
        };
        for (task, other) in second_best(&problem, &plan).into_iter().enumerate() {
            let Some(chosen) = plan.chosen[task] else { continue };
            let unit = problem.pairs(task)[chosen].unit as usize;
            let brute = desk.brute(Some((task, unit))).map(|b| total(b) - total(desk.seen(&problem, &plan)));
            prop_assert_eq!(other.map(|o| o.dearer), brute);
            if let Some(dearer) = brute {
                let (lost, minutes) = split(dearer);
                prop_assert!(lost <= 1 && minutes.abs() <= 1_000);
            }
        }
    }

    #[test]
    fn a_plan_is_never_worse_than_greedy(desk in small()) {
        let problem = desk.problem();
        let plan = solve(&problem);
        let mut taken = vec![0; desk.slots.len()];
        let mut greedy: Sum = 0;
        for task in 0..problem.tasks() {
            let cheapest = problem.pairs(task).iter()
                .filter_map(|p| Some((p.minutes() + problem.slots(p.unit as usize).get(taken[p.unit as usize])?, p.unit as usize)))
                .min();
            greedy += match cheapest {
                Some((cost, unit)) => { taken[unit] += 1; Sum::from(cost) }
                None => Sum::from(problem.left_out(task)),
            };
        }
        prop_assert!(plan.cost(&problem) + plan.left_out(&problem) <= greedy);
    }

    #[test]
    fn one_more_unit_never_makes_a_plan_worse(desk in small(), costs in prop::collection::vec(prop::option::of(-5_i64..12), 6)) {
        let mut more = desk.clone();
        more.slots.push(vec![0, 1]);
        for ((_, row), cost) in more.tasks.iter_mut().zip(costs) {
            row.push(cost);
        }
        let worth = |d: &Small| {
            let problem = d.problem();
            let plan = solve(&problem);
            plan.cost(&problem) + plan.left_out(&problem)
        };
        prop_assert!(worth(&more) <= worth(&desk));
    }
}
