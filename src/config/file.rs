//! The configuration file: TOML, read key by key so that one wrong line does not hide the next.

use super::complaint::{Complaint, Wrong};
use super::views::ToldView;
use std::collections::BTreeMap;
use std::path::Path;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What a key wants: a text in quotes, `true` or `false`, a whole number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wants {
    Text,
    Switch,
    Number,
}

/// Keys that a file or a profile may set.
pub(super) const KEYS: [(&str, Wants); 8] = [
    ("desk", Wants::Text),
    ("lang", Wants::Text),
    ("actor", Wants::Text),
    ("theme", Wants::Text),
    ("keymap", Wants::Text),
    ("country", Wants::Text),
    ("thin", Wants::Switch),
    ("mask_after_minutes", Wants::Number),
];

/// What the key wants; none where a file may not set it.
fn wanted(name: &str) -> Option<Wants> {
    KEYS.iter().find(|(known, _)| *known == name).map(|(_, wants)| *wants)
}

/// What a file says: plain keys, and those of its profiles by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    pub keys: BTreeMap<String, Told>,
    pub profiles: BTreeMap<String, BTreeMap<String, Told>>,
    pub views: Vec<ToldView>,
    pub calls: super::calls::ToldCalls,
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
            let wrong = Wrong::Unreadable(error.kind(), error.to_string());
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

pub(super) struct Reader<'a> {
    text: &'a str,
    pub(super) path: &'a Path,
    pub(super) complaints: &'a mut Vec<Complaint>,
    pub(super) said: Said,
}

impl Reader<'_> {
    fn whole(&mut self, table: &DeTable<'_>) {
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            match (name, value.get_ref()) {
                ("profiles", DeValue::Table(profiles)) => self.profiles(profiles),
                ("views", DeValue::Table(views)) => self.views(views),
                ("calls", DeValue::Table(calls)) => self.calls(calls),
                ("calls", _) => self.complain(key.span().start, wrong(name, "calls")),
                ("views", _) => self.complain(key.span().start, wrong(name, "view")),
                ("profiles", _) => self.complain(key.span().start, wrong(name, "profile")),
                // Lines of the command line: who knows its words reads them.
                ("macros", DeValue::Table(_)) => {}
                _ => {
                    let wants = if name == "profile" { Some(Wants::Text) } else { wanted(name) };
                    if let Some(told) = self.told(name, wants, key, value) {
                        self.said.keys.insert(name.to_owned(), told);
                    }
                }
            }
        }
    }

    fn profiles(&mut self, profiles: &DeTable<'_>) {
        for (name, body) in profiles {
            let DeValue::Table(body) = body.get_ref() else {
                self.complain(name.span().start, wrong(name.get_ref(), "profile"));
                continue;
            };
            let mut told = BTreeMap::new();
            for (key, value) in body {
                let plain = key.get_ref().as_ref();
                if let Some(value) = self.told(plain, wanted(plain), key, value) {
                    told.insert(plain.to_owned(), value);
                }
            }
            self.said.profiles.insert(name.get_ref().to_string(), told);
        }
    }

    pub(super) fn told<K>(
        &mut self,
        name: &str,
        wants: Option<Wants>,
        key: &Spanned<K>,
        value: &Spanned<DeValue<'_>>,
    ) -> Option<Told> {
        let at = key.span().start;
        let Some(wants) = wants else {
            self.complain(at, Wrong::UnknownKey(name.to_owned()));
            return None;
        };
        let text = match (wants, value.get_ref()) {
            (Wants::Text, DeValue::String(text)) => Ok(text.to_string()),
            (Wants::Switch, DeValue::Boolean(on)) => Ok(on.to_string()),
            (Wants::Number, DeValue::Integer(number)) if number.as_str().parse::<u16>().is_ok() => Ok(number.as_str().to_owned()),
            (Wants::Text, _) => Err("text"),
            (Wants::Switch, _) => Err("switch"),
            (Wants::Number, _) => Err("number"),
        };
        match text {
            Ok(value) => Some(Told { value, line: Some(self.line(at)) }),
            Err(wants) => {
                self.complain(at, wrong(name, wants));
                None
            }
        }
    }

    pub(super) fn complain(&mut self, at: usize, wrong: Wrong) {
        let line = Some(self.line(at));
        self.complain_of_line(line, wrong);
    }

    pub(super) fn complain_of_line(&mut self, line: Option<usize>, wrong: Wrong) {
        self.complaints.push(Complaint { file: Some(self.path.to_owned()), line, wrong });
    }

    pub(super) fn line(&self, at: usize) -> usize {
        self.text.as_bytes().iter().take(at).filter(|b| **b == b'\n').count() + 1
    }
}

fn wrong(key: &str, wants: &'static str) -> Wrong {
    Wrong::WrongValue { key: key.to_owned(), wants }
}
