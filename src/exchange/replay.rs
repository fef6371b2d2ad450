//! Plays the updates of a foreign log through `desk::change`, as if they had happened here.

use super::map::Map;
use crate::desk::change::{Basis, Change, Undo, apply};
use crate::desk::{Act, Assignment, Event, Handed, Moment, Named, Phase, PhaseKind, Priority, Subject, Ticket};
use std::sync::Arc;

/// The ticket as one update of the log left it.
#[derive(Clone, Debug)]
pub(super) struct Update {
    pub at: Moment,
    pub by: Arc<str>,
    pub state: Arc<str>,
    pub priority: Option<Priority>,
    pub group: Option<Arc<str>>,
    pub assignee: Option<Arc<str>>,
}

/// A ticket with what happened to it. `start` is as it was registered; its register event comes first.
pub(super) fn play(start: Ticket, by: &str, updates: &[Update], map: &Map) -> (Ticket, Vec<Event>) {
    let mut ticket = start;
    let mut events = Vec::with_capacity(updates.len() + 1);
    let register = Change::Register { ticket: Box::new(ticket.clone()) };
    let after = register.touched(&ticket);
    events.push(event(&ticket, ticket.head.created, by, register, serde_json::Value::Null, after));
    for update in updates {
        let change = match changes(&ticket, update, map) {
            list if list.is_empty() => continue,
            mut list if list.len() == 1 => list.remove(0),
            list => Change::Several { changes: list },
        };
        let before = change.touched(&ticket);
        let at = update.at.max(ticket.head.created);
        let Ok(mut next) = apply(&ticket, &change, at) else { continue };
        if ticket.head.phase == Phase::New && next.head.phase != Phase::New {
            next.clocks.accepted.get_or_insert(at);
            next.clocks.answered.get_or_insert(at);
        }
        next.head.status = (*update.state).into();
        next.head.version += 1;
        let after = change.touched(&next);
        ticket = next;
        events.push(event(&ticket, at, &update.by, change, before, after));
    }
    (ticket, events)
}

/// What the update changed. A closed ticket is opened first and closed last, because a closed one takes no other change.
fn changes(ticket: &Ticket, update: &Update, map: &Map) -> Vec<Change> {
    let phase = map.phase(&update.state).ok().filter(|p| *p != ticket.head.phase);
    let was_closed = ticket.head.phase.kind() == PhaseKind::Closed;
    let mut list = Vec::new();
    if was_closed && phase.is_none() {
        return list;
    }
    if let Some(to) = phase.clone().filter(|_| was_closed) {
        list.push(Change::SetPhase { to });
    }
    if let Some(group) = update.group.as_ref().filter(|g| ***g != *ticket.people.group.0) {
        list.push(Change::Move { to: crate::desk::Group(group.as_ref().into()) });
    }
    if let Some(to) = update.priority.filter(|p| *p != ticket.head.priority) {
        list.push(Change::SetPriority { to, why: Basis::Reassessed });
    }
    let holder = ticket.people.assignee.as_ref().map_or("", |a| a.unit.id.as_str());
    if let Some(assignee) = update.assignee.as_ref().filter(|a| ***a != *holder) {
        list.push(Change::Assign { to: assigned(assignee, update.at), over: None });
    }
    if let Some(to) = phase.filter(|_| !was_closed) {
        list.push(Change::SetPhase { to });
    }
    list
}

/// Who held it in the log knew it: nobody is waited for.
pub(super) fn assigned(name: &str, at: Moment) -> Option<Assignment> {
    (!name.is_empty()).then(|| Assignment { unit: Named::new(name, name), handed: Handed::Confirmed { at }, since: at })
}

fn event(ticket: &Ticket, at: Moment, by: &str, what: Change, before: serde_json::Value, after: serde_json::Value) -> Event {
    let id = ticket.head.id.clone();
    Event {
        seq: 0,
        at,
        actor: by.into(),
        wish: format!("import:{id}:{}", ticket.head.version).into(),
        subject: Subject::Ticket(id.clone()),
        act: Act::Ticket { id, what, seen: None },
        before,
        after,
        reason: None,
        batch: None,
        version: ticket.head.version,
        undo: Undo::No { why: "imported".into() },
        undoes: None,
    }
}
