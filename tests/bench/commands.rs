//! Commands as scripts and telephone exchanges run them: the whole process, from fork to exit.

use super::desks::Desk;
use super::table::Table;
use pult::engine::Stopwatch;

/// Stands for the number of the desk's most urgent ticket.
const FIRST: &str = "NUMBER";

/// What is run, and how long it may take in milliseconds.
const RUN: &[(&[&str], Option<f64>)] = &[
    (&["tickets", "--limit", "50"], Some(60.0)),
    (&["tickets", "--limit", "50", "--view", "overdue"], None),
    (&["show", FIRST], None),
    (&["engineers"], None),
    (&["check"], None),
    (&["caller", "+79215550142"], None),
    (&["caller", "ром"], None),
    (&["call", "ring", "--from", "+79215550142"], Some(50.0)),
];

/// Measures them on a desk.
pub fn measure(table: &Table, desk: &Desk, times: usize) {
    for (args, limit) in RUN {
        let words: Vec<&str> = args.iter().map(|word| if *word == FIRST { desk.first.as_str() } else { word }).collect();
        let run = |_| {
            let watch = Stopwatch::start();
            desk.run(&words);
            watch.milliseconds()
        };
        // The first run warms the system's cache.
        let values = (0..=times).map(run).skip(1).collect();
        table.put(&format!("`pult {}`", args.join(" ")), "ms", values, *limit);
    }
}
