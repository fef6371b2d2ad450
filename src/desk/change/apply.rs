//! How a change alters a ticket.

use super::{Change, Refusal, lines};
use crate::desk::clock::Pause;
use crate::desk::moment::Moment;
use crate::desk::ticket::{Handed, Phase, PhaseKind, Ticket};
use crate::desk::visit::{Visit, VisitState};

/// The ticket after the change.
///
/// # Errors
/// A [`Refusal`] when the change makes no sense for the ticket as it stands.
pub fn apply(ticket: &Ticket, change: &Change, at: Moment) -> Result<Ticket, Refusal> {
    let mut next = ticket.clone();
    alter(&mut next, change, at)?;
    Ok(next)
}

fn alter(ticket: &mut Ticket, change: &Change, at: Moment) -> Result<(), Refusal> {
    let closed = ticket.head.phase.kind() == PhaseKind::Closed;
    match change {
        Change::Register { ticket: new } => *ticket = (**new).clone(),
        Change::Assign { .. } | Change::SetPriority { .. } if closed => return Err(Refusal("ticket-is-closed")),
        Change::Assign { to, .. } => ticket.people.assignee.clone_from(to),
        Change::Answer { handed } => answer(ticket, *handed)?,
        Change::SetPriority { to, why } => {
            ticket.head.priority = *to;
            lines::charge(ticket, why)?;
        }
        Change::SetPhase { to } => enter(ticket, to, at),
        Change::Promise { to } => {
            if to.is_some() {
                ticket.clocks.answered.get_or_insert(at);
                ticket.clocks.client_spoke = None;
            }
            ticket.extra.promise.clone_from(to);
        }
        Change::Move { to } => ticket.people.group = to.clone(),
        Change::Link { parent } if parent.as_ref() == Some(&ticket.head.id) => {
            return Err(Refusal("a-ticket-is-not-its-own-parent"));
        }
        Change::Link { parent } => ticket.extra.parent.clone_from(parent),
        Change::Note { to_client, .. } => {
            if *to_client {
                ticket.clocks.answered.get_or_insert(at);
                ticket.clocks.client_spoke = None;
            }
        }
        Change::Retract { .. } => {}
        Change::Visit { to } => visit(ticket, to.clone(), at),
        Change::Trip { state, expected } => {
            let so_far = ticket.extra.visit.clone().unwrap_or_default();
            let expected = expected.or(so_far.expected);
            visit(ticket, Some(Visit { state: *state, expected, since: Some(at), ..so_far }), at);
        }
        Change::Pin { on } => ticket.extra.pinned = *on,
        Change::BreachReason { code } => ticket.extra.breach_reason.clone_from(code),
        Change::Opinion { to } => ticket.extra.opinion.clone_from(to),
        Change::CalledAgain { calls } => {
            ticket.people.calls = *calls;
            // The client's word waits for an answer from now on.
            ticket.clocks.client_spoke.get_or_insert(at);
        }
        Change::LogTime { entry } if ticket.extra.time.iter().any(|known| known.is(entry)) => {
            return Err(Refusal("time-is-logged"));
        }
        Change::LogTime { entry } => ticket.extra.time.push(entry.clone()),
        Change::StrikeTime { entry } => {
            let place = ticket.extra.time.iter().position(|known| known.is(entry)).ok_or(Refusal("no-such-time"))?;
            ticket.extra.time.remove(place);
        }
        Change::About { assets } => ticket.place.assets.clone_from(assets),
        Change::AddLine { line } => lines::add(ticket, line)?,
        Change::ChangeLine { to } => lines::change(ticket, to)?,
        Change::DropLine { number } => lines::drop(ticket, *number)?,
        Change::Several { changes } => {
            for change in changes {
                alter(ticket, change, at)?;
            }
        }
    }
    Ok(())
}

fn answer(ticket: &mut Ticket, handed: Handed) -> Result<(), Refusal> {
    let Some(held) = ticket.people.assignee.as_mut() else { return Err(Refusal("nobody-holds-it")) };
    held.handed = handed;
    match handed {
        Handed::Confirmed { at } => {
            ticket.clocks.accepted.get_or_insert(at);
            if ticket.head.phase == Phase::New {
                ticket.head.phase = Phase::Open;
            }
        }
        Handed::Told { .. } | Handed::Refused { .. } => {}
    }
    Ok(())
}

fn visit(ticket: &mut Ticket, to: Option<Visit>, at: Moment) {
    if to.as_ref().is_some_and(|v| v.state == VisitState::OnSite) {
        ticket.clocks.arrived.get_or_insert(at);
    }
    ticket.extra.visit = to;
}

/// Entering the phase that it is in already moves nothing: what was solved at ten stays solved at ten.
fn enter(ticket: &mut Ticket, to: &Phase, at: Moment) {
    if ticket.head.phase == *to {
        return;
    }
    if let Some(open) = ticket.clocks.pauses.last_mut().filter(|p| p.to.is_none()) {
        open.to = Some(at);
    }
    match to {
        Phase::Waiting { reason, .. } => {
            ticket.clocks.pauses.push(Pause { from: at, to: None, reason: reason.clone() });
        }
        Phase::Solved => ticket.clocks.solved = Some(at),
        Phase::Closed => {
            ticket.clocks.solved.get_or_insert(at);
        }
        Phase::New | Phase::Open => ticket.clocks.solved = None,
    }
    ticket.head.phase = to.clone();
}
