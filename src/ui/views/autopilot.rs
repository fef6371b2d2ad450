//! What the autopilot is about, for the header: a word, and which ticket it will route when.

use crate::theme::Meaning;
use crate::ui::scene::Scene;

/// From so many columns on the header says that it is off, too.
const WIDE: usize = 100;

/// On, with the ticket that is next. That it is off is told where there is room, and where somebody may still count on it.
pub(super) fn words(scene: Scene, cols: usize) -> Option<(String, Meaning)> {
    let (state, autopilot) = (scene.state, &scene.state.autopilot);
    if !autopilot.is_on() {
        let told = autopilot.was_on || (cols >= WIDE && !state.seat.read_only);
        return told.then(|| (scene.word("head-autopilot-off"), Meaning::Dim));
    }
    let next = autopilot.next.as_ref().filter(|_| state.ringing().is_none());
    let Some(next) = next else { return Some((scene.word("head-autopilot-on"), Meaning::Chosen)) };
    let number = next.number.to_string();
    // On a thin line nothing counts down: the moment itself is told.
    let words = if state.seat.looks.thin {
        scene.say("head-autopilot-at", &[("number", number.into()), ("at", scene.clock(next.at).into())])
    } else {
        let left = scene.lang().left_seconds(next.at.millis_since(scene.now()));
        scene.say("head-autopilot-next", &[("number", number.into()), ("left", left.into())])
    };
    Some((words, Meaning::Warning))
}
