//! A slot comes free: the cheapest way to fill it, by a task that was left out or by one that moves over and leaves a dearer slot.
//!
//! The mirror of a task that comes in: Dijkstra over units backwards from the free slot. Prices only fall, by no more than keeps every
//! reduced cost at or above zero, and the plan is a best one again.

use super::front::{Front, Last};
use super::near::NOBODY;
use super::problem::{Cost, Problem};
use super::residual::Residual;

/// Where the way begins that ends in the free slot.
#[derive(Clone, Copy)]
enum Begin {
    /// Nothing is better than leaving the slot free.
    Nowhere,
    /// A task that was left out comes in at this unit.
    Comes(u32, u32),
    /// This unit gives its last slot up.
    GivesUp(u32),
}

/// Fills the unit's free slots as far as that makes the plan better.
pub(super) fn fill(problem: &Problem, now: &mut Residual, front: &mut Front, unit: u32) {
    while let Some(slot) = now.next_slot(problem, unit)
        && slot < now.prices[unit as usize]
    {
        front.begin(now.prices[unit as usize] - slot);
        let begin = search(problem, now, front, unit);
        for (unit, by) in front.nearer() {
            now.prices[unit] -= by;
        }
        follow(problem, now, front, begin);
    }
}

fn search(problem: &Problem, now: &mut Residual, front: &mut Front, freed: u32) -> Begin {
    let mut unsure = Vec::new();
    let mut begin = Begin::Nowhere;
    front.arrive(freed, 0, Last { before: NOBODY, task: NOBODY });
    while let Some((unit, at)) = front.settle() {
        let base = at + now.prices[unit as usize];
        if let Some((above, task)) = now.first_waiting(unit)
            && base + above < front.best
        {
            (front.best, begin) = (base + above, Begin::Comes(task, unit));
        }
        for step in now.inward(unit) {
            let reach = base + step.cost - now.prices[step.unit as usize];
            if !front.is_nearer(step.unit, reach) {
                continue;
            }
            if now.holds(step.unit, step.task) {
                arrive(problem, now, front, &mut begin, (step.unit, reach, Last { before: unit, task: step.task }));
            } else {
                unsure.push(step.unit);
            }
        }
        for from in unsure.drain(..) {
            if let Some((task, cost)) = now.look(problem, (from, unit)) {
                let reach = base + cost - now.prices[from as usize];
                arrive(problem, now, front, &mut begin, (from, reach, Last { before: unit, task }));
            }
        }
    }
    begin
}

/// A way from a unit: is it shorter, and could it begin there?
fn arrive(problem: &Problem, now: &Residual, front: &mut Front, begin: &mut Begin, (unit, reach, last): (u32, Cost, Last)) {
    if front.arrive(unit, reach, last)
        && let Some(slot) = now.last_slot(problem, unit)
        && reach + now.prices[unit as usize] - slot < front.best
    {
        (front.best, *begin) = (reach + now.prices[unit as usize] - slot, Begin::GivesUp(unit));
    }
}

/// Moves the tasks along the way that was found, to the free slot at its end.
fn follow(problem: &Problem, now: &mut Residual, front: &Front, begin: Begin) {
    let mut unit = match begin {
        Begin::Nowhere => return,
        Begin::Comes(task, unit) => {
            now.wait_no_more(problem, task);
            now.take(problem, task, unit);
            unit
        }
        Begin::GivesUp(unit) => unit,
    };
    while let Last { before, task } = front.last(unit)
        && before != NOBODY
    {
        now.leave(problem, task);
        now.take(problem, task, before);
        unit = before;
    }
}
