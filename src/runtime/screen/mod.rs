//! The screen: a ratatui backend that sends a frame in one write, and nothing when nothing changed.
//!
//! ratatui 0.30 writes the cursor's place with every frame, does not bracket frames and knows of no scrolling; a thin line
//! pays for it and flickers. Here what is shown and what is wanted stand side by side: rows that only moved are scrolled by
//! the terminal itself, the cells that still differ are written, and all of it leaves inside synchronised output (DEC 2026).
//!
//! ```text
//! grid.rs   cells as they stand on a screen        shift.rs   finds rows that only moved        pen.rs   cells -> bytes
//! ```

mod grid;
mod pen;
mod shift;

use grid::Grid;
use pen::Pen;
use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use std::io::{self, Write};

/// Begins a frame that the terminal shows all at once.
const BEGIN: &str = "\x1b[?2026h";
/// Shows it.
const END: &str = "\x1b[?2026l";

/// Where the cursor is and whether it is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Cursor {
    at: Position,
    seen: bool,
}

/// The screen of a terminal behind `sink`.
pub(crate) struct Screen<W: Write> {
    sink: W,
    size: Size,
    /// What goes out beside frames: title, bell.
    beside: String,
    wanted: Grid,
    /// What the terminal shows; none when nobody knows.
    shown: Option<Grid>,
    /// A cell was put since the last frame.
    touched: bool,
    cursor: Cursor,
    /// Where the terminal's cursor was left; none when nobody knows.
    left_at: Option<Position>,
    /// Whether it is seen; none when nobody knows.
    is_seen: Option<bool>,
}

impl<W: Write> Screen<W> {
    /// A screen of this size; nothing is written yet.
    pub(crate) fn new(sink: W, size: Size) -> Self {
        Self {
            sink,
            size,
            beside: String::new(),
            wanted: Grid::blank(size),
            shown: None,
            touched: true,
            cursor: Cursor { at: Position::ORIGIN, seen: true },
            left_at: None,
            is_seen: None,
        }
    }

    /// The terminal has another size now, or had one for a moment: everything is sent anew.
    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        self.size = Size::new(columns, rows);
        self.forget();
    }

    /// Where frames go.
    pub(crate) fn sink(&self) -> &W {
        &self.sink
    }

    /// Sends these bytes with the next frame, before it: never into the middle of one.
    pub(super) fn send_beside(&mut self, bytes: &str) {
        self.beside.push_str(bytes);
    }

    /// What the terminal shows is unknown from here on, its cursor too.
    fn forget(&mut self) {
        self.shown = None;
        self.left_at = None;
        self.is_seen = None;
        self.touched = true;
    }

    /// The bytes that make the terminal show what is wanted.
    fn frame(&mut self) -> String {
        let mut pen = Pen::at(self.left_at);
        if std::mem::take(&mut self.touched) {
            let mut shown = self.shown.take().unwrap_or_else(|| {
                pen.wipe();
                self.wanted.blank_twin()
            });
            if let Some(shift) = shift::find(&shown, &self.wanted) {
                pen.scroll(shift);
                shown.scroll(shift.top, shift.bottom, shift.by);
            }
            for (y, wanted) in self.wanted.rows().iter().enumerate() {
                pen.row(y, &shown.rows()[y], wanted);
            }
            shown.clone_from(&self.wanted);
            pen.undress();
            self.shown = Some(shown);
        }
        let drawn = pen.drew();
        let Cursor { at, seen } = self.cursor;
        // A cursor that nobody sees stays where the drawing left it.
        self.left_at = if seen { pen.go(at) } else { pen.stands() };
        let show = match (seen, self.is_seen.replace(seen)) {
            (now, Some(before)) if now == before => "",
            (true, _) => "\x1b[?25h",
            (false, _) => "\x1b[?25l",
        };
        let mut frame = std::mem::take(&mut self.beside);
        let parts = if drawn { [BEGIN, &pen.written(), show, END] } else { ["", &pen.written(), show, ""] };
        frame.extend(parts);
        frame
    }
}

impl<W: Write> Backend for Screen<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        for (x, y, cell) in content {
            self.wanted.put(x, y, cell);
            self.touched = true;
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.cursor.seen = false;
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.cursor.seen = true;
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.cursor.at)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.cursor.at = position.into();
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        let Position { x, y } = self.cursor.at;
        let here = (usize::from(y), usize::from(x));
        if region == ClearType::All {
            self.wanted = Grid::blank(self.size);
        }
        self.wanted.blank_where(|x, y| match region {
            ClearType::All => true,
            ClearType::AfterCursor => (y, x) >= here,
            ClearType::BeforeCursor => (y, x) <= here,
            ClearType::CurrentLine => y == here.0,
            ClearType::UntilNewLine => y == here.0 && x >= here.1,
        });
        self.forget();
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size, pixels: Size::new(0, 0) })
    }

    fn flush(&mut self) -> io::Result<()> {
        let frame = self.frame();
        if frame.is_empty() {
            return Ok(());
        }
        self.sink.write_all(frame.as_bytes())?;
        self.sink.flush()
    }
}

#[cfg(test)]
mod tests;
