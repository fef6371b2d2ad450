//! An instance with a proven optimum as the data folder has them, and the problem that it stands for. The bench reads it too.

use super::flow::{Pair, Problem};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The files of all instances, in the order of their names; none, aloud, where the data folder is missing.
pub fn files() -> Vec<PathBuf> {
    let data = std::env::var_os("PULT_TEST_DATA")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data"), PathBuf::from);
    let Ok(found) = std::fs::read_dir(data.join("routing")) else {
        eprintln!("skipped: no routing instances in {}", data.display());
        return Vec::new();
    };
    let files = found.filter_map(Result::ok).map(|file| file.path());
    let mut files: Vec<PathBuf> = files.filter(|path| path.extension().is_some_and(|e| e == "json")).collect();
    files.sort();
    files
}

/// The instance in a file.
pub fn read(file: &Path) -> Instance {
    let text = std::fs::read_to_string(file).expect("a file that was listed is there");
    serde_json::from_str(&text).expect("an instance as its README says")
}

/// Tickets, engineers and weights, with what is known of the best plan.
#[derive(Deserialize)]
pub struct Instance {
    /// Tickets x engineers and the kind.
    pub name: String,
    w: Weights,
    dist: Vec<Vec<i64>>,
    engineers: Vec<Engineer>,
    tickets: Vec<(u32, i64, usize, usize)>,
    /// The least that a plan can cost, tickets left out included.
    pub optimum: i64,
    /// Tickets that are left out in it.
    pub optimum_unassigned: usize,
    /// What a greedy plan costs.
    pub greedy: i64,
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
    /// The instance for the solver.
    pub fn problem(&self) -> Problem {
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
