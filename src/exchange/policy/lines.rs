//! On which line of a TOML file each of its keys stands.

use std::collections::BTreeMap;
use toml::de::{DeTable, DeValue};

/// The line of each key, from 1, by the names that lead to it. Empty for JSON.
#[derive(Clone, Debug, Default)]
pub(super) struct Lines(BTreeMap<Vec<String>, u64>);

impl Lines {
    /// Reads where the keys stand; what is no TOML is told as (line, complaint), all of it at once.
    pub fn of(text: &str) -> Result<Self, Vec<(u64, String)>> {
        let (table, errors) = DeTable::parse_recoverable(text);
        if !errors.is_empty() {
            let told = |e: &toml::de::Error| (e.span().map_or(0, |span| line_at(text, span.start)), e.message().to_owned());
            return Err(errors.iter().map(told).collect());
        }
        let mut lines = Self::default();
        lines.note(text, table.get_ref(), &mut Vec::new());
        Ok(lines)
    }

    fn note(&mut self, text: &str, table: &DeTable<'_>, way: &mut Vec<String>) {
        for (key, value) in table {
            way.push(key.get_ref().clone().into_owned());
            self.0.insert(way.clone(), line_at(text, key.span().start));
            if let DeValue::Table(inner) = value.get_ref() {
                self.note(text, inner, way);
            }
            way.pop();
        }
    }

    /// The line of the key, of what it stands in where it is not known, else 0.
    pub fn line(&self, way: &[&str]) -> u64 {
        let known = |long: usize| self.0.get(&way[..long].iter().map(|s| (*s).to_owned()).collect::<Vec<_>>());
        (1..=way.len()).rev().find_map(known).copied().unwrap_or(0)
    }
}

fn line_at(text: &str, at: usize) -> u64 {
    let before = text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count();
    before as u64 + 1
}
