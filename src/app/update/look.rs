//! Looking: cards, clocks, engineers, help, and back again.

use super::{call, first, moves, plan, send};
use crate::action::Action;
use crate::app::leading::Sheet;
use crate::app::msg::{Arg, Effect, Said};
use crate::app::overlay::{Ask, Asking, Help, Overlay, Picking, Typed};
use crate::app::pane::{CardPane, Pane};
use crate::app::state::State;
use crate::app::view::View;
use crate::desk::{Card, Failure, TicketId};

/// Enter: sends the proposal, applies the plan, opens the caller's ticket, else opens the chosen ticket's card. Who names a
/// ticket (`:open 1047`) wants to look at it, whatever Enter would do here.
pub fn open(state: &mut State, tickets: Vec<TicketId>) -> Vec<Effect> {
    if let Some(named) = tickets.into_iter().next() {
        // What lies over the board would hide the card.
        state.overlay = Overlay::None;
        return card(state, named, false);
    }
    // A list to look through has nothing behind its lines: Enter is done with it.
    if matches!(state.overlay, Overlay::Engineers { .. }) {
        return back(state);
    }
    match &state.pane {
        Pane::Proposal(_) => return plan::send_chosen(state, None),
        Pane::Plan(_) => return plan::apply(state),
        Pane::Call(pane) if pane.asks_who() => return call::choose(state, pane.chosen),
        Pane::Call(_) => {
            let Some(ticket) = call::open_ticket(state) else { return Vec::new() };
            call::talks_about(state, &ticket);
            return card(state, ticket, false);
        }
        Pane::None | Pane::Card(_) | Pane::Explain(_) => {}
    }
    match state.board.chosen.clone() {
        Some(ticket) => card(state, ticket, false),
        None if state.is_new_desk() => first::demo(state),
        None => Vec::new(),
    }
}

/// Shows how the clocks of the ticket were computed.
pub fn explain(state: &mut State, tickets: Vec<TicketId>) -> Vec<Effect> {
    if let Pane::Proposal(pane) = &mut state.pane {
        pane.whole = !pane.whole;
        return Vec::new();
    }
    // The plan stays: leaving it would lose what was fixed and dropped by hand.
    if let Pane::Plan(pane) = &mut state.pane {
        pane.whole = !pane.whole;
        return Vec::new();
    }
    match tickets.into_iter().next() {
        Some(ticket) => card(state, ticket, true),
        None => Vec::new(),
    }
}

/// How a price came about, instead of what it is about; said again, back to that.
pub fn price(state: &mut State) -> Vec<Effect> {
    match (&mut state.overlay, &mut state.pane) {
        (Overlay::Spec(spec), _) => spec.whole = !spec.whole,
        (_, Pane::Call(pane)) => pane.whole = !pane.whole,
        _ => return super::act::say(state, Said::warning("no-price-here")),
    }
    Vec::new()
}

/// Shows the card of a ticket, whatever the pane is about.
pub fn card(state: &mut State, ticket: TicketId, explained: bool) -> Vec<Effect> {
    let known = match &mut state.pane {
        Pane::Card(pane) | Pane::Explain(pane) if pane.ticket == ticket => pane.card.take(),
        _ => None,
    };
    let pane = CardPane { ticket: ticket.clone(), card: known, scroll: 0 };
    state.pane = if explained { Pane::Explain(pane) } else { Pane::Card(pane) };
    vec![Effect::Card(ticket)]
}

/// A ticket has changed: if the pane shows it, it is read again.
pub fn refresh(state: &mut State, ticket: &TicketId) -> Vec<Effect> {
    let of_spec = super::spec::refresh(state, ticket);
    let mut effects = match &state.pane {
        Pane::Card(pane) | Pane::Explain(pane) if pane.ticket == *ticket => vec![Effect::Card(ticket.clone())],
        Pane::Call(pane) => match &pane.dossier {
            Some(dossier)
                if dossier.open.iter().any(|r| r.id == *ticket) || dossier.done.iter().any(|t| t.head.id == *ticket) =>
            {
                vec![Effect::Dossier(dossier.company.id.clone())]
            }
            _ => Vec::new(),
        },
        _ => Vec::new(),
    };
    effects.extend(of_spec.filter(|read| !effects.contains(read)));
    effects
}

/// A card has come.
pub fn card_came(state: &mut State, ticket: &TicketId, card: Result<Option<Box<Card>>, Failure>) -> Vec<Effect> {
    match card {
        Ok(Some(card)) => {
            let mut effects = super::priority::card_came(state, &card);
            effects.extend(super::copy::card_came(state, &card));
            effects.extend(super::spec::card_came(state, &card));
            super::since::card_came(state, &card);
            super::locate::card_came(state, &card);
            let often = super::locate::count_calls_of(state, &card);
            super::content::card_came(state, &card);
            if let Pane::Card(pane) | Pane::Explain(pane) = &mut state.pane
                && pane.ticket == *ticket
            {
                effects.extend(often);
                pane.card = Some(card);
            }
            return effects;
        }
        Ok(None) => state.said = Some(Said::error("ticket-is-gone")),
        Err(failure) => state.said = Some(send::failure_said(&failure, None)),
    }
    super::copy::gone(state, ticket);
    Vec::new()
}

/// A ticket that was asked for by number has come: it has left the board, so its card is shown.
pub fn numbered_came(state: &mut State, number: i64, card: Result<Option<Box<Card>>, Failure>) -> Vec<Effect> {
    match card {
        Ok(Some(card)) => {
            let ticket = card.ticket.head.id.clone();
            state.pane = Pane::Card(CardPane { ticket, card: Some(card), scroll: 0 });
        }
        Ok(None) => state.said = Some(Said::error("no-such-ticket").with("number", Arg::Number(number))),
        Err(failure) => state.said = Some(send::failure_said(&failure, Some(number))),
    }
    Vec::new()
}

/// Back: closes what lies on top, one thing a key.
pub fn back(state: &mut State) -> Vec<Effect> {
    if !matches!(state.overlay, Overlay::None) {
        // The question is dropped, not the ticket that was being written down.
        state.overlay = match std::mem::take(&mut state.overlay) {
            // There is nothing behind a wall that stands alone.
            Overlay::Lead(leading) if matches!(leading.what, Sheet::Wall { alone: true, .. }) => {
                state.quitting = true;
                Overlay::Lead(leading)
            }
            Overlay::Ask(ask) => match *ask {
                Ask { what: Asking::Exception { draft } | Asking::Refused { draft, .. }, .. } => Overlay::New(draft),
                Ask { what: Asking::Exceptions { list }, .. } => Overlay::Pasted(list),
                _ => Overlay::None,
            },
            // From the list of what can be put back to where it would stand.
            Overlay::Pick(pick) => match pick.what {
                Picking::Item { spec } => Overlay::Spec(spec),
                _ => Overlay::None,
            },
            _ => Overlay::None,
        };
    } else if !matches!(state.pane, Pane::None) {
        state.pane = Pane::None;
    } else if !state.board.marked.is_empty() {
        state.board.marked.clear();
    } else if state.board.part().search.is_some() {
        state.board.search_for(None);
    } else if !state.board.part().filter_text().is_empty() {
        super::filter::clear(state);
    } else if state.board.part().called.is_some() {
        // What a saved view brought goes with it.
        state.board.group_by(None);
        state.board.call(None);
        state.board.look_at(View::Open);
    } else if state.board.view != View::Open {
        state.board.look_at(View::Open);
    }
    state.said = None;
    Vec::new()
}

/// Engineers with their load.
pub fn engineers(state: &mut State) -> Vec<Effect> {
    state.overlay = Overlay::Engineers { chosen: 0 };
    Vec::new()
}

/// Keys and what they do.
pub fn help(state: &mut State) -> Vec<Effect> {
    let from = super::context(state);
    state.overlay = Overlay::Help(Box::new(Help { from, typed: Typed::default(), scroll: 0 }));
    Vec::new()
}

/// An action while the help is open; none when it is not about the help.
pub fn in_help(state: &mut State, action: Action) -> Option<Vec<Effect>> {
    match action {
        Action::Back | Action::Open | Action::Help => Some(back(state)),
        Action::Up => Some(moves::by(state, -1)),
        Action::Down => Some(moves::by(state, 1)),
        Action::PageUp => Some(moves::page(state, -1)),
        Action::PageDown => Some(moves::page(state, 1)),
        Action::NextView => Some(Vec::new()),
        _ => None,
    }
}
