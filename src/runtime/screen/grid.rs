//! Cells as they stand on a screen: what a letter covers beside itself is known, and blanks that look alike are alike.

use ratatui::buffer::{Cell, CellWidth};
use ratatui::layout::Size;
use ratatui::style::{Color, Modifier};

/// The right half of a wide letter: nothing is written there.
const COVERED: &str = "";

/// What can be seen of a cell without a letter in it.
pub(super) const SEEN_ON_BLANKS: Modifier = Modifier::REVERSED
    .union(Modifier::UNDERLINED)
    .union(Modifier::SLOW_BLINK)
    .union(Modifier::RAPID_BLINK)
    .union(Modifier::CROSSED_OUT);

/// A screenful of cells.
#[derive(Debug)]
pub(super) struct Grid {
    rows: Vec<Vec<Cell>>,
}

impl Clone for Grid {
    fn clone(&self) -> Self {
        Self { rows: self.rows.clone() }
    }

    // Keeps the memory of the rows: this is done for each frame.
    fn clone_from(&mut self, from: &Self) {
        self.rows.clone_from(&from.rows);
    }
}

impl Grid {
    /// Nothing but blanks.
    pub(super) fn blank(size: Size) -> Self {
        Self { rows: vec![blank_row(size.width.into()); size.height.into()] }
    }

    /// Blanks of the same size.
    pub(super) fn blank_twin(&self) -> Self {
        Self { rows: self.rows.iter().map(|row| blank_row(row.len())).collect() }
    }

    /// The rows, from the top.
    pub(super) fn rows(&self) -> &[Vec<Cell>] {
        &self.rows
    }

    /// Puts a cell as ratatui gives it; what lies outside is left out.
    pub(super) fn put(&mut self, x: u16, y: u16, cell: &Cell) {
        let Some(row) = self.rows.get_mut(usize::from(y)) else { return };
        let x = usize::from(x);
        // The half of a wide letter that is still there; ratatui clears it again for some terminals.
        if x >= row.len() || covered(&row[x]) {
            return;
        }
        if row.get(x + 1).is_some_and(covered) {
            row[x + 1] = Cell::EMPTY;
        }
        let wide = cell.cell_width() > 1;
        row[x] = settled(cell);
        if wide && x + 1 < row.len() {
            if row.get(x + 2).is_some_and(covered) {
                row[x + 2] = Cell::EMPTY;
            }
            row[x + 1] = Cell::new(COVERED);
        } else if wide {
            // Half a letter cannot stand in the last column.
            row[x] = Cell::EMPTY;
        }
    }

    /// Blanks the cells of which it is so.
    pub(super) fn blank_where(&mut self, so: impl Fn(usize, usize) -> bool) {
        for (y, row) in self.rows.iter_mut().enumerate() {
            for (_, cell) in row.iter_mut().enumerate().filter(|(x, _)| so(*x, y)) {
                *cell = Cell::EMPTY;
            }
        }
    }

    /// Moves the rows from `top` to `bottom` up by so many (down where it is negative), as a terminal scrolls a region.
    pub(super) fn scroll(&mut self, top: usize, bottom: usize, by: isize) {
        let region = &mut self.rows[top..=bottom];
        let count = by.unsigned_abs().min(region.len());
        let columns = region[0].len();
        let fresh = if by > 0 {
            region.rotate_left(count);
            let kept = region.len() - count;
            &mut region[kept..]
        } else {
            region.rotate_right(count);
            &mut region[..count]
        };
        fresh.fill(blank_row(columns));
    }
}

fn blank_row(columns: usize) -> Vec<Cell> {
    vec![Cell::EMPTY; columns]
}

/// Is it the right half of a wide letter?
pub(super) fn covered(cell: &Cell) -> bool {
    cell.symbol() == COVERED
}

/// Nothing to be seen, not even a colour behind it.
pub(super) fn empty(cell: &Cell) -> bool {
    cell.symbol() == " " && cell.bg == Color::Reset && cell.modifier.is_empty()
}

/// Do they look alike?
pub(super) fn same(one: &Cell, other: &Cell) -> bool {
    one.symbol() == other.symbol() && one.fg == other.fg && one.bg == other.bg && one.modifier == other.modifier
}

/// The cell without what cannot be seen of it.
fn settled(cell: &Cell) -> Cell {
    let mut cell = cell.clone();
    if cell.cell_width() == 0 {
        cell.set_symbol(" ");
    }
    if cell.symbol() == " " && !cell.modifier.intersects(SEEN_ON_BLANKS) {
        cell.fg = Color::Reset;
        cell.modifier = Modifier::empty();
    }
    cell
}
