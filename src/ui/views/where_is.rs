//! «Где инженер?» on the caller's panel, in one line: who, doing what since when, what goes before, when they are there, the last word.

use super::people::short_name;
use crate::app::pane::CallPane;
use crate::app::whereabouts::Whereabouts;
use crate::ui::scene::Scene;

/// Columns of the last word, at most: the screen cuts it where it has less.
const WORD: usize = 80;

/// The line; none where the caller has no open ticket that somebody holds.
pub(super) fn words(scene: Scene, pane: &CallPane) -> Option<String> {
    let known = pane.engineer.as_ref().filter(|known| Some(&known.ticket) == pane.open_ticket())?;
    Some(line(scene, known))
}

fn line(scene: Scene, known: &Whereabouts) -> String {
    let name = short_name(&known.unit.name, scene.state.unit(&known.unit.id), 30);
    let code = known.doing.code();
    let doing = match known.doing.since() {
        Some(at) => scene.say(&format!("where-{code}-since"), &[("at", scene.clock(at).into())]),
        None => scene.word(&format!("where-{code}")),
    };
    let mut parts = vec![format!("{name}: {doing}")];
    if known.before > 0 {
        parts.push(scene.say("where-before", &[("n", known.before.into())]));
    }
    parts.extend(known.expected.map(|at| scene.say("where-there-by", &[("at", scene.clock(at).into())])));
    if let Some((at, word)) = &known.word {
        let values = [("at", scene.clock(*at).into()), ("word", word.line(WORD).to_string().into())];
        parts.push(scene.say("where-word", &values));
    }
    parts.join(" · ")
}
