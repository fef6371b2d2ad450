//! The terminal: what it is, what it shows, what it lets through.

use super::{Finding, Look};
use crate::theme::Depth;

/// The smallest screen that the console is meant for, and the one that it is comfortable in.
const LEAST: (u16, u16) = (60, 16);
const GOOD: (u16, u16) = (80, 24);

/// What the doctor is told about the terminal: only the room of the runtime can ask it.
pub struct Terminal<'a> {
    /// Columns and rows; none where there is no terminal.
    pub size: Option<(u16, u16)>,
    /// The environment.
    pub env: &'a dyn Fn(&str) -> Option<String>,
}

impl Terminal<'_> {
    fn var(&self, name: &str) -> Option<String> {
        (self.env)(name).filter(|value| !value.is_empty())
    }
}

pub(super) fn findings(look: &Look<'_>, terminal: &Terminal<'_>) -> Vec<Finding> {
    vec![
        kind(look, terminal),
        colours(look, terminal),
        size(look, terminal),
        letters(look, terminal),
        between(look, terminal),
        clipboard(look, terminal),
    ]
}

fn kind(look: &Look<'_>, terminal: &Terminal<'_>) -> Finding {
    match terminal.var("TERM") {
        Some(kind) if kind == "dumb" => look.ill("kind", kind, "dumb", &[]),
        Some(kind) => look.well("kind", kind),
        None => look.ill("kind", look.word("no-term"), "no-term", &[]),
    }
}

fn colours(look: &Look<'_>, terminal: &Terminal<'_>) -> Finding {
    if terminal.var("NO_COLOR").is_some() {
        return look.well("colours", look.word("colours-asked-none"));
    }
    let depth = match Depth::found(&|name| terminal.var(name)) {
        Depth::Mono => "colours-none",
        Depth::Sixteen => "colours-16",
        Depth::Palette => "colours-256",
        Depth::True => "colours-true",
    };
    look.well("colours", look.word(depth))
}

fn size(look: &Look<'_>, terminal: &Terminal<'_>) -> Finding {
    let Some((columns, rows)) = terminal.size else { return look.well("size", look.word("no-terminal")) };
    let seen = format!("{columns}x{rows}");
    match () {
        () if columns < LEAST.0 || rows < LEAST.1 => look.ill("size", seen, "too-small", &[]),
        () if columns < GOOD.0 || rows < GOOD.1 => look.well("size", look.tell("size-narrow", &[("size", &seen)])),
        () => look.well("size", seen),
    }
}

/// Russian letters and lines need UTF-8.
fn letters(look: &Look<'_>, terminal: &Terminal<'_>) -> Finding {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(|name| terminal.var(name));
    match locale {
        Some(locale) if locale.to_lowercase().replace('-', "").contains("utf8") => look.well("letters", locale),
        Some(locale) => look.ill("letters", locale, "locale", &[]),
        None => look.ill("letters", look.word("no-locale"), "locale", &[]),
    }
}

/// What stands between us and the terminal.
fn between(look: &Look<'_>, terminal: &Terminal<'_>) -> Finding {
    let names = [("TMUX", "tmux"), ("STY", "screen"), ("SSH_CONNECTION", "ssh")];
    let found: Vec<&str> = names.iter().filter(|(name, _)| terminal.var(name).is_some()).map(|(_, what)| *what).collect();
    if found.is_empty() { look.well("between", look.word("nothing-between")) } else { look.well("between", found.join(" → ")) }
}

/// Whether what is copied (OSC 52) and told (OSC 9, 777) gets through: nobody answers for it, so it is a guess by the names.
fn clipboard(look: &Look<'_>, terminal: &Terminal<'_>) -> Finding {
    let inside = |name| terminal.var(name).is_some();
    let key = match () {
        () if inside("TMUX") => "clipboard-tmux",
        () if inside("STY") => "clipboard-screen",
        () if terminal.var("TERM").is_some_and(|kind| kind == "linux") => "clipboard-console",
        () => "clipboard-likely",
    };
    look.well("clipboard", look.word(key))
}
