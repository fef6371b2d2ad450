//! The script language of `pult run`, read without doing anything: one step a line.

use super::expectation::{self, Expectation};
use super::sentence::Sentence;
use super::words::{Word, words};
use crate::action::Action;
use crate::desk::filter::SavedView;
use crate::keymap::Chord;
use crate::text::Raw;
use std::time::Duration;

/// The words that a line may begin with.
const STEPS: [&str; 8] = ["key", "do", "tick", "wait-for", "expect", "screen", "call", "size"];

/// How long `wait-for` waits when the line does not say.
const WITHIN: Duration = Duration::from_secs(5);

/// One line of a script.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Its number, from 1.
    pub line: usize,
    /// The line as it was written, without the white space around it.
    pub text: String,
    /// What it asks for.
    pub what: What,
}

/// What a step asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// Press these keys, one after another.
    Key(Vec<Chord>),
    /// Do an action with these words.
    Do(Action, Vec<String>),
    /// Move the clock by milliseconds.
    Tick(i64),
    /// Wait until this holds, so long at most.
    WaitFor(Expectation, Duration),
    /// This must hold now.
    Expect(Expectation),
    /// Print the screen, under this name.
    Screen(Option<String>),
    /// Something happens on the phone line, from this number.
    Call(OnTheLine, Raw),
    /// Another size of the screen, columns and rows.
    Size(u16, u16),
}

/// What happens on the phone line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnTheLine {
    /// It rings.
    Ring,
    /// It is answered.
    Answer,
    /// It ends.
    End,
}

/// A line that cannot be read, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bad {
    /// Its number, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub why: Sentence,
}

/// Reads a script; `called` are the words for actions beside their names (`назначить`), `saved` the person's own views. All bad lines are told at once.
pub fn parse(script: &str, called: &[(String, Action)], saved: &[SavedView]) -> Result<Vec<Step>, Vec<Bad>> {
    let mut steps = Vec::new();
    let mut bad = Vec::new();
    for (index, text) in script.trim_start_matches('\u{feff}').lines().enumerate() {
        let line = index + 1;
        match words(text).and_then(|words| step(&words, called, saved)) {
            Ok(Some(what)) => steps.push(Step { line, text: text.trim().to_owned(), what }),
            Ok(None) => {}
            Err(why) => bad.push(Bad { line, why }),
        }
    }
    if bad.is_empty() { Ok(steps) } else { Err(bad) }
}

fn step(words: &[Word], called: &[(String, Action)], saved: &[SavedView]) -> Result<Option<What>, Sentence> {
    let Some((verb, rest)) = words.split_first() else { return Ok(None) };
    Ok(Some(match verb.name() {
        Some("key") => What::Key(keys(rest)?),
        Some("do") => doing(rest, called)?,
        Some("tick") => What::Tick(span(only(rest, "script-tick")?)?),
        Some("wait-for") => waiting(rest, saved)?,
        Some("expect") => What::Expect(expectation::read(rest, saved)?),
        Some("screen") => match rest {
            [] => What::Screen(None),
            [name] => What::Screen(Some(name.text.clone())),
            _ => return Err(Sentence::of("script-screen")),
        },
        Some("call") => call(rest)?,
        Some("size") => {
            let text = only(rest, "script-size")?;
            let (columns, rows) = size(text).map_err(|_| Sentence::of("script-no-size").about(text))?;
            What::Size(columns, rows)
        }
        _ => {
            return Err(Sentence::of("script-no-step").about(&verb.text).there_are(&STEPS));
        }
    }))
}

fn only<'a>(words: &'a [Word], why: &'static str) -> Result<&'a str, Sentence> {
    match words {
        [word] => Ok(&word.text),
        _ => Err(Sentence::of(why)),
    }
}

fn keys(words: &[Word]) -> Result<Vec<Chord>, Sentence> {
    if words.is_empty() {
        return Err(Sentence::of("script-keys"));
    }
    let mut chords = Vec::new();
    for word in words {
        if word.quoted {
            for letter in word.text.chars() {
                chords.push(chord(&if letter == ' ' { "space".to_owned() } else { letter.to_string() })?);
            }
        } else {
            chords.push(chord(&word.text)?);
        }
    }
    Ok(chords)
}

fn chord(name: &str) -> Result<Chord, Sentence> {
    name.parse().map_err(|_| Sentence::of("script-no-key").about(name))
}

fn doing(words: &[Word], called: &[(String, Action)]) -> Result<What, Sentence> {
    let Some((name, args)) = words.split_first() else {
        return Err(Sentence::of("script-do"));
    };
    let action = Action::named(&name.text)
        .or_else(|| called.iter().find(|(word, _)| *word == name.text).map(|(_, action)| *action))
        .ok_or_else(|| Sentence::of("script-no-action").about(&name.text))?;
    Ok(What::Do(action, args.iter().map(|w| w.text.clone()).collect()))
}

fn waiting(words: &[Word], saved: &[SavedView]) -> Result<What, Sentence> {
    if let [before @ .., within, length] = words
        && within.name() == Some("within")
    {
        let millis = span(&length.text)?;
        return Ok(What::WaitFor(expectation::read(before, saved)?, Duration::from_millis(millis.unsigned_abs())));
    }
    Ok(What::WaitFor(expectation::read(words, saved)?, WITHIN))
}

fn call(words: &[Word]) -> Result<What, Sentence> {
    let [what, from] = words else {
        return Err(Sentence::of("script-call"));
    };
    let what = match what.text.as_str() {
        "ring" => OnTheLine::Ring,
        "answer" => OnTheLine::Answer,
        "end" => OnTheLine::End,
        other => return Err(Sentence::of("script-call-what").about(other)),
    };
    Ok(What::Call(what, Raw::new(from.text.clone())))
}

/// Units of time in milliseconds, from the longest.
const UNITS: [(&str, i64); 5] = [("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1_000), ("ms", 1)];

/// Reads a length of time (`10s`, `1h30m`, `500ms`) into milliseconds; the longer unit stands first.
fn span(text: &str) -> Result<i64, Sentence> {
    millis(text).ok_or_else(|| Sentence::of("script-no-span").about(text))
}

fn millis(text: &str) -> Option<i64> {
    let (mut rest, mut units, mut all) = (text, UNITS.as_slice(), 0_i64);
    loop {
        let (many, after) = rest.split_at(rest.find(|c: char| !c.is_ascii_digit())?);
        let (unit, after) = after.split_at(after.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(after.len()));
        let place = units.iter().position(|(name, _)| *name == unit)?;
        all = all.checked_add(i64::from(many.parse::<u32>().ok()?).checked_mul(units[place].1)?)?;
        if after.is_empty() {
            return Some(all);
        }
        (rest, units) = (after, &units[place + 1..]);
    }
}

/// Reads the size of a screen, `80x24`: columns and rows, neither of them nought.
pub fn size(text: &str) -> Result<(u16, u16), String> {
    text.split_once('x')
        .and_then(|(columns, rows)| Some((columns.parse().ok()?, rows.parse().ok()?)))
        .filter(|(columns, rows)| (1..=1000).contains(columns) && (1..=1000).contains(rows))
        .ok_or_else(|| format!("`{text}` is no size of a screen; write columns and rows, as in 80x24"))
}

#[cfg(test)]
mod tests;
