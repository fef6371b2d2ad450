//! Loading the desk in memory in bulk.

use super::super::loading::{self, Brought};
use super::super::{Bulk, Failure, Flip, Later, Load, clock, follow, gather};
use super::Memory;
use super::state::State;
use crate::desk::record::Kind;
use crate::desk::{Moment, Record, Ticket, TicketId};
use std::collections::{BTreeMap, BTreeSet, HashMap};

impl Bulk for Memory {
    fn stage(&self, batch: Vec<Load>) -> Later<'_, ()> {
        Box::pin(async move {
            loading::check(&batch)?;
            self.room.state.lock().await.staged.extend(batch);
            Ok(())
        })
    }

    fn flip_by(&self, flip: Flip) -> Later<'_, u64> {
        Box::pin(async move {
            let at = flip.at.unwrap_or_else(clock::now);
            let things = self.room.state.lock().await.flip(&flip, at)?;
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
    fn flip(&mut self, flip: &Flip, at: Moment) -> Result<u64, Failure> {
        let replace = &flip.replace;
        let staged = std::mem::take(&mut self.staged);
        self.numbers_are_free(staged.iter().filter_map(|l| if let Load::Ticket(t) = l { Some(&**t) } else { None }))?;
        let rules = staged.iter().any(|l| matches!(l, Load::Record(r) if loading::rules_clocks(r.kind())));
        let rules = rules || replace.iter().any(|kind| loading::rules_clocks(*kind));
        let mut kinds: BTreeMap<String, u64> = BTreeMap::new();
        for record in staged.iter().filter_map(|load| if let Load::Record(record) = load { Some(record) } else { None }) {
            *kinds.entry(loading::kind_name(record.kind())).or_default() += 1;
        }
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
        if let Some(origin) = &flip.origin {
            self.put(Record::Origin(Box::new(origin.clone())));
        }
        if replace.contains(&Kind::Debt) {
            self.forget_paid(flip.actor.raw(), at);
        }
        self.refresh_house();
        if rules {
            self.settle_again(&old, at);
        }
        let brought = Brought { things, events: self.seq() - before, rules, kinds };
        self.log_event(loading::upheaval(self.seq() + 1, at, flip, brought));
        Ok(things)
    }

    /// Ends the decisions about debts that are paid by these books.
    fn forget_paid(&mut self, actor: &str, at: Moment) {
        let all = |kind: Kind| self.records.iter().filter(move |((k, _), _)| *k == kind).map(|(_, record)| record.clone());
        for ruling in loading::paid(gather::rulings(all(Kind::Ruling)), &gather::debts(all(Kind::Debt))) {
            self.records.remove(&(Kind::Ruling, ruling.company.as_str().to_owned()));
            self.log_event(loading::lifted(self.seq() + 1, at, actor, &ruling));
        }
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
