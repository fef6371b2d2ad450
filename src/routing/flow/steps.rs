//! Steps between the units of a plan: for two units the cheapest task that could move from the one to the other.
//!
//! A task that comes to a unit is counted in at once, one that goes is not counted out: what it cost is then the least that the others
//! could cost, and only where a search would go that way do they have to be looked at.

use super::problem::{Pair, Problem};

/// Who makes a step and what it costs above where he is now, in one number that orders them: the cheapest, of equal ones the first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Mover(u64);

impl Mover {
    /// No task could move.
    const NEVER: Self = Self(u64::MAX);
    /// It is not known which task could move: at this cost at least.
    const SOMEBODY: u32 = u32::MAX;
    /// Puts negative costs below the others.
    const SIGN: u32 = 1 << 31;

    fn new(cost: i32, task: u32) -> Self {
        Self(u64::from(cost as u32 ^ Self::SIGN) << 32 | u64::from(task))
    }

    fn cost(self) -> i32 {
        ((self.0 >> 32) as u32 ^ Self::SIGN) as i32
    }

    fn task(self) -> u32 {
        self.0 as u32
    }

    /// After a task came to the unit: `step` is what it does now, if it may go there at all.
    fn joined_by(self, task: u32, step: Option<Self>) -> Self {
        match step {
            Some(step) if step <= self => step,
            // The task did this step at another cost, when it was here before.
            _ if self.task() == task && step != Some(self) => Self::new(self.cost(), Self::SOMEBODY),
            _ => self,
        }
    }
}

/// A step to another unit, or from one.
#[derive(Clone, Copy)]
pub(super) struct Step {
    /// The other unit.
    pub unit: u32,
    /// Who moves; he may have gone meanwhile.
    pub task: u32,
    /// What the task costs there above what it costs here, prices not counted; if it has gone, the least that another would cost.
    pub cost: i64,
}

#[derive(Clone, Copy)]
struct Onward {
    to: u32,
    /// Where the step stands among those to that unit.
    place: u32,
    mover: Mover,
}

#[derive(Clone, Copy)]
struct Inward {
    from: u32,
    mover: Mover,
}

/// The steps of all units, by where they begin (in the order of the units) and once more by where they lead. A step that nobody can
/// make any more keeps its place, as the unit's next tasks are mostly ones that can.
#[derive(Clone)]
pub(super) struct Steps {
    onward: Vec<Vec<Onward>>,
    inward: Vec<Vec<Inward>>,
}

impl Steps {
    /// For units that hold these tasks; `at`: unit and cost of each task.
    pub fn new(problem: &Problem, held: &[Vec<u32>], at: &[(u32, i32)]) -> Self {
        let mut steps = Self { onward: Vec::with_capacity(held.len()), inward: vec![Vec::new(); held.len()] };
        let mut least = vec![Mover::NEVER; held.len()];
        for (from, tasks) in held.iter().enumerate() {
            for task in tasks {
                for pair in problem.pairs(*task as usize) {
                    let least = &mut least[pair.unit as usize];
                    *least = (*least).min(Mover::new(pair.cost - at[*task as usize].1, *task));
                }
            }
            least[from] = Mover::NEVER;
            let movers = least.iter_mut().map(|mover| std::mem::replace(mover, Mover::NEVER));
            let movers = (0..).zip(movers).filter(|(_, mover)| *mover != Mover::NEVER);
            let inward = &mut steps.inward;
            let step = |(to, mover): (u32, Mover)| {
                let inward = &mut inward[to as usize];
                inward.push(Inward { from: from as u32, mover });
                Onward { to, place: inward.len() as u32 - 1, mover }
            };
            steps.onward.push(movers.map(step).collect());
        }
        steps
    }

    /// A task came to a unit at a cost.
    pub fn join(&mut self, problem: &Problem, task: u32, (unit, paid): (u32, i32)) {
        let (row, inward) = (&mut self.onward[unit as usize], &mut self.inward);
        let mut set = |step: &mut Onward, mover: Mover| {
            if mover != step.mover {
                step.mover = mover;
                inward[step.to as usize][step.place as usize].mover = mover;
            }
        };
        let mut pairs = problem.pairs(task as usize).iter().filter(|pair| pair.unit != unit).peekable();
        let mut unseen = Vec::new();
        for step in &mut *row {
            while let Some(pair) = pairs.next_if(|pair| pair.unit < step.to) {
                unseen.push(*pair);
            }
            let there = pairs.next_if(|pair| pair.unit == step.to);
            set(step, step.mover.joined_by(task, there.map(|pair| Mover::new(pair.cost - paid, task))));
        }
        unseen.extend(pairs.copied());
        self.add(task, (unit, paid), &unseen);
    }

    /// Steps from the unit that there were none of before.
    fn add(&mut self, task: u32, (unit, paid): (u32, i32), pairs: &[Pair]) {
        let row = &mut self.onward[unit as usize];
        for pair in pairs {
            let mover = Mover::new(pair.cost - paid, task);
            let inward = &mut self.inward[pair.unit as usize];
            row.push(Onward { to: pair.unit, place: inward.len() as u32, mover });
            inward.push(Inward { from: unit, mover });
        }
        if !pairs.is_empty() {
            row.sort_unstable_by_key(|step| step.to);
        }
    }

    /// From a unit.
    pub fn onward(&self, unit: u32) -> impl Iterator<Item = Step> {
        let able = self.onward[unit as usize].iter().filter(|step| step.mover != Mover::NEVER);
        able.map(|step| Step { unit: step.to, task: step.mover.task(), cost: step.mover.cost().into() })
    }

    /// To a unit.
    pub fn inward(&self, unit: u32) -> impl Iterator<Item = Step> {
        let able = self.inward[unit as usize].iter().filter(|step| step.mover != Mover::NEVER);
        able.map(|step| Step { unit: step.from, task: step.mover.task(), cost: step.mover.cost().into() })
    }

    /// Looks at all tasks that a unit holds: who could move to the other, and at what cost above where he is?
    pub fn look(&mut self, problem: &Problem, held: &[u32], at: &[(u32, i32)], (from, to): (u32, u32)) -> Option<(u32, i64)> {
        let mover = |task: &u32| Some(Mover::new(problem.cost(*task as usize, to)? - at[*task as usize].1, *task));
        let mover = held.iter().filter_map(mover).min();
        let row = &mut self.onward[from as usize];
        if let Ok(place) = row.binary_search_by_key(&to, |step| step.to) {
            row[place].mover = mover.unwrap_or(Mover::NEVER);
            self.inward[to as usize][row[place].place as usize].mover = row[place].mover;
        }
        mover.map(|mover| (mover.task(), mover.cost().into()))
    }
}
