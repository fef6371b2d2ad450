//! The one door: whatever happens knocks here, and the answer is what the world should do next.
//!
//! One topic a file. If you want to change the state anywhere else, you have found a missing [`Msg`].

mod acquaint;
mod act;
mod ask;
mod autopilot;
mod beside;
mod call;
mod call_log;
mod catalogue;
mod claims;
mod command;
mod complete;
mod content;
mod copy;
mod draft;
mod entry;
mod filter;
mod first;
mod handover;
mod hold;
mod keep;
mod keys;
mod lead;
mod locate;
mod log;
mod look;
mod looks;
mod macros;
mod meanwhile;
mod mouse;
mod moves;
mod owing;
mod palette;
mod paste;
mod pick;
mod plan;
mod priority;
mod rehearse;
mod relax;
mod remind;
mod search;
mod send;
mod since;
mod spec;
mod sync;
mod together;
mod tree;
mod unit;
mod views;
mod work;

pub use ask::VISITS;
pub use autopilot::SWITCH;
pub use keys::context;
pub use remind::read as read_reminder;

use super::layout;
use super::msg::{Effect, Msg};
use super::state::State;

/// Takes a message into the state; the effects are for the engine.
pub fn update(state: &mut State, msg: Msg) -> Vec<Effect> {
    let by_hand = matches!(msg, Msg::Key(_) | Msg::Paste(_) | Msg::Do(..) | Msg::Resize(..));
    let command_line = if by_hand { None } else { command::lift(state) };
    let mut effects = match msg {
        Msg::Key(chord) => {
            looks::touched(state);
            let mut effects = since::here(state);
            effects.extend(keys::press(state, chord));
            effects
        }
        Msg::Paste(text) => {
            looks::touched(state);
            keys::paste(state, &text)
        }
        Msg::Mouse(event) => {
            looks::touched(state);
            mouse::take(state, event)
        }
        Msg::Do(action, args) => act::perform(state, action, args),
        Msg::Resize(width, height) => {
            state.seat.size = (width, height);
            Vec::new()
        }
        Msg::Tick(now) => {
            let effects = sync::tick(state, now);
            looks::idle(state);
            effects
        }
        Msg::Page { first, page } => sync::page(state, first, page),
        Msg::News(news) => sync::news(state, *news),
        Msg::Lost(failure) => sync::lost(state, failure),
        Msg::Furniture(furniture) => sync::furniture(state, *furniture),
        Msg::Calls(calls) => sync::calls(state, calls),
        Msg::CallLog(calls) => call_log::came(state, calls),
        Msg::Signed(sign, team) => together::signed(state, &sign, team),
        Msg::Answered(answers) => send::answered(state, answers),
        Msg::Say(said) => {
            state.said = Some(said);
            Vec::new()
        }
        Msg::Card(ticket, card) => look::card_came(state, &ticket, card),
        Msg::Copied(paper, copied) => copy::copied(state, paper, copied),
        Msg::Numbered(number, card) => look::numbered_came(state, number, card),
        Msg::Dossier(company, dossier) => call::dossier_came(state, &company, dossier),
        Msg::Works(company, works) => tree::works_came(state, &company, works),
        Msg::Found(query, found) => call::found_came(state, &query, found),
        Msg::Alike(query, found) => pick::alike_came(state, &query, found),
        Msg::ViewSaved(view, outcome) => views::saved_as(state, *view, outcome),
        Msg::Proposed(ticket, line) => plan::proposed(state, &ticket, line),
        Msg::Lead(told) => lead::came(state, told),
        Msg::LookOn => {
            let mut effects = palette::look_on(state);
            effects.extend(filter::gather(state));
            effects
        }
        Msg::Since(show, past) => since::came(state, show, past),
        Msg::Rehearsed(idea, told) => rehearse::came(state, &idea, told),
        Msg::Planned(asked, plan) => plan::planned(state, asked, plan),
        Msg::Routed(plan) => autopilot::routed(state, plan),
    };
    macros::stamp(state, &mut effects);
    effects.extend(macros::go_on(state));
    command::lay_back(state, command_line);
    effects.extend(together::tell(state));
    autopilot::watch(state);
    looks::try_on(state);
    let height = board_rows(state);
    let policy = &state.desk.furniture.policy;
    state.board.refresh(state.now, policy, height);
    state.board.keep_in_sight(height);
    effects
}

/// Rows of tickets on the screen.
fn board_rows(state: &State) -> usize {
    usize::from(layout::divide(state.seat.size, &state.pane).board_rows)
}
