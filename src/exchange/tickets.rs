//! Tickets of a foreign log, as they stood at a moment.
//!
//! What stood at the moment T: tickets opened at or before T. Each is as its last update at or before T left it; one
//! without such an update is as the tickets file's own row says (its values are those of the registration).

use super::folk::Folk;
use super::known::Known;
use super::map::Map;
use super::replay::play;
use super::seed::seeds;
use super::sheet::{Report, Sheet};
use super::table::Table;
use super::updates::updates;
use crate::desk::contract::{Conditions, Package, RaiseRight, Rates};
use crate::desk::{Event, Load, Moment, Policy, Record};
use crate::sla;

/// The files of a log.
pub struct Log<'a> {
    /// One row a ticket.
    pub tickets: &'a Table,
    /// One row an update, where there is such a file.
    pub events: Option<&'a Table>,
    /// The desk as it stood then; as it stands at the end of the log when none.
    pub until: Option<Moment>,
}

/// Reads a log: records first (targets, people), then tickets, then their history in the order of time.
///
/// Its clocks are settled by the map's `[package]`, or have no deadlines where the map has none.
#[must_use]
pub fn tickets(log: &Log<'_>, map: &Map, known: &Known, calendars: &sla::Calendars) -> Sheet<Load> {
    let mut report = Report::default();
    let Some(mut seeds) = seeds(log, map, &mut report) else { return Sheet { records: Vec::new(), report } };
    if let Some(events) = log.events {
        updates(events, map, &mut seeds, &mut report);
    }
    let package = map.package.as_ref().map(package);
    let terms = package.as_ref().map(|p| sla::Terms { targets: &p.targets, calendars, policy: &known.policy });
    let end = log.until.unwrap_or_else(|| seeds.list.iter().flat_map(|s| &s.updates).map(|u| u.at).max().unwrap_or(known.now));
    let mut people = Folk::default();
    let (mut tickets, mut history): (Vec<Load>, Vec<Event>) = (Vec::new(), Vec::new());
    for mut seed in seeds.list {
        let stands_then = |at: Moment| log.until.is_none_or(|until| at <= until);
        if !stands_then(seed.ticket.head.created) {
            continue;
        }
        seed.updates.sort_by_key(|u| u.at);
        let by_then = seed.updates.partition_point(|u| stands_then(u.at));
        let (mut ticket, events) = play(seed.ticket, &seed.by, &seed.updates[..by_then], map);
        people.meet(&ticket, &events, known);
        sla::settle(&mut ticket, terms.as_ref(), end);
        tickets.push(Load::Ticket(Box::new(ticket)));
        history.extend(events);
    }
    history.sort_by_key(|e| e.at);
    let mut records = furniture(package, &known.policy);
    records.extend(people.records(map, known));
    records.extend(tickets);
    records.extend(history.into_iter().map(|e| Load::Event(Box::new(e))));
    Sheet { records, report }
}

fn package(of: &super::map::PackageOf) -> Package {
    Package {
        id: of.id.as_str().into(),
        name: of.name.as_str().into(),
        targets: of.targets(),
        kinds: None,
        quotas: Vec::new(),
        raise: RaiseRight::No,
        rates: Rates::default(),
        conditions: Conditions::default(),
    }
}

/// The targets as a package, and the policy that makes it the default one where it had none.
fn furniture(package: Option<Package>, policy: &Policy) -> Vec<Load> {
    let Some(package) = package else { return Vec::new() };
    let mut records = Vec::new();
    if policy.default_package.is_none() {
        let mut policy = policy.clone();
        policy.default_package = Some(package.id.as_str().to_owned());
        records.push(Load::Record(Record::Policy(Box::new(policy))));
    }
    records.push(Load::Record(Record::Package(Box::new(package))));
    records
}
