//! The screen as text.

use crate::app::copying::Paper;
use crate::app::{Said, State};
use crate::i18n::Texts;
use crate::theme::Themes;
use crate::ui;
use ratatui::backend::TestBackend;
use ratatui::{Frame, Terminal};

/// How the console looks and speaks.
pub(super) struct Face {
    /// Texts.
    pub(super) texts: Texts,
    /// Themes.
    pub(super) themes: Themes,
}

impl Face {
    /// The screen's rows, from the top, without the blanks at their ends.
    pub(super) fn rows(&self, state: &State) -> Vec<String> {
        let (columns, rows) = state.seat.size;
        // Drawing on a backend of cells cannot fail: its error type has no values.
        let Ok(mut terminal) = Terminal::new(TestBackend::new(columns, rows));
        let Ok(frame) = terminal.draw(|frame| self.draw(frame, state));
        let width = usize::from(frame.area.width.max(1));
        frame
            .buffer
            .content
            .chunks(width)
            .map(|cells| {
                let mut row = String::new();
                let mut covered = 0;
                for cell in cells {
                    // The cell behind a wide letter is covered by it.
                    if covered > 0 {
                        covered -= 1;
                    } else {
                        covered = unicode_width::UnicodeWidthStr::width(cell.symbol()).saturating_sub(1);
                        row.push_str(cell.symbol());
                    }
                }
                row.trim_end().to_owned()
            })
            .collect()
    }

    /// Draws the console.
    pub(super) fn draw(&self, frame: &mut Frame<'_>, state: &State) {
        ui::draw(frame, state, &self.look(state));
    }

    /// What is copied.
    pub(super) fn paper(&self, state: &State, paper: &Paper) -> Vec<String> {
        ui::paper(state, &self.look(state), paper)
    }

    fn look(&self, state: &State) -> ui::Look<'_> {
        ui::Look { texts: &self.texts, theme: self.themes.named(&state.seat.looks.theme) }
    }

    /// What was said last, as the bottom line says it.
    pub(super) fn message(&self, state: &State) -> String {
        state.said.as_ref().map(|said| self.words(said, state)).unwrap_or_default()
    }

    /// A word of the console in the person's language.
    fn words(&self, said: &Said, state: &State) -> String {
        ui::said(&self.texts, said, state.desk.furniture.policy.zone, state.now)
    }
}
