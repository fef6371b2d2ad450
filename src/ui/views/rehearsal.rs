//! «Что если»: who takes over what, who comes later, and which promises break, before anything is written.

use super::cells::{client, priority};
use super::labelled::{self, keys_last, rule};
use super::people::short_name;
use super::refusals;
use crate::action::Action;
use crate::app::rehearsing::{Idea, Rehearsing};
use crate::desk::{Moment, Named, Row, UnitId};
use crate::routing::{Changed, Deadline, Rehearsal};
use crate::text::width;
use crate::theme::Meaning;
use crate::ui::scene::Scene;
use crate::ui::speech::due_word;
use crate::ui::widgets::Sheet;
use ratatui::text::Line;

/// The rehearsal.
pub(in crate::ui) fn sheet(scene: Scene, one: &Rehearsing, cols: usize, rows: usize) -> Sheet {
    let mut sheet = Sheet::of(vec![title(scene, one, cols)]);
    let Some(told) = &one.told else {
        sheet.add(scene.strip(cols).gap(1).text(&scene.word("rehearsal-counting")).line());
        return sheet;
    };
    sheet.add(head(scene, cols));
    let chosen = told.changed.get(one.chosen);
    let about = chosen.map(|changed| about(scene, changed, cols)).unwrap_or_default();
    let room = rows.saturating_sub(3 + about.len()).max(1);
    let top = one.chosen.saturating_sub(room - 1);
    for (place, changed) in told.changed.iter().enumerate().skip(top).take(room) {
        if place == one.chosen {
            sheet.cursor = Some((0, sheet.next()));
        }
        sheet.add(line(scene, changed, place == one.chosen, cols));
    }
    while sheet.next() + 1 + about.len() < rows {
        sheet.add(Line::default());
    }
    sheet.lines.extend(about);
    keys_last(&mut sheet, keys(scene, one, told, cols), rows);
    sheet
}

fn row_of<'a>(scene: Scene<'a>, changed: &Changed) -> Option<&'a Row> {
    scene.state.board.row(&changed.ticket).map(AsRef::as_ref)
}

fn title(scene: Scene, one: &Rehearsing, cols: usize) -> Line<'static> {
    let number = |ticket| scene.state.board.row(ticket).map_or_else(String::new, |row| row.number.to_string());
    let what = match &one.idea {
        Idea::Absence { unit, until, .. } => {
            scene.say("rehearsal-absence", &[("who", name(scene, unit, 24).into()), ("until", scene.clock(*until).into())])
        }
        Idea::Raise { ticket, to } => {
            let to = scene.word(priority(*to).0);
            scene.say("rehearsal-raise", &[("number", number(ticket).into()), ("to", to.into())])
        }
        Idea::First { ticket, unit, .. } => {
            scene.say("rehearsal-first", &[("number", number(ticket).into()), ("who", name(scene, unit, 24).into())])
        }
        Idea::Level => scene.word("rehearsal-level"),
    };
    let told = one.told.as_deref();
    let count = |key: &str, n: usize| if n == 0 { String::new() } else { scene.say(key, &[("n", n.into())]) };
    let level = told.and_then(|told| told.level).map_or_else(String::new, |level| {
        let span = |minutes| scene.lang().left(minutes);
        scene.say("rehearsal-most", &[("before", span(level.before).into()), ("after", span(level.after).into())])
    });
    let fewest = told.is_some_and(|told| told.level.is_some_and(|level| level.proven) && told.moves().next().is_some());
    let proven = if fewest && cols >= 100 { scene.word("rehearsal-fewest") } else { String::new() };
    let moves = count("rehearsal-moves", told.map_or(0, |told| told.moves().count()));
    let breaks = count("rehearsal-breaks", told.map_or(0, |told| told.breaks().count()));
    let left = count("rehearsal-left", told.map_or(0, |told| told.left().count()));
    let pieces = [
        (what.as_str(), Meaning::Title),
        (level.as_str(), Meaning::Normal),
        (breaks.as_str(), Meaning::Overdue),
        (left.as_str(), Meaning::Unassigned),
        (moves.as_str(), Meaning::Normal),
        (proven.as_str(), Meaning::Dim),
    ];
    rule(scene, &pieces, cols)
}

/// Widths of client and of each of the two «кто, когда».
fn widths(cols: usize) -> (usize, usize) {
    let rest = cols.saturating_sub(8);
    ((rest / 5).clamp(6, 30), (rest * 13 / 50).clamp(8, 30))
}

fn head(scene: Scene, cols: usize) -> Line<'static> {
    let (clients, who) = widths(cols);
    let strip = scene.strip(cols).gap(7).cell(&scene.word("rehearsal-client"), clients, Meaning::Dim).gap(1);
    let strip = strip.cell(&scene.word("rehearsal-now"), who, Meaning::Dim).gap(1);
    strip.put(&scene.word("rehearsal-then"), Meaning::Dim).line()
}

fn line(scene: Scene, changed: &Changed, chosen: bool, cols: usize) -> Line<'static> {
    let (mark, meaning) = if chosen { (">", Meaning::Chosen) } else { (" ", Meaning::Normal) };
    let (clients, who) = widths(cols);
    let strip = scene.strip(cols).put(mark, meaning).cell_right(&changed.number.to_string(), 5, meaning).gap(1);
    let place = row_of(scene, changed).map_or_else(String::new, |row| client(row, clients));
    let strip = strip.cell(&place, clients, Meaning::Normal).gap(1);
    let strip = strip.cell(&whom(scene, changed.from.as_ref(), changed.now, who), who, Meaning::Normal).gap(1);
    let late = if changed.breaks.is_empty() { Meaning::Normal } else { Meaning::Overdue };
    let strip = strip.cell(&whom(scene, changed.to.as_ref(), changed.then, who), who, late).gap(1);
    let room = strip.room();
    let (words, meaning) = outcome(scene, changed);
    strip.put(&width::clip(&words, room), meaning).line()
}

/// `Петров 13:40`.
fn whom(scene: Scene, unit: Option<&Named<UnitId>>, at: Option<Moment>, cols: usize) -> String {
    let Some(unit) = unit else { return scene.word("rehearsal-nobody") };
    let at = at.map_or_else(|| "—".to_owned(), |at| scene.clock(at));
    format!("{} {at}", name(scene, unit, cols.saturating_sub(width::of(&at) + 1)))
}

fn name(scene: Scene, unit: &Named<UnitId>, cols: usize) -> String {
    short_name(&unit.name, scene.state.unit(&unit.id), cols)
}

/// The worst that happens to it, in a few words.
fn outcome(scene: Scene, changed: &Changed) -> (String, Meaning) {
    if let Some(broken) = changed.breaks.first() {
        let what = scene.word(due_word(Some(broken.of)));
        let values = [("what", what.into()), ("due", scene.clock(broken.due).into())];
        return (scene.say("rehearsal-break", &values), Meaning::Overdue);
    }
    if changed.is_left() {
        return (scene.word("rehearsal-stays-with-nobody"), Meaning::Unassigned);
    }
    if !changed.mends.is_empty() {
        return (scene.word("rehearsal-mends"), Meaning::Good);
    }
    match changed.later() {
        Some(later) if later > 0 => {
            let later = scene.lang().left(crate::desk::Minutes(later));
            (scene.say("rehearsal-later", &[("later", later.into())]), Meaning::Normal)
        }
        Some(earlier) if earlier < 0 => (scene.word("rehearsal-earlier"), Meaning::Dim),
        _ => (String::new(), Meaning::Normal),
    }
}

/// Of the chosen line: each deadline that breaks, in full, and why nobody helps.
fn about(scene: Scene, changed: &Changed, cols: usize) -> Vec<Line<'static>> {
    let one = |broken: &Deadline| {
        let what = scene.word(&format!("{}-long", due_word(Some(broken.of))));
        let then = broken.then.map_or_else(|| scene.word("rehearsal-never"), |at| scene.clock(at));
        let values = [("what", what.into()), ("due", scene.clock(broken.due).into()), ("then", then.into())];
        labelled::line(scene, "rehearsal-label-break", &scene.say("rehearsal-broken", &values), cols)
    };
    let mut lines: Vec<Line> = changed.breaks.iter().map(one).collect();
    if changed.stuck {
        let rules: Vec<String> = changed.blocked_by.iter().take(3).map(|rule| refusals::rule(scene, *rule)).collect();
        let why = if rules.is_empty() { scene.word("rehearsal-no-gain") } else { rules.join(", ") };
        lines.push(labelled::line(scene, "rehearsal-label-stuck", &why, cols));
    }
    lines
}

fn keys(scene: Scene, one: &Rehearsing, told: &Rehearsal, cols: usize) -> Line<'static> {
    let mut strip = scene.strip(cols).gap(1);
    let mut first = true;
    let moves = told.moves().count();
    let does = match &one.idea {
        Idea::Absence { .. } => scene.say("rehearsal-do-absence", &[("n", moves.into())]),
        Idea::Raise { .. } => scene.word("rehearsal-do-raise"),
        Idea::First { .. } => scene.word("rehearsal-do-first"),
        Idea::Level => scene.say("rehearsal-do-level", &[("n", moves.into())]),
    };
    if let Some(key) = scene.key(Action::Open) {
        strip = strip.hint(&key, &does, &mut first);
    }
    if matches!(one.idea, Idea::Absence { .. }) && moves > 0 {
        strip = strip.hint("2", &scene.word("rehearsal-do-alone"), &mut first);
    }
    if let Some(key) = scene.key(Action::Back) {
        strip = strip.hint(&key, &scene.word("rehearsal-leave"), &mut first);
    }
    strip.line()
}
