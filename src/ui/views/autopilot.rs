//! What the autopilot is about, for the header: a word, and which ticket it will route when.

use crate::theme::Meaning;
use crate::ui::scene::Scene;

/// On, with the ticket that is next; that it is off only where somebody may still count on it.
pub(super) fn words(scene: Scene) -> Option<(String, Meaning)> {
    let (state, autopilot) = (scene.state, &scene.state.autopilot);
    if !autopilot.is_on() {
        return autopilot.was_on.then(|| (scene.word("head-autopilot-off"), Meaning::Dim));
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
