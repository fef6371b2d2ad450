//! What stands in a cell, as people write it: dates, sums, flags, lists, skills, shifts, phones.

use super::why::Why;
use crate::desk::moment::HOUR;
use crate::desk::shift::{Absence, DaySpan, Pattern};
use crate::desk::skill::Permit;
use crate::desk::{Minutes, Moment, Phone, Skill};
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeZone};
use chrono_tz::Tz;

/// Dates with a time, as people write them.
const WITH_TIME: [&str; 7] = [
    "%Y-%m-%dT%H:%M",
    "%Y-%m-%dT%H:%M:%S%.f",
    "%Y-%m-%d %H:%M",
    "%Y-%m-%d %H:%M:%S%.f",
    "%d.%m.%Y %H:%M",
    "%d.%m.%Y %H:%M:%S",
    "%d.%m.%Y, %H:%M",
];

/// A date or a date with a time; a bare date is the first minute of that day in the zone.
pub fn date(text: &str, zone: Tz) -> Result<Moment, Why> {
    if let Ok(at) = DateTime::parse_from_rfc3339(text) {
        return Ok(Moment::from(at));
    }
    if let Some(day) = day(text) {
        return local(day.and_time(NaiveTime::MIN), zone);
    }
    let wall = WITH_TIME.iter().find_map(|f| NaiveDateTime::parse_from_str(text, f).ok()).ok_or(Why::Date)?;
    local(wall, zone)
}

/// A date in a format of chrono's, in a zone.
pub fn date_as(text: &str, format: &str, zone: Tz) -> Result<Moment, Why> {
    let wall = NaiveDateTime::parse_from_str(text, format)
        .or_else(|_| NaiveDate::parse_from_str(text, format).map(|d| d.and_time(NaiveTime::MIN)))
        .map_err(|_| Why::Date)?;
    local(wall, zone)
}

/// A bare day.
#[must_use]
pub fn day(text: &str) -> Option<NaiveDate> {
    ["%Y-%m-%d", "%d.%m.%Y"].iter().find_map(|f| NaiveDate::parse_from_str(text, f).ok())
}

/// The end of something that lasts through a day: people write the last day, the desk keeps the first moment after it.
pub fn through(text: &str, zone: Tz) -> Result<Moment, Why> {
    match day(text).map(|d| d.succ_opt()) {
        Some(next) => local(next.ok_or(Why::Date)?.and_time(NaiveTime::MIN), zone),
        None => date(text, zone),
    }
}

/// The moment of a wall clock. An hour that comes twice is its first one.
fn local(wall: NaiveDateTime, zone: Tz) -> Result<Moment, Why> {
    if let Some(at) = zone.from_local_datetime(&wall).earliest() {
        return Ok(Moment::from(at));
    }
    // A bare date whose midnight was skipped (some zones change at midnight) begins an hour later.
    if wall.time() == NaiveTime::MIN {
        let later = wall + chrono::Duration::milliseconds(HOUR);
        return zone.from_local_datetime(&later).earliest().map(Moment::from).ok_or(Why::SkippedMinute);
    }
    Err(Why::SkippedMinute)
}

/// A sum in kopecks: `184 500,50`, `184500.50`, `−12,5`, `(100)`; two decimals at most.
pub fn money(text: &str) -> Result<i64, Why> {
    let mut plain: String =
        text.chars().filter(|c| !c.is_whitespace() && *c != '\u{a0}' && *c != '\u{202f}' && *c != '\'').collect();
    for unit in ["руб.", "руб", "₽", "р."] {
        if let Some(rest) = plain.strip_suffix(unit) {
            plain = rest.to_owned();
        }
    }
    let (mut negative, mut digits) = (false, plain.as_str());
    if let Some(inner) = digits.strip_prefix('(').and_then(|d| d.strip_suffix(')')) {
        (negative, digits) = (true, inner);
    } else if let Some(rest) = digits.strip_prefix(['-', '−', '–']) {
        (negative, digits) = (true, rest);
    } else if let Some(rest) = digits.strip_prefix('+') {
        digits = rest;
    }
    let (whole, part) = split_decimals(digits)?;
    let all_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() && part.is_empty() || !all_digits(&whole) || !all_digits(&part) || part.len() > 2 {
        return Err(Why::Money);
    }
    let minor = format!("{}{part:0<2}", if whole.is_empty() { "0" } else { &whole }).parse::<i64>().map_err(|_| Why::Money)?;
    Ok(if negative { -minor } else { minor })
}

/// Splits off the decimals: after the only sign, or the last one where `,` and `.` both stand. `1,234` is refused later by
/// its three decimals: nobody knows whether it means a thousand.
fn split_decimals(digits: &str) -> Result<(String, String), Why> {
    let commas = digits.matches(',').count();
    let dots = digits.matches('.').count();
    let decimal = match (commas, dots) {
        (0, 0) => return Ok((digits.to_owned(), String::new())),
        (1.., 1) if digits.rfind('.') > digits.rfind(',') => '.',
        (0, 1) => '.',
        (1, _) => ',',
        _ => return Err(Why::Money),
    };
    let (whole, part) = digits.rsplit_once(decimal).ok_or(Why::Money)?;
    Ok((whole.replace([',', '.'], ""), part.to_owned()))
}

/// Yes or no.
pub fn flag(text: &str) -> Result<bool, Why> {
    match text.to_lowercase().as_str() {
        "да" | "1" | "yes" | "y" | "true" | "истина" | "+" | "x" | "х" => Ok(true),
        "нет" | "0" | "no" | "n" | "false" | "ложь" | "-" => Ok(false),
        _ => Err(Why::Flag),
    }
}

/// A whole number; blanks between thousands are let be.
pub fn number(text: &str) -> Result<i64, Why> {
    text.replace([' ', '\u{a0}', '\u{202f}'], "").parse().map_err(|_| Why::Number)
}

/// Working minutes: `90`, `1:30`, `4h`, `4ч`.
pub fn minutes(text: &str) -> Result<Minutes, Why> {
    let text = text.trim().to_lowercase();
    if let Some((hours, minutes)) = text.split_once(':') {
        let (h, m) = (number(hours)?, number(minutes)?);
        return if (0..60).contains(&m) && h >= 0 { Ok(Minutes(h * 60 + m)) } else { Err(Why::Number) };
    }
    let spans: [(&[&str], i64); 3] = [(&["ч", "h"], 60), (&["мин", "м", "m"], 1), (&["д", "d"], 1440)];
    for (suffixes, times) in spans {
        if let Some(rest) = suffixes.iter().find_map(|s| text.strip_suffix(s)) {
            return number(rest.trim()).map(|n| Minutes(n * times));
        }
    }
    number(&text).map(Minutes)
}

/// A list by `|`, or by `,` where there is no `|`.
#[must_use]
pub fn list(text: &str) -> Vec<String> {
    let by = if text.contains('|') { '|' } else { ',' };
    text.split(by).map(str::trim).filter(|s| !s.is_empty()).map(str::to_owned).collect()
}

/// Skills with levels: `опс:4|видео:3`; a tag alone is level 3.
pub fn skills(text: &str) -> Result<Vec<Skill>, Why> {
    list(text)
        .iter()
        .map(|item| {
            let (tag, level) = item.rsplit_once(':').unwrap_or((item, "3"));
            let level = level.trim().parse().ok().filter(|l| (1..=5).contains(l)).ok_or(Why::Skills)?;
            let tag = tag.trim().to_lowercase();
            if tag.is_empty() { Err(Why::Skills) } else { Ok(Skill { tag, level }) }
        })
        .collect()
}

/// Permits with their ends: `высота:2026-12-31|пожарный`.
pub fn permits(text: &str, zone: Tz) -> Result<Vec<Permit>, Why> {
    list(text)
        .iter()
        .map(|item| {
            let (tag, until) = match item.split_once(':') {
                Some((tag, until)) => (tag, Some(through(until.trim(), zone)?)),
                None => (item.as_str(), None),
            };
            Ok(Permit { tag: tag.trim().to_lowercase(), until })
        })
        .collect()
}

/// Phones in E.164, by `|` or `,` or `;`.
pub fn phones(text: &str, country: phonenumber::country::Id) -> Result<Vec<Phone>, Why> {
    text.split(['|', ',', ';']).map(str::trim).filter(|s| !s.is_empty()).map(|one| phone(one, country)).collect()
}

/// One phone in E.164.
pub fn phone(text: &str, country: phonenumber::country::Id) -> Result<Phone, Why> {
    Phone::from_e164(text).or_else(|| Phone::parse(text, country)).ok_or(Why::Phone)
}

/// `09:00-18:00`; an end at or before the start is on the next day.
pub fn hours(text: &str) -> Result<DaySpan, Why> {
    let (from, to) = text.split_once(['-', '–', '—']).ok_or(Why::Hours)?;
    let (from, to) = (clock(from)?, clock(to)?);
    let to = if to <= from { to + 1440 } else { to };
    if from < 1440 { Ok(DaySpan { from, to }) } else { Err(Why::Hours) }
}

fn clock(text: &str) -> Result<u16, Why> {
    let (h, m) = text.trim().split_once(':').unwrap_or((text.trim(), "0"));
    let (h, m): (u16, u16) = (h.parse().map_err(|_| Why::Hours)?, m.parse().map_err(|_| Why::Hours)?);
    if h <= 24 && m < 60 && h * 60 + m <= 1440 { Ok(h * 60 + m) } else { Err(Why::Hours) }
}

/// When a unit works: `пн-пт 09:00-18:00`, `mon-thu 09:00-18:00, fri 09:00-17:00`, `2/2 08:00-20:00 from 2026-11-01`, `24x7`.
pub fn shift(text: &str) -> Result<Pattern, Why> {
    let text = text.trim().to_lowercase();
    if ["24x7", "24х7", "24/7", "круглосуточно"].contains(&text.as_str()) {
        return Ok(Pattern::Always);
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    if let [cycle, span, "from" | "с", anchor] = words[..]
        && let Some((on, off)) = cycle.split_once('/')
    {
        let (on, off) = (on.parse().map_err(|_| Why::Shift)?, off.parse().map_err(|_| Why::Shift)?);
        let anchor = day(anchor).ok_or(Why::Shift)?;
        return if on > 0 {
            Ok(Pattern::Cycle { on, off, span: hours(span).map_err(|_| Why::Shift)?, anchor })
        } else {
            Err(Why::Shift)
        };
    }
    let mut days = [None; 7];
    for part in text.split(',') {
        let (which, span) = part.trim().split_once(char::is_whitespace).ok_or(Why::Shift)?;
        let span = hours(span.trim()).map_err(|_| Why::Shift)?;
        let (from, to) = which.split_once(['-', '–']).unwrap_or((which, which));
        let (from, to) = (weekday(from).ok_or(Why::Shift)?, weekday(to).ok_or(Why::Shift)?);
        let length = (to + 7 - from) % 7;
        (0..=length).for_each(|n| days[(from + n) % 7] = Some(span));
    }
    Ok(Pattern::Weekly { days })
}

const WEEK: [(&str, &str); 7] =
    [("пн", "mon"), ("вт", "tue"), ("ср", "wed"), ("чт", "thu"), ("пт", "fri"), ("сб", "sat"), ("вс", "sun")];

fn weekday(text: &str) -> Option<usize> {
    WEEK.iter().position(|(ru, en)| text == *ru || text.starts_with(en))
}

/// A shift as [`shift`] reads it; empty when unknown.
#[must_use]
pub fn shift_text(pattern: &Pattern) -> String {
    match pattern {
        Pattern::Unknown => String::new(),
        Pattern::Always => "24x7".into(),
        Pattern::Cycle { on, off, span, anchor } => format!("{on}/{off} {} from {anchor}", hours_text(*span)),
        Pattern::Weekly { days } => {
            let each = WEEK.iter().zip(days).filter_map(|((_, name), span)| span.map(|s| format!("{name} {}", hours_text(s))));
            each.collect::<Vec<_>>().join(", ")
        }
    }
}

/// Hours as [`hours`] reads them.
#[must_use]
pub fn hours_text(span: DaySpan) -> String {
    let clock = |m: u16| format!("{:02}:{:02}", m / 60, m % 60);
    let to = if span.to > 1440 { span.to - 1440 } else { span.to };
    format!("{}-{}", clock(span.from), clock(to))
}

/// Absences: `2026-11-23..2026-11-30 ill`, by `|`; the last day is a day of absence.
pub fn absences(text: &str, zone: Tz) -> Result<Vec<Absence>, Why> {
    text.split('|')
        .map(str::trim)
        .filter(|s| !s.is_empty())
        .map(|one| {
            let (span, why) = one.split_once(char::is_whitespace).unwrap_or((one, ""));
            let (from, until) = span.split_once("..").ok_or(Why::Absence)?;
            let (from, until) = (date(from, zone)?, through(until, zone)?);
            if from < until { Ok(Absence { from, until, why: why.trim().to_owned() }) } else { Err(Why::Backwards) }
        })
        .collect()
}

/// An ИНН as it was meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inn {
    /// Its digits.
    pub digits: String,
    /// What to look at: wrong check digits, or a zero that was put back.
    pub doubt: Option<Why>,
}

impl Inn {
    /// Reads one. A spreadsheet that took it for a number has dropped the zero that some regions begin with: it is put back
    /// where the check digits agree.
    ///
    /// # Errors
    /// [`Why::InnLength`] where it is no ИНН.
    pub fn read(text: &str) -> Result<Self, Why> {
        // An apostrophe keeps a spreadsheet from taking it for a number.
        let digits: String = text.trim_start_matches('\'').chars().filter(|c| !c.is_whitespace()).collect();
        let whole = format!("0{digits}");
        if matches!(digits.len(), 9 | 11) && inn(&whole) == Ok(true) {
            return Ok(Self { digits: whole, doubt: Some(Why::InnZero) });
        }
        let is_right = inn(&digits)?;
        Ok(Self { digits, doubt: (!is_right).then_some(Why::InnChecksum) })
    }
}

/// A КПП with the zero that a spreadsheet may have dropped.
#[must_use]
pub fn kpp(text: &str) -> String {
    let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if digits.len() == 8 { format!("0{digits}") } else { digits }
}

/// An ИНН: the right length, else an error; `false` when the check digits are wrong.
///
/// Source of the weights: приказ ФНС ЯК-7-6/435@, the contents of the ИНН.
pub fn inn(text: &str) -> Result<bool, Why> {
    let digits: Vec<u32> = text.chars().map(|c| c.to_digit(10)).collect::<Option<_>>().ok_or(Why::InnLength)?;
    let check = |weights: &[u32]| weights.iter().zip(&digits).map(|(w, d)| w * d).sum::<u32>() % 11 % 10;
    match digits.len() {
        10 => Ok(check(&INN_10) == digits[9]),
        12 => Ok(check(&INN_12[1..]) == digits[10] && check(&INN_12) == digits[11]),
        _ => Err(Why::InnLength),
    }
}

const INN_10: [u32; 9] = [2, 4, 10, 3, 5, 9, 4, 6, 8];
const INN_12: [u32; 11] = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
