//! The board: a line for each ticket that fits, the earliest deadline first.

use super::cells;
use super::columns::{Column, columns};
use super::first;
use crate::action::Action;
use crate::app::Link;
use crate::app::board::{Line as Place, under};
use crate::app::view::View;
use crate::desk::Row;
use crate::desk::filter::Key;
use crate::theme::Meaning;
use crate::ui::scene::{Scene, clean};
use crate::ui::widgets::Sheet;
use ratatui::text::Line;

/// The column titles and as many rows as fit.
pub(in crate::ui) fn sheet(scene: Scene, cols: usize, rows: usize) -> Sheet {
    let board = &scene.state.board;
    let window: Vec<Place> = board.in_sight(rows).collect();
    let numbers = window.iter().filter_map(|place| if let Place::Row(row) = place { Some(row.number) } else { None });
    let digits = numbers.map(digits).max().unwrap_or(4).max(4);
    let letters: Vec<String> = board.part().letters().map(str::to_owned).collect();
    let columns = columns(cols, digits, scene.lang());
    let mut sheet = Sheet::of(vec![titles(scene, cols, &columns)]);
    for place in window {
        let row = match place {
            Place::Row(row) => row,
            Place::Heading(first, count) => {
                sheet.add(heading(scene, first, count, cols));
                continue;
            }
        };
        if board.chosen.as_ref() == Some(&row.id) {
            sheet.cursor = Some((0, sheet.next()));
        }
        sheet.add(line(scene, &scene.folded(row), cols, &columns, &letters));
    }
    if board.shown().is_empty() && rows > 0 {
        sheet.lines.extend(nothing(scene, cols, rows));
    }
    sheet
}

fn digits(number: i64) -> usize {
    number.unsigned_abs().checked_ilog10().unwrap_or(0) as usize + 1 + usize::from(number < 0)
}

fn titles(scene: Scene, cols: usize, columns: &[(Column, usize)]) -> Line<'static> {
    let mut strip = scene.strip(cols).gap(1);
    for (place, (column, width)) in columns.iter().enumerate() {
        let whole = scene.word(column.title());
        let short = *column == Column::Holder && crate::text::width::of(&whole) > *width;
        let title = if short { scene.word("col-holder-short") } else { whole };
        strip = if place > 0 { strip.gap(1) } else { strip };
        strip = match column {
            Column::Left => strip.cell_right(&title, *width, Meaning::Dim),
            _ => strip.cell(&title, *width, Meaning::Dim),
        };
    }
    strip.line()
}

/// What the rows below have in common, and how many they are.
fn heading(scene: Scene, first: &Row, count: usize, cols: usize) -> Line<'static> {
    let key = scene.state.board.part().group;
    let name = under(key, first).name;
    let words = match key {
        Some(Key::Priority) => scene.word(cells::priority(first.facts.priority).0),
        Some(Key::Phase) => scene.word(&format!("phase-{}", first.facts.phase.name())),
        Some(Key::Engineer) if name.is_empty() => scene.word("group-nobody"),
        Some(key) if name.trim().is_empty() => scene.word(&format!("group-no-{}", key.name())),
        _ => clean(name, cols / 2),
    };
    let words = scene.say("board-heading", &[("name", words.into()), ("n", count.into())]);
    scene.strip(cols).put("── ", Meaning::Pane).put(&words, Meaning::Title).ruled().line()
}

fn line(scene: Scene, row: &Row, cols: usize, columns: &[(Column, usize)], letters: &[String]) -> Line<'static> {
    let board = &scene.state.board;
    let chosen = board.chosen.as_ref() == Some(&row.id);
    let overdue = row.overdue(scene.now());
    let (mark, meaning) = match (chosen, overdue, row.facts.seldom.breached) {
        (true, ..) => (">", Meaning::Chosen),
        (_, true, _) => ("!", Meaning::Overdue),
        (_, _, Some(_)) => ("!", Meaning::Dim),
        _ => (" ", Meaning::Normal),
    };
    let mut strip = scene.strip(cols).put(mark, meaning);
    // The cursor stands where the `!` was: it stays beside the number.
    let late = chosen && (overdue || row.facts.seldom.breached.is_some());
    for (place, (column, width)) in columns.iter().enumerate() {
        strip = match column {
            _ if place == 0 => strip,
            Column::Due if board.marked.contains(&row.id) => strip.put("*", Meaning::Marked),
            Column::Due if late => strip.put("!", if overdue { Meaning::Overdue } else { Meaning::Dim }),
            _ => strip.gap(1),
        };
        strip = match column {
            Column::Number if chosen => strip.cell_right(&row.number.to_string(), *width, Meaning::Chosen),
            column => {
                let strip = if column.is_searched() { strip.lit(letters) } else { strip };
                cells::cell(scene, strip, row, *column, *width).lit(&[])
            }
        };
    }
    strip.line()
}

/// Empty is a word: what it means, and the key that goes on from here.
fn nothing(scene: Scene, cols: usize, rows: usize) -> Vec<Line<'static>> {
    let board = &scene.state.board;
    if scene.state.is_new_desk() {
        return first::lines(scene, cols, rows);
    }
    let words = match (&scene.state.desk.link, board.view) {
        (Link::Loading, _) => scene.word("board-loading"),
        (Link::Lost(..), _) if board.all().is_empty() => scene.word("board-never-read"),
        _ if !board.part().filter_text().is_empty() => {
            let filter = clean(board.part().filter_text(), cols / 2);
            scene.say("board-filter-empty", &[("filter", filter.into())])
        }
        (_, View::Open) => scene.word("board-empty"),
        (_, view) => scene.say("board-view-empty", &[("view", scene.word(&format!("view-{}", view.name())).into())]),
    };
    let mut lines = vec![Line::default(), scene.strip(cols).gap(2).text(&words).line()];
    if !matches!(scene.state.desk.link, Link::Loading) {
        let actions = [Action::New, Action::NextView, Action::Help];
        let strip = scene.strip(cols).gap(2);
        let all = if board.view == View::Open { None } else { scene.key_with(Action::View, View::Open.name()) };
        let strip = match all {
            Some(key) => strip.put(&key, Meaning::Key).gap(1).text(&scene.word("view-open")).text(" · "),
            None => strip,
        };
        lines.push(scene.hints(strip, &actions).line());
    }
    lines
}
