//! How to take a change back.

use super::{Basis, Change, Charge, Moved, Refusal, Undo, apply};
use crate::desk::moment::Moment;
use crate::desk::spec::{Line, next_number, numbered};
use crate::desk::ticket::{Phase, Ticket};

/// The ticket after a change was taken back by its inverse, the facts of its clocks included.
///
/// # Errors
/// A [`Refusal`] when the inverse makes no sense for the ticket as it stands.
pub fn take_back(ticket: &Ticket, inverse: &Change, moved: Option<&Moved>, at: Moment) -> Result<Ticket, Refusal> {
    let mut next = apply(ticket, inverse, at)?;
    if let Some(moved) = moved {
        moved.put_back(&ticket.clocks, &mut next.clocks);
    }
    Ok(next)
}

impl Change {
    /// How to take the change back from the ticket that it made of the one before; `seq` is the event that the change became.
    #[must_use]
    pub fn inverse(&self, before: &Ticket, after: &Ticket, seq: i64) -> Undo {
        match self.reverse(before, seq) {
            Ok(inverse) => {
                let stood = !matches!(self, Self::Register { .. });
                let moved = stood.then(|| Box::new(Moved::between(&before.clocks, &after.clocks)));
                Undo::Change { inverse: Box::new(inverse), moved }
            }
            Err(why) => Undo::No { why: why.into() },
        }
    }

    /// The change that puts back what this one touches, or the code of why there is none.
    fn reverse(&self, before: &Ticket, seq: i64) -> Result<Self, &'static str> {
        Ok(match self {
            Self::Register { .. } => Self::SetPhase { to: Phase::Closed },
            Self::Assign { .. } => Self::Assign { to: before.people.assignee.clone(), over: None },
            Self::Answer { .. } => match &before.people.assignee {
                Some(held) => Self::Several {
                    changes: vec![Self::Answer { handed: held.handed }, Self::SetPhase { to: before.head.phase.clone() }],
                },
                None => return Err("nobody-held-it"),
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
            Self::Note { to_client: true, .. } => return Err("client-has-read-it"),
            Self::Note { .. } => Self::Retract { seq },
            Self::Retract { .. } => return Err("struck-out-for-good"),
            Self::Visit { .. } | Self::Trip { .. } => Self::Visit { to: before.extra.visit.clone() },
            Self::Pin { .. } => Self::Pin { on: before.extra.pinned },
            Self::BreachReason { .. } => Self::BreachReason { code: before.extra.breach_reason.clone() },
            Self::Opinion { .. } => Self::Opinion { to: before.extra.opinion.clone() },
            Self::CalledAgain { .. } => Self::CalledAgain { calls: before.people.calls },
            Self::LogTime { entry } => Self::StrikeTime { entry: entry.clone() },
            Self::StrikeTime { entry } => {
                let struck = before.extra.time.iter().find(|known| known.is(entry));
                Self::LogTime { entry: struck.unwrap_or(entry).clone() }
            }
            Self::About { .. } => Self::About { assets: before.place.assets.clone() },
            Self::AddLine { line } => {
                let number = if line.number > 0 { line.number } else { next_number(&before.extra.lines) };
                Self::DropLine { number }
            }
            Self::ChangeLine { to } => Self::ChangeLine { to: stood(before, to.number)? },
            Self::DropLine { number } => Self::AddLine { line: stood(before, *number)? },
            Self::Several { changes } => {
                let mut inverses = Vec::with_capacity(changes.len());
                let mut state = before.clone();
                for change in changes {
                    inverses.push(change.reverse(&state, seq)?);
                    state = apply(&state, change, state.head.created).map_err(|refusal| refusal.0)?;
                }
                inverses.reverse();
                Self::Several { changes: inverses }
            }
        })
    }
}

/// The line as it stood.
fn stood(before: &Ticket, number: u32) -> Result<Box<Line>, &'static str> {
    numbered(&before.extra.lines, number).cloned().map(Box::new).ok_or("no-such-line")
}
