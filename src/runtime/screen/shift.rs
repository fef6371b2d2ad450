//! Finds rows that only moved: a terminal scrolls them by itself for a few bytes, whatever their width.

use super::grid::{Grid, empty, same};
use ratatui::buffer::Cell;

/// Rows from `top` to `bottom`, which move up by so many (down where it is negative).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shift {
    /// First row of the region.
    pub(super) top: usize,
    /// Last row of the region.
    pub(super) bottom: usize,
    /// Rows up.
    pub(super) by: isize,
}

/// So many cells must be saved: setting and leaving a region costs about as many bytes.
const WORTH: usize = 24;
/// A single row is never scrolled; frames with less change are not even looked at.
const FEW: usize = 3;

/// The shift that saves most cells; none where writing what differs is as cheap.
pub(super) fn find(shown: &Grid, wanted: &Grid) -> Option<Shift> {
    let (shown, wanted) = (shown.rows(), wanted.rows());
    let height = isize::try_from(wanted.len()).ok()?;
    let stay: Vec<usize> = shown.iter().zip(wanted).map(|(from, to)| differing(from, to)).collect();
    if stay.iter().filter(|cells| **cells > 0).count() < FEW {
        return None;
    }
    let mut best: Option<(usize, Shift)> = None;
    for by in (1 - height..height).filter(|by| *by != 0) {
        for shift in regions(shown, wanted, &stay, by) {
            let saved = saving(shown, wanted, &stay, shift);
            if saved > best.map_or(WORTH, |(most, _)| most) {
                best = Some((saved, shift));
            }
        }
    }
    best.map(|(_, shift)| shift)
}

/// The rows between the first and the last that moved by so many as they are, and the same with one row more at either end:
/// there the cursor's mark comes and goes, so those that moved with it have changed a little.
fn regions(shown: &[Vec<Cell>], wanted: &[Vec<Cell>], stay: &[usize], by: isize) -> Vec<Shift> {
    let moved = |y: &usize| {
        let from = y.checked_add_signed(by).and_then(|from| shown.get(from));
        stay[*y] > 0 && from.is_some_and(|from| from.iter().zip(&wanted[*y]).all(|(from, to)| same(from, to)))
    };
    let mut rows = (0..wanted.len()).filter(moved);
    let Some(first) = rows.next() else { return Vec::new() };
    let last = rows.next_back().unwrap_or(first);
    let ends = [(first, last), (first.saturating_sub(1), last), (first, last + 1), (first.saturating_sub(1), last + 1)];
    let region = |(first, last): (usize, usize)| {
        // What comes into the region comes from its own rows.
        let top = first.min(first.checked_add_signed(by)?);
        let bottom = last.max(last.checked_add_signed(by)?);
        (bottom < wanted.len()).then_some(Shift { top, bottom, by })
    };
    ends.into_iter().filter_map(region).collect()
}

/// Cells that need not be written after the shift, beside those that need it because of the shift.
fn saving(shown: &[Vec<Cell>], wanted: &[Vec<Cell>], stay: &[usize], shift: Shift) -> usize {
    let rows = shift.top..=shift.bottom;
    let without: usize = stay[rows.clone()].iter().sum();
    let with: usize = rows
        .clone()
        .map(|y| match y.checked_add_signed(shift.by).filter(|from| rows.contains(from)) {
            Some(from) => differing(&shown[from], &wanted[y]),
            None => letters(&wanted[y]),
        })
        .sum();
    without.saturating_sub(with)
}

fn differing(from: &[Cell], to: &[Cell]) -> usize {
    from.iter().zip(to).filter(|(from, to)| !same(from, to)).count()
}

fn letters(row: &[Cell]) -> usize {
    row.iter().filter(|cell| !empty(cell)).count()
}

#[cfg(test)]
mod tests {
    use super::super::grid::Grid;
    use super::{Shift, find};
    use ratatui::buffer::Buffer;
    use ratatui::layout::Size;

    fn grid(lines: &[&str]) -> Grid {
        let buffer = Buffer::with_lines(lines.iter().copied());
        let mut grid = Grid::blank(Size::new(buffer.area.width, buffer.area.height));
        for y in 0..buffer.area.height {
            for x in 0..buffer.area.width {
                grid.put(x, y, &buffer[(x, y)]);
            }
        }
        grid
    }

    const BEFORE: [&str; 6] = [
        "ПУЛЬТ 10:30 смена Ольга",
        " 1038 Ромашка   Петров ",
        " 1051 ТЦ        Сидоров",
        " 1047 Аптека 36 Ольга  ",
        ">1029 Логист    Ежов   ",
        " r кого послать   F1   ",
    ];

    #[test]
    fn the_list_moves_between_its_head_and_its_foot_and_the_cursors_row_with_it() {
        let after = [BEFORE[0], BEFORE[2], BEFORE[3], " 1029 Логист    Ежов   ", ">1049 Школа 9   Козлов ", BEFORE[5]];
        assert_eq!(find(&grid(&BEFORE), &grid(&after)), Some(Shift { top: 1, bottom: 4, by: 1 }));
        assert_eq!(find(&grid(&after), &grid(&BEFORE)), Some(Shift { top: 1, bottom: 4, by: -1 }));
    }

    #[test]
    fn what_only_changed_is_written_where_it_stands() {
        let minute_later = [
            "ПУЛЬТ 10:31 смена Ольга",
            " 1038 Ромашка   едет   ",
            " 1051 ТЦ        едет   ",
            " 1047 Аптека 36 едет   ",
            ">1029 Логист    едет   ",
            BEFORE[5],
        ];
        assert_eq!(find(&grid(&BEFORE), &grid(&minute_later)), None);
        assert_eq!(find(&grid(&BEFORE), &grid(&BEFORE)), None);
    }
}
