//! The line to the terminal that a script does not have: how many bytes the frames would have cost on it.

use super::screen::Face;
use crate::app::State;
use crate::runtime::screen::Screen;
use ratatui::Terminal;
use ratatui::layout::Size;
use std::io::{self, Write};

/// Counts what is written to it and keeps nothing.
#[derive(Default)]
struct Counted {
    bytes: usize,
}

impl Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A terminal at the end of a line. A frame follows each key and each rest, however fast the desk answers: the count is the
/// same in every run, while on a real line answers that come together share a frame.
pub(super) struct Line {
    terminal: Terminal<Screen<Counted>>,
    told: usize,
}

impl Line {
    /// A terminal of the state's size that shows nothing yet.
    pub(super) fn new(state: &State) -> io::Result<Self> {
        let (columns, rows) = state.seat.size;
        Ok(Self { terminal: Terminal::new(Screen::new(Counted::default(), Size::new(columns, rows)))?, told: 0 })
    }

    /// Sends what has changed since the last frame.
    pub(super) fn show(&mut self, state: &State, face: &Face) -> io::Result<()> {
        let (columns, rows) = state.seat.size;
        if self.terminal.size()? != Size::new(columns, rows) {
            self.terminal.backend_mut().resize(columns, rows);
        }
        self.terminal.draw(|frame| face.draw(frame, state))?;
        Ok(())
    }

    /// Bytes sent since this was last asked.
    pub(super) fn bytes(&mut self) -> usize {
        let sent = self.terminal.backend().sink().bytes;
        sent - std::mem::replace(&mut self.told, sent)
    }
}
