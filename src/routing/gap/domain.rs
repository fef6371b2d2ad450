//! Which pairs are still in play: what is closed, what is decided, and how to take both back.

use super::model::Model;

/// No pair.
pub(super) const NONE: u32 = u32::MAX;

#[derive(Clone, Copy, Debug)]
enum Change {
    Closed(u32),
    Decided(u32),
}

/// Pairs in play, decided tasks, and the room that those use.
#[derive(Clone, Debug)]
pub(super) struct Domain {
    open: Vec<bool>,
    choices: Vec<u32>,
    pub decided: Vec<u32>,
    pub used: Vec<u32>,
    /// A task has nowhere to go, or a unit holds more than its room.
    pub broken: bool,
    trail: Vec<Change>,
}

impl Domain {
    /// Everything in play, but for tasks that have one way only.
    pub fn new(model: &Model) -> Self {
        let mut domain = Self {
            open: vec![true; model.unit.len()],
            choices: (0..model.tasks()).map(|t| model.pairs(t).len() as u32).collect(),
            decided: vec![NONE; model.tasks()],
            used: vec![0; model.units()],
            broken: (0..model.tasks()).any(|t| model.pairs(t).is_empty()),
            trail: Vec::new(),
        };
        for task in (0..model.tasks()).filter(|t| model.pairs(*t).len() == 1) {
            domain.settle(model, model.pairs(task).start as u32);
        }
        domain
    }

    pub fn is_open(&self, pair: u32) -> bool {
        self.open[pair as usize]
    }

    pub fn room(&self, model: &Model, unit: usize) -> u32 {
        model.room[unit].saturating_sub(self.used[unit])
    }

    /// How many pairs are in play.
    pub fn size(&self) -> usize {
        self.choices.iter().map(|c| *c as usize).sum()
    }

    /// True when every task is decided.
    pub fn is_whole(&self) -> bool {
        !self.decided.contains(&NONE)
    }

    /// Takes a pair out; a task with one way left goes there.
    pub fn close(&mut self, model: &Model, pair: u32) {
        if !std::mem::replace(&mut self.open[pair as usize], false) {
            return;
        }
        self.trail.push(Change::Closed(pair));
        let task = model.task[pair as usize] as usize;
        self.choices[task] -= 1;
        match self.choices[task] {
            0 => self.broken = true,
            1 => {
                if let Some(last) = model.pairs(task).find(|p| self.open[*p]) {
                    self.settle(model, last as u32);
                }
            }
            _ => {}
        }
    }

    /// Gives a task to the unit of a pair.
    pub fn decide(&mut self, model: &Model, pair: u32) {
        for other in model.pairs(model.task[pair as usize] as usize).filter(|p| *p != pair as usize) {
            self.close(model, other as u32);
        }
        self.settle(model, pair);
    }

    fn settle(&mut self, model: &Model, pair: u32) {
        let task = model.task[pair as usize] as usize;
        if self.decided[task] != NONE || !self.open[pair as usize] {
            self.broken |= self.decided[task] != pair;
            return;
        }
        self.decided[task] = pair;
        self.trail.push(Change::Decided(pair));
        let unit = model.unit[pair as usize] as usize;
        self.used[unit] += model.size[pair as usize];
        self.broken |= self.used[unit] > model.room[unit];
    }

    /// A place to come back to.
    pub fn mark(&self) -> usize {
        self.trail.len()
    }

    /// Takes back all that came after a mark, at which nothing was broken.
    pub fn back_to(&mut self, model: &Model, mark: usize) {
        for change in self.trail.drain(mark..).rev() {
            match change {
                Change::Closed(pair) => {
                    self.open[pair as usize] = true;
                    self.choices[model.task[pair as usize] as usize] += 1;
                }
                Change::Decided(pair) => {
                    self.decided[model.task[pair as usize] as usize] = NONE;
                    self.used[model.unit[pair as usize] as usize] -= model.size[pair as usize];
                }
            }
        }
        self.broken = false;
    }
}
