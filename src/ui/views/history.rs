//! What happened to a ticket, newest first.

use super::reasons;
use crate::desk::{Act, CallState, Card, Change, Event, Handed, Phase, Priority};
use crate::theme::Meaning;
use crate::ui::scene::{Scene, clean};
use crate::ui::widgets::Sheet;

/// Columns of the time and of the name.
const TIME: usize = 13;

/// The history with its heading.
pub(super) fn lines(scene: Scene, card: &Card, sheet: &mut Sheet, cols: usize) {
    sheet.add(scene.strip(cols).gap(1).put(&scene.word("history-title"), Meaning::Label).line());
    if card.history.is_empty() {
        sheet.add(scene.strip(cols).gap(1).put(&scene.word("history-empty"), Meaning::Dim).line());
    }
    for event in card.history.iter().rev() {
        let at = scene.clock(event.at);
        let strip = scene.strip(cols).gap(1).cell(&at, TIME - 2, Meaning::Dim).gap(1);
        let strip = strip.raw_cell(&event.actor, 12, Meaning::Normal).gap(1);
        sheet.add(strip.text(&words(scene, event)).line());
    }
}

fn words(scene: Scene, event: &Event) -> String {
    let mut words = match &event.act {
        _ if event.undoes.is_some() => scene.word("did-undo"),
        Act::Ticket { what, .. } => change(scene, what),
        Act::Absence { .. } => scene.word("did-absence"),
        Act::UnitState { .. } => scene.word("did-unit-state"),
        Act::Call { call } => match call.state {
            CallState::Ringing | CallState::Answered => scene.word("did-call"),
            CallState::Ended => scene.say("did-call-ended", &[("minutes", call.talked_minutes().into())]),
            CallState::Missed => scene.word("did-call-missed"),
        },
        Act::Undo { .. } => scene.word("did-undo"),
        Act::Load { .. } => scene.word("did-load"),
    };
    if let Some(reason) = &event.reason {
        words.push_str(" — ");
        words.push_str(&reasons::any(scene, reason));
    }
    words
}

fn change(scene: Scene, change: &Change) -> String {
    let plain = |key: &str| scene.word(key);
    match change {
        Change::Register { .. } => plain("did-register"),
        Change::Assign { to: None, .. } => plain("did-release"),
        Change::Assign { to: Some(to), over } => {
            let key = if over.is_some() { "did-assign-over" } else { "did-assign" };
            scene.say(key, &[("who", to.unit.name.line(30).to_string().into())])
        }
        Change::Answer { handed: Handed::Refused { .. } } => plain("did-refuse"),
        Change::Answer { handed: Handed::Confirmed { .. } } => plain("did-confirm"),
        Change::Answer { handed: Handed::Told { .. } } => plain("did-tell"),
        Change::SetPriority { to, .. } => scene.say("did-priority", &[("to", scene.word(priority_key(*to)).into())]),
        Change::SetPhase { to } => phase(scene, to),
        Change::Promise { to: None } => plain("did-promise-off"),
        Change::Promise { to: Some(promise) } => scene.say(
            "did-promise",
            &[("until", scene.clock(promise.until).into()), ("text", promise.text.line(80).to_string().into())],
        ),
        Change::Move { to } => scene.say("did-move", &[("to", clean(&to.0, 30).into())]),
        Change::Link { parent: Some(parent) } => scene.say("did-link", &[("parent", clean(parent.as_str(), 20).into())]),
        Change::Link { parent: None } => plain("did-unlink"),
        Change::Note { text, to_client } => {
            let key = if *to_client { "did-note-client" } else { "did-note" };
            scene.say(key, &[("text", text.line(200).to_string().into())])
        }
        Change::Retract { .. } => plain("did-retract"),
        Change::Visit { .. } => plain("did-visit"),
        Change::Pin { on: true } => plain("did-pin"),
        Change::Pin { on: false } => plain("did-unpin"),
        Change::BreachReason { .. } => plain("did-breach-reason"),
        Change::CalledAgain { calls } => scene.say("did-call-again", &[("n", i64::from(*calls).into())]),
        Change::About { .. } => plain("did-about"),
        Change::Several { changes } => changes.iter().take(4).map(|one| self::change(scene, one)).collect::<Vec<_>>().join(", "),
    }
}

fn phase(scene: Scene, to: &Phase) -> String {
    match to {
        Phase::New => scene.word("did-new"),
        Phase::Open => scene.word("did-open"),
        Phase::Waiting { reason, until } => {
            let what = reasons::wait(scene, reason);
            match until {
                Some(until) => scene.say("did-wait-until", &[("what", what.into()), ("until", scene.clock(*until).into())]),
                None => scene.say("did-wait", &[("what", what.into())]),
            }
        }
        Phase::Solved => scene.word("did-solve"),
        Phase::Closed => scene.word("did-close"),
    }
}

fn priority_key(priority: Priority) -> &'static str {
    super::cells::priority(priority).0
}
