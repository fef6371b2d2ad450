//! The documents of `pult wall` and `pult handover`.

use crate::app::view::Counts;
use crate::desk::handover::{AtRisk, CallBack, Left, Promised, Signature};
use crate::desk::{HandOver, Row, Signed};
use crate::lead::{Crew, Load};
use crate::routing::Expected;
use crate::text::Raw;
use crate::wire::{Line, Said};
use serde_json::{Value, json};

/// The sheet with its signatures.
pub fn hand_over(sheet: &HandOver, signed: Option<&Signed>, said: Said) -> Value {
    let counts = &sheet.counts;
    json!({
        "as_of": said.time(sheet.at),
        "counts": {
            "open": counts.open, "overdue": counts.overdue, "unassigned": counts.unassigned, "waiting": counts.waiting,
            "promised": counts.promised, "at_risk": counts.at_risk, "low": counts.by_priority[0], "normal": counts.by_priority[1],
            "high": counts.by_priority[2], "critical": counts.by_priority[3],
        },
        "left": sheet.left.iter().map(|line| left(line, said)).collect::<Vec<_>>(),
        "at_risk": sheet.at_risk.iter().map(|risk| at_risk(risk, said)).collect::<Vec<_>>(),
        "promised": sheet.promised.iter().map(|promise| promised(promise, said)).collect::<Vec<_>>(),
        "call_back": sheet.call_back.iter().map(|call| call_back(call, said)).collect::<Vec<_>>(),
        "out": sheet.out.iter().map(|away| json!({ "name": away.name.raw(), "until": said.time(away.until), "why": away.why }))
            .collect::<Vec<_>>(),
        "coming": sheet.coming.iter().map(|one| json!({ "name": one.name.raw(), "from": said.time(one.from) })).collect::<Vec<_>>(),
        "unsent": sheet.unsent,
        "note": if sheet.note.is_blank() { Value::Null } else { json!(sheet.note.raw()) },
        "seq": signed.map(|signed| signed.seq),
        "handed_over": signed.map(|signed| signature(&signed.left, said)),
        "taken_over": signed.and_then(|signed| signed.taken.as_ref()).map(|taken| signature(taken, said)),
    })
}

fn signature(signature: &Signature, said: Said) -> Value {
    json!({ "actor": signature.by.raw(), "at": said.time(signature.at) })
}

fn left(line: &Left, said: Said) -> Value {
    json!({
        "number": line.number, "subject": line.subject.raw(), "place": line.place.raw(), "priority": line.priority,
        "holder": line.holder.as_ref().map(Raw::raw), "due": said.maybe(line.due), "due_kind": line.of,
    })
}

fn at_risk(risk: &AtRisk, said: Said) -> Value {
    let mut line = left(&risk.ticket, said);
    line["late"] = json!(risk.late);
    line["expected"] = json!(said.maybe(risk.expected));
    line
}

fn promised(promise: &Promised, said: Said) -> Value {
    json!({
        "number": promise.number, "text": promise.text.raw(), "until": said.time(promise.until), "owner": promise.owner.raw(),
    })
}

fn call_back(call: &CallBack, said: Said) -> Value {
    match call {
        CallBack::Missed { who, phone, at } => {
            json!({ "why": "missed", "name": who.as_ref().map(Raw::raw), "phone": phone.raw(), "at": said.time(*at) })
        }
        CallBack::Promised { promise } => {
            let mut line = promised(promise, said);
            line["why"] = json!("promised");
            line
        }
    }
}

/// The wall.
pub fn wall(url: &str, counts: Counts, next: &[Row], crew: &Crew, said: Said) -> Value {
    json!({
        "desk": url,
        "as_of": said.time(said.now),
        "counts": {
            "open": counts.open, "overdue": counts.overdue, "at_risk": counts.at_risk, "unassigned": counts.unassigned,
            "unconfirmed": counts.unconfirmed, "call_back": counts.call_back,
        },
        "next": next.iter().map(|row| Line::of(row, said)).collect::<Vec<_>>(),
        "loads": crew.loads.iter().map(|one| load(one, said)).collect::<Vec<_>>(),
        "forecast": crew.late.iter().map(|late| expected(late, said)).collect::<Vec<_>>(),
    })
}

fn load(load: &Load, said: Said) -> Value {
    json!({
        "engineer": { "id": load.unit.id, "name": load.unit.name.raw() }, "open": load.open, "planned_minutes": load.planned.0,
        "left_minutes": load.left.0, "room_minutes": load.room().0, "state": load.how.name(), "until": said.maybe(load.until),
    })
}

fn expected(late: &Expected, said: Said) -> Value {
    json!({
        "ticket": late.ticket, "number": late.number, "engineer": { "id": late.unit.id, "name": late.unit.name.raw() },
        "due_kind": late.of, "due": said.time(late.due), "expected": said.maybe(late.meets),
        "late_minutes": late.late().map(|late| late.0),
    })
}
