//! What a script run tells: to people only what was asked for and what went wrong, to programs one JSON object a step.

use super::script::{Bad, Step};
use crate::i18n::Texts;
use serde_json::json;
use std::io::{self, Write};

/// How a step went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Done {
    /// It went as the script wanted.
    pub(super) ok: bool,
    /// What was seen, or why it failed; empty where there is nothing to tell.
    pub(super) detail: String,
    /// The screen, where it was asked for or a step failed.
    pub(super) screen: Option<Vec<String>>,
}

impl Done {
    /// It went well, and there is nothing to tell.
    pub(super) fn well() -> Self {
        Self { ok: true, detail: String::new(), screen: None }
    }

    /// It failed.
    pub(super) fn failed(why: impl Into<String>) -> Self {
        Self { ok: false, detail: why.into(), screen: None }
    }
}

/// What a step took.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spent {
    /// Real time.
    pub(super) milliseconds: f64,
    /// What a terminal would have been sent.
    pub(super) bytes: usize,
}

/// Where the report goes and in which form.
pub(super) struct Report {
    json: bool,
    /// «строка», before a line's number.
    line: String,
    no_start: String,
}

impl Report {
    /// Text for people, or JSON.
    pub(super) fn new(json: bool, texts: &Texts) -> Self {
        Self { json, line: texts.word("script-line"), no_start: texts.word("script-no-start") }
    }

    /// Nothing was run: these lines cannot be read.
    pub(super) fn unreadable(&self, bad: &[Bad], texts: &Texts, out: &mut dyn Write) -> io::Result<()> {
        for Bad { line, why } in bad {
            let why = why.say(texts);
            if self.json {
                writeln!(out, "{}", json!({ "line": line, "step": null, "ok": false, "detail": why, "ms": 0 }))?;
            } else {
                writeln!(out, "{} {line}: {why}", self.line)?;
            }
        }
        out.flush()
    }

    /// The console could not begin.
    pub(super) fn no_start(&self, why: &str, out: &mut dyn Write, aside: &mut dyn Write) -> io::Result<()> {
        if self.json {
            writeln!(out, "{}", json!({ "line": 0, "step": "start", "ok": false, "detail": why, "ms": 0 }))?;
            return out.flush();
        }
        writeln!(aside, "{}: {why}", self.no_start)?;
        aside.flush()
    }

    /// One step.
    pub(super) fn step(&self, step: &Step, done: &Done, spent: &Spent, out: &mut dyn Write) -> io::Result<()> {
        if self.json {
            let mut detail = done.detail.clone();
            if let Some(screen) = &done.screen {
                detail = [detail, screen.join("\n")].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n");
            }
            let ms = (spent.milliseconds * 10.0).round() / 10.0;
            let told =
                json!({ "line": step.line, "step": step.text, "ok": done.ok, "detail": detail, "ms": ms, "bytes": spent.bytes });
            writeln!(out, "{told}")?;
        } else {
            if !done.ok {
                writeln!(out, "{} {}: {}", self.line, step.line, step.text)?;
                writeln!(out, "  {}", done.detail)?;
            } else if !done.detail.is_empty() && done.screen.is_some() {
                writeln!(out, "── {}", done.detail)?;
            }
            for row in done.screen.iter().flatten() {
                writeln!(out, "{row}")?;
            }
        }
        out.flush()
    }
}
