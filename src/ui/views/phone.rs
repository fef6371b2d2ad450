//! Whether calls reach the desk at all: a silent telephone looks like a quiet morning.

use crate::desk::Silence;
use crate::desk::phone_line::silence as silence_of;
use crate::theme::Meaning;
use crate::ui::scene::Scene;

/// `телефония молчит с 10:14`; none while all is well.
pub(super) fn silence(scene: Scene, cols: usize) -> Option<(String, Meaning)> {
    let silence = silence_of(&scene.state.together.team.lines, scene.now())?;
    let (key, meaning, values) = match silence {
        Silence::Now { since } => ("silent", Meaning::Lost, [("at", scene.clock(since)), ("to", String::new())]),
        Silence::Was { from, to } => ("was-silent", Meaning::Warning, [("at", scene.clock(from)), ("to", scene.clock(to))]),
    };
    // On a narrow screen who rings needs the room.
    let short = if cols < 100 { "-short" } else { "" };
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str().into()));
    Some((scene.say(&format!("head-phone-{key}{short}"), &values), meaning))
}
