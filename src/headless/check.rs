//! Does an expectation hold, and what was seen?

use super::expectation::{Answer, Counted, Expectation, Quality, Seen};
use super::screen::Face;
use super::world::World;
use crate::app::overlay::Overlay;
use crate::app::pane::Pane;
use crate::app::state::State;
use crate::app::view::View;
use crate::desk::Row;
use crate::desk::filter::{End, Index, Sieve, parse, sift};
use crate::verdict::{Certainty, Verdict};
use std::sync::Arc;

/// What came of an expectation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Finding {
    /// It holds.
    pub(super) holds: bool,
    /// What was seen, for people: one line.
    pub(super) seen: String,
}

/// Looks.
pub(super) fn check(expected: &Expectation, state: &State, face: &Face, world: &World) -> Finding {
    let (holds, seen) = look(&expected.what, state, face, world);
    Finding { holds: holds != expected.not, seen }
}

fn look(what: &Seen, state: &State, face: &Face, world: &World) -> (bool, String) {
    match what {
        Seen::Screen(text) => {
            let holds = face.rows(state).iter().any(|row| row.contains(text.as_str()));
            (holds, (if holds { "it is on the screen" } else { "it is not on the screen" }).into())
        }
        Seen::Message(text) => {
            let message = face.message(state);
            let seen = if message.is_empty() { "nothing was said".into() } else { format!("said: {message}") };
            (message.contains(text.as_str()), seen)
        }
        Seen::Selected(id) => match state.board.chosen_row() {
            Some(row) => (is(row, id), format!("selected: {}", row.number)),
            None => (false, "nothing is selected".into()),
        },
        Seen::Row(n, id) => match state.board.shown().get(n - 1) {
            Some(row) => (is(row, id), format!("row {n}: {}", row.number)),
            None => (false, format!("the view has {} rows", state.board.shown().len())),
        },
        Seen::Count(view, compare, n) => {
            let (name, counted) = match view {
                Counted::Ours(view) => {
                    let (me, policy) = (state.board.part().me(), &state.desk.furniture.policy);
                    let held = state.board.all().iter().filter(|row| view.holds_for(me, row, state.now, policy));
                    (view.name(), held.count())
                }
                Counted::Saved(view) => match parse(&view.filter, &state.views.lexicon, End::Done) {
                    Ok(filter) => {
                        let rows = state.board.all();
                        let index = Index::of(rows.iter().map(AsRef::as_ref));
                        let taken = sift(rows, &index, &mut Sieve::new(filter), state.now);
                        let part = view.view.as_deref().and_then(View::named).unwrap_or_default();
                        let (me, policy) = (state.board.part().me(), &state.desk.furniture.policy);
                        let held = taken.into_iter().filter(|at| part.holds_for(me, &rows[*at], state.now, policy));
                        (view.name.as_str(), held.count())
                    }
                    Err(complaint) => return (false, complaint.to_string()),
                },
            };
            (compare.holds(counted, *n), format!("{name}: {counted}"))
        }
        Seen::Verdict(answer) => match verdict(state) {
            Some(verdict) => (says(verdict, *answer), words(verdict)),
            None => (false, "no verdict is on the screen".into()),
        },
        Seen::Ticket(id, quality) => match find(id, state, world) {
            Ok(Some(row)) => of_ticket(&row, quality, state),
            Ok(None) => (false, format!("there is no ticket {id}")),
            Err(why) => (false, why),
        },
    }
}

fn is(row: &Row, id: &str) -> bool {
    row.id.as_str() == id || id.parse() == Ok(row.number)
}

/// On the board with its pending wishes, else (solved, closed) as the desk has it.
fn find(id: &str, state: &State, world: &World) -> Result<Option<Row>, String> {
    let on_board: Option<&Arc<Row>> = state.board.all().iter().find(|row| is(row, id));
    match on_board {
        Some(row) => Ok(Some(state.wishes.fold(row, state.now))),
        None => world.ticket(id).map_err(|failure| failure.to_string()),
    }
}

fn of_ticket(row: &Row, quality: &Quality, state: &State) -> (bool, String) {
    match quality {
        Quality::Priority(wanted) => {
            let priority = row.facts.priority;
            (priority == *wanted, format!("priority: {}", priority.name()))
        }
        Quality::Phase(wanted) => (row.facts.phase == *wanted, format!("phase: {}", row.facts.phase.name())),
        Quality::Assignee(wanted) => match (&row.facts.assignee, wanted) {
            (None, wanted) => (wanted.is_none(), "nobody holds it".into()),
            (Some(held), wanted) => {
                let unit = &held.unit;
                let login = state.unit(&unit.id).map(|u| u.login.as_str()).unwrap_or_default();
                let holds = wanted
                    .as_ref()
                    .is_some_and(|wanted| unit.id.as_str() == wanted || login == wanted || called(unit.name.raw(), wanted));
                (holds, format!("held by {} ({})", unit.name.line(60).as_str(), unit.id))
            }
        },
    }
}

/// Is this the person's name, or one of its words, whatever the case of the letters?
fn called(name: &str, wanted: &str) -> bool {
    let (name, wanted) = (name.to_lowercase(), wanted.to_lowercase());
    name == wanted || name.split_whitespace().any(|word| word == wanted)
}

fn verdict(state: &State) -> Option<&Verdict> {
    if let Overlay::New(draft) = &state.overlay
        && draft.known.verdict.is_some()
    {
        return draft.known.verdict.as_ref();
    }
    if let Pane::Call(pane) = &state.pane { pane.verdict.as_ref() } else { None }
}

/// A level counts only when the verdict is sure of something: an unknown caller is never "stop".
fn says(verdict: &Verdict, answer: Answer) -> bool {
    match answer {
        Answer::Level(level) => verdict.level == level && verdict.certainty != Certainty::Unknown,
        Answer::Certainty(certainty) => verdict.certainty == certainty,
    }
}

fn words(verdict: &Verdict) -> String {
    let (level, certainty) = (verdict.level.name(), verdict.certainty.name());
    let codes: Vec<&str> = verdict.reasons.iter().map(|reason| reason.code.as_str()).collect();
    format!("verdict: {level}, {certainty} ({})", codes.join(", "))
}
