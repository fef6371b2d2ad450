//! `pult absent`: an absence, and what it moves.

use super::columns::shown;
use super::{Reply, Seat, Trouble, change, rehearsal, whom};
use crate::app::Idea;
use crate::backend::Board;
use crate::desk::shift::Absence;
use crate::desk::{Act, Named, Row, Unit};
use crate::routing::Rehearsal;
use serde_json::{Value, json};

/// Flags of `pult absent`.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Id, login or name
    pub engineer: String,
    /// Until when
    #[arg(long, value_name = "T")]
    pub until: String,
    /// From when; now without it
    #[arg(long, value_name = "T")]
    pub from: Option<String>,
    /// Why, in a word
    #[arg(long, alias = "why", value_name = "WORD", default_value = "ill")]
    pub reason: String,
    /// Only when the engineer still has this version (else exit 4)
    #[arg(long, value_name = "N")]
    pub if_version: Option<i64>,
    /// Show what would move, write nothing
    #[arg(long, visible_alias = "dry-run")]
    pub rehearse: bool,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}

/// Writes the absence, or rehearses it.
pub async fn run(seat: &Seat, args: &Args) -> Result<Reply, Trouble> {
    if !args.rehearse {
        seat.may_write()?;
    }
    let unit = whom::unit(seat, &args.engineer)?;
    if let Some(seen) = args.if_version.filter(|seen| *seen != unit.version) {
        let values = [("name", shown(&unit.name)), ("version", unit.version.to_string()), ("seen", seen.to_string())];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        return Err(Trouble::Refused(seat.say("cmd-unit-changed", &values)));
    }
    let from = args.from.as_deref().map(|text| seat.when(text)).transpose()?.unwrap_or(seat.now);
    let until = seat.when(&args.until)?;
    if until <= from {
        return Err(seat.wrong("cmd-time-passed", &[("text", &args.until)]));
    }
    let absence = Absence { from, until, why: args.reason.clone() };
    // One that is over is of no use to anybody; the log has it.
    let mut absences: Vec<Absence> = unit.absences.iter().filter(|a| a.until > seat.now).cloned().collect();
    absences.push(absence.clone());
    if args.rehearse {
        return rehearse(seat, args, unit, absences, &absence).await;
    }
    let applied = seat.apply(Act::Absence { unit: unit.id.clone(), absences }, Some(args.reason.clone())).await?;
    let what = seat.say("cmd-what-absent", &[("name", &shown(&unit.name)), ("until", &seat.time(until))]);
    change::done(seat, &applied, args.json, &what)
}

/// What moves and what breaks; of each ticket that they hold, who would take it over.
async fn rehearse(seat: &Seat, args: &Args, unit: &Unit, absences: Vec<Absence>, absence: &Absence) -> Result<Reply, Trouble> {
    let mut rows = seat.rows(Board::Open).await?;
    let named = Named::new(unit.id.clone(), unit.name.clone());
    let told = seat.rehearse(Idea::Absence { unit: named, absences, until: absence.until }).await?;
    let held = |row: &&Row| row.facts.assignee.as_ref().is_some_and(|held| held.unit.id == unit.id);
    let mut document = rehearsal::document(seat, &told);
    document.insert("engineer".into(), json!(unit.id));
    document.insert("from".into(), json!(seat.said().time(absence.from)));
    document.insert("until".into(), json!(seat.said().time(absence.until)));
    document.insert("tickets".into(), rows.iter().filter(held).map(|row| theirs(seat, row, &told)).collect());
    rows.retain(|row| told.changed.iter().any(|changed| changed.ticket == row.id));
    let name = shown(&unit.name);
    Reply::either(args.json, &Value::Object(document), || {
        let key = if told.changed.is_empty() { "cmd-absent-nothing" } else { "cmd-absent-rehearsal" };
        let first = seat.say(key, &[("name", &name)]);
        if told.changed.is_empty() { first } else { format!("{first}\n{}", rehearsal::text(seat, &told, &rows)) }
    })
}

/// A ticket that they hold: null where it stays.
fn theirs(seat: &Seat, row: &Row, told: &Rehearsal) -> Value {
    let changed = told.changed.iter().find(|changed| changed.ticket == row.id);
    let moved = changed.filter(|changed| changed.is_move());
    let late = moved.and_then(|c| c.breaks.iter().filter_map(|b| Some(b.then?.minutes_since(b.due).0)).max());
    let blocked = changed.map(|c| c.blocked_by.iter().map(|rule| rule.name()).collect::<Vec<_>>()).unwrap_or_default();
    json!({
        "ticket": row.id, "number": row.number, "due": seat.said().maybe(row.facts.due.at()),
        "to": moved.and_then(|c| c.to.as_ref()).map(|to| &to.id),
        "arrives": seat.said().maybe(moved.and_then(|c| c.then)),
        "late_minutes": late, "stays": moved.is_none(), "blocked_by": blocked,
    })
}
