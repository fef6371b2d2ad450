//! Writing to the desk in memory.

use super::super::Failure;
use super::super::decide::Step;
use super::super::house::House;
use super::super::ledger::Ledger;
use super::state::State;
use crate::desk::record::Kind;
use crate::desk::{BatchId, Event, Record, Ticket, WishId};
use std::sync::Arc;

impl State {
    /// Puts a record in place of the one of the same kind and id.
    pub(super) fn put(&mut self, record: Record) {
        self.records.insert((record.kind(), record.id().to_owned()), record);
    }

    /// Puts a ticket in place of the one of the same id.
    pub(super) fn put_ticket(&mut self, ticket: Ticket) {
        self.number = self.number.max(ticket.head.number);
        if let Some(old) = self.tickets.get(&ticket.head.id) {
            self.numbers.remove(&old.head.number);
        }
        self.numbers.insert(ticket.head.number, ticket.head.id.clone());
        self.tickets.insert(ticket.head.id.clone(), ticket);
    }

    /// Writes an event under the next sequence number.
    pub(super) fn log_event(&mut self, mut event: Event) {
        event.seq = self.seq() + 1;
        self.wishes.insert(event.wish.clone(), event.seq);
        self.events.push(event);
    }
}

impl Ledger for State {
    fn house(&self) -> Arc<House> {
        Arc::clone(&self.house)
    }

    fn seq(&self) -> i64 {
        State::seq(self)
    }

    fn number(&self) -> i64 {
        self.number
    }

    async fn event_of(&mut self, wish: &WishId) -> Result<Option<Event>, Failure> {
        Ok(self.wishes.get(wish).and_then(|seq| self.at(*seq)).cloned())
    }

    async fn event(&mut self, seq: i64) -> Result<Option<Event>, Failure> {
        Ok(self.at(seq).cloned())
    }

    async fn batch(&mut self, batch: &BatchId) -> Result<Vec<Event>, Failure> {
        Ok(self.events.iter().filter(|e| e.batch.as_ref() == Some(batch)).cloned().collect())
    }

    async fn undoing(&mut self, seq: i64) -> Result<Option<i64>, Failure> {
        Ok(self.events.iter().rev().find(|e| e.undoes == Some(seq)).map(|e| e.seq))
    }

    async fn enter(&mut self, step: &Step) -> Result<(), Failure> {
        if let Some(ticket) = &step.ticket {
            self.put_ticket(ticket.clone());
        }
        for contract in &step.contracts {
            self.put(Record::Contract(Box::new(contract.clone())));
        }
        if let Some(unit) = &step.unit {
            self.put(Record::Unit(Box::new(unit.clone())));
        }
        if let Some(ruling) = &step.ruling {
            self.put(Record::Ruling(Box::new(ruling.clone())));
        }
        for call in &step.calls {
            self.put(Record::Call(Box::new(call.clone())));
        }
        if let Some(contact) = &step.contact {
            self.put(Record::Contact(Box::new(contact.clone())));
        }
        if let Some(id) = &step.forgotten {
            self.records.remove(&(Kind::Contact, id.as_str().to_owned()));
        }
        self.log_event(step.event.clone());
        Ok(())
    }
}
