//! The solver on problems too large for brute force: its own bound is the proof, and a plan solved anew the judge.

use crate::routing::flow::{Cost, Pair, Problem, Solution, Sum, second_best, solve, weight};
use proptest::prelude::*;

/// Numbers that follow from a seed (xorshift), so that a failing case shrinks to one number.
pub(super) struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `sides`.
    pub fn roll(&mut self, sides: i64) -> i64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 11) % sides as u64) as i64
    }
}

/// A desk of one kind: many ties or hardly any, scarce or plenty, flat or ever dearer slots.
pub(super) struct Desk {
    pub slots: Vec<Vec<Cost>>,
    pub tasks: Vec<(Cost, Vec<Pair>)>,
    spread: i64,
    share: i64,
}

impl Desk {
    pub fn random(dice: &mut Dice) -> Self {
        let (units, tasks) = (20 + dice.roll(30) as usize, 60 + dice.roll(80) as usize);
        let (step, room) = ([0, 1, 10][dice.roll(3) as usize], 2 + dice.roll(5));
        let (spread, share) = ([1, 4, 200][dice.roll(3) as usize], 20 + dice.roll(60));
        let slots = (0..units).map(|_| Self::unit(dice, step, room)).collect();
        let mut desk = Self { slots, tasks: Vec::new(), spread, share };
        desk.tasks = (0..tasks).map(|_| desk.ask(dice)).collect();
        desk
    }

    pub fn unit(dice: &mut Dice, step: i64, room: i64) -> Vec<Cost> {
        let begin = dice.roll(5);
        (0..dice.roll(room)).map(|k| (begin + k) * step).collect()
    }

    /// A task as this desk has them.
    pub fn ask(&self, dice: &mut Dice) -> (Cost, Vec<Pair>) {
        let left_out = if dice.roll(3) == 0 { 50 + dice.roll(100) } else { weight(dice.roll(4) as u8) };
        let may = (0..self.slots.len() as u32).filter(|_| dice.roll(100) < self.share).collect::<Vec<_>>();
        (left_out, may.into_iter().map(|unit| Pair::new(unit, dice.roll(self.spread) - self.spread / 4)).collect())
    }

    pub fn problem(&self) -> Problem {
        let mut problem = Problem::new(self.slots.clone());
        for (left_out, pairs) in &self.tasks {
            problem.task(*left_out, pairs.iter().copied());
        }
        problem
    }

    /// The same desk with tasks and units in another order.
    fn shuffled(&self, dice: &mut Dice) -> Self {
        let units = order(self.slots.len(), dice);
        let mut place = vec![0; units.len()];
        for (new, old) in units.iter().enumerate() {
            place[*old] = new as u32;
        }
        let moved = |task: usize| {
            let (left_out, pairs) = &self.tasks[task];
            let mut pairs: Vec<Pair> = pairs.iter().map(|p| Pair { unit: place[p.unit as usize], ..*p }).collect();
            pairs.sort_by_key(|p| p.unit);
            (*left_out, pairs)
        };
        let tasks = order(self.tasks.len(), dice).into_iter().map(moved).collect();
        Self { slots: units.into_iter().map(|unit| self.slots[unit].clone()).collect(), tasks, ..*self }
    }
}

fn order(len: usize, dice: &mut Dice) -> Vec<usize> {
    let mut order: Vec<usize> = (0..len).collect();
    for last in (1..len).rev() {
        order.swap(last, dice.roll(last as i64 + 1) as usize);
    }
    order
}

/// What the plan costs, once it is feasible and its bound proves it.
pub(super) fn proven(problem: &Problem, plan: &Solution) -> Result<Sum, TestCaseError> {
    let taken = plan.taken(problem);
    prop_assert!(taken.iter().enumerate().all(|(unit, n)| *n <= problem.slots(unit).len()), "a unit has room for what it takes");
    let total = plan.cost(problem) + plan.left_out(problem);
    prop_assert_eq!(plan.bound(problem), total, "the bound proves the plan");
    Ok(total)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn every_plan_is_proven_by_its_own_prices_whatever_the_order_of_rows(seed: u64) {
        let mut dice = Dice::new(seed);
        let desk = Desk::random(&mut dice);
        let problem = desk.problem();
        let plan = solve(&problem);
        let total = proven(&problem, &plan)?;
        prop_assert_eq!(&solve(&problem), &plan, "the same plan again");
        let shuffled = desk.shuffled(&mut dice).problem();
        prop_assert_eq!(proven(&shuffled, &solve(&shuffled))?, total, "an order of rows changes nothing");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn the_price_of_an_alternative_is_what_a_plan_with_it_costs_more(seed: u64) {
        let mut dice = Dice::new(seed);
        let desk = Desk::random(&mut dice);
        let problem = desk.problem();
        let plan = solve(&problem);
        let total = proven(&problem, &plan)?;
        let others = second_best(&problem, &plan);
        for _ in 0..10 {
            let task = dice.roll(desk.tasks.len() as i64) as usize;
            let Some(chosen) = plan.chosen[task] else {
                prop_assert_eq!(others[task], None);
                continue;
            };
            // The same desk where this task must be placed, but not there.
            let must = 1 << 58;
            let mut forced = Problem::new(desk.slots.clone());
            for (t, (left_out, pairs)) in desk.tasks.iter().enumerate() {
                let not = (t == task).then(|| pairs[chosen].unit);
                forced.task(if t == task { must } else { *left_out }, pairs.iter().copied().filter(|p| Some(p.unit) != not));
            }
            let anew = solve(&forced);
            let dearer = anew.chosen[task].map(|_| anew.cost(&forced) + anew.left_out(&forced) - total);
            prop_assert_eq!(others[task].map(|other| Sum::from(other.dearer)), dearer);
        }
    }
}
