//! What a script may expect of the console.

use super::sentence::Sentence;
use super::words::Word;
use crate::app::beyond::Beyond;
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
    /// Those of the desk, on the board or not.
    Beyond(Beyond),
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

/// Reads the words after `expect` or `wait-for`.
pub fn read(words: &[Word], saved: &[SavedView]) -> Result<Expectation, Sentence> {
    match words {
        [not, rest @ ..] if not.name() == Some("not") => Ok(Expectation { not: true, what: seen(rest, saved)? }),
        _ => Ok(Expectation { not: false, what: seen(words, saved)? }),
    }
}

fn seen(words: &[Word], saved: &[SavedView]) -> Result<Seen, Sentence> {
    let texts: Vec<&str> = words.iter().map(|w| w.text.as_str()).collect();
    Ok(match texts.as_slice() {
        ["screen", "contains", text] => Seen::Screen((*text).to_owned()),
        ["message", "contains", text] => Seen::Message((*text).to_owned()),
        ["selected", id] => Seen::Selected(ticket(id)),
        ["ticket", id, quality, rest @ ..] => Seen::Ticket(ticket(id), how(quality, rest)?),
        ["row", n, "is", id] => {
            let n = n.parse().ok().filter(|n| *n > 0).ok_or_else(|| Sentence::of("script-no-row").about(n))?;
            Seen::Row(n, ticket(id))
        }
        ["count", view, compare, n] => {
            let view = counted(view, saved)?;
            let n = n.parse().map_err(|_| Sentence::of("script-no-number").about(n))?;
            Seen::Count(view, comparison(compare)?, n)
        }
        ["verdict", answer] => Seen::Verdict(verdict(answer)?),
        _ => {
            return Err(Sentence::of("script-no-expectation"));
        }
    })
}

fn counted(name: &str, saved: &[SavedView]) -> Result<Counted, Sentence> {
    if let Some(view) = saved.iter().find(|view| view.name == name) {
        return Ok(Counted::Saved(view.clone()));
    }
    let ours = View::named(name).map(Counted::Ours);
    ours.or_else(|| Beyond::named(name).map(Counted::Beyond)).ok_or_else(|| {
        let mut known: Vec<&str> = View::ALL.map(View::name).into();
        known.extend(Beyond::ALL.map(Beyond::name));
        known.extend(saved.iter().map(|view| view.name.as_str()));
        Sentence::of("script-no-view").about(name).there_are(&known)
    })
}

/// A number may be written as people say it, with a leading `#` in quotes.
fn ticket(id: &str) -> String {
    id.trim_start_matches('#').to_owned()
}

fn how(quality: &str, rest: &[&str]) -> Result<Quality, Sentence> {
    match (quality, rest) {
        ("assignee", ["none" | "nobody"]) => Ok(Quality::Assignee(None)),
        ("assignee", [_, ..]) => Ok(Quality::Assignee(Some(rest.join(" ")))),
        ("priority", [name]) => named(name, &Priority::ALL.map(|p| (p.name(), p)), "script-no-priority").map(Quality::Priority),
        ("phase", [name]) => named(name, &PhaseKind::ALL.map(|p| (p.name(), p)), "script-no-phase").map(Quality::Phase),
        _ => Err(Sentence::of("script-of-ticket")),
    }
}

fn verdict(name: &str) -> Result<Answer, Sentence> {
    named(name, &answers(), "script-no-verdict")
}

fn comparison(text: &str) -> Result<Compare, Sentence> {
    named(text, &COMPARISONS, "script-no-comparison")
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

fn named<T: Copy>(name: &str, all: &[(&str, T)], wrong: &'static str) -> Result<T, Sentence> {
    all.iter().find(|(known, _)| *known == name).map(|(_, value)| *value).ok_or_else(|| {
        let known: Vec<&str> = all.iter().map(|(known, _)| *known).collect();
        Sentence::of(wrong).about(name).there_are(&known)
    })
}
