//! What commands printed, taken apart so that the words of one string are found among those of all.

use pult::commands::{Reply, Trouble};
use serde_json::Value;
use std::collections::{BTreeSet, HashMap};

/// What a command said, in the shape in which it is looked through.
pub struct Asked {
    pub lines: Vec<String>,
    /// The rows of a table, by the identifier in their first cell; of a JSON list, by `id`.
    pub rows: HashMap<String, Vec<String>>,
    pub documents: HashMap<String, Value>,
}

impl Asked {
    /// The answer to this command line.
    pub fn of(line: &str, reply: &str) -> Self {
        let json = line.ends_with("--json");
        Self {
            rows: match line {
                "export as lines" => lines(reply),
                line if line.starts_with("export") => table(reply),
                _ => HashMap::new(),
            },
            documents: if json { documents(reply) } else { HashMap::new() },
            lines: if json || line.starts_with("export") { Vec::new() } else { reply.lines().map(ToOwned::to_owned).collect() },
        }
    }
}

/// What a command printed; it must not fail, whatever the words are. A document is one line and obeyed by no terminal.
pub fn said(reply: Result<Reply, Trouble>, json: bool) -> String {
    let reply = reply.unwrap_or_else(|trouble| panic!("{trouble:?}"));
    assert_eq!(reply.aside, "");
    if json {
        assert_eq!(
            reply.out.trim_end().chars().find(|c| crate::hostile::is_harmful(*c) && u32::from(*c) & 0xfffe != 0xfffe),
            None
        );
    }
    reply.out
}

fn table(out: &str) -> HashMap<String, Vec<String>> {
    let mut table = csv::Reader::from_reader(out.as_bytes());
    let rows = table.records().map(|row| row.expect("a row").iter().map(ToOwned::to_owned).collect::<Vec<_>>());
    rows.map(|row| (row[0].clone(), row)).collect()
}

/// The strings of each line, by the identifiers that stand among them.
fn lines(out: &str) -> HashMap<String, Vec<String>> {
    let mut rows: HashMap<String, Vec<String>> = HashMap::new();
    for line in out.lines() {
        let mut values = Vec::new();
        strings_of(&serde_json::from_str(line).expect("a document a line"), &mut values);
        let ids: BTreeSet<String> = values.iter().filter(|value| value.starts_with("sown-")).cloned().collect();
        for id in ids {
            rows.entry(id).or_default().extend(values.iter().cloned());
        }
    }
    rows
}

fn documents(out: &str) -> HashMap<String, Value> {
    let document: Value = serde_json::from_str(out).expect("one document");
    let tickets = document["tickets"].as_array().expect("tickets").iter();
    tickets.map(|ticket| (ticket["id"].as_str().expect("an id").to_owned(), ticket.clone())).collect()
}

pub fn strings_of(value: &Value, into: &mut Vec<String>) {
    match value {
        Value::String(text) => into.push(text.clone()),
        Value::Array(list) => list.iter().for_each(|value| strings_of(value, into)),
        Value::Object(fields) => fields.values().for_each(|value| strings_of(value, into)),
        _ => {}
    }
}
