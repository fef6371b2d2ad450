//! Raising a priority asks first: does the client want it (limit or price, from somebody entitled), or did we see it wrongly
//! (free, with a reason)?

use super::{act, ask, rehearse, send};
use crate::app::msg::{Arg, Effect, Said};
use crate::app::overlay::{Asking, Choice, Overlay};
use crate::app::pane::Pane;
use crate::app::state::{Raising, State};
use crate::desk::Line;
use crate::desk::client::Contact;
use crate::desk::{Basis, Card, Change, Charge, ContractId, Dossier, Priority, Row, TicketId};
use crate::text::Raw;
use crate::verdict::{RaiseOffer, raise_offer};

/// `+`: asks who wants it. Ticket and contract are read meanwhile: the price is said before the digit.
pub fn raise(state: &mut State, tickets: &[TicketId]) -> Vec<Effect> {
    let Some(row) = tickets.first().and_then(|t| state.board.row(t)).cloned() else { return Vec::new() };
    if row.facts.priority.raised().is_none() {
        return act::say(state, Said::warning("highest-already").with("number", Arg::Number(row.number)));
    }
    state.raising = Some(Raising { ticket: row.id.clone(), card: None, dossier: None, asked_for: false });
    let choices = vec![Choice::Said(Said::plain("raise-reading")), Choice::Said(Said::plain("raise-reassess"))];
    ask::open(state, Asking::Raise { ticket: row.id.clone() }, choices);
    if let Some(company) = &row.facts.company {
        vec![Effect::Card(row.id.clone()), Effect::Dossier(company.id.clone())]
    } else {
        price(state)
    }
}

/// The ticket has come while the question stands.
pub fn card_came(state: &mut State, card: &Card) -> Vec<Effect> {
    let Some(raising) = state.raising.as_mut().filter(|r| r.ticket == card.ticket.head.id) else { return Vec::new() };
    raising.card = Some(Box::new(card.clone()));
    price(state)
}

/// The client has come while the question stands.
pub fn dossier_came(state: &mut State, dossier: &Dossier) -> Vec<Effect> {
    let Some(raising) = &mut state.raising else { return Vec::new() };
    raising.dossier = Some(Box::new(dossier.clone()));
    price(state)
}

/// Says the first answer anew, with limit or price; where `1` was quicker, it is answered now.
fn price(state: &mut State) -> Vec<Effect> {
    let Some(choice) = client_choice(state) else { return Vec::new() };
    if let Overlay::Ask(ask) = &mut state.overlay
        && matches!(ask.what, Asking::Raise { .. })
    {
        ask.choices[0] = choice;
        let asked_for = state.raising.as_mut().is_some_and(|raising| std::mem::take(&mut raising.asked_for));
        return if asked_for { ask::answer(state, 0) } else { Vec::new() };
    }
    Vec::new()
}

/// What the contract offers for a raise at the client's wish; none while it is being read.
fn offer(state: &State) -> Option<(RaiseOffer, Option<ContractId>)> {
    let raising = state.raising.as_ref()?;
    let row = state.board.row(&raising.ticket)?;
    if row.facts.company.is_none() {
        return Some((RaiseOffer::NoContract, None));
    }
    let (card, dossier) = (raising.card.as_ref()?, raising.dossier.as_ref()?);
    let contract = card.ticket.place.contract.clone();
    let asks = asking(state, card, dossier);
    Some((raise_offer(&state.desk.facts(asks, Some(dossier), state.now), contract.as_ref()), contract))
}

/// Who asks: the caller in the pane, where they are of this client, else the ticket's contact.
fn asking<'a>(state: &'a State, card: &'a Card, dossier: &Dossier) -> Option<&'a Contact> {
    let caller = if let Pane::Call(pane) = &state.pane { pane.contact.as_ref() } else { None };
    caller.filter(|c| c.company.as_ref() == Some(&dossier.company.id)).or(card.contact.as_ref())
}

fn client_choice(state: &State) -> Option<Choice> {
    let (offer, _) = offer(state)?;
    let said = Said::plain(&format!("raise-{}", offer.code()));
    Some(match offer {
        RaiseOffer::Included { left, total, .. } => Choice::Said(
            said.with("left", Arg::Number(left.unwrap_or_default())).with("total", Arg::Number(total.unwrap_or_default())),
        ),
        RaiseOffer::Paid { price } => Choice::Said(said.with("price", Arg::Money(price.money))),
        RaiseOffer::NeedsAuthorised { who } => {
            Choice::Disabled(said.with("who", Arg::Words(who.map_or_else(Raw::default, |w| w.name))))
        }
        RaiseOffer::UsedUp { .. } | RaiseOffer::NotIncluded | RaiseOffer::NoContract => Choice::Disabled(said),
    })
}

/// `1`: the client asks. A limit is used at once; a price is asked once more.
pub fn client_asks(state: &mut State, ticket: &TicketId) -> Vec<Effect> {
    let Some(row) = state.board.row(ticket).cloned() else { return Vec::new() };
    match offer(state) {
        None => {
            // The digit was quicker than the desk: it is answered as soon as the price is known.
            if let Some(raising) = &mut state.raising {
                raising.asked_for = true;
            }
            let choices = vec![Choice::Said(Said::plain("raise-asked-for")), Choice::Said(Said::plain("raise-reassess"))];
            ask::open(state, Asking::Raise { ticket: ticket.clone() }, choices)
        }
        Some((RaiseOffer::Included { left: Some(_), .. }, Some(contract))) => up(state, &row, Charge::Quota { contract }),
        Some((RaiseOffer::Included { .. }, _)) => up(state, &row, Charge::None),
        Some((RaiseOffer::Paid { price }, _)) => {
            let choices = vec![
                Choice::Said(Said::plain("pay-yes").with("price", Arg::Money(price.money))),
                Choice::Said(Said::plain("pay-no")),
            ];
            ask::open(state, Asking::Pay { ticket: ticket.clone() }, choices)
        }
        Some((offer, _)) => {
            act::say(state, Said::warning(&format!("raise-{}", offer.code())).with("who", Arg::Words(Raw::default())))
        }
    }
}

/// The client agreed to the price: the line stands in the specification by itself.
pub fn pay(state: &mut State, ticket: &TicketId) -> Vec<Effect> {
    let Some(row) = state.board.row(ticket).cloned() else { return Vec::new() };
    match offer(state) {
        Some((RaiseOffer::Paid { price }, _)) => {
            let vat = state.desk.furniture.policy.billing.vat_percent;
            up(state, &row, Charge::Paid { line: Line::raise(price, vat) })
        }
        _ => act::say(state, Said::warning("price-has-changed")),
    }
}

fn up(state: &mut State, row: &Row, charge: Charge) -> Vec<Effect> {
    let Some(to) = row.facts.priority.raised() else { return Vec::new() };
    let contact = state.raising.take().and_then(|r| {
        let (card, dossier) = (r.card?, r.dossier?);
        asking(state, &card, &dossier).map(|c| c.id.clone())
    });
    let why = Basis::ClientAsked { contact, charge };
    let raise = |_: &Row| Some(Change::SetPriority { to, why: why.clone() });
    let wishes = send::wishes(state, std::slice::from_ref(&row.id), Some("client-asked"), raise);
    rehearse::raise(state, &row.id, to, wishes)
}

/// `-`: less urgent than it was said; asks for the reason.
pub fn lower(state: &mut State, tickets: Vec<TicketId>) -> Vec<Effect> {
    let lowest = tickets.iter().filter_map(|t| state.board.row(t)).all(|r| r.facts.priority == Priority::Low);
    if lowest {
        return act::say(state, Said::warning("lowest-already"));
    }
    ask::open_reasons(state, Asking::Reassess { tickets, up: false })
}

/// The first assessment was wrong: free, with a reason.
pub fn reassess(state: &mut State, tickets: &[TicketId], up: bool, reason: &str) -> Vec<Effect> {
    let moved = |row: &Row| {
        let now = row.facts.priority;
        if up { now.raised() } else { Priority::ALL.into_iter().rev().find(|p| *p < now) }
    };
    let change = |row: &Row| moved(row).map(|to| Change::SetPriority { to, why: Basis::Reassessed });
    let wishes = send::wishes(state, tickets, Some(reason), change);
    let only = match tickets {
        [only] if up => state.board.row(only).and_then(|row| moved(row)).map(|to| (only, to)),
        _ => None,
    };
    match only {
        Some((ticket, to)) => rehearse::raise(state, ticket, to, wishes),
        None => send::send(state, wishes),
    }
}
