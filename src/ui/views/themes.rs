//! The themes: the board above is drawn in the chosen one.

use super::labelled::rule;
use crate::action::Action;
use crate::theme::Meaning;
use crate::ui::scene::{Scene, clean};
use crate::ui::widgets::Sheet;

/// Columns of what a theme is called.
const LABEL: usize = 32;

/// The list with its keys.
pub(in crate::ui) fn sheet(scene: Scene, chosen: usize, cols: usize, rows: usize) -> Sheet {
    let mut sheet = Sheet::of(vec![rule(scene, &[(&scene.word("themes-title"), Meaning::Title)], cols)]);
    let looks = &scene.state.seat.looks;
    // The board keeps about half of the screen: it is what one chooses by.
    let room = (rows / 2).saturating_sub(2).max(1);
    let top = chosen.saturating_sub(room - 1);
    for (place, theme) in looks.themes.iter().enumerate().skip(top).take(room) {
        let here = place == chosen;
        let (mark, meaning) = if here { (">", Meaning::Chosen) } else { (" ", Meaning::Normal) };
        if here {
            sheet.cursor = Some((1, sheet.next()));
        }
        let strip = scene.strip(cols).gap(1).put(mark, meaning).gap(1).cell(&clean(&theme.label, LABEL), LABEL, meaning).gap(1);
        sheet.add(strip.put(&clean(&theme.name, 30), Meaning::Dim).line());
    }
    let mut strip = scene.strip(cols).gap(1);
    let mut first = true;
    for (action, does) in
        [(Action::Open, "themes-keep"), (Action::Down, "short-down"), (Action::Up, "short-up"), (Action::Back, "themes-back")]
    {
        if let Some(key) = scene.key(action) {
            strip = strip.hint(&key, &scene.word(does), &mut first);
        }
    }
    sheet.add(strip.line());
    sheet
}
