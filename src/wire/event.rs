//! A line of a ticket's history.

use super::said::Said;
use crate::desk::{Act, Change, Event};
use serde::Serialize;
use serde_json::Value;

/// One event as the contract writes it.
#[derive(Clone, Debug, Serialize)]
pub struct History {
    /// Sequence number on the desk.
    pub seq: i64,
    /// When.
    pub at: String,
    /// Who.
    pub actor: String,
    /// What was done: the change's name.
    pub change: String,
    /// The touched parts before.
    pub before: Value,
    /// The touched parts after.
    pub after: Value,
    /// Why, a code of the policy.
    pub reason: Option<String>,
    /// The words of a note.
    pub text: Option<String>,
    /// The event that it took back.
    pub undoes: Option<i64>,
}

impl History {
    /// From an event.
    #[must_use]
    pub fn of(event: &Event, said: Said) -> Self {
        Self {
            seq: event.seq,
            at: said.time(event.at),
            actor: event.actor.raw().to_owned(),
            change: act_name(event),
            before: said.times_in(&event.before),
            after: said.times_in(&event.after),
            reason: event.reason.clone(),
            text: match &event.act {
                Act::Ticket { what: Change::Note { text, .. }, .. } => Some(text.raw().to_owned()),
                _ => None,
            },
            undoes: event.undoes,
        }
    }
}

/// The name that the change has in the log.
fn act_name(event: &Event) -> String {
    if event.undoes.is_some() {
        return "undo".into();
    }
    let named = match &event.act {
        Act::Ticket { what, .. } => serde_json::to_value(what).ok().and_then(|v| v.get("change").cloned()),
        act => serde_json::to_value(act).ok().and_then(|v| v.get("do").cloned()),
    };
    named.and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default()
}
