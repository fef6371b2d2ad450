//! A verdict's reasons in words.

use super::{Texts, Value};
use crate::verdict::{Reason, Value as Given};
use chrono_tz::Tz;

/// Words from outside take at most so many columns inside a sentence of ours.
const WORDS: usize = 60;

impl Texts {
    /// A verdict's reason in words (`reason-<code>`); dates are days of the zone.
    #[must_use]
    pub fn verdict_reason(&self, reason: &Reason, zone: Tz) -> String {
        self.coded("reason", reason, zone)
    }

    /// What to say to the caller (`say-<code>`).
    #[must_use]
    pub fn verdict_say(&self, say: &Reason, zone: Tz) -> String {
        self.coded("say", say, zone)
    }

    fn coded(&self, family: &str, reason: &Reason, zone: Tz) -> String {
        let lang = self.lang();
        let values: Vec<(&str, Value<'_>)> = reason
            .args
            .iter()
            .map(|(name, value)| {
                let value = match value {
                    Given::Number(number) => Value::Number(*number),
                    Given::Date(at) => Value::from(lang.date(*at, zone)),
                    Given::Money(money) => Value::from(lang.money(money)),
                    Given::Words(words) => {
                        Value::from(words.raw().chars().filter(|c| !c.is_control()).take(WORDS).collect::<String>())
                    }
                };
                (name.as_str(), value)
            })
            .collect();
        self.say(&format!("{family}-{}", reason.code), &values)
    }
}
