//! Reading a theme file: everything that can be used, and every complaint at once.

use super::meaning::Meaning;
use super::style::{NotAStyle, read_style};
use ratatui::style::Style;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What is wrong with a theme file, and where; the sentence is made where the person's language is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// Line, from 1.
    pub line: usize,
    /// What is wrong.
    pub wrong: Wrong,
}

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// Not TOML; the parser's words.
    Syntax(String),
    /// Neither `inherits` nor `[styles]`.
    UnknownKey(String),
    /// `inherits` names no shipped theme.
    UnknownTheme,
    /// `styles` is not a table.
    NotATable,
    /// No meaning of that name.
    UnknownMeaning(String),
    /// The meaning's style is not a text in quotes.
    NotQuoted(String),
    /// The meaning's style cannot be read.
    NotAStyle(String, NotAStyle),
}

impl Wrong {
    /// The key of its sentence.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Syntax(_) => "theme-wrong-syntax",
            Self::UnknownKey(_) => "theme-wrong-key",
            Self::UnknownTheme => "theme-wrong-inherits",
            Self::NotATable => "theme-wrong-table",
            Self::UnknownMeaning(_) => "theme-wrong-meaning",
            Self::NotQuoted(_) => "theme-wrong-quotes",
            Self::NotAStyle(_, NotAStyle::Word(_)) => "theme-wrong-word",
            Self::NotAStyle(_, NotAStyle::On) => "theme-wrong-on",
        }
    }

    /// The values of the sentence: what was written, and what may be.
    #[must_use]
    pub fn values(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Syntax(what) => vec![("what", what.clone())],
            Self::UnknownTheme => vec![("known", super::Theme::names().collect::<Vec<_>>().join(", "))],
            Self::NotATable => Vec::new(),
            Self::UnknownMeaning(name) => {
                let known: Vec<&str> = Meaning::ALL.iter().map(|m| m.name()).collect();
                vec![("name", name.clone()), ("known", known.join(", "))]
            }
            Self::UnknownKey(name) | Self::NotQuoted(name) | Self::NotAStyle(name, NotAStyle::On) => vec![("name", name.clone())],
            Self::NotAStyle(name, NotAStyle::Word(word)) => vec![("name", name.clone()), ("word", word.clone())],
        }
    }
}

/// What a file gives.
#[derive(Default)]
pub struct Given {
    /// A shipped theme's name.
    pub inherits: Option<&'static str>,
    pub styles: Vec<(Meaning, Style)>,
}

/// A file being read.
struct Reading<'a> {
    text: &'a str,
    given: Given,
    complaints: Vec<Complaint>,
}

/// All that the text gives and all that is wrong with it.
pub fn read(text: &str) -> (Given, Vec<Complaint>) {
    let (document, errors) = DeTable::parse_recoverable(text);
    let mut reading = Reading { text, given: Given::default(), complaints: Vec::new() };
    for error in errors {
        reading.complain(&error.span().unwrap_or_default(), Wrong::Syntax(error.message().to_owned()));
    }
    for (name, value) in document.get_ref() {
        let word: &str = name.get_ref();
        match word {
            "inherits" => reading.inherits(value),
            "styles" => reading.styles(value),
            _ => reading.complain(&name.span(), Wrong::UnknownKey(word.to_owned())),
        }
    }
    reading.complaints.sort_by_key(|c| c.line);
    (reading.given, reading.complaints)
}

impl Reading<'_> {
    fn complain(&mut self, span: &Range<usize>, wrong: Wrong) {
        let line = self.text.bytes().take(span.start).filter(|b| *b == b'\n').count() + 1;
        self.complaints.push(Complaint { line, wrong });
    }

    fn inherits(&mut self, value: &Spanned<DeValue>) {
        let name = value.get_ref().as_str().unwrap_or_default();
        self.given.inherits = super::Theme::names().find(|known| *known == name);
        if self.given.inherits.is_none() {
            self.complain(&value.span(), Wrong::UnknownTheme);
        }
    }

    fn styles(&mut self, value: &Spanned<DeValue>) {
        let Some(entries) = value.get_ref().as_table() else {
            return self.complain(&value.span(), Wrong::NotATable);
        };
        for (name, value) in entries {
            let word: &str = name.get_ref();
            let Some(meaning) = Meaning::named(word) else {
                self.complain(&name.span(), Wrong::UnknownMeaning(word.to_owned()));
                continue;
            };
            match value.get_ref().as_str().map(read_style) {
                Some(Ok(style)) => self.given.styles.push((meaning, style)),
                Some(Err(wrong)) => self.complain(&value.span(), Wrong::NotAStyle(word.to_owned(), wrong)),
                None => self.complain(&value.span(), Wrong::NotQuoted(word.to_owned())),
            }
        }
    }
}
