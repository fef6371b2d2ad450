//! `pult tickets`: the board in its order.

use super::chosen::Chosen;
use super::columns::{aligned, shown};
use super::{Reply, Seat, Trouble};
use crate::backend::Board;
use crate::desk::Row;
use crate::wire;
use futures_util::StreamExt;

/// Flags of `pult tickets`.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// open, unassigned, mine, pool, at-risk, overdue, waiting, promised, unconfirmed, a saved view, all, solved, closed
    #[arg(long, default_value = "open", value_name = "NAME")]
    pub view: String,
    /// Terms that must all hold: zone:NAME skill:TAG prio>=high company:"NAME" engineer:NAME left<2h -phase:waiting, or letters
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
    let chosen = Chosen::read(seat, &args.view, args.filter.as_deref().unwrap_or_default())?;
    let (rows, total) = wanted(seat, &chosen, args.limit).await?;
    let said = seat.said();
    let document = wire::Board {
        desk: seat.url.clone(),
        as_of: said.time(seat.now),
        total,
        tickets: rows.iter().map(|row| wire::Line::of(row, said)).collect(),
    };
    Reply::either(args.json, &document, || listing(seat, &rows, total))
}

/// The first rows that are wanted, and how many there are. The desk is read as far as it takes to know both.
async fn wanted(seat: &Seat, chosen: &Chosen, limit: usize) -> Result<(Vec<Row>, usize), Trouble> {
    let which = if chosen.beyond_the_board() { Board::All } else { Board::Open };
    let everything = chosen.takes_everything();
    let end = chosen.ends(&seat.furniture.policy, seat.now);
    let mut pages = seat.desk.board(which);
    let (mut rows, mut counted) = (Vec::new(), None);
    while let Some(page) = pages.next().await {
        let page = page?;
        // The rows stand in the order of their deadlines: behind the last one that may belong none belongs.
        let over = end.is_some_and(|end| page.rows.last().is_some_and(|row| row.facts.due.at().is_none_or(|at| at >= end)));
        rows.extend(chosen.of(page.rows, seat));
        counted = counted.or(page.total.filter(|_| everything));
        if over || (everything && rows.len() >= limit) {
            break;
        }
    }
    let total = counted.unwrap_or(rows.len());
    rows.truncate(limit);
    Ok((rows, total))
}

/// The rows as people read them.
pub(super) fn listing(seat: &Seat, rows: &[Row], total: usize) -> String {
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
