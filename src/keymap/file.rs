//! Reading a keymap file: everything that can be used, and every complaint at once.

use super::chord::Chord;
use super::context::Context;
use super::spelling::sequence;
use crate::action::Action;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What is wrong with a keymap file, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {text}")]
pub struct Complaint {
    /// Line, from 1.
    pub line: usize,
    /// What is wrong, as a sentence.
    pub text: String,
}

/// The keys that a file gives to one action in one context.
#[derive(Debug)]
pub struct Given {
    pub context: Context,
    pub action: Action,
    pub argument: Option<String>,
    /// Each with the line it stands on.
    pub keys: Vec<(Vec<Chord>, usize)>,
}

/// A file being read.
struct Reading<'a> {
    text: &'a str,
    complaints: Vec<Complaint>,
}

/// All that the text gives, in its order, and all that is wrong with it.
pub fn read(text: &str) -> (Vec<Given>, Vec<Complaint>) {
    let (document, errors) = DeTable::parse_recoverable(text);
    let mut reading = Reading { text, complaints: Vec::new() };
    for error in errors {
        reading.complain(&error.span().unwrap_or_default(), error.message().to_owned());
    }
    let mut given: Vec<(usize, Given)> = Vec::new();
    for (name, value) in document.get_ref() {
        reading.table(name, value, &mut given);
    }
    // The parser sorts by name; people meant an order.
    given.sort_by_key(|(at, _)| *at);
    reading.complaints.sort_by_key(|c| c.line);
    (given.into_iter().map(|(_, g)| g).collect(), reading.complaints)
}

impl Reading<'_> {
    fn line(&self, span: &Range<usize>) -> usize {
        self.text.bytes().take(span.start).filter(|b| *b == b'\n').count() + 1
    }

    fn complain(&mut self, span: &Range<usize>, text: String) {
        let line = self.line(span);
        self.complaints.push(Complaint { line, text });
    }

    fn table(&mut self, name: &Spanned<impl AsRef<str>>, value: &Spanned<DeValue>, given: &mut Vec<(usize, Given)>) {
        let word = name.get_ref().as_ref();
        let Some(entries) = value.get_ref().as_table() else {
            return self.complain(&name.span(), format!("`{word}` must stand under a table such as [board]"));
        };
        let Some(context) = Context::named(word) else {
            let known = Context::ALL.map(Context::name).join(", ");
            return self.complain(&name.span(), format!("no table [{word}]; there are {known}"));
        };
        for (wish, keys) in entries {
            if let Some(one) = self.entry(context, wish, keys) {
                given.push((wish.span().start, one));
            }
        }
    }

    fn entry(&mut self, context: Context, wish: &Spanned<impl AsRef<str>>, keys: &Spanned<DeValue>) -> Option<Given> {
        let mut words = wish.get_ref().as_ref().splitn(2, ' ');
        let name = words.next().unwrap_or_default();
        let argument = words.next().map(str::trim).filter(|a| !a.is_empty()).map(ToOwned::to_owned);
        let Some(action) = Action::named(name) else {
            self.complain(&wish.span(), format!("no action `{name}`; `pult keys` lists them"));
            return None;
        };
        let one = std::slice::from_ref(keys);
        let listed = keys.get_ref().as_array().map_or(one, |many| many.as_ref());
        let keys = listed.iter().filter_map(|key| self.keys(context, name, key)).collect();
        Some(Given { context, action, argument, keys })
    }

    fn keys(&mut self, context: Context, name: &str, key: &Spanned<DeValue>) -> Option<(Vec<Chord>, usize)> {
        let span = key.span();
        let wrong = match key.get_ref().as_str().map(sequence) {
            None => format!("`{name}` wants a key or a list of keys in quotes, such as [\"r\", \"F5\"]"),
            Some(Err(no_key)) => no_key.to_string(),
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
fn complaint_about(context: Context, chords: &[Chord]) -> Option<String> {
    if let Some((chord, sent)) = chords.iter().find_map(|c| Some((c, c.sent_as()?))) {
        return Some(format!("a terminal cannot tell `{chord}` from `{sent}`"));
    }
    let typed = chords.first().filter(|c| context == Context::Entry && c.text().is_some())?;
    Some(format!("`{typed}` is text while a line is typed; take a key with ctrl or alt, or F1..F24"))
}
