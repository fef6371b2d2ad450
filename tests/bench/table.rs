//! The table: what was measured, the median, the 95th percentile, the promise, and whether it is kept.

use std::fmt;

/// Lines under headings.
#[derive(Default)]
pub struct Table(Vec<Line>);

enum Line {
    Section(String),
    Measured { what: String, unit: &'static str, median: f64, p95: f64, limit: Option<f64> },
}

impl Table {
    /// A heading.
    pub fn section(&mut self, title: &str) {
        eprintln!("{title} …");
        self.0.push(Line::Section(title.to_owned()));
    }

    /// Values of one thing, measured several times; the promise is about the median.
    pub fn put(&mut self, what: &str, unit: &'static str, mut values: Vec<f64>, limit: Option<f64>) {
        values.sort_by(f64::total_cmp);
        let at = |share: f64| values.get(((values.len().saturating_sub(1)) as f64 * share).round() as usize).copied();
        let (Some(median), Some(p95)) = (at(0.5), at(0.95)) else { return };
        self.0.push(Line::Measured { what: what.to_owned(), unit, median, p95, limit });
    }

    /// One value.
    pub fn one(&mut self, what: &str, unit: &'static str, value: f64, limit: Option<f64>) {
        self.put(what, unit, vec![value], limit);
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "\n| what | median | p95 | limit | kept |\n|---|---:|---:|---:|---|")?;
        for line in &self.0 {
            match line {
                Line::Section(title) => writeln!(f, "| **{title}** | | | | |")?,
                Line::Measured { what, unit, median, p95, limit } => {
                    let promise = limit.map_or_else(String::new, |limit| format!("{} {unit}", short(limit)));
                    let kept = match limit {
                        None => "",
                        Some(limit) if median <= limit => "yes",
                        Some(_) => "**no**",
                    };
                    writeln!(f, "| {what} | {} {unit} | {} | {promise} | {kept} |", short(*median), short(*p95))?;
                }
            }
        }
        Ok(())
    }
}

/// Three figures are all that repeats.
fn short(value: f64) -> String {
    match value.abs() {
        at if at >= 100.0 => format!("{value:.0}"),
        at if at >= 10.0 => format!("{value:.1}"),
        _ => format!("{value:.2}"),
    }
}
