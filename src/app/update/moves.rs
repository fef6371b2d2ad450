//! Moving about: the cursor, marks.

use super::board_rows;
use crate::app::msg::{Arg, Effect, Said};
use crate::app::overlay::Overlay;
use crate::app::pane::Pane;
use crate::app::state::State;
use crate::app::view::View;
use crate::desk::TicketId;

/// Lines of a card, or of its clocks, beside its history: as far as a scroll may go; the view stops earlier where there are fewer.
const CARD_LINES: usize = 60;

/// A list that is still being read: steps are taken ahead, and what comes cuts them to its length.
const NOT_YET: usize = usize::MAX;

/// Moves whatever has the focus: a list over the board, the pane's lines, else the board's cursor.
pub fn by(state: &mut State, rows: isize) -> Vec<Effect> {
    let logged = if let Overlay::Calls(log) = &state.overlay { state.logged(log).len() } else { 0 };
    match &mut state.overlay {
        Overlay::Help(help) => {
            let lines = state.hands.keymap.table().len();
            step(&mut help.scroll, rows, lines);
        }
        Overlay::Engineers { chosen } => {
            step(chosen, rows, state.desk.furniture.units.len());
        }
        Overlay::Themes { chosen } => step(chosen, rows, state.seat.looks.themes.len()),
        Overlay::Lead(leading) => {
            let lines = leading.lines();
            step(&mut leading.scroll, rows, lines);
        }
        Overlay::Tree(tree) => {
            let lines = tree.twigs().len();
            tree.sought = None;
            step(&mut tree.chosen, rows, lines);
        }
        Overlay::Packages(catalogue) => {
            let entries = catalogue.entries(&state.desk.furniture.packages, state.now).len();
            step(&mut catalogue.chosen, rows, entries);
        }
        Overlay::Calls(log) => step(&mut log.chosen, rows, logged),
        Overlay::Since(list) => step(&mut list.chosen, rows, list.met.len()),
        Overlay::Rehearsal(rehearsing) => {
            let lines = rehearsing.told.as_ref().map_or(NOT_YET, |told| told.changed.len());
            step(&mut rehearsing.chosen, rows, lines);
        }
        Overlay::Spec(spec) => {
            let lines = spec.lines(&state.wishes, state.now).len();
            step(&mut spec.chosen, rows, lines);
        }
        Overlay::Pick(pick) => step(&mut pick.chosen, rows, pick.items.len()),
        Overlay::None | Overlay::Copied { .. } => in_pane(state, rows),
        Overlay::Entry(_) | Overlay::Ask(_) | Overlay::New(_) | Overlay::Log(_) | Overlay::Pasted(_) => {}
    }
    super::locate::locate(state)
}

fn in_pane(state: &mut State, rows: isize) {
    let height = board_rows(state);
    match &mut state.pane {
        Pane::None => state.board.move_by(rows, height),
        Pane::Card(pane) | Pane::Explain(pane) => {
            let lines = pane.card.as_ref().map_or(0, |card| card.history.len() + CARD_LINES);
            step(&mut pane.scroll, rows, lines);
        }
        Pane::Call(pane) if pane.asks_who() => step(&mut pane.chosen, rows, pane.others.len()),
        Pane::Call(pane) => {
            let count = pane.dossier.as_ref().map_or(0, |d| d.open.len());
            step(&mut pane.chosen, rows, count);
            pane.about_ticket = pane.open_ticket().cloned();
        }
        Pane::Proposal(pane) => {
            let count = pane.line.as_ref().map_or(NOT_YET, |l| l.candidates.len());
            step(&mut pane.chosen, rows, count);
        }
        Pane::Plan(pane) => {
            let count = pane.plan.as_ref().map_or(NOT_YET, |p| p.lines.len());
            step(&mut pane.chosen, rows, count);
        }
    }
}

fn step(at: &mut usize, by: isize, count: usize) {
    *at = at.saturating_add_signed(by).min(count.saturating_sub(1));
}

/// Moves by a screenful.
pub fn page(state: &mut State, direction: isize) -> Vec<Effect> {
    let height = board_rows(state).max(2) as isize - 1;
    by(state, direction * height)
}

/// Puts the cursor on the ticket of that number.
pub fn go(state: &mut State, number: &str) -> Vec<Effect> {
    let height = board_rows(state);
    let Ok(wanted) = number.trim().trim_start_matches(['#', '№']).parse::<i64>() else {
        state.said = Some(Said::error("not-a-number"));
        return Vec::new();
    };
    let Some(id) = state.board.numbered(wanted).map(|r| r.id.clone()) else {
        // It may be solved or closed: its card still opens.
        return vec![Effect::Numbered(wanted)];
    };
    if !state.board.choose(&id, height) {
        super::filter::clear(state);
        state.board.look_at(View::Open);
        state.board.chosen = Some(id);
        state.said = Some(Said::plain("shown-beyond-view").with("number", Arg::Number(wanted)));
    }
    Vec::new()
}

/// Marks the chosen ticket, or takes the mark off, and steps on.
pub fn mark(state: &mut State, tickets: &[TicketId]) -> Vec<Effect> {
    let Some(id) = state.board.chosen.clone().or_else(|| tickets.first().cloned()) else { return Vec::new() };
    if !state.board.marked.remove(&id) {
        state.board.marked.insert(id);
    }
    by(state, 1)
}

/// Marks all that the view shows.
pub fn mark_all(state: &mut State) -> Vec<Effect> {
    let ids: Vec<TicketId> = state.board.shown().iter().map(|r| r.id.clone()).collect();
    let count = Arg::Number(ids.len() as i64);
    state.board.marked.extend(ids);
    super::act::say(state, Said::plain("marked-shown").with("count", count))
}

/// Takes all marks off.
pub fn unmark(state: &mut State) -> Vec<Effect> {
    state.board.marked.clear();
    Vec::new()
}
