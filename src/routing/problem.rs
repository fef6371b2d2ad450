//! The problem of the solver and its answer, with the bound that proves it.

/// A cost that may hold several classes of urgency above the minutes.
pub(super) type Cost = i128;

/// A unit that may take a task, and its cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    pub unit: u32,
    pub cost: i64,
}

/// Tasks, who may take them, and what leaving one out costs; units as their slot costs, which never fall.
#[derive(Clone, Debug, Default)]
pub(super) struct Problem {
    starts: Vec<usize>,
    pairs: Vec<Pair>,
    left_out: Vec<Cost>,
    slots: Vec<Vec<i64>>,
}

/// Who takes what, and the prices that prove it.
#[derive(Clone, Debug)]
pub(super) struct Solution {
    /// For each task the index of its pair among the task's pairs.
    pub chosen: Vec<Option<usize>>,
    /// Price of each unit.
    pub prices: Vec<Cost>,
}

impl Problem {
    /// Units with the costs of their free slots.
    pub fn new(slots: Vec<Vec<i64>>) -> Self {
        debug_assert!(slots.iter().all(|s| s.is_sorted()), "slot costs must never fall");
        Self { starts: vec![0], slots, ..Self::default() }
    }

    /// Adds a task; its pairs come in the order of the units. Units without a slot are not worth naming.
    pub fn task(&mut self, left_out: Cost, pairs: impl IntoIterator<Item = Pair>) {
        let (slots, first) = (&self.slots, self.pairs.len());
        self.pairs.extend(pairs.into_iter().filter(|p| !slots[p.unit as usize].is_empty()));
        debug_assert!(self.pairs[first..].is_sorted_by_key(|p| p.unit), "pairs must come in the order of the units");
        self.starts.push(self.pairs.len());
        self.left_out.push(left_out);
    }

    pub fn tasks(&self) -> usize {
        self.left_out.len()
    }

    pub fn units(&self) -> usize {
        self.slots.len()
    }

    pub fn pairs(&self, task: usize) -> &[Pair] {
        &self.pairs[self.starts[task]..self.starts[task + 1]]
    }

    pub fn left_out(&self, task: usize) -> Cost {
        self.left_out[task]
    }

    pub fn slots(&self, unit: usize) -> &[i64] {
        &self.slots[unit]
    }
}

impl Solution {
    /// How many tasks each unit takes.
    pub fn taken(&self, problem: &Problem) -> Vec<usize> {
        let mut taken = vec![0; problem.units()];
        for (task, choice) in self.chosen.iter().enumerate() {
            if let Some(k) = choice {
                taken[problem.pairs(task)[*k].unit as usize] += 1;
            }
        }
        taken
    }

    /// The price of a unit: what one more slot of it would be worth.
    pub fn price(&self, unit: usize) -> Cost {
        self.prices[unit]
    }

    /// Minutes of the placed tasks and of the slots they fill.
    pub fn cost(&self, problem: &Problem) -> Cost {
        let pairs: Cost =
            self.chosen.iter().enumerate().filter_map(|(task, k)| Some(Cost::from(problem.pairs(task)[(*k)?].cost))).sum();
        let taken = self.taken(problem);
        let slots: Cost = taken.iter().enumerate().flat_map(|(u, n)| &problem.slots(u)[..*n]).map(|c| Cost::from(*c)).sum();
        pairs + slots
    }

    /// The proven bound of this plan's own prices.
    pub fn bound(&self, problem: &Problem) -> Cost {
        bound(problem, &self.prices)
    }

    /// What leaving out the unplaced tasks costs.
    pub fn left_out(&self, problem: &Problem) -> Cost {
        self.chosen.iter().enumerate().filter(|(_, k)| k.is_none()).map(|(task, _)| problem.left_out(task)).sum()
    }
}

/// A lower bound on `cost + left_out` of every plan, by weak duality: holds for any prices, so it needs no trust in the search.
fn bound(problem: &Problem, prices: &[Cost]) -> Cost {
    let tasks: Cost = (0..problem.tasks())
        .map(|task| {
            let taken = problem.pairs(task).iter().map(|p| Cost::from(p.cost) + prices[p.unit as usize]).min();
            taken.map_or(problem.left_out(task), |v| v.min(problem.left_out(task)))
        })
        .sum();
    let slots: Cost =
        (0..problem.units()).flat_map(|u| problem.slots(u).iter().map(move |c| (prices[u] - Cost::from(*c)).max(0))).sum();
    tasks - slots
}
