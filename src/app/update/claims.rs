//! Claims («занято»): a soft lock with an end. Who acts on a ticket that somebody else has taken is asked once, and never stopped.

use super::{act, ask, send};
use crate::action::Action;
use crate::app::msg::{Arg, Effect, Said};
use crate::app::overlay::{Asking, Choice, Then};
use crate::app::state::State;
use crate::desk::{Act, Change, Claim, Event, Sign, TicketId, Wish};

/// What a script says after `claim` to take over without a question.
const FORCE: &str = "force";

/// `C`: takes the tickets into one's hands for the time of the policy; those that are already there are given back.
pub fn toggle(state: &mut State, tickets: Vec<TicketId>, args: &[String]) -> Vec<Effect> {
    if state.seat.read_only {
        return act::say(state, Said::error("read-only"));
    }
    let own = |ticket: &TicketId| state.claim(ticket).is_some_and(|claim| state.is_own(claim));
    if tickets.iter().all(own) {
        let number = tickets.first().and_then(|t| state.board.row(t)).map_or(0, |row| row.number);
        let said = Said::plain("claim-freed").with("count", Arg::Number(tickets.len() as i64));
        state.said = Some(said.with("number", Arg::Number(number)));
        return vec![Effect::Sign(Sign::Free { tickets })];
    }
    let force = args.iter().any(|word| word == FORCE);
    match others(state, tickets.iter()) {
        Some(claim) if !force => {
            let then = Then::Claim(tickets);
            question(state, claim, then)
        }
        _ => take(state, &tickets, force),
    }
}

fn take(state: &mut State, tickets: &[TicketId], force: bool) -> Vec<Effect> {
    let now = state.now;
    let until = now + state.desk.furniture.policy.times.claim;
    let claim = |ticket: &TicketId| {
        let (session, actor) = (state.together.session.clone(), state.seat.actor.clone());
        Claim { ticket: ticket.clone(), session, actor, since: now, until }
    };
    vec![Effect::Sign(Sign::Claim { claims: tickets.iter().map(claim).collect(), force })]
}

/// The first claim of somebody else on one of the tickets that the person was not asked about yet.
fn others<'a>(state: &State, mut tickets: impl Iterator<Item = &'a TicketId>) -> Option<Claim> {
    tickets.find_map(|ticket| {
        let claim = state.claim(ticket).filter(|claim| !state.is_own(claim))?;
        let passed = state.together.passed.contains(&(claim.ticket.clone(), claim.since));
        (!passed).then(|| claim.clone())
    })
}

fn question(state: &mut State, claim: Claim, then: Then) -> Vec<Effect> {
    let yes = match &then {
        Then::Claim(_) => "claimed-take-over",
        Then::Act(..) | Then::Send(_) => "claimed-all-the-same",
    };
    let choices = vec![Choice::Said(Said::plain(yes)), Choice::Said(Said::plain("claimed-leave"))];
    ask::open(state, Asking::Claimed { claim, then: Box::new(then) }, choices)
}

/// Is the action an act on tickets that somebody else has taken? Then asks before anything is typed.
pub fn stops_action(state: &mut State, action: Action, tickets: &[TicketId], args: &[String]) -> Option<Vec<Effect>> {
    if !acts(action) || state.seat.read_only {
        return None;
    }
    let claim = others(state, tickets.iter())?;
    Some(question(state, claim, Then::Act(action, tickets.to_vec(), args.to_vec())))
}

/// Looking, going and marking are nobody's business; the rest changes the ticket under somebody's hands.
fn acts(action: Action) -> bool {
    use Action::{
        Assign, BreachReason, Close, Confirm, Link, Lower, Move, Note, Pin, Promise, Raise, Refuse, Release, Reopen, Resume,
        Route, Solve, Visit, Wait,
    };
    matches!(
        action,
        Assign
            | BreachReason
            | Close
            | Confirm
            | Link
            | Lower
            | Move
            | Note
            | Pin
            | Promise
            | Raise
            | Refuse
            | Release
            | Reopen
            | Resume
            | Route
            | Solve
            | Visit
            | Wait
    )
}

/// Wishes that go to tickets which somebody else has taken meanwhile (a plan, a claim that came while one typed): asks first.
///
/// # Errors
/// The effects of the question, where there is one; the wishes wait in it.
pub fn stops_wishes(state: &mut State, wishes: Vec<Wish>) -> Result<Vec<Wish>, Vec<Effect>> {
    let on = wishes.iter().filter_map(|wish| match &wish.act {
        Act::Ticket { id, .. } => Some(id),
        _ => None,
    });
    match others(state, on) {
        Some(claim) => Err(question(state, claim, Then::Send(wishes))),
        None => Ok(wishes),
    }
}

/// `1`: it is done all the same.
pub fn all_the_same(state: &mut State, claim: &Claim, then: Then) -> Vec<Effect> {
    state.together.passed.insert((claim.ticket.clone(), claim.since));
    match then {
        // Several tickets may be taken by several people: each of them is asked about.
        Then::Act(action, tickets, args) => match stops_action(state, action, &tickets, &args) {
            Some(asked) => asked,
            None => act::on(state, action, tickets, args),
        },
        Then::Send(wishes) => send::send(state, wishes),
        Then::Claim(tickets) => take(state, &tickets, true),
    }
}

/// `2`: it is left to them; nothing was done.
pub fn leave_it(state: &mut State, claim: &Claim) -> Vec<Effect> {
    act::say(state, Said::plain("claim-left").with("who", Arg::Words(claim.actor.clone())))
}

/// A change of ours is on the desk: what one had taken the ticket for is done. A note is written on the way to it.
pub fn done(state: &State, ticket: &TicketId, event: &Event) -> Option<Effect> {
    let note = matches!(&event.act, Act::Ticket { what: Change::Note { .. }, .. });
    let own = state.claim(ticket).is_some_and(|claim| state.is_own(claim));
    (own && !note).then(|| Effect::Sign(Sign::Free { tickets: vec![ticket.clone()] }))
}
