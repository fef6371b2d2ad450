//! `pult undo [SEQ]`: takes a change back, with its whole batch.

use super::{Reply, Seat, Trouble, change, seat::unexpected};
use crate::backend::{Answer, Applied, Failure, Read};
use crate::desk::{Act, Row, Subject};
use serde_json::Value;

/// Flags of `pult undo`.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Sequence number of the change; your own latest without it
    pub seq: Option<i64>,
    /// Only when the ticket that it is about still has this version (else exit 4)
    #[arg(long, value_name = "N")]
    pub if_version: Option<i64>,
    /// Print {"seq","ticket","version"}
    #[arg(long)]
    pub json: bool,
}

/// Takes it back.
pub async fn run(seat: &Seat, args: &Args) -> Result<Reply, Trouble> {
    seat.may_write()?;
    if let Some(seen) = args.if_version {
        unchanged(seat, args.seq, seen).await?;
    }
    let applied = seat.apply(Act::Undo { seq: args.seq }, None).await?;
    let whole = applied.event.after.get("taken_back").and_then(Value::as_i64);
    if let Some(count) = whole.filter(|_| !args.json) {
        return Ok(Reply::text(plan(seat, &applied, count)));
    }
    let what = match applied.event.undoes {
        Some(seq) => seat.say("cmd-what-undo", &[("seq", &seq.to_string())]),
        None => seat.say("cmd-what-undo-last", &[]),
    };
    change::done(seat, &applied, args.json, &what)
}

/// A plan was taken back: how much of it, and what was left as it is since somebody went on from there.
fn plan(seat: &Seat, applied: &Applied, count: i64) -> String {
    let name = |left: &Value| left.as_str().map_or_else(|| left.to_string(), ToOwned::to_owned);
    let left: Vec<String> = applied.event.after["left"].as_array().into_iter().flatten().map(name).collect();
    let key = if left.is_empty() { "cmd-what-undo-plan" } else { "cmd-what-undo-part" };
    let left = super::columns::shown(&left.join(", ").as_str().into());
    let what = seat.say(key, &[("count", &count.to_string()), ("left", &left)]);
    seat.say("cmd-done", &[("what", &what), ("seq", &applied.event.seq.to_string())])
}

/// So many of one's own changes are looked through for the latest that stands.
const LATEST: u32 = 100;

/// Refuses when the ticket has moved on since its version was seen. What happens between this look and the undo itself is
/// caught by the desk: it takes back only what nobody changed after.
async fn unchanged(seat: &Seat, seq: Option<i64>, seen: i64) -> Result<(), Trouble> {
    let which = match seq {
        Some(seq) => Read::Log { after: seq - 1, limit: 1 },
        None => Read::LatestBy { actor: seat.actor.raw().to_owned(), limit: LATEST },
    };
    let events = match seat.desk.read(which).await? {
        Answer::Log(events) => events,
        other => return Err(unexpected(&other)),
    };
    let taken_back = |seq: i64| events.iter().any(|event| event.undoes == Some(seq));
    let meant = events.iter().find(|event| seq.map_or(event.undoes.is_none() && !taken_back(event.seq), |seq| event.seq == seq));
    let Some(Subject::Ticket(id)) = meant.map(|event| &event.subject) else { return Ok(()) };
    let ticket = seat.ticket(id.as_str()).await?.ticket;
    if ticket.head.version == seen {
        return Ok(());
    }
    Err(Failure::Conflict { theirs: Box::new(Row::of(&ticket)), by: None }.into())
}
