//! Load and forecast in words.

use super::{Line, Page, Tone, cell};
use crate::desk::{ClockKind, Minutes};
use crate::lead::{Crew, How, Load};

/// Cells of a bar that stand for the whole of what is left of the shift.
const WHOLE: i64 = 10;
/// Cells of a bar at most.
const LONGEST: i64 = 16;

/// How many are over, full, free, off and away.
#[must_use]
pub fn summary(page: Page, crew: &Crew) -> String {
    let count = |how: How| (how, crew.count(how));
    let words = [How::Over, How::Even, How::Free, How::Off, How::Absent]
        .map(count)
        .into_iter()
        .filter(|(_, n)| *n > 0)
        .map(|(how, n)| page.texts.say(&format!("lead-count-{}", how.name()), &[("n", n.into())]));
    words.collect::<Vec<_>>().join(" · ")
}

/// Who has how much work against what is left of the shift; those who are off and hold nothing are only counted.
#[must_use]
pub fn loads(page: Page, crew: &Crew, most: usize) -> Vec<Line> {
    let idle = |load: &&Load| matches!(load.how, How::Off | How::Absent) && load.open == 0;
    let shown: Vec<&Load> = crew.loads.iter().filter(|load| !idle(load)).collect();
    let mut lines: Vec<Line> = shown.iter().take(most).map(|load| line(page, load)).collect();
    page.more(&mut lines, shown.len(), most);
    let idle = crew.loads.iter().filter(idle).count();
    if idle > 0 {
        lines.push(page.line(Tone::Dim, &format!("  {}", page.texts.say("lead-idle", &[("n", idle.into())]))));
    }
    if crew.loads.is_empty() {
        lines.push(page.line(Tone::Dim, &format!("  {}", page.word("lead-no-people"))));
    }
    lines
}

fn line(page: Page, load: &Load) -> Line {
    let lang = page.texts.lang();
    let until = |key: &str, plain: &str| match load.until {
        Some(at) => page.texts.say(key, &[("at", page.clock(at).into())]),
        None => page.word(plain),
    };
    let (tone, words) = match load.how {
        How::Over => (Tone::Bad, page.texts.say("lead-over", &[("by", lang.minutes(Minutes(-load.room().0)).into())])),
        How::Even => (Tone::Warning, page.word("lead-even")),
        How::Free => (Tone::Plain, page.texts.say("lead-free", &[("room", lang.minutes(load.room()).into())])),
        How::Off => (if load.open > 0 { Tone::Warning } else { Tone::Dim }, until("lead-off-until", "lead-off")),
        How::Absent => (if load.open > 0 { Tone::Bad } else { Tone::Dim }, until("lead-absent-until", "lead-absent")),
    };
    let name = load.unit.name.line(16).to_string();
    let of = format!("{} / {}", lang.minutes(load.planned), lang.minutes(load.left));
    let tickets = page.texts.say("lead-tickets", &[("n", load.open.into())]);
    let text = format!("  {}{}{}{}{words}", cell(&name, 16), cell(&tickets, 10), cell(&of, 14), cell(&bar(load), 18));
    page.line(tone, &text)
}

/// `[######....]`: work within the shift, room, and `!` for what is beyond it. Plain signs: they are the same on every terminal.
/// Who is off has no shift to fill: no bar.
fn bar(load: &Load) -> String {
    let left = load.left.0;
    if left <= 0 {
        return String::new();
    }
    let cells = ((load.planned.0 * WHOLE + left - 1) / left).min(LONGEST);
    let within = cells.min(WHOLE);
    let (beyond, free) = (cells - within, WHOLE - within);
    let many = |sign: &str, n: i64| sign.repeat(usize::try_from(n).unwrap_or(0));
    format!("[{}{}{}]", many("#", within), many(".", free), many("!", beyond))
}

/// Which deadlines will be missed by the queues of their holders.
#[must_use]
pub fn late(page: Page, crew: &Crew, most: usize) -> Vec<Line> {
    let lang = page.texts.lang();
    let mut lines: Vec<Line> = crew
        .late
        .iter()
        .take(most)
        .map(|expected| {
            let number = format!("{:>6}", expected.number);
            let due = page.due(Some(expected.due), Some(expected.of));
            let who = expected.unit.name.line(16).to_string();
            let key = match expected.of {
                ClockKind::Arrival => "lead-late-arrival",
                _ => "lead-late-done",
            };
            let words = match (expected.meets, expected.late()) {
                (Some(at), Some(late)) => page.texts.say(key, &[("at", page.clock(at).into()), ("late", lang.left(late).into())]),
                _ => page.word("lead-late-never"),
            };
            page.line(Tone::Bad, &format!("{} {}{}{words}", number, cell(&due, 16), cell(&who, 16)))
        })
        .collect();
    page.more(&mut lines, crew.late.len(), most);
    if crew.late.is_empty() {
        lines.push(page.line(Tone::Dim, &format!("  {}", page.word("lead-late-none"))));
    }
    lines
}
