//! Raising a priority asks first: does the client want it (limit or price), or did we see it wrongly (free)?

use super::{act, ask, send};
use crate::app::msg::{Arg, Effect, Said};
use crate::app::overlay::{Asking, Choice};
use crate::app::state::State;
use crate::desk::ticket::Line;
use crate::desk::{Basis, Change, Charge, CompanyId, Dossier, Priority, Row, TicketId};
use crate::text::Raw;
use crate::verdict::{RaiseOffer, raise_offer};

/// `+`: asks who wants it. The client's contract is read first: the price is said before the digit.
pub fn raise(state: &mut State, tickets: &[TicketId]) -> Vec<Effect> {
    let Some(row) = tickets.first().and_then(|t| state.board.row(t)).cloned() else { return Vec::new() };
    if row.facts.priority.raised().is_none() {
        return act::say(state, Said::warning("highest-already").with("number", Arg::Number(row.number)));
    }
    let company = row.facts.company.as_ref().map(|c| c.id.clone());
    let known = company.as_ref().and_then(|c| dossier(state, c));
    let client = match (&known, &company) {
        (Some(dossier), _) => client_choice(state, dossier, &row),
        (None, Some(_)) => Choice::Said(Said::plain("raise-client-reading")),
        (None, None) => Choice::Disabled(Said::warning("raise-client-unknown")),
    };
    let choices = vec![client, Choice::Said(Said::plain("raise-reassess"))];
    ask::open(state, Asking::Raise { ticket: row.id.clone() }, choices);
    match (known, company) {
        (None, Some(company)) => vec![Effect::Dossier(company)],
        _ => Vec::new(),
    }
}

/// The client's contract has come while the question stands.
pub fn contract_came(state: &mut State, dossier: &Dossier) {
    let crate::app::overlay::Overlay::Ask(ask) = &state.overlay else { return };
    let Asking::Raise { ticket } = &ask.what else { return };
    let Some(row) = state.board.row(ticket).cloned() else { return };
    let choice = client_choice(state, dossier, &row);
    state.priced = Some(dossier.clone());
    if let crate::app::overlay::Overlay::Ask(ask) = &mut state.overlay {
        ask.choices[0] = choice;
    }
}

fn offer(state: &State, dossier: &Dossier, row: &Row) -> RaiseOffer {
    raise_offer(dossier, row.facts.site.as_ref().map(|s| &s.id), state.now)
}

fn client_choice(state: &State, dossier: &Dossier, row: &Row) -> Choice {
    match offer(state, dossier, row) {
        RaiseOffer::Included { left, total, .. } => {
            Choice::Said(Said::plain("raise-included").with("left", Arg::Number(left)).with("total", Arg::Number(total)))
        }
        RaiseOffer::Paid(price) => Choice::Said(Said::plain("raise-paid").with("price", Arg::Money(price.money))),
        RaiseOffer::No(code) => Choice::Disabled(Said::warning(&format!("raise-no-{code}"))),
    }
}

fn dossier(state: &State, company: &CompanyId) -> Option<Dossier> {
    if let crate::app::pane::Pane::Call(pane) = &state.pane
        && let Some(dossier) = &pane.dossier
        && dossier.company.id == *company
    {
        return Some((**dossier).clone());
    }
    state.priced.clone().filter(|d| d.company.id == *company)
}

/// `1`: the client asks. A limit is used at once; a price is asked once more.
pub fn client_asks(state: &mut State, ticket: &TicketId) -> Vec<Effect> {
    let Some(row) = state.board.row(ticket).cloned() else { return Vec::new() };
    let Some(dossier) = row.facts.company.as_ref().and_then(|c| dossier(state, &c.id)) else {
        return act::say(state, Said::warning("raise-client-reading"));
    };
    match offer(state, &dossier, &row) {
        RaiseOffer::Included { contract, .. } => up(state, &row, Charge::Quota { contract }),
        RaiseOffer::Paid(price) => {
            let choices = vec![
                Choice::Said(Said::plain("pay-yes").with("price", Arg::Money(price.money))),
                Choice::Said(Said::plain("pay-no")),
            ];
            ask::open(state, Asking::Pay { ticket: ticket.clone() }, choices)
        }
        RaiseOffer::No(code) => act::say(state, Said::warning(&format!("raise-no-{code}"))),
    }
}

/// The client agreed to the price: the line stands in the specification by itself.
pub fn pay(state: &mut State, ticket: &TicketId) -> Vec<Effect> {
    let Some(row) = state.board.row(ticket).cloned() else { return Vec::new() };
    let Some(dossier) = row.facts.company.as_ref().and_then(|c| dossier(state, &c.id)) else { return Vec::new() };
    match offer(state, &dossier, &row) {
        RaiseOffer::Paid(price) => {
            let line =
                Line { what: Raw::from("повышение приоритета"), quantity_milli: 1_000, price, visible: true };
            up(state, &row, Charge::Paid { line })
        }
        RaiseOffer::Included { .. } | RaiseOffer::No(_) => act::say(state, Said::warning("price-has-changed")),
    }
}

fn up(state: &mut State, row: &Row, charge: Charge) -> Vec<Effect> {
    let Some(to) = row.facts.priority.raised() else { return Vec::new() };
    // The quota is another one now.
    state.priced = None;
    let why = Basis::ClientAsked { contact: None, charge };
    send::each(state, std::slice::from_ref(&row.id), Some("client-asked"), |_| Some(Change::SetPriority { to, why: why.clone() }))
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
    send::each(state, tickets, Some(reason), |row| {
        let now = row.facts.priority;
        let to = if up { now.raised() } else { Priority::ALL.into_iter().rev().find(|p| *p < now) };
        to.map(|to| Change::SetPriority { to, why: Basis::Reassessed })
    })
}
