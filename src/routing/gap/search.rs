//! A plan that is made better by small moves: a task to another unit, two tasks against each other, one pushing another on. Rooms may be
//! exceeded on the way at a price that rises until they are kept (Yagiura, Ibaraki and Glover, 2004, whose ejection chains these are).

use super::domain::{Domain, NONE};
use super::effort::Steps;
use super::model::Model;

/// Ways of a task that are looked at: the best ones at the units' worth of room.
const NEAR: usize = 12;

/// A small generator with a fixed seed (Steele, Lea and Flood's `SplitMix`): the same plan every time.
#[derive(Clone, Debug)]
pub(super) struct Dice(u64);

impl Dice {
    pub fn new() -> Self {
        Self(0x9E37_79B9_7F4A_7C15)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % end.max(1) as u64) as usize
    }
}

/// A plan under work.
pub(super) struct Search<'m> {
    model: &'m Model,
    near: Vec<Vec<u32>>,
    pub place: Vec<u32>,
    used: Vec<u32>,
    held: Vec<Vec<u32>>,
    /// The price of each unit's exceeded room.
    dear: Vec<f64>,
}

impl<'m> Search<'m> {
    /// With the ways that are in play, the best ones first where room is worth so much.
    pub fn new(model: &'m Model, domain: &Domain, worth: &[f64]) -> Self {
        let key = |pair: u32| {
            let p = pair as usize;
            model.cost[p] as f64 + worth[model.unit[p] as usize] * f64::from(model.size[p])
        };
        let near = |task: usize| {
            let mut near: Vec<u32> = model.pairs(task).map(|p| p as u32).filter(|p| domain.is_open(*p)).collect();
            near.sort_by(|a, b| key(*a).total_cmp(&key(*b)));
            near.truncate(NEAR);
            near
        };
        let usual = worth.iter().sum::<f64>() / worth.len().max(1) as f64;
        Self {
            model,
            near: (0..model.tasks()).map(near).collect(),
            place: vec![NONE; model.tasks()],
            used: vec![0; model.units()],
            held: vec![Vec::new(); model.units()],
            dear: worth.iter().map(|w| 1.5 * w + 0.5 * usual + 0.5).collect(),
        }
    }

    /// Starts from the fillings of the relaxation: each task with the best of those that take it; the others where they fit best.
    pub fn start(&mut self, taken: &[u32]) {
        self.clear();
        let mut rank = vec![usize::MAX; self.model.tasks()];
        for &pair in taken {
            let task = self.model.task[pair as usize] as usize;
            if let Some(place) = self.near[task].iter().position(|p| *p == pair).filter(|k| *k < rank[task]) {
                rank[task] = place;
            }
        }
        for (task, rank) in rank.iter().enumerate().filter(|(_, rank)| **rank != usize::MAX) {
            self.put(self.near[task][*rank]);
        }
        let mut waiting: Vec<usize> = (0..rank.len()).filter(|t| rank[*t] == usize::MAX).collect();
        let size = |task: &usize| self.near[*task].first().map_or(0, |p| self.model.size[*p as usize]);
        waiting.sort_by_key(|t| (std::cmp::Reverse(size(t)), *t));
        for task in waiting {
            let dearer = |p: &u32| {
                let unit = self.model.unit[*p as usize] as usize;
                self.model.cost[*p as usize] as f64 + self.filling(unit, i64::from(self.model.size[*p as usize]))
            };
            let best = self.near[task].iter().copied().min_by(|a, b| dearer(a).total_cmp(&dearer(b)));
            if let Some(pair) = best {
                self.put(pair);
            }
        }
    }

    fn clear(&mut self) {
        self.place.fill(NONE);
        self.used.fill(0);
        self.held.iter_mut().for_each(Vec::clear);
    }

    fn put(&mut self, pair: u32) {
        let p = pair as usize;
        let (task, unit) = (self.model.task[p], self.model.unit[p] as usize);
        self.place[task as usize] = pair;
        self.used[unit] += self.model.size[p];
        self.held[unit].push(task);
    }

    fn shift(&mut self, pair: u32) {
        let task = self.model.task[pair as usize];
        let old = self.place[task as usize] as usize;
        let from = self.model.unit[old] as usize;
        self.used[from] -= self.model.size[old];
        if let Some(at) = self.held[from].iter().position(|t| *t == task) {
            self.held[from].swap_remove(at);
        }
        self.put(pair);
    }

    pub fn fits(&self) -> bool {
        self.used.iter().zip(&self.model.room).all(|(used, room)| used <= room)
    }

    /// What changing a unit's filling changes, exceeded room at its price.
    fn filling(&self, unit: usize, by: i64) -> f64 {
        let room = i64::from(self.model.room[unit]);
        let now = i64::from(self.used[unit]);
        let then = now + by;
        let over = ((then - room).max(0) - (now - room).max(0)) as f64 * self.dear[unit];
        if self.model.load[unit].is_empty() {
            return over;
        }
        let load = |at: i64| self.model.load_of(unit, at.min(room).max(0) as u32) as f64;
        over + load(then) - load(now)
    }

    /// Makes moves while they make the plan better.
    pub fn descend(&mut self, steps: &mut Steps) {
        loop {
            let mut moved = self.shifts(steps);
            moved |= self.swaps(steps);
            if !moved && !self.pushes(steps) || steps.are_spent() {
                return;
            }
        }
    }

    fn shifts(&mut self, steps: &mut Steps) -> bool {
        let mut moved = false;
        for task in 0..self.model.tasks() {
            let here = self.place[task] as usize;
            let from = self.model.unit[here] as usize;
            let gain = self.filling(from, -i64::from(self.model.size[here])) - self.model.cost[here] as f64;
            steps.spend(4 * self.near[task].len());
            let change = |p: u32| {
                let unit = self.model.unit[p as usize] as usize;
                self.model.cost[p as usize] as f64 + gain + self.filling(unit, i64::from(self.model.size[p as usize]))
            };
            let others = self.near[task].iter().copied().filter(|p| *p as usize != here);
            let best = others.map(|p| (change(p), p)).min_by(|a, b| a.0.total_cmp(&b.0));
            if let Some((_, pair)) = best.filter(|(change, _)| *change < -1e-6) {
                self.shift(pair);
                moved = true;
            }
        }
        moved
    }

    fn swaps(&mut self, steps: &mut Steps) -> bool {
        let mut moved = false;
        for task in 0..self.model.tasks() {
            for k in 0..self.near[task].len() {
                let go = self.near[task][k] as usize;
                let here = self.place[task] as usize;
                let (from, to) = (self.model.unit[here] as usize, self.model.unit[go] as usize);
                if from == to {
                    continue;
                }
                steps.spend(8 * self.held[to].len());
                let found = self.held[to].iter().find_map(|other| {
                    let theirs = self.place[*other as usize] as usize;
                    let back = self.model.find(*other as usize, from as u32)?;
                    let by = i64::from(self.model.size[back]) - i64::from(self.model.size[here]);
                    let to_by = i64::from(self.model.size[go]) - i64::from(self.model.size[theirs]);
                    let cost = self.model.cost[go] + self.model.cost[back] - self.model.cost[here] - self.model.cost[theirs];
                    (cost as f64 + self.filling(from, by) + self.filling(to, to_by) < -1e-6).then_some(back)
                });
                if let Some(back) = found {
                    self.shift(go as u32);
                    self.shift(back as u32);
                    moved = true;
                }
            }
        }
        moved
    }

    /// A task goes where it is cheaper and pushes another one on to a third unit with room.
    fn pushes(&mut self, steps: &mut Steps) -> bool {
        let mut moved = false;
        for task in 0..self.model.tasks() {
            for k in 0..self.near[task].len() {
                let go = self.near[task][k] as usize;
                let here = self.place[task] as usize;
                let (from, to) = (self.model.unit[here] as usize, self.model.unit[go] as usize);
                let gain = (self.model.cost[here] - self.model.cost[go]) as f64;
                let gain = gain - self.filling(from, -i64::from(self.model.size[here]));
                if from == to || gain <= 1e-6 {
                    continue;
                }
                let found = self.held[to].iter().find_map(|other| {
                    let theirs = self.place[*other as usize] as usize;
                    let by = i64::from(self.model.size[go]) - i64::from(self.model.size[theirs]);
                    if i64::from(self.used[to]) + by > i64::from(self.model.room[to]) {
                        return None;
                    }
                    steps.spend(4 * self.near[*other as usize].len());
                    let spare = gain + self.model.cost[theirs] as f64 - self.filling(to, by);
                    self.near[*other as usize].iter().copied().find(|on| {
                        let unit = self.model.unit[*on as usize] as usize;
                        let size = self.model.size[*on as usize];
                        unit != to
                            && unit != from
                            && self.used[unit] + size <= self.model.room[unit]
                            && self.model.cost[*on as usize] as f64 + self.filling(unit, i64::from(size)) < spare - 1e-6
                    })
                });
                if let Some(on) = found {
                    self.shift(on);
                    self.shift(go as u32);
                    moved = true;
                }
            }
            steps.spend(10);
        }
        moved
    }

    /// Makes exceeded rooms dearer or, where none is, all of them cheaper: so the next descent tries the border again.
    pub fn reprice(&mut self) {
        let fits = self.fits();
        for (unit, dear) in self.dear.iter_mut().enumerate() {
            if fits {
                *dear *= 0.85;
            } else if self.used[unit] > self.model.room[unit] {
                *dear *= 1.3;
            }
        }
    }
}
