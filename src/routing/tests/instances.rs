//! The instances with proven optima.

use crate::routing::flow::{Pair, Problem, Sum, solve};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::PathBuf;

#[derive(Deserialize)]
struct Instance {
    name: String,
    w: Weights,
    dist: Vec<Vec<i64>>,
    engineers: Vec<Engineer>,
    tickets: Vec<(u32, i64, usize, usize)>,
    optimum: i64,
    optimum_unassigned: usize,
    greedy: i64,
    edges: usize,
    edge_cost_sum: i64,
}

#[derive(Deserialize)]
struct Weights {
    dist: i64,
    over: i64,
    noise: i64,
    load: i64,
    unassigned: [i64; 4],
}

#[derive(Deserialize)]
struct Engineer {
    skills: BTreeMap<String, i64>,
    zone: usize,
    reach: i64,
    cap: i64,
    load: i64,
}

impl Instance {
    fn problem(&self) -> Problem {
        let w = &self.w;
        let slots = |e: &Engineer| (0..(e.cap - e.load).max(0)).map(|i| w.load * (e.load + i)).collect();
        let mut problem = Problem::new(self.engineers.iter().map(slots).collect());
        let (mut edges, mut sum) = (0, 0);
        for (t, (skill, level, zone, urgency)) in self.tickets.iter().enumerate() {
            let mut pairs = Vec::new();
            for (e, engineer) in self.engineers.iter().enumerate() {
                let Some(has) = engineer.skills.get(&skill.to_string()).filter(|has| *has >= level) else { continue };
                let dist = self.dist[engineer.zone][*zone];
                if dist > engineer.reach {
                    continue;
                }
                let noise = (t as i64 * 7919 + e as i64 * 104_729) % w.noise.max(1);
                let cost = w.dist * dist * (1 + *urgency as i64) + w.over * (has - level) + noise;
                edges += 1;
                sum += cost;
                pairs.push(Pair::new(e as u32, cost));
            }
            problem.task(w.unassigned[*urgency], pairs);
        }
        assert_eq!((edges, sum), (self.edges, self.edge_cost_sum), "{}: the pairs are derived as they should be", self.name);
        problem
    }
}

#[test]
fn the_proven_optima_are_met() {
    check(|name| name < "05000");
}

#[test]
fn the_proven_optima_of_the_largest_are_met() {
    check(|name| name >= "05000");
}

fn check(wanted: impl Fn(&str) -> bool) {
    let data = std::env::var_os("PULT_TEST_DATA")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data"), PathBuf::from);
    let Ok(files) = std::fs::read_dir(data.join("routing")) else {
        eprintln!("skipped: no routing instances in {}", data.display());
        return;
    };
    let mut seen = 0;
    for file in files.filter_map(Result::ok).map(|f| f.path()).filter(|p| p.extension().is_some_and(|e| e == "json")) {
        if !file.file_name().is_some_and(|n| wanted(&n.to_string_lossy())) {
            continue;
        }
        let instance: Instance = serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
        let problem = instance.problem();
        let plan = solve(&problem);
        let total = plan.cost(&problem) + plan.left_out(&problem);
        assert_eq!(total, Sum::from(instance.optimum), "{}", instance.name);
        assert_eq!(plan.bound(&problem), total, "{}: proven", instance.name);
        assert!(total <= Sum::from(instance.greedy));
        let out = plan.chosen.iter().filter(|c| c.is_none()).count();
        assert_eq!(out, instance.optimum_unassigned, "{}", instance.name);
        seen += 1;
    }
    assert!(seen > 0, "there are instances in {}", data.display());
}
