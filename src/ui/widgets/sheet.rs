//! Lines of a view, and where the cursor stands in them.

use crate::text::width::is_plain;
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
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
            put(buffer, line, area, y);
        }
        let (x, y) = self.cursor?;
        let (x, y) = (u16::try_from(x).ok()?, u16::try_from(y).ok()?);
        (x < area.width && y < area.height).then(|| Position::new(area.x + x, area.y + y))
    }
}

/// Writes a line as ratatui's `set_line` does, plain characters without a look for where each of them ends.
fn put(buffer: &mut Buffer, line: &Line<'_>, area: Rect, y: u16) {
    let mut x = area.x;
    for span in &line.spans {
        let style = line.style.patch(span.style);
        if x >= area.right() {
            return;
        }
        x = put_plain(buffer, span, style, (x, area.right()), y)
            .unwrap_or_else(|| buffer.set_stringn(x, y, &span.content, usize::from(area.right() - x), style).0);
    }
}

/// Writes a span of plain characters into these columns of the row and answers where it ends; none when it holds others.
fn put_plain(buffer: &mut Buffer, span: &Span<'_>, style: Style, (from, to): (u16, u16), y: u16) -> Option<u16> {
    if !span.content.chars().all(is_plain) {
        return None;
    }
    let mut x = from;
    for c in span.content.chars().take(usize::from(to - from)) {
        buffer[(x, y)].set_char(c).set_style(style);
        x += 1;
    }
    Some(x)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Color;

    #[test]
    fn a_line_is_written_as_ratatui_writes_it() {
        let area = Rect { x: 2, y: 0, width: 12, height: 1 };
        let bold = Style::new().bold();
        for words in ["Ежов", "永永永永永永永", "за\u{301}мок на двери", "ООО «Вектор-Омега» № 7", "", "👨‍👩‍👧 семья", "abc\tdef"]
        {
            let spans = vec![Span::styled(words, bold), Span::styled(" · ждём", Style::new().fg(Color::Red))];
            let line = Line::from(spans).style(Style::new().bg(Color::Blue));
            let (mut ours, mut theirs) = (Buffer::empty(Rect::new(0, 0, 16, 1)), Buffer::empty(Rect::new(0, 0, 16, 1)));
            put(&mut ours, &line, area, 0);
            theirs.set_line(area.x, 0, &line, area.width);
            assert_eq!(ours, theirs, "{words:?}");
        }
    }
}
