//! Whom to call back, and the calls of today; a line each.

use super::cells::client;
use super::labelled::rule;
use crate::app::call_log::Logged;
use crate::app::overlay::CallLog;
use crate::desk::call::Way;
use crate::desk::{Call, CallState, Row};
use crate::text::width;
use crate::theme::Meaning;
use crate::ui::scene::Scene;
use crate::ui::widgets::Sheet;
use ratatui::text::Line;

/// Columns: what happened, the number, who it is.
const WHAT: usize = 20;
const NUMBER: usize = 17;
const NAME: usize = 18;

/// The list.
pub(in crate::ui) fn sheet(scene: Scene, log: &CallLog, cols: usize, rows: usize) -> Sheet {
    let lines = scene.state.logged(log);
    let back = lines.iter().filter(|line| !matches!(line, Logged::Call(_))).count();
    let midnight = scene.state.midnight();
    let today = lines.iter().filter_map(|line| line.call()).filter(|call| call.rang >= midnight).count();
    let title = scene.say("call-log-title", &[("back", back.into()), ("today", today.into())]);
    let mut sheet = Sheet::of(vec![rule(scene, &[(&title, Meaning::Title)], cols)]);
    if lines.is_empty() {
        let word = if log.is_read { "call-log-empty" } else { "call-log-reading" };
        sheet.add(scene.strip(cols).gap(1).put(&scene.word(word), Meaning::Dim).line());
    }
    let room = rows.saturating_sub(1).max(1);
    let chosen = log.chosen.min(lines.len().saturating_sub(1));
    let top = chosen.saturating_sub(room - 1);
    let shown = || lines.iter().enumerate().skip(top).take(room);
    let times = shown().map(|(_, logged)| width::of(&at(scene, *logged))).max().unwrap_or(0);
    for (place, logged) in shown() {
        if place == chosen {
            sheet.cursor = Some((0, sheet.next()));
        }
        sheet.add(line(scene, *logged, place == chosen, cols, times));
    }
    while sheet.next() < rows {
        sheet.add(Line::default());
    }
    sheet
}

/// When it rang, or by when we promised to.
fn at(scene: Scene, logged: Logged) -> String {
    let at = logged.call().map(|call| call.rang).or(if let Logged::Promised(row) = logged { row.facts.due.at() } else { None });
    at.map_or_else(String::new, |at| scene.clock(at))
}

fn line(scene: Scene, logged: Logged, chosen: bool, cols: usize, times: usize) -> Line<'static> {
    let at = width::fit(&at(scene, logged), times);
    match logged {
        Logged::Promised(row) => promised(scene, row, &at, chosen, cols),
        Logged::Missed(call) => of_call(scene, call, true, &at, chosen, cols),
        Logged::Call(call) => of_call(scene, call, false, &at, chosen, cols),
    }
}

fn of_call(scene: Scene, call: &Call, waits: bool, at: &str, chosen: bool, cols: usize) -> Line<'static> {
    let (what, meaning) = what(scene, call, waits);
    let mark = if chosen {
        ">"
    } else if waits {
        "!"
    } else {
        " "
    };
    let text = if chosen { Meaning::Chosen } else { Meaning::Normal };
    let number = call.phone.as_ref().map_or_else(|| call.from.line(NUMBER).to_string(), ToString::to_string);
    let strip = scene.strip(cols).put(mark, meaning).put(at, text).gap(2);
    let strip = strip.cell(&what, WHAT, meaning).gap(1).cell(&number, NUMBER, text).gap(1);
    let name = call.contact.as_ref().map(|contact| contact.name.clone());
    let strip = match &name {
        Some(name) => strip.raw_cell(name, NAME, text),
        None => strip.cell(&scene.word("call-unknown"), NAME, Meaning::Dim),
    };
    // Which ticket it was about is what one looks for in it later: it stands before the client's name where the room ends.
    let mut strip = strip.gap(1);
    if let Some(ticket) = &call.ticket {
        let number = scene.state.board.row(ticket).map_or_else(|| ticket.as_str().to_owned(), |row| row.number.to_string());
        strip = strip.put(&scene.say("call-log-about", &[("number", number.into())]), Meaning::Dim).gap(1);
    }
    if let Some(company) = &call.company {
        let room = strip.room().min(24);
        strip = strip.raw(&company.name, room, text);
    }
    let to: Vec<&str> = call.extensions().collect();
    if !to.is_empty() && strip.room() > 12 {
        let to = crate::ui::scene::clean(&to.join(", "), 20);
        strip = strip.gap(2).put(&scene.say("call-log-at", &[("to", to.into())]), Meaning::Dim);
    }
    strip.line()
}

/// What happened, in a word or two; the colour only repeats it.
fn what(scene: Scene, call: &Call, waits: bool) -> (String, Meaning) {
    let minutes = || [("minutes", call.talked_minutes().into())];
    let out = call.way == Way::Out;
    match call.state {
        CallState::Ringing => (scene.word(if out { "call-log-we-ring" } else { "call-log-rings" }), Meaning::Warning),
        CallState::Answered => {
            let length = scene.lang().talk(call.answered.unwrap_or(call.rang), scene.now());
            (scene.say("call-log-talks", &[("length", length.into())]), Meaning::Normal)
        }
        CallState::Ended if out => (scene.say("call-log-we-talked", &minutes()), Meaning::Normal),
        CallState::Ended => (scene.say("call-log-talked", &minutes()), Meaning::Normal),
        CallState::Missed if out => (scene.word("call-log-we-failed"), Meaning::Dim),
        CallState::Missed if waits => (scene.word("call-log-missed"), Meaning::Warning),
        // Another call of theirs has come since, or somebody has spoken to them.
        CallState::Missed | CallState::Returned => (scene.word("call-log-returned"), Meaning::Dim),
    }
}

fn promised(scene: Scene, row: &Row, at: &str, chosen: bool, cols: usize) -> Line<'static> {
    let text = if chosen { Meaning::Chosen } else { Meaning::Normal };
    let due = row.facts.due.at();
    let late = due.is_some_and(|due| due < scene.now());
    let meaning = if late { Meaning::Overdue } else { Meaning::Promise };
    let mark = if chosen {
        ">"
    } else if late {
        "!"
    } else {
        " "
    };
    let strip = scene.strip(cols).put(mark, meaning).put(at, text).gap(2);
    let strip = strip.cell(&scene.word("call-log-promised"), WHAT, meaning).gap(1);
    let strip = strip.cell(&row.number.to_string(), NUMBER, text).gap(1).cell(&client(row, 36), 36, text).gap(1);
    let room = strip.room();
    strip.raw(&row.subject, room, Meaning::Normal).line()
}
