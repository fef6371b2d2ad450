//! The autopilot: new tickets that nobody takes are routed by the policy. It waits on the clock like everything here, it writes only
//! what `routing::turn` and `routing::may_write` give it, and whoever takes a ticket is never overtaken.

use super::{act, look, send, since, together};
use crate::action::Action;
use crate::app::autopilot::{Done, Next};
use crate::app::msg::{Arg, Effect, Said};
use crate::app::state::{Link, State};
use crate::desk::autopilot::{actor, is_wish, starter, wish_id};
use crate::desk::{
    Act, Applied, Assignment, Backlog, BatchId, Change, Event, Failure, Handed, Moment, Named, Row, Subject, TicketId, UnitId,
    Wish, WishId,
};
use crate::routing::{self, Left, Line, Plan, Turn};
use std::collections::BTreeSet;

/// So many changes are remembered for the undo.
const REMEMBERED: usize = 200;

/// `g a`: on, or off; `on` and `off` after the name say which.
pub fn switch(state: &mut State, args: &[String]) -> Vec<Effect> {
    let on = match args.first().map(String::as_str) {
        None => !state.autopilot.is_on(),
        Some("on" | "вкл" | "включить") => true,
        Some("off" | "выкл" | "выключить") => false,
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

/// The tickets whose turn it is now.
fn due(state: &State) -> BTreeSet<TicketId> {
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
fn aside(state: &State, due: &BTreeSet<TicketId>) -> Vec<TicketId> {
    let sites: Vec<_> = due.iter().filter_map(|id| state.board.row(id)?.facts.site.as_ref().map(|s| s.id.clone())).collect();
    let there = |row: &Row| row.facts.site.as_ref().is_some_and(|site| sites.contains(&site.id));
    state.board.all().iter().filter(|row| there(row) && !due.contains(&row.id)).map(|row| row.id.clone()).collect()
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

/// Something happened on the desk: what another console's autopilot did is told here too, where one is on.
pub fn heard(state: &mut State, event: &Event) {
    if state.autopilot.is_on() && is_wish(&event.wish) && event.undoes.is_none() {
        let known = state.wishes.sent.iter().any(|wish| wish.id == event.wish);
        if !known {
            tell(state, &[event]);
        }
    }
}

/// Says what was done, who calls the client, and how it is taken back.
fn tell(state: &mut State, events: &[&Event]) -> Vec<Effect> {
    let fresh: Vec<&&Event> = events.iter().filter(|event| !state.autopilot.told.contains(&event.seq)).collect();
    let Some(first) = fresh.first() else { return Vec::new() };
    let Act::Ticket { id, what: Change::Assign { to: Some(to), .. }, .. } = &first.act else { return Vec::new() };
    // Those that went with it may have been heard of one by one.
    let with_it = |done: &&Done| matches!(done, Done::ByItself(_, batch) if batch.is_some() && *batch == first.batch);
    let more = state.autopilot.done.iter().filter(with_it).count() + fresh.len() - 1;
    let code = if more > 0 { "now-autopilot-several" } else { "now-autopilot" };
    let said = Said::plain(code)
        .with("number", Arg::Number(state.board.row(id).map_or(0, |row| row.number)))
        .with("unit", Arg::Words(to.unit.name.clone()))
        .with("who", starter(&first.actor).map_or_else(|| Arg::Text("autopilot-dispatcher".into()), Arg::Words))
        .with("more", Arg::Number(more as i64));
    for event in events {
        if state.autopilot.told.insert(event.seq) {
            remember(state, Done::ByItself(event.seq, event.batch.clone()));
        }
    }
    while state.autopilot.told.len() > REMEMBERED {
        state.autopilot.told.pop_first();
    }
    state.said = Some(said.clone());
    vec![Effect::Notify(said)]
}

/// A person did something here: the next undo is about that.
pub fn done_by_hand(state: &mut State, event: &Event) {
    if event.undoes.is_none() && matches!(event.subject, Subject::Ticket(_) | Subject::Unit(_)) {
        remember(state, Done::ByHand);
    }
}

fn remember(state: &mut State, done: Done) {
    let all = &mut state.autopilot.done;
    all.push(done);
    if all.len() > REMEMBERED {
        all.remove(0);
    }
}

/// What `u` is about: the event, where an autopilot did the newest thing; none where a person did. Tickets that went with it in
/// one go come back together.
pub fn done_last(state: &mut State) -> Option<i64> {
    let Done::ByItself(seq, batch) = state.autopilot.done.pop()? else { return None };
    let together = |done: &Done| matches!(done, Done::ByItself(_, other) if batch.is_some() && *other == batch);
    while state.autopilot.done.last().is_some_and(together) {
        state.autopilot.done.pop();
    }
    Some(seq)
}
