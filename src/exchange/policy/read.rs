//! Reading the house rules: each setting by itself, so that all complaints come at once, with their lines.

use super::between;
use super::fault::Fault;
use super::lines::Lines;
use super::write::inline;
use crate::desk::policy::{Wants, sections, setting, settings_of};
use crate::desk::{Policy, Record};
use crate::exchange::sheet::{BadRow, Report, Sheet};
use crate::exchange::table::text_of;
use crate::exchange::why::Why;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::io::Read;

/// What stands on the desk that the rules may name. What is empty is not looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Around {
    /// Zones that somebody serves or something lies in.
    pub zones: BTreeSet<String>,
    /// Packages, by id.
    pub packages: BTreeSet<String>,
}

/// Reads the house rules from TOML or JSON. A setting that is missing has its default; when one is wrong there is no record.
#[must_use]
pub fn policy(from: impl Read, around: &Around) -> Sheet<Record> {
    let mut sheet = Sheet::default();
    let (whole, lines) = match text_of(from).map_err(|why| vec![(0, why)]).and_then(|text| parsed(&text)) {
        Ok(read) => read,
        Err(wrong) => {
            for (line, why) in wrong {
                sheet.report.bad.push(BadRow { line, column: String::new(), text: "".into(), why });
            }
            return sheet;
        }
    };
    sheet.report.rows = 1;
    let mut reading = Reading { lines, around, report: &mut sheet.report, known: Known::new() };
    reading.whole(&whole);
    if sheet.report.is_clean() {
        match Policy::deserialize(&Value::Object(whole)) {
            Ok(policy) => sheet.records.push(Record::Policy(Box::new(policy))),
            Err(e) => sheet.report.refuse(Why::Setting(e.to_string())),
        }
    }
    sheet.report.bad.sort_by_key(|bad| bad.line);
    sheet
}

type Wrong = Vec<(u64, Why)>;

fn parsed(text: &str) -> Result<(Map<String, Value>, Lines), Wrong> {
    let unreadable = |what: String| vec![(0, Why::Unreadable(what))];
    if text.trim().is_empty() {
        return Err(vec![(0, Why::NoRows)]);
    }
    let (value, lines) = if text.trim_start().starts_with('{') {
        (serde_json::from_str(text).map_err(|e| unreadable(e.to_string()))?, Lines::default())
    } else {
        let lines = Lines::of(text)
            .map_err(|all| all.into_iter().map(|(line, what)| (line, Why::Unreadable(what))).collect::<Wrong>())?;
        (toml::from_str(text).map_err(|e| unreadable(e.message().to_owned()))?, lines)
    };
    match value {
        Value::Object(whole) => Ok((whole, lines)),
        _ => Err(unreadable("it is not a table of settings".into())),
    }
}

/// What settings there are.
struct Known {
    sections: Vec<String>,
    paths: Vec<String>,
    /// Those whose default is nothing.
    optional: Vec<String>,
}

impl Known {
    fn new() -> Self {
        let all = settings_of(&Policy::default());
        let optional = all.iter().filter(|(_, value)| value.is_null()).map(|(path, _)| path.clone()).collect();
        Self { sections: sections(), paths: all.into_iter().map(|(path, _)| path).collect(), optional }
    }

    fn may_be_nothing(&self, path: &str) -> bool {
        self.optional.iter().any(|known| known == path)
    }

    fn has(&self, path: &str) -> bool {
        self.paths.iter().any(|known| known == path)
    }

    /// The names that may stand in the section, or at the top.
    fn beside(&self, section: Option<&str>) -> Vec<String> {
        if let Some(section) = section {
            let inside = |path: &String| path.strip_prefix(section)?.strip_prefix('.').map(str::to_owned);
            return self.paths.iter().filter_map(inside).collect();
        }
        let top = self.paths.iter().filter(|path| !path.contains('.')).cloned();
        top.chain(self.sections.iter().map(|section| format!("[{section}]"))).collect()
    }
}

struct Reading<'a> {
    lines: Lines,
    around: &'a Around,
    report: &'a mut Report,
    known: Known,
}

impl Reading<'_> {
    fn whole(&mut self, whole: &Map<String, Value>) {
        for (key, value) in whole {
            if !self.known.sections.contains(key) {
                self.one(&[key], value);
                continue;
            }
            match value {
                Value::Object(inner) => inner.iter().for_each(|(name, value)| self.one(&[key, name], value)),
                _ => self.wrong(&[key], value, Fault::NotASection),
            }
        }
    }

    fn one(&mut self, way: &[&str], value: &Value) {
        let path = way.join(".");
        let section = way.split_last().and_then(|(_, before)| before.first()).copied();
        match setting(&path).map(|setting| setting.wants) {
            // Defaults that are nothing may be left out, not written: TOML has no word for it, JSON has.
            Some(_) if value.is_null() && self.known.may_be_nothing(&path) => {}
            Some(Wants::BetweenZones) if value.is_object() => {
                let table = value.as_object().cloned().unwrap_or_default();
                for (cell, fault) in between::faults(&table, &self.around.zones) {
                    let whole: Vec<&str> = way.iter().copied().chain(cell.iter().map(String::as_str)).collect();
                    let stands = cell.iter().try_fold(value, |at, name| at.get(name)).unwrap_or(value);
                    self.wrong(&whole, stands, fault);
                }
            }
            Some(wants) if !wants.takes(value) => self.wrong(way, value, Fault::Wants(wants)),
            Some(_) => self.names(way, &path, value),
            None if !self.known.has(&path) => {
                let beside = self.known.beside(section);
                self.wrong(way, value, Fault::NoSuch(beside));
            }
            None => self.as_the_rules_read_it(way, value),
        }
    }

    /// A package that is not on the desk yet may come after the rules: it is only told.
    fn names(&mut self, way: &[&str], path: &str, value: &Value) {
        let packages = &self.around.packages;
        if path == "default_package" && !packages.is_empty() && !value.as_str().is_some_and(|id| packages.contains(id)) {
            let told = self.complaint(way, value, Why::Unknown("package"));
            self.report.warnings.push(told);
        }
    }

    /// A setting of which nothing more is known than its type.
    fn as_the_rules_read_it(&mut self, way: &[&str], value: &Value) {
        let alone = way.iter().rev().fold(value.clone(), |inner, key| json!({ *key: inner }));
        if let Err(why) = Policy::deserialize(&alone) {
            let bad = self.complaint(way, value, Why::Setting(why.to_string()));
            self.report.bad.push(bad);
        }
    }

    fn wrong(&mut self, way: &[&str], value: &Value, fault: Fault) {
        let bad = self.complaint(way, value, Why::Rule(fault));
        self.report.bad.push(bad);
    }

    fn complaint(&self, way: &[&str], value: &Value, why: Why) -> BadRow {
        let text = if value.is_object() || value.is_array() { String::new() } else { inline(value) };
        BadRow { line: self.lines.line(way), column: way.join("."), text: text.into(), why }
    }
}
