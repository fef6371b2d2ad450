//! What a lead looks at over the board: the overview, and the hand-over of the shift.

use super::labelled::{keys_last, rule};
use crate::action::Action;
use crate::app::leading::{Leading, Sheet as What, Signing, signing};
use crate::i18n::lead::{self, Page, Tone};
use crate::lead::{DAYS, Overview, Turn};
use crate::text::{Raw, width};
use crate::theme::Meaning;
use crate::ui::hints::as_printed;
use crate::ui::scene::Scene;
use crate::ui::widgets::Sheet;
use ratatui::text::Line;

/// From this many columns on the overview has two halves beside each other.
const TWO: usize = 160;
/// People told of in a narrow overview: what comes in and what was missed must not be a screen away.
const PEOPLE: usize = 10;

/// The sheet, scrolled.
pub(in crate::ui) fn sheet(scene: Scene, leading: &Leading, cols: usize, rows: usize) -> Sheet {
    let (mut sheet, keys) = match &leading.what {
        What::Overview(Some(overview)) => (overview_sheet(scene, overview, cols), keys(scene, None, cols)),
        What::Turn { turn: Some(turn), note, .. } => turn_sheet(scene, turn, note, cols),
        What::Turn { turn: None, .. } => (reading(scene, "sheet-title", cols), keys(scene, None, cols)),
        What::Overview(None) | What::Wall { .. } => (reading(scene, "lead-title", cols), keys(scene, None, cols)),
    };
    sheet = sheet.scrolled(leading.scroll, rows.saturating_sub(1));
    keys_last(&mut sheet, keys, rows);
    sheet.cursor = Some((0, 0));
    sheet
}

fn reading(scene: Scene, title: &str, cols: usize) -> Sheet {
    let title = scene.word(title);
    let reading = scene.word("lead-reading");
    Sheet::of(vec![rule(scene, &[(&title, Meaning::Title)], cols), scene.strip(cols).gap(1).text(&reading).line()])
}

/// What a page is written for.
pub(super) fn page(scene: Scene<'_>, cols: usize) -> Page<'_> {
    Page { texts: scene.look.texts, zone: scene.zone(), now: scene.now(), cols }
}

/// Lines of a page as lines of the screen.
pub(super) fn drawn(scene: Scene, lines: Vec<lead::Line>, cols: usize) -> Vec<Line<'static>> {
    let meaning = |tone| match tone {
        Tone::Heading => Meaning::Title,
        Tone::Plain => Meaning::Normal,
        Tone::Warning => Meaning::Warning,
        Tone::Bad => Meaning::Overdue,
        Tone::Dim => Meaning::Dim,
    };
    lines.into_iter().map(|line| scene.strip(cols).put(&line.text, meaning(line.tone)).line()).collect()
}

/// A heading of ours.
pub(super) fn heading(scene: Scene, words: &str, cols: usize) -> Line<'static> {
    scene.strip(cols).gap(1).put(words, Meaning::Title).line()
}

fn overview_sheet(scene: Scene, overview: &Overview, cols: usize) -> Sheet {
    let title = scene.word("lead-title");
    let page = page(scene, cols);
    let counts = lead::summary(page, &overview.crew);
    let mut sheet = Sheet::of(vec![rule(scene, &[(&title, Meaning::Title), (&counts, Meaning::Normal)], cols)]);
    if cols < TWO {
        sheet.lines.extend(people(scene, overview, cols, PEOPLE));
        sheet.lines.extend(days(scene, overview, cols));
        return sheet;
    }
    let half = cols / 2 - 1;
    let (left, right) = (people(scene, overview, half, usize::MAX), days(scene, overview, half));
    sheet.lines.extend(beside(left, right, half + 2));
    sheet
}

/// Who is full, and what that will miss.
fn people(scene: Scene, overview: &Overview, cols: usize, most: usize) -> Vec<Line<'static>> {
    let page = page(scene, cols);
    let mut lines = vec![heading(scene, &scene.word("lead-late-title"), cols)];
    lines.extend(drawn(scene, lead::late(page, &overview.crew, most), cols));
    lines.push(heading(scene, &scene.word("lead-load-title"), cols));
    lines.extend(drawn(scene, lead::loads(page, &overview.crew, most), cols));
    lines
}

/// What comes in, and what became of it.
fn days(scene: Scene, overview: &Overview, cols: usize) -> Vec<Line<'static>> {
    let page = page(scene, cols);
    let mut lines = vec![heading(scene, &scene.word("lead-day-title"), cols)];
    lines.extend(drawn(scene, lead::last_day(page, &overview.tempo), cols));
    lines.push(heading(scene, &scene.say("lead-heat-title", &[("weeks", overview.tempo.weeks.into())]), cols));
    lines.extend(drawn(scene, lead::heat(page, &overview.tempo), cols));
    lines.push(heading(scene, &scene.say("lead-kept-title", &[("days", DAYS.into())]), cols));
    let reasons = &scene.policy().reasons;
    lines.extend(drawn(scene, lead::deadlines(page, reasons, &overview.breaches, &overview.shares), cols));
    lines
}

/// Lines of the left half with those of the right one from a column on.
pub(super) fn beside(left: Vec<Line<'static>>, right: Vec<Line<'static>>, col: usize) -> Vec<Line<'static>> {
    let count = left.len().max(right.len());
    let (mut left, mut right) = (left.into_iter(), right.into_iter());
    (0..count)
        .map(|_| {
            let mut line = left.next().unwrap_or_default();
            let used: usize = line.spans.iter().map(|span| width::of(&span.content)).sum();
            line.spans.push(" ".repeat(col.saturating_sub(used)).into());
            line.spans.extend(right.next().unwrap_or_default().spans);
            line
        })
        .collect()
}

fn turn_sheet(scene: Scene, turn: &Turn, note: &Raw, cols: usize) -> (Sheet, Line<'static>) {
    let signed = |key: &str, signature: &crate::desk::handover::Signature| {
        let values = [("who", signature.by.line(24).to_string().into()), ("at", scene.clock(signature.at).into())];
        scene.say(key, &values)
    };
    let mut fresh = turn.fresh.clone();
    fresh.note = note.clone();
    let (shown, words, meaning, does) = match signing(turn.last.as_ref(), &scene.state.seat.actor) {
        Signing::Take(last) => (&last.sheet, signed("sheet-take", &last.left), Meaning::Warning, Some("sheet-key-take")),
        Signing::Waits(last) => (&last.sheet, signed("sheet-waits", &last.left), Meaning::Normal, None),
        Signing::Give => {
            let last = turn.last.as_ref().and_then(|last| last.taken.as_ref());
            let words = last.map_or_else(|| scene.word("sheet-first"), |taken| signed("sheet-last", taken));
            (&fresh, words, Meaning::Normal, Some("sheet-key-give"))
        }
    };
    let (title, stamp) = (scene.word("sheet-title"), scene.lang().stamp(shown.at, scene.zone()));
    let mut sheet = Sheet::of(vec![rule(scene, &[(&title, Meaning::Title), (&stamp, Meaning::Normal), (&words, meaning)], cols)]);
    let page = Page { now: shown.at, ..page(scene, cols) };
    sheet.lines.extend(drawn(scene, lead::hand_over(page, shown), cols));
    (sheet, keys(scene, does, cols))
}

/// The keys that make sense, at the bottom: to sign, to scroll, to leave.
fn keys(scene: Scene, enter: Option<&str>, cols: usize) -> Line<'static> {
    let mut strip = scene.strip(cols).gap(1);
    let mut first = true;
    if let Some(does) = enter {
        strip = strip.hint(&as_printed("enter"), &scene.word(does), &mut first);
    }
    for action in [Action::Down, Action::Up, Action::Back] {
        if let Some(key) = scene.key(action) {
            strip = strip.hint(&key, &scene.short(action), &mut first);
        }
    }
    if enter == Some("sheet-key-give") {
        strip = strip.put(" · ", Meaning::Dim).text(&scene.word("sheet-key-note"));
    }
    strip.line()
}
