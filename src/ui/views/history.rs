//! What happened to a ticket, newest first.

use crate::desk::Card;
use crate::i18n::did;
use crate::text::width;
use crate::theme::Meaning;
use crate::ui::scene::Scene;
use crate::ui::widgets::Sheet;

/// Columns of the time.
const TIME: usize = 13;
/// Columns of the names, as many as the longest needs: `автопилот (Ольга)` is whole.
const NAME: usize = 20;
const LEAST: usize = 12;

/// The history with its heading.
pub(super) fn lines(scene: Scene, card: &Card, sheet: &mut Sheet, cols: usize) {
    sheet.add(scene.strip(cols).gap(1).put(&scene.word("history-title"), Meaning::Label).line());
    if card.history.is_empty() {
        sheet.add(scene.strip(cols).gap(1).put(&scene.word("history-empty"), Meaning::Dim).line());
    }
    let names = card.history.iter().map(|event| width::of(event.actor.line(NAME).as_str())).max().unwrap_or(0).max(LEAST);
    for event in card.history.iter().rev() {
        let at = scene.clock(event.at);
        let strip = scene.strip(cols).gap(1).cell(&at, TIME - 2, Meaning::Dim).gap(1);
        let strip = strip.raw_cell(&event.actor, names, Meaning::Normal).gap(1);
        sheet.add(strip.text(&did(scene.look.texts, &scene.policy().reasons, event, &|at| scene.clock(at))).line());
    }
}
