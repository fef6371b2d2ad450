//! The wall: counts that can be read across a room, the next deadlines, who is full.

use super::leading::{beside, drawn, heading, page};
use crate::desk::Row;
use crate::i18n::lead;
use crate::lead::Crew;
use crate::text::width;
use crate::theme::Meaning;
use crate::ui::scene::Scene;
use crate::ui::speech::due_word;
use crate::ui::widgets::Sheet;
use ratatui::text::Line;

/// From this many columns on deadlines and people stand beside each other.
const TWO: usize = 140;
/// From this size on digits are twice as high and wide.
const LARGE: (usize, usize) = (160, 40);

/// Digits three cells wide and five high, a bit a cell.
const DIGITS: [[u8; 5]; 10] = [
    [0b111, 0b101, 0b101, 0b101, 0b111],
    [0b010, 0b110, 0b010, 0b010, 0b111],
    [0b111, 0b001, 0b111, 0b100, 0b111],
    [0b111, 0b001, 0b111, 0b001, 0b111],
    [0b101, 0b101, 0b111, 0b001, 0b001],
    [0b111, 0b100, 0b111, 0b001, 0b111],
    [0b111, 0b100, 0b111, 0b101, 0b111],
    [0b111, 0b001, 0b010, 0b010, 0b010],
    [0b111, 0b101, 0b111, 0b101, 0b111],
    [0b111, 0b101, 0b111, 0b001, 0b111],
];

/// The wall below the line that says who sits where.
pub(in crate::ui) fn sheet(scene: Scene, crew: Option<&Crew>, ascii: bool, cols: usize, rows: usize) -> Sheet {
    let mut sheet = Sheet::default();
    if rows < 12 || cols < 40 {
        // Too small for large digits: the counts in words are better than a part of a digit.
        for (key, n, meaning) in counts(scene) {
            sheet.add(scene.strip(cols).gap(1).put(&format!("{n:>5} {}", word(scene, key)), meaning).line());
        }
        return sheet;
    }
    let scale = if (cols, rows) >= LARGE && rows >= LARGE.1 { 2 } else { 1 };
    sheet.add(Line::default());
    sheet.lines.extend(large(scene, scale, ascii, cols));
    sheet.add(Line::default());
    let room = rows.saturating_sub(sheet.next() + 1);
    if cols >= TWO {
        let half = cols / 2 - 1;
        let mut left = deadlines(scene, half, (room * 3 / 5).saturating_sub(1));
        left.extend(forecast(scene, crew, half, room.saturating_sub(left.len() + 1)));
        sheet.lines.extend(beside(left, people(scene, crew, half, room.saturating_sub(3)), half + 2));
    } else {
        let part = room.saturating_sub(3);
        let soon = (part * 2 / 5).max(1);
        let late = (part / 4).max(1);
        sheet.lines.extend(deadlines(scene, cols, soon));
        sheet.lines.extend(forecast(scene, crew, cols, late.saturating_sub(1).max(1)));
        sheet.lines.extend(people(scene, crew, cols, part.saturating_sub(soon + late + 2)));
    }
    sheet.lines.truncate(rows.saturating_sub(1));
    while sheet.next() + 1 < rows {
        sheet.add(Line::default());
    }
    let mut first = true;
    let mut strip = scene.strip(cols).gap(1);
    if let Some(key) = scene.key(crate::action::Action::Back) {
        strip = strip.hint(&key, &scene.short(crate::action::Action::Back), &mut first);
    }
    sheet.add(strip.line());
    sheet.cursor = Some((0, 0));
    sheet
}

/// Words, numbers and what they mean, most urgent first.
fn counts(scene: Scene) -> [(&'static str, usize, Meaning); 6] {
    let counts = &scene.state.board.counts;
    let call_back = counts.call_back + scene.state.call_backs().count();
    let calm = |n: usize, meaning| if n == 0 { Meaning::Dim } else { meaning };
    [
        ("counted-overdue", counts.overdue, calm(counts.overdue, Meaning::Overdue)),
        ("counted-at-risk", counts.at_risk, calm(counts.at_risk, Meaning::AtRisk)),
        ("counted-unassigned", counts.unassigned, calm(counts.unassigned, Meaning::Unassigned)),
        ("counted-unconfirmed", counts.unconfirmed, calm(counts.unconfirmed, Meaning::Unconfirmed)),
        ("counted-call-back", call_back, calm(call_back, Meaning::Promise)),
        ("counted-open", counts.open, Meaning::Normal),
    ]
}

/// The numbers in large digits with their words below. A number that does not fit large stands small.
fn large(scene: Scene, scale: usize, ascii: bool, cols: usize) -> Vec<Line<'static>> {
    let counts = counts(scene);
    let block = cols / counts.len();
    let mut lines = Vec::new();
    for row in 0..5 * scale {
        let mut strip = scene.strip(cols);
        for (place, (_, n, meaning)) in counts.into_iter().enumerate() {
            strip = strip.to(place * block + 1).put(&slice(n, row, scale, ascii, block), meaning);
        }
        lines.push(strip.line());
    }
    // The words of the board's head, in capitals; what is too long for one line stands on two.
    let room = block.saturating_sub(2);
    let words = counts.map(|(key, _, meaning)| (broken(&word(scene, key), room), meaning));
    for row in 0..2 {
        if row == 0 || words.iter().any(|(words, _)| !words[row].is_empty()) {
            let mut strip = scene.strip(cols);
            for (place, (words, meaning)) in words.iter().enumerate() {
                strip = strip.to(place * block + 1).cell(&words[row], room, *meaning);
            }
            lines.push(strip.line());
        }
    }
    lines
}

fn word(scene: Scene, key: &str) -> String {
    scene.word(key).to_uppercase()
}

/// A word on one line where it fits, else on two.
fn broken(word: &str, room: usize) -> [String; 2] {
    match word.split_once(' ') {
        Some((first, rest)) if width::of(word) > room => [first.to_owned(), rest.to_owned()],
        _ => [word.to_owned(), String::new()],
    }
}

/// One row of a number's digits.
fn slice(n: usize, row: usize, scale: usize, ascii: bool, room: usize) -> String {
    let text = n.to_string();
    let wide = text.len() * 4 * scale - scale;
    if wide + 1 > room {
        return if row == 2 * scale { text } else { String::new() };
    }
    let (full, empty) = (if ascii { "#" } else { "█" }.repeat(scale), " ".repeat(scale));
    let digit = |c: char| {
        let bits = c.to_digit(10).and_then(|d| DIGITS.get(d as usize)).map_or(0, |digit| digit[(row / scale).min(4)]);
        (0..3).rev().map(|bit| if bits >> bit & 1 == 1 { full.as_str() } else { empty.as_str() }).collect::<String>()
    };
    text.chars().map(digit).collect::<Vec<_>>().join(&empty)
}

/// The deadlines that come next.
fn deadlines(scene: Scene, cols: usize, most: usize) -> Vec<Line<'static>> {
    let now = scene.now();
    let all = scene.state.board.all();
    let passed = all.partition_point(|row| row.overdue(now));
    let mut lines = vec![heading(scene, &scene.word("wall-next"), cols)];
    lines
        .extend(all[passed..].iter().take(most).filter(|row| row.facts.due.at().is_some()).map(|row| deadline(scene, row, cols)));
    if lines.len() == 1 {
        lines.push(scene.strip(cols).gap(2).put(&scene.word("wall-next-none"), Meaning::Dim).line());
    }
    lines
}

fn deadline(scene: Scene, row: &Row, cols: usize) -> Line<'static> {
    let facts = &row.facts;
    let left = facts.due.at().map_or_else(String::new, |at| scene.lang().left(at.minutes_since(scene.now())));
    let due = facts.due.at().map_or_else(String::new, |at| format!("{} {}", scene.clock(at), scene.word(due_word(facts.due_of))));
    let near = crate::app::view::View::AtRisk.holds(row, scene.now(), scene.policy());
    let meaning = if near { Meaning::AtRisk } else { Meaning::Normal };
    let mut strip = scene.strip(cols).gap(1).cell_right(&left, 6, meaning).gap(1);
    strip = strip.cell(&row.number.to_string(), 6, Meaning::Normal).gap(1).cell(&due, 16, meaning).gap(1);
    let room = strip.room().saturating_sub(15);
    let place = facts.company.as_ref().map(|company| company.name.clone()).unwrap_or_default();
    strip = strip.raw_cell(&place, room * 2 / 5, Meaning::Normal).gap(1);
    strip = strip.raw_cell(&row.subject, room.saturating_sub(room * 2 / 5 + 2), Meaning::Normal).gap(1);
    match &facts.assignee {
        Some(held) => strip.raw(&held.unit.name, 14, Meaning::Normal).line(),
        None => strip.put(&scene.word("holder-none"), Meaning::Unassigned).line(),
    }
}

fn forecast(scene: Scene, crew: Option<&Crew>, cols: usize, most: usize) -> Vec<Line<'static>> {
    let mut lines = vec![heading(scene, &scene.word("lead-late-title"), cols)];
    match crew {
        Some(crew) => lines.extend(drawn(scene, lead::late(page(scene, cols), crew, most), cols)),
        None => lines.push(scene.strip(cols).gap(2).put(&scene.word("lead-reading"), Meaning::Dim).line()),
    }
    lines
}

fn people(scene: Scene, crew: Option<&Crew>, cols: usize, most: usize) -> Vec<Line<'static>> {
    let Some(crew) = crew else { return Vec::new() };
    let title = format!("{}: {}", scene.word("lead-load-short"), lead::summary(page(scene, cols), crew));
    let mut lines = vec![heading(scene, &title, cols)];
    lines.extend(drawn(scene, lead::loads(page(scene, cols), crew, most), cols));
    lines
}
