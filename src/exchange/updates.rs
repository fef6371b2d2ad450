//! Rows of the events file.

use super::map::Map;
use super::replay::Update;
use super::seed::{Seeds, bad, places};
use super::sheet::Report;
use super::table::Table;
use super::why::Why;
use crate::desk::{Moment, Priority};
use std::collections::HashMap;
use std::sync::Arc;

/// Puts each update to its ticket.
pub(super) fn updates(table: &Table, map: &Map, seeds: &mut Seeds, report: &mut Report) {
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
        let Some(row) = report.take(row) else { continue };
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
