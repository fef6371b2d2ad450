//! The contract of the command line: fields, exit codes, refusals.

mod answering;
mod bad_input;
mod bills;
mod calling;
mod changing;
mod copies;
mod counting;
#[cfg(unix)]
mod full_disk;
mod house_rules;
mod itself;
mod leads;
mod looking;
mod moving;
mod opinions;
mod outsider;
mod owing;
mod plain_dealing;
mod refusing;
mod routing;
mod tables;
mod upkeep;
#[allow(dead_code, reason = "the tests beside the reading use all of it")]
#[path = "../../../src/exchange/tests/xlsx.rs"]
mod xlsx;

use crate::desk::Desk;
use serde_json::Value;

/// Each `name:kind` of the list stands in the object. Kinds: `s` text, `i` whole number, `n` number, `b` flag, `a` list, `o`
/// object, `t` time with offset, `v` version (number or text); a `?` after it allows null.
#[track_caller]
fn has(value: &Value, fields: &str) {
    for field in fields.split_whitespace() {
        let (name, kind) = field.split_once(':').expect("name:kind");
        let found = value.get(name).unwrap_or_else(|| panic!("no `{name}` in {value}"));
        if kind.ends_with('?') && found.is_null() {
            continue;
        }
        let right = match kind.trim_end_matches('?') {
            "s" => found.is_string(),
            "i" => found.is_i64(),
            "n" => found.is_number(),
            "b" => found.is_boolean(),
            "a" => found.is_array(),
            "o" => found.is_object(),
            "v" => found.is_i64() || found.is_string(),
            "t" => found.as_str().is_some_and(|t| t.len() == 25 && chrono::DateTime::parse_from_rfc3339(t).is_ok()),
            other => panic!("no kind {other}"),
        };
        assert!(right, "`{name}` should be {kind}: {found}");
    }
}

fn list<'a>(value: &'a Value, name: &str) -> &'a Vec<Value> {
    value[name].as_array().unwrap_or_else(|| panic!("no list `{name}` in {value}"))
}

const ON_THE_BOARD: &str = "id:s number:i subject:s phase:s status:s? priority:s group:s? assignee:o? company:o? zone:s? skills:a \
                            due:t? due_kind:s overdue:b breached:b left_minutes:i? version:v";

/// The ticket of a number as `pult show` has it.
fn shown(desk: &Desk, number: &str) -> Value {
    desk.json(&["show", number, "--json"])["ticket"].clone()
}
