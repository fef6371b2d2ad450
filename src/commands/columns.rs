//! Aligned columns of plain text.

use crate::text::{Raw, width};

/// A column wider than this is cut in listings; `pult show` and `--json` have the whole.
const WIDEST: usize = 60;

/// A text longer than this is not for a terminal.
const LONGEST: usize = 4000;

/// Text from outside, fit for a line of a terminal.
#[must_use]
pub fn shown(raw: &Raw) -> String {
    raw.line(WIDEST).as_str().to_owned()
}

/// The same at full length.
#[must_use]
pub fn shown_whole(raw: &Raw) -> String {
    raw.line(LONGEST).as_str().to_owned()
}

/// Rows under a heading, each column as wide as its widest cell; the last one runs free.
#[must_use]
pub fn aligned(head: &[String], rows: &[Vec<String>]) -> String {
    lines(&std::iter::once(head).chain(rows.iter().map(Vec::as_slice)).collect::<Vec<_>>())
}

/// Rows without a heading.
#[must_use]
pub fn aligned_plain(rows: &[Vec<String>]) -> String {
    lines(&rows.iter().map(Vec::as_slice).collect::<Vec<_>>())
}

fn lines(rows: &[&[String]]) -> String {
    let columns = rows.iter().map(|row| row.len()).max().unwrap_or(0);
    let widest = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| width::of(cell)).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns).map(widest).collect();
    let mut out = String::new();
    for row in rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            line.push_str(cell);
            line.extend(std::iter::repeat_n(' ', width.saturating_sub(width::of(cell)) + 2));
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::aligned;

    #[test]
    fn columns_line_up_by_what_is_seen() {
        let head = ["№".to_owned(), "Клиент".to_owned(), "x".to_owned()];
        let rows = [vec!["1029".into(), "漢字".into(), "a".into()], vec!["7".into(), "Аптека 36".into(), "b".into()]];
        assert_eq!(aligned(&head, &rows), "№     Клиент     x\n1029  漢字       a\n7     Аптека 36  b\n");
    }
}
