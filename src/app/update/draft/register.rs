//! Enter: what the rules want of a new ticket, and the wishes that write it down.

use super::study;
use crate::app::draft::NewTicket;
use crate::app::msg::{Arg, Effect, Said};
use crate::app::overlay::{Asking, Choice, Overlay};
use crate::app::state::State;
use crate::app::update::keep::keep;
use crate::app::update::{act, ask, call, send};
use crate::desk::policy::{DANGER, Demand};
use crate::desk::ticket::Excused;
use crate::desk::when::split_when;
use crate::desk::{Act, Call, CallState, Change, ContractId, Mode, Phase, Registration, Ticket, TicketId, Wish, registration};
use crate::text::Raw;
use crate::verdict::{self, Certainty, Level};

/// Enter in the form.
pub fn submit(state: &mut State) -> Vec<Effect> {
    let Overlay::New(new) = &state.overlay else { return Vec::new() };
    let new = (**new).clone();
    if new.subject.text.trim().is_empty() {
        return act::say(state, Said::warning("subject-is-empty"));
    }
    if let Some(said) = unread_promise(state, &new) {
        return act::say(state, said);
    }
    take(state, new)
}

/// A call back that was typed and cannot be promised.
fn unread_promise(state: &State, new: &NewTicket) -> Option<Said> {
    let typed = new.call_back.text.trim();
    if typed.is_empty() || study::promise(state, new).is_some() {
        return None;
    }
    Some(match split_when(typed, state.now, state.desk.furniture.policy.zone) {
        Some((until, _)) => Said::error("time-has-passed").with("at", Arg::At(until)),
        None => Said::error("not-a-time"),
    })
}

/// Registers; without contract or object, or against the verdict, asks why first, or says that the rules do not take it.
pub fn take(state: &mut State, new: NewTicket) -> Vec<Effect> {
    let wants = demands(state, &new);
    if let Demand::Remedy(lack) = wants {
        let danger = state.desk.furniture.policy.reasons.exception.iter().find(|reason| reason.code == DANGER).cloned();
        let choices = danger.map(Choice::Reason).into_iter().chain([Choice::Said(Said::plain("refused-back"))]).collect();
        return ask::open(state, Asking::Refused { draft: Box::new(new), lack }, choices);
    }
    let stopped = new.known.verdict.as_ref().is_some_and(|v| v.level == Level::Stop && v.certainty == Certainty::Known);
    if (stopped || matches!(wants, Demand::Reason(_))) && new.reason.is_none() {
        return ask::open_reasons(state, Asking::Exception { draft: Box::new(new) });
    }
    register(state, &new)
}

/// What the rules want of this ticket.
pub fn demands(state: &State, new: &NewTicket) -> Demand {
    let company = new.dossier.as_ref().map(|dossier| &dossier.company);
    let (contract, site) = (contract_of(state, new).is_some(), new.about.site.is_some());
    state.desk.furniture.policy.entitlement.demands(company, contract, site, is_danger(new))
}

/// Was it taken because waiting is dangerous?
pub fn is_danger(new: &NewTicket) -> bool {
    new.reason.as_deref() == Some(DANGER)
}

/// The reason was given: registers, or lets the subject be written first.
pub fn excused(state: &mut State, mut new: NewTicket, reason: String) -> Vec<Effect> {
    new.reason = Some(reason);
    if new.subject.text.trim().is_empty() {
        state.overlay = Overlay::New(Box::new(new));
        call::judge(state);
        return Vec::new();
    }
    take(state, new)
}

/// The rules do not take it: back to the form, where what it lacks can be named.
pub fn back_to_it(state: &mut State, new: Box<NewTicket>) -> Vec<Effect> {
    state.overlay = Overlay::New(new);
    call::judge(state);
    Vec::new()
}

/// The contract that the ticket will run under.
pub fn contract_of(state: &State, new: &NewTicket) -> Option<ContractId> {
    let dossier = new.dossier.as_deref()?;
    verdict::pick_contract(dossier, &study::question(new), state.now).map(|c| c.id.clone())
}

/// What is known of the ticket, with contact, company, contract and object filled in.
pub fn registration(state: &State, new: &NewTicket) -> Registration {
    let contract = contract_of(state, new);
    let assets = new.about.asset.iter().cloned().collect();
    Registration {
        subject: Raw::from(new.subject.text.trim()),
        text: Raw::default(),
        channel: new.channel,
        priority: new.priority,
        place: registration::place(new.dossier.as_deref(), new.about.site.as_ref(), assets, contract),
        contact: new.contact.as_ref().map(registration::named),
        calls: u32::from(new.call.is_some()),
        kind: new.about.kind.clone(),
        mode: if new.solved_in.is_some() { Mode::Remote } else { Mode::Visit },
        safety: is_danger(new),
        promise: study::promise(state, new),
    }
}

/// What the log keeps of a ticket that is taken all the same.
fn excuse(state: &State, new: &NewTicket) -> Option<Excused> {
    let reason = new.reason.as_ref()?;
    Some(verdict::excused(new.known.verdict.as_ref(), reason, &state.seat.actor, &state.desk.furniture.policy))
}

/// Writes the ticket down.
fn register(state: &mut State, new: &NewTicket) -> Vec<Effect> {
    let wishes = wishes(state, new);
    state.overlay = Overlay::None;
    let mut effects = send::send(state, wishes);
    effects.push(keep(state));
    effects
}

/// The wishes that write the ticket down; one that was solved while they talked is solved with them, and its minutes are logged.
pub fn wishes(state: &mut State, new: &NewTicket) -> Vec<Wish> {
    let registration = registration(state, new);
    let (now, actor) = (state.now, state.seat.actor.clone());
    let excused = excuse(state, new);
    let what = move |mut ticket: Ticket| {
        ticket.extra.excused.clone_from(&excused);
        Change::Register { ticket: Box::new(ticket) }
    };
    let Some(minutes) = new.solved_in else {
        let ticket = registration.ticket(TicketId::new(""), now);
        let mut wish = state.wishes.mint(&actor, Act::Ticket { id: TicketId::new(""), what: what(ticket), seen: None });
        wish.reason.clone_from(&new.reason);
        return vec![wish];
    };
    // Two wishes about a ticket that is not there yet: it needs its name from the start.
    let batch = state.wishes.mint_batch();
    let id = TicketId::from(format!("t-{batch}"));
    let ticket = registration.ticket(id.clone(), now);
    let call = new.call.is_none().then(|| talked(new, &id, minutes, now));
    let register = Act::Ticket { id: TicketId::new(""), what: what(ticket), seen: None };
    let solve = Act::Ticket { id, what: Change::SetPhase { to: Phase::Solved }, seen: None };
    let mut wishes = Vec::new();
    for act in [register, solve] {
        let mut wish = state.wishes.mint(&actor, act);
        wish.batch = Some(batch.clone());
        wish.reason.clone_from(&new.reason);
        wishes.push(wish);
    }
    // A call has happened whatever becomes of the ticket: it is not undone with it.
    wishes.extend(call.map(|call| state.wishes.mint(&actor, Act::Call { call: Box::new(call) })));
    wishes
}

/// The conversation that no line has told of: it ended now and took so many minutes.
fn talked(new: &NewTicket, ticket: &TicketId, minutes: crate::desk::Minutes, now: crate::desk::Moment) -> Call {
    let phone = new.contact.as_ref().and_then(|contact| contact.phones.first().cloned());
    let named = |id: &crate::desk::CompanyId, name: &Raw| crate::desk::Named::new(id.clone(), name.clone());
    Call {
        id: format!("said-{ticket}").into(),
        way: crate::desk::call::Way::In,
        from: phone.as_ref().map_or_else(Raw::default, |phone| Raw::from(phone.e164())),
        phone,
        to: Raw::default(),
        line: Raw::default(),
        state: CallState::Ended,
        rang: now - minutes,
        answered: Some(now - minutes),
        ended: Some(now),
        contact: new.contact.as_ref().map(registration::named),
        company: new.dossier.as_ref().map(|d| named(&d.company.id, &d.company.name)),
        ticket: Some(ticket.clone()),
    }
}
