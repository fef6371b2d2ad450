//! The plain form that the search works on: every task goes to exactly one unit. Leaving a task out is a unit too, with room for so many
//! tasks of its class; sizes are minutes divided by what all of a unit's tasks have in common.

/// A pair as a unit sees it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    pub pair: u32,
    pub task: u32,
    pub size: u32,
    pub cost: f64,
}

/// Units, tasks and pairs in flat arrays; pairs are numbered task by task.
#[derive(Clone, Debug, Default)]
pub(super) struct Model {
    starts: Vec<usize>,
    pub unit: Vec<u32>,
    pub cost: Vec<i64>,
    pub size: Vec<u32>,
    pub task: Vec<u32>,
    /// The caller's name of each pair.
    pub origin: Vec<u32>,
    pub room: Vec<u32>,
    /// What each size of filling costs in all; empty where it costs nothing.
    pub load: Vec<Vec<i64>>,
    /// The pairs of each unit in the order of the tasks.
    pub items: Vec<Vec<Item>>,
}

impl Model {
    /// Units with room, and what each filling costs.
    pub fn new(room: Vec<u32>, load: Vec<Vec<i64>>) -> Self {
        Self { starts: vec![0], items: vec![Vec::new(); room.len()], room, load, ..Self::default() }
    }

    /// Adds a task with its pairs (unit, cost, size, origin) in the order of the units.
    pub fn task(&mut self, pairs: impl IntoIterator<Item = (u32, i64, u32, u32)>) {
        let task = self.tasks() as u32;
        for (unit, cost, size, origin) in pairs {
            let pair = self.unit.len() as u32;
            self.unit.push(unit);
            self.cost.push(cost);
            self.size.push(size);
            self.task.push(task);
            self.origin.push(origin);
            self.items[unit as usize].push(Item { pair, task, size, cost: cost as f64 });
        }
        self.starts.push(self.unit.len());
    }

    /// The same with some of the pairs only; their origin is their number here.
    pub fn with(&self, wanted: impl Fn(u32) -> bool) -> Self {
        let mut model = Self::new(self.room.clone(), self.load.clone());
        for task in 0..self.tasks() {
            let pairs = self.pairs(task).filter(|p| wanted(*p as u32));
            model.task(pairs.map(|p| (self.unit[p], self.cost[p], self.size[p], p as u32)));
        }
        model
    }

    pub fn tasks(&self) -> usize {
        self.starts.len() - 1
    }

    pub fn units(&self) -> usize {
        self.room.len()
    }

    pub fn pairs(&self, task: usize) -> std::ops::Range<usize> {
        self.starts[task]..self.starts[task + 1]
    }

    /// The pair of a task and a unit.
    pub fn find(&self, task: usize, unit: u32) -> Option<usize> {
        let pairs = self.pairs(task);
        // Where everybody may take everything, a pair stands where its unit's number says.
        let likely = pairs.start + unit as usize;
        if likely < pairs.end && self.unit[likely] == unit {
            return Some(likely);
        }
        self.unit[pairs.clone()].binary_search(&unit).ok().map(|k| pairs.start + k)
    }

    /// What a unit's filling costs.
    pub fn load_of(&self, unit: usize, used: u32) -> i64 {
        let load = &self.load[unit];
        load.get(used as usize).or(load.last()).copied().unwrap_or(0)
    }

    /// What a whole plan costs: the pair of each task.
    pub fn total(&self, place: &[u32]) -> i64 {
        let mut used = vec![0; self.units()];
        let mut cost = 0;
        for &pair in place {
            used[self.unit[pair as usize] as usize] += self.size[pair as usize];
            cost += self.cost[pair as usize];
        }
        cost + (0..self.units()).map(|u| self.load_of(u, used[u])).sum::<i64>()
    }

    /// True when nobody's room is exceeded.
    pub fn fits(&self, place: &[u32]) -> bool {
        let mut used = vec![0_u64; self.units()];
        for &pair in place {
            used[self.unit[pair as usize] as usize] += u64::from(self.size[pair as usize]);
        }
        used.iter().zip(&self.room).all(|(used, room)| *used <= u64::from(*room))
    }
}
