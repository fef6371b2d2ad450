//! When to look at the clock next.

use crate::app::board::Line;
use crate::app::pane::Pane;
use crate::app::state::State;
use crate::desk::moment::MINUTE;
use crate::desk::{CallState, Minutes, Moment};

/// Rows with less time left than this show seconds.
const NEAR: Minutes = Minutes(10);
/// A second in milliseconds.
const SECOND: i64 = 1_000;

/// The next moment at which something on the screen changes by the clock alone: the next full second while a row in sight
/// shows seconds, a call is in the pane or waits aside, else the moment when a row in sight begins to, else the next full minute.
#[must_use]
pub fn wake(state: &State, now: Moment) -> Moment {
    let minute = next(now, MINUTE);
    let routes = state.autopilot.next.as_ref().map(|next| next.at).filter(|at| *at > now);
    // On a thin line nothing is shown by the second.
    if state.seat.looks.thin {
        return routes.map_or(minute, |at| minute.min(at));
    }
    // The header counts down to it, so that a hand can be quicker.
    if let Some(at) = routes {
        return next(now, SECOND).min(at);
    }
    if talking(state) || !state.desk.held.is_empty() {
        return next(now, SECOND);
    }
    let mut earliest = minute;
    for due in in_sight(state).filter(|due| *due > now) {
        if due - NEAR <= now {
            return next(now, SECOND);
        }
        earliest = earliest.min(due - NEAR);
    }
    earliest
}

fn next(now: Moment, step: i64) -> Moment {
    Moment((now.0.div_euclid(step) + 1) * step)
}

/// The deadlines of the rows on the screen.
fn in_sight(state: &State) -> impl Iterator<Item = Moment> {
    let rows = usize::from(crate::app::layout::divide(state.seat.size, &state.pane).board_rows);
    state.board.in_sight(rows).filter_map(|line| if let Line::Row(row) = line { row.facts.due.at() } else { None })
}

/// The pane counts the seconds of a call that is going on.
fn talking(state: &State) -> bool {
    let Pane::Call(pane) = &state.pane else { return false };
    let live = |state: CallState| matches!(state, CallState::Ringing | CallState::Answered);
    pane.call.as_ref().is_some_and(|id| state.desk.calls.iter().any(|call| call.id == *id && live(call.state)))
}

#[cfg(test)]
mod tests;
