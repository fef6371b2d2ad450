//! The command line at the bottom of any screen; above it what may stand at the cursor, or what was wrong.

use super::cells::client;
use crate::app::can::why_not;
use crate::app::command_line::{Candidate, CommandLine, Means};
use crate::app::overlay::Entry;
use crate::keymap::Context;
use crate::text::width;
use crate::theme::Meaning;
use crate::ui::hints::as_printed;
use crate::ui::scene::{Scene, clean};
use crate::ui::speech;
use crate::ui::widgets::{Sheet, Strip, typed};
use ratatui::text::Line;

/// Candidates on the screen at once.
const SHOWN: usize = 8;
/// Columns of a candidate's word, at most, and of its key.
const WORD: usize = 28;
const KEY: usize = 8;

/// The line, what may complete it, and what is wrong with it.
pub(in crate::ui) fn sheet(scene: Scene, entry: &Entry, line: &CommandLine, cols: usize, rows: usize) -> Sheet {
    let mut sheet = Sheet::default();
    let offer = &line.offer;
    let room = SHOWN.min((rows / 2).saturating_sub(2)).max(1);
    let top = offer.taken.map_or(0, |at| at.saturating_sub(room - 1));
    let word =
        offer.candidates.iter().skip(top).take(room).map(|c| width::of(&c.word)).max().unwrap_or(0).min(WORD).min(cols / 2);
    for (place, candidate) in offer.candidates.iter().enumerate().skip(top).take(room) {
        sheet.add(shown(scene, candidate, offer.taken == Some(place), word, cols));
    }
    let more = offer.candidates.len().saturating_sub(top + room);
    let note = |strip: Strip<'_>| {
        let more = if more > 0 { format!("{} · ", scene.say("command-more", &[("n", more.into())])) } else { String::new() };
        strip.end(&format!("{more}{} ", scene.word("command-keys")), Meaning::Dim).line()
    };
    let strip = scene.strip(cols).gap(1);
    sheet.add(match &entry.complaint {
        Some(said) => strip.put(&speech::said(scene.look.texts, said, scene.zone(), scene.now()), Meaning::Error).line(),
        None if entry.typed.text.trim().is_empty() => strip.put(&scene.word("command-example"), Meaning::Dim).line(),
        None => note(strip),
    });
    let strip = scene.strip(cols).gap(1).put(":", Meaning::Title);
    let (strip, at) = match &line.wrong {
        Some(wrong) if width::of(&entry.typed.text) + 3 < cols => pointed(strip, &entry.typed.text, wrong, entry.typed.at),
        _ => {
            let room = strip.room();
            typed(strip, &entry.typed, room)
        }
    };
    sheet.cursor = Some((at, sheet.next()));
    sheet.add(strip.line());
    sheet
}

/// The line with the wrong word in it marked.
fn pointed<'a>(strip: Strip<'a>, text: &str, wrong: &std::ops::Range<usize>, at: usize) -> (Strip<'a>, usize) {
    let part = |from: usize, to: usize| text.chars().skip(from).take(to.saturating_sub(from)).collect::<String>();
    let cursor = strip.used() + width::of(&part(0, at));
    let end = text.chars().count();
    let strip = strip.put(&part(0, wrong.start), Meaning::Normal).put(&part(wrong.start, wrong.end), Meaning::Error);
    (strip.put(&part(wrong.end, end), Meaning::Normal), cursor)
}

fn shown(scene: Scene, candidate: &Candidate, taken: bool, word: usize, cols: usize) -> Line<'static> {
    let (mark, meaning) = if taken { (">", Meaning::Chosen) } else { (" ", Meaning::Normal) };
    let strip = scene.strip(cols).gap(1).put(mark, meaning);
    let strip = strip.cell(&clean(&candidate.word, word), word, meaning).gap(2);
    match &candidate.means {
        Means::Action(action) => {
            let keys = scene.state.hands.keymap.keys_for(*action, Context::Board);
            let key = keys.first().map(|key| as_printed(key)).unwrap_or_default();
            let strip = strip.cell(&key, KEY, Meaning::Key).gap(1);
            let label = scene.word(&format!("action-{}", action.name()));
            match why_not(scene.state, *action) {
                Some(why) => {
                    let strip = strip.put(&label, Meaning::Disabled).put(" — ", Meaning::Disabled);
                    strip.put(&scene.word(&format!("why-not-{why}")), Meaning::Disabled).line()
                }
                None => strip.text(&label).line(),
            }
        }
        Means::Ticket(id) => match scene.state.board.row(id) {
            Some(row) => strip.text(&client(row, 30)).text(": ").raw(&row.subject, cols, Meaning::Normal).line(),
            None => strip.line(),
        },
        Means::Unit(name) => {
            let unit = scene.state.desk.furniture.units.iter().find(|unit| unit.name == *name);
            let zones: Vec<&str> = unit.iter().flat_map(|unit| &unit.can.zones).map(|zone| zone.0.as_str()).collect();
            strip.put(&clean(&zones.join(", "), 40), Meaning::Dim).line()
        }
        Means::Reason(ru, en) => strip.put(&clean(scene.lang().pick(ru, en), 40), Meaning::Dim).line(),
        Means::Macro(steps) => strip.put(&clean(&steps.join(" · "), cols), Meaning::Dim).line(),
        Means::Plain(words) => strip.put(&clean(words, 40), Meaning::Dim).line(),
    }
}
