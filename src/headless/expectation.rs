//! What a script may expect of the console.

use super::words::Word;
use crate::app::view::View;
use crate::desk::filter::SavedView;
use crate::desk::{PhaseKind, Priority};
use crate::verdict::{Certainty, Level};

/// An expectation, or that it does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expectation {
    /// True for `not …`.
    pub not: bool,
    /// What is looked at.
    pub what: Seen,
}

/// What is looked at. A ticket is named by its id or its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen {
    /// The text stands on the screen, within one row.
    Screen(String),
    /// The cursor is on this ticket.
    Selected(String),
    /// A ticket is so.
    Ticket(String, Quality),
    /// The n-th row of the view, from 1, is this ticket.
    Row(usize, String),
    /// So many tickets are in the view.
    Count(Counted, Compare, usize),
    /// The caller's verdict is this.
    Verdict(Answer),
    /// The last word on the bottom line contains the text.
    Message(String),
}

/// Which tickets are counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Counted {
    /// Those of a view of ours.
    Ours(View),
    /// Those of a saved view.
    Saved(SavedView),
}

/// How a ticket is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Quality {
    /// Held by this engineer (id, login or name); by nobody when none.
    Assignee(Option<String>),
    /// Of this priority.
    Priority(Priority),
    /// In this phase.
    Phase(PhaseKind),
}

/// What a verdict says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Its level, when it is sure of it.
    Level(Level),
    /// How sure it is.
    Certainty(Certainty),
}

/// How a count is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compare {
    /// `=` or `==`
    Equal,
    /// `!=`
    Unequal,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    More,
    /// `>=`
    AtLeast,
}

impl Compare {
    /// Does it hold between what was counted and what was expected?
    pub fn holds(self, counted: usize, expected: usize) -> bool {
        match self {
            Self::Equal => counted == expected,
            Self::Unequal => counted != expected,
            Self::Less => counted < expected,
            Self::AtMost => counted <= expected,
            Self::More => counted > expected,
            Self::AtLeast => counted >= expected,
        }
    }
}

/// Reads the words after `expect` or `wait-for`. The error is a sentence.
pub fn read(words: &[Word], saved: &[SavedView]) -> Result<Expectation, String> {
    match words {
        [not, rest @ ..] if not.name() == Some("not") => Ok(Expectation { not: true, what: seen(rest, saved)? }),
        _ => Ok(Expectation { not: false, what: seen(words, saved)? }),
    }
}

fn seen(words: &[Word], saved: &[SavedView]) -> Result<Seen, String> {
    let texts: Vec<&str> = words.iter().map(|w| w.text.as_str()).collect();
    Ok(match texts.as_slice() {
        ["screen", "contains", text] => Seen::Screen((*text).to_owned()),
        ["message", "contains", text] => Seen::Message((*text).to_owned()),
        ["selected", id] => Seen::Selected(ticket(id)),
        ["ticket", id, quality, rest @ ..] => Seen::Ticket(ticket(id), how(quality, rest)?),
        ["row", n, "is", id] => {
            let n = n.parse().ok().filter(|n| *n > 0).ok_or_else(|| format!("`{n}` is no row; the first one is 1"))?;
            Seen::Row(n, ticket(id))
        }
        ["count", view, compare, n] => {
            let view = counted(view, saved)?;
            let n = n.parse().map_err(|_| format!("`{n}` is no number"))?;
            Seen::Count(view, comparison(compare)?, n)
        }
        ["verdict", answer] => Seen::Verdict(verdict(answer)?),
        _ => {
            return Err(concat!(
                "that is no expectation: there are screen contains \"…\", selected ID, ticket ID assignee|priority|phase …, ",
                "row N is ID, count VIEW OP N, verdict LEVEL, message contains \"…\""
            )
            .into());
        }
    })
}

fn counted(name: &str, saved: &[SavedView]) -> Result<Counted, String> {
    if let Some(view) = saved.iter().find(|view| view.name == name) {
        return Ok(Counted::Saved(view.clone()));
    }
    View::named(name).map(Counted::Ours).ok_or_else(|| {
        let mut known: Vec<&str> = View::ALL.map(View::name).into();
        known.extend(saved.iter().map(|view| view.name.as_str()));
        format!("there is no view `{name}`; there are {}", known.join(", "))
    })
}

/// A number may be written as people say it, with a leading `#` in quotes.
fn ticket(id: &str) -> String {
    id.trim_start_matches('#').to_owned()
}

fn how(quality: &str, rest: &[&str]) -> Result<Quality, String> {
    match (quality, rest) {
        ("assignee", ["none" | "nobody"]) => Ok(Quality::Assignee(None)),
        ("assignee", [_, ..]) => Ok(Quality::Assignee(Some(rest.join(" ")))),
        ("priority", [name]) => named(name, &Priority::ALL.map(|p| (p.name(), p)), "priority").map(Quality::Priority),
        ("phase", [name]) => named(name, &PhaseKind::ALL.map(|p| (p.name(), p)), "phase").map(Quality::Phase),
        _ => Err("of a ticket one can expect: assignee ENGINEER, priority P, phase P".into()),
    }
}

fn verdict(name: &str) -> Result<Answer, String> {
    named(name, &answers(), "verdict")
}

fn comparison(text: &str) -> Result<Compare, String> {
    named(text, &COMPARISONS, "comparison")
}

/// What a verdict can be asked for: its level, or how sure it is.
fn answers() -> Vec<(&'static str, Answer)> {
    let levels = Level::ALL.map(|level| (level.name(), Answer::Level(level)));
    levels.into_iter().chain(Certainty::ALL.map(|certainty| (certainty.name(), Answer::Certainty(certainty)))).collect()
}

const COMPARISONS: [(&str, Compare); 7] = [
    ("=", Compare::Equal),
    ("==", Compare::Equal),
    ("!=", Compare::Unequal),
    ("<", Compare::Less),
    ("<=", Compare::AtMost),
    (">", Compare::More),
    (">=", Compare::AtLeast),
];

fn named<T: Copy>(name: &str, all: &[(&str, T)], what: &str) -> Result<T, String> {
    all.iter().find(|(known, _)| *known == name).map(|(_, value)| *value).ok_or_else(|| {
        let known: Vec<&str> = all.iter().map(|(known, _)| *known).collect();
        format!("there is no {what} `{name}`; there are {}", known.join(", "))
    })
}
