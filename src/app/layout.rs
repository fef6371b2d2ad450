//! How the screen is divided: known to `update` (page size, window of rows) and to the views alike.

use super::pane::Pane;

/// From this many columns on the lower pane stands at the right.
pub const WIDE: u16 = 160;

/// The parts of the screen, in rows and columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// Columns of the board.
    pub board_width: u16,
    /// Rows of tickets on the board, without its two header lines and its column titles.
    pub board_rows: u16,
    /// Columns of the pane; 0 when there is none.
    pub pane_width: u16,
    /// Rows of the pane; 0 when there is none.
    pub pane_rows: u16,
    /// True when the pane stands at the right.
    pub beside: bool,
}

/// Rows above the first ticket: the seat line, the counts, the column titles.
pub const HEAD: u16 = 3;
/// Rows below: what was said, and the keys.
pub const FOOT: u16 = 1;

/// Divides the screen.
#[must_use]
pub fn divide(size: (u16, u16), pane: &Pane) -> Layout {
    let (width, height) = size;
    let body = height.saturating_sub(HEAD + FOOT);
    match pane {
        Pane::None => Layout { board_width: width, board_rows: body, pane_width: 0, pane_rows: 0, beside: false },
        _ if width >= WIDE => {
            let pane_width = (width * 2 / 5).clamp(70, 90);
            Layout {
                board_width: width - pane_width - 1,
                board_rows: body,
                pane_width,
                pane_rows: height.saturating_sub(2 + FOOT),
                beside: true,
            }
        }
        _ => {
            // A plan and a computation need room for their lines; the other panes leave the board most of it.
            let wanted = match pane {
                Pane::Plan(_) | Pane::Explain(_) => body.saturating_sub(4),
                Pane::Card(_) => body / 2 + 1,
                // Its labels have a line each: who may ask and what was said today are among them; on a screen of thirty rows also
                // who looks after the client and what may be offered.
                Pane::Call(_) => {
                    if height < 30 {
                        12
                    } else {
                        14.max(body / 3)
                    }
                }
                Pane::None | Pane::Proposal(_) => 11.max(body / 3),
            };
            let pane_rows = wanted.min(body.saturating_sub(3));
            Layout {
                board_width: width,
                board_rows: body - pane_rows,
                pane_width: if pane_rows == 0 { 0 } else { width },
                pane_rows,
                beside: false,
            }
        }
    }
}
