//! The cells of a board row.

use super::beside;
use super::columns::{BESIDE, Column, LEFT};
use super::people::holder;
use crate::app::layout::divide;
use crate::desk::moment::MINUTE;
use crate::desk::{Channel, Due, Moment, Priority, Row};
use crate::text::{Raw, width};
use crate::theme::Meaning;
use crate::ui::scene::{Scene, clean};
use crate::ui::speech::due_word;
use crate::ui::widgets::Strip;

/// What happened keeps at least so many columns beside the sign of who else is in the ticket.
const SUBJECT_LEAST: usize = 7;

/// Under so many minutes the seconds are shown.
const SECONDS_UNDER: i64 = 10 * MINUTE;

/// Writes one cell in exactly its columns.
pub(super) fn cell<'a>(scene: Scene<'a>, strip: Strip<'a>, row: &Row, column: Column, cols: usize) -> Strip<'a> {
    let facts = &row.facts;
    match column {
        Column::Number => strip.cell_right(&row.number.to_string(), cols, Meaning::Normal),
        Column::Due => strip.cell(&due(scene, row, cols), cols, Meaning::Normal),
        Column::Left => {
            let (words, meaning) = left(scene, row);
            strip.cell_right(&words, cols, meaning)
        }
        Column::Priority => {
            let (key, meaning) = priority(facts.priority);
            strip.cell(&scene.word(&format!("{key}-letter")), cols, meaning)
        }
        Column::Company => strip.raw_cell(&company(row), cols, Meaning::Normal),
        Column::Client => strip.cell(&client(row, cols), cols, Meaning::Normal),
        Column::Site => {
            let site = facts.site.as_ref().map(|s| s.name.clone()).unwrap_or_default();
            strip.raw_cell(&site, cols, Meaning::Normal)
        }
        Column::Subject => signed(scene, strip, row, cols),
        Column::Short => {
            let client = alone(row, cols / 2);
            let end = strip.used() + cols;
            let strip = strip.text(&client).text(if client.is_empty() { "" } else { ": " });
            let rest = end.saturating_sub(strip.used());
            signed(scene, strip, row, rest).to(end)
        }
        Column::Holder => {
            let (words, meaning) = holder(scene, row, cols);
            let sent = scene.state.wishes.is_pending(&row.id);
            strip.cell(&words, cols, if sent { Meaning::Sent } else { meaning })
        }
        Column::Zone => strip.cell(&clean(&facts.zone.0, cols), cols, Meaning::Dim),
        Column::Skills => strip.cell(&skills(row, cols), cols, Meaning::Dim),
        Column::Channel => strip.cell(&scene.word(channel(facts.channel)), cols, Meaning::Dim),
        Column::Beside => {
            let (words, meaning) = beside::cell(scene, &row.id);
            strip.cell(&words, cols, meaning)
        }
    }
}

/// The wall clock of the deadline, and of what: `14:20 приезд`, `ср 12:00 реш`, `пауза до ср`.
pub(super) fn due(scene: Scene, row: &Row, cols: usize) -> String {
    match row.facts.due {
        Due::At { at } => {
            let clock = scene.clock(at);
            let what = scene.word(due_word(row.facts.due_of));
            let room = cols.saturating_sub(width::of(&clock) + 1);
            if width::of(&what) <= room {
                return format!("{clock} {what}");
            }
            let short: String = what.chars().take(3.min(room)).collect();
            format!("{clock} {short}")
        }
        Due::Paused { .. } => match row.facts.seldom.waits.as_ref().and_then(|(_, until)| *until) {
            Some(until) => scene.say("due-paused-until", &[("until", paused_until(scene, until).into())]),
            None => scene.word("due-paused"),
        },
        Due::BestEffort => scene.word("due-best-effort"),
        Due::None => scene.word("due-none"),
    }
}

/// The day alone when that is another one: the hour matters only today.
fn paused_until(scene: Scene, until: Moment) -> String {
    let clock = scene.clock(until);
    match clock.split_once(' ') {
        Some((weekday, _)) if clock.contains(':') => weekday.to_owned(),
        _ => clock,
    }
}

/// Wall-clock time left, and how bad that is.
pub(super) fn left(scene: Scene, row: &Row) -> (String, Meaning) {
    match row.facts.due {
        Due::At { at } => {
            let millis = at.0.saturating_sub(scene.now().0);
            let minutes = at.minutes_since(scene.now());
            let meaning = match minutes {
                m if m.0 < 0 => Meaning::Overdue,
                m if m < scene.policy().times.at_risk => Meaning::AtRisk,
                _ => Meaning::Normal,
            };
            if (0..SECONDS_UNDER).contains(&millis) && !scene.thin() {
                return (scene.lang().left_seconds(millis), meaning);
            }
            (scene.lang().left_within(minutes, LEFT), meaning)
        }
        Due::Paused { .. } => (scene.word("left-stands"), Meaning::Paused),
        Due::BestEffort | Due::None => ("—".to_owned(), Meaning::Dim),
    }
}

/// Key of a priority's texts, and how it is shown.
pub(super) fn priority(priority: Priority) -> (&'static str, Meaning) {
    match priority {
        Priority::Low => ("priority-low", Meaning::Dim),
        Priority::Normal => ("priority-normal", Meaning::Normal),
        Priority::High => ("priority-high", Meaning::Title),
        Priority::Critical => ("priority-critical", Meaning::Critical),
    }
}

/// Key of a channel's name.
pub(super) fn channel(channel: Channel) -> &'static str {
    match channel {
        Channel::Phone => "channel-phone",
        Channel::Email => "channel-email",
        Channel::Chat => "channel-chat",
        Channel::Portal => "channel-portal",
        Channel::WebForm => "channel-web-form",
        Channel::Messenger => "channel-messenger",
        Channel::Monitoring => "channel-monitoring",
    }
}

fn company(row: &Row) -> Raw {
    row.facts.company.as_ref().map(|c| c.name.clone()).unwrap_or_default()
}

/// Client and object in one cell: the object is what one drives to, so it keeps its room.
pub(super) fn client(row: &Row, cols: usize) -> String {
    let company = company(row).line(cols).to_string();
    let Some(site) = &row.facts.site else { return company };
    let site = site.name.line(cols).to_string();
    if company.is_empty() || site.starts_with(&company) {
        return site;
    }
    let whole = width::of(&company) + 2 + width::of(&site);
    if whole <= cols {
        return format!("{company}, {site}");
    }
    let for_site = width::of(&site).min(cols / 2);
    let for_company = cols.saturating_sub(for_site + 2);
    if for_company < 4 {
        return width::clip(&company, cols).into_owned();
    }
    format!("{}, {}", width::clip(&company, for_company), width::clip(&site, for_site))
}

/// What happened, and at the end of the cell who else is in it, where the board is too narrow for a column of its own.
fn signed<'a>(scene: Scene<'a>, strip: Strip<'a>, row: &Row, cols: usize) -> Strip<'a> {
    let board = divide(scene.state.seat.size, &scene.state.pane).board_width;
    let sign = if usize::from(board) >= BESIDE { None } else { beside::sign(scene, &row.id) };
    let Some((sign, meaning)) = sign else { return subject(scene, strip, row, cols) };
    let end = strip.used() + cols.min(strip.room());
    let taken = width::of(&sign) + 1;
    if cols < taken + SUBJECT_LEAST {
        return subject(scene, strip, row, cols);
    }
    subject(scene, strip, row, cols - taken).to(end - taken + 1).put(&sign, meaning).to(end)
}

/// Client and object where both fit, else the client alone: half of each names nobody.
fn alone(row: &Row, cols: usize) -> String {
    let both = client(row, usize::from(u16::MAX));
    if width::of(&both) <= cols { both } else { client_or_site(row, cols) }
}

fn client_or_site(row: &Row, cols: usize) -> String {
    let company = company(row).line(cols).to_string();
    let site = row.facts.site.as_ref().map(|s| s.name.line(cols).to_string());
    if company.is_empty() { site.unwrap_or_default() } else { company }
}

fn subject<'a>(scene: Scene<'a>, strip: Strip<'a>, row: &Row, cols: usize) -> Strip<'a> {
    let end = strip.used() + cols.min(strip.room());
    let mut strip = strip;
    if let (Due::Paused { .. }, Some((reason, _))) = (row.facts.due, &row.facts.seldom.waits) {
        let waits = scene.say("waits-for", &[("what", super::reasons::wait(scene, reason).into())]);
        strip = strip.put(width::clip(&waits, cols).as_ref(), Meaning::Dim);
        if end.saturating_sub(strip.used()) > 6 {
            strip = strip.put(" · ", Meaning::Dim);
        } else {
            return strip.to(end);
        }
    }
    let rest = end.saturating_sub(strip.used());
    strip.raw_cell(&row.subject, rest, Meaning::Normal)
}

fn skills(row: &Row, cols: usize) -> String {
    let needs = row.facts.work.needs.iter().filter(|n| n.required);
    // A long name gives way to its level: «рабочие м… 3».
    let words: Vec<String> = needs.map(|n| format!("{} {}", clean(&n.tag, cols.saturating_sub(2).min(12)), n.level)).collect();
    width::clip(&words.join(", "), cols).into_owned()
}
