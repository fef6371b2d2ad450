//! A row of the tickets file as the ticket that was registered.

use super::map::Map;
use super::replay::{Update, assigned};
use super::sheet::{BadRow, Report};
use super::table::{Row, Table};
use super::tickets::Log;
use super::why::Why;
use crate::desk::ticket::{Extra, Head, People, Place, Work};
use crate::desk::{Clocks, Group, Minutes, Named, Need, Phase, Ticket, WorkKind, Zone};
use std::collections::HashMap;
use std::sync::Arc;

/// A ticket as it was registered, and what came after.
pub(super) struct Seed {
    pub ticket: Ticket,
    pub by: Arc<str>,
    pub updates: Vec<Update>,
}

/// The tickets of a file, found by their ids.
pub(super) struct Seeds {
    pub list: Vec<Seed>,
    pub place: HashMap<String, usize>,
    pub words: Words,
}

/// Words that come again and again are kept once.
#[derive(Default)]
pub(super) struct Words(HashMap<String, Arc<str>>);

impl Words {
    pub fn keep(&mut self, text: &str) -> Arc<str> {
        if let Some(word) = self.0.get(text) {
            return word.clone();
        }
        let word: Arc<str> = Arc::from(text);
        self.0.insert(text.to_owned(), word.clone());
        word
    }
}

/// All rows of the tickets file; none where a mapped column is missing.
pub(super) fn seeds(log: &Log<'_>, map: &Map, report: &mut Report) -> Option<Seeds> {
    let columns = Columns::of(log.tickets, map, report)?;
    let mut seeds = Seeds { list: Vec::new(), place: HashMap::new(), words: Words::default() };
    let mut lines: Vec<u64> = Vec::new();
    for row in log.tickets.rows() {
        let Some(row) = report.take(row) else { continue };
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
        let needs =
            (!skill.is_empty()).then(|| Need { tag: map.skill(skill).into(), level: map.ticket.skill_level, required: true });
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
            place: Place { zone: Zone(map.zone(self.cell(row, "zone")).into()), ..Place::default() },
            people: People {
                contact: (!contact.is_empty()).then(|| Named::new(contact, contact)),
                group: Group(self.cell(row, "group").into()),
                assignee: assigned(self.cell(row, "assignee"), created),
                excluded: Vec::new(),
                calls: 1,
            },
            clocks: Clocks::default(),
            work: Work {
                kind: WorkKind(map.skill(self.cell(row, "kind")).into()),
                mode: map.ticket.mode,
                needs: needs.into_iter().collect(),
                people: 1,
                effort: Minutes(map.ticket.effort),
                ..Work::default()
            },
            extra: Extra::default(),
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

/// Where the named columns stand; one that the map names and the file lacks is a complaint.
pub(super) fn places(table: &Table, named: &[(&'static str, &String)], report: &mut Report) -> HashMap<&'static str, usize> {
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

/// A complaint about a cell.
pub(super) fn bad(row: &Row, column: &str, text: &str, why: Why) -> BadRow {
    BadRow { line: row.line, column: column.to_owned(), text: text.into(), why }
}
