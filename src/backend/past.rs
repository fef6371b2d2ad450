//! The board as it stood at a moment, from the append-only log.
//!
//! Tickets that nothing happened to since then stand as they do now. Of the others the log is played again, change by change, as
//! it was written; a ticket whose history does not begin with its registration (an import brought how it came out) is led back
//! from how it stands, as far as the log tells.

use super::house::House;
use super::shelf::{Among, Shelf};
use super::{Failure, gather};
use crate::desk::change::{self, Moved};
use crate::desk::contract::Contract;
use crate::desk::record::Kind;
use crate::desk::{Act, Change, ContractId, Event, Moment, Past, Phase, Row, Subject, Ticket, TicketId, Undo};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

/// Tickets whose histories are read at once.
const TOGETHER: usize = 500;

/// The board as it stood.
pub(super) async fn past<S: Shelf>(shelf: &mut S, at: Moment) -> Result<Past, Failure> {
    let mut rules = Vec::new();
    for kind in House::KINDS {
        rules.extend(shelf.records(kind).await?);
    }
    let contracts = gather::contracts(shelf.records(Kind::Contract).await?);
    let upheavals = shelf.upheavals().await?;
    let terms = Terms {
        house: House::of(rules),
        contracts: contracts.into_iter().map(|c| (c.id.clone(), c)).collect(),
        loads: upheavals.iter().map(Loaded::of).collect(),
    };
    let other_rules = |event: &&Event| event.at > at && event.after.get("rules") == Some(&true.into());
    let terms_changed = upheavals.iter().filter(other_rules).map(|event| event.at).max();
    let mut past = Past { log_begins: shelf.log_begins().await?, terms_changed, ..Past::default() };

    let changed = shelf.changed_after(at).await?;
    let known: HashSet<&TicketId> = changed.iter().collect();
    past.rows = shelf.rows(Among::All).await?;
    past.rows.retain(|row| row.facts.created <= at && !known.contains(&row.id));
    for some in changed.chunks(TOGETHER) {
        let mut histories: HashMap<TicketId, Vec<Event>> = HashMap::new();
        for event in shelf.histories(some).await? {
            if let Subject::Ticket(id) = &event.subject {
                histories.entry(id.clone()).or_default().push(event);
            }
        }
        for id in some {
            let history = histories.remove(id).unwrap_or_default();
            if let Some(Change::Register { .. }) = history.first().and_then(change_of) {
                let Some(mut ticket) = terms.play(&history, at) else { continue };
                // The old desk's word for the phase is not in the log, but nothing that happens here changes it.
                if history.first().is_some_and(|first| terms.load_of(first, at).is_some()) {
                    let now = shelf.ticket(id).await?;
                    ticket.head.status = now.map(|now| now.head.status).unwrap_or_default();
                }
                past.rows.push(Row::of(&ticket));
            } else if let Some(now) = shelf.ticket(id).await?.filter(|t| t.head.created <= at) {
                past.by_outcome += put(&mut past.rows, &terms.led_back(now, &history, at));
            }
        }
    }
    for done in shelf.done_without_history(at).await? {
        if done.clocks.solved.is_some_and(|solved| solved > at) {
            past.by_outcome += put(&mut past.rows, &terms.led_back(done, &[], at));
        }
    }
    past.rows.retain(|row| row.facts.phase.is_open());
    past.rows.sort_by_key(Row::place);
    Ok(past)
}

fn put(rows: &mut Vec<Row>, ticket: &Ticket) -> usize {
    let open = ticket.head.phase.kind().is_open();
    if open {
        rows.push(Row::of(ticket));
    }
    usize::from(open)
}

/// Events that a load brought. They happened elsewhere; their tickets came with the clocks that they had at the load.
struct Loaded {
    seqs: Range<i64>,
    at: Moment,
}

impl Loaded {
    fn of(upheaval: &Event) -> Self {
        let events = upheaval.after.get("events").and_then(serde_json::Value::as_i64).unwrap_or(0);
        Self { seqs: upheaval.seq - events..upheaval.seq, at: upheaval.at }
    }
}

/// What clocks are computed by, and which events came by a load.
struct Terms {
    house: House,
    contracts: BTreeMap<ContractId, Contract>,
    loads: Vec<Loaded>,
}

impl Terms {
    fn settle(&self, ticket: &mut Ticket, at: Moment) {
        let contract = ticket.place.contract.as_ref().and_then(|id| self.contracts.get(id));
        self.house.settle(ticket, contract, at);
    }

    /// When the load was that brought this event, if one did before the moment that is looked at. Earlier moments than the load
    /// never stood here: there each change is judged when it happened.
    fn load_of(&self, event: &Event, at: Moment) -> Option<Moment> {
        self.loads.iter().find(|load| load.seqs.contains(&event.seq) && load.at <= at).map(|load| load.at)
    }

    /// Plays a history that begins with the registration up to a moment; none for a ticket that was not registered yet.
    fn play(&self, history: &[Event], at: Moment) -> Option<Ticket> {
        let Some(Change::Register { ticket: first }) = history.first().filter(|first| first.at <= at).and_then(change_of) else {
            return None;
        };
        let mut ticket = (**first).clone();
        let mut came = self.load_of(&history[0], at);
        // What was registered here stands in the log with its clocks; what came by a load does not.
        if came.is_none() && ticket.clocks.list.is_empty() {
            let created = ticket.head.created;
            self.settle(&mut ticket, created);
        }
        for event in history[1..].iter().take_while(|event| event.at <= at) {
            let Some(what) = change_of(event) else { continue };
            // The last of what the load brought: from here on the clocks are ours.
            let comes = self.load_of(event, at);
            if let Some(loaded) = came.filter(|_| comes.is_none()) {
                self.settle(&mut ticket, loaded);
            }
            came = comes;
            let Ok(mut next) = change::take_back(&ticket, what, moved_by(event, history), event.at) else { continue };
            if is_imported(event) && ticket.head.phase != next.head.phase {
                // The old desk's word for the phase was its own, and who began to work had said yes and answered.
                next.head.status = "".into();
                if ticket.head.phase == Phase::New {
                    next.clocks.accepted.get_or_insert(event.at);
                    next.clocks.answered.get_or_insert(event.at);
                }
            }
            next.head.version = event.version;
            if matches!(what, Change::Assign { .. }) {
                next.extra.batch.clone_from(&event.batch);
            }
            if came.is_none() {
                self.settle(&mut next, event.at);
            }
            ticket = next;
        }
        if let Some(loaded) = came {
            self.settle(&mut ticket, loaded);
        }
        Some(ticket)
    }

    /// Leads a ticket back to a moment: what the log can take back is taken back, newest first, and what has been met since then
    /// is not met yet.
    fn led_back(&self, now: Ticket, history: &[Event], at: Moment) -> Ticket {
        let mut ticket = now;
        for event in history.iter().rev().take_while(|event| event.at > at) {
            if let Undo::Change { inverse, moved } = &event.undo
                && let Ok(before) = change::take_back(&ticket, inverse, moved.as_deref(), event.at)
            {
                ticket = before;
                ticket.head.version = event.version - 1;
            }
        }
        if ticket.clocks.solved.is_some_and(|solved| solved > at) {
            ticket.head.phase = if ticket.people.assignee.is_some() { Phase::Open } else { Phase::New };
            ticket.head.status = "".into();
        }
        let clocks = &mut ticket.clocks;
        for fact in [&mut clocks.solved, &mut clocks.answered, &mut clocks.accepted, &mut clocks.arrived, &mut clocks.breached] {
            *fact = fact.filter(|when| *when <= at);
        }
        clocks.list.retain(|clock| clock.started <= at);
        for clock in &mut clocks.list {
            clock.met = clock.met.filter(|met| *met <= at);
        }
        self.settle(&mut ticket, at);
        ticket
    }
}

/// The change of a ticket that an event wrote down.
fn change_of(event: &Event) -> Option<&Change> {
    if let Act::Ticket { what, .. } = &event.act { Some(what) } else { None }
}

/// What the change that this event took back had moved.
fn moved_by<'a>(event: &Event, history: &'a [Event]) -> Option<&'a Moved> {
    let undone = event.undoes?;
    let place = history.binary_search_by_key(&undone, |e| e.seq).ok()?;
    match &history[place].undo {
        Undo::Change { moved, .. } => moved.as_deref(),
        Undo::Before | Undo::No { .. } => None,
    }
}

fn is_imported(event: &Event) -> bool {
    matches!(&event.undo, Undo::No { why } if why == "imported")
}
