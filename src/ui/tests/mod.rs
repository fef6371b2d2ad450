//! What is seen, as pictures of the screen in text.

mod board;
mod call;
mod call_log;
mod desk;
mod every;
mod first;
mod lists;
mod looks;
mod sizes;
mod tickets;
mod written;

use crate::app::State;
use crate::i18n::{Lang, Texts};
use crate::theme::Theme;
use crate::ui::{Look, draw};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

/// The screen as text, with the place of the cursor below it.
pub(super) fn screen(state: &State, lang: Lang) -> String {
    let (texts, theme) = (Texts::new(lang), Theme::standard());
    let look = Look { texts: &texts, theme: &theme };
    let (width, height) = state.seat.size;
    let mut terminal = Terminal::new(TestBackend::new(width, height)).expect("a terminal in memory");
    terminal.draw(|frame| draw(frame, state, &look)).expect("a frame");
    let buffer = terminal.backend().buffer().clone();
    let mut picture = String::new();
    for y in 0..height {
        let mut line = String::new();
        let mut skip = 0;
        for x in 0..width {
            if skip > 0 {
                skip -= 1;
                continue;
            }
            let symbol = buffer[(x, y)].symbol();
            skip = crate::text::width::of(symbol).saturating_sub(1);
            line.push_str(symbol);
        }
        picture.push_str(line.trim_end());
        picture.push('\n');
    }
    let at = terminal.get_cursor_position().expect("a cursor");
    format!("{picture}cursor {},{}\n", at.x, at.y)
}

/// Texts that the program lacks show in these brackets.
pub(super) fn complete(picture: &str) {
    assert!(!picture.contains('⟨'), "a text is missing:\n{picture}");
    assert!(!picture.contains("{$"), "a text lacks a value:\n{picture}");
}
