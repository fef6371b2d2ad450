//! `pult absent`: an absence, and what it moves.

use super::columns::{aligned, shown};
use super::{Reply, Seat, Trouble, change, whom};
use crate::backend::Board;
use crate::desk::shift::Absence;
use crate::desk::{Act, Row, Unit};
use crate::routing::{self, Plan};
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
    #[arg(long)]
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
    if args.rehearse {
        return rehearse(seat, args, unit, absence).await;
    }
    // One that is over is of no use to anybody; the log has it.
    let mut absences: Vec<Absence> = unit.absences.iter().filter(|a| a.until > seat.now).cloned().collect();
    absences.push(absence);
    let applied = seat.apply(Act::Absence { unit: unit.id.clone(), absences }, Some(args.reason.clone())).await?;
    let what = seat.say("cmd-what-absent", &[("name", &shown(&unit.name)), ("until", &seat.time(until))]);
    change::done(seat, &applied, args.json, &what)
}

/// Which of their open tickets would be left, and who could take each.
async fn rehearse(seat: &Seat, args: &Args, unit: &Unit, absence: Absence) -> Result<Reply, Trouble> {
    let mut rows = seat.rows(Board::Open).await?;
    rows.retain(|row| row.facts.assignee.as_ref().is_some_and(|held| held.unit.id == unit.id));
    let mut backlog = seat.backlog(Some(rows.iter().map(|row| row.id.clone()).collect())).await?;
    for other in backlog.units.iter_mut().filter(|other| other.id == unit.id) {
        other.absences.push(absence.clone());
    }
    // Whoever starts later than now is away now as well, as far as these tickets go: nothing of theirs is kept for them.
    backlog.held.retain(|row| !rows.iter().any(|left| left.id == row.id));
    for ticket in &mut backlog.tickets {
        ticket.people.assignee = None;
        ticket.people.excluded.push(unit.id.clone());
    }
    let plan = routing::plan(&backlog, &seat.furniture.policy, seat.now);
    let document = json!({
        "engineer": unit.id, "from": seat.said().time(absence.from), "until": seat.said().time(absence.until),
        "tickets": rows.iter().map(|row| left(seat, row, &plan)).collect::<Vec<_>>(),
    });
    Reply::either(args.json, &document, || text(seat, unit, &rows, &plan))
}

/// The line of the plan that a ticket is in, itself or along with another.
fn line<'a>(plan: &'a Plan, row: &Row) -> Option<&'a routing::Line> {
    plan.lines.iter().find(|line| line.ticket == row.id || line.with.contains(&row.id))
}

fn left(seat: &Seat, row: &Row, plan: &Plan) -> Value {
    let line = line(plan, row);
    let choice = line.and_then(|line| line.choice.as_ref());
    json!({
        "ticket": row.id, "number": row.number, "due": seat.said().maybe(row.facts.due.at()),
        "to": choice.map(|c| &c.unit.id), "arrives": seat.said().maybe(choice.and_then(|c| c.arrives)),
        "late_minutes": choice.and_then(|c| c.late).map(|late| late.0),
        "blocked_by": line.map(|line| line.blocked_by.iter().map(|rule| rule.name()).collect::<Vec<_>>()).unwrap_or_default(),
    })
}

fn text(seat: &Seat, unit: &Unit, rows: &[Row], plan: &Plan) -> String {
    let name = shown(&unit.name);
    if rows.is_empty() {
        return seat.say("cmd-absent-nothing", &[("name", &name)]);
    }
    let head = ["number", "due", "left", "subject", "takes-over", "arrives"];
    let head: Vec<String> = head.iter().map(|column| seat.say(&format!("cmd-head-{column}"), &[])).collect();
    let cells = |row: &Row| {
        let (due, left) = seat.due(row.facts.due, row.facts.due_of);
        let line = line(plan, row);
        let choice = line.and_then(|line| line.choice.as_ref());
        let who = match (choice, line) {
            (Some(choice), _) => seat.name(&choice.unit),
            (None, Some(line)) => {
                let why: Vec<String> = line.blocked_by.iter().map(|rule| seat.rule(*rule)).collect();
                format!("{}: {}", seat.say("cmd-nobody", &[]), why.join(", "))
            }
            (None, None) => seat.say("cmd-nobody", &[]),
        };
        let arrives = choice.and_then(|c| c.arrives).map(|at| seat.time(at)).unwrap_or_default();
        vec![row.number.to_string(), due, left, shown(&row.subject), who, arrives]
    };
    let rows: Vec<Vec<String>> = rows.iter().map(cells).collect();
    format!("{}\n{}", seat.say("cmd-absent-rehearsal", &[("name", &name)]), aligned(&head, &rows))
}
