//! The screen for a thin line: every sign of one plain byte, or a letter. No lines of boxes, nothing wide, nothing put together.

use crate::text::width;
use ratatui::buffer::Buffer;

/// Turns every cell into ASCII or a letter of one column. It is done on the finished screen, so no view can forget it.
pub(super) fn plain(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        let symbol = cell.symbol();
        let mut chars = symbol.chars();
        let lone = chars.next().filter(|_| chars.next().is_none());
        if !lone.is_some_and(is_plain) {
            let sign = sign(symbol);
            cell.set_char(sign);
        }
    }
}

/// A byte, or a letter that every font has at one column.
fn is_plain(c: char) -> bool {
    c.is_ascii() || (c.is_alphabetic() && width::of(c.encode_utf8(&mut [0; 4])) == 1)
}

/// The plain sign for one that is not. What is wide leaves a blank behind it, so the columns stay.
fn sign(symbol: &str) -> char {
    // A letter with its marks loses the marks.
    let first = symbol.chars().next().unwrap_or(' ');
    if is_plain(first) && !first.is_control() {
        return first;
    }
    match first {
        '─' | '━' | '═' | '–' | '—' | '−' | '‑' => '-',
        '│' | '┃' | '║' | '·' | '|' => '|',
        '┌' | '┐' | '└' | '┘' | '├' | '┤' | '┬' | '┴' | '┼' | '✓' => '+',
        '…' => '~',
        '«' | '»' | '„' | '“' | '”' => '"',
        '‘' | '’' => '\'',
        '→' => '>',
        '←' => '<',
        '↑' => '^',
        '↓' => 'v',
        '•' | '●' | '★' => '*',
        '№' => 'N',
        '₽' => 'р',
        '€' => 'E',
        '₸' => 'т',
        '×' => 'x',
        '▁' | '▂' | '░' => '.',
        '▃' | '▄' | '▒' => ':',
        '▅' | '▆' | '▓' => '=',
        '▇' | '█' => '#',
        c if c.is_whitespace() => ' ',
        _ => '?',
    }
}

#[cfg(test)]
mod tests {
    use super::plain;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    #[test]
    fn signs_become_plain_ones_and_columns_stay() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 40, 1));
        buffer.set_string(0, 0, "── «Ёж» 5 ₽ № 7 → 永b е\u{301}… ▇👍x", Style::new());
        plain(&mut buffer);
        let line: String = buffer.content.iter().map(ratatui::buffer::Cell::symbol).collect();
        assert_eq!(line.trim_end(), "-- \"Ёж\" 5 р N 7 > ? b е~ #? x");
    }
}
