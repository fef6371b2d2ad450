//! What is kept on this machine is written when it changes; a line that is being typed only when it is left.

use crate::app::msg::Effect;
use crate::app::state::State;

/// Keeps the console's things as they are now. Call it after a kept thing has changed.
pub fn keep(state: &State) -> Effect {
    Effect::Keep(Box::new(state.kept()))
}
