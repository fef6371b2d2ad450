//! The hand-over of a shift: the sheet, and the two who sign it.

use crate::app::msg::{Arg, Effect, Said};
use crate::app::state::State;
use crate::desk::Signed;

/// Somebody has signed: who comes is told that a sheet waits for them.
pub fn signed(state: &mut State, signed: &Signed) -> Vec<Effect> {
    if signed.waits_for(&state.seat.actor) {
        state.said = Some(Said::plain("now-handed-over").with("who", Arg::Words(signed.left.by.clone())));
    }
    Vec::new()
}
