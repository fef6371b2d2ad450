//! The configuration file: TOML, read key by key so that one wrong line does not hide the next.

use super::complaint::{Complaint, Wrong};
use std::collections::BTreeMap;
use std::path::Path;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What `pult config --default` prints: every key, commented, with its default.
pub const DEFAULT_FILE: &str = include_str!("default.toml");

/// Keys that a file or a profile may set; all are strings.
const KEYS: [&str; 6] = ["desk", "lang", "actor", "theme", "keymap", "country"];

/// What a file says: plain keys, and those of its profiles by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    pub keys: BTreeMap<String, Told>,
    pub profiles: BTreeMap<String, BTreeMap<String, Told>>,
}

/// A value with the line that it stands on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Told {
    pub value: String,
    pub line: Option<usize>,
}

/// Reads the file; one that is not there says nothing.
pub(super) fn read(path: &Path, complaints: &mut Vec<Complaint>) -> Said {
    match std::fs::read_to_string(path) {
        Ok(text) => parse(&text, path, complaints),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Said::default(),
        Err(error) => {
            let wrong = Wrong::Unreadable(error.to_string());
            complaints.push(Complaint { file: Some(path.to_owned()), line: None, wrong });
            Said::default()
        }
    }
}

pub(super) fn parse(text: &str, path: &Path, complaints: &mut Vec<Complaint>) -> Said {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut reader = Reader { text, path, complaints, said: Said::default() };
    for error in errors {
        let at = error.span().map_or(0, |span| span.start);
        reader.complain(at, Wrong::Syntax(error.message().to_owned()));
    }
    reader.whole(table.get_ref());
    let said = std::mem::take(&mut reader.said);
    complaints.sort_by_key(|c| c.line);
    said
}

struct Reader<'a> {
    text: &'a str,
    path: &'a Path,
    complaints: &'a mut Vec<Complaint>,
    said: Said,
}

impl Reader<'_> {
    fn whole(&mut self, table: &DeTable<'_>) {
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            match (name, value.get_ref()) {
                ("profiles", DeValue::Table(profiles)) => self.profiles(profiles),
                ("profiles", _) => self.complain(key.span().start, wrong(name, "tables: [profiles.NAME]")),
                _ => {
                    let allowed = name == "profile" || KEYS.contains(&name);
                    if let Some(told) = self.string(name, allowed, key, value) {
                        self.said.keys.insert(name.to_owned(), told);
                    }
                }
            }
        }
    }

    fn profiles(&mut self, profiles: &DeTable<'_>) {
        for (name, body) in profiles {
            let DeValue::Table(body) = body.get_ref() else {
                self.complain(name.span().start, wrong(name.get_ref(), "a table: [profiles.NAME]"));
                continue;
            };
            let mut told = BTreeMap::new();
            for (key, value) in body {
                let plain = key.get_ref().as_ref();
                if let Some(value) = self.string(plain, KEYS.contains(&plain), key, value) {
                    told.insert(plain.to_owned(), value);
                }
            }
            self.said.profiles.insert(name.get_ref().to_string(), told);
        }
    }

    fn string<K>(&mut self, name: &str, allowed: bool, key: &Spanned<K>, value: &Spanned<DeValue<'_>>) -> Option<Told> {
        let at = key.span().start;
        if !allowed {
            self.complain(at, Wrong::UnknownKey(name.to_owned()));
            return None;
        }
        if let DeValue::String(text) = value.get_ref() {
            return Some(Told { value: text.to_string(), line: Some(self.line(at)) });
        }
        self.complain(at, wrong(name, "a text in quotes"));
        None
    }

    fn complain(&mut self, at: usize, wrong: Wrong) {
        let line = Some(self.line(at));
        self.complaints.push(Complaint { file: Some(self.path.to_owned()), line, wrong });
    }

    fn line(&self, at: usize) -> usize {
        self.text.as_bytes().iter().take(at).filter(|b| **b == b'\n').count() + 1
    }
}

fn wrong(key: &str, wants: &'static str) -> Wrong {
    Wrong::WrongValue { key: key.to_owned(), wants }
}
