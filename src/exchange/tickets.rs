//! Tickets of a foreign log, as they stood at a moment.
//!
//! What stood at the moment T: tickets opened at or before T. Each is as its last update at or before T left it; one
//! without such an update is as the tickets file's own row says (its values are those of the registration).

use super::derive;
use super::known::Known;
use super::map::Map;
use super::replay::{Update, assigned, play};
use super::sheet::{BadRow, Report, Sheet};
use super::table::{Row, Table};
use super::why::Why;
use crate::desk::client::Contact;
use crate::desk::contract::{Package, RaiseRight, Rates};
use crate::desk::ticket::{Head, People, Place, Work};
use crate::desk::{
    Event, Group, Load, Minutes, Moment, Named, Need, Phase, Policy, Priority, Record, Ticket, UnitId, WorkKind, Zone,
};
use crate::sla;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

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

/// A ticket as it was registered, and what came after.
struct Seed {
    ticket: Ticket,
    by: Arc<str>,
    updates: Vec<Update>,
}

struct Seeds {
    list: Vec<Seed>,
    place: HashMap<String, usize>,
    words: Words,
}

/// Words that come again and again are kept once.
#[derive(Default)]
struct Words(HashMap<String, Arc<str>>);

impl Words {
    fn keep(&mut self, text: &str) -> Arc<str> {
        if let Some(word) = self.0.get(text) {
            return word.clone();
        }
        let word: Arc<str> = Arc::from(text);
        self.0.insert(text.to_owned(), word.clone());
        word
    }
}

fn seeds(log: &Log<'_>, map: &Map, report: &mut Report) -> Option<Seeds> {
    let columns = Columns::of(log.tickets, map, report)?;
    let mut seeds = Seeds { list: Vec::new(), place: HashMap::new(), words: Words::default() };
    let mut lines: Vec<u64> = Vec::new();
    for row in log.tickets.rows() {
        report.rows += 1;
        let row = match row {
            Ok(row) => row,
            Err(bad) => {
                report.bad.push(bad);
                continue;
            }
        };
        let id = columns.cell(&row, "id");
        if let Some(first) = seeds.place.get(id) {
            report.bad.push(bad(&row, &map.ticket.id, id, Why::Twice(lines[*first])));
            continue;
        }
        if let Some(seed) = columns.seed(&row, map, log.events.is_some(), &mut seeds.words, report) {
            seeds.place.insert(id.to_owned(), seeds.list.len());
            seeds.list.push(seed);
            lines.push(row.line);
        }
    }
    if report.rows == 0 {
        report.refuse(Why::NoRows);
    }
    Some(seeds)
}

/// Where the mapped columns stand.
struct Columns {
    place: HashMap<&'static str, usize>,
    subject: Vec<Part>,
    text: Vec<Part>,
}

enum Part {
    Words(String),
    Column(usize),
}

impl Columns {
    fn of(table: &Table, map: &Map, report: &mut Report) -> Option<Self> {
        let t = &map.ticket;
        let named = [
            ("id", &t.id),
            ("opened", &t.opened),
            ("by", &t.by),
            ("state", &t.state),
            ("priority", &t.priority),
            ("channel", &t.channel),
            ("group", &t.group),
            ("assignee", &t.assignee),
            ("zone", &t.zone),
            ("contact", &t.contact),
            ("kind", &t.kind),
            ("skill", &t.skill),
        ];
        let place = places(table, &named, report);
        let subject = template(&t.subject, table, report);
        let text = template(&t.text, table, report);
        report.is_clean().then_some(Self { place, subject, text })
    }

    fn cell<'r>(&self, row: &'r Row, name: &str) -> &'r str {
        self.place.get(name).map_or("", |&place| row.cell(place).trim())
    }

    fn seed(&self, row: &Row, map: &Map, has_events: bool, words: &mut Words, report: &mut Report) -> Option<Seed> {
        let before = report.bad.len();
        let id = self.cell(row, "id");
        let mut take = |column: &str, text: &str, why: Why| report.bad.push(bad(row, column, text, why));
        let opened = self.cell(row, "opened");
        let created = map.date(opened).map_err(|why| take(&map.ticket.opened, opened, why)).unwrap_or_default();
        let number = number_of(id);
        if number.is_none() {
            take(&map.ticket.id, id, Why::Number);
        }
        let priority = self.cell(row, "priority");
        let priority = map.priority(priority).map_err(|why| take(&map.ticket.priority, priority, why)).unwrap_or_default();
        let channel = self.cell(row, "channel");
        let channel = map.channel(channel).map_err(|why| take(&map.ticket.channel, channel, why)).unwrap_or_default();
        let state = self.cell(row, "state");
        if !state.is_empty() && !has_events {
            let _ = map.phase(state).map_err(|why| take(&map.ticket.state, state, why));
        }
        if report.bad.len() > before {
            return None;
        }
        let contact = self.cell(row, "contact");
        let skill = self.cell(row, "skill");
        let needs = (!skill.is_empty()).then(|| Need { tag: map.skill(skill), level: map.ticket.skill_level, required: true });
        let ticket = Ticket {
            head: Head {
                id: id.into(),
                number: number.unwrap_or_default(),
                subject: filled(&self.subject, row).into(),
                text: filled(&self.text, row).into(),
                channel,
                phase: Phase::New,
                status: "".into(),
                priority,
                created,
                version: 1,
            },
            place: Place { zone: Zone(map.zone(self.cell(row, "zone"))), ..Place::default() },
            people: People {
                contact: (!contact.is_empty()).then(|| Named::new(contact, contact)),
                group: Group(self.cell(row, "group").to_owned()),
                assignee: assigned(self.cell(row, "assignee"), created),
                excluded: Vec::new(),
                calls: 1,
            },
            clocks: crate::desk::Clocks::default(),
            work: Work {
                kind: WorkKind(map.skill(self.cell(row, "kind"))),
                mode: map.ticket.mode,
                needs: needs.into_iter().collect(),
                people: 1,
                effort: Minutes(map.ticket.effort),
                ..Work::default()
            },
            extra: crate::desk::ticket::Extra::default(),
        };
        let by = words.keep(self.cell(row, "by"));
        let own = (!has_events && !state.is_empty()).then(|| Update {
            at: created,
            by: by.clone(),
            state: words.keep(state),
            priority: None,
            group: None,
            assignee: None,
        });
        Some(Seed { ticket, by, updates: own.into_iter().collect() })
    }
}

fn places(table: &Table, named: &[(&'static str, &String)], report: &mut Report) -> HashMap<&'static str, usize> {
    let mut place = HashMap::new();
    for (name, column) in named.iter().filter(|(_, column)| !column.is_empty()) {
        match table.place(column) {
            Some(at) => drop(place.insert(*name, at)),
            None => report.refuse(Why::NoColumn((*column).clone())),
        }
    }
    place
}

/// `{column}` stands for the cell; the rest stays. A text without braces is the name of a column.
fn template(text: &str, table: &Table, report: &mut Report) -> Vec<Part> {
    let mut parts = Vec::new();
    if text.is_empty() {
        return parts;
    }
    let whole = format!("{{{text}}}");
    let mut rest = if text.contains('{') { text } else { whole.as_str() };
    while let Some((words, after)) = rest.split_once('{') {
        let (column, after) = after.split_once('}').unwrap_or((after, ""));
        parts.push(Part::Words(words.to_owned()));
        match table.place(column) {
            Some(place) => parts.push(Part::Column(place)),
            None => report.refuse(Why::NoColumn(column.to_owned())),
        }
        rest = after;
    }
    parts.push(Part::Words(rest.to_owned()));
    parts
}

fn filled(parts: &[Part], row: &Row) -> String {
    parts
        .iter()
        .map(|part| match part {
            Part::Words(words) => words.as_str(),
            Part::Column(place) => row.cell(*place).trim(),
        })
        .collect()
}

/// The last digits of an identifier (`INC0000045` is 45).
fn number_of(id: &str) -> Option<i64> {
    let digits = id.len() - id.bytes().rev().take_while(u8::is_ascii_digit).count();
    id.get(digits..).and_then(|d| d.parse().ok())
}

fn bad(row: &Row, column: &str, text: &str, why: Why) -> BadRow {
    BadRow { line: row.line, column: column.to_owned(), text: text.into(), why }
}

fn updates(table: &Table, map: &Map, seeds: &mut Seeds, report: &mut Report) {
    let Some(e) = &map.events else { return report.refuse(Why::NoColumn("[events]".into())) };
    let named = [
        ("id", &e.id),
        ("at", &e.at),
        ("by", &e.by),
        ("state", &e.state),
        ("priority", &e.priority),
        ("group", &e.group),
        ("assignee", &e.assignee),
    ];
    let before = report.bad.len();
    let place = places(table, &named, report);
    if report.bad.len() > before {
        return;
    }
    // Dates come in long runs of the same minute, priorities are a handful: each text is understood once.
    let mut priorities: HashMap<String, Option<Priority>> = HashMap::new();
    let mut last_date = (String::new(), Moment::default());
    for row in table.rows() {
        report.rows += 1;
        let row = match row {
            Ok(row) => row,
            Err(bad) => {
                report.bad.push(bad);
                continue;
            }
        };
        let cell = |name: &str| place.get(name).map_or("", |&p| row.cell(p).trim());
        let Some(&ticket) = seeds.place.get(cell("id")) else {
            report.warnings.push(bad(&row, &e.id, cell("id"), Why::Orphan));
            continue;
        };
        if last_date.0 != cell("at") {
            match map.date(cell("at")) {
                Ok(at) => last_date = (cell("at").to_owned(), at),
                Err(why) => {
                    report.bad.push(bad(&row, &e.at, cell("at"), why));
                    continue;
                }
            }
        }
        let state = cell("state");
        if !map.values.state.contains_key(state) {
            report.bad.push(bad(&row, &e.state, state, Why::Unmapped("state".into())));
            continue;
        }
        let text = cell("priority");
        let priority = if let Some(known) = priorities.get(text) {
            *known
        } else {
            let read = map.priority(text).map_err(|why| report.bad.push(bad(&row, &e.priority, text, why))).ok();
            *priorities.entry(text.to_owned()).or_insert(read)
        };
        let words = &mut seeds.words;
        let mut kept = |name: &str| place.get(name).map(|_| words.keep(cell(name)));
        let update = Update {
            at: last_date.1,
            by: kept("by").unwrap_or_else(|| Arc::from("")),
            state: kept("state").unwrap_or_else(|| Arc::from("")),
            priority: priority.filter(|_| !text.is_empty()),
            group: kept("group"),
            assignee: kept("assignee"),
        };
        seeds.list[ticket].updates.push(update);
    }
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

/// The people that tickets name and the desk does not know yet.
#[derive(Default)]
struct Folk {
    units: BTreeSet<UnitId>,
    contacts: BTreeMap<String, Named<crate::desk::ContactId>>,
}

impl Folk {
    fn meet(&mut self, ticket: &Ticket, events: &[Event], known: &Known) {
        let then = events.iter().filter_map(|e| match &e.act {
            crate::desk::Act::Ticket { what, .. } => Some(what),
            _ => None,
        });
        for change in then.chain([]) {
            self.meet_holders(change, known);
        }
        if let Some(held) = &ticket.people.assignee {
            self.meet_unit(&held.unit.id, known);
        }
        if let Some(contact) = &ticket.people.contact {
            self.contacts.entry(contact.id.as_str().to_owned()).or_insert_with(|| contact.clone());
        }
    }

    fn meet_holders(&mut self, change: &crate::desk::Change, known: &Known) {
        match change {
            crate::desk::Change::Assign { to: Some(held), .. } => self.meet_unit(&held.unit.id, known),
            crate::desk::Change::Several { changes } => changes.iter().for_each(|c| self.meet_holders(c, known)),
            _ => {}
        }
    }

    fn meet_unit(&mut self, id: &UnitId, known: &Known) {
        if !known.units.contains_key(id) && !self.units.contains(id) {
            self.units.insert(id.clone());
        }
    }

    fn records<'a>(&'a self, map: &'a Map, known: &'a Known) -> impl Iterator<Item = Load> + 'a {
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
                may: crate::desk::client::Entitled::default(),
            })))
        });
        units.chain(contacts)
    }
}
