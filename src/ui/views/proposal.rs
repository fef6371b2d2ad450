//! Whom to send: people and consequences, the first one ready for Enter.

use super::cells::{client, priority};
use super::harm;
use super::labelled::{keys_last, labelled, rule, wrap, wrapped};
use super::people::short_name;
use super::refusals;
use super::terms;
use crate::action::Action;
use crate::app::pane::ProposalPane;
use crate::desk::{Row, TicketId};
use crate::routing::{Candidate, Line as Proposed};
use crate::text::width;
use crate::theme::Meaning;
use crate::ui::scene::Scene;
use crate::ui::speech::due_word;
use crate::ui::widgets::Sheet;
use ratatui::text::Line;

/// Columns of the candidate's number with the mark before it.
const MARK: usize = 4;
/// Columns of the arrival.
const ARRIVES: usize = 7;

/// The proposal.
pub(in crate::ui) fn sheet(scene: Scene, pane: &ProposalPane, cols: usize, rows: usize) -> Sheet {
    let row = scene.state.board.row(&pane.ticket);
    let mut sheet = Sheet::of(vec![title(scene, row.map(AsRef::as_ref), cols)]);
    let Some(line) = &pane.line else {
        let key = if pane.send_when_ready { "proposal-will-send" } else { "proposal-counting" };
        sheet.add(scene.strip(cols).gap(1).text(&scene.word(key)).line());
        return sheet;
    };
    // Title, column names and keys are always there; «не успеет», «нельзя», «заодно» and «потом» take a line each where there is one.
    let missed = line.candidates.get(pane.chosen).and_then(|candidate| harm::missed(scene, candidate, cols));
    let below = usize::from(!line.refused.is_empty()) + usize::from(goes_along(line)) + usize::from(!pane.nearby.is_empty()) + 1;
    let room = rows.saturating_sub(3 + below + usize::from(missed.is_some())).max(1);
    if line.candidates.is_empty() {
        sheet.add(scene.strip(cols).gap(1).put(&scene.word("proposal-nobody"), Meaning::Unassigned).line());
    } else {
        candidates(scene, pane, line, row.map(AsRef::as_ref), &mut sheet, cols, room);
    }
    if let Some(missed) = missed {
        sheet.add(missed);
    }
    let spare = rows.saturating_sub(sheet.next() + below);
    let refused = refusals::words(scene, &line.refused);
    if !refused.is_empty() {
        wrapped(scene, &mut sheet, "proposal-refused", &refused, cols, spare.clamp(1, 4));
    }
    if goes_along(line) {
        let words = along(scene, line);
        sheet.add(labelled(scene, "proposal-along", cols).text(&words).line());
    }
    if !pane.nearby.is_empty() {
        // Listed, not sent: each is a choice of its own.
        let key = if goes_along(line) { "proposal-nearby-too" } else { "proposal-along" };
        let named = pane.nearby.iter().filter(|id| !line.with.contains(id)).map(|id| named(scene, id));
        let words = named.take(3).collect::<Vec<_>>().join(", ");
        sheet.add(labelled(scene, key, cols).text(&scene.say("proposal-nearby", &[("tickets", words.into())])).line());
    }
    if let Some(candidate) = line.candidates.get(pane.chosen) {
        let until = scene.clock(scene.now() + scene.policy().times.confirm);
        let who = name(scene, candidate, 30);
        let words = scene.say("proposal-then-confirm", &[("who", who.into()), ("until", until.into())]);
        sheet.add(labelled(scene, "proposal-then", cols).text(&words).line());
    }
    keys_last(&mut sheet, keys(scene, pane, line, cols), rows);
    sheet
}

fn title(scene: Scene, row: Option<&Row>, cols: usize) -> Line<'static> {
    let what = scene.word("proposal-title");
    let Some(row) = row else { return rule(scene, &[(&what, Meaning::Title)], cols) };
    let ticket = format!("{} {}, {}", row.number, client(row, 30), row.subject.line(40));
    let due = row.facts.due.at().map(|at| {
        let of = scene.word(&format!("{}-long", due_word(row.facts.due_of)));
        scene.say("proposal-due", &[("what", of.into()), ("at", scene.clock(at).into())])
    });
    let due = due.unwrap_or_default();
    let used = width::of(&what) + width::of(&due) + 11;
    let ticket = width::clip(&ticket, cols.saturating_sub(used)).into_owned();
    let (_, meaning) = priority(row.facts.priority);
    rule(scene, &[(&what, Meaning::Title), (&ticket, meaning), (&due, Meaning::AtRisk)], cols)
}

fn name(scene: Scene, candidate: &Candidate, cols: usize) -> String {
    short_name(&candidate.unit.name, scene.state.unit(&candidate.unit.id), cols)
}

fn candidates(
    scene: Scene,
    pane: &ProposalPane,
    line: &Proposed,
    row: Option<&Row>,
    sheet: &mut Sheet,
    cols: usize,
    room: usize,
) {
    let names = if cols < 100 { 11 } else { 20 }.min(cols / 4);
    let rest = cols.saturating_sub(MARK + names + 1 + ARRIVES + 1);
    let hurt = if rest < 40 { 0 } else { (rest * 2 / 5).min(30) };
    let why = rest.saturating_sub(hurt + 1);
    let mut strip = scene.strip(cols).gap(MARK).cell(&scene.word("proposal-who"), names, Meaning::Dim).gap(1);
    strip = strip.cell(&scene.word("proposal-arrives"), ARRIVES, Meaning::Dim).gap(1);
    strip = strip.cell(&scene.word("proposal-why"), why, Meaning::Dim);
    if hurt > 0 {
        strip = strip.gap(1).put(&scene.word("proposal-hurt"), Meaning::Dim);
    }
    sheet.add(strip.line());
    // The window follows the choice; the whole computation takes as many lines a candidate as it has terms.
    let per = if pane.whole { 2 } else { 1 };
    let shown = (room / per).max(1);
    let top = pane.chosen.saturating_sub(shown - 1);
    for (place, candidate) in line.candidates.iter().enumerate().skip(top).take(shown) {
        let chosen = place == pane.chosen;
        let (mark, meaning) = if chosen { (">", Meaning::Chosen) } else { (" ", Meaning::Key) };
        if chosen {
            sheet.cursor = Some((0, sheet.next()));
        }
        let number = if place < 9 { (place + 1).to_string() } else { " ".to_owned() };
        let mut strip = scene.strip(cols).put(mark, meaning).put(&format!("{number} "), meaning).to(MARK);
        strip = strip.cell(&name(scene, candidate, names), names, Meaning::Normal).gap(1);
        let arrives = candidate.arrives.map_or_else(|| "—".to_owned(), |at| scene.clock(at));
        let in_time = if candidate.late.is_some() { Meaning::Overdue } else { Meaning::Normal };
        strip = strip.cell(&arrives, ARRIVES, in_time).gap(1);
        strip = strip.cell(&terms::why(scene, candidate, row), why, Meaning::Normal);
        if hurt > 0 {
            let (words, meaning) = harm::suffers(scene, candidate);
            strip = strip.gap(1).put(&words, meaning);
        }
        sheet.add(strip.line());
        if pane.whole {
            let words = terms::whole(scene, candidate);
            let row = wrap(&words, cols.saturating_sub(MARK), 1);
            sheet.add(scene.strip(cols).gap(MARK).put(row.first().map_or("", String::as_str), Meaning::Dim).line());
        }
    }
}

fn goes_along(line: &Proposed) -> bool {
    !line.with.is_empty() || !line.also.is_empty()
}

/// Tickets of the same object that go along, and the maintenance due there: one car, one door.
fn along(scene: Scene, line: &Proposed) -> String {
    let mut named: Vec<String> = line.with.iter().map(|id| named(scene, id)).collect();
    if !line.also.is_empty() {
        named.push(scene.say("proposal-maintenance", &[("n", line.also.len().into())]));
    }
    let words = named.join(", ");
    scene.say("proposal-along-words", &[("tickets", words.into())])
}

/// A ticket by number and subject.
fn named(scene: Scene, id: &TicketId) -> String {
    match scene.state.board.row(id) {
        Some(row) => format!("{} {}", row.number, row.subject.line(30)),
        None => crate::ui::scene::clean(id.as_str(), 20),
    }
}

fn keys(scene: Scene, pane: &ProposalPane, line: &Proposed, cols: usize) -> Line<'static> {
    let mut strip = scene.strip(cols).gap(1);
    let mut first = true;
    if let (Some(key), Some(candidate)) = (scene.key(Action::Open), line.candidates.get(pane.chosen)) {
        let who = name(scene, candidate, 24);
        strip = strip.hint(&key, &scene.say("proposal-send", &[("who", who.into())]), &mut first);
        if line.candidates.len() > 1 {
            let digits: Vec<String> = (1..=line.candidates.len().min(9)).map(|d| d.to_string()).take(3).collect();
            strip = strip.hint(&digits.join(" "), &scene.word("proposal-other"), &mut first);
        }
    }
    for (action, words) in [(Action::Assign, "short-assign"), (Action::Explain, "proposal-whole"), (Action::Back, "short-back")] {
        if let Some(key) = scene.key(action) {
            strip = strip.hint(&key, &scene.word(words), &mut first);
        }
    }
    strip.line()
}
