//! All keys, those of the place that one came from first; letters search.

use super::labelled::rule;
use crate::action::Action;
use crate::app::overlay::Help;
use crate::keymap::{Context, KeyLine};
use crate::text::{Sought, fold, width};
use crate::theme::Meaning;
use crate::ui::hints::as_printed;
use crate::ui::scene::Scene;
use crate::ui::widgets::{Sheet, typed};
use ratatui::text::Line;

/// Columns of the keys.
const KEYS: usize = 16;

/// The help, searched and scrolled.
pub(in crate::ui) fn sheet(scene: Scene, help: &Help, cols: usize, rows: usize) -> Sheet {
    let title = scene.word("help-title");
    let mut sheet = Sheet::of(vec![rule(scene, &[(&title, Meaning::Title)], cols)]);
    let col = if cols >= 100 { cols / 2 } else { cols };
    let sought = Sought::new(&help.typed.text);
    for (heading, lines) in sections(scene, help.from) {
        let is_there = |line: &&KeyLine| scene.does_here(line.action, line.argument.as_deref()).is_some();
        let fits = |line: &&KeyLine| sought.is_empty() || sought.is_in(&fold(&all_words(scene, line)));
        let lines: Vec<Line<'static>> = lines.iter().filter(is_there).filter(fits).map(|l| line(scene, l, col)).collect();
        if lines.is_empty() {
            continue;
        }
        sheet.add(scene.strip(cols).gap(1).put(&heading, Meaning::Label).line());
        let half = if col < cols { lines.len().div_ceil(2) } else { lines.len() };
        let (left, right) = lines.split_at(half);
        for (place, left) in left.iter().enumerate() {
            sheet.add(beside(left, right.get(place), col));
        }
    }
    if sheet.next() == 1 {
        sheet.add(scene.strip(cols).gap(2).put(&scene.word("help-nothing"), Meaning::Dim).line());
    }
    let mut sheet = sheet.scrolled(help.scroll, rows.saturating_sub(1));
    // The line to type in has one place, whatever was found.
    let strip = scene.strip(cols).gap(1).put(&scene.word("help-find"), Meaning::Key).gap(1);
    let room = strip.room().saturating_sub(if cols < 100 { 0 } else { width::of(&scene.word("help-how")) + 2 });
    let (strip, at) = typed(strip, &help.typed, room);
    sheet.lines.insert(1.min(sheet.lines.len()), strip.end(&format!("{} ", scene.word("help-how")), Meaning::Dim).line());
    sheet.lines.truncate(rows.max(1));
    while sheet.next() < rows {
        sheet.add(Line::default());
    }
    sheet.cursor = Some((at, 1));
    sheet
}

/// Headings with their lines: where one stands, what that stands on, the other places, and what has no key at all.
fn sections(scene: Scene, here: Context) -> Vec<(String, Vec<KeyLine>)> {
    let keymap = &scene.state.hands.keymap;
    let mut order: Vec<Context> = here.chain().collect();
    for other in [
        Context::Board,
        Context::Card,
        Context::Call,
        Context::Proposal,
        Context::Plan,
        Context::Spec,
        Context::Global,
        Context::List,
    ] {
        if !order.contains(&other) {
            order.push(other);
        }
    }
    if !order.contains(&Context::Entry) {
        order.push(Context::Entry);
    }
    let heading = |table: Context| {
        let name = scene.word(&format!("help-context-{}", table.name()));
        if table == here { format!("{name} — {}", scene.word("help-here")) } else { name }
    };
    let mut all: Vec<(String, Vec<KeyLine>)> =
        order.into_iter().map(|table| (heading(table), keymap.lines_seen_from(here, table))).collect();
    let keyless = Action::ALL.iter().filter(|a| !keymap.table().iter().any(|b| b.action == **a));
    let keyless = keyless.map(|a| KeyLine { action: *a, argument: None, keys: Vec::new() }).collect();
    all.push((scene.word("help-keyless"), keyless));
    all
}

fn word(scene: Scene, action: Action) -> String {
    scene.look.texts.typed_words(action.name()).into_iter().next().unwrap_or_else(|| action.name().to_owned())
}

/// All that a line is found by.
fn all_words(scene: Scene, line: &KeyLine) -> String {
    let words = scene.look.texts.typed_words(line.action.name()).join(" ");
    let what = scene.word(&format!("action-{}", line.action.name()));
    let does = scene.does_here(line.action, line.argument.as_deref()).unwrap_or_default();
    format!("{does} {what} {} {words} {}", line.action.name(), line.keys.join(" "))
}

/// Keys, what they do, and the word for the command line.
fn line(scene: Scene, line: &KeyLine, cols: usize) -> Line<'static> {
    let strip = scene.strip(cols.saturating_sub(2)).gap(2).cell(&keys(line), KEYS, Meaning::Key).gap(1);
    let strip = strip.text(&scene.does_here(line.action, line.argument.as_deref()).unwrap_or_default());
    let word = match &line.argument {
        Some(_) => return strip.line(),
        None => word(scene, line.action),
    };
    if strip.room() > width::of(&word) + 3 { strip.end(&format!(":{word}"), Meaning::Dim).line() } else { strip.line() }
}

/// As many of the keys as fit, at least one.
fn keys(line: &KeyLine) -> String {
    let mut keys: Vec<String> = line.keys.iter().map(|k| as_printed(k)).collect();
    while keys.len() > 1 && width::of(&keys.join(" · ")) > KEYS {
        keys.pop();
    }
    keys.join(" · ")
}

fn beside(left: &Line<'static>, right: Option<&Line<'static>>, col: usize) -> Line<'static> {
    let mut spans = left.spans.clone();
    let used: usize = spans.iter().map(|s| width::of(&s.content)).sum();
    spans.push(" ".repeat(col.saturating_sub(used)).into());
    if let Some(right) = right {
        spans.extend(right.spans.iter().cloned());
    }
    Line::from(spans)
}
