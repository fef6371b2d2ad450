//! The hand-over sheet in words.

use super::{Line, Page, Tone, cell};
use crate::desk::Priority;
use crate::desk::handover::{AtRisk, CallBack, HandOver, Left, Promised};
use crate::text::width;

/// The sheet, part by part; an empty part says so in a word.
#[must_use]
pub fn hand_over(page: Page, sheet: &HandOver) -> Vec<Line> {
    let mut lines = Vec::new();
    let counts = &sheet.counts;
    let values = [
        ("n", counts.open.into()),
        ("overdue", counts.overdue.into()),
        ("unassigned", counts.unassigned.into()),
        ("waiting", counts.waiting.into()),
    ];
    lines.push(page.line(Tone::Heading, &page.texts.say("sheet-left", &values)));
    let each = Priority::ALL.into_iter().rev().zip(counts.by_priority.iter().rev()).filter(|(_, n)| **n > 0);
    let each: Vec<String> =
        each.map(|(priority, n)| format!("{} {n}", page.word(&format!("priority-{}", priority.name())))).collect();
    if !each.is_empty() {
        lines.push(page.line(Tone::Plain, &format!("  {}", each.join(" · "))));
    }
    lines.extend(sheet.left.iter().map(|left| ticket(page, left, tone_of(sheet, left))));
    page.more(&mut lines, counts.open, sheet.left.len());

    part(page, &mut lines, "sheet-at-risk", counts.at_risk, sheet.at_risk.iter().map(|risk| at_risk(page, risk)));
    let told = sheet.promised.iter().map(|promise| page.line(Tone::Plain, &promised(page, promise)));
    part(page, &mut lines, "sheet-promised", sheet.promised.len(), told);
    part(page, &mut lines, "sheet-call-back", sheet.call_back.len(), sheet.call_back.iter().map(|call| call_back(page, call)));
    let out = sheet.out.iter().map(|away| {
        let why = format!("unit-absent-{}", away.why);
        let why =
            if page.texts.has(&why) { page.word(&why) } else { crate::text::Raw::from(away.why.as_str()).line(20).to_string() };
        let until = page.texts.say("sheet-until", &[("at", page.clock(away.until).into())]);
        page.line(Tone::Plain, &format!("  {}{until} ({why})", cell(away.name.line(20).as_str(), 20)))
    });
    part(page, &mut lines, "sheet-out", sheet.out.len(), out);
    let coming = sheet.coming.iter().map(|coming| {
        let from = page.texts.say("sheet-from", &[("at", page.clock(coming.from).into())]);
        page.line(Tone::Plain, &format!("  {}{from}", cell(coming.name.line(20).as_str(), 20)))
    });
    part(page, &mut lines, "sheet-coming", sheet.coming.len(), coming);
    let unsent = page.texts.say("sheet-unsent", &[("n", i64::from(sheet.unsent).into())]);
    lines.push(page.line(if sheet.unsent > 0 { Tone::Bad } else { Tone::Dim }, &unsent));
    let note = if sheet.note.is_blank() { page.word("sheet-no-note") } else { sheet.note.line(page.cols).to_string() };
    lines.push(page.line(Tone::Heading, &page.texts.say("sheet-note", &[("note", note.into())])));
    lines
}

/// A heading with its number, and the lines under it; a part without lines is one line with the word for nothing.
fn part(page: Page, lines: &mut Vec<Line>, key: &str, all: usize, told: impl ExactSizeIterator<Item = Line>) {
    let count = told.len();
    if count == 0 {
        let nothing = page.word("sheet-nothing");
        lines.push(page.line(Tone::Heading, &page.texts.say(key, &[("n", nothing.into())])));
        return;
    }
    lines.push(page.line(Tone::Heading, &page.texts.say(key, &[("n", all.into())])));
    lines.extend(told);
    page.more(lines, all, count);
}

fn tone_of(sheet: &HandOver, left: &Left) -> Tone {
    match left.due {
        Some(due) if due < sheet.at => Tone::Bad,
        _ if left.holder.is_none() => Tone::Warning,
        _ => Tone::Plain,
    }
}

/// `!1038 09:40 приезд  В Ромашка, Лесная 5   СКУД: дверь зажата   Петров`.
fn ticket(page: Page, left: &Left, tone: Tone) -> Line {
    let mark = if tone == Tone::Bad { "!" } else { " " };
    let letter = page.word(&format!("priority-{}-letter", left.priority.name()));
    let holder = left.holder.as_ref().map_or_else(|| page.word("holder-none"), |name| name.line(16).to_string());
    let fixed = 1 + 7 + 19 + 2 + 16;
    let room = page.cols.saturating_sub(fixed + 2);
    let (places, subjects) = (room * 2 / 5, room - room * 2 / 5);
    let mut text =
        format!("{mark}{}{}{}", cell(&left.number.to_string(), 6), cell(&page.due(left.due, left.of), 18), cell(&letter, 1));
    text.push_str(&cell(left.place.line(places).as_str(), places));
    text.push_str(&cell(left.subject.line(subjects).as_str(), subjects));
    text.push_str(&width::clip(&holder, 16));
    page.line(tone, &text)
}

fn at_risk(page: Page, risk: &AtRisk) -> Line {
    let left = &risk.ticket;
    if !risk.late {
        return ticket(page, left, if left.holder.is_none() { Tone::Warning } else { Tone::Plain });
    }
    let who = left.holder.as_ref().map_or_else(|| page.word("holder-none"), |name| name.line(16).to_string());
    let words = match risk.expected {
        Some(at) => page.texts.say("sheet-late", &[("who", who.into()), ("at", page.clock(at).into())]),
        None => page.texts.say("sheet-late-never", &[("who", who.into())]),
    };
    let text = format!("!{}{}{words}", cell(&left.number.to_string(), 6), cell(&page.due(left.due, left.of), 18));
    page.line(Tone::Bad, &text)
}

fn promised(page: Page, promise: &Promised) -> String {
    let owner = promise.owner.line(14).to_string();
    let until = page.clock(promise.until);
    let number = promise.number.to_string();
    format!(" {}{}{}«{}»", cell(&number, 6), cell(&until, 9), cell(&owner, 14), promise.text.line(page.cols).as_str())
}

fn call_back(page: Page, call: &CallBack) -> Line {
    match call {
        CallBack::Promised { promise } => page.line(Tone::Plain, &promised(page, promise)),
        CallBack::Missed { who, phone, at } => {
            let who = who.as_ref().map_or_else(String::new, |who| who.line(30).to_string());
            let missed = page.texts.say("sheet-missed", &[("at", page.clock(*at).into())]);
            page.line(Tone::Warning, &format!(" {}{}{who}", cell(&missed, 24), cell(phone.line(18).as_str(), 18)))
        }
    }
}
