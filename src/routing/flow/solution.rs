//! The answer of the solver, with the bound that proves it.

use super::problem::{Cost, Problem, Sum};

/// Who takes what, and the prices that prove it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Solution {
    /// For each task the index of its pair among the task's pairs.
    pub chosen: Vec<Option<usize>>,
    /// Price of each unit: what one more slot of it would be worth.
    pub prices: Vec<Cost>,
}

impl Solution {
    /// How many tasks each unit takes.
    #[must_use]
    pub fn taken(&self, problem: &Problem) -> Vec<usize> {
        let mut taken = vec![0; problem.units()];
        for (task, choice) in self.chosen.iter().enumerate() {
            if let Some(k) = choice {
                taken[problem.pairs(task)[*k].unit as usize] += 1;
            }
        }
        taken
    }

    /// Minutes of the placed tasks and of the slots they fill.
    #[must_use]
    pub fn cost(&self, problem: &Problem) -> Sum {
        let placed = self.chosen.iter().enumerate().filter_map(|(task, k)| Some(problem.pairs(task)[(*k)?].minutes()));
        let taken = self.taken(problem);
        let slots = taken.iter().enumerate().flat_map(|(unit, n)| &problem.slots(unit)[..*n]).copied();
        placed.chain(slots).map(Sum::from).sum()
    }

    /// What leaving out the unplaced tasks costs.
    #[must_use]
    pub fn left_out(&self, problem: &Problem) -> Sum {
        let out = self.chosen.iter().enumerate().filter(|(_, k)| k.is_none());
        out.map(|(task, _)| Sum::from(problem.left_out(task))).sum()
    }

    /// A lower bound on `cost + left_out` of every plan, by weak duality: it holds for any prices, so it needs no trust in the search.
    #[must_use]
    pub fn bound(&self, problem: &Problem) -> Sum {
        let least = |task: usize| {
            let taken = problem.pairs(task).iter().map(|p| p.minutes() + self.prices[p.unit as usize]).min();
            taken.map_or(problem.left_out(task), |v| v.min(problem.left_out(task)))
        };
        let tasks: Sum = (0..problem.tasks()).map(|task| Sum::from(least(task))).sum();
        let filled = |unit: usize| problem.slots(unit).iter().map(move |slot| (self.prices[unit] - slot).max(0));
        let slots: Sum = (0..problem.units()).flat_map(filled).map(Sum::from).sum();
        tasks - slots
    }
}
