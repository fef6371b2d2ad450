//! What a view draws from.

use super::widgets::Strip;
use crate::app::State;
use crate::desk::{Moment, Policy, Row};
use crate::i18n::{Lang, Texts, Value};
use crate::text::Raw;
use crate::theme::{Meaning, Theme};
use chrono_tz::Tz;
use ratatui::style::Style;

/// The words and the styles that the screen is drawn with.
#[derive(Clone, Copy, Debug)]
pub struct Look<'a> {
    /// Texts of the person's language.
    pub texts: &'a Texts,
    /// Styles by meaning.
    pub theme: &'a Theme,
}

/// The state with the look: all that a view may see.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a> {
    pub state: &'a State,
    pub look: &'a Look<'a>,
}

impl<'a> Scene<'a> {
    pub fn lang(self) -> Lang {
        self.look.texts.lang()
    }

    pub fn now(self) -> Moment {
        self.state.now
    }

    pub fn policy(self) -> &'a Policy {
        &self.state.desk.furniture.policy
    }

    pub fn zone(self) -> Tz {
        self.policy().zone
    }

    pub fn word(self, key: &str) -> String {
        self.look.texts.word(key)
    }

    pub fn say(self, key: &str, values: &[(&str, Value<'_>)]) -> String {
        self.look.texts.say(key, values)
    }

    /// A moment beside others of these days.
    pub fn clock(self, at: Moment) -> String {
        self.lang().clock(at, self.now(), self.zone())
    }

    pub fn style(self, meaning: Meaning) -> Style {
        self.look.theme.style(meaning)
    }

    /// An empty line of so many columns.
    pub fn strip(self, cols: usize) -> Strip<'a> {
        Strip::new(self.look.theme, cols)
    }

    /// The row with the wishes on their way folded in.
    pub fn folded(self, row: &Row) -> Row {
        if self.state.wishes.count() == 0 { row.clone() } else { self.state.wishes.fold(row, self.now()) }
    }
}

/// Words from outside that are not `Raw` (tags, zones, codes), cleaned.
pub(super) fn clean(words: &str, cols: usize) -> String {
    Raw::from(words).line(cols).to_string()
}
