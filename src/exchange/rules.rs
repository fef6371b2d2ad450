//! The files that are not tables: a calendar and the house rules, as TOML or JSON, with all complaints at once.

use super::sheet::{BadRow, Sheet};
use super::table::text_of;
use super::why::Why;
use crate::desk::{CalendarId, Policy, Record};
use crate::sla::CalendarPlan;
use serde::Deserialize;
use std::io::Read;

/// Reads a calendar (`sla::CalendarPlan` as TOML or JSON), or several under their ids, as the export writes them. The id of a
/// single one is the file's own, else `fallback`.
#[must_use]
pub fn calendars(from: impl Read, fallback: &CalendarId) -> Sheet<Record> {
    let mut sheet = Sheet::default();
    let value = match text_of(from).and_then(|text| value_of(&text)) {
        Ok((value, _)) => value,
        Err(why) => {
            sheet.report.refuse(why);
            return sheet;
        }
    };
    match &value {
        serde_json::Value::Object(several) if several.values().all(serde_json::Value::is_object) => {
            several.iter().for_each(|(id, plan)| calendar(&mut sheet, CalendarId::new(id), plan));
        }
        one => {
            let own = one.get("id").and_then(|v| v.as_str()).filter(|id| !id.is_empty());
            calendar(&mut sheet, own.map_or_else(|| fallback.clone(), CalendarId::new), one);
        }
    }
    sheet
}

fn calendar(sheet: &mut Sheet<Record>, id: CalendarId, value: &serde_json::Value) {
    sheet.report.rows += 1;
    let plan = match CalendarPlan::read(&id, value) {
        Ok(plan) => plan,
        Err(complaint) => return sheet.report.refuse(Why::Setting(complaint.to_string())),
    };
    let faults = plan.faults();
    for fault in &faults {
        sheet.report.refuse(Why::Setting(fault.to_string()));
    }
    if faults.is_empty() {
        match serde_json::to_value(&plan) {
            Ok(value) => sheet.records.push(Record::Calendar(id, value)),
            Err(e) => sheet.report.refuse(Why::Setting(e.to_string())),
        }
    }
}

/// Reads the house rules; each key is tried by itself, so that all complaints come at once, with their lines.
#[must_use]
pub fn policy(from: impl Read) -> Sheet<Record> {
    let mut sheet = Sheet::default();
    let (value, text) = match text_of(from).and_then(|text| Ok((value_of(&text)?.0, text))) {
        Ok(read) => read,
        Err(why) => {
            sheet.report.refuse(why);
            return sheet;
        }
    };
    sheet.report.rows = 1;
    let serde_json::Value::Object(whole) = &value else {
        sheet.report.refuse(Why::Unreadable("it is not a table of settings".into()));
        return sheet;
    };
    for (key, part) in whole {
        let parts: Vec<(String, serde_json::Value)> = match part {
            serde_json::Value::Object(inner) if !inner.is_empty() && SECTIONS.contains(&key.as_str()) => {
                let each = inner.iter().map(|(k, v)| (k.clone(), serde_json::json!({ key: { k: v } })));
                each.collect()
            }
            _ => vec![(String::new(), serde_json::json!({ key: part }))],
        };
        for (inner, alone) in parts {
            if let Err(why) = Policy::deserialize(&alone) {
                let line = line_of(&text, key, &inner);
                let column = if inner.is_empty() { key.clone() } else { format!("{key}.{inner}") };
                sheet.report.bad.push(BadRow { line, column, text: "".into(), why: Why::Setting(why.to_string()) });
            }
        }
    }
    if sheet.report.is_clean() {
        match Policy::deserialize(&value) {
            Ok(policy) => sheet.records.push(Record::Policy(Box::new(policy))),
            Err(e) => sheet.report.refuse(Why::Setting(e.to_string())),
        }
    }
    sheet
}

/// The sections of the policy that may stand in part: each key has a default.
const SECTIONS: [&str; 5] = ["reasons", "routing", "field", "debts", "times"];

fn value_of(text: &str) -> Result<(serde_json::Value, bool), Why> {
    if text.trim().is_empty() {
        return Err(Why::NoRows);
    }
    if text.trim_start().starts_with('{') {
        return serde_json::from_str(text).map(|v| (v, true)).map_err(|e| Why::Unreadable(e.to_string()));
    }
    toml::from_str(text).map(|v| (v, false)).map_err(|e| Why::Unreadable(e.to_string()))
}

/// The line where a key stands, from 1; 0 when it is not found (inline tables, JSON).
fn line_of(text: &str, section: &str, key: &str) -> u64 {
    let wanted = if key.is_empty() { section } else { key };
    let mut here = String::new();
    for (place, line) in text.lines().enumerate() {
        let line = line.trim();
        if let Some(header) = line.strip_prefix('[') {
            header.trim_matches(['[', ']', ' ']).clone_into(&mut here);
            if here == wanted || here == format!("{section}.{key}") {
                return place as u64 + 1;
            }
        } else if line.split('=').next().is_some_and(|k| k.trim() == wanted) && (key.is_empty() || here == section) {
            return place as u64 + 1;
        }
    }
    0
}
