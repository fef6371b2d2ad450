//! A list of JSON objects as a table: what a scheduled job of 1C sends.

use super::grid::{Grid, Line, MOST_CELLS, MOST_COLUMNS};
use super::why::Why;
use super::workbook::plain;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// Bytes of a document: ten thousand clients take two million.
const LONGEST: usize = 64 << 20;
/// Names under which a document keeps its list.
const LISTS: [&str; 4] = ["items", "rows", "data", "строки"];

/// Does the text begin as a document?
#[must_use]
pub fn is_list(text: &str) -> bool {
    text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}').starts_with(['{', '['])
}

/// `[{"inn": …}, …]`, or `{"as_of": …, "items": [{"inn": …}, …]}`: what stands beside the list counts for each of its items.
///
/// # Errors
/// [`Why::Unreadable`] where it is no such document, [`Why::NoRows`] where the list is empty.
pub fn grid(text: &str) -> Result<Grid, Why> {
    let body = text.trim_start_matches('\u{feff}');
    if body.len() > LONGEST {
        return Err(Why::TooBig);
    }
    let whole: Value = serde_json::from_str(body).map_err(|e| Why::Unreadable(e.to_string()))?;
    let (beside, items) = match whole {
        Value::Array(items) => (Map::new(), items),
        Value::Object(mut whole) => {
            let list = LISTS.iter().find_map(|name| whole.remove(*name)).ok_or(Why::NoColumn("items".into()))?;
            match list {
                Value::Array(items) => (whole, items),
                _ => return Err(Why::Unreadable("`items` is not a list".into())),
            }
        }
        _ => return Err(Why::Unreadable("it is not a list of objects".into())),
    };
    let lines = begins(body).filter(|lines| lines.len() == items.len()).unwrap_or_default();
    let mut objects = Vec::with_capacity(items.len());
    for (place, item) in items.into_iter().enumerate() {
        let at = lines.get(place).copied().unwrap_or(0);
        let Value::Object(item) = item else {
            return Err(Why::Unreadable(format!("line {at}: an item of the list is not an object")));
        };
        objects.push((at, item));
    }
    let names: BTreeSet<&String> = objects.iter().flat_map(|(_, item)| item.keys()).chain(beside.keys()).collect();
    if names.len() > MOST_COLUMNS || names.len() * objects.len() > MOST_CELLS {
        return Err(Why::TooBig);
    }
    let header = Line { at: 1, cells: names.iter().map(|name| (*name).clone()).collect() };
    let rows = objects.iter().map(|(at, item)| {
        let cell = |name: &&String| item.get(*name).filter(|v| !v.is_null()).or_else(|| beside.get(*name)).map(written);
        Line { at: *at, cells: names.iter().map(|name| cell(name).unwrap_or_default()).collect() }
    });
    let lines: Vec<Line> = std::iter::once(header.clone()).chain(rows).collect();
    if lines.len() > 1 { Ok(Grid { lines }) } else { Err(Why::NoRows) }
}

fn written(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(yes) => if *yes { "1" } else { "0" }.into(),
        Value::String(text) => text.clone(),
        Value::Number(number) if number.is_f64() => number.as_f64().map(plain).unwrap_or_default(),
        // A list or an object where a word should stand: whoever reads the column says that it is none.
        other => other.to_string(),
    }
}

/// The lines on which the items begin: objects right inside a list that is the whole or stands right inside it.
fn begins(text: &str) -> Option<Vec<u64>> {
    let (mut open, mut lines) = (Vec::new(), Vec::new());
    let (mut line, mut is_word, mut escaped) = (1_u64, false, false);
    for byte in text.bytes() {
        match byte {
            b'\n' => line += 1,
            _ if escaped => escaped = false,
            b'\\' if is_word => escaped = true,
            b'"' => is_word = !is_word,
            _ if is_word => {}
            b'{' | b'[' => {
                if byte == b'{' && matches!(open[..], [b'['] | [b'{', b'[']) {
                    lines.push(line);
                }
                open.push(byte);
            }
            b'}' | b']' => drop(open.pop()?),
            _ => {}
        }
    }
    Some(lines)
}
