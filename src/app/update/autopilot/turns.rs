//! Whose turn it is: new tickets come into view, and leave it when somebody has them in hand.

use super::give_up;
use crate::app::autopilot::Next;
use crate::app::state::State;
use crate::app::update::together;
use crate::desk::autopilot::is_wish;
use crate::desk::{Act, Moment, Row, TicketId, Wish};
use crate::routing::{self, Turn};
use std::collections::BTreeSet;

/// A row has come: a new ticket may become its turn.
pub fn came(state: &mut State, row: &Row) {
    let Some(since) = state.autopilot.since else { return };
    if row.facts.created >= since && row.version == 1 && !state.autopilot.left.contains(&row.id) {
        state.autopilot.fresh.insert(row.id.clone());
    }
}

/// The board was read anew: what was registered meanwhile is new all the same.
pub fn read_anew(state: &mut State) {
    if state.autopilot.is_on() {
        for row in state.board.all().to_vec() {
            came(state, &row);
        }
    }
}

/// After whatever happened: tickets that somebody has in hand are theirs for good, and the header says which is next.
pub fn watch(state: &mut State) {
    state.autopilot.next = None;
    let Some(since) = state.autopilot.since else { return };
    for id in state.autopilot.fresh.clone() {
        let turn = state.board.row(&id).map(|row| turn(state, row, since));
        if matches!(turn, None | Some(Turn::Person(_))) {
            give_up(state, &id);
        }
    }
    state.autopilot.next = next(state, since);
}

fn next(state: &State, since: Moment) -> Option<Next> {
    let rows = state.autopilot.fresh.iter().filter_map(|id| state.board.row(id));
    let waiting = rows.filter_map(|row| {
        let at = match turn(state, row, since) {
            Turn::Waits(at) => at,
            Turn::Now => *state.autopilot.again.get(&row.id)?,
            Turn::Person(_) => return None,
        };
        Some(Next { number: row.number, at })
    });
    waiting.min_by_key(|next| (next.at, next.number))
}

fn turn(state: &State, row: &Row, since: Moment) -> Turn {
    routing::turn(row, is_taken(state, &row.id), since, &state.desk.furniture.policy, state.now)
}

/// Has a person, here or at another console, the ticket open, claimed, or a change of it on its way?
fn is_taken(state: &State, ticket: &TicketId) -> bool {
    let changes = |wish: &Wish| matches!(&wish.act, Act::Ticket { id, .. } if id == ticket) && !is_wish(&wish.id);
    state.claim(ticket).is_some()
        || together::is_in(state) == Some(ticket)
        || state.others_in(ticket).next().is_some()
        || state.wishes.sent.iter().chain(&state.wishes.held).any(changes)
}

/// The tickets whose turn it is now.
pub(super) fn due(state: &State) -> BTreeSet<TicketId> {
    let Some(since) = state.autopilot.since else { return BTreeSet::new() };
    let rests = |id: &TicketId| state.autopilot.again.get(id).is_some_and(|at| state.now < *at);
    let fresh = state.autopilot.fresh.iter().filter(|id| !rests(id) && !state.wishes.is_pending(id));
    fresh
        .filter_map(|id| state.board.row(id))
        .filter(|row| turn(state, row, since) == Turn::Now)
        .map(|row| row.id.clone())
        .collect()
}

/// Tickets of the same objects that are a person's: without them a trip is planned for what may be written.
pub(super) fn aside(state: &State, due: &BTreeSet<TicketId>) -> Vec<TicketId> {
    let sites: Vec<_> = due.iter().filter_map(|id| state.board.row(id)?.facts.site.as_ref().map(|s| s.id.clone())).collect();
    let there = |row: &Row| row.facts.site.as_ref().is_some_and(|site| sites.contains(&site.id));
    state.board.all().iter().filter(|row| there(row) && !due.contains(&row.id)).map(|row| row.id.clone()).collect()
}
