//! The one door: whatever happens knocks here, and the answer is what the world should do next.

use super::msg::{Effect, Msg};
use super::state::State;

/// Takes a message into the state; the effects are for the engine.
pub fn update(state: &mut State, msg: Msg) -> Vec<Effect> {
    let _ = (state, msg);
    Vec::new()
}
