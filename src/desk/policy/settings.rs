//! Every setting of the house rules by its path in `policy.toml`, and what may stand there.
//!
//! The sentence about each is a text, `setting-<path>` (`setting-routing-knows-client`); a section has one too. A field that is
//! added to the rules needs a line here and the two sentences: the tests name what is missing.

use super::Policy;
use crate::desk::Phone;
use serde_json::Value;

/// One setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setting {
    /// Where it stands: `routing.load`, or `name` at the top of the file.
    pub path: &'static str,
    /// What may stand there.
    pub wants: Wants,
}

/// What may stand at a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wants {
    /// Any words.
    Words,
    /// Words, at least one.
    Name,
    /// Yes or no.
    Flag,
    /// A whole number of that range.
    Whole {
        /// Not less.
        least: i64,
        /// Not more.
        most: i64,
    },
    /// A named time zone.
    TimeZone,
    /// A country by its two letters.
    Country,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// Some of these words, each once.
    SomeOf(&'static [&'static str]),
    /// An urgency 0..3 for each of the four priorities, never falling.
    Classes,
    /// A sum in minor units.
    Sum,
    /// A list of reasons, each by a digit.
    Reasons,
    /// Words, each once.
    Names,
    /// A whole number from 0 for each of some words.
    Counts {
        /// Not more.
        most: i64,
    },
    /// Minutes between two zones.
    BetweenZones,
    /// A stretch of the day.
    Hours,
    /// So many percents.
    Percents(usize),
    /// By the ids of packages, percents for the levels of skill and for the priorities.
    RateTables,
    /// A phone number as E.164, or nothing.
    Phone,
    /// Sentences in both languages by the codes of a verdict's reasons.
    Phrases,
}

/// Most that a weight may be: a cost is a sum of weighted minutes over a whole plan and has to stay far inside an integer.
const WEIGHT: i64 = 10_000;
/// Minutes of a day.
const DAY: i64 = 24 * 60;
/// A reason is picked by one digit.
const DIGITS: usize = 9;
/// Most that an hour may cost, in percent of the price of an hour.
const PERCENT: i64 = 1_000;
/// Minor units of the largest sum that is meant.
const SUM: i64 = 100_000_000_000;

/// What may happen to a ticket without contract or object.
const LACKING: &[&str] = &["take", "ask", "refuse"];

const fn words(path: &'static str) -> Setting {
    Setting { path, wants: Wants::Words }
}

const fn whole(path: &'static str, least: i64, most: i64) -> Setting {
    Setting { path, wants: Wants::Whole { least, most } }
}

const fn of(path: &'static str, wants: Wants) -> Setting {
    Setting { path, wants }
}

/// All settings in the order of the file.
pub const SETTINGS: &[Setting] = &[
    of("name", Wants::Name),
    of("zone", Wants::TimeZone),
    of("country", Wants::Country),
    whole("shift_ends", 0, DAY),
    of("leads", Wants::Names),
    words("default_package"),
    of("base_visit", Wants::Sum),
    of("base_hour", Wants::Sum),
    of("load", Wants::OneOf(&["tickets", "minutes"])),
    whole("routing.travel", 0, WEIGHT),
    whole("routing.late", 0, WEIGHT),
    whole("routing.wait_for_shift", 0, WEIGHT),
    whole("routing.load", 0, WEIGHT),
    whole("routing.over_qualified", 0, WEIGHT),
    whole("routing.missing_preferred", 0, WEIGHT),
    whole("routing.knows_client", -WEIGHT, 0),
    whole("routing.personal", -WEIGHT, 0),
    whole("routing.keeps", -WEIGHT, 0),
    of("routing.urgency", Wants::Classes),
    whole("routing.urgent_percent", 0, 100),
    of("routing.neighbours", Wants::Flag),
    whole("routing.neighbour_minutes", 0, DAY),
    of("routing.minutes_between", Wants::BetweenZones),
    whole("field.night_rest", 0, 2 * DAY),
    whole("field.worth_waiting", 0, DAY),
    whole("field.one_trip", 0, DAY),
    whole("field.horizon", 0, 365 * DAY),
    whole("field.preferred_wait", 0, 365 * DAY),
    whole("field.ageing", 0, 365 * DAY),
    of("field.reserve", Wants::Counts { most: 1_000 }),
    whole("field.reserve_from", 0, 3),
    whole("field.duty_from", 0, 3),
    of("field.duty_chain", Wants::Names),
    whole("field.duty_step", 0, WEIGHT),
    of("field.keys", Wants::Counts { most: DAY }),
    whole("lifting.other_zone", 0, WEIGHT),
    whole("lifting.later", 0, WEIGHT),
    whole("lifting.lunch", 0, WEIGHT),
    whole("lifting.lower_skill", 0, WEIGHT),
    whole("lifting.over_room", 0, WEIGHT),
    whole("lifting.no_pass", 0, WEIGHT),
    whole("lifting.other_group", 0, WEIGHT),
    whole("billing.vat_percent", 0, 100),
    of("billing.levels", Wants::Percents(5)),
    of("billing.urgency", Wants::Percents(4)),
    of("billing.packages", Wants::RateTables),
    whole("debts.days", 0, 3_650),
    whole("debts.minor", 0, SUM),
    whole("debts.grace_days", 0, 365),
    of("debts.effect", Wants::OneOf(&["mark", "end_of_queue", "approval"])),
    whole("debts.stale_days", 0, 365),
    whole("debts.paid_days", 0, 60),
    words("debts.approver"),
    of("debts.approver_phone", Wants::Phone),
    whole("verdict.expiring_days", 0, 365),
    whole("verdict.nearly_percent", 0, 100),
    of("verdict.phrases", Wants::Phrases),
    of("entitlement.without_contract", Wants::OneOf(LACKING)),
    of("entitlement.without_site", Wants::OneOf(LACKING)),
    of("entitlement.exceptions", Wants::Names),
    whole("times.confirm", 1, DAY),
    whole("times.at_risk", 1, 7 * DAY),
    whole("times.close_after_hours", 1, 365 * 24),
    whole("times.claim", 1, DAY),
    whole("times.level_above", 0, DAY),
    whole("loyalty.ask_days", 0, 3_650),
    whole("loyalty.good", -100, 100),
    whole("loyalty.poor", -100, 100),
    whole("times.often", 2, 100),
    whole("times.often_days", 1, 365),
    whole("autopilot.after_seconds", 5, 24 * 60 * 60),
    of("autopilot.priorities", Wants::SomeOf(&["low", "normal", "high"])),
    of("autopilot.hours", Wants::Hours),
    of("reasons.wait", Wants::Reasons),
    of("reasons.over", Wants::Reasons),
    of("reasons.exception", Wants::Reasons),
    of("reasons.breach", Wants::Reasons),
    of("reasons.reassess", Wants::Reasons),
];

/// The id of the sentence about a setting or a section.
#[must_use]
pub fn sentence_id(path: &str) -> String {
    format!("setting-{}", path.replace(['.', '_'], "-"))
}

/// The setting of that path.
#[must_use]
pub fn setting(path: &str) -> Option<&'static Setting> {
    SETTINGS.iter().find(|setting| setting.path == path)
}

/// The sections of the rules: the settings of each stand in a table of their own.
#[must_use]
pub fn sections() -> Vec<String> {
    let Ok(Value::Object(whole)) = serde_json::to_value(Policy::default()) else { return Vec::new() };
    whole.into_iter().filter(|(_, value)| value.is_object()).map(|(key, _)| key).collect()
}

/// Every setting of these rules with its value, in the order of the file; one that has no line in [`SETTINGS`] comes last.
#[must_use]
pub fn settings_of(policy: &Policy) -> Vec<(String, Value)> {
    let Ok(Value::Object(whole)) = serde_json::to_value(policy) else { return Vec::new() };
    let sections = sections();
    let mut all: Vec<(String, Value)> = Vec::new();
    for (key, value) in whole {
        match value {
            Value::Object(inner) if sections.contains(&key) => {
                all.extend(inner.into_iter().map(|(name, value)| (format!("{key}.{name}"), value)));
            }
            value => all.push((key, value)),
        }
    }
    let place = |path: &str| SETTINGS.iter().position(|setting| setting.path == path).unwrap_or(usize::MAX);
    all.sort_by_key(|(path, _)| place(path));
    all
}

impl Wants {
    /// May this value stand there?
    #[must_use]
    pub fn takes(self, value: &Value) -> bool {
        let list = |each: &dyn Fn(&Value) -> bool| value.as_array().is_some_and(|list| list.iter().all(each));
        match self {
            Self::Words => value.is_string(),
            Self::Name => value.as_str().is_some_and(|words| !words.trim().is_empty()),
            Self::Flag => value.is_boolean(),
            Self::Whole { least, most } => value.as_i64().is_some_and(|n| (least..=most).contains(&n)),
            Self::TimeZone => value.as_str().is_some_and(|name| name.parse::<chrono_tz::Tz>().is_ok()),
            Self::Country => value.as_str().is_some_and(|code| code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase())),
            Self::OneOf(names) => value.as_str().is_some_and(|word| names.contains(&word)),
            Self::SomeOf(names) => list(&|word| word.as_str().is_some_and(|word| names.contains(&word))) && differ(value),
            Self::Classes => classes(value),
            Self::Sum => sum(value),
            Self::Reasons => list(&reason) && value.as_array().is_some_and(|list| list.len() <= DIGITS) && codes_differ(value),
            Self::Names => list(&Value::is_string) && differ(value),
            Self::Counts { most } => {
                let counts = |n: &Value| n.as_i64().is_some_and(|n| (0..=most).contains(&n));
                value.as_object().is_some_and(|all| all.values().all(counts))
            }
            Self::BetweenZones => value.as_object().is_some_and(|rows| rows.values().all(Value::is_object)),
            Self::Percents(count) => percents(value, count),
            Self::RateTables => value.as_object().is_some_and(|all| all.values().all(rate_table)),
            Self::Phone => value.as_str().is_some_and(|text| text.is_empty() || Phone::from_e164(text).is_some()),
            Self::Phrases => value.as_object().is_some_and(|all| all.values().all(phrase)),
            Self::Hours => value.as_str().is_some_and(|text| super::hours::read(text).is_some()),
        }
    }
}

/// Minutes that may lie between two zones.
#[must_use]
pub fn is_between(value: &Value) -> bool {
    value.as_i64().is_some_and(|minutes| (0..=DAY).contains(&minutes))
}

fn classes(value: &Value) -> bool {
    let Some(list) = value.as_array() else { return false };
    let classes: Vec<i64> = list.iter().filter_map(Value::as_i64).filter(|class| (0..=3).contains(class)).collect();
    list.len() == 4 && classes.len() == 4 && classes.is_sorted()
}

fn percents(value: &Value, count: usize) -> bool {
    let fits = |percent: &Value| percent.as_i64().is_some_and(|percent| (0..=PERCENT).contains(&percent));
    value.as_array().is_some_and(|list| list.len() == count && list.iter().all(fits))
}

fn rate_table(value: &Value) -> bool {
    let Some(parts) = value.as_object() else { return false };
    parts.iter().all(|(name, value)| match name.as_str() {
        "levels" => percents(value, 5),
        "urgency" => percents(value, 4),
        _ => false,
    })
}

fn sum(value: &Value) -> bool {
    let minor = value.get("minor").and_then(Value::as_i64).is_some_and(|minor| (0..=SUM).contains(&minor));
    let code = |code: &str| code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase());
    minor && value.get("currency").and_then(Value::as_str).is_some_and(code) && value.as_object().is_some_and(|o| o.len() == 2)
}

fn reason(value: &Value) -> bool {
    let Some(parts) = value.as_object() else { return false };
    let words = |name: &str| parts.get(name).and_then(Value::as_str).is_some_and(|words| !words.trim().is_empty());
    let known = parts.keys().all(|name| ["code", "ru", "en", "pauses"].contains(&name.as_str()));
    known && ["code", "ru", "en"].into_iter().all(words) && parts.get("pauses").is_none_or(Value::is_boolean)
}

/// Both languages, and every place closed.
fn phrase(value: &Value) -> bool {
    let said = |text: &str| !text.trim().is_empty() && text.matches('{').count() == text.matches('}').count();
    let words = |name: &str| value.get(name).and_then(Value::as_str).is_some_and(said);
    words("ru") && words("en") && value.as_object().is_some_and(|parts| parts.len() == 2)
}

fn codes_differ(value: &Value) -> bool {
    let codes: Vec<&Value> = value.as_array().into_iter().flatten().filter_map(|reason| reason.get("code")).collect();
    codes.iter().enumerate().all(|(place, code)| !codes[..place].contains(code))
}

fn differ(value: &Value) -> bool {
    let list = value.as_array().map(Vec::as_slice).unwrap_or_default();
    list.iter().enumerate().all(|(place, word)| !list[..place].contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_setting_of_the_rules_has_its_line_and_takes_its_own_default() {
        let of_the_rules = settings_of(&Policy::default());
        for (path, value) in &of_the_rules {
            let line = setting(path).unwrap_or_else(|| panic!("«{path}» has no line in SETTINGS: say what may stand there"));
            assert!(value.is_null() || line.wants.takes(value), "«{path}» does not take its own default {value}");
        }
        for line in SETTINGS {
            assert!(of_the_rules.iter().any(|(path, _)| path == line.path), "SETTINGS has «{}», the rules have not", line.path);
        }
    }

    #[test]
    fn what_is_taken_and_what_is_not() {
        let whole = Wants::Whole { least: 0, most: 100 };
        let cases = [
            (whole, json!(0), true),
            (whole, json!(100), true),
            (whole, json!(101), false),
            (whole, json!(-1), false),
            (whole, json!(1.5), false),
            (whole, json!("12"), false),
            (Wants::Flag, json!(true), true),
            (Wants::Flag, json!(1), false),
            (Wants::Name, json!("наш"), true),
            (Wants::Name, json!("  "), false),
            (Wants::Words, json!(""), true),
            (Wants::TimeZone, json!("Asia/Almaty"), true),
            (Wants::TimeZone, json!("Asia/Narnia"), false),
            (Wants::Country, json!("KZ"), true),
            (Wants::Country, json!("kz"), false),
            (Wants::OneOf(&["mark"]), json!("mark"), true),
            (Wants::OneOf(&["mark"]), json!("Mark"), false),
            (Wants::SomeOf(&["low", "high"]), json!(["high", "low"]), true),
            (Wants::SomeOf(&["low", "high"]), json!(["low", "low"]), false),
            (Wants::SomeOf(&["low", "high"]), json!(["critical"]), false),
            (Wants::Classes, json!([0, 1, 1, 3]), true),
            (Wants::Classes, json!([0, 2, 1, 3]), false),
            (Wants::Classes, json!([0, 1, 2, 4]), false),
            (Wants::Classes, json!([0, 1, 2]), false),
            (Wants::Percents(4), json!([90, 100, 125, 150]), true),
            (Wants::Percents(4), json!([100, 100, 125]), false),
            (Wants::Percents(4), json!([100, 100, 125, -1]), false),
            (Wants::RateTables, json!({ "gold": { "urgency": [100, 100, 100, 150] } }), true),
            (Wants::RateTables, json!({ "gold": { "levels": [100] } }), false),
            (Wants::RateTables, json!({ "gold": { "night": [100] } }), false),
            (Wants::Sum, json!({ "minor": 180_000, "currency": "RUB" }), true),
            (Wants::Sum, json!({ "minor": -1, "currency": "RUB" }), false),
            (Wants::Sum, json!(1_800), false),
            (Wants::Names, json!(["e1", "e2"]), true),
            (Wants::Names, json!(["e1", "e1"]), false),
            (Wants::Counts { most: 9 }, json!({ "север": 9 }), true),
            (Wants::Counts { most: 9 }, json!({ "север": 10 }), false),
            (Wants::BetweenZones, json!({ "север": { "центр": 25 } }), true),
            (Wants::BetweenZones, json!({ "север": 25 }), false),
            (Wants::Hours, json!("08:00-20:00"), true),
            (Wants::Hours, json!("22:00-06:00"), true),
            (Wants::Hours, json!("8-20"), false),
            (Wants::Phone, json!("+78125550101"), true),
            (Wants::Phone, json!(""), true),
            (Wants::Phone, json!("8 812 555"), false),
            (Wants::Phrases, json!({ "debt-overdue": { "ru": "Просрочено {sum}", "en": "{sum} is overdue" } }), true),
            (Wants::Phrases, json!({ "debt-overdue": { "ru": "Просрочено {sum", "en": "{sum} is overdue" } }), false),
            (Wants::Phrases, json!({ "debt-overdue": { "ru": "Просрочено" } }), false),
            (Wants::Reasons, json!([{ "code": "a", "ru": "а", "en": "a", "pauses": true }]), true),
            (Wants::Reasons, json!([{ "code": "a", "ru": "а", "en": "a" }, { "code": "a", "ru": "б", "en": "b" }]), false),
            (Wants::Reasons, json!([{ "code": "a", "ru": "а" }]), false),
            (Wants::Reasons, json!([{ "code": "a", "ru": "а", "en": "a", "stops": true }]), false),
        ];
        for (wants, value, taken) in cases {
            assert_eq!(wants.takes(&value), taken, "{wants:?}: {value}");
        }
        let ten: Vec<Value> = (0..10).map(|n| json!({ "code": n.to_string(), "ru": "а", "en": "a" })).collect();
        assert!(!Wants::Reasons.takes(&json!(ten)), "the tenth has no digit");
    }
}
