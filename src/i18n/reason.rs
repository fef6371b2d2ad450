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

    /// What to say to the caller: the house's own sentence, else `say-<code>`.
    #[must_use]
    pub fn verdict_say(&self, say: &Reason, zone: Tz) -> String {
        let Some(own) = &say.own else { return self.coded("say", say, zone) };
        let template = self.lang().pick(&own.ru, &own.en);
        let mut parts = template.split('{');
        let mut words = parts.next().unwrap_or_default().to_owned();
        let values = self.values(say, zone);
        for part in parts {
            let (place, after) = part.split_once('}').unwrap_or(("", part));
            let value = values.iter().find(|(name, _)| *name == place.trim()).map(|(_, value)| value);
            match value {
                Some(Value::Number(number)) => words.push_str(&number.to_string()),
                Some(Value::Text(text)) => words.push_str(text),
                None => {}
            }
            words.push_str(after);
        }
        words
    }

    /// What may be offered (`offer-<code>`).
    #[must_use]
    pub fn verdict_offer(&self, offer: &Reason, zone: Tz) -> String {
        self.coded("offer", offer, zone)
    }

    fn coded(&self, family: &str, reason: &Reason, zone: Tz) -> String {
        self.say(&format!("{family}-{}", reason.code), &self.values(reason, zone))
    }

    fn values<'a>(&self, reason: &'a Reason, zone: Tz) -> Vec<(&'a str, Value<'a>)> {
        let lang = self.lang();
        reason
            .args
            .iter()
            .map(|(name, value)| {
                let value = match value {
                    Given::Number(number) => Value::Number(*number),
                    // An end is the first moment after it; people say the last day.
                    Given::Date(at) if name == "until" => Value::from(lang.date(Moment(at.0.saturating_sub(1)), zone)),
                    Given::Date(at) => Value::from(lang.date(*at, zone)),
                    Given::Hour(at) => Value::from(lang.stamp(*at, zone)),
                    Given::Money(money) => Value::from(lang.money(money)),
                    Given::Words(words) => {
                        Value::from(words.raw().chars().filter(|c| !c.is_control()).take(WORDS).collect::<String>())
                    }
                };
                (name.as_str(), value)
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::desk::policy::Phrase;
    use crate::desk::{Moment, Money};
    use crate::i18n::{Lang, Texts};
    use crate::verdict::{Reason, Value};

    #[test]
    fn an_end_is_said_as_the_last_day_of_it() {
        let end = Moment::parse("2027-01-01T00:00:00+03:00").expect("a moment");
        let args = vec![("number".to_owned(), Value::Words("17-О".into())), ("until".to_owned(), Value::Date(end))];
        let reason = Reason { code: "contract".into(), args, own: None };
        let words = Texts::new(Lang::Ru).verdict_reason(&reason, chrono_tz::Europe::Moscow);
        assert_eq!(words, "Договор 17-О действует до 31.12.26");
    }

    #[test]
    fn the_houses_own_sentence_is_said_with_its_values() {
        let own = Phrase {
            ru: "Просрочено { sum } - {days} дн, {nothing}звоню".into(), en: "{sum} is overdue".into()
        };
        let args = vec![("sum".to_owned(), Value::Money(Money::rub(12_000_050))), ("days".to_owned(), Value::Number(83))];
        let say = Reason { code: "debt".into(), args, own: Some(own) };
        let told = |lang| Texts::new(lang).verdict_say(&say, chrono_tz::Europe::Moscow);
        let sum = Lang::Ru.money(&Money::rub(12_000_050));
        assert_eq!(told(Lang::Ru), format!("Просрочено {sum} - 83 дн, звоню"));
        assert_eq!(told(Lang::En), format!("{} is overdue", Lang::En.money(&Money::rub(12_000_050))));
    }
}
