//! Tasks of different sizes, units with room for so many minutes, and the answer with its proof.

/// How many classes of urgency there may be; the highest is placed first.
pub const CLASSES: usize = 5;

/// A unit that may take a task: what that costs, and how many of the unit's minutes it uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    pub unit: u32,
    pub cost: i64,
    pub minutes: u32,
}

/// The room of a unit, and what filling it costs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unit {
    /// Minutes that it may take in all.
    pub room: u32,
    /// What each begun step of minutes costs; never falls. Beyond the last one filling costs nothing more.
    pub steps: Vec<i64>,
    /// Minutes of a step.
    pub step: u32,
}

impl Unit {
    /// What so many minutes cost together.
    pub fn load(&self, minutes: u32) -> i64 {
        let begun = minutes.div_ceil(self.step.max(1)) as usize;
        self.steps.iter().take(begun).sum()
    }
}

/// A generalised assignment problem: each task to one unit or to none, nobody's room exceeded.
#[derive(Clone, Debug, Default)]
pub struct Problem {
    units: Vec<Unit>,
    starts: Vec<usize>,
    pairs: Vec<Pair>,
    class: Vec<u8>,
}

impl Problem {
    /// Units without tasks yet.
    pub fn new(units: Vec<Unit>) -> Self {
        debug_assert!(units.iter().all(|u| u.steps.is_sorted()), "steps must never fall");
        Self { units, starts: vec![0], ..Self::default() }
    }

    /// Adds a task; its pairs come in the order of the units. What is larger than a unit's whole room is not worth naming.
    pub fn task(&mut self, class: u8, pairs: impl IntoIterator<Item = Pair>) {
        let (units, first) = (&self.units, self.pairs.len());
        self.pairs.extend(pairs.into_iter().filter(|p| p.minutes <= units[p.unit as usize].room));
        debug_assert!(self.pairs[first..].is_sorted_by(|a, b| a.unit < b.unit), "pairs must come in the order of the units");
        self.starts.push(self.pairs.len());
        self.class.push(class.min(CLASSES as u8 - 1));
    }

    pub fn tasks(&self) -> usize {
        self.class.len()
    }

    pub fn units(&self) -> &[Unit] {
        &self.units
    }

    pub fn pairs(&self, task: usize) -> &[Pair] {
        &self.pairs[self.starts[task]..self.starts[task + 1]]
    }

    pub fn class(&self, task: usize) -> usize {
        usize::from(self.class[task])
    }

    /// Minutes that each unit takes in a plan.
    pub fn used(&self, chosen: &[Option<usize>]) -> Vec<u32> {
        let mut used = vec![0; self.units.len()];
        for pair in self.taken(chosen) {
            used[pair.unit as usize] += pair.minutes;
        }
        used
    }

    /// What a plan costs: its pairs and the steps that they fill.
    pub fn cost(&self, chosen: &[Option<usize>]) -> i64 {
        let pairs: i64 = self.taken(chosen).map(|p| p.cost).sum();
        let loads = self.units.iter().zip(self.used(chosen)).map(|(unit, used)| unit.load(used));
        pairs + loads.sum::<i64>()
    }

    /// How many tasks of each class a plan leaves out.
    pub fn left_out(&self, chosen: &[Option<usize>]) -> [usize; CLASSES] {
        let mut out = [0; CLASSES];
        for task in (0..self.tasks()).filter(|task| chosen[*task].is_none()) {
            out[self.class(task)] += 1;
        }
        out
    }

    fn taken(&self, chosen: &[Option<usize>]) -> impl Iterator<Item = Pair> {
        chosen.iter().enumerate().filter_map(|(task, k)| Some(self.pairs(task)[(*k)?]))
    }
}

/// Who takes what, and what is proven about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Solution {
    /// For each task the index of its pair among the task's pairs.
    pub chosen: Vec<Option<usize>>,
    /// No plan that leaves out as few of each class is cheaper.
    pub bound: i64,
    /// No plan leaves out fewer of a class, unless it leaves out more of a higher one.
    pub least_out: [usize; CLASSES],
    /// True when there is no better plan: nothing more can be placed, and cost and bound meet.
    pub exact: bool,
}
