//! «Что если»: a rehearsal lies over the board. Enter writes it, Esc leaves everything as it was.

use super::{act, pick, plan, send};
use crate::app::msg::{Arg, Effect, Said};
use crate::app::overlay::Overlay;
use crate::app::pane::Pane;
use crate::app::rehearsing::{Idea, Rehearsing};
use crate::app::state::State;
use crate::desk::{Act, Assignment, Change, Failure, Handed, Named, Priority, TicketId, UnitId, Wish};
use crate::routing::{Changed, Rehearsal};

/// Lays a rehearsal over the board and has it computed; `wishes` are written for the idea itself.
pub fn open(state: &mut State, idea: Idea, wishes: Vec<Wish>) -> Vec<Effect> {
    let effect = Effect::Rehearse(Box::new(idea.clone()));
    let rehearsing = Rehearsing { idea, wishes, told: None, chosen: 0, do_when_read: false };
    state.overlay = Overlay::Rehearsal(Box::new(rehearsing));
    vec![effect]
}

/// A raise that may push others back. A macro and a desk that is only looked at ask nothing.
pub fn raise(state: &mut State, ticket: &TicketId, to: Priority, wishes: Vec<Wish>) -> Vec<Effect> {
    if state.hands.running.is_some() || state.seat.read_only {
        return send::send(state, wishes);
    }
    open(state, Idea::Raise { ticket: ticket.clone(), to }, wishes)
}

/// `f`: what if the chosen one goes to this first?
pub fn first(state: &mut State) -> Vec<Effect> {
    let idea = match &state.pane {
        Pane::Proposal(pane) => pane
            .line
            .as_ref()
            .and_then(|line| line.candidates.get(pane.chosen))
            .map(|candidate| Idea::First { ticket: pane.ticket.clone(), unit: candidate.unit.clone(), among: None }),
        Pane::Plan(pane) => pane.plan.as_ref().and_then(|p| p.lines.get(pane.chosen)).and_then(|line| {
            let who = line.choice.as_ref().or_else(|| line.candidates.first())?;
            Some(Idea::First { ticket: line.ticket.clone(), unit: who.unit.clone(), among: pane.tickets.clone() })
        }),
        _ => None,
    };
    match idea {
        Some(idea) => open(state, idea, Vec::new()),
        None => act::say(state, Said::warning("nobody-may")),
    }
}

/// `b`: who has too much gives to who has room.
pub fn level(state: &mut State) -> Vec<Effect> {
    open(state, Idea::Level, Vec::new())
}

/// What it would do has come. What moves nothing is done at once: there is nothing to look at.
pub fn came(state: &mut State, idea: &Idea, told: Result<Box<Rehearsal>, Failure>) -> Vec<Effect> {
    let Overlay::Rehearsal(rehearsing) = &mut state.overlay else { return Vec::new() };
    if rehearsing.idea != *idea {
        return Vec::new();
    }
    let told = match told {
        Ok(told) => told,
        Err(failure) => {
            state.overlay = Overlay::None;
            return act::say(state, send::failure_said(&failure, None));
        }
    };
    let harmless = match idea {
        Idea::Raise { ticket, .. } => !told.hurts_beside(ticket),
        Idea::Absence { .. } | Idea::First { .. } => told.changed.is_empty(),
        Idea::Level => told.moves().next().is_none(),
    };
    let level = told.level;
    rehearsing.told = Some(told);
    let at_once = std::mem::take(&mut rehearsing.do_when_read);
    match idea {
        Idea::Level if harmless => {
            state.overlay = Overlay::None;
            let minutes = |of: Option<crate::desk::Minutes>| Arg::Span(of.unwrap_or_default());
            let said = Said::plain("level-already").with("most", minutes(level.map(|l| l.before)));
            act::say(state, said.with("mean", minutes(level.map(|l| l.mean))))
        }
        Idea::First { .. } if harmless => {
            state.overlay = Overlay::None;
            act::say(state, Said::plain("first-harmless"))
        }
        _ if harmless || at_once => enter(state),
        _ => Vec::new(),
    }
}

/// Enter: the idea is written with all that moves, and one undo takes it back.
pub fn enter(state: &mut State) -> Vec<Effect> {
    let Overlay::Rehearsal(rehearsing) = &mut state.overlay else { return Vec::new() };
    let Some(told) = rehearsing.told.take() else {
        rehearsing.do_when_read = true;
        return Vec::new();
    };
    let Overlay::Rehearsal(rehearsing) = std::mem::take(&mut state.overlay) else { return Vec::new() };
    let moves: Vec<&Changed> = told.moves().collect();
    match rehearsing.idea {
        Idea::Absence { .. } | Idea::Level => {
            let mut wishes = rehearsing.wishes;
            wishes.extend(moves.into_iter().filter_map(|changed| hand_over(state, changed)));
            together(state, wishes)
        }
        Idea::Raise { .. } => send::send(state, rehearsing.wishes),
        Idea::First { ticket, unit, .. } => goes(state, ticket, unit),
    }
}

/// `2`: only the absence is written, everybody keeps what they hold.
pub fn alone(state: &mut State) -> Vec<Effect> {
    let Overlay::Rehearsal(rehearsing) = &state.overlay else { return Vec::new() };
    if !matches!(rehearsing.idea, Idea::Absence { .. }) || rehearsing.told.is_none() {
        return Vec::new();
    }
    let Overlay::Rehearsal(rehearsing) = std::mem::take(&mut state.overlay) else { return Vec::new() };
    send::send(state, rehearsing.wishes)
}

/// In a proposal the one who was looked at is sent; in a plan the line is fixed to them, and the plan goes on.
fn goes(state: &mut State, ticket: TicketId, unit: Named<UnitId>) -> Vec<Effect> {
    match &state.pane {
        Pane::Proposal(pane) if pane.ticket == ticket => {
            let place = pane.line.as_ref().and_then(|line| line.candidates.iter().position(|c| c.unit.id == unit.id));
            match place {
                Some(place) => plan::send_chosen(state, Some(place)),
                None => act::say(state, Said::warning("nobody-may")),
            }
        }
        Pane::Plan(_) => plan::fix_over(state, ticket, unit, None),
        _ => pick::assign(state, vec![ticket], &[unit.id.to_string()]),
    }
}

/// The wish that gives a ticket to whoever takes it over, with the version that was looked at.
fn hand_over(state: &mut State, changed: &Changed) -> Option<Wish> {
    let now = state.now;
    let unit = changed.to.clone()?;
    let change = Change::Assign { to: Some(Assignment { unit, handed: Handed::Told { at: now }, since: now }), over: None };
    let mut wish = send::wish(state, &changed.ticket, change);
    if let Act::Ticket { seen, .. } = &mut wish.act {
        *seen = Some(changed.version);
    }
    Some(wish)
}

fn together(state: &mut State, mut wishes: Vec<Wish>) -> Vec<Effect> {
    if wishes.len() > 1 {
        let batch = state.wishes.mint_batch();
        for wish in &mut wishes {
            wish.batch = Some(batch.clone());
        }
    }
    send::send(state, wishes)
}
