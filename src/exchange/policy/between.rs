//! The table of minutes between zones: each cell by itself, then against the way back.

use super::fault::Fault;
use crate::desk::policy::is_between;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// What is wrong with the table, each with the zones of its cell (a row's own fault names the row alone). Without known zones
/// none can be unknown.
pub(super) fn faults(table: &Map<String, Value>, known: &BTreeSet<String>) -> Vec<(Vec<String>, Fault)> {
    let mut found = Vec::new();
    let unknown = |zone: &str| {
        let wrong = !known.is_empty() && !known.contains(zone);
        wrong.then(|| Fault::NoSuchZone(known.iter().cloned().collect()))
    };
    for (from, row) in table {
        let Some(row) = row.as_object() else {
            found.push((vec![from.clone()], Fault::NotMinutes));
            continue;
        };
        found.extend(unknown(from).map(|fault| (vec![from.clone()], fault)));
        for (to, minutes) in row {
            let cell = vec![from.clone(), to.clone()];
            found.extend(unknown(to).map(|fault| (cell.clone(), fault)));
            if !is_between(minutes) {
                found.push((cell, Fault::NotMinutes));
            } else if from == to && minutes.as_i64() != Some(0) {
                found.push((cell, Fault::OwnZone));
            } else if let Some(back) = table.get(to).and_then(|row| row.get(from)).filter(|back| is_between(back))
                && back != minutes
                && from < to
            {
                let back = Fault::Asymmetric { back: format!("{to} – {from}"), minutes: back.as_i64().unwrap_or(0) };
                found.push((cell, back));
            }
        }
    }
    found
}
