//! A slot comes free: the cheapest way to fill it, by a task that was left out or by one that moves over and leaves a dearer slot.
//!
//! The mirror of a task that goes in: Dijkstra over units backwards from the free slot. Prices only fall, by no more than keeps every
//! reduced cost at or above zero, and the plan is a best one again.

use super::near::{FAR, NOBODY};
use super::placement::Placement;
use super::problem::{Cost, Problem};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// For each unit the tasks that have a pair with it and their cost there, in the order of the tasks.
pub(super) type Wants = Vec<Vec<(u32, i32)>>;

/// Minutes beyond the reach of a search that are kept near for the next ones.
const MARGIN: Cost = 16;

/// Where the way begins that ends in the free slot.
#[derive(Clone, Copy)]
enum Begin {
    /// Nothing is better than leaving the slot free.
    Nowhere,
    /// A task that was left out comes in at this unit.
    Comes { task: u32, unit: u32, cost: i32 },
    /// This unit gives its last slot up.
    GivesUp(u32),
}

/// A task moves on to a unit, at a cost.
#[derive(Clone, Copy, Default)]
struct Step {
    task: u32,
    unit: u32,
    cost: i32,
}

/// The tasks that a unit could win soonest, as far as they were looked at.
#[derive(Clone, Default)]
struct NearWants {
    tasks: Vec<(u32, i32)>,
    /// No other task costs the unit less beyond what it is worth where it is.
    far: Cost,
    /// The filling that this was seen in.
    turn: u32,
}

/// The vectors of a search, kept from search to search.
#[derive(Clone)]
pub(super) struct Freed {
    /// How far the free slot is from each unit.
    reach: Vec<Cost>,
    /// The first step of the way from each unit.
    onward: Vec<Step>,
    near: Vec<NearWants>,
    turn: u32,
    /// This is not the last slot of the filling.
    more_to_come: bool,
    touched: Vec<u32>,
    settled: Vec<u32>,
    heap: BinaryHeap<Reverse<(Cost, u32)>>,
    best: Cost,
    begin: Begin,
}

impl Freed {
    /// For so many units.
    pub fn new(units: usize) -> Self {
        Self {
            reach: vec![FAR; units],
            onward: vec![Step::default(); units],
            near: vec![NearWants::default(); units],
            turn: 0,
            more_to_come: false,
            touched: Vec::new(),
            settled: Vec::new(),
            heap: BinaryHeap::new(),
            best: 0,
            begin: Begin::Nowhere,
        }
    }

    /// Fills the unit's free slots as far as that makes the plan better. From slot to slot prices only fall, and with them what each
    /// task is worth where it is: what was far for a unit stays as far, so that it looks at all tasks that it could have only once.
    pub fn fill(&mut self, problem: &Problem, now: &mut Placement, wants: &Wants, unit: u32) {
        self.turn = self.turn.wrapping_add(1);
        while let Some(slack) = now.slack(problem, unit as usize).filter(|slack| *slack < 0) {
            let left = problem.slots(unit as usize).len() - now.held[unit as usize].len();
            self.more_to_come = left > 1;
            self.fill_one(problem, now, wants, (unit, -slack));
        }
    }

    fn fill_one(&mut self, problem: &Problem, now: &mut Placement, wants: &Wants, (unit, gain): (u32, Cost)) {
        (self.best, self.begin) = (gain, Begin::Nowhere);
        self.reach[unit as usize] = 0;
        self.touched.push(unit);
        self.heap.push(Reverse((0, unit)));
        while let Some(Reverse((at, unit))) = self.heap.pop() {
            if at >= self.best {
                break;
            }
            if at == self.reach[unit as usize] {
                self.settle(problem, now, wants, (unit, at));
            }
        }
        self.follow(now, unit);
        for unit in self.settled.drain(..) {
            let fall = self.best - self.reach[unit as usize];
            if fall > 0 {
                now.prices[unit as usize] -= fall;
                now.fallen.push(unit);
            }
        }
        for unit in self.touched.drain(..) {
            self.reach[unit as usize] = FAR;
        }
        self.heap.clear();
    }

    /// A unit has a slot for somebody, so near: who could come?
    fn settle(&mut self, problem: &Problem, now: &Placement, wants: &Wants, (unit, at): (u32, Cost)) {
        self.settled.push(unit);
        let base = at + now.prices[unit as usize];
        let mut near = std::mem::take(&mut self.near[unit as usize]);
        if near.turn == self.turn {
            self.look(problem, now, &near.tasks, (unit, base), None);
        }
        if near.turn != self.turn || base + near.far < self.best {
            near.turn = if self.more_to_come { self.turn } else { 0 };
            let keep = self.more_to_come.then_some(&mut near);
            self.look(problem, now, &wants[unit as usize], (unit, base), keep);
        }
        self.near[unit as usize] = near;
    }

    /// Which of these tasks could come to the unit? Keeps those that are near, if asked to.
    fn look(
        &mut self,
        problem: &Problem,
        now: &Placement,
        tasks: &[(u32, i32)],
        (unit, base): (u32, Cost),
        mut keep: Option<&mut NearWants>,
    ) {
        if let Some(keep) = &mut keep {
            keep.tasks.clear();
            keep.far = FAR;
        }
        for &(task, cost) in tasks {
            let (from, paid) = now.at[task as usize];
            let there = base + Cost::from(cost);
            let reach = if from == NOBODY {
                let comes = there - now.cards[task as usize].left_out;
                if comes < self.best {
                    (self.best, self.begin) = (comes, Begin::Comes { task, unit, cost });
                }
                comes
            } else {
                let reach = there - now.prices[from as usize] - Cost::from(paid);
                if reach < self.best && reach < self.reach[from as usize] {
                    self.arrive(problem, now, from, (reach, Step { task, unit, cost }));
                }
                reach
            };
            let Some(keep) = &mut keep else { continue };
            // As prices fall what is a little farther comes into reach.
            if reach < self.best + MARGIN {
                keep.tasks.push((task, cost));
            } else {
                keep.far = keep.far.min(reach - base);
            }
        }
    }

    /// A shorter way from a unit.
    fn arrive(&mut self, problem: &Problem, now: &Placement, from: u32, (reach, step): (Cost, Step)) {
        let unit = from as usize;
        if self.reach[unit] == FAR {
            self.touched.push(from);
        }
        self.reach[unit] = reach;
        self.onward[unit] = step;
        let last = problem.slots(unit)[now.held[unit].len() - 1];
        let gives_up = reach + now.prices[unit] - last;
        if gives_up < self.best {
            (self.best, self.begin) = (gives_up, Begin::GivesUp(from));
        }
        self.heap.push(Reverse((reach, from)));
    }

    /// Moves the tasks along the way that was found, to the free slot at its end.
    fn follow(&self, now: &mut Placement, last: u32) {
        let mut unit = match self.begin {
            Begin::Nowhere => return,
            Begin::Comes { task, unit, cost } => {
                now.take(task, unit, cost);
                unit
            }
            Begin::GivesUp(unit) => unit,
        };
        while unit != last {
            let step = self.onward[unit as usize];
            now.leave(step.task);
            now.take(step.task, step.unit, step.cost);
            unit = step.unit;
        }
    }
}
