//! `pult route --json`: the plan as the contract writes it, so that anybody can check that it is the best one.

use super::Seat;
use super::route::Fate;
use crate::routing::{Candidate, Line, Miss, Plan, Refused, Relaxation, Room, Term, TermName};
use serde::Serialize;
use serde_json::{Value, json};

/// The document.
#[derive(Serialize)]
pub struct Document {
    policy: String,
    as_of: String,
    placed: usize,
    unplaced: usize,
    cost: i64,
    bound: i64,
    exact: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    may_place_more: Option<usize>,
    solve_ms: f64,
    lines: Vec<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    engineers: Option<Vec<Value>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    applied: Option<Vec<Value>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    refused: Option<Vec<Value>>,
    /// How it differs from the plan by the desk's own rules, where it was made by others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compared: Option<Value>,
}

/// The plan; `fates` are there when it was applied.
pub fn document(seat: &Seat, plan: &Plan, solve_ms: f64, explain: bool, fates: Option<&Vec<Fate>>) -> Document {
    let placed = plan.placed();
    let applied = |fate: &Fate| fate.end.as_ref().ok().map(|seq| json!({ "ticket": fate.ticket, "seq": seq }));
    let refused = |fate: &Fate| fate.end.as_ref().err().map(|why| json!({ "ticket": fate.ticket, "why": why }));
    Document {
        policy: plan.policy.clone(),
        as_of: seat.said().time(plan.at),
        placed,
        unplaced: plan.lines.len() - placed,
        cost: plan.cost,
        bound: plan.bound,
        exact: plan.exact,
        may_place_more: (plan.more > 0).then_some(plan.more),
        solve_ms: (solve_ms * 1000.0).round() / 1000.0,
        lines: plan.lines.iter().map(|each| line(seat, each, explain)).collect(),
        engineers: explain.then(|| plan.units.iter().map(room).collect()),
        applied: fates.map(|fates| fates.iter().filter_map(applied).collect()),
        refused: fates.map(|fates| fates.iter().filter_map(refused).collect()),
        compared: None,
    }
}

fn line(seat: &Seat, line: &Line, explain: bool) -> Value {
    let choice = line.choice.as_ref();
    let mut told = json!({
        "ticket": line.ticket,
        "number": line.number,
        "with": line.with,
        "urgency": line.urgency,
        "effort": line.effort.0,
        "engineer": choice.map(|c| &c.unit.id),
        "cost": choice.map_or(0, |c| c.cost),
        "terms": choice.map(|c| terms(&c.terms)).unwrap_or_default(),
        "load": choice.map_or(0, |c| load(&c.terms)),
        "arrives": seat.said().maybe(choice.and_then(|c| c.arrives)),
        "done": seat.said().maybe(choice.and_then(|c| c.done)),
        "misses": choice.and_then(|c| c.misses).map(|miss| misses(seat, miss)),
        "hurts": choice.map(hurts).unwrap_or_default(),
        "also": line.also,
        "alternative": line.alternative.as_ref().map(|a| json!({ "engineer": a.unit.id, "cost": a.cost, "dearer": a.dearer, "leaves_out": a.leaves_out })),
        "blocked_by": line.blocked_by.iter().map(|rule| rule.name()).collect::<Vec<_>>(),
        "relaxation": line.relaxation.as_deref().map(|relaxation| relaxed(seat, relaxation)),
    });
    if let (true, Some(told)) = (explain, told.as_object_mut()) {
        told.insert("candidates".into(), line.candidates.iter().map(candidate).collect());
        told.insert("refused".into(), line.refused.iter().map(refused).collect());
    }
    told
}

/// The deadline that is not kept, and when it will be met.
fn misses(seat: &Seat, miss: Miss) -> Value {
    json!({ "of": miss.of, "due": seat.said().time(miss.due), "at": seat.said().maybe(miss.at) })
}

/// Whose work the choice pushes back.
fn hurts(candidate: &Candidate) -> Vec<Value> {
    let hurts = candidate.hurts.iter();
    hurts.map(|hurt| json!({ "ticket": hurt.ticket, "later_minutes": hurt.later, "misses": hurt.misses })).collect()
}

fn candidate(candidate: &Candidate) -> Value {
    json!({ "engineer": candidate.unit.id, "cost": candidate.cost, "terms": terms(&candidate.terms), "load": load(&candidate.terms) })
}

/// The one rule to lift, for whom, and what it comes to: `price` is `cost` and the `load` of one more line than the plan gives them.
fn relaxed(seat: &Seat, relaxation: &Relaxation) -> Value {
    let candidate = &relaxation.candidate;
    json!({
        "engineer": candidate.unit.id,
        "rule": relaxation.rule.name(),
        "lift": relaxation.lift.name(),
        "detail": relaxation.detail,
        "from": seat.said().maybe(relaxation.from),
        "price": relaxation.price,
        "cost": candidate.cost,
        "terms": terms(&candidate.terms),
        "load": load(&candidate.terms),
        "arrives": seat.said().maybe(candidate.arrives),
        "late_minutes": candidate.late.map(|late| late.0),
    })
}

fn refused(refused: &Refused) -> Value {
    json!({ "engineer": refused.unit.id, "rule": refused.rule.name() })
}

/// The terms that `cost` is the sum of. Load hangs on the plan's other lines and stands beside them.
fn terms(terms: &[Term]) -> Vec<Value> {
    let own = terms.iter().filter(|term| term.name != TermName::Load);
    own.map(|term| json!({ "name": term.name.name(), "value": term.value })).collect()
}

fn load(terms: &[Term]) -> i64 {
    terms.iter().filter(|term| term.name == TermName::Load).map(|term| term.value).sum()
}

/// Where load counts minutes, `room_minutes` is the limit and `load_costs` are those of the begun hours.
fn room(room: &Room) -> Value {
    let mut told = json!({ "id": room.unit.id, "room": room.room, "load_costs": room.load_costs });
    if let (Some(minutes), Some(told)) = (room.minutes, told.as_object_mut()) {
        told.insert("room_minutes".into(), minutes.into());
    }
    told
}
