//! What others did while one was away: a line a ticket, the newest first.

use super::cells::client;
use super::labelled::rule;
use crate::app::overlay::{Met, SinceList};
use crate::desk::Subject;
use crate::i18n::did;
use crate::text::{Raw, width};
use crate::theme::Meaning;
use crate::ui::scene::Scene;
use crate::ui::widgets::Sheet;
use ratatui::text::Line;

/// Columns of the number, at least.
const NUMBER: usize = 4;

/// The list.
pub(in crate::ui) fn sheet(scene: Scene, list: &SinceList, cols: usize, rows: usize) -> Sheet {
    let since = scene.state.together.since.at.map_or_else(String::new, |at| scene.clock(at));
    let title = scene.say("since-title", &[("at", since.into()), ("n", list.met.len().into())]);
    let mut sheet = Sheet::of(vec![rule(scene, &[(&title, Meaning::Title)], cols)]);
    let room = rows.saturating_sub(2).max(1);
    let top = list.chosen.saturating_sub(room - 1);
    let shown = || list.met.iter().enumerate().skip(top).take(room);
    let widest = |words: fn(Scene, &Met) -> String| shown().map(|(_, met)| width::of(&words(scene, met))).max().unwrap_or(0);
    let (times, numbers) = (widest(at), widest(number).max(NUMBER));
    for (place, met) in shown() {
        if place == list.chosen {
            sheet.cursor = Some((0, sheet.next()));
        }
        sheet.add(line(scene, met, place == list.chosen, (cols, times, numbers)));
    }
    while sheet.next() + 1 < rows {
        sheet.add(Line::default());
    }
    sheet
}

/// When the last of it happened.
fn at(scene: Scene, met: &Met) -> String {
    met.events.first().map_or_else(String::new, |event| scene.clock(event.at))
}

fn number(_: Scene, met: &Met) -> String {
    met.number.map_or_else(String::new, |number| number.to_string())
}

fn line(scene: Scene, met: &Met, chosen: bool, (cols, times, numbers): (usize, usize, usize)) -> Line<'static> {
    let (mark, meaning) = if chosen { (">", Meaning::Chosen) } else { (" ", Meaning::Normal) };
    let place = (cols / 4).clamp(10, 30);
    let strip = scene.strip(cols).put(mark, meaning).cell(&at(scene, met), times, Meaning::Dim).gap(1);
    let strip = strip.cell_right(&number(scene, met), numbers, meaning).gap(1);
    let strip = strip.cell(&about(scene, met, place), place, Meaning::Normal).gap(1);
    let room = strip.room();
    strip.put(&width::clip(&happened(scene, met), room), Meaning::Normal).line()
}

/// Client and object of a ticket that is on the board; the engineer's name.
fn about(scene: Scene, met: &Met, cols: usize) -> String {
    match &met.about {
        Subject::Ticket(id) => match scene.state.board.row(id) {
            Some(row) => client(row, cols),
            None => scene.word("since-off-board"),
        },
        Subject::Unit(id) => scene.state.unit(id).map_or_else(String::new, |unit| unit.name.line(cols).to_string()),
        Subject::Call(_) | Subject::Company(_) | Subject::Contact(_) | Subject::Desk | Subject::HandOver => String::new(),
    }
}

/// Who did what, the newest first: `Игорь: назначен Ежов; ждём запчасть · Анна: заметка`.
fn happened(scene: Scene, met: &Met) -> String {
    let mut words = String::new();
    let mut last: Option<&Raw> = None;
    for event in &met.events {
        if last == Some(&event.actor) {
            words.push_str("; ");
        } else {
            words.push_str(if last.is_some() { " · " } else { "" });
            words.push_str(event.actor.line(16).as_str());
            words.push_str(": ");
            last = Some(&event.actor);
        }
        words.push_str(&did(scene.look.texts, &scene.policy().reasons, event, &|at| scene.clock(at)));
    }
    words
}
