//! Work of different sizes on the instances of the literature: value, best known, proven bound, time. A table of its own.

use pult::engine::Stopwatch;
use pult::routing::gap::{Effort, Pair, Problem, Unit, solve};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Promises: how far from the best known the plans are on average and at worst, in percent, and milliseconds of each.
const PROMISED: (f64, f64, f64) = (1.0, 3.0, 1_000.0);

struct Instance {
    name: String,
    known: i64,
    problem: Problem,
}

/// Prints the table; says so where there are no instances.
pub fn print(quick: bool) {
    let data = std::env::var_os("PULT_TEST_DATA")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data"), PathBuf::from);
    let read = |name: &str| std::fs::read_to_string(data.join(name)).ok();
    let mut instances = Vec::new();
    match (read("gap/index.csv"), read("gap/instances.jsonl")) {
        (Some(index), Some(lines)) => instances.extend(of_literature(&index, &lines)),
        _ => println!("\nskipped: no assignment instances (gap) in {}", data.display()),
    }
    match (read("lap/index.csv"), read("lap/assign500.txt")) {
        (Some(index), Some(costs)) => instances.extend(of_one_each(&index, &costs)),
        _ => println!("\nskipped: no linear assignment (lap) in {}", data.display()),
    }
    if quick {
        instances.retain(|instance| instance.problem.tasks() <= 60);
    }
    if !instances.is_empty() {
        table(&instances);
    }
}

fn table(instances: &[Instance]) {
    println!("\n| work of different sizes | plan | best known | above it | proven within | ms |\n|---|---:|---:|---:|---:|---:|");
    let (mut sum, mut worst, mut slowest, mut exact) = (0.0, 0.0_f64, 0.0_f64, 0);
    for Instance { name, known, problem } in instances {
        let watch = Stopwatch::start();
        let solution = solve(problem, Effort::default());
        let ms = watch.milliseconds();
        let cost = problem.cost(&solution.chosen);
        let percent = |over: i64, base: i64| 100.0 * (over as f64) / (base.max(1) as f64);
        let (above, proven) = (percent(cost - known, *known), percent(cost - solution.bound, solution.bound));
        let proof = if solution.exact { "the best".to_owned() } else { format!("{proven:.2} %") };
        println!("| {name} | {cost} | {known} | {above:.2} % | {proof} | {ms:.0} |");
        (sum, worst, slowest) = (sum + above, worst.max(above), slowest.max(ms));
        exact += usize::from(solution.exact);
        let kept = problem.used(&solution.chosen).iter().zip(problem.units()).all(|(used, unit)| *used <= unit.room);
        assert!(kept && problem.left_out(&solution.chosen).iter().all(|n| *n == 0), "{name}: all placed, no room exceeded");
        assert!(solution.bound <= *known, "{name}: the bound is one");
    }
    let average = sum / instances.len() as f64;
    let kept = average <= PROMISED.0 && worst <= PROMISED.1 && slowest <= PROMISED.2;
    let verdict = if kept { "yes" } else { "**no**" };
    println!(
        "| **all {}**, {exact} proven the best | | | {average:.2} %, at worst {worst:.2} % | kept: {verdict} | {slowest:.0} at most |",
        instances.len()
    );
}

fn of_literature(index: &str, lines: &str) -> Vec<Instance> {
    let known = |line: &str| -> Option<(String, i64)> {
        let (name, rest) = line.split_once(',')?;
        Some((name.to_owned(), rest.rsplit(',').next()?.parse().ok()?))
    };
    let known: BTreeMap<String, i64> = index.lines().filter_map(known).collect();
    lines.lines().map(|line| instance(&serde_json::from_str(line).expect("an instance"), &known)).collect()
}

fn instance(value: &Value, known: &BTreeMap<String, i64>) -> Instance {
    let row = |value: &Value| -> Vec<i64> { value.as_array().into_iter().flatten().filter_map(Value::as_i64).collect() };
    let rows = |name: &str| -> Vec<Vec<i64>> { value[name].as_array().into_iter().flatten().map(row).collect() };
    let (cost, load, capacity) = (rows("cost"), rows("load"), row(&value["capacity"]));
    let mut problem = Problem::new(capacity.iter().map(|room| Unit { room: *room as u32, ..Unit::default() }).collect());
    for job in 0..cost[0].len() {
        let pair = |unit: usize| Pair { unit: unit as u32, cost: cost[unit][job], minutes: load[unit][job] as u32 };
        problem.task(0, (0..capacity.len()).map(pair));
    }
    let name = value["instance"].as_str().expect("a name").to_owned();
    Instance { known: known[&name], name, problem }
}

/// One task each: the case of room for one minute.
fn of_one_each(index: &str, costs: &str) -> Option<Instance> {
    let known = index.lines().find(|line| line.starts_with("assign500"))?.rsplit(',').next()?.parse().ok()?;
    let mut numbers = costs.split_whitespace().filter_map(|n| n.parse::<i64>().ok());
    let n = usize::try_from(numbers.next()?).ok()?;
    let mut problem = Problem::new(vec![Unit { room: 1, ..Unit::default() }; n]);
    for _ in 0..n {
        let row: Vec<i64> = numbers.by_ref().take(n).collect();
        problem.task(0, row.into_iter().enumerate().map(|(unit, cost)| Pair { unit: unit as u32, cost, minutes: 1 }));
    }
    Some(Instance { name: "assign500".into(), known, problem })
}
