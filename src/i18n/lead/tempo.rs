//! Arrivals in words and signs.

use super::{Line, Page, Tone};
use crate::lead::{Tempo, Tenths};
use crate::text::width;
use chrono::Timelike;

/// Columns of an hour of the last day.
const HOUR: usize = 3;
/// Columns of the words before the hours.
const LABEL: usize = 8;
/// Heights of an hour of the last day.
const HEIGHTS: [&str; 9] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];
/// How full an hour of the week is: none to the fullest. Plain signs: they need no colour.
const LEVELS: [&str; 5] = ["  ", ". ", "::", "++", "##"];

/// The last day hour by hour, with the same hours of past weeks.
#[must_use]
pub fn last_day(page: Page, tempo: &Tempo) -> Vec<Line> {
    let fit = page.cols.saturating_sub(LABEL) / HOUR;
    let hours = &tempo.hours[tempo.hours.len().saturating_sub(fit)..];
    let most = hours.iter().map(|h| h.tickets).max().unwrap_or(0).max(1) as usize;
    let row = |key: &str, tone: Tone, cells: Vec<String>| {
        let label = if key.is_empty() { String::new() } else { page.word(key) };
        let cells: String = cells.iter().map(|cell| width::fit_right(cell, HOUR)).collect();
        page.line(tone, &format!("  {}{cells}", width::fit(&label, LABEL - 2)))
    };
    let hour = |at: crate::desk::Moment| format!("{:02}", at.utc().with_timezone(&page.zone).hour());
    let height = |n: u32| HEIGHTS[((n as usize * 8).div_ceil(most)).min(8)].repeat(2);
    let mut lines = vec![
        row("lead-hour", Tone::Dim, hours.iter().map(|h| hour(h.from)).collect()),
        row("", Tone::Plain, hours.iter().map(|h| height(h.tickets)).collect()),
        row("lead-came", Tone::Plain, hours.iter().map(|h| h.tickets.to_string()).collect()),
    ];
    if tempo.weeks > 0 {
        let usual = |t: Option<Tenths>| match t {
            None => "-".to_owned(),
            Some(Tenths(1..=9)) => "<1".to_owned(),
            Some(t) => ((t.0 + 5) / 10).to_string(),
        };
        lines.push(row("lead-usual", Tone::Dim, hours.iter().map(|h| usual(h.usual)).collect()));
    }
    let all: u32 = hours.iter().map(|h| h.tickets).sum();
    let usual: i64 = hours.iter().filter_map(|h| h.usual).map(|t| t.0).sum();
    let words = if tempo.weeks > 0 {
        let values = [("n", i64::from(all).into()), ("usual", ((usual + 5) / 10).into()), ("weeks", tempo.weeks.into())];
        page.texts.say("lead-came-usual", &values)
    } else {
        page.texts.say("lead-came-young", &[("n", i64::from(all).into())])
    };
    lines.push(page.line(Tone::Plain, &format!("  {words}")));
    lines
}

/// The week as a map of hours, and its fullest hours in words.
#[must_use]
pub fn heat(page: Page, tempo: &Tempo) -> Vec<Line> {
    if tempo.weeks == 0 {
        return vec![page.line(Tone::Dim, &format!("  {}", page.word("lead-heat-young")))];
    }
    let lang = page.texts.lang();
    let ruler: String = (0..24).step_by(3).map(|hour| width::fit(&format!("{hour:02}"), 6)).collect();
    let mut lines = vec![page.line(Tone::Dim, &format!("      {ruler}"))];
    for weekday in 0..7 {
        let cells: String = (0..24).map(|hour| LEVELS[tempo.level(weekday, hour).min(4)]).collect();
        lines.push(page.line(Tone::Plain, &format!("  {} {cells}", width::fit(lang.weekday_name(weekday), 3))));
    }
    let busiest = tempo.busiest(3);
    let told: Vec<String> = busiest
        .iter()
        .map(|(weekday, hour, tenths)| {
            let next = (hour + 1) % 24;
            format!("{} {hour:02}–{next:02} ({})", lang.weekday_name(*weekday), lang.tenths(tenths.0))
        })
        .collect();
    let words = match busiest.first() {
        Some((.., most)) => {
            let values = [("hours", told.join(", ").into()), ("most", lang.tenths(most.0).into())];
            page.texts.say("lead-heat-most", &values)
        }
        None => page.word("lead-heat-none"),
    };
    lines.push(page.line(Tone::Plain, &format!("  {words}")));
    lines
}
