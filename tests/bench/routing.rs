//! The solver of the routing on instances with proven optima, and a plan that is kept best while the desk changes.

use super::instance::{Instance, files, read};
use super::table::Table;
use pult::engine::Stopwatch;
use pult::routing::flow::{Kept, Pair, Problem, Sum, second_best, solve};
use std::hint::black_box;

/// Measures all instances of the data folder; the smallest where it is to be quick.
pub fn measure(table: &Table, quick: bool) {
    let all: Vec<Instance> = files().iter().map(|file| read(file)).collect();
    if all.is_empty() {
        return;
    }
    table.section("routing: the least that a plan can cost, found (and proven)");
    for instance in all.iter().filter(|instance| !quick || instance.problem().tasks() <= 1_000) {
        anew(table, instance, if quick { 3 } else { 11 });
    }
    for instance in all.iter().filter(|instance| instance.problem().tasks() == if quick { 1_000 } else { 10_000 }) {
        table.section(&format!("routing: {} is kept best", instance.name));
        kept(table, instance.problem(), if quick { 100 } else { 1_000 });
    }
}

/// Solving from nothing, and the best alternative of every ticket.
fn anew(table: &Table, instance: &Instance, times: usize) {
    let problem = instance.problem();
    let plan = solve(&problem);
    let total = plan.cost(&problem) + plan.left_out(&problem);
    assert_eq!(total, Sum::from(instance.optimum), "{}: the plan is a best one", instance.name);
    assert_eq!(total, plan.bound(&problem), "{}: and proven", instance.name);
    let limit = match problem.tasks() {
        ..=100 => Some(0.3),
        1_000 => Some(4.0),
        10_000 => Some(250.0),
        _ => None,
    };
    let what = format!("{}: {total}, proven optimum {}", instance.name, instance.optimum);
    table.put(&what, "ms", timed(times, || drop(black_box(solve(&problem)))), limit);
    table.put("its alternatives", "ms", timed(times.min(5), || drop(black_box(second_best(&problem, &plan)))), None);
}

fn timed(times: usize, mut what: impl FnMut()) -> Vec<f64> {
    let once = |_| {
        let watch = Stopwatch::start();
        what();
        watch.milliseconds()
    };
    (0..times).map(once).collect()
}

/// A day in which a job is done, a ticket comes in, an engineer goes and returns, again and again.
fn kept(table: &Table, problem: Problem, times: usize) {
    let (tasks, units) = (problem.tasks(), problem.units());
    let first = problem.clone();
    let mut kept = Kept::new(problem);
    let mut open: Vec<usize> = (0..tasks).collect();
    let (mut done, mut new, mut away, mut back) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for turn in 0..times {
        // Strides that share no factor with the sizes visit everything in a scattered order.
        let ended = open.swap_remove(turn * 7_919 % open.len());
        done.extend(timed(1, || kept.remove(ended)));
        let like = turn * 104_729 % tasks;
        let pairs: Vec<Pair> = first.pairs(like).iter().map(|p| Pair::new(p.unit, p.minutes() + i64::from(p.unit) % 7)).collect();
        new.extend(timed(1, || open.push(kept.insert(first.left_out(like), pairs.iter().copied()))));
        let unit = turn * 7_919 % units;
        away.extend(timed(1, || kept.set_slots(unit, Vec::new())));
        back.extend(timed(1, || kept.set_slots(unit, first.slots(unit).to_vec())));
    }
    let plan = kept.solution();
    assert_eq!(plan.cost(kept.problem()) + plan.left_out(kept.problem()), plan.bound(kept.problem()), "still a best plan");
    for (what, mut values) in
        [("a new ticket", new), ("a job is done", done), ("an engineer is away", away), ("and returns", back)]
    {
        values.sort_by(f64::total_cmp);
        let at = |share: f64| values[((values.len() - 1) as f64 * share).round() as usize];
        let (p99, most) = (at(0.99), at(1.0));
        table.put(what, "ms", values, None);
        table.one(&format!("{what}: 99th percentile"), "ms", p99, Some(1.0));
        table.one(&format!("{what}: longest"), "ms", most, None);
    }
}
