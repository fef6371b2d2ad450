//! `pult tickets`: the board in its order.

use super::columns::{aligned, shown};
use super::filter::{Filter, View};
use super::{Reply, Seat, Trouble};
use crate::backend::Board;
use crate::desk::Row;
use crate::wire;

/// Flags of `pult tickets`.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// open, unassigned, at-risk, overdue, waiting, promised, unconfirmed, all, solved, closed
    #[arg(long, default_value = "open", value_name = "NAME")]
    pub view: View,
    /// Words that must all hold: skill:TAG zone:NAME client:"NAME" engineer:NAME priority:P due:CLOCK, or plain letters
    #[arg(long, value_name = "EXPR")]
    pub filter: Option<String>,
    /// At most so many
    #[arg(long, value_name = "N", default_value_t = 200)]
    pub limit: usize,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}

/// Lists the board.
pub async fn run(seat: &Seat, args: &Args) -> Result<Reply, Trouble> {
    let filter: Filter = match args.filter.as_deref().unwrap_or_default().parse() {
        Ok(filter) => filter,
        Err(what) => return Err(seat.wrong("cmd-bad-filter", &[("what", &what)])),
    };
    let which = if args.view.beyond_the_board() { Board::All } else { Board::Open };
    let mut rows = seat.rows(which).await?;
    rows.retain(|row| args.view.takes(row, &seat.furniture.policy, seat.now) && filter.takes(row));
    let total = rows.len();
    rows.truncate(args.limit);
    let said = seat.said();
    let document = wire::Board {
        desk: seat.url.clone(),
        as_of: said.time(seat.now),
        total,
        tickets: rows.iter().map(|row| wire::Line::of(row, said)).collect(),
    };
    Reply::either(args.json, &document, || listing(seat, &rows, total))
}

/// The rows as people read them.
fn listing(seat: &Seat, rows: &[Row], total: usize) -> String {
    if total == 0 {
        return seat.say("cmd-no-tickets", &[]);
    }
    let head = ["number", "due", "left", "priority", "place", "subject", "holder"];
    let head: Vec<String> = head.iter().map(|column| seat.say(&format!("cmd-head-{column}"), &[])).collect();
    let cells: Vec<Vec<String>> = rows.iter().map(|row| cells(seat, row)).collect();
    let mut out = aligned(&head, &cells);
    if rows.len() < total {
        let (shown, total) = (rows.len().to_string(), total.to_string());
        out.push_str(&seat.say("cmd-more-tickets", &[("shown", &shown), ("total", &total)]));
    }
    out
}

fn cells(seat: &Seat, row: &Row) -> Vec<String> {
    let (due, left) = seat.due(row.facts.due, row.facts.due_of);
    vec![
        row.number.to_string(),
        due,
        left,
        seat.priority(row.facts.priority),
        seat.place_of(row),
        shown(&row.subject),
        seat.holder(row),
    ]
}
