//! The mouse, for those who want it: off, the terminal selects text with it as it always did.

use super::{look, moves};
use crate::app::board::Line;
use crate::app::layout::{HEAD, divide};
use crate::app::msg::{Effect, Mouse, Said};
use crate::app::overlay::Overlay;
use crate::app::state::State;
use crate::desk::TicketId;

/// Rows that a notch of the wheel moves.
const NOTCH: isize = 3;

/// Switches it on, or gives it back to the terminal.
pub fn toggle(state: &mut State) -> Vec<Effect> {
    state.hands.mouse = !state.hands.mouse;
    state.said = Some(Said::plain(if state.hands.mouse { "mouse-on" } else { "mouse-off" }));
    vec![Effect::Mouse(state.hands.mouse)]
}

/// The wheel moves what the arrows move; a click chooses a row of the board, the second one opens its card. A click never
/// sends, assigns or answers anything.
pub fn take(state: &mut State, event: Mouse) -> Vec<Effect> {
    match event {
        Mouse::Wheel(notches) => moves::by(state, notches.saturating_mul(NOTCH)),
        Mouse::Click { column, row } => {
            if let Some(ticket) = under(state, column, row) {
                let height = super::board_rows(state);
                state.board.choose(&ticket, height);
            }
            Vec::new()
        }
        Mouse::Double { column, row } => match under(state, column, row) {
            Some(ticket) => look::card(state, ticket, false),
            None => Vec::new(),
        },
    }
}

/// The ticket under that cell, where nothing lies over the board; a heading is none.
fn under(state: &State, column: u16, row: u16) -> Option<TicketId> {
    let layout = divide(state.seat.size, &state.pane);
    let line = row.checked_sub(HEAD).filter(|line| *line < layout.board_rows && column < layout.board_width)?;
    if !matches!(state.overlay, Overlay::None | Overlay::Copied { .. }) {
        return None;
    }
    match state.board.in_sight(layout.board_rows.into()).nth(line.into())? {
        Line::Row(row) => Some(row.id.clone()),
        Line::Heading(..) => None,
    }
}
