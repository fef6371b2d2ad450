//! A desk that nobody has filled yet.

use super::act;
use crate::app::msg::{Effect, Said};
use crate::app::state::State;

/// Leaves for the demo's desk; nobody is taken away from work that is there.
pub fn demo(state: &mut State) -> Vec<Effect> {
    if state.is_new_desk() { vec![Effect::Demo] } else { act::say(state, Said::warning("demo-leaves-work")) }
}
