//! How to take a change back.

use super::{Basis, Change, Charge, Undo, apply};
use crate::desk::ticket::{Phase, Ticket};

impl Change {
    /// How to take the change back from the ticket as it stood before it; `seq` is the event that the change became.
    #[must_use]
    pub fn inverse(&self, before: &Ticket, seq: i64) -> Undo {
        let inverse = match self {
            Self::Register { .. } => Self::SetPhase { to: Phase::Closed },
            Self::Assign { .. } => Self::Assign { to: before.people.assignee.clone(), over: None },
            Self::Answer { .. } => match &before.people.assignee {
                Some(held) => Self::Several {
                    changes: vec![Self::Answer { handed: held.handed }, Self::SetPhase { to: before.head.phase.clone() }],
                },
                None => return Undo::No { why: "nobody-held-it".into() },
            },
            Self::SetPriority { why, .. } => Self::SetPriority {
                to: before.head.priority,
                why: match why {
                    Basis::ClientAsked { charge, .. } => Basis::TakenBack { charge: charge.clone() },
                    // A redo takes again what the undo gave back.
                    Basis::TakenBack { charge } => Basis::ClientAsked { contact: None, charge: charge.clone() },
                    Basis::Reassessed => Basis::TakenBack { charge: Charge::None },
                },
            },
            Self::SetPhase { .. } => Self::SetPhase { to: before.head.phase.clone() },
            Self::Promise { .. } => Self::Promise { to: before.extra.promise.clone() },
            Self::Move { .. } => Self::Move { to: before.people.group.clone() },
            Self::Link { .. } => Self::Link { parent: before.extra.parent.clone() },
            Self::Note { to_client: true, .. } => return Undo::No { why: "client-has-read-it".into() },
            Self::Note { .. } => Self::Retract { seq },
            Self::Retract { .. } => return Undo::No { why: "struck-out-for-good".into() },
            Self::Visit { .. } => Self::Visit { to: before.extra.visit.clone() },
            Self::Pin { .. } => Self::Pin { on: before.extra.pinned },
            Self::BreachReason { .. } => Self::BreachReason { code: before.extra.breach_reason.clone() },
            Self::CalledAgain { .. } => Self::CalledAgain { calls: before.people.calls },
            Self::About { .. } => Self::About { assets: before.place.assets.clone() },
            Self::Several { changes } => {
                let mut inverses = Vec::with_capacity(changes.len());
                let mut state = before.clone();
                for change in changes {
                    match change.inverse(&state, seq) {
                        Undo::Change { inverse } => inverses.push(*inverse),
                        no @ (Undo::No { .. } | Undo::Before) => return no,
                    }
                    match apply(&state, change, state.head.created) {
                        Ok(next) => state = next,
                        Err(refusal) => return Undo::No { why: refusal.0.into() },
                    }
                }
                inverses.reverse();
                Self::Several { changes: inverses }
            }
        };
        Undo::Change { inverse: Box::new(inverse) }
    }
}
