//! Undo: an event is taken back with its whole batch, newest first, and only what still is as the event left it.
//!
//! All or nothing per ticket: what cannot be taken back is left as it is and named, nothing is half done.

use super::decide::{self, Contracts, Entry, Step};
use super::ledger::Ledger;
use super::{Applied, Failure, calling, fulfil, quota};
use crate::desk::unit::Unit;
use crate::desk::{Act, BatchId, Change, Event, Moment, Ruling, Subject, Ticket, Undo, Wish, WishId};
use crate::text::Raw;
use serde_json::{Value, json};

const PAGE: u32 = 50;

/// Takes back an event with its batch.
///
/// # Errors
/// Refused when there is nothing to take back or none of it can be, Conflict when the world has moved on under all of it.
pub(super) async fn take_back<L: Ledger>(book: &mut L, wish: &Wish, seq: Option<i64>, at: Moment) -> Result<Applied, Failure> {
    let mut events = standing(book, &wish.actor, seq).await?;
    events.sort_by_key(|e| std::cmp::Reverse(e.seq));
    let mut subjects: Vec<Subject> = Vec::new();
    for event in &events {
        if !subjects.contains(&event.subject) {
            subjects.push(event.subject.clone());
        }
    }
    let batch = (events.len() > 1).then(|| BatchId::from(format!("undo:{}", wish.id)));
    let mut wanted = Taking { wish, at, batch, contracts: Contracts::new(), steps: Vec::new() };
    let (mut left, mut why) = (Vec::new(), None);
    for subject in subjects {
        let mine: Vec<&Event> = events.iter().filter(|e| e.subject == subject).collect();
        match wanted.subject(book, &mine).await {
            Ok(()) => {}
            Err(failure) if fulfil::is_an_answer(&failure) => {
                left.push(name(book, &subject).await?);
                why.get_or_insert(failure);
            }
            Err(failure) => return Err(failure),
        }
    }
    let mut steps = wanted.steps;
    let taken = steps.len();
    let Some(mut last) = steps.pop() else { return Err(why.unwrap_or_else(|| Failure::refused("nothing-to-undo"))) };
    last.event.wish = wish.id.clone();
    if let (true, Value::Object(after)) = (events.len() > 1, &mut last.event.after) {
        after.insert("taken_back".into(), json!(taken));
        after.insert("left".into(), Value::Array(left));
    }
    for step in steps {
        book.enter(&step).await?;
    }
    fulfil::write(book, last).await
}

/// The events to take back: the named one (or the actor's latest) and those of its batch that still stand.
async fn standing<L: Ledger>(book: &mut L, actor: &Raw, seq: Option<i64>) -> Result<Vec<Event>, Failure> {
    let named = match seq {
        Some(seq) => book.event(seq).await?.ok_or_else(|| Failure::refused("no-such-event"))?,
        None => latest(book, actor).await?.ok_or_else(|| Failure::refused("nothing-to-undo"))?,
    };
    if is_undone(book, named.seq).await? {
        return Err(Failure::refused("already-undone"));
    }
    let Some(batch) = &named.batch else { return Ok(vec![named]) };
    let mut events = Vec::new();
    for event in book.batch(batch).await? {
        if !is_undone(book, event.seq).await? {
            events.push(event);
        }
    }
    Ok(events)
}

/// The newest event of the actor about a ticket, a unit, a client or a client's person that is no undo itself and still stands.
async fn latest<L: Ledger>(book: &mut L, actor: &Raw) -> Result<Option<Event>, Failure> {
    let mut before = i64::MAX;
    loop {
        let page = book.latest_by(actor.raw(), before, PAGE).await?;
        let Some(last) = page.last() else { return Ok(None) };
        before = last.seq;
        for event in page {
            let by_hand = !is_of_a_talk(&event)
                && matches!(event.subject, Subject::Ticket(_) | Subject::Unit(_) | Subject::Company(_) | Subject::Contact(_));
            if by_hand && event.undoes.is_none() && !is_undone(book, event.seq).await? {
                return Ok(Some(event));
            }
        }
    }
}

/// An event is undone when an undo of it stands; the undo may have been undone in its turn.
async fn is_undone<L: Ledger>(book: &mut L, seq: i64) -> Result<bool, Failure> {
    let (mut undone, mut at) = (false, seq);
    while let Some(by) = book.undoing(at).await? {
        undone = !undone;
        at = by;
    }
    Ok(undone)
}

/// What an undo has gathered so far.
struct Taking<'a> {
    wish: &'a Wish,
    at: Moment,
    batch: Option<BatchId>,
    contracts: Contracts,
    steps: Vec<Step>,
}

impl Taking<'_> {
    /// Takes back the events of one subject, newest first, or none of them.
    async fn subject<L: Ledger>(&mut self, book: &mut L, events: &[&Event]) -> Result<(), Failure> {
        let (kept, contracts) = (self.steps.len(), self.contracts.clone());
        let result = match events.first().map(|e| &e.subject) {
            Some(Subject::Ticket(id)) => match book.ticket(id).await? {
                Some(ticket) => self.ticket(book, ticket, events).await,
                None => Err(Failure::refused("no-such-ticket")),
            },
            Some(Subject::Company(id)) => match fulfil::ruling(book, id).await {
                Ok(ruling) => self.client(book, ruling, events),
                Err(failure) => Err(failure),
            },
            Some(Subject::Unit(id)) => match fulfil::unit(book, id).await {
                Ok(unit) => self.unit(book, unit, events),
                Err(failure) => Err(failure),
            },
            Some(Subject::Contact(id)) => match events.first() {
                Some(event) if event.undo == Undo::Before => {
                    let step = decide::forget(self.entry(book.seq(), event), id);
                    self.steps.push(step);
                    Ok(())
                }
                _ => Err(cannot(events.first().map_or("", |e| why_not(e)))),
            },
            _ => Err(cannot(events.first().map_or("", |e| why_not(e)))),
        };
        if result.is_err() {
            self.steps.truncate(kept);
            self.contracts = contracts;
        }
        result
    }

    async fn ticket<L: Ledger>(&mut self, book: &mut L, mut ticket: Ticket, events: &[&Event]) -> Result<(), Failure> {
        let house = book.house();
        for event in events {
            let (inverse, moved) = match &event.undo {
                Undo::Change { inverse, moved } => (inverse, moved.as_deref()),
                Undo::Before | Undo::No { .. } => return Err(cannot(why_not(event))),
            };
            let Act::Ticket { what, .. } = &event.act else { return Err(cannot("not-a-change")) };
            let moved_on = match what {
                Change::Register { .. } => others_had_a_hand(book, event, events).await?,
                _ => !holds(&event.after, &what.touched(&ticket)),
            };
            if moved_on {
                let by = book.last_hand(&ticket.head.id).await?;
                return Err(decide::conflict(&ticket, by));
            }
            let used = quota::returned(&event.after);
            let named = used.iter().flatten().map(|each| each.contract.clone());
            for id in decide::contracts_of(&ticket, inverse, self.at).into_iter().chain(named) {
                if !self.contracts.contains_key(&id) {
                    self.contracts.extend(fulfil::contracts(book, vec![id]).await?);
                }
            }
            let entry = self.entry(book.seq(), event);
            let mut step = decide::alter(&house, entry, &ticket, inverse, decide::Back { moved, used }, &mut self.contracts)?;
            let registered = matches!(what, Change::Register { .. });
            if registered {
                // Before the step of the ticket: what is told of an undo is its last step.
                let untied = calling::untied(book, self.wish, &ticket, step.event.seq, self.at).await?;
                step.event.seq += untied.len() as i64;
                self.steps.extend(untied);
            }
            ticket = step.ticket.clone().unwrap_or(ticket);
            self.steps.push(step);
        }
        Ok(())
    }

    fn client<L: Ledger>(&mut self, book: &L, mut ruling: Ruling, events: &[&Event]) -> Result<(), Failure> {
        let house = book.house();
        for event in events {
            let odd = |_| Failure::Broken { id: format!("event-{}", event.seq), what: "the log cannot be read".into() };
            let Undo::Before = event.undo else { return Err(cannot(why_not(event))) };
            if !holds(&event.after, &json!({ "ruling": ruling })) {
                return Err(Failure::refused("client-has-moved-on"));
            }
            let was: Ruling = serde_json::from_value(event.before.get("ruling").cloned().unwrap_or_default()).map_err(odd)?;
            // A stop that a lead has said is not undone by anybody else.
            let entry = self.entry(book.seq(), event);
            if was.stops() != ruling.stops() && !house.is_lead(entry.actor.raw()) {
                return Err(Failure::refused("lead-only"));
            }
            let step = decide::ruled(&house, entry, &ruling, was.clone(), event.act.clone());
            ruling = was;
            self.steps.push(step);
        }
        Ok(())
    }

    fn unit<L: Ledger>(&mut self, book: &L, mut unit: Unit, events: &[&Event]) -> Result<(), Failure> {
        for event in events {
            let entry = self.entry(book.seq(), event);
            let was = |part: &str| event.before.get(part).cloned().unwrap_or_default();
            let odd = |_| Failure::Broken { id: format!("event-{}", event.seq), what: "the log cannot be read".into() };
            let (step, now) = match &event.act {
                Act::Absence { .. } => {
                    let absences: Vec<_> = serde_json::from_value(was("absences")).map_err(odd)?;
                    (decide::absence(entry, &unit, &absences), json!({ "absences": unit.absences }))
                }
                Act::UnitState { .. } => {
                    let state = serde_json::from_value(was("state")).map_err(odd)?;
                    (decide::unit_state(entry, &unit, state), json!({ "state": unit.state }))
                }
                _ => return Err(cannot(why_not(event))),
            };
            if !holds(&event.after, &now) {
                return Err(Failure::refused("unit-has-moved-on"));
            }
            unit = step.unit.clone().unwrap_or(unit);
            self.steps.push(step);
        }
        Ok(())
    }

    fn entry(&self, newest: i64, event: &Event) -> Entry {
        let place = self.steps.len() as i64 + 1;
        let mut entry = Entry::of(self.wish, newest + place, self.at);
        entry.wish = WishId::from(format!("{}/{place}", self.wish.id));
        entry.batch.clone_from(&self.batch);
        entry.undoes = Some(event.seq);
        entry
    }
}

/// True when somebody worked on a new ticket after it was registered, apart from what is undone together with it.
async fn others_had_a_hand<L: Ledger>(book: &mut L, register: &Event, together: &[&Event]) -> Result<bool, Failure> {
    let Subject::Ticket(id) = &register.subject else { return Ok(false) };
    for event in book.history(id).await? {
        let new = event.seq > register.seq && event.undoes.is_none() && !is_of_a_talk(&event);
        if new && !together.iter().any(|e| e.seq == event.seq) && !is_undone(book, event.seq).await? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The time of a talk is written by the desk, not by a person: what they did before it is what they mean.
fn is_of_a_talk(event: &Event) -> bool {
    let Act::Ticket { what: Change::LogTime { entry } | Change::StrikeTime { entry }, .. } = &event.act else { return false };
    entry.call.is_some()
}

/// True when each part is as the event left it; the event may say more (what a batch left).
fn holds(after: &Value, now: &Value) -> bool {
    match now {
        Value::Object(parts) => parts.iter().all(|(name, value)| after.get(name) == Some(value)),
        other => after == other,
    }
}

fn why_not(event: &Event) -> &str {
    if let Undo::No { why } = &event.undo { why } else { "not-a-change" }
}

/// The reason is the code: each has a sentence of its own.
fn cannot(why: &str) -> Failure {
    Failure::refused(why)
}

async fn name<L: Ledger>(book: &mut L, subject: &Subject) -> Result<Value, Failure> {
    Ok(match subject {
        Subject::Ticket(id) => match book.ticket(id).await? {
            Some(ticket) => json!(ticket.head.number),
            None => json!(id),
        },
        Subject::Unit(id) => json!(id),
        Subject::Company(id) => json!(id),
        Subject::Call(id) => json!(id),
        Subject::Contact(id) => json!(id),
        Subject::HandOver => json!("handover"),
        Subject::Desk => json!("desk"),
    })
}
