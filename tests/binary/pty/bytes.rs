//! What a key costs on a thin line, by the real binary.

use super::opening::Opening;
use super::terminal::{Pty, chosen, row};

/// Presses `j` until the list has moved by one row; the answers are the dearest key inside the page, and the one that moved it
/// with the letters of the row that came.
fn down(columns: u16, rows: u16) -> (usize, usize, usize) {
    let mut pty = Pty::open(&Opening { tickets: 200, ..Opening::default() }.sized(columns, rows));
    let first = pty.look(|screen| row(screen, 3));
    let mut cursor = 0;
    loop {
        let before = pty.chosen();
        let bytes = pty.cost("j", "next row", |screen| chosen(screen).is_some_and(|now| now != before));
        // The first row loses its mark at the first key already; its other words stay while the list does.
        let moved = pty.look(|screen| row(screen, 3).get(8..).map(str::to_owned)) != first.get(8..).map(str::to_owned);
        if moved {
            let letters = pty.look(|screen| row(screen, screen.cursor_position().0).trim_end().len());
            return (cursor, bytes, letters);
        }
        cursor = cursor.max(bytes);
    }
}

#[test]
fn a_cursor_key_costs_a_few_bytes_and_a_scrolled_row_little_more_than_its_letters() {
    for (columns, rows) in [(60, 16), (120, 40), (200, 14), (400, 14)] {
        let (cursor, scroll, letters) = down(columns, rows);
        assert!(cursor <= 150, "{columns} columns: a cursor key costs {cursor} bytes");
        assert!(scroll <= letters + 120, "{columns} columns: a row of {letters} bytes costs {scroll}");
        assert!(columns != 120 || scroll <= 450, "{scroll} bytes");
    }
}
