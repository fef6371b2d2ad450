//! The screen: a ratatui backend that sends a frame in one write, and nothing when nothing changed.
//!
//! ratatui 0.30 writes the cursor's place with every frame and does not bracket frames; a thin line pays for the first
//! and flickers for want of the second. A frame is put together here and leaves inside synchronised output (DEC 2026).
//! Scroll regions will find their place in [`Screen::draw`].

use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use std::io::{self, Write};

/// Begins a frame that the terminal shows all at once.
const BEGIN: &[u8] = b"\x1b[?2026h";
/// Shows it.
const END: &[u8] = b"\x1b[?2026l";

/// Where the cursor is and whether it is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Cursor {
    at: Position,
    seen: bool,
}

/// The screen of a terminal behind `sink`.
pub(super) struct Screen<W: Write> {
    sink: W,
    size: Size,
    /// The frame so far.
    cells: Vec<u8>,
    /// What goes out beside frames: title, bell.
    beside: String,
    wanted: Cursor,
    /// Where the terminal's cursor was left; none when drawing has moved it since.
    shown: Option<Cursor>,
}

impl<W: Write> Screen<W> {
    /// A screen of this size; nothing is written yet.
    pub(super) fn new(sink: W, size: Size) -> Self {
        let cursor = Cursor { at: Position::ORIGIN, seen: true };
        Self { sink, size, cells: Vec::new(), beside: String::new(), wanted: cursor, shown: None }
    }

    /// The terminal has another size now.
    pub(super) fn resize(&mut self, columns: u16, rows: u16) {
        self.size = Size::new(columns, rows);
    }

    /// Sends these bytes with the next frame, before it: never into the middle of one.
    pub(super) fn send_beside(&mut self, bytes: &str) {
        self.beside.push_str(bytes);
    }

    fn pen(&mut self) -> CrosstermBackend<&mut Vec<u8>> {
        CrosstermBackend::new(&mut self.cells)
    }

    fn cursor(&self) -> String {
        let Cursor { at, seen } = self.wanted;
        match (seen, self.shown) {
            (true, Some(shown)) if shown == self.wanted => String::new(),
            (true, shown) => {
                let show = if shown.is_some_and(|shown| shown.seen) { "" } else { "\x1b[?25h" };
                format!("\x1b[{};{}H{show}", at.y + 1, at.x + 1)
            }
            (false, Some(Cursor { seen: false, .. })) => String::new(),
            (false, _) => "\x1b[?25l".into(),
        }
    }
}

impl<W: Write> Backend for Screen<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut content = content.peekable();
        if content.peek().is_none() {
            return Ok(());
        }
        self.shown = self.shown.map(|shown| Cursor { at: Position::new(u16::MAX, u16::MAX), ..shown });
        self.pen().draw(content)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.wanted.seen = false;
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.wanted.seen = true;
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.wanted.at)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.wanted.at = position.into();
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        // What the terminal shows is unknown from here on, its cursor too.
        self.shown = None;
        let Position { x, y } = self.wanted.at;
        if region != ClearType::All {
            write!(self.cells, "\x1b[{};{}H", y + 1, x + 1)?;
        }
        self.pen().clear_region(region)
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size, pixels: Size::new(0, 0) })
    }

    fn flush(&mut self) -> io::Result<()> {
        let cursor = self.cursor();
        if self.cells.is_empty() && self.beside.is_empty() && cursor.is_empty() {
            return Ok(());
        }
        let mut frame = std::mem::take(&mut self.beside).into_bytes();
        if self.cells.is_empty() {
            frame.extend_from_slice(cursor.as_bytes());
        } else {
            frame.extend_from_slice(BEGIN);
            frame.append(&mut self.cells);
            frame.extend_from_slice(cursor.as_bytes());
            frame.extend_from_slice(END);
        }
        self.shown = Some(self.wanted);
        self.sink.write_all(&frame)?;
        self.sink.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::{BEGIN, END, Screen};
    use ratatui::Terminal;
    use ratatui::layout::Size;
    use ratatui::style::{Modifier, Style};
    use ratatui::text::Line;
    use std::io::{self, Write};

    /// Keeps each write apart.
    #[derive(Default)]
    struct Sink(Vec<Vec<u8>>);

    impl Write for Sink {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.push(bytes.to_vec());
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn terminal() -> Terminal<Screen<Sink>> {
        Terminal::new(Screen::new(Sink::default(), Size::new(20, 3))).expect("a screen without a terminal cannot fail")
    }

    fn show(terminal: &mut Terminal<Screen<Sink>>, text: &str, cursor: Option<(u16, u16)>) -> Vec<Vec<u8>> {
        terminal
            .draw(|frame| {
                frame.render_widget(Line::styled(text, Style::new().add_modifier(Modifier::REVERSED)), frame.area());
                if let Some(at) = cursor {
                    frame.set_cursor_position(at);
                }
            })
            .expect("a frame");
        std::mem::take(&mut terminal.backend_mut().sink.0)
    }

    #[test]
    fn a_frame_is_one_write_in_synchronised_output_with_the_cursor_at_its_place() {
        let mut terminal = terminal();
        let writes = show(&mut terminal, "1051", Some((2, 1)));
        let [frame] = writes.as_slice() else { panic!("{} writes", writes.len()) };
        assert!(frame.starts_with(BEGIN) && frame.ends_with(END));
        let mut seen = vt100::Parser::default();
        seen.process(frame);
        assert_eq!(seen.screen().contents().trim_end(), "1051");
        assert_eq!(seen.screen().cursor_position(), (1, 2));
        assert!(!seen.screen().hide_cursor());
    }

    #[test]
    fn a_frame_that_changes_nothing_sends_nothing() {
        let mut terminal = terminal();
        show(&mut terminal, "1051", Some((2, 1)));
        assert_eq!(show(&mut terminal, "1051", Some((2, 1))), Vec::<Vec<u8>>::new());
    }

    #[test]
    fn only_the_cells_that_changed_are_sent_and_the_cursor_goes_back() {
        let mut terminal = terminal();
        show(&mut terminal, "0:40 1051", Some((2, 1)));
        let writes = show(&mut terminal, "0:39 1051", Some((2, 1)));
        let [frame] = writes.as_slice() else { panic!("{} writes", writes.len()) };
        let text = String::from_utf8_lossy(frame);
        assert!(text.contains("39") && !text.contains("1051"), "{text:?}");
        assert!(text.contains("\x1b[2;3H") && frame.len() < 100, "{text:?}");
    }

    #[test]
    fn a_cursor_that_moves_alone_costs_a_few_bytes() {
        let mut terminal = terminal();
        show(&mut terminal, "1051", Some((2, 1)));
        assert_eq!(show(&mut terminal, "1051", Some((2, 2))), [b"\x1b[3;3H".to_vec()]);
        assert_eq!(show(&mut terminal, "1051", None), [b"\x1b[?25l".to_vec()]);
        assert_eq!(show(&mut terminal, "1051", None), Vec::<Vec<u8>>::new());
    }

    #[test]
    fn a_bell_goes_before_the_frame_never_into_it() {
        let mut terminal = terminal();
        terminal.backend_mut().send_beside("\x07");
        let writes = show(&mut terminal, "1051", None);
        assert!(writes[0].starts_with(b"\x07\x1b[?2026h"), "{writes:?}");
        terminal.backend_mut().send_beside("\x07");
        assert_eq!(show(&mut terminal, "1051", None), [b"\x07".to_vec()]);
    }

    #[test]
    fn after_a_clear_everything_is_sent_anew() {
        let mut terminal = terminal();
        show(&mut terminal, "1051", None);
        terminal.clear().expect("a clear");
        let all: Vec<u8> = show(&mut terminal, "1051", None).concat();
        let mut seen = vt100::Parser::default();
        seen.process(b"rubbish of another program");
        seen.process(&all);
        assert_eq!(seen.screen().contents().trim_end(), "1051");
    }
}
