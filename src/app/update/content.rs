//! Is the client content? Asked about work that is done with one key and one digit; the hint stands in nobody's way.

use super::{act, ask, send};
use crate::app::contentment::{Finished, asked_about};
use crate::app::msg::{Arg, Effect, Said};
use crate::app::overlay::{Asking, Choice};
use crate::app::spoken::begins;
use crate::app::state::State;
use crate::desk::opinion::{How, NotNow};
use crate::desk::{Act, Applied, Card, Change, Opinion, Phase, PhaseKind, Pleased, TicketId};

/// What the answers are called, in the order of their digits: ours, Russian, English.
const WORDS: [(Pleased, [&str; 2]); 3] =
    [(Pleased::Yes, ["да", "yes"]), (Pleased::No, ["нет", "no"]), (Pleased::Skip, ["пропустить", "skip"])];

/// `e`: asks; with an answer (`yes`, `нет`, a digit) writes it down at once.
pub fn open(state: &mut State, args: &[String]) -> Vec<Effect> {
    let mut words = args;
    let number = words.first().and_then(|word| word.trim_start_matches(['#', '№']).parse::<i64>().ok()).filter(|n| *n > 9);
    if number.is_some() {
        words = &words[1..];
    }
    let Some(asking) = asked_about(state, number) else {
        let said = match number {
            Some(number) => Said::warning("no-done-work-of-number").with("number", Arg::Number(number)),
            None => Said::warning("no-done-work"),
        };
        return act::say(state, said);
    };
    let number = Arg::Number(asking.ticket.head.number);
    match asking.may(state) {
        Err(NotNow::NotDone) => return act::say(state, Said::warning("work-goes-on").with("number", number)),
        Err(NotNow::Lately { asked, again }) => {
            let said = Said::warning("asked-lately").with("asked", Arg::At(asked)).with("again", Arg::At(again));
            return act::say(state, said);
        }
        // What they have said can be mended.
        Err(NotNow::Said(_)) | Ok(()) => {}
    }
    let about = asking.ticket.head.id.clone();
    match words.first() {
        None => {
            let what = Asking::Content { number: asking.ticket.head.number, ticket: about };
            let choices = WORDS.map(|(pleased, _)| Choice::Said(Said::plain(&format!("answer-{}", pleased.name()))));
            ask::open(state, what, choices.into())
        }
        Some(word) => match answer(word) {
            Some(pleased) => record(state, &about, pleased),
            None => act::say(state, Said::error("no-such-answer")),
        },
    }
}

/// An answer in words, or by its digit.
fn answer(word: &str) -> Option<Pleased> {
    let by_digit = word.parse::<usize>().ok().and_then(|digit| Pleased::ALL.get(digit.checked_sub(1)?).copied());
    by_digit.or_else(|| WORDS.iter().find(|(_, words)| words.iter().any(|one| begins(one, word))).map(|(pleased, _)| *pleased))
}

/// A digit was pressed.
pub fn answered(state: &mut State, ticket: &TicketId, place: usize) -> Vec<Effect> {
    Pleased::ALL.get(place).map_or_else(Vec::new, |pleased| record(state, ticket, *pleased))
}

fn record(state: &mut State, ticket: &TicketId, pleased: Pleased) -> Vec<Effect> {
    let known = [asked_about(state, None), numbered(state, ticket)];
    let Some(asking) = known.into_iter().flatten().find(|asking| asking.ticket.head.id == *ticket) else {
        return act::say(state, Said::warning("no-done-work"));
    };
    let to = Opinion::of(asking.ticket, pleased, How::Dispatcher, state.seat.actor.clone(), state.now);
    let act = Act::Ticket { id: ticket.clone(), what: Change::Opinion { to: Some(to) }, seen: None };
    let actor = state.seat.actor.clone();
    let wish = state.wishes.mint(&actor, act);
    send::send(state, vec![wish])
}

/// The one that was named by its number.
fn numbered<'a>(state: &'a State, ticket: &TicketId) -> Option<crate::app::contentment::Asking<'a>> {
    let crate::app::pane::Pane::Call(pane) = &state.pane else { return None };
    let number = pane.dossier.as_ref()?.done.iter().find(|done| done.head.id == *ticket)?.head.number;
    asked_about(state, Some(number))
}

/// Something was done here: a ticket that was solved is read, to know whether its client may be asked.
pub fn done(state: &mut State, applied: &Applied) -> Option<Effect> {
    let row = applied.row.as_ref()?;
    let Act::Ticket { what, .. } = &applied.event.act else { return None };
    if applied.event.undoes.is_none() && solves(what) {
        state.finished = Some(Finished { card: None, ticket: row.id.clone() });
        return Some(Effect::Card(row.id.clone()));
    }
    let over = row.facts.phase.is_open() || matches!(what, Change::Opinion { .. });
    if over && state.finished.as_ref().is_some_and(|finished| finished.ticket == row.id) {
        state.finished = None;
    }
    None
}

fn solves(what: &Change) -> bool {
    match what {
        Change::SetPhase { to } => matches!(to, Phase::Solved | Phase::Closed),
        Change::Several { changes } => changes.iter().any(solves),
        _ => false,
    }
}

/// The solved ticket was read: where its client may be asked, the word about it says so.
pub fn card_came(state: &mut State, card: &Card) {
    let Some(finished) = &mut state.finished else { return };
    if finished.ticket != card.ticket.head.id {
        return;
    }
    finished.card = Some(Box::new(card.clone()));
    let number = Arg::Number(card.ticket.head.number);
    let solved = card.ticket.head.phase.kind() == PhaseKind::Solved;
    let just_said =
        state.said.as_ref().is_some_and(|said| said.code == "solved" && said.args.iter().any(|(_, arg)| *arg == number));
    if solved && just_said && state.live_call().is_none() && asked_about(state, None).is_some_and(|asking| asking.is_due(state)) {
        state.said = Some(Said::plain("solved-ask").with("number", number));
    }
}
