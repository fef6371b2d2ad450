//! Aligned columns of plain text.

use crate::text::{Raw, width};
use std::cmp::Reverse;

/// A column wider than this is cut in listings; `pult show` and `--json` have the whole.
const WIDEST: usize = 60;

/// A column of words is not cut below this.
const NARROWEST: usize = 12;

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

/// Rows under a heading within a width: columns of figures end alike, and the widest column of words gives way, but never below
/// twelve cells.
#[must_use]
pub fn fitted(head: &[String], rows: &[Vec<String>], right: &[bool], width: usize) -> String {
    let mut rows: Vec<Vec<String>> = std::iter::once(head.to_vec()).chain(rows.iter().cloned()).collect();
    let mut widths: Vec<usize> = (0..head.len())
        .map(|n| rows.iter().filter_map(|row| row.get(n)).map(|cell| width::of(cell)).max().unwrap_or(0))
        .collect();
    let words = (0..head.len()).filter(|n| !right.get(*n).copied().unwrap_or(false)).max_by_key(|n| (widths[*n], Reverse(*n)));
    let taken = widths.iter().sum::<usize>() + 2 * head.len().saturating_sub(1);
    if let Some(n) = words.filter(|_| taken > width) {
        widths[n] = widths[n].saturating_sub(taken - width).max(NARROWEST.min(widths[n]));
        for cell in rows.iter_mut().filter_map(|row| row.get_mut(n)) {
            Raw::from(cell.as_str()).line(widths[n]).as_str().clone_into(cell);
        }
    }
    for row in &mut rows {
        for (n, cell) in row.iter_mut().enumerate().filter(|(n, _)| right.get(*n).copied().unwrap_or(false)) {
            *cell = format!("{}{cell}", " ".repeat(widths[n].saturating_sub(width::of(cell))));
        }
    }
    lines(&rows.iter().map(Vec::as_slice).collect::<Vec<_>>())
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
    use super::{aligned, fitted};
    use crate::text::width;

    #[test]
    fn columns_line_up_by_what_is_seen() {
        let head = ["№".to_owned(), "Клиент".to_owned(), "x".to_owned()];
        let rows = [vec!["1029".into(), "漢字".into(), "a".into()], vec!["7".into(), "Аптека 36".into(), "b".into()]];
        let narrow = fitted(&head, &rows, &[true, false, false], 10);
        assert_eq!(narrow, "   №  Клиент     x\n1029  漢字       a\n   7  Аптека 36  b\n", "twelve cells are left to words");
        assert_eq!(aligned(&head, &rows), "№     Клиент     x\n1029  漢字       a\n7     Аптека 36  b\n");
    }

    #[test]
    fn the_widest_column_of_words_gives_way_to_the_terminal() {
        let head = ["Клиент".to_owned(), "Сумма".to_owned()];
        let rows = [vec!["Общество с ограниченной ответственностью".to_owned(), "12 400".into()]];
        let told = fitted(&head, &rows, &[false, true], 30);
        assert!(
            told.lines().all(|line| width::of(line) <= 30) && told.contains("Общество") && told.ends_with("12 400\n"),
            "{told}"
        );
        assert!(told.lines().next().is_some_and(|line| line.ends_with(" Сумма")), "figures end alike: {told}");
    }
}
