//! The term of a new ticket in words that can be said aloud: what the contract says, and who calls back. Nobody has planned a
//! visit yet, so none is promised.

use crate::app::draft::NewTicket;
use crate::desk::ticket::Promise;
use crate::desk::{ClockKind, Due};
use crate::ui::scene::Scene;

/// `по договору: ответ до 10:50, решение до завтра 14:00; перезвоним до 11:00 (Ольга)`.
pub(super) fn words(scene: Scene, draft: &NewTicket) -> String {
    let terms: Vec<String> = draft.known.terms.iter().filter_map(|(kind, due)| term(scene, *kind, *due)).collect();
    let terms = match (terms.is_empty(), draft.dossier.is_some()) {
        (false, _) => scene.say("term-contract", &[("terms", terms.join(", ").into())]),
        (true, true) if draft.known.verdict.as_ref().is_some_and(|verdict| verdict.contract.is_some()) => {
            scene.word("term-unsaid")
        }
        (true, true) => scene.word("term-none"),
        (true, false) => scene.word("call-not-read"),
    };
    match &draft.known.promise {
        Some(promise) => format!("{terms}; {}", promised(scene, promise)),
        None => terms,
    }
}

/// `перезвоним до 11:00 (Ольга)`.
pub(super) fn promised(scene: Scene, promise: &Promise) -> String {
    let values = [("at", aloud(scene, promise.until).into()), ("who", promise.owner.line(24).to_string().into())];
    scene.say("term-call-back", &values)
}

fn term(scene: Scene, kind: ClockKind, due: Due) -> Option<String> {
    let key = match kind {
        ClockKind::Reaction => "term-reaction",
        ClockKind::Arrival => "term-arrival",
        _ => "term-resolution",
    };
    match due {
        Due::At { at } => Some(scene.say(key, &[("at", aloud(scene, at).into())])),
        Due::BestEffort => Some(scene.word("term-best-effort")),
        Due::Paused { .. } | Due::None => None,
    }
}

fn aloud(scene: Scene, at: crate::desk::Moment) -> String {
    scene.lang().aloud(at, scene.now(), scene.zone())
}
