//! «Пока вас не было»: what others changed since this person last pressed a key before leaving.

use super::{act, moves, send};
use crate::app::kept::Seen;
use crate::app::msg::{Arg, Effect, Said};
use crate::app::overlay::{Met, Overlay, SinceList};
use crate::app::state::State;
use crate::desk::{Card, Event, Failure, Minutes, Subject, TicketId, UNNAMED};

/// No key for so long is an absence: what happened in it is offered at the next key.
const ABSENCE: Minutes = Minutes(10);
/// Tickets that have left the board and are read for the list, at most: their number is not known otherwise.
const READ: usize = 40;

/// The board is whole for the first time: what happened since the last start?
pub fn begin(state: &mut State) -> Vec<Effect> {
    if state.together.newest.is_some() {
        return Vec::new();
    }
    state.together.since = state.keeps.seen;
    vec![Effect::Since { after: state.keeps.seen.seq, show: false }]
}

/// A key was pressed: whoever sits here has seen what there is now. After an absence what was seen before it is remembered.
pub fn here(state: &mut State) -> Vec<Effect> {
    let Some(newest) = state.together.newest else { return Vec::new() };
    let before = std::mem::replace(&mut state.keeps.seen, Seen { seq: Some(newest), at: Some(state.now) });
    let away = before.at.is_some_and(|at| state.now >= at + ABSENCE);
    if !away || before.seq == Some(newest) {
        return Vec::new();
    }
    state.together.since = before;
    vec![Effect::Since { after: before.seq, show: false }]
}

/// The desk's log has grown.
pub fn grown(state: &mut State, seq: i64) {
    if let Some(newest) = &mut state.together.newest {
        *newest = (*newest).max(seq);
    }
}

/// `g n`: what others changed.
pub fn open(state: &mut State) -> Vec<Effect> {
    vec![Effect::Since { after: state.together.since.seq, show: true }]
}

/// The log has come: for the list, or to say how much there is.
pub fn came(state: &mut State, show: bool, past: Result<(Vec<Event>, i64), Failure>) -> Vec<Effect> {
    let (events, newest) = match past {
        Ok(past) => past,
        Err(failure) if show => return act::say(state, send::failure_said(&failure, None)),
        Err(_) => return Vec::new(),
    };
    if state.together.newest.is_none() {
        let first = state.together.since.seq.is_none();
        state.together.newest = Some(newest);
        if first {
            state.together.since = Seen { seq: Some(newest), at: Some(state.now) };
        }
    }
    grown(state, newest);
    let met = met(state, events);
    if met.is_empty() {
        let from = state.together.since.at.unwrap_or(state.now);
        return if show { act::say(state, Said::plain("since-nothing").with("at", Arg::At(from))) } else { Vec::new() };
    }
    if !show {
        // The unfinished ticket was offered in the same breath: both are said.
        let draft = state.said.as_ref().is_some_and(|said| said.code == "draft-waits");
        let said = Said::plain(if draft { "since-and-draft" } else { "since-some" });
        state.said = Some(said.with("count", Arg::Number(met.len() as i64)));
        return Vec::new();
    }
    let unknown = met.iter().filter(|met| met.number.is_none()).filter_map(Met::ticket).take(READ);
    let effects = unknown.cloned().map(Effect::Card).collect();
    state.overlay = Overlay::Since(Box::new(SinceList { met, chosen: 0 }));
    effects
}

/// The events of others on tickets and engineers, one entry each, the newest first.
fn met(state: &State, events: Vec<Event>) -> Vec<Met> {
    let own = format!("{}-", state.together.session);
    let actor = &state.seat.actor;
    let mut all: Vec<Met> = Vec::new();
    let mine = |e: &Event| e.wish.as_str().starts_with(&own) || (e.actor == *actor && actor.raw() != UNNAMED);
    for event in events.into_iter().rev().filter(|e| !mine(e)) {
        if !matches!(event.subject, Subject::Ticket(_) | Subject::Unit(_)) {
            continue;
        }
        if let Some(met) = all.iter_mut().find(|met| met.about == event.subject) {
            met.events.push(event);
            continue;
        }
        let number = match &event.subject {
            Subject::Ticket(id) => state.board.row(id).map(|row| row.number),
            _ => None,
        };
        all.push(Met { about: event.subject.clone(), number, events: vec![event] });
    }
    all
}

/// A ticket of the list that has left the board was read: now its number is known.
pub fn card_came(state: &mut State, card: &Card) {
    if let Overlay::Since(list) = &mut state.overlay {
        let head = &card.ticket.head;
        for met in list.met.iter_mut().filter(|met| met.ticket() == Some(&head.id)) {
            met.number = Some(head.number);
        }
    }
}

/// Enter: to the ticket.
pub fn jump(state: &mut State) -> Vec<Effect> {
    let Overlay::Since(list) = std::mem::take(&mut state.overlay) else { return Vec::new() };
    let chosen = list.met.get(list.chosen);
    let ticket: Option<TicketId> = chosen.and_then(|met| met.ticket().cloned());
    match (ticket, chosen.and_then(|met| met.number)) {
        (Some(_), Some(number)) => moves::go(state, &number.to_string()),
        (Some(ticket), None) => super::look::open(state, vec![ticket]),
        (None, _) => super::look::engineers(state),
    }
}
