//! Tickets, records and events as columns, and back.

use super::super::{Failure, search, words};
use super::failure::{Told, broken};
use crate::desk::record::Kind;
use crate::desk::{Event, Moment, Phase, Priority, Record, Row, Subject, Ticket};
use serde::{Serialize, de::DeserializeOwned};
use sqlx::Row as _;
use sqlx::any::AnyRow;

/// A value of a column.
#[derive(Clone, Debug)]
pub(super) enum Cell {
    Int(i64),
    Text(String),
}

impl From<i64> for Cell {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}

impl From<String> for Cell {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

impl From<&str> for Cell {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

/// Columns of `ticket`.
pub(super) const TICKET: [&str; 19] = [
    "id", "number", "version", "open", "unplaced", "due_rank", "due_at", "ease", "created", "assignee", "company", "site",
    "shown", "doc", "contract", "effort", "asked_at", "asked_of", "solved",
];
/// Columns of `record`.
pub(super) const RECORD: [&str; 7] = ["kind", "id", "owner", "at", "live", "words", "doc"];
/// Columns of `event` after its sequence number.
pub(super) const EVENT: [&str; 13] =
    ["at", "actor", "subject_kind", "subject", "act", "before", "after", "reason", "wish", "batch", "version", "undo", "undoes"];

/// Selects events with their words; conditions follow.
pub(super) const EVENTS: &str = "SELECT e.seq, e.at, e.actor, e.subject_kind, e.subject, e.act, e.before, e.after, e.reason, \
    e.wish, e.batch, e.version, e.undo, e.undoes, COALESCE(w.text, '') FROM event e LEFT JOIN words w ON w.seq = e.seq ";

/// The name of a kind in `record`.
pub(super) fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Unit => "unit",
        Kind::Company => "company",
        Kind::Contact => "contact",
        Kind::Site => "site",
        Kind::Asset => "asset",
        Kind::Package => "package",
        Kind::Contract => "contract",
        Kind::PriceList => "price_list",
        Kind::Debt => "debt",
        Kind::Match => "match",
        Kind::Ruling => "ruling",
        Kind::Origin => "origin",
        Kind::Maintenance => "maintenance",
        Kind::Calendar => "calendar",
        Kind::Policy => "policy",
        Kind::Call => "call",
    }
}

/// Urgency as a column that sorts upwards: 0 is the most urgent.
pub(super) fn ease(priority: Priority) -> i64 {
    Priority::ALL.len() as i64 - 1 - priority as i64
}

/// A ticket's columns, in the order of [`TICKET`].
pub(super) fn ticket(ticket: &Ticket) -> Result<Vec<Cell>, Failure> {
    let row = Row::of(ticket);
    let place = row.place();
    let phase = &ticket.head.phase;
    let unplaced = ticket.people.assignee.is_none() && matches!(phase, Phase::New | Phase::Open);
    Ok(vec![
        ticket.head.id.as_str().into(),
        ticket.head.number.into(),
        ticket.head.version.into(),
        i64::from(phase.kind().is_open()).into(),
        i64::from(unplaced).into(),
        i64::from(place.rank).into(),
        place.at.into(),
        ease(ticket.head.priority).into(),
        ticket.head.created.0.into(),
        ticket.people.assignee.as_ref().map_or("", |a| a.unit.id.as_str()).into(),
        ticket.place.company.as_ref().map_or("", |c| c.id.as_str()).into(),
        ticket.place.site.as_ref().map_or("", |s| s.id.as_str()).into(),
        json(&row)?,
        json(ticket)?,
        ticket.place.contract.as_ref().map_or("", |c| c.as_str()).into(),
        ticket.work.effort.0.into(),
        ticket.extra.opinion.as_ref().map_or(0, |said| said.at.0).into(),
        ticket.extra.opinion.as_ref().and(ticket.people.contact.as_ref()).map_or("", |asked| asked.id.as_str()).into(),
        ticket.clocks.solved.map_or(0, |at| at.0).into(),
    ])
}

/// The words that people and companies are found by; the other records have none.
pub(super) fn words_of(record: &Record) -> String {
    match record {
        Record::Contact(contact) => search::contact_words(contact),
        Record::Company(company) => search::company_words(company),
        Record::Site(site) => search::site_words(site),
        _ => String::new(),
    }
}

/// A record's columns, in the order of [`RECORD`].
pub(super) fn record(record: &Record) -> Result<Vec<Cell>, Failure> {
    let (mut owner, mut at, mut live) = (record.owner().unwrap_or_default(), 0, 0);
    if let Record::Call(call) = record {
        owner = call.company.as_ref().map_or("", |c| c.id.as_str());
        at = call.rang.0;
        live = i64::from(call.is_going_on() || call.waits_for_us());
    }
    Ok(vec![
        kind_name(record.kind()).into(),
        record.id().into(),
        owner.into(),
        at.into(),
        live.into(),
        words_of(record).into(),
        json(record)?,
    ])
}

/// An event's columns, in the order of [`EVENT`], and its words.
pub(super) fn event(event: &Event) -> Result<(Vec<Cell>, String), Failure> {
    let mut bare = event.clone();
    let words = words::take(&mut bare);
    let (kind, id) = subject(&bare.subject);
    let cells = vec![
        bare.at.0.into(),
        bare.actor.raw().into(),
        kind.into(),
        id.into(),
        json(&bare.act)?,
        json(&bare.before)?,
        json(&bare.after)?,
        bare.reason.clone().unwrap_or_default().into(),
        bare.wish.as_str().into(),
        bare.batch.as_ref().map_or("", |b| b.as_str()).into(),
        bare.version.into(),
        json(&bare.undo)?,
        bare.undoes.unwrap_or(0).into(),
    ];
    let words = if words.is_empty() { String::new() } else { serde_json::to_string(&words).told()? };
    Ok((cells, words))
}

/// An event from a row of [`EVENTS`].
pub(super) fn read_event(row: &AnyRow) -> Result<Event, Failure> {
    let text = |place: usize| row.try_get::<String, _>(place).told();
    let int = |place: usize| row.try_get::<i64, _>(place).told();
    let (reason, batch, undoes, words) = (text(8)?, text(10)?, int(13)?, text(14)?);
    let id = text(4)?;
    let subject = match text(3)?.as_str() {
        "ticket" => Subject::Ticket(id.into()),
        "unit" => Subject::Unit(id.into()),
        "company" => Subject::Company(id.into()),
        "call" => Subject::Call(id.into()),
        "contact" => Subject::Contact(id.into()),
        "handover" => Subject::HandOver,
        "desk" => Subject::Desk,
        other => return Err(broken("event", format!("an event is about an unknown thing: {other}"))),
    };
    let mut event = Event {
        seq: int(0)?,
        at: Moment(int(1)?),
        actor: text(2)?.into(),
        subject,
        act: from_json(&text(5)?)?,
        before: from_json(&text(6)?)?,
        after: from_json(&text(7)?)?,
        reason: (!reason.is_empty()).then_some(reason),
        wish: text(9)?.into(),
        batch: (!batch.is_empty()).then(|| batch.into()),
        version: int(11)?,
        undo: from_json(&text(12)?)?,
        undoes: (undoes != 0).then_some(undoes),
    };
    if !words.is_empty() {
        words::put(&mut event, from_json(&words)?);
    }
    Ok(event)
}

fn subject(subject: &Subject) -> (&'static str, &str) {
    match subject {
        Subject::Ticket(id) => ("ticket", id.as_str()),
        Subject::Unit(id) => ("unit", id.as_str()),
        Subject::Company(id) => ("company", id.as_str()),
        Subject::Call(id) => ("call", id.as_str()),
        Subject::Contact(id) => ("contact", id.as_str()),
        Subject::HandOver => ("handover", ""),
        Subject::Desk => ("desk", ""),
    }
}

fn json(value: &impl Serialize) -> Result<Cell, Failure> {
    serde_json::to_string(value).map(Cell::Text).told()
}

/// A stored document.
pub(super) fn from_json<T: DeserializeOwned>(text: &str) -> Result<T, Failure> {
    serde_json::from_str(text).told()
}
