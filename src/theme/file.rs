//! Reading a theme file: everything that can be used, and every complaint at once.

use super::meaning::Meaning;
use super::style::read_style;
use ratatui::style::Style;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What is wrong with a theme file, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {text}")]
pub struct Complaint {
    /// Line, from 1.
    pub line: usize,
    /// What is wrong, as a sentence.
    pub text: String,
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
        reading.complain(&error.span().unwrap_or_default(), error.message().to_owned());
    }
    for (name, value) in document.get_ref() {
        let word: &str = name.get_ref();
        match word {
            "inherits" => reading.inherits(value),
            "styles" => reading.styles(value),
            _ => reading.complain(&name.span(), format!("`{word}` is unknown; a theme has `inherits` and [styles]")),
        }
    }
    reading.complaints.sort_by_key(|c| c.line);
    (reading.given, reading.complaints)
}

impl Reading<'_> {
    fn complain(&mut self, span: &Range<usize>, text: String) {
        let line = self.text.bytes().take(span.start).filter(|b| *b == b'\n').count() + 1;
        self.complaints.push(Complaint { line, text });
    }

    fn inherits(&mut self, value: &Spanned<DeValue>) {
        let name = value.get_ref().as_str().unwrap_or_default();
        self.given.inherits = super::Theme::names().find(|known| *known == name);
        if self.given.inherits.is_none() {
            let known = super::Theme::names().collect::<Vec<_>>().join("` or `");
            self.complain(&value.span(), format!("`inherits` wants the name of a shipped theme: `{known}`"));
        }
    }

    fn styles(&mut self, value: &Spanned<DeValue>) {
        let Some(entries) = value.get_ref().as_table() else {
            return self.complain(&value.span(), "`styles` must be a table: [styles]".to_owned());
        };
        for (name, value) in entries {
            let word: &str = name.get_ref();
            let Some(meaning) = Meaning::named(word) else {
                let known = Meaning::ALL.iter().map(|m| m.name()).collect::<Vec<_>>().join(", ");
                self.complain(&name.span(), format!("nothing here means `{word}`; there are {known}"));
                continue;
            };
            match value.get_ref().as_str().map(read_style) {
                Some(Ok(style)) => self.given.styles.push((meaning, style)),
                Some(Err(wrong)) => self.complain(&value.span(), format!("`{word}`: {wrong}")),
                None => self.complain(&value.span(), format!("`{word}` wants a style in quotes, such as \"bold red\"")),
            }
        }
    }
}
