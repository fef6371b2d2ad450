//! The autopilot: new tickets that nobody takes are routed by the policy. It waits on the clock like everything here, it writes only
//! what `routing::turn` and `routing::may_write` give it, and whoever takes a ticket is never overtaken.

mod told;
mod turns;

pub use told::{done_by_hand, done_last, heard};
pub use turns::{came, read_anew, watch};

use super::{act, look, send, since};
use crate::action::Action;
use crate::app::msg::{Arg, Effect, Said};
use crate::app::state::{Link, State};
use crate::desk::autopilot::{actor, wish_id};
use crate::desk::{
    Act, Applied, Assignment, Backlog, BatchId, Change, Event, Failure, Handed, Moment, Named, TicketId, UnitId, Wish, WishId,
};
use crate::routing::{self, Left, Line, Plan};
use told::tell;
use turns::{aside, due};

/// What is said after its name.
pub const SWITCH: [&str; 2] = [ON, OFF];
const ON: &str = "on";
const OFF: &str = "off";

/// `g a`: on, or off; `on` and `off` after the name say which.
pub fn switch(state: &mut State, args: &[String]) -> Vec<Effect> {
    let on = match args.first().map(String::as_str) {
        None => !state.autopilot.is_on(),
        Some(ON) => true,
        Some(OFF) => false,
        Some(other) => return act::say(state, Said::error("autopilot-on-or-off").with("typed", Arg::Words(other.into()))),
    };
    if on && state.seat.read_only {
        return act::say(state, Said::error("read-only"));
    }
    let autopilot = &mut state.autopilot;
    if on && autopilot.since.is_none() {
        autopilot.since = Some(state.now);
    } else if !on {
        autopilot.since = None;
        autopilot.was_on = true;
        autopilot.fresh.clear();
        autopilot.asked = None;
        autopilot.again.clear();
        autopilot.left.clear();
    }
    if !on {
        return act::say(state, Said::plain("autopilot-off"));
    }
    let rules = &state.desk.furniture.policy.autopilot;
    let hours = crate::desk::policy::hours::write(rules.hours);
    let said = Said::plain("autopilot-on").with("seconds", Arg::Number(rules.after_seconds));
    act::say(state, said.with("hours", Arg::Words(hours.as_str().into())))
}

/// The clock: plans when it is the turn of a ticket.
pub fn look(state: &mut State) -> Vec<Effect> {
    let due = due(state);
    if due.is_empty() || state.autopilot.asked.is_some() {
        return Vec::new();
    }
    let aside = aside(state, &due);
    state.autopilot.asked = Some(due);
    vec![Effect::Route { aside }]
}

/// The plan has come: what is still its turn is written, all of it under one undo.
pub fn routed(state: &mut State, plan: Result<(Box<Plan>, Box<Backlog>), Failure>) -> Vec<Effect> {
    let asked = state.autopilot.asked.take().unwrap_or_default();
    if !state.autopilot.is_on() || !matches!(state.desk.link, Link::Live(_)) {
        return Vec::new();
    }
    let due = due(state);
    let (plan, backlog) = match plan {
        Ok(planned) => planned,
        Err(failure) => {
            wait(state, due.iter());
            return act::say(state, send::failure_said(&failure, None));
        }
    };
    let mut wishes = Vec::new();
    for line in &plan.lines {
        let tickets: Vec<&TicketId> = std::iter::once(&line.ticket).chain(&line.with).filter(|id| due.contains(*id)).collect();
        if tickets.is_empty() {
            continue;
        }
        match routing::may_write(line, &due, &backlog, &state.desk.furniture.policy) {
            Ok(()) => wishes.extend(written(state, line, &backlog)),
            Err(left) => leave(state, line.number, &tickets, left),
        }
    }
    if wishes.len() > 1 {
        let batch = BatchId::from(format!("{}-all", wishes[0].id));
        for wish in &mut wishes {
            wish.batch = Some(batch.clone());
        }
    }
    // What the plan does not know of would be asked for for ever.
    let known = |id: &TicketId| plan.lines.iter().any(|line| line.ticket == *id || line.with.contains(id));
    wait(state, asked.iter().filter(|id| !known(id)));
    let mut effects = send::unasked(state, wishes);
    effects.extend(look(state));
    effects
}

/// The wishes of a line, each with the version that was planned on.
fn written(state: &State, line: &Line, backlog: &Backlog) -> Vec<Wish> {
    let Some(unit) = line.choice.as_ref().map(|choice| choice.unit.clone()) else { return Vec::new() };
    let name = actor(word(state), &state.seat.actor);
    let version = |id: &TicketId| backlog.tickets.iter().find(|t| t.head.id == *id).map_or(line.version, |t| t.head.version);
    let wish = |id: &TicketId| {
        let seen = version(id);
        let act = Act::Ticket { id: id.clone(), what: assigned(&unit, state.now), seen: Some(seen) };
        Wish { id: wish_id(id, seen), actor: name.clone(), at: None, act, reason: None, batch: None }
    };
    std::iter::once(&line.ticket).chain(&line.with).map(wish).collect()
}

fn assigned(unit: &Named<UnitId>, now: Moment) -> Change {
    Change::Assign { to: Some(Assignment { unit: unit.clone(), handed: Handed::Told { at: now }, since: now }), over: None }
}

/// Its word in the person's language, as it is typed on the command line.
fn word(state: &State) -> &str {
    let own = state.hands.words.iter().find(|(_, action)| *action == Action::Autopilot);
    own.map_or_else(|| Action::Autopilot.name(), |(word, _)| word.as_str())
}

/// Leaves a line to a person, and says why: they counted on it. Where nobody could go it looks again later, and says so once.
fn leave(state: &mut State, number: i64, tickets: &[&TicketId], left: Left) {
    let news = if left == Left::Nobody {
        let told = tickets.iter().any(|id| state.autopilot.again.contains_key(*id));
        wait(state, tickets.iter().copied());
        !told
    } else {
        for id in tickets {
            give_up(state, id);
        }
        left != Left::Taken
    };
    if news {
        let why = Arg::Text(format!("autopilot-left-{}", left.name()));
        state.said = Some(Said::warning("now-autopilot-left").with("number", Arg::Number(number)).with("why", why));
    }
}

/// The ticket is a person's for good.
fn give_up(state: &mut State, ticket: &TicketId) {
    state.autopilot.fresh.remove(ticket);
    state.autopilot.left.insert(ticket.clone());
}

fn wait<'a>(state: &mut State, tickets: impl Iterator<Item = &'a TicketId>) {
    let again = state.desk.furniture.policy.autopilot.waits_until(state.now);
    state.autopilot.again.extend(tickets.map(|id| (id.clone(), again)));
}

/// Its wishes were answered. Where somebody was quicker, person or autopilot, the ticket is theirs and nothing is said.
pub fn answered(state: &mut State, answers: Vec<(WishId, Result<Applied, Failure>)>) -> Vec<Effect> {
    let mut effects = Vec::new();
    let mut done: Vec<std::sync::Arc<Event>> = Vec::new();
    for (id, answer) in answers {
        let Some(Act::Ticket { id: ticket, .. }) = state.wishes.settle(&id).map(|wish| wish.act) else { continue };
        let mut version = None;
        match answer {
            Ok(applied) => {
                since::grown(state, applied.event.seq);
                version = Some(applied.event.version);
                if let Some(row) = applied.row {
                    state.board.upsert(*row);
                }
                effects.extend(look::refresh(state, &ticket));
                done.push(applied.event);
            }
            Err(Failure::Conflict { theirs, .. }) => {
                version = Some(theirs.version);
                state.board.upsert(*theirs);
            }
            Err(Failure::Refused { .. }) => give_up(state, &ticket),
            Err(failure) => {
                wait(state, std::iter::once(&ticket));
                state.said = Some(send::failure_said(&failure, None));
            }
        }
        if let Some(next) = state.wishes.release(&ticket, version) {
            effects.push(Effect::Apply(vec![next]));
        }
    }
    effects.extend(tell(state, &done.iter().map(std::convert::AsRef::as_ref).collect::<Vec<_>>()));
    effects
}
