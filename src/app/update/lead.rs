//! What a lead looks at: read by the engine, kept current by the minute.

use super::{handover, send};
use crate::app::leading::{Asked, Leading, Sheet, Told};
use crate::app::msg::Effect;
use crate::app::overlay::Overlay;
use crate::app::state::State;
use crate::desk::moment::MINUTE;
use crate::desk::{Failure, Moment};

/// `L`: load, arrivals, forecast, breaches.
pub fn overview(state: &mut State) -> Vec<Effect> {
    show(state, Sheet::Overview(None))
}

/// The wall; `ascii` for digits of plain signs, `alone` where there is no board behind it.
pub fn wall(state: &mut State, args: &[String]) -> Vec<Effect> {
    let said = |word: &str| args.iter().any(|arg| arg == word);
    show(state, Sheet::Wall { crew: None, ascii: said("ascii"), alone: said("alone") })
}

/// Lays a sheet over the board and asks the desk for it.
pub fn show(state: &mut State, what: Sheet) -> Vec<Effect> {
    let effect = ask(state, &what);
    state.overlay = Overlay::Lead(Box::new(Leading::of(what, state.now)));
    vec![effect]
}

fn ask(state: &State, what: &Sheet) -> Effect {
    Effect::Lead(match what {
        Sheet::Overview(_) => Asked::Overview,
        Sheet::Turn { .. } => Asked::Turn { unsent: u32::try_from(state.wishes.count()).unwrap_or(u32::MAX) },
        Sheet::Wall { .. } => Asked::Crew,
    })
}

/// Asks again for the sheet that lies over the board, if it is one of these.
pub fn read_again(state: &mut State, which: impl Fn(&Sheet) -> bool) -> Vec<Effect> {
    let Overlay::Lead(leading) = &state.overlay else { return Vec::new() };
    if !which(&leading.what) {
        return Vec::new();
    }
    let effect = ask(state, &leading.what);
    let now = state.now;
    if let Overlay::Lead(leading) = &mut state.overlay {
        leading.asked = now;
    }
    vec![effect]
}

/// A minute has passed: load and forecast are no longer what they were. A sheet that is about to be signed stays as it was read.
pub fn tick(state: &mut State, now: Moment) -> Vec<Effect> {
    let Overlay::Lead(leading) = &state.overlay else { return Vec::new() };
    if now.0.div_euclid(MINUTE) == leading.asked.0.div_euclid(MINUTE) {
        return Vec::new();
    }
    read_again(state, |what| !matches!(what, Sheet::Turn { .. }))
}

/// The desk has answered.
pub fn came(state: &mut State, told: Result<Told, Failure>) -> Vec<Effect> {
    let told = match told {
        Ok(told) => told,
        Err(failure) => {
            state.said = Some(send::failure_said(&failure, None));
            return Vec::new();
        }
    };
    let Overlay::Lead(leading) = &mut state.overlay else { return Vec::new() };
    match (&mut leading.what, told) {
        (Sheet::Overview(here), Told::Overview(overview)) => *here = Some(overview),
        (Sheet::Turn { turn: here, sign_when_read, .. }, Told::Turn(turn)) => {
            *here = Some(turn);
            if std::mem::take(sign_when_read) {
                return handover::sign(state);
            }
        }
        (Sheet::Wall { crew: here, .. }, Told::Crew(crew)) => *here = Some(crew),
        // An answer to what no longer lies there.
        _ => {}
    }
    Vec::new()
}
