//! The mouse, where the person wants it: what it did, told once.

use crate::app::Mouse;
use crate::engine::Stopwatch;
use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};

/// Clicks and the wheel are reported, columns and rows of any size (SGR).
pub(super) const ON: &str = "\x1b[?1000h\x1b[?1006h";
/// They are the terminal's again.
pub(super) const OFF: &str = "\x1b[?1000l\x1b[?1006l";

/// Two clicks on one cell within so many milliseconds are one double click.
const DOUBLE: f64 = 400.0;

/// What was heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Heard {
    /// A notch of the wheel, down is 1.
    Wheel(isize),
    /// The left button on that column and row.
    Left(u16, u16),
}

/// What a report says; releases, moves and the other buttons mean nothing here.
pub(super) fn heard(event: MouseEvent) -> Option<Heard> {
    match event.kind {
        MouseEventKind::Down(MouseButton::Left) => Some(Heard::Left(event.column, event.row)),
        MouseEventKind::ScrollDown => Some(Heard::Wheel(1)),
        MouseEventKind::ScrollUp => Some(Heard::Wheel(-1)),
        _ => None,
    }
}

/// Tells a double click from two.
#[derive(Default)]
pub(super) struct Clicks {
    last: Option<(Stopwatch, (u16, u16))>,
}

impl Clicks {
    /// What it means to the console.
    pub(super) fn tell(&mut self, heard: Heard) -> Mouse {
        let (column, row) = match heard {
            Heard::Wheel(notches) => return Mouse::Wheel(notches),
            Heard::Left(column, row) => (column, row),
        };
        match self.last.take() {
            Some((watch, at)) if at == (column, row) && watch.milliseconds() < DOUBLE => Mouse::Double { column, row },
            _ => {
                self.last = Some((Stopwatch::start(), (column, row)));
                Mouse::Click { column, row }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Clicks, Heard, OFF, ON};
    use crate::app::Mouse;

    #[test]
    fn two_clicks_on_a_cell_are_one_double_click_and_the_third_begins_anew() {
        let mut clicks = Clicks::default();
        let (column, row) = (4, 7);
        assert_eq!(clicks.tell(Heard::Left(4, 7)), Mouse::Click { column, row });
        assert_eq!(clicks.tell(Heard::Left(4, 7)), Mouse::Double { column, row });
        assert_eq!(clicks.tell(Heard::Left(4, 7)), Mouse::Click { column, row });
        assert_eq!(clicks.tell(Heard::Left(4, 8)), Mouse::Click { column, row: 8 }, "another cell");
    }

    #[test]
    fn what_is_switched_on_is_switched_off() {
        let mut terminal = vt100::Parser::default();
        terminal.process(ON.as_bytes());
        assert_eq!(terminal.screen().mouse_protocol_mode(), vt100::MouseProtocolMode::PressRelease);
        assert_eq!(terminal.screen().mouse_protocol_encoding(), vt100::MouseProtocolEncoding::Sgr);
        terminal.process(OFF.as_bytes());
        assert_eq!(terminal.screen().mouse_protocol_mode(), vt100::MouseProtocolMode::None);
    }
}
