//! A verdict's reasons in words.

use super::{Texts, Value};
use crate::desk::Moment;
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
                    // An end is the first moment after it; people say the last day.
                    Given::Date(at) if name == "until" => Value::from(lang.date(Moment(at.0.saturating_sub(1)), zone)),
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

#[cfg(test)]
mod tests {
    use crate::desk::Moment;
    use crate::i18n::{Lang, Texts};
    use crate::verdict::{Reason, Value};

    #[test]
    fn an_end_is_said_as_the_last_day_of_it() {
        let end = Moment::parse("2027-01-01T00:00:00+03:00").expect("a moment");
        let args = vec![("number".to_owned(), Value::Words("17-О".into())), ("until".to_owned(), Value::Date(end))];
        let reason = Reason { code: "contract".into(), args };
        let words = Texts::new(Lang::Ru).verdict_reason(&reason, chrono_tz::Europe::Moscow);
        assert_eq!(words, "Договор 17-О действует до 31.12.26");
    }
}
