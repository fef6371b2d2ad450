//! What a filter looks at: of each row the folded letters, of each distinct name one entry, folded once.

use super::lexicon::Key;
use crate::desk::{PhaseKind, Priority, Row};
use crate::text::fold;
use std::collections::HashMap;

/// A part of a row that has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Client.
    Company,
    /// Object.
    Site,
    /// Holder.
    Holder,
    /// Zone.
    Zone,
    /// Group.
    Group,
    /// Kind of work.
    Kind,
    /// Skills asked for.
    Skills,
}

impl Field {
    const COUNT: usize = 7;

    /// The fields of a row that letters without a key are looked for in.
    pub(super) const LETTERS: [Self; 3] = [Self::Company, Self::Site, Self::Holder];

    /// The field that a key is about.
    pub(super) fn of(key: Key) -> Self {
        match key {
            Key::Zone => Self::Zone,
            Key::Skill => Self::Skills,
            Key::Group => Self::Group,
            Key::Kind => Self::Kind,
            Key::Company => Self::Company,
            Key::Site => Self::Site,
            Key::Engineer | Key::Priority | Key::Phase | Key::Due | Key::Left => Self::Holder,
        }
    }

    /// A short word of the house, meant whole; not a name of which some letters are enough.
    pub(super) fn is_tag(self) -> bool {
        matches!(self, Self::Zone | Self::Group | Self::Kind | Self::Skills)
    }
}

/// The rows of a board as a filter looks at them, in the board's order.
#[derive(Clone, Debug, Default)]
pub struct Index {
    names: [Names; Field::COUNT],
    /// Where the entry of each row lies: a row that comes or goes moves these small numbers, not the entries.
    order: Vec<u32>,
    entries: Vec<Entry>,
    /// Entries of rows that are gone.
    free: Vec<u32>,
}

/// The distinct names of a field; the first one is "none".
#[derive(Clone, Debug)]
pub(super) struct Names {
    codes: HashMap<Box<str>, u32>,
    pub all: Vec<Name>,
}

/// A name.
#[derive(Clone, Debug, Default)]
pub(super) struct Name {
    pub id: Box<str>,
    pub folded: Box<str>,
    pub shown: Box<str>,
}

/// A row.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// Number and subject, folded.
    pub letters: Box<str>,
    pub codes: [u32; Field::COUNT],
    pub priority: Priority,
    pub phase: PhaseKind,
}

impl Default for Names {
    fn default() -> Self {
        Self { codes: HashMap::new(), all: vec![Name::default()] }
    }
}

/// Between the parts of a name that is known by several.
const BETWEEN: char = '\u{1f}';

impl Names {
    /// The code of what `key` spells; a name that is new is made of it.
    fn code(&mut self, key: &str, name: impl FnOnce() -> Name) -> u32 {
        if key.is_empty() {
            return 0;
        }
        if let Some(code) = self.codes.get(key) {
            return *code;
        }
        let code = u32::try_from(self.all.len()).unwrap_or(0);
        self.all.push(name());
        self.codes.insert(key.into(), code);
        code
    }

    fn tag(&mut self, tag: &str) -> u32 {
        self.code(tag, || Name { id: Box::default(), folded: fold(tag).into(), shown: tag.into() })
    }

    fn named(&mut self, id: &str, name: &str, key: &mut String) -> u32 {
        key.clear();
        key.extend([id, "\u{1f}", name]);
        self.code(key, || Name { id: fold(id).into(), folded: fold(name).into(), shown: name.into() })
    }
}

impl Index {
    /// The index of these rows.
    pub fn of<'a>(rows: impl IntoIterator<Item = &'a Row>) -> Self {
        let mut index = Self::default();
        for row in rows {
            index.insert(index.len(), row);
        }
        index
    }

    /// A row has come in at that place.
    pub fn insert(&mut self, at: usize, row: &Row) {
        let entry = self.entry(row);
        let lies = if let Some(lies) = self.free.pop() {
            self.entries[lies as usize] = entry;
            lies
        } else {
            self.entries.push(entry);
            u32::try_from(self.entries.len() - 1).unwrap_or(u32::MAX)
        };
        self.order.insert(at.min(self.order.len()), lies);
    }

    /// The row at that place is gone.
    pub fn remove(&mut self, at: usize) {
        if at < self.order.len() {
            let lies = self.order.remove(at);
            self.free.push(lies);
        }
    }

    /// How many rows it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// It has no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    pub(super) fn at(&self, place: usize) -> Option<&Entry> {
        self.entries.get(*self.order.get(place)? as usize)
    }

    /// The entries in the order of the rows.
    pub(super) fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.order.iter().filter_map(|lies| self.entries.get(*lies as usize))
    }

    pub(super) fn names(&self, field: Field) -> &[Name] {
        &self.names[field as usize].all
    }

    /// The entry of a row; names that are new are taken in. None is ever forgotten: there are few, and they come back.
    fn entry(&mut self, row: &Row) -> Entry {
        let facts = &row.facts;
        let mut key = String::new();
        let mut codes = [0; Field::COUNT];
        if let Some(company) = &facts.company {
            codes[Field::Company as usize] =
                self.names[Field::Company as usize].named(company.id.as_str(), company.name.raw(), &mut key);
        }
        if let Some(site) = &facts.site {
            codes[Field::Site as usize] = self.names[Field::Site as usize].named(site.id.as_str(), site.name.raw(), &mut key);
        }
        if let Some(held) = &facts.assignee {
            codes[Field::Holder as usize] =
                self.names[Field::Holder as usize].named(held.unit.id.as_str(), held.unit.name.raw(), &mut key);
        }
        for (field, tag) in [(Field::Zone, &facts.zone.0), (Field::Group, &facts.group.0), (Field::Kind, &facts.work.kind.0)] {
            codes[field as usize] = self.names[field as usize].tag(tag);
        }
        key.clear();
        for need in facts.work.needs.iter() {
            key.push_str(&need.tag);
            key.push(BETWEEN);
        }
        // Folded one by one: the sign between them is white space to the folding.
        codes[Field::Skills as usize] = self.names[Field::Skills as usize].code(&key, || {
            let folded: Vec<String> = facts.work.needs.iter().map(|n| fold(&n.tag)).collect();
            Name { id: Box::default(), folded: folded.join("\u{1f}").into(), shown: key.as_str().into() }
        });
        Entry { letters: letters(row), codes, priority: facts.priority, phase: facts.phase }
    }

    /// Do these folded letters stand anywhere on the board, where letters without a key are looked for?
    pub(super) fn has_letters(&self, folded: &str) -> bool {
        let named = || Field::LETTERS.into_iter().any(|field| self.names(field).iter().any(|name| name.folded.contains(folded)));
        named() || self.entries().any(|entry| entry.letters.contains(folded))
    }

    /// The distinct values of a field as (as it was written, folded); of skills each one.
    pub fn values(&self, field: Field) -> impl Iterator<Item = (&str, &str)> {
        let names = self.names(field).iter().skip(1);
        let pairs = names.flat_map(|name| name.shown.split(BETWEEN).zip(name.each()));
        pairs.map(|(shown, folded)| (shown.trim(), folded)).filter(|(shown, _)| !shown.is_empty())
    }
}

/// Number and subject, folded.
fn letters(row: &Row) -> Box<str> {
    let mut letters = row.number.to_string();
    letters.push(BETWEEN);
    letters.push_str(&fold(row.subject.raw()));
    letters.into()
}

impl Name {
    /// The single values that a name stands for: of skills each one.
    pub(super) fn each(&self) -> impl Iterator<Item = &str> {
        self.folded.split(BETWEEN)
    }
}
