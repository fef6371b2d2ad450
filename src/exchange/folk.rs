//! The people that a log names.

use super::derive;
use super::known::Known;
use super::map::Map;
use crate::desk::client::{Contact, Entitled};
use crate::desk::{Act, Change, ContactId, Event, Load, Named, Record, Ticket, UnitId};
use std::collections::{BTreeMap, BTreeSet};

/// The people that tickets name and the desk does not know yet.
#[derive(Default)]
pub(super) struct Folk {
    units: BTreeSet<UnitId>,
    contacts: BTreeMap<String, Named<ContactId>>,
}

impl Folk {
    pub fn meet(&mut self, ticket: &Ticket, events: &[Event], known: &Known) {
        let then = events.iter().filter_map(|e| match &e.act {
            Act::Ticket { what, .. } => Some(what),
            _ => None,
        });
        for change in then {
            self.meet_holders(change, known);
        }
        if let Some(held) = &ticket.people.assignee {
            self.meet_unit(&held.unit.id, known);
        }
        if let Some(contact) = &ticket.people.contact {
            self.contacts.entry(contact.id.as_str().to_owned()).or_insert_with(|| contact.clone());
        }
    }

    fn meet_holders(&mut self, change: &Change, known: &Known) {
        match change {
            Change::Assign { to: Some(held), .. } => self.meet_unit(&held.unit.id, known),
            Change::Several { changes } => changes.iter().for_each(|c| self.meet_holders(c, known)),
            _ => {}
        }
    }

    fn meet_unit(&mut self, id: &UnitId, known: &Known) {
        if !known.units.contains_key(id) && !self.units.contains(id) {
            self.units.insert(id.clone());
        }
    }

    pub fn records<'a>(&'a self, map: &'a Map, known: &'a Known) -> impl Iterator<Item = Load> + 'a {
        let units = self.units.iter().map(move |id| {
            let unit = match &map.engineers {
                Some(columns) => derive::fresh(columns, known, id.as_str()),
                None => derive::unit_named(id.as_str()),
            };
            Load::Record(Record::Unit(Box::new(unit)))
        });
        let contacts = self.contacts.values().map(|named| {
            Load::Record(Record::Contact(Box::new(Contact {
                id: named.id.clone(),
                company: None,
                name: named.name.clone(),
                role: "".into(),
                phones: Vec::new(),
                email: "".into(),
                site: None,
                may: Entitled::default(),
            })))
        });
        units.chain(contacts)
    }
}
