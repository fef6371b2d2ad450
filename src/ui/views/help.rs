//! All keys of the place that one came from, from the keymap and the list of actions.

use super::labelled::rule;
use crate::action::{Action, Needs};
use crate::keymap::Context;
use crate::text::width;
use crate::theme::Meaning;
use crate::ui::hints::as_printed;
use crate::ui::scene::Scene;
use crate::ui::widgets::Sheet;
use ratatui::text::Line;

/// Columns of the keys.
const KEYS: usize = 16;

/// The help, scrolled.
pub(in crate::ui) fn sheet(scene: Scene, scroll: usize, cols: usize, rows: usize) -> Sheet {
    let title = scene.word("help-title");
    let mut sheet = Sheet::of(vec![rule(scene, &[(&title, Meaning::Title)], cols)]);
    let wide = cols >= 100;
    let col = if wide { cols / 2 } else { cols };
    for needs in [Needs::Nothing, Needs::Ticket, Needs::Holder, Needs::Caller, Needs::Proposal] {
        let lines: Vec<Line<'static>> = Action::ALL.iter().filter(|a| a.needs() == needs).map(|a| line(scene, *a, col)).collect();
        if lines.is_empty() {
            continue;
        }
        sheet.add(scene.strip(cols).gap(1).put(&scene.word(heading(needs)), Meaning::Label).line());
        if wide {
            let half = lines.len().div_ceil(2);
            let (left, right) = lines.split_at(half);
            for (place, left) in left.iter().enumerate() {
                sheet.add(beside(left, right.get(place), col));
            }
        } else {
            sheet.lines.extend(lines);
        }
    }
    let mut sheet = sheet.scrolled(scroll, rows);
    while sheet.next() < rows {
        sheet.add(Line::default());
    }
    sheet.cursor = Some((0, 1));
    sheet
}

fn heading(needs: Needs) -> &'static str {
    match needs {
        Needs::Nothing => "help-anywhere",
        Needs::Ticket => "help-ticket",
        Needs::Holder => "help-holder",
        Needs::Caller => "help-caller",
        Needs::Proposal => "help-proposal",
    }
}

/// Keys, what they do, and the word for the command line.
fn line(scene: Scene, action: Action, cols: usize) -> Line<'static> {
    let word = scene.look.texts.typed_words(action.name()).into_iter().next().unwrap_or_default();
    let words = scene.word(&format!("action-{}", action.name()));
    let strip = scene.strip(cols.saturating_sub(2)).gap(2).cell(&keys(scene, action), KEYS, Meaning::Key);
    let strip = strip.text(&words);
    if strip.room() > width::of(&word) + 3 { strip.end(&format!(":{word}"), Meaning::Dim).line() } else { strip.line() }
}

/// The first two bindings, wherever the action has any.
fn keys(scene: Scene, action: Action) -> String {
    let contexts = [Context::Board, Context::Card, Context::Call, Context::Proposal, Context::Plan, Context::List];
    let keys = contexts.into_iter().map(|c| scene.state.hands.keymap.keys_for(action, c)).find(|keys| !keys.is_empty());
    let mut keys: Vec<String> = keys.unwrap_or_default().iter().map(|k| as_printed(k)).collect();
    keys.truncate(if action == Action::View { 1 } else { 3 });
    while keys.len() > 1 && width::of(&keys.join(" · ")) >= KEYS {
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
