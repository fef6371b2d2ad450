//! `pult route --rebalance`: who has too much gives to who has room.

use super::rehearsal::{document, text};
use super::route::Fate;
use super::{Reply, Seat, Trouble, assign};
use crate::app::Idea;
use crate::backend::Board;
use crate::desk::{Act, BatchId, Change, Unit, Wish};
use crate::routing::{Changed, Rehearsal};
use serde_json::{Value, json};
use std::fmt::Write;

/// Shows what would change hands, and writes it unless it is a dry run: one batch, so that one undo takes it back.
pub async fn run(seat: &Seat, dry_run: bool, json: bool) -> Result<Reply, Trouble> {
    let told = seat.rehearse(Idea::Level).await?;
    let rows = if json { Vec::new() } else { seat.rows(Board::Open).await? };
    let fates = if dry_run { Vec::new() } else { apply(seat, &told).await? };
    let mut fields = document(seat, &told);
    if !dry_run {
        let done = |f: &Fate| f.end.as_ref().ok().map(|seq| json!({ "ticket": f.ticket, "seq": seq }));
        let refused = |f: &Fate| f.end.as_ref().err().map(|why| json!({ "ticket": f.ticket, "why": why }));
        fields.insert("applied".into(), fates.iter().filter_map(done).collect());
        fields.insert("refused".into(), fates.iter().filter_map(refused).collect());
    }
    let reply = Reply::either(json, &Value::Object(fields), || words(seat, &told, &fates, text(seat, &told, &rows)))?;
    Ok(if fates.iter().any(|fate| fate.end.is_err()) { reply.exiting(4) } else { reply })
}

fn words(seat: &Seat, told: &Rehearsal, fates: &[Fate], mut out: String) -> String {
    if let Some(level) = told.level {
        let values = [level.before, level.after, level.mean].map(|minutes| minutes.0.to_string());
        let [before, after, mean] = &values;
        let _ = write!(out, "\n{}", seat.say("cmd-level", &[("before", before), ("after", after), ("mean", mean)]));
        if level.proven && told.moves().next().is_some() {
            let _ = write!(out, " {}", seat.say("cmd-level-proven", &[]));
        }
    }
    for fate in fates {
        // Writing into a String cannot fail.
        let _ = match &fate.end {
            Ok(seq) => {
                write!(out, "\n{}", seat.say("cmd-sent", &[("number", &fate.number.to_string()), ("seq", &seq.to_string())]))
            }
            Err(why) => write!(out, "\n{}: {why}", fate.number),
        };
    }
    out
}

async fn apply(seat: &Seat, told: &Rehearsal) -> Result<Vec<Fate>, Trouble> {
    let batch = BatchId::from(seat.new_id());
    let unit = |c: &Changed| seat.furniture.units.iter().find(|unit| c.to.as_ref().is_some_and(|to| to.id == unit.id));
    let moves: Vec<(&Changed, &Unit)> = told.moves().filter_map(|changed| Some((changed, unit(changed)?))).collect();
    let wish = |(changed, unit): &(&Changed, &Unit)| -> Wish {
        let what = Change::Assign { to: Some(assign::told(seat, unit)), over: None };
        let act = Act::Ticket { id: changed.ticket.clone(), what, seen: Some(changed.version) };
        seat.wish(act, None, Some(batch.clone()))
    };
    if moves.is_empty() {
        return Ok(Vec::new());
    }
    let answers = seat.desk.apply(moves.iter().map(wish).collect()).await?;
    let fate = |((changed, _), answer): (&(&Changed, &Unit), Result<crate::backend::Applied, crate::backend::Failure>)| {
        let end = answer.map(|applied| applied.event.seq).map_err(|failure| super::trouble::say_failure(&failure, &seat.texts));
        Fate { ticket: changed.ticket.clone(), number: changed.number, end }
    };
    Ok(moves.iter().zip(answers).map(fate).collect())
}
