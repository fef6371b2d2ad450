//! An outsider with a solver of their own solves a plan again from nothing but what `--explain all` prints, and finds the same; and the
//! order in which a desk's rows are written does not show in what is printed.

use super::list;
use crate::desk::Desk;
use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};
use serde_json::Value;
use std::collections::BTreeMap;

/// Numbers of a linear program are counted in floating point: whole numbers come back that near.
const NEAR: f64 = 1e-6;

/// A plan as it is printed.
struct Printed {
    /// Urgency, and by unit the cost, of each line.
    lines: Vec<(usize, Vec<(usize, f64)>)>,
    /// What each further ticket costs each unit.
    loads: Vec<Vec<f64>>,
}

impl Printed {
    fn read(plan: &Value) -> Self {
        let number = |value: &Value| value.as_f64().expect("a number");
        let engineers = list(plan, "engineers");
        let place: BTreeMap<&str, usize> =
            engineers.iter().enumerate().map(|(place, e)| (e["id"].as_str().expect("an id"), place)).collect();
        let loads = engineers.iter().map(|engineer| {
            let room = engineer["room"].as_u64().expect("room") as usize;
            list(engineer, "load_costs").iter().take(room).map(number).collect()
        });
        let lines = list(plan, "lines").iter().map(|line| {
            let candidates = list(line, "candidates").iter();
            let costs = candidates.map(|c| (place[c["engineer"].as_str().expect("an id")], number(&c["cost"])));
            (line["urgency"].as_u64().expect("urgency") as usize, costs.collect())
        });
        Self { loads: loads.collect(), lines: lines.collect() }
    }

    /// Shares of lines that go to units, which take one slot after the other: a flow, so that the best corner is whole. Worth of a
    /// line and of a slot are what is asked for; of each class named in `placed` so many lines are placed.
    fn best(&self, aim: Aim, placed: &[(usize, f64)]) -> f64 {
        let direction = if let Aim::Most(_) = aim { OptimizationDirection::Maximize } else { OptimizationDirection::Minimize };
        let mut program = Problem::new(direction);
        let mut units: Vec<Vec<(Variable, f64)>> = vec![Vec::new(); self.loads.len()];
        let mut classes: [Vec<(Variable, f64)>; 4] = Default::default();
        for (class, costs) in &self.lines {
            let mut line = Vec::new();
            for (unit, cost) in costs {
                let worth = match aim {
                    Aim::Most(wanted) => f64::from(u8::from(wanted == *class)),
                    Aim::Cheapest => *cost,
                };
                let share = program.add_var(worth, (0.0, 1.0));
                line.push((share, 1.0));
                units[*unit].push((share, 1.0));
                classes[*class].push((share, 1.0));
            }
            program.add_constraint(line.as_slice(), ComparisonOp::Le, 1.0);
        }
        for (unit, loads) in units.iter_mut().zip(&self.loads) {
            let cost = |load: &f64| if let Aim::Cheapest = aim { *load } else { 0.0 };
            unit.extend(loads.iter().map(|load| (program.add_var(cost(load), (0.0, 1.0)), -1.0)));
            program.add_constraint(unit.as_slice(), ComparisonOp::Eq, 0.0);
        }
        for (class, count) in placed {
            program.add_constraint(classes[*class].as_slice(), ComparisonOp::Eq, *count);
        }
        let solution = program.solve().expect("solvable").into_solution().unwrap_or_else(|_| panic!("no time limit was set"));
        solution.objective()
    }

    /// As many as can be placed of the most urgent class, then of the next; then at least cost.
    fn solve(&self) -> ([u64; 4], i64) {
        let mut placed: Vec<(usize, f64)> = Vec::new();
        for class in (0..4).rev() {
            let most = self.best(Aim::Most(class), &placed);
            assert!((most - most.round()).abs() < NEAR, "{most} lines of class {class}");
            placed.push((class, most.round()));
        }
        let cost = self.best(Aim::Cheapest, &placed);
        assert!((cost - cost.round()).abs() < NEAR, "{cost} minutes");
        let mut counts = [0; 4];
        for (class, count) in &placed {
            counts[*class] = *count as u64;
        }
        (counts, cost.round() as i64)
    }
}

#[derive(Clone, Copy)]
enum Aim {
    /// Most lines of a class.
    Most(usize),
    Cheapest,
}

fn agrees(desk: &Desk) -> usize {
    let plan = desk.json(&["route", "--all", "--dry-run", "--json", "--explain", "all"]);
    let lines = list(&plan, "lines");
    let mut placed = [0; 4];
    for line in lines.iter().filter(|line| line["engineer"].is_string()) {
        placed[line["urgency"].as_u64().expect("urgency") as usize] += 1;
    }
    let cost = plan["cost"].as_i64().expect("a cost");
    assert_eq!(Printed::read(&plan).solve(), (placed, cost), "placed by class, and the cost");
    assert_eq!((&plan["exact"], &plan["bound"]), (&true.into(), &plan["cost"]), "and the plan said that it is the best one");
    lines.len()
}

#[test]
fn a_linear_program_over_what_is_printed_finds_the_same_plan() {
    assert!(agrees(&Desk::demo()) > 20);
    let large = Desk::empty();
    let path = large.folder.path().join("desk.db").display().to_string();
    let made = large.pult(&["demo", "--init-only", "--path", &path, "--tickets", "1200", "--engineers", "70", "--seed", "7"]);
    assert_eq!(made.exit, 0, "{}", made.err);
    assert!(agrees(&large) > 60);
}

/// What is printed, without the time that it took.
fn printed(desk: &Desk, file: &str) -> String {
    let said = desk.pult(&["route", "--from", file, "--all", "--dry-run", "--explain", "all", "--json"]);
    assert_eq!(said.exit, 0, "{}", said.err);
    let (before, after) = said.out.split_once("\"solve_ms\":").expect("the time is printed");
    let (_, after) = after.split_once(',').expect("and more after it");
    format!("{before}{after}")
}

#[test]
fn the_order_of_rows_does_not_show_in_a_single_byte() {
    let desk = Desk::demo();
    let file = |name: &str| desk.folder.path().join(name).display().to_string();
    assert_eq!(desk.pult(&["export", "desk", &file("desk.jsonl")]).exit, 0);
    let rows = std::fs::read_to_string(file("desk.jsonl")).expect("the desk");
    let mut rows: Vec<&str> = rows.lines().collect();
    let as_written = printed(&desk, &file("desk.jsonl"));
    // Tickets and units change places among themselves; a log keeps its order.
    for kind in [r#"{"load":"ticket""#, r#"{"load":"record","is":{"kind":"unit""#] {
        let places: Vec<usize> = (0..rows.len()).filter(|place| rows[*place].starts_with(kind)).collect();
        assert!(places.len() > 20, "{kind}");
        let mut turned: Vec<&str> = places.iter().rev().map(|place| rows[*place]).collect();
        turned.rotate_left(places.len() / 3);
        places.iter().zip(turned).for_each(|(place, row)| rows[*place] = row);
    }
    std::fs::write(file("turned.jsonl"), rows.join("\n") + "\n").expect("written");
    assert!(as_written.len() > 10_000, "with every candidate and every refusal");
    assert!(as_written == printed(&desk, &file("turned.jsonl")), "the plan hangs on the order of rows");
}
