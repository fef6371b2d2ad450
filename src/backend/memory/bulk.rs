//! Loading the desk in memory in bulk.

use super::super::loading::{self, Brought};
use super::super::{Bulk, Failure, Later, Load, clock, follow};
use super::Memory;
use super::state::State;
use crate::desk::record::Kind;
use crate::desk::{Moment, Record, Ticket, TicketId};
use std::collections::{BTreeSet, HashMap};

impl Bulk for Memory {
    fn stage(&self, batch: Vec<Load>) -> Later<'_, ()> {
        Box::pin(async move {
            loading::check(&batch)?;
            self.room.state.lock().await.staged.extend(batch);
            Ok(())
        })
    }

    fn flip_at(&self, actor: &str, replace: Vec<Kind>, at: Option<Moment>) -> Later<'_, u64> {
        let actor = actor.to_owned();
        Box::pin(async move {
            let at = at.unwrap_or_else(clock::now);
            let things = self.room.state.lock().await.flip(&actor, &replace, at)?;
            follow::heard(&self.written);
            Ok(things)
        })
    }

    fn discard(&self) -> Later<'_, ()> {
        Box::pin(async move {
            self.room.state.lock().await.staged.clear();
            Ok(())
        })
    }
}

impl State {
    fn flip(&mut self, actor: &str, replace: &[Kind], at: Moment) -> Result<u64, Failure> {
        let staged = std::mem::take(&mut self.staged);
        self.numbers_are_free(staged.iter().filter_map(|l| if let Load::Ticket(t) = l { Some(&**t) } else { None }))?;
        let rules = staged.iter().any(|l| matches!(l, Load::Record(r) if loading::rules_clocks(r.kind())));
        let rules = rules || replace.iter().any(|kind| loading::rules_clocks(*kind));
        let mut old: BTreeSet<TicketId> = self.tickets.keys().cloned().collect();
        self.records.retain(|(kind, _), _| !replace.contains(kind));
        let (things, before) = (staged.len() as u64, self.seq());
        for load in staged {
            match load {
                Load::Record(record) => self.put(record),
                Load::Ticket(ticket) => {
                    old.remove(&ticket.head.id);
                    self.put_ticket(*ticket);
                }
                Load::Event(event) if self.wishes.contains_key(&event.wish) => {}
                Load::Event(event) => self.log_event(*event),
            }
        }
        self.refresh_house();
        if rules {
            self.settle_again(&old, at);
        }
        self.log_event(loading::upheaval(self.seq() + 1, at, actor, Brought { things, events: self.seq() - before, rules }));
        Ok(things)
    }

    fn settle_again(&mut self, which: &BTreeSet<TicketId>, at: Moment) {
        for (_, ticket) in self.tickets.iter_mut().filter(|(id, t)| which.contains(*id) && t.head.phase.kind().is_open()) {
            let contract = ticket.place.contract.as_ref().map(|id| (Kind::Contract, id.as_str().to_owned()));
            let contract = match contract.and_then(|key| self.records.get(&key)) {
                Some(Record::Contract(contract)) => Some(&**contract),
                _ => None,
            };
            self.house.settle(ticket, contract, at);
        }
    }

    fn numbers_are_free<'a>(&self, new: impl Iterator<Item = &'a Ticket>) -> Result<(), Failure> {
        let mut taken: HashMap<i64, &TicketId> = self.numbers.iter().map(|(number, id)| (*number, id)).collect();
        for ticket in new {
            match taken.insert(ticket.head.number, &ticket.head.id) {
                Some(id) if *id != ticket.head.id => return Err(loading::number_taken(ticket.head.number)),
                _ => {}
            }
        }
        Ok(())
    }
}
