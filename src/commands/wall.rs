//! `pult wall`: the desk across a room. In a terminal the console's own wall hangs there, live; elsewhere it is one page.

use super::lead_json;
use super::{Reply, Seat, Trouble};
use crate::app::view::Counts;
use crate::backend::{Answer, Board, Read};
use crate::desk::Row;
use crate::desk::call::waiting;
use crate::engine::lead as asked;
use crate::i18n::lead::{Page, late, loads, summary};
use crate::lead::Crew;

/// Deadlines and people told on a page.
const MOST: usize = 20;
/// Columns of the page.
const COLS: usize = 100;

/// Flags of `pult wall`.
#[derive(Clone, Debug, clap::Args)]
#[command(
    after_help = "Read-only. Live and full-screen in a terminal (q leaves); one page where stdout is none, or with --once."
)]
pub struct Args {
    /// One page of text, and leave
    #[arg(long)]
    pub once: bool,
    /// Digits of # instead of blocks
    #[arg(long)]
    pub ascii: bool,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}

/// The wall as one page.
pub async fn run(seat: &Seat, args: &Args) -> Result<Reply, Trouble> {
    let rows = seat.rows(Board::Open).await?;
    let crew = asked::crew(&*seat.desk, seat.now).await?;
    let mut counts = Counts::of(rows.iter(), seat.now, &seat.furniture.policy);
    // Who called in vain waits for our call as much as who was promised one.
    if let Answer::Calls(calls) = seat.desk.read(Read::Calls).await? {
        counts.call_back += waiting(&calls).count();
    }
    let ahead = rows.into_iter().filter(|row| row.facts.due.at().is_some_and(|due| due >= seat.now));
    let next: Vec<Row> = ahead.take(MOST).collect();
    let document = lead_json::wall(&seat.url, counts, &next, &crew, seat.said());
    Reply::either(args.json, &document, || page(seat, counts, &next, &crew))
}

fn page(seat: &Seat, counts: Counts, next: &[Row], crew: &Crew) -> String {
    let page = Page { texts: &seat.texts, zone: seat.zone(), now: seat.now, cols: COLS };
    let mut lines = vec![format!("{} {}", seat.say("head-name", &[]), seat.texts.lang().stamp(seat.now, seat.zone()))];
    let numbers = [
        ("overdue", counts.overdue),
        ("at-risk", counts.at_risk),
        ("unassigned", counts.unassigned),
        ("unconfirmed", counts.unconfirmed),
        ("call-back", counts.call_back),
        ("open", counts.open),
    ];
    let numbers: Vec<String> =
        numbers.iter().map(|(word, n)| format!("{} {n}", seat.say(&format!("counted-{word}"), &[]).to_uppercase())).collect();
    lines.push(numbers.join("  "));
    lines.push(String::new());
    lines.push(seat.say("wall-next", &[]));
    if next.is_empty() {
        lines.push(format!("  {}", seat.say("wall-next-none", &[])));
    }
    let cells = next.iter().map(|row| {
        let (due, left) = seat.due(row.facts.due, row.facts.due_of);
        vec![format!("  {left}"), row.number.to_string(), due, seat.place_of(row), seat.holder(row)]
    });
    let cells: Vec<Vec<String>> = cells.collect();
    if let Some((first, rest)) = cells.split_first() {
        lines.push(super::columns::aligned(first, rest).trim_end().to_owned());
    }
    lines.push(String::new());
    lines.push(seat.say("lead-late-title", &[]));
    lines.extend(late(page, crew, MOST).into_iter().map(|line| line.text));
    lines.push(String::new());
    lines.push(format!("{}: {}", seat.say("lead-load-title", &[]), summary(page, crew)));
    lines.extend(loads(page, crew, MOST).into_iter().map(|line| line.text));
    lines.join("\n")
}
