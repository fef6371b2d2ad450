//! Reading a keymap file: everything that can be used, and every complaint at once.

use super::chord::Chord;
use super::complaint::{Complaint, Wrong};
use super::context::Context;
use super::macros::{Macro, Step};
use super::spelling::sequence;
use crate::action::Action;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The line that names the shipped keymap which a file is a diff over.
const INHERITS: &str = "inherits";
/// The table of macros.
const MACROS: &str = "macros";

/// The keys that a file gives to one action in one context.
#[derive(Debug)]
pub struct Given {
    pub context: Context,
    pub action: Action,
    pub argument: Option<String>,
    /// Line of the wish itself.
    pub line: usize,
    /// Each with the line it stands on.
    pub keys: Vec<(Vec<Chord>, usize)>,
}

/// What a file says.
#[derive(Debug, Default)]
pub struct Written {
    /// The shipped keymap it is a diff over, with the line that says so.
    pub inherits: Option<(String, usize)>,
    /// Keys, in the file's order.
    pub given: Vec<Given>,
    /// Macros, in the file's order.
    pub macros: Vec<Macro>,
    /// All that is wrong with it, by line.
    pub complaints: Vec<Complaint>,
}

/// A file being read.
struct Reading<'a> {
    text: &'a str,
    written: Written,
    /// Where each of the keys stands in the text.
    places: Vec<(usize, Given)>,
}

/// All that the text says, in its order, and all that is wrong with it.
pub fn read(text: &str) -> Written {
    read_tables(text, |_| true)
}

/// The macros alone, from a file that holds other things too.
pub fn read_macros(text: &str) -> Written {
    let mut written = read_tables(text, |table| table == MACROS);
    // Whatever else is wrong there is for others to say.
    written.complaints.retain(|c| !matches!(c.wrong, Wrong::Syntax(_)));
    written
}

fn read_tables(text: &str, wanted: impl Fn(&str) -> bool) -> Written {
    let (document, errors) = DeTable::parse_recoverable(text);
    let mut reading = Reading { text, written: Written::default(), places: Vec::new() };
    for error in errors {
        reading.complain(&error.span().unwrap_or_default(), Wrong::Syntax(error.message().to_owned()));
    }
    for (name, value) in document.get_ref().iter().filter(|(name, _)| wanted(name.get_ref().as_ref())) {
        reading.top(name, value);
    }
    // The parser sorts by name; people meant an order.
    reading.places.sort_by_key(|(at, _)| *at);
    let mut written = reading.written;
    written.given = reading.places.into_iter().map(|(_, given)| given).collect();
    written.macros.sort_by_key(|made| made.line);
    written.complaints.sort_by_key(|c| c.line);
    written
}

impl Reading<'_> {
    fn line(&self, span: &Range<usize>) -> usize {
        self.text.bytes().take(span.start).filter(|b| *b == b'\n').count() + 1
    }

    fn complain(&mut self, span: &Range<usize>, wrong: Wrong) {
        let line = self.line(span);
        self.written.complaints.push(Complaint { line, wrong });
    }

    fn top(&mut self, name: &Spanned<impl AsRef<str>>, value: &Spanned<DeValue>) {
        let word = name.get_ref().as_ref();
        if word == INHERITS {
            let line = self.line(&value.span());
            match value.get_ref().as_str() {
                Some(base) => self.written.inherits = Some((base.to_owned(), line)),
                None => self.complain(&value.span(), Wrong::Inherits(String::new())),
            }
            return;
        }
        let Some(entries) = value.get_ref().as_table() else {
            return self.complain(&name.span(), Wrong::Outside(word.to_owned()));
        };
        if word == MACROS {
            for (name, steps) in entries {
                self.one_macro(name, steps);
            }
            return;
        }
        let Some(context) = Context::named(word) else {
            return self.complain(&name.span(), Wrong::Table(word.to_owned()));
        };
        for (wish, keys) in entries {
            self.entry(context, wish, keys);
        }
    }

    fn one_macro(&mut self, name: &Spanned<impl AsRef<str>>, steps: &Spanned<DeValue>) {
        let called = name.get_ref().as_ref().trim().to_owned();
        let line = self.line(&name.span());
        let listed = steps.get_ref().as_array().map(AsRef::as_ref).unwrap_or_default();
        let lines = listed.iter().filter_map(|step| Some((step.get_ref().as_str()?.trim().to_owned(), self.line(&step.span()))));
        let read: Vec<Step> = lines.filter(|(text, _)| !text.is_empty()).map(|(text, line)| Step { text, line }).collect();
        if called.is_empty() || read.is_empty() || read.len() < listed.len() {
            return self.complain(&name.span(), Wrong::Macro(called));
        }
        self.written.macros.push(Macro { name: called, steps: read, line });
    }

    fn entry(&mut self, context: Context, wish: &Spanned<impl AsRef<str>>, keys: &Spanned<DeValue>) {
        let mut words = wish.get_ref().as_ref().splitn(2, ' ');
        let name = words.next().unwrap_or_default();
        let argument = words.next().map(str::trim).filter(|a| !a.is_empty()).map(ToOwned::to_owned);
        let Some(action) = Action::named(name) else {
            return self.complain(&wish.span(), Wrong::Action(name.to_owned()));
        };
        let one = std::slice::from_ref(keys);
        let listed = keys.get_ref().as_array().map_or(one, |many| many.as_ref());
        let keys = listed.iter().filter_map(|key| self.keys(context, name, key)).collect();
        let line = self.line(&wish.span());
        self.places.push((wish.span().start, Given { context, action, argument, line, keys }));
    }

    fn keys(&mut self, context: Context, name: &str, key: &Spanned<DeValue>) -> Option<(Vec<Chord>, usize)> {
        let span = key.span();
        let wrong = match key.get_ref().as_str().map(sequence) {
            None => Wrong::Keys(name.to_owned()),
            Some(Err(no_key)) => Wrong::Chord(no_key.text().to_owned()),
            Some(Ok(chords)) => match complaint_about(context, &chords) {
                None => return Some((chords, self.line(&span))),
                Some(wrong) => wrong,
            },
        };
        self.complain(&span, wrong);
        None
    }
}

/// Why these chords cannot be given to any action there.
fn complaint_about(context: Context, chords: &[Chord]) -> Option<Wrong> {
    if let Some((chord, sent)) = chords.iter().find_map(|c| Some((c, c.sent_as()?))) {
        return Some(Wrong::SameForTerminals { chord: chord.to_string(), sent });
    }
    let typed = chords.first().filter(|c| context == Context::Entry && c.text().is_some())?;
    Some(Wrong::IsText(typed.to_string()))
}
