//! Lines of a view, and where the cursor stands in them.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;
use ratatui::widgets::{Clear, Widget};

/// Lines of a view, and where the cursor stands in them.
#[derive(Debug, Default)]
pub(in crate::ui) struct Sheet {
    /// From top to bottom.
    pub lines: Vec<Line<'static>>,
    /// Column and row of the cursor, counted from the sheet's corner.
    pub cursor: Option<(usize, usize)>,
}

impl Sheet {
    /// Lines without a cursor.
    pub fn of(lines: Vec<Line<'static>>) -> Self {
        Self { lines, cursor: None }
    }

    /// Adds a line.
    pub fn add(&mut self, line: Line<'static>) {
        self.lines.push(line);
    }

    /// The row that the next line will be.
    pub fn next(&self) -> usize {
        self.lines.len()
    }

    /// Only the lines from `top` on, as many as fit; the first one stays. The window stops at the last line.
    pub fn scrolled(mut self, scroll: usize, rows: usize) -> Self {
        let body = self.lines.len().saturating_sub(1);
        let top = scroll.min(body.saturating_sub(rows.saturating_sub(1)));
        if top > 0 {
            self.lines.drain(1..=top);
        }
        self
    }

    /// Puts the lines on the screen over whatever was there; gives the cursor's place on the screen.
    pub fn draw(&self, frame: &mut Frame, area: Rect) -> Option<Position> {
        let area = area.intersection(frame.area());
        if area.is_empty() {
            return None;
        }
        let buffer = frame.buffer_mut();
        Clear.render(area, buffer);
        for (line, y) in self.lines.iter().zip(area.top()..area.bottom()) {
            buffer.set_line(area.x, y, line, area.width);
        }
        let (x, y) = self.cursor?;
        let (x, y) = (u16::try_from(x).ok()?, u16::try_from(y).ok()?);
        (x < area.width && y < area.height).then(|| Position::new(area.x + x, area.y + y))
    }
}
