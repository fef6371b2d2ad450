//! `pult report loyalty`: were clients content, by client, engineer and month.

use super::report_table::{Cell, Table};
use super::{Reply, Seat, Trouble};
use crate::backend::{Answer, Read};
use crate::desk::Moment;
use crate::lead::loyalty::{self, BASELINE, By, LEAST, Line};
use serde_json::json;

/// Days that it looks back on where nobody says.
pub(super) const DAYS: i64 = 90;

/// Columns of the report.
const COLUMNS: [&str; 11] =
    ["by", "name", "yes", "no", "skip", "n", "index_percent", "grade", "baseline_n", "baseline_percent", "trend"];

/// Prints the report on a period.
pub(super) async fn run(seat: &Seat, from: Moment, to: Moment, csv: bool, as_json: bool) -> Result<Reply, Trouble> {
    // What was said this very moment counts, too.
    let end = if to == seat.now { Moment(to.0 + 1) } else { to };
    let voices = match seat.desk.read(Read::Voices { from: loyalty::begins(from), to: end }).await? {
        Answer::Voices(voices) => voices,
        other => return Err(super::seat::unexpected(&other)),
    };
    let lines = if voices.is_empty() { Vec::new() } else { loyalty::lines(&voices, from, seat.zone()) };
    let table = Table::new(COLUMNS.to_vec(), lines.iter().map(|line| row(seat, line)).collect());
    let said = seat.said();
    if csv {
        return Ok(Reply::text(table.csv(said)?));
    }
    let rules = &seat.furniture.policy.loyalty;
    let document = json!({
        "report": "loyalty", "as_of": said.time(seat.now), "from": said.time(from), "to": said.time(to),
        "reference": { "good_percent": rules.good, "poor_percent": rules.poor }, "least_n": LEAST, "baseline_days": BASELINE,
        "rows": table.json(said),
    });
    Reply::either(as_json, &document, || {
        let (good, poor) = (rules.good.to_string(), rules.poor.to_string());
        let (least, days) = (LEAST.to_string(), BASELINE.to_string());
        let legend = seat.say("loyalty-legend", &[("least", &least), ("days", &days), ("good", &good), ("poor", &poor)]);
        format!("{}\n\n{legend}", table.text(seat).trim_end())
    })
}

fn row(seat: &Seat, line: &Line) -> Vec<Cell> {
    let count = |n: usize| Cell::Number(i64::try_from(n).unwrap_or(i64::MAX));
    let percent = |index: Option<loyalty::Index>| index.map_or(Cell::None, |index| Cell::Tenths(index.0));
    let name = match &line.by {
        By::All => Cell::None,
        By::Client(Some(who)) => Cell::Who(who.id.to_string(), who.name.clone()),
        By::Engineer(Some(who)) => Cell::Who(who.id.to_string(), who.name.clone()),
        By::Client(None) | By::Engineer(None) => Cell::Nobody("lead-nobody"),
        By::Month(year, month) => Cell::Said(format!("{year}-{month:02}"), format!("{month:02}.{year}")),
    };
    let (grade, trend) = (line.votes.grade(&seat.furniture.policy.loyalty), line.votes.against(&line.baseline));
    vec![
        Cell::Code(line.by.name().into(), format!("report-by-{}", line.by.name())),
        name,
        count(line.votes.yes),
        count(line.votes.no),
        count(line.votes.skip),
        count(line.votes.n()),
        percent(line.votes.index()),
        Cell::Code(grade.name().into(), format!("loyalty-grade-{}", grade.name())),
        count(line.baseline.n()),
        percent(line.baseline.index()),
        Cell::Code(trend.name().into(), format!("loyalty-trend-{}", trend.name())),
    ]
}
