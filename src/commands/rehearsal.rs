//! A rehearsal as text and as JSON: what would move, what would break, what nobody would do.

use super::Seat;
use super::columns::{aligned, shown};
use crate::app::Idea;
use crate::desk::{Moment, Named, Row, UnitId};
use crate::engine::rehearse::rehearse;
use crate::routing::{Changed, Deadline, Rehearsal};
use crate::wire::Said;
use serde_json::{Map, Value, json};

use super::Trouble;

impl Seat {
    /// What an idea would do; nothing is written.
    pub async fn rehearse(&self, idea: Idea) -> Result<Rehearsal, Trouble> {
        Ok(rehearse(&*self.desk, idea, self.now).await?)
    }
}

/// `moves`, `breaks`, `left` and `later`, to stand in a document of any command.
pub fn document(seat: &Seat, told: &Rehearsal) -> Map<String, Value> {
    let said = seat.said();
    let list = |lines: Vec<Value>| Value::Array(lines);
    let later = told.changed.iter().filter(|c| !c.is_move() && c.later().is_some_and(|minutes| minutes > 0));
    let mut fields = Map::new();
    fields.insert("moves".into(), list(told.moves().map(|c| one(&said, c)).collect()));
    fields.insert("breaks".into(), list(told.breaks().flat_map(|c| broken(&said, c)).collect()));
    fields.insert("left".into(), list(told.left().map(|c| one(&said, c)).collect()));
    fields.insert("later".into(), list(later.map(|c| one(&said, c)).collect()));
    if let Some(level) = told.level {
        let minutes = json!({ "mean": level.mean.0, "before": level.before.0, "after": level.after.0 });
        fields.insert("minutes".into(), minutes);
        fields.insert("fewest_moves".into(), level.proven.into());
    }
    fields
}

fn one(said: &Said, changed: &Changed) -> Value {
    let id = |unit: &Option<Named<UnitId>>| unit.as_ref().map(|unit| unit.id.clone());
    json!({
        "ticket": changed.ticket, "number": changed.number, "from": id(&changed.from), "to": id(&changed.to),
        "now": said.maybe(changed.now), "then": said.maybe(changed.then), "later_minutes": changed.later(),
        "blocked_by": changed.blocked_by.iter().map(|rule| rule.name()).collect::<Vec<_>>(),
    })
}

fn broken<'a>(said: &'a Said, changed: &'a Changed) -> impl Iterator<Item = Value> + 'a {
    let unit = changed.to.as_ref().map(|unit| unit.id.clone());
    changed.breaks.iter().map(move |one| {
        json!({
            "ticket": changed.ticket, "number": changed.number, "engineer": unit,
            "due": said.time(one.due), "due_kind": one.of, "then": said.maybe(one.then),
        })
    })
}

/// A line for each ticket that is touched, those that break first.
pub fn text(seat: &Seat, told: &Rehearsal, rows: &[Row]) -> String {
    if told.changed.is_empty() {
        return seat.say("cmd-rehearsal-nothing", &[]);
    }
    let head = ["number", "subject", "now", "then", "outcome"];
    let head: Vec<String> = head.iter().map(|column| seat.say(&format!("cmd-head-{column}"), &[])).collect();
    let subject = |c: &Changed| rows.iter().find(|row| row.id == c.ticket).map(|row| shown(&row.subject)).unwrap_or_default();
    let cells = |c: &Changed| {
        let (now, then) = (whom(seat, c.from.as_ref(), c.now), whom(seat, c.to.as_ref(), c.then));
        vec![c.number.to_string(), subject(c), now, then, outcome(seat, c)]
    };
    aligned(&head, &told.changed.iter().map(cells).collect::<Vec<_>>())
}

fn whom(seat: &Seat, unit: Option<&Named<UnitId>>, at: Option<Moment>) -> String {
    let Some(unit) = unit else { return seat.say("cmd-nobody", &[]) };
    let at = at.map(|at| seat.time(at)).unwrap_or_default();
    format!("{} {at}", seat.name(unit)).trim_end().to_owned()
}

fn outcome(seat: &Seat, changed: &Changed) -> String {
    let broken = |one: &Deadline| {
        let what = seat.due(crate::desk::Due::At { at: one.due }, Some(one.of)).0;
        let then = one.then.map_or_else(|| seat.say("cmd-rehearsal-never", &[]), |at| seat.time(at));
        seat.say("cmd-rehearsal-breaks", &[("what", &what), ("then", &then)])
    };
    let mut words: Vec<String> = changed.breaks.iter().map(broken).collect();
    if changed.is_left() {
        let why: Vec<String> = changed.blocked_by.iter().map(|rule| seat.rule(*rule)).collect();
        words.push(format!("{}: {}", seat.say("cmd-nobody", &[]), why.join(", ")).trim_end_matches(": ").to_owned());
    }
    if words.is_empty() && !changed.mends.is_empty() {
        words.push(seat.say("cmd-rehearsal-mends", &[]));
    }
    if words.is_empty()
        && let Some(later) = changed.later().filter(|minutes| *minutes != 0)
    {
        words.push(seat.say("cmd-rehearsal-later", &[("minutes", &format!("{later:+}"))]));
    }
    words.join("; ")
}
