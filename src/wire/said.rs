//! When something is said, and in which zone times are written.

use crate::desk::{Moment, Money};
use chrono_tz::Tz;
use serde_json::{Value, json};

/// The moment that a document speaks of, and the zone of its times.
#[derive(Clone, Copy, Debug)]
pub struct Said {
    /// As of when.
    pub now: Moment,
    /// The desk's zone.
    pub zone: Tz,
}

impl Said {
    /// A time as the contract writes it.
    #[must_use]
    pub fn time(self, at: Moment) -> String {
        at.rfc3339(self.zone)
    }

    /// A time or null.
    #[must_use]
    pub fn maybe(self, at: Option<Moment>) -> Option<String> {
        at.map(|at| self.time(at))
    }

    /// The log's before and after: moments stand there as milliseconds under known names.
    #[must_use]
    pub fn times_in(self, value: &Value) -> Value {
        const MOMENTS: [&str; 8] = ["at", "until", "since", "expected", "from", "to", "promise", "made"];
        match value {
            Value::Object(map) => map
                .iter()
                .map(|(name, value)| match value.as_i64() {
                    Some(at) if MOMENTS.contains(&name.as_str()) => (name.clone(), json!(self.time(Moment(at)))),
                    _ if name == "window" => (name.clone(), self.moments_in(value)),
                    _ => (name.clone(), self.times_in(value)),
                })
                .collect::<serde_json::Map<_, _>>()
                .into(),
            Value::Array(list) => list.iter().map(|value| self.times_in(value)).collect(),
            plain => plain.clone(),
        }
    }

    fn moments_in(self, value: &Value) -> Value {
        match value.as_array() {
            Some(list) => list.iter().map(|v| v.as_i64().map_or(Value::Null, |at| json!(self.time(Moment(at))))).collect(),
            None => Value::Null,
        }
    }
}

/// Money as the contract writes it.
#[must_use]
pub fn money(money: &Money) -> Value {
    json!({ "minor": money.minor, "currency": money.currency })
}

#[cfg(test)]
mod tests {
    use super::{Moment, Said};
    use serde_json::json;

    #[test]
    fn moments_of_the_log_are_written_as_times_and_numbers_stay_numbers() {
        let said = Said { now: Moment(0), zone: chrono_tz::Europe::Moscow };
        let before = json!({"assignee": {"unit": "u1", "handed": {"answer": "told", "at": 0}}, "calls": 2, "promise": 0,
            "visit": {"window": [0, 60_000], "since": null}});
        let told = said.times_in(&before);
        assert_eq!(told["assignee"]["handed"]["at"], "1970-01-01T03:00:00+03:00");
        assert_eq!(told["promise"], "1970-01-01T03:00:00+03:00");
        assert_eq!(told["visit"]["window"][1], "1970-01-01T03:01:00+03:00");
        assert_eq!(told["calls"], 2);
    }
}
