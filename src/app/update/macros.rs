//! Macros: lines of the command line, one after another, each when the desk has answered the one before.

use super::{act, command, pick};
use crate::action::{Action, Needs};
use crate::app::line;
use crate::app::msg::{Arg, Effect, Said, Tone};
use crate::app::overlay::{Overlay, Picking};
use crate::app::pane::Pane;
use crate::app::state::{Running, State};
use crate::desk::TicketId;

/// `M`: which macro; with its name runs it at once over the marked tickets, or over the chosen one.
pub fn run(state: &mut State, name: &str) -> Vec<Effect> {
    if name.is_empty() {
        if state.hands.keymap.macros().is_empty() {
            return act::say(state, Said::warning("why-not-no-macros"));
        }
        return pick::which_macro(state);
    }
    let Some(made) = state.hands.keymap.macro_named(name) else {
        return act::say(state, Said::error("no-such-macro").with("typed", Arg::Words(name.into())));
    };
    let (name, steps) = (made.name.clone(), made.steps.iter().map(|step| step.text.clone()).collect());
    let tickets = match &state.pane {
        Pane::Call(pane) => pane.open_ticket().into_iter().cloned().collect(),
        pane => pane.ticket().map_or_else(|| state.board.picked(), |id| vec![id.clone()]),
    };
    let batch = state.wishes.mint_batch();
    state.overlay = Overlay::None;
    state.said = None;
    state.hands.running = Some(Box::new(Running { name, steps, at: 0, tickets, batch }));
    Vec::new()
}

/// After every message: the next line, when nothing of the one before is on its way.
pub fn go_on(state: &mut State) -> Vec<Effect> {
    let mut effects = Vec::new();
    while let Some(running) = &state.hands.running {
        if let Some(why) = refused(state) {
            stop(state, Some(why));
            break;
        }
        if is_asking_the_desk(state) {
            break;
        }
        if !matches!(state.overlay, Overlay::None) {
            state.overlay = Overlay::None;
            stop(state, None);
            break;
        }
        let Some(step) = running.steps.get(running.at).cloned() else {
            finish(state);
            break;
        };
        effects.extend(step_on(state, &step));
    }
    stamp(state, &mut effects);
    effects
}

/// Why the last line was refused.
fn refused(state: &State) -> Option<Said> {
    let running = state.hands.running.as_ref()?;
    // A deadline that comes near meanwhile is no answer to the macro.
    let is_answer = |said: &&Said| said.tone != Tone::Plain && !said.code.starts_with("now-");
    state.said.as_ref().filter(|_| running.at > 0).filter(is_answer).cloned()
}

/// A wish is on its way, or the rules are being asked who may.
fn is_asking_the_desk(state: &State) -> bool {
    let waits = |what: &Picking| matches!(what, Picking::Assignee { send_when_ready: true, .. });
    state.wishes.count() > 0 || matches!(&state.overlay, Overlay::Pick(pick) if waits(&pick.what))
}

fn step_on(state: &mut State, step: &str) -> Vec<Effect> {
    let Some(running) = &mut state.hands.running else { return Vec::new() };
    running.at += 1;
    let tickets = running.tickets.clone();
    let line = about(state, step, &tickets);
    state.said = None;
    match command::run(state, &line) {
        Ok(effects) => effects,
        Err((_, said)) => act::say(state, said),
    }
}

/// The line with its ticket named, where it names none: the cursor may have moved on from a ticket that was solved. Several
/// tickets are marked again, as each line takes the marks off.
fn about(state: &mut State, step: &str, tickets: &[TicketId]) -> String {
    let Some(read) = line::read(&state.hands.words, step) else { return step.to_owned() };
    if read.number.is_some() || !matches!(read.action.needs(), Needs::Ticket | Needs::Holder) {
        return step.to_owned();
    }
    if let [only] = tickets {
        let number = state.board.row(only).map(|row| row.number);
        let parent_alone = read.action == Action::Link;
        let (verb, rest) = step.trim().split_once(char::is_whitespace).unwrap_or((step.trim(), ""));
        return match number {
            Some(number) if !parent_alone || !rest.is_empty() => format!("{verb} {number} {rest}"),
            _ => step.to_owned(),
        };
    }
    state.board.marked = tickets.iter().filter(|id| state.board.row(id).is_some()).cloned().collect();
    step.to_owned()
}

/// All that the macro changes is undone together.
pub fn stamp(state: &mut State, effects: &mut [Effect]) {
    let Some(running) = &state.hands.running else { return };
    let batch = running.batch.clone();
    for wish in state.wishes.sent.iter_mut().chain(&mut state.wishes.held) {
        wish.batch = Some(batch.clone());
    }
    for effect in effects {
        if let Effect::Apply(wishes) = effect {
            for wish in wishes {
                wish.batch = Some(batch.clone());
            }
        }
    }
}

fn finish(state: &mut State) {
    let Some(done) = state.hands.running.take() else { return };
    let said = Said::plain("macro-done").with("name", Arg::Words(done.name.into()));
    let count = |n: usize| Arg::Number(i64::try_from(n).unwrap_or(i64::MAX));
    state.said = Some(said.with("steps", count(done.steps.len())).with("tickets", count(done.tickets.len())));
    if done.tickets.len() > 1 {
        state.board.marked.clear();
    }
}

/// Stops where it is; what was done stays, and one undo takes it back.
fn stop(state: &mut State, why: Option<Said>) {
    let Some(stopped) = state.hands.running.take() else { return };
    let step = stopped.steps.get(stopped.at.saturating_sub(1)).cloned().unwrap_or_default();
    let said = Said::error(if why.is_some() { "macro-stopped" } else { "macro-asks" });
    let said =
        said.with("name", Arg::Words(stopped.name.into())).with("step", Arg::Number(i64::try_from(stopped.at).unwrap_or(0)));
    let said = said.with("line", Arg::Words(step.into()));
    state.said = Some(match why {
        Some(why) => said.with("why", Arg::Said(Box::new(why))),
        None => said,
    });
}
