//! What a wish does to what a store has loaded: no I/O. Both stores write exactly what stands in a [`Step`].

use super::Failure;
use super::house::House;
use super::quota;
use crate::desk::client::Contact;
use crate::desk::contract::Contract;
use crate::desk::shift::Absence;
use crate::desk::unit::{Unit, UnitState};
use crate::desk::{
    Act, BatchId, Call, Change, ContactId, ContractId, Event, Moment, Row, Ruling, Subject, Ticket, TicketId, Undo, Wish, WishId,
    change::{self, Moved},
};
use crate::text::Raw;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The contracts that bear on a decision, by id.
pub(super) type Contracts = BTreeMap<ContractId, Contract>;

/// What one event writes.
#[derive(Clone, Debug)]
pub(super) struct Step {
    /// The row of the log.
    pub event: Event,
    /// The ticket as it is now.
    pub ticket: Option<Ticket>,
    /// Contracts whose quotas moved.
    pub contracts: Vec<Contract>,
    /// The unit as it is now.
    pub unit: Option<Unit>,
    /// What stands decided about a client's debt.
    pub ruling: Option<Ruling>,
    /// The call as it is now, and those that it has seen to.
    pub calls: Vec<Call>,
    /// The person as they are now.
    pub contact: Option<Contact>,
    /// Whoever is forgotten.
    pub forgotten: Option<ContactId>,
}

impl Step {
    /// What an event writes that changes nothing yet.
    pub(super) fn of(event: Event) -> Self {
        Self {
            event,
            ticket: None,
            contracts: Vec::new(),
            unit: None,
            ruling: None,
            calls: Vec::new(),
            contact: None,
            forgotten: None,
        }
    }
}

/// What an event says beside what was done.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub seq: i64,
    pub at: Moment,
    pub actor: Raw,
    pub reason: Option<String>,
    pub wish: WishId,
    pub batch: Option<BatchId>,
    pub undoes: Option<i64>,
}

impl Entry {
    /// The entry of a wish as it stands.
    pub(super) fn of(wish: &Wish, seq: i64, at: Moment) -> Self {
        Self {
            seq,
            at,
            actor: wish.actor.clone(),
            reason: wish.reason.clone(),
            wish: wish.id.clone(),
            batch: wish.batch.clone(),
            undoes: None,
        }
    }

    pub(super) fn event(self, subject: Subject, act: Act, before: Value, after: Value, version: i64, undo: Undo) -> Event {
        let Self { seq, at, actor, reason, wish, batch, undoes } = self;
        Event { seq, at, actor, subject, act, before, after, reason, wish, batch, version, undo, undoes }
    }
}

/// The contracts that a change of this ticket may touch or be measured by.
pub(super) fn contracts_of(before: &Ticket, change: &Change, at: Moment) -> Vec<ContractId> {
    let mut ids: Vec<ContractId> = quota::uses(before, change, at).into_iter().map(|u| u.contract).collect();
    ids.extend(before.place.contract.clone());
    if let Change::Register { ticket } = change {
        ids.extend(ticket.place.contract.clone());
    }
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// A conflict, when the person saw another version than the one that stands.
pub(super) fn seen_is_current(ticket: &Ticket, seen: Option<i64>, by: Option<(Raw, Moment)>) -> Result<(), Failure> {
    match seen {
        Some(version) if version != ticket.head.version => Err(conflict(ticket, by)),
        _ => Ok(()),
    }
}

/// A conflict with the ticket as it stands.
pub(super) fn conflict(ticket: &Ticket, by: Option<(Raw, Moment)>) -> Failure {
    Failure::Conflict { theirs: Box::new(Row::of(ticket)), by }
}

/// A new ticket under the number that the store gives.
pub(super) fn register(house: &House, entry: Entry, new: &Ticket, number: i64, contracts: &Contracts) -> Step {
    let mut ticket = new.clone();
    ticket.head.number = number;
    ticket.head.version = 1;
    ticket.head.phase = crate::desk::ticket::Phase::New;
    if ticket.head.id.as_str().is_empty() {
        ticket.head.id = TicketId::from(format!("t{number}"));
    }
    let contract = ticket.place.contract.clone();
    house.settle(&mut ticket, contract.and_then(|id| contracts.get(&id)), entry.at);
    let change = Change::Register { ticket: Box::new(ticket.clone()) };
    let undo = change.inverse(&ticket, &ticket, entry.seq);
    let after = change.touched(&ticket);
    let id = ticket.head.id.clone();
    let act = Act::Ticket { id: id.clone(), what: change, seen: None };
    let event = entry.event(Subject::Ticket(id), act, Value::Null, after, 1, undo);
    Step { ticket: Some(ticket), ..Step::of(event) }
}

/// What an undo knows of the change that it takes back.
#[derive(Debug, Default)]
pub(super) struct Back<'a> {
    /// What it had moved of the facts that the clocks are computed from.
    pub moved: Option<&'a Moved>,
    /// The limits to give back what it had used; by the change itself where the log does not say.
    pub used: Option<Vec<quota::Use>>,
}

/// A change of a ticket that stands; `back` is what the change that it takes back had done, for an undo. `contracts` is brought
/// up to date with what was used.
///
/// # Errors
/// Refused when the change makes no sense for the ticket, or the quota that must pay for it is used up.
pub(super) fn alter(
    house: &House,
    entry: Entry,
    ticket: &Ticket,
    what: &Change,
    back: Back<'_>,
    contracts: &mut Contracts,
) -> Result<Step, Failure> {
    if contains_register(what) {
        return Err(Failure::refused("register-stands-alone"));
    }
    let mut next = change::take_back(ticket, what, back.moved, entry.at).map_err(|refusal| Failure::refused(refusal.0))?;
    let (mut booked, mut used) = (Contracts::new(), Vec::new());
    for each in back.used.unwrap_or_else(|| quota::uses(ticket, what, entry.at)) {
        let Some(contract) = booked.get(&each.contract).or_else(|| contracts.get(&each.contract)) else {
            if each.must {
                return Err(Failure::refused("no-such-contract"));
            }
            continue;
        };
        let mut contract = contract.clone();
        let moved = quota::book(house, &mut contract, &each, entry.at)?;
        if !moved.is_empty() {
            booked.insert(contract.id.clone(), contract);
            used.extend(moved);
        }
    }
    next.head.version = ticket.head.version + 1;
    if matches!(what, Change::Assign { .. }) {
        next.extra.batch.clone_from(&entry.batch);
    }
    let contract = next.place.contract.clone();
    contracts.extend(booked.clone());
    house.settle(&mut next, contract.and_then(|id| contracts.get(&id)), entry.at);
    let undo = what.inverse(ticket, &next, entry.seq);
    let id = ticket.head.id.clone();
    let act = Act::Ticket { id: id.clone(), what: what.clone(), seen: None };
    let (before, after) = (what.touched(ticket), quota::note(what.touched(&next), &used));
    let event = entry.event(Subject::Ticket(id), act, before, after, next.head.version, undo);
    Ok(Step { ticket: Some(next), contracts: booked.into_values().collect(), ..Step::of(event) })
}

/// A signature under a hand-over: it says who gave or took the shift, and stands.
pub(super) fn signature(entry: Entry, act: Act, after: Value) -> Step {
    let undo = Undo::No { why: "a-signature-stands".into() };
    Step::of(entry.event(Subject::HandOver, act, Value::Null, after, 1, undo))
}

/// Refused (`work-is-not-done`) where somebody is said to be content with work that goes on. An undo may put such a word back.
pub(super) fn judges_done_work(ticket: &Ticket, what: &Change) -> Result<(), Failure> {
    match what {
        Change::Opinion { to: Some(_) } if ticket.head.phase.kind().is_open() => Err(Failure::refused("work-is-not-done")),
        _ => Ok(()),
    }
}

fn contains_register(change: &Change) -> bool {
    match change {
        Change::Register { .. } => true,
        Change::Several { changes } => changes.iter().any(contains_register),
        _ => false,
    }
}

/// The unit's absences from now on.
pub(super) fn absence(entry: Entry, unit: &Unit, absences: &[Absence]) -> Step {
    let mut next = unit.clone();
    next.absences = absences.to_vec();
    let act = Act::Absence { unit: unit.id.clone(), absences: absences.to_vec() };
    of_unit(entry, unit, next, act, |u| json!({ "absences": u.absences }))
}

/// What the unit is doing.
pub(super) fn unit_state(entry: Entry, unit: &Unit, state: UnitState) -> Step {
    let mut next = unit.clone();
    next.state = state;
    let act = Act::UnitState { unit: unit.id.clone(), state };
    of_unit(entry, unit, next, act, |u| json!({ "state": u.state }))
}

fn of_unit(entry: Entry, unit: &Unit, mut next: Unit, act: Act, part: impl Fn(&Unit) -> Value) -> Step {
    next.version = unit.version + 1;
    let event = entry.event(Subject::Unit(unit.id.clone()), act, part(unit), part(&next), next.version, Undo::Before);
    Step { unit: Some(next), ..Step::of(event) }
}

/// What stands decided about a client's debt from now on; the log keeps whether a lead said it.
pub(super) fn ruled(house: &House, entry: Entry, before: &Ruling, next: Ruling, act: Act) -> Step {
    let role = house.role(entry.actor.raw());
    let company = next.company.clone();
    let after = json!({ "ruling": next, "role": role });
    let event = entry.event(Subject::Company(company), act, json!({ "ruling": before }), after, 1, Undo::Before);
    Step { ruling: Some(next), ..Step::of(event) }
}

/// Somebody is written down; the undo forgets them again. Who they are stands in the event's words, not in its parts.
pub(super) fn contact(entry: Entry, new: &Contact) -> Step {
    let (subject, after) = (Subject::Contact(new.id.clone()), json!({ "contact": new.id, "company": new.company }));
    let act = Act::Contact { id: new.id.clone(), to: Some(Box::new(new.clone())) };
    let event = entry.event(subject, act, Value::Null, after, 1, Undo::Before);
    Step { contact: Some(new.clone()), ..Step::of(event) }
}

/// Somebody who was written down by mistake is forgotten; their words are not kept to bring them back.
pub(super) fn forget(entry: Entry, id: &ContactId) -> Step {
    let undo = Undo::No { why: "contact-is-forgotten".into() };
    let act = Act::Contact { id: id.clone(), to: None };
    let event = entry.event(Subject::Contact(id.clone()), act, json!({ "contact": id }), Value::Null, 2, undo);
    Step { forgotten: Some(id.clone()), ..Step::of(event) }
}
