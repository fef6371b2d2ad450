//! What a view draws from.

use super::veil::Veil;
use super::widgets::Strip;
use crate::app::State;
use crate::desk::moment::MINUTE;
use crate::desk::{Moment, Money, Policy, Row};
use crate::i18n::{Lang, Texts, Value};
use crate::text::Raw;
use crate::theme::{Meaning, Theme};
use chrono_tz::Tz;
use ratatui::style::Style;
use std::borrow::Cow;

/// Stands for a secret; how long it is tells nothing.
const COVERED: &str = "•••";

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

    /// The time that the screen is drawn for: on a thin line the full minute, so that nothing changes before the next one.
    pub fn now(self) -> Moment {
        let now = self.state.now;
        if self.thin() { Moment(now.0.div_euclid(MINUTE) * MINUTE) } else { now }
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
        Strip::new(self.look.theme, self.veil(), cols)
    }

    /// What covers secrets, or nothing.
    pub fn veil(self) -> Veil<'a> {
        Veil::of(self.state)
    }

    /// For a thin line: nothing on the screen may change by the second.
    pub fn thin(self) -> bool {
        self.state.seat.looks.thin
    }

    /// An amount without its currency. By itself it cannot be told from any other number, so it is covered here.
    pub fn amount(self, money: &Money) -> String {
        if self.veil().covers() { COVERED.to_owned() } else { self.lang().amount(money) }
    }

    /// An amount with its currency.
    pub fn money(self, money: &Money) -> String {
        if self.veil().covers() { COVERED.to_owned() } else { self.lang().money(money) }
    }

    /// Words that are a secret as a whole: where the keys lie, what opens the door.
    pub fn secret(self, words: &Raw, cols: usize) -> String {
        if self.veil().covers() { COVERED.to_owned() } else { words.line(cols).to_string() }
    }

    /// The row with the wishes on their way folded in.
    pub fn folded(self, row: &Row) -> Cow<'_, Row> {
        if self.state.wishes.count() == 0 { Cow::Borrowed(row) } else { Cow::Owned(self.state.wishes.fold(row, self.now())) }
    }
}

/// Words from outside that are not `Raw` (tags, zones, codes), cleaned.
pub(super) fn clean(words: &str, cols: usize) -> String {
    Raw::from(words).line(cols).to_string()
}
