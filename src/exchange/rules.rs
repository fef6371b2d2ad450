//! Calendars, as TOML or JSON, with all complaints at once. The house rules stand in `policy`.

use super::sheet::Sheet;
use super::table::text_of;
use super::why::Why;
use crate::desk::{CalendarId, Record};
use crate::sla::CalendarPlan;
use std::io::Read;

/// Reads a calendar (`sla::CalendarPlan` as TOML or JSON), or several under their ids, as the export writes them. The id of a
/// single one is the file's own, else `fallback`.
#[must_use]
pub fn calendars(from: impl Read, fallback: &CalendarId) -> Sheet<Record> {
    let mut sheet = Sheet::default();
    let value = match text_of(from).and_then(|text| value_of(&text)) {
        Ok(value) => value,
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

fn value_of(text: &str) -> Result<serde_json::Value, Why> {
    if text.trim().is_empty() {
        return Err(Why::NoRows);
    }
    if text.trim_start().starts_with('{') {
        return serde_json::from_str(text).map_err(|e| Why::Unreadable(e.to_string()));
    }
    toml::from_str(text).map_err(|e| Why::Unreadable(e.to_string()))
}
