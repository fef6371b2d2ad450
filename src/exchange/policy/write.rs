//! Writing the house rules: every setting with its sentence, its default and what may stand there.

use crate::desk::Policy;
use crate::desk::policy::{Setting, Wants, setting, settings_of};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write;

/// The order in which people read the parts of a reason and of a sum.
const READ_IN: [&str; 6] = ["code", "ru", "en", "pauses", "minor", "currency"];

/// Columns of a comment.
const WIDTH: usize = 100;

/// What is told above a line of the file.
#[derive(Clone, Debug)]
pub enum About<'a> {
    /// The file.
    File,
    /// A section, by its name.
    Section(&'a str),
    /// A setting.
    Setting {
        /// Its path.
        path: &'a str,
        /// What may stand there.
        setting: Option<&'static Setting>,
        /// Its default as it would be written; none when it is nothing.
        default: Option<String>,
    },
}

/// The rules as a TOML file; `words` says what stands in the comments.
#[must_use]
pub fn write_policy(policy: &Policy, words: impl Fn(About<'_>) -> String) -> String {
    let defaults: BTreeMap<String, Value> = settings_of(&Policy::default()).into_iter().collect();
    let mut out = String::new();
    comment(&mut out, &words(About::File));
    let mut section = "";
    let all = settings_of(policy);
    // A table of its own ends the section that it stands in: such settings come last there.
    let (plain, tables): (Vec<_>, Vec<_>) = all.iter().partition(|(_, value)| !value.is_object() || is_sum(value));
    let sections = plain.iter().map(|(path, _)| section_of(path));
    let mut order: Vec<&str> = Vec::new();
    for name in sections {
        if !order.contains(&name) {
            order.push(name);
        }
    }
    for name in order {
        if name != section {
            section = name;
            out.push('\n');
            comment(&mut out, &words(About::Section(name)));
            let _ = writeln!(out, "[{name}]");
        }
        let here = |(path, _): &&&(String, Value)| section_of(path) == name;
        for (path, value) in plain.iter().filter(here).chain(tables.iter().filter(here)) {
            let line = setting(path);
            let default = defaults.get(path).filter(|value| !value.is_null()).map(inline);
            out.push('\n');
            comment(&mut out, &words(About::Setting { path, setting: line, default }));
            put(&mut out, path, value, line);
        }
    }
    out
}

fn section_of(path: &str) -> &str {
    path.split_once('.').map_or("", |(section, _)| section)
}

fn put(out: &mut String, path: &str, value: &Value, setting: Option<&Setting>) {
    let name = path.rsplit('.').next().unwrap_or(path);
    // Writing into a String cannot fail.
    let _ = match value {
        // TOML has no word for nothing: the line waits to be uncommented.
        Value::Null => writeln!(out, "# {name} = {}", example(setting)),
        Value::Object(rows) if !is_sum(value) => {
            let _ = writeln!(out, "[{path}]");
            rows.iter().try_for_each(|(key, row)| writeln!(out, "{} = {}", bare(key), inline(row)))
        }
        Value::Array(list) if list.iter().any(Value::is_object) => {
            let _ = writeln!(out, "{name} = [");
            for each in list {
                let _ = writeln!(out, "  {},", inline(each));
            }
            writeln!(out, "]")
        }
        plain => writeln!(out, "{name} = {}", inline(plain)),
    };
}

fn is_sum(value: &Value) -> bool {
    Wants::Sum.takes(value)
}

fn example(setting: Option<&Setting>) -> &'static str {
    match setting.map(|setting| setting.wants) {
        Some(Wants::Sum) => "{ minor = 180000, currency = \"RUB\" }",
        _ => "\"\"",
    }
}

/// A value on one line of TOML.
#[must_use]
pub fn inline(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => toml::Value::String(text.clone()).to_string(),
        Value::Array(list) => format!("[{}]", list.iter().map(inline).collect::<Vec<_>>().join(", ")),
        Value::Object(parts) if parts.is_empty() => "{}".into(),
        Value::Object(parts) => {
            let mut parts: Vec<_> = parts.iter().collect();
            parts.sort_by_key(|(key, _)| READ_IN.iter().position(|known| known == key).unwrap_or(READ_IN.len()));
            let parts: Vec<String> = parts.iter().map(|(key, value)| format!("{} = {}", bare(key), inline(value))).collect();
            format!("{{ {} }}", parts.join(", "))
        }
        Value::Bool(_) | Value::Number(_) => value.to_string(),
    }
}

/// A key, in quotes where TOML wants them.
fn bare(key: &str) -> String {
    let plain = !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
    if plain { key.to_owned() } else { toml::Value::String(key.to_owned()).to_string() }
}

/// Words as comments, broken between words.
fn comment(out: &mut String, words: &str) {
    for line in words.lines() {
        let mut at = 0;
        for word in line.split_whitespace() {
            let wide = word.chars().count();
            if at > 0 && at + 1 + wide > WIDTH {
                out.push('\n');
                at = 0;
            }
            out.push_str(if at == 0 { "# " } else { " " });
            out.push_str(word);
            at += 1 + wide + usize::from(at == 0);
        }
        out.push_str(if at == 0 { "#\n" } else { "\n" });
    }
}
