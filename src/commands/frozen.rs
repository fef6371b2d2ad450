//! The clock of a start: `PULT_NOW` freezes it.

use super::{Trouble, words};
use crate::desk::Moment;
use crate::engine::Clock;
use crate::i18n::Texts;

/// The moment that `PULT_NOW` froze, else the machine's clock. A time that cannot be read must not pass for now.
pub fn clock(texts: &Texts, frozen: Option<String>) -> Result<Clock, Trouble> {
    match frozen.filter(|text| !text.is_empty()) {
        None => Ok(Clock::system()),
        Some(text) => match Moment::parse(&text) {
            Some(at) => Ok(Clock::frozen_at(at)),
            None => Err(Trouble::Wrong(words(texts, "cmd-bad-now", &[("text", &text)]))),
        },
    }
}
