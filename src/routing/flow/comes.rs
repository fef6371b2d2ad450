//! A task comes into a kept plan: the cheapest way that ends in a free slot or in leaving one task out.
//!
//! Dijkstra over units with prices as potentials; they only grow, and the plan is a best one again (Ahuja, Magnanti, Orlin, "Network
//! Flows", 9.7).

use super::front::{Front, Last};
use super::near::{FAR, NOBODY};
use super::problem::{Cost, Problem};
use super::residual::Residual;

/// Where a way ends.
#[derive(Clone, Copy)]
enum End {
    /// The new task stays out.
    StaysOut,
    /// In a free slot of this unit.
    Slot(u32),
    /// This unit leaves a task out.
    LeavesOut(u32),
}

/// Places a task that nobody holds and that does not wait yet, or leaves one out: whatever is best.
pub(super) fn place(problem: &Problem, now: &mut Residual, front: &mut Front, task: u32) {
    let end = search(problem, now, front, task);
    for (unit, by) in front.nearer() {
        now.prices[unit] += by;
    }
    let mut unit = match end {
        End::StaysOut => return now.wait(problem, task),
        End::Slot(unit) => unit,
        End::LeavesOut(unit) => {
            if let Some(out) = now.first_dropped(problem, unit) {
                now.leave(problem, out);
                now.wait(problem, out);
            }
            unit
        }
    };
    // From the end back to the new task.
    loop {
        let Last { before, task } = front.last(unit);
        if before != NOBODY {
            now.leave(problem, task);
        }
        now.take(problem, task, unit);
        if before == NOBODY {
            return;
        }
        unit = before;
    }
}

fn search(problem: &Problem, now: &mut Residual, front: &mut Front, task: u32) -> End {
    let pairs = problem.pairs(task as usize);
    let least = pairs.iter().map(|pair| pair.minutes() + now.prices[pair.unit as usize]).min().unwrap_or(FAR);
    front.begin(problem.left_out(task as usize) - least);
    let mut end = End::StaysOut;
    for pair in pairs {
        let reach = pair.minutes() + now.prices[pair.unit as usize] - least;
        arrive(problem, now, front, &mut end, (pair.unit, reach, Last { before: NOBODY, task }));
    }
    let mut unsure = Vec::new();
    while let Some((unit, at)) = front.settle() {
        let base = at - now.prices[unit as usize];
        for step in now.onward(unit) {
            let reach = base + step.cost + now.prices[step.unit as usize];
            if !front.is_nearer(step.unit, reach) {
                continue;
            }
            if now.holds(unit, step.task) {
                arrive(problem, now, front, &mut end, (step.unit, reach, Last { before: unit, task: step.task }));
            } else {
                unsure.push(step.unit);
            }
        }
        for to in unsure.drain(..) {
            if let Some((task, cost)) = now.look(problem, (unit, to)) {
                let reach = base + cost + now.prices[to as usize];
                arrive(problem, now, front, &mut end, (to, reach, Last { before: unit, task }));
            }
        }
    }
    end
}

/// A way to a unit: is it shorter, and could it end there?
fn arrive(problem: &Problem, now: &Residual, front: &mut Front, end: &mut End, (unit, reach, last): (u32, Cost, Last)) {
    if !front.arrive(unit, reach, last) {
        return;
    }
    let base = reach - now.prices[unit as usize];
    if let Some(slot) = now.next_slot(problem, unit)
        && base + slot < front.best
    {
        (front.best, *end) = (base + slot, End::Slot(unit));
    }
    if base + now.dropped(unit) < front.best {
        (front.best, *end) = (base + now.dropped(unit), End::LeavesOut(unit));
    }
}
