//! The log of calls, calling back, and which ticket a call was about.

use super::{act, call, entry, moves, send};
use crate::app::call_log::Logged;
use crate::app::msg::{Arg, Effect, Said};
use crate::app::overlay::{Entering, Overlay};
use crate::app::pane::Pane;
use crate::app::state::State;
use crate::desk::{Act, Call, CallId, CallState, Change, Failure, Row, TicketId, Wish, WishId};

/// The beginning of the id of a wish that nobody has typed: the call is tied to the ticket that was made for it.
const LINK: &str = "call-link:";

/// `g j`: whom to call back, and the calls of today.
pub fn open(state: &mut State) -> Vec<Effect> {
    state.overlay = Overlay::Calls(Box::default());
    vec![Effect::CallLog(state.midnight())]
}

/// The calls of today have come.
pub fn came(state: &mut State, calls: Result<Vec<Call>, Failure>) -> Vec<Effect> {
    match calls {
        Ok(calls) => {
            if let Overlay::Calls(log) = &mut state.overlay {
                log.calls = calls;
                log.is_read = true;
            }
            Vec::new()
        }
        Err(failure) => act::say(state, send::failure_said(&failure, None)),
    }
}

/// A call has changed: the line under the cursor stays under it, whatever comes above.
pub fn changed(state: &mut State, before: Option<CallId>) {
    let Overlay::Calls(log) = &state.overlay else { return };
    let place = before.and_then(|id| state.logged(log).iter().position(|line| line.call().is_some_and(|call| call.id == id)));
    if let (Some(place), Overlay::Calls(log)) = (place, &mut state.overlay) {
        log.chosen = place;
    }
}

/// The call under the log's cursor.
pub fn under_cursor(state: &State) -> Option<CallId> {
    let Overlay::Calls(log) = &state.overlay else { return None };
    state.chosen_logged(log).and_then(Logged::call).map(|call| call.id.clone())
}

/// Enter: the caller's panel, or the ticket of a promise.
pub fn enter(state: &mut State) -> Vec<Effect> {
    let Overlay::Calls(log) = std::mem::take(&mut state.overlay) else { return Vec::new() };
    match state.chosen_logged(&log) {
        Some(Logged::Promised(row)) => {
            let number = row.number.to_string();
            moves::go(state, &number)
        }
        Some(Logged::Missed(call) | Logged::Call(call)) => {
            let call = call.clone();
            call::of_call(state, &call)
        }
        None => Vec::new(),
    }
}

/// Somebody has called back by another phone, or need not: off the list.
pub fn returned(state: &mut State) -> Vec<Effect> {
    let chosen = match &state.overlay {
        Overlay::Calls(log) => state.chosen_logged(log),
        _ => of_pane(state).map(Logged::Call),
    };
    match chosen {
        Some(Logged::Promised(row)) => {
            let ticket = row.id.clone();
            send::each(state, &[ticket], None, |_| Some(Change::Promise { to: None }))
        }
        Some(Logged::Missed(call) | Logged::Call(call)) if call.waits_for_us() => {
            let call = call.seen_to();
            tell(state, call)
        }
        _ => act::say(state, Said::warning("nothing-to-return")),
    }
}

/// The call was about this ticket: its minutes become time on the ticket, and take none of the client's limit.
pub fn link(state: &mut State, number: Option<&String>) -> Vec<Effect> {
    let Some(call) = meant(state) else { return act::say(state, Said::warning("no-call-to-link")) };
    if let Some(number) = number {
        return link_to(state, &call, number).unwrap_or_else(|said| act::say(state, said));
    }
    match super::call::open_ticket(state).filter(|_| matches!(state.overlay, Overlay::None)) {
        Some(ticket) => about(state, &call, ticket),
        None => entry::open(state, Entering::CallTicket { call: Box::new(call) }),
    }
}

/// The number of the ticket was typed.
///
/// # Errors
/// What to say when there is no such ticket.
pub fn link_to(state: &mut State, call: &Call, number: &str) -> Result<Vec<Effect>, Said> {
    let wanted: i64 = number.trim().trim_start_matches(['#', '№']).parse().map_err(|_| Said::error("not-a-number"))?;
    let row = state.board.numbered(wanted).ok_or_else(|| Said::error("no-open-ticket").with("number", Arg::Number(wanted)))?;
    let ticket = row.id.clone();
    Ok(about(state, call, ticket))
}

fn about(state: &mut State, call: &Call, ticket: TicketId) -> Vec<Effect> {
    tell(state, Call { ticket: Some(ticket), ..call.clone() })
}

/// The call that is meant: the log's chosen one, else that of the panel, else the one that goes on.
fn meant(state: &State) -> Option<Call> {
    match &state.overlay {
        Overlay::Calls(log) => state.chosen_logged(log).and_then(Logged::call).cloned(),
        _ => of_pane(state).or_else(|| state.live_call()).cloned(),
    }
}

fn of_pane(state: &State) -> Option<&Call> {
    let Pane::Call(pane) = &state.pane else { return None };
    state.desk.calls.iter().find(|call| Some(&call.id) == pane.call.as_ref())
}

fn tell(state: &mut State, call: Call) -> Vec<Effect> {
    let actor = state.seat.actor.clone();
    let wish = state.wishes.mint(&actor, Act::Call { call: Box::new(call) });
    send::send(state, vec![wish])
}

/// The call of the panel was about this ticket, though nobody has said so: it was made for the caller, or chosen in the panel
/// when the line went dead. Nothing is said of it, and what hinders it is nobody's business.
pub fn tie(state: &mut State, ticket: &TicketId) -> Vec<Effect> {
    let Some(call) = of_pane(state).filter(|call| call.ticket.is_none() && call.answered.is_some()) else { return Vec::new() };
    let wish = Wish {
        id: WishId::from(format!("{LINK}{}:{ticket}", call.id)),
        actor: state.seat.actor.clone(),
        at: None,
        act: Act::Call { call: Box::new(Call { ticket: Some(ticket.clone()), ..call.clone() }) },
        reason: None,
        batch: None,
    };
    if state.seat.read_only || state.wishes.sent.iter().any(|sent| sent.id == wish.id) {
        return Vec::new();
    }
    send::unasked(state, vec![wish])
}

/// A ticket was made for the caller of the panel.
pub fn tie_new(state: &mut State, row: &Row) -> Vec<Effect> {
    let company = |call: &Call| call.company.as_ref().map(|company| company.id.clone());
    let theirs = row.facts.company.as_ref().map(|company| company.id.clone());
    let is_theirs = of_pane(state).is_some_and(|call| theirs.is_some() && company(call) == theirs);
    if is_theirs { tie(state, &row.id) } else { Vec::new() }
}

/// Is it such a wish?
pub fn is_tie(id: &WishId) -> bool {
    id.as_str().starts_with(LINK)
}

/// The line went dead, as the telephone system tells: what was talked about is what is chosen in the panel, as if a key had
/// ended the call.
pub fn ended(state: &mut State, id: &CallId) -> Vec<Effect> {
    let here = of_pane(state).is_some_and(|call| call.id == *id && call.state == CallState::Ended);
    match super::call::open_ticket(state).filter(|_| here) {
        Some(ticket) => tie(state, &ticket),
        None => Vec::new(),
    }
}
