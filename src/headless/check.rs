//! Does an expectation hold, and what was seen?

use super::expectation::{Answer, Counted, Expectation, Quality, Seen};
use super::screen::Face;
use super::world::World;
use crate::app::overlay::Overlay;
use crate::app::pane::Pane;
use crate::app::state::State;
use crate::app::view::View;
use crate::desk::filter::{End, Index, Sieve, parse, sift};
use crate::desk::{Row, UnitId};
use crate::text::Raw;
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

/// Looks. What speaks of a ticket or an engineer that nobody knows, or cannot be looked at, holds neither way: `not` must not
/// turn a slip of the pen into a promise kept.
pub(super) fn check(expected: &Expectation, state: &State, face: &Face, world: &World) -> Finding {
    match look(&expected.what, state, face, world) {
        Ok((holds, seen)) => Finding { holds: holds != expected.not, seen },
        Err(seen) => Finding { holds: false, seen },
    }
}

/// Is it so, and what was seen.
type Look = Result<(bool, String), String>;

fn look(what: &Seen, state: &State, face: &Face, world: &World) -> Look {
    Ok(match what {
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
            Some(row) if is(row, id) => (true, format!("selected: {}", row.number)),
            chosen => {
                find(id, state, world)?;
                (false, chosen.map_or_else(|| "nothing is selected".into(), |row| format!("selected: {}", row.number)))
            }
        },
        Seen::Row(n, id) => match state.board.shown().get(n - 1) {
            Some(row) if is(row, id) => (true, format!("row {n}: {}", row.number)),
            shown => {
                find(id, state, world)?;
                let rows = state.board.shown().len();
                (false, shown.map_or_else(|| format!("the view has {rows} rows"), |row| format!("row {n}: {}", row.number)))
            }
        },
        Seen::Count(view, compare, n) => {
            let (name, counted) = count(view, state, world)?;
            (compare.holds(counted, *n), format!("{name}: {counted}"))
        }
        Seen::Verdict(answer) => match verdict(state) {
            Some(verdict) => (says(verdict, *answer), words(verdict)),
            None => (false, "no verdict is on the screen".into()),
        },
        Seen::Ticket(id, quality) => of_ticket(&find(id, state, world)?, quality, state)?,
    })
}

/// The name of what is counted, and how many there are.
fn count<'a>(what: &'a Counted, state: &State, world: &World) -> Result<(&'a str, usize), String> {
    let (me, policy) = (state.board.part().me(), &state.desk.furniture.policy);
    let rows = state.board.all();
    Ok(match what {
        Counted::Ours(view) => (view.name(), rows.iter().filter(|row| view.holds_for(me, row, state.now, policy)).count()),
        Counted::Saved(view) => {
            let filter = parse(&view.filter, &state.views.lexicon, End::Done).map_err(|complaint| complaint.to_string())?;
            let index = Index::of(rows.iter().map(AsRef::as_ref));
            let taken = sift(rows, &index, &mut Sieve::new(filter), state.now);
            let part = view.view.as_deref().and_then(View::named).unwrap_or_default();
            let held = taken.into_iter().filter(|at| part.holds_for(me, &rows[*at], state.now, policy));
            (view.name.as_str(), held.count())
        }
        Counted::Beyond(part) => (part.name(), world.count(*part).map_err(|failure| failure.to_string())?),
    })
}

fn is(row: &Row, id: &str) -> bool {
    row.id.as_str() == id || id.parse() == Ok(row.number)
}

/// On the board with its pending wishes, else (solved, closed) as the desk has it.
fn find(id: &str, state: &State, world: &World) -> Result<Row, String> {
    let on_board: Option<&Arc<Row>> = state.board.all().iter().find(|row| is(row, id));
    match on_board {
        Some(row) => Ok(state.wishes.fold(row, state.now)),
        None => world.ticket(id).map_err(|failure| failure.to_string())?.ok_or_else(|| format!("there is no ticket {id}")),
    }
}

fn of_ticket(row: &Row, quality: &Quality, state: &State) -> Look {
    Ok(match quality {
        Quality::Priority(wanted) => {
            let priority = row.facts.priority;
            (priority == *wanted, format!("priority: {}", priority.name()))
        }
        Quality::Phase(wanted) => (row.facts.phase == *wanted, format!("phase: {}", row.facts.phase.name())),
        Quality::Assignee(wanted) => {
            let held = row.facts.assignee.as_ref().map(|held| &held.unit);
            let login = |id: &UnitId| state.unit(id).map(|unit| unit.login.as_str()).unwrap_or_default();
            let is = |id: &UnitId, name: &Raw, wanted: &str| {
                id.as_str() == wanted || login(id) == wanted || called(name.raw(), wanted)
            };
            let holds = match (held, wanted) {
                (held, None) => held.is_none(),
                (Some(held), Some(wanted)) if is(&held.id, &held.name, wanted) => true,
                (_, Some(wanted)) => {
                    let mut units = state.desk.furniture.units.iter();
                    if !units.any(|unit| is(&unit.id, &unit.name, wanted)) {
                        return Err(format!("there is no engineer {wanted}"));
                    }
                    false
                }
            };
            let seen = match held {
                None => "nobody holds it".into(),
                Some(unit) => format!("held by {} ({})", unit.name.line(60).as_str(), unit.id),
            };
            (holds, seen)
        }
    })
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
