//! `pult replay`: the board as it stood.

use super::chosen::Chosen;
use super::seat::unexpected;
use super::tickets::listing;
use super::{Reply, Seat, Trouble};
use crate::backend::{Answer, Read};
use crate::desk::back::parse_back;
use crate::desk::{Moment, Past};
use crate::wire;
use serde_json::{Value, json};

/// Flags of `pult replay`.
#[derive(Clone, Debug, clap::Args)]
#[command(
    after_help = "From the append-only log, in the order of that moment, its clocks judged at it. Before the log begins: exit 4, \
                        and the moment that it begins at. JSON as of `pult tickets`, with log_begins, by_outcome and terms_changed."
)]
pub struct Args {
    /// When: 09:30 (the last one), yesterday 14:00, wed 12:00, 22.11 09:00, -2h, RFC 3339
    #[arg(long, value_name = "T", allow_hyphen_values = true)]
    pub at: String,
    /// open, unassigned, mine, pool, at-risk, overdue, waiting, promised, unconfirmed, or a saved view
    #[arg(long, default_value = "open", value_name = "NAME")]
    pub view: String,
    /// Terms that must all hold, as of `pult tickets`
    #[arg(long, value_name = "EXPR")]
    pub filter: Option<String>,
    /// At most so many
    #[arg(long, value_name = "N", default_value_t = 200)]
    pub limit: usize,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}

/// Shows the board as it stood.
pub async fn run(seat: &Seat, args: &Args) -> Result<Reply, Trouble> {
    let at = parse_back(&args.at, seat.now, seat.zone()).ok_or_else(|| seat.wrong("cmd-bad-past", &[("text", &args.at)]))?;
    let chosen = Chosen::read(seat, &args.view, args.filter.as_deref().unwrap_or_default())?;
    if chosen.beyond_the_board() {
        return Err(seat.wrong("cmd-past-of-the-board", &[("view", &args.view)]));
    }
    let mut past = match seat.desk.read(Read::Past(at)).await? {
        Answer::Past(past) => *past,
        other => return Err(unexpected(&other)),
    };
    if past.rows.is_empty() {
        match past.log_begins {
            Some(begins) if begins > at => {
                return Err(Trouble::Refused(seat.say("cmd-before-the-log", &[("begins", &seat.time(begins))])));
            }
            None => return Err(Trouble::Refused(seat.say("cmd-log-is-empty", &[]))),
            Some(_) => {}
        }
    }
    let then = seat.at_moment(at);
    past.rows = chosen.of(past.rows, &then);
    let total = past.rows.len();
    past.rows.truncate(args.limit);
    if args.json {
        return Reply::json(&document(&then, &past, total));
    }
    let mut out = format!("{}\n", seat.say("cmd-past-as-of", &[("at", &seat.texts.lang().stamp(at, seat.zone()))]));
    out.push_str(&listing(&then, &past.rows, total));
    for note in notes(seat, &past, at) {
        out = format!("{}\n{note}", out.trim_end());
    }
    Ok(Reply::text(out))
}

/// How far what is shown can be trusted.
fn notes(seat: &Seat, past: &Past, at: Moment) -> Vec<String> {
    let mut notes = Vec::new();
    if let Some(begins) = past.log_begins.filter(|begins| *begins > at) {
        notes.push(seat.say("cmd-before-the-log", &[("begins", &seat.time(begins))]));
    }
    if past.by_outcome > 0 {
        notes.push(seat.texts.say("cmd-past-outcome", &[("n", past.by_outcome.into())]));
    }
    if let Some(changed) = past.terms_changed {
        notes.push(seat.say("cmd-past-terms", &[("at", &seat.time(changed))]));
    }
    notes
}

fn document(then: &Seat, past: &Past, total: usize) -> Value {
    let said = then.said();
    json!({
        "desk": then.url,
        "as_of": said.time(then.now),
        "log_begins": said.maybe(past.log_begins),
        "by_outcome": past.by_outcome,
        "terms_changed": said.maybe(past.terms_changed),
        "total": total,
        "tickets": past.rows.iter().map(|row| wire::Line::of(row, said)).collect::<Vec<_>>(),
    })
}
