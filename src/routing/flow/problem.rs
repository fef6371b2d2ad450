//! The problem of the solver: tasks with who may take them, units with the costs of their slots.

/// What a pair, a slot, a price or a class costs. A class stands far above the minutes ([`super::weight`]).
pub type Cost = i64;

/// A sum of costs over a whole plan.
pub type Sum = i128;

/// The most that one pair or slot may cost, in minutes (2,042 years): what is dearer counts as this. So every path of the search fits
/// into a [`Cost`], below a class.
pub const MOST: i64 = (1 << 30) - 1;

/// The most that leaving one task out may cost.
pub(super) const DEAREST: Cost = 1 << 58;

/// A unit that may take a task, and its cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The unit's place.
    pub unit: u32,
    /// Minutes, [`MOST`] at most.
    pub cost: i32,
}

/// Tasks, who may take them, and what leaving one out costs; units as their slot costs, which never fall.
#[derive(Clone, Debug, Default)]
pub struct Problem {
    /// Where each task's pairs begin and end.
    spans: Vec<(usize, usize)>,
    pairs: Vec<Pair>,
    left_out: Vec<Cost>,
    slots: Vec<Vec<Cost>>,
    /// Pairs that no span names any more.
    unused: usize,
}

impl Pair {
    /// A pair of so many minutes.
    #[must_use]
    pub fn new(unit: u32, minutes: i64) -> Self {
        Self { unit, cost: minutes.clamp(-MOST, MOST) as i32 }
    }

    /// Minutes.
    #[must_use]
    pub fn minutes(self) -> i64 {
        i64::from(self.cost)
    }
}

impl Problem {
    /// Units with the costs of their free slots, which must not fall.
    #[must_use]
    pub fn new(slots: Vec<Vec<Cost>>) -> Self {
        let slots = slots.into_iter().map(clamped).collect();
        Self { slots, ..Self::default() }
    }

    /// Adds a task and says its place. Its pairs come in the order of the units, one a unit.
    pub fn task(&mut self, left_out: Cost, pairs: impl IntoIterator<Item = Pair>) -> usize {
        let task = self.left_out.len();
        self.spans.push((0, 0));
        self.left_out.push(0);
        self.set_task(task, left_out, pairs);
        task
    }

    /// Gives a task other costs; its pairs as in [`Problem::task`].
    pub(super) fn set_task(&mut self, task: usize, left_out: Cost, pairs: impl IntoIterator<Item = Pair>) {
        let (from, until) = self.spans[task];
        self.unused += until - from;
        let begin = self.pairs.len();
        self.pairs.extend(pairs);
        debug_assert!(self.pairs[begin..].is_sorted_by(|a, b| a.unit < b.unit), "pairs must come in the order of the units");
        self.spans[task] = (begin, self.pairs.len());
        self.left_out[task] = left_out.clamp(-DEAREST, DEAREST);
        if self.unused > self.pairs.len() / 2 + 1_000 {
            self.pack();
        }
    }

    /// Gives a unit other slots.
    pub(super) fn set_slots(&mut self, unit: usize, slots: Vec<Cost>) {
        self.slots[unit] = clamped(slots);
    }

    /// Gives back the room of pairs that nobody names.
    fn pack(&mut self) {
        let mut pairs = Vec::with_capacity(self.pairs.len() - self.unused);
        for (from, until) in &mut self.spans {
            let begin = pairs.len();
            pairs.extend_from_slice(&self.pairs[*from..*until]);
            (*from, *until) = (begin, pairs.len());
        }
        self.pairs = pairs;
        self.unused = 0;
    }

    /// How many tasks there are.
    #[must_use]
    pub fn tasks(&self) -> usize {
        self.left_out.len()
    }

    /// How many units there are.
    #[must_use]
    pub fn units(&self) -> usize {
        self.slots.len()
    }

    /// Who may take the task.
    #[must_use]
    pub fn pairs(&self, task: usize) -> &[Pair] {
        let (from, until) = self.spans[task];
        &self.pairs[from..until]
    }

    /// What the task costs this unit; none where it may not take it.
    pub(super) fn cost(&self, task: usize, unit: u32) -> Option<i32> {
        let pairs = self.pairs(task);
        pairs.binary_search_by_key(&unit, |pair| pair.unit).ok().map(|place| pairs[place].cost)
    }

    /// What leaving the task out costs.
    #[must_use]
    pub fn left_out(&self, task: usize) -> Cost {
        self.left_out[task]
    }

    /// What the unit's slots cost, the cheapest first.
    #[must_use]
    pub fn slots(&self, unit: usize) -> &[Cost] {
        &self.slots[unit]
    }
}

fn clamped(mut slots: Vec<Cost>) -> Vec<Cost> {
    debug_assert!(slots.is_sorted(), "slot costs must never fall");
    for cost in &mut slots {
        *cost = (*cost).clamp(-MOST, MOST);
    }
    slots
}
