//! What it did, said once wherever it was done, and remembered for the undo.

use crate::app::autopilot::Done;
use crate::app::msg::{Arg, Effect, Said};
use crate::app::state::State;
use crate::desk::autopilot::{is_wish, starter};
use crate::desk::{Act, Change, Event, Subject};

/// So many changes are remembered for the undo.
const REMEMBERED: usize = 200;

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
pub(super) fn tell(state: &mut State, events: &[&Event]) -> Vec<Effect> {
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
