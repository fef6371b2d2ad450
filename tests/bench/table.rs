//! The table: what was measured, the median, the 95th percentile, the promise, and whether it is kept.

use std::io::Write;

/// A table that is printed line by line as it is measured: one that is interrupted keeps what it has. Each section is a table of
/// its own.
pub struct Table;

#[allow(clippy::unused_self, reason = "who has the table may write lines of it: measurements take it by hand")]
impl Table {
    /// A heading.
    pub fn section(&self, title: &str) {
        eprintln!("{title} …");
        println!("\n**{title}**\n\n| what | median | p95 | limit | kept |\n|---|---:|---:|---:|---|");
        flush();
    }

    /// Values of one thing, measured several times; the promise is about the median.
    pub fn put(&self, what: &str, unit: &'static str, values: Vec<f64>, limit: Option<f64>) {
        self.put_tail(what, unit, values, (limit, None));
    }

    /// One value.
    pub fn one(&self, what: &str, unit: &'static str, value: f64, limit: Option<f64>) {
        self.put(what, unit, vec![value], limit);
    }

    /// The same with a promise about the median and one about the 99th percentile, which then has a line of its own.
    pub fn put_tail(&self, what: &str, unit: &'static str, mut values: Vec<f64>, limits: (Option<f64>, Option<f64>)) {
        values.sort_by(f64::total_cmp);
        let at = |share: f64| values.get(((values.len().saturating_sub(1)) as f64 * share).round() as usize).copied();
        let (Some(median), Some(p95), Some(p99)) = (at(0.5), at(0.95), at(0.99)) else { return };
        self.line(what, unit, (median, &short(p95)), limits.0);
        if limits.1.is_some() {
            self.line(&format!("{what}, the 99th percentile of {}", values.len()), unit, (p99, ""), limits.1);
        }
    }

    fn line(&self, what: &str, unit: &str, (value, p95): (f64, &str), limit: Option<f64>) {
        let promise = limit.map_or_else(String::new, |limit| format!("{} {unit}", short(limit)));
        let kept = match limit {
            None => "",
            Some(limit) if value <= limit => "yes",
            Some(_) => "**no**",
        };
        println!("| {what} | {} {unit} | {p95} | {promise} | {kept} |", short(value));
        flush();
    }
}

/// Nothing waits for the end of the program.
fn flush() {
    // Whoever reads the table may have gone: measuring goes on.
    let _ = std::io::stdout().flush();
}

/// Three figures are all that repeats.
fn short(value: f64) -> String {
    match value.abs() {
        at if at >= 100.0 => format!("{value:.0}"),
        at if at >= 10.0 => format!("{value:.1}"),
        _ => format!("{value:.2}"),
    }
}
