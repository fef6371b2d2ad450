//! Instances from the literature with proven optima (Cattrysse; Chu and Beasley; Yagiura).

use crate::routing::gap::{Effort, Pair, Problem, Unit, solve};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::PathBuf;

#[derive(Deserialize)]
struct Instance {
    #[serde(rename = "instance")]
    name: String,
    cost: Vec<Vec<i64>>,
    load: Vec<Vec<u32>>,
    capacity: Vec<u32>,
}

impl Instance {
    fn problem(&self) -> Problem {
        let unit = |room: &u32| Unit { room: *room, ..Unit::default() };
        let mut problem = Problem::new(self.capacity.iter().map(unit).collect());
        for job in 0..self.cost[0].len() {
            let pair = |unit: usize| Pair { unit: unit as u32, cost: self.cost[unit][job], minutes: self.load[unit][job] };
            problem.task(1, (0..self.capacity.len()).map(pair));
        }
        problem
    }
}

#[test]
fn a_small_effort_comes_near_the_known_optima_and_never_past_them() {
    let data = std::env::var_os("PULT_TEST_DATA")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data"), PathBuf::from);
    let read = |name: &str| std::fs::read_to_string(data.join("gap").join(name));
    let (Ok(index), Ok(instances)) = (read("index.csv"), read("instances.jsonl")) else {
        eprintln!("skipped: no assignment instances in {}", data.display());
        return;
    };
    let known = |line: &str| -> Option<(String, i64)> {
        let fields: Vec<&str> = line.split(',').collect();
        Some(((*fields.first()?).to_owned(), fields.last()?.parse().ok()?))
    };
    let known: BTreeMap<String, i64> = index.lines().skip(1).filter_map(known).collect();
    let mut exact = 0;
    for line in instances.lines() {
        let instance: Instance = serde_json::from_str(line).unwrap();
        if instance.cost[0].len() > 60 && !["b05100", "c20100", "e05100"].contains(&instance.name.as_str()) {
            continue;
        }
        let (problem, best) = (instance.problem(), known[&instance.name]);
        let solution = solve(&problem, Effort(10_000_000));
        let cost = problem.cost(&solution.chosen);
        assert!(problem.used(&solution.chosen).iter().zip(&instance.capacity).all(|(used, room)| used <= room));
        assert_eq!(problem.left_out(&solution.chosen), [0; 5], "{}", instance.name);
        assert!(solution.bound <= best && best <= cost, "{}: {} <= {best} <= {cost}", instance.name, solution.bound);
        assert!(cost * 100 <= best * 103, "{}: {cost} against {best}", instance.name);
        assert!(!solution.exact || cost == best, "{}", instance.name);
        exact += usize::from(solution.exact);
    }
    assert!(exact >= 25, "{exact} proven");
}
