//! The call: who it is, may we serve this, what to say.

use super::{act, hold, pick, send};
use crate::app::msg::{Effect, Said};
use crate::app::overlay::{For, Overlay};
use crate::app::pane::{CallPane, Pane};
use crate::app::state::State;
use crate::desk::client::Company;
use crate::desk::{Act, Call, CallState, CompanyId, Dossier, Failure, Found, Named, TicketId, registration};
use crate::text::Raw;
use crate::verdict::Question;

/// `c`: the ringing call, else a caller by digits or letters.
pub fn open(state: &mut State, args: &[String]) -> Vec<Effect> {
    if !args.is_empty() {
        return pick::caller(state, &args.join(" "), For::Panel);
    }
    match state.ringing().or(state.live_call()).cloned() {
        Some(call) => of_call(state, &call),
        None => pick::caller(state, "", For::Panel),
    }
}

/// The panel of a call; the call that one talks on goes aside, one that was put aside comes back as it was left.
pub fn of_call(state: &mut State, call: &Call) -> Vec<Effect> {
    let same = matches!(&state.pane, Pane::Call(pane) if pane.call.as_ref() == Some(&call.id));
    if hold::back(state, &call.id) {
        return Vec::new();
    }
    if !same {
        hold::aside(state);
    }
    let number = call.phone.as_ref().map_or_else(|| call.from.clone(), |p| Raw::from(p.e164()));
    let mut effects = Vec::new();
    // Several people may share the number: all of them are looked up, even when the call names one.
    if call.phone.is_some() {
        effects.push(Effect::Find(number.raw().trim_start_matches('+').to_owned()));
    }
    if let Some(company) = &call.company {
        effects.push(Effect::Dossier(company.id.clone()));
    }
    state.pane = Pane::Call(Box::new(CallPane { call: Some(call.id.clone()), ..CallPane::unknown(number) }));
    judge(state);
    effects
}

/// A caller was picked from the list.
pub fn open_found(state: &mut State, found: Found) -> Vec<Effect> {
    let Some(contact) = found.contact else {
        return found.company.map_or_else(Vec::new, |company| about_company(state, &company));
    };
    let number = contact.phones.first().map_or_else(Raw::default, |p| Raw::from(p.e164()));
    let site = contact.site.clone();
    let company = found.company.as_ref().map(|c| c.id.clone());
    state.pane = Pane::Call(Box::new(CallPane {
        call: None,
        number,
        contact: Some(contact),
        about: None,
        others: Vec::new(),
        dossier: None,
        site,
        verdict: None,
        danger: false,
        chosen: 0,
        engineer: None,
        whole: false,
        fresh: None,
        about_ticket: None,
    }));
    judge(state);
    company.map(Effect::Dossier).into_iter().collect()
}

/// The panel of a company that was looked up: nobody calls.
pub fn about_company(state: &mut State, company: &Company) -> Vec<Effect> {
    let pane = CallPane { about: Some(company.id.clone()), ..CallPane::unknown(company.name.clone()) };
    state.pane = Pane::Call(Box::new(pane));
    judge(state);
    vec![Effect::Dossier(company.id.clone())]
}

/// People for a query have come: for the list, or for the number of the call.
pub fn found_came(state: &mut State, query: &str, found: Result<Vec<Found>, Failure>) -> Vec<Effect> {
    let found = match found {
        Ok(found) => found,
        Err(failure) => {
            pick::not_found(state, query);
            return act::say(state, send::failure_said(&failure, None));
        }
    };
    let mut effects = Vec::new();
    if let Pane::Call(pane) = &mut state.pane
        && pane.call.is_some()
        && pane.contact.is_none()
        && pane.number.raw().trim_start_matches('+') == query
    {
        if let [only] = found.as_slice() {
            pane.contact.clone_from(&only.contact);
            pane.site = only.contact.as_ref().and_then(|contact| contact.site.clone());
            if pane.dossier.is_none() {
                effects.extend(only.company.as_ref().map(|c| Effect::Dossier(c.id.clone())));
            }
        } else {
            pane.others.clone_from(&found);
        }
        super::draft::caller_came(state);
        judge(state);
    }
    super::palette::found_came(state, query, &found);
    effects.extend(super::log::found_came(state, query, &found));
    effects.extend(super::acquaint::found_came(state, query, &found));
    effects.extend(pick::found_came(state, query, found));
    effects
}

/// A digit chooses among several people with the same number.
pub fn choose(state: &mut State, place: usize) -> Vec<Effect> {
    let Pane::Call(pane) = &mut state.pane else { return Vec::new() };
    if place >= pane.others.len() {
        return Vec::new();
    }
    let found = pane.others.swap_remove(place);
    pane.others.clear();
    pane.chosen = 0;
    pane.site = found.contact.as_ref().and_then(|contact| contact.site.clone());
    pane.contact = found.contact;
    pane.dossier = None;
    judge(state);
    found.company.map(|c| Effect::Dossier(c.id)).into_iter().collect()
}

/// A client has come.
pub fn dossier_came(state: &mut State, company: &CompanyId, dossier: Result<Option<Box<Dossier>>, Failure>) -> Vec<Effect> {
    let dossier = match dossier {
        Ok(Some(dossier)) => dossier,
        Ok(None) => return Vec::new(),
        Err(failure) => return act::say(state, send::failure_said(&failure, None)),
    };
    let mut effects = super::priority::dossier_came(state, &dossier);
    effects.extend(super::spec::dossier_came(state, &dossier));
    super::draft::dossier_came(state, &dossier);
    effects.extend(super::log::dossier_came(state, &dossier));
    super::paste::dossier_came(state, &dossier);
    super::tree::dossier_came(state, &dossier);
    super::catalogue::dossier_came(state, &dossier);
    let live = state.desk.calls.clone();
    if let Pane::Call(pane) = &mut state.pane {
        let call = pane.call.as_ref().and_then(|id| live.iter().find(|c| c.id == *id));
        let ours = pane
            .contact
            .as_ref()
            .and_then(|c| c.company.as_ref())
            .or_else(|| call?.company.as_ref().map(|c| &c.id))
            .or(pane.about.as_ref());
        if ours == Some(company) {
            if pane.contact.is_none()
                && pane.others.len() < 2
                && let Some(named) = call.and_then(|c| c.contact.as_ref())
            {
                pane.contact = dossier.contacts.iter().find(|c| c.id == named.id).cloned();
                pane.site = pane.contact.as_ref().and_then(|c| c.site.clone());
            }
            // The choice goes with its ticket; one that was just made for this caller is what they talk about.
            let wanted = pane.fresh.clone().or(pane.open_ticket().cloned());
            let place = wanted.and_then(|id| dossier.open.iter().position(|r| r.id == id));
            if place.is_some()
                && let Some(fresh) = pane.fresh.take()
            {
                pane.about_ticket = Some(fresh);
            }
            pane.chosen = place.unwrap_or(0);
            pane.dossier = Some(dossier);
        }
    }
    super::draft::caller_came(state);
    judge(state);
    effects.extend(super::locate::locate(state));
    effects.extend(super::locate::count_calls(state, company));
    effects
}

/// Something about a client is different now: whoever is on the screen is read anew.
pub fn client_changed(state: &State, company: &CompanyId) -> Vec<Effect> {
    let in_pane = matches!(&state.pane, Pane::Call(pane) if pane.dossier.as_ref().is_some_and(|d| d.company.id == *company));
    let in_form = matches!(&state.overlay, Overlay::New(new) if new.dossier.as_ref().is_some_and(|d| d.company.id == *company));
    (in_pane || in_form).then(|| Effect::Dossier(company.clone())).into_iter().collect()
}

/// People are in danger, or an object is without guard: accepted whatever contract or debt. Said again, it was not so.
pub fn danger(state: &mut State) -> Vec<Effect> {
    let Pane::Call(pane) = &mut state.pane else { return act::say(state, Said::warning("no-call")) };
    pane.danger = !pane.danger;
    let said = if pane.danger { "danger" } else { "no-danger" };
    judge(state);
    act::say(state, Said::plain(said))
}

/// May we serve this? Computed anew whenever something that it looks at changes.
pub fn judge(state: &mut State) {
    let (desk, now) = (&state.desk, state.now);
    if let Pane::Call(pane) = &mut state.pane {
        let question = Question { site: pane.site.clone(), visit: true, safety: pane.danger, ..Question::default() };
        let facts = desk.facts(pane.contact.as_ref(), pane.dossier.as_deref(), now);
        pane.verdict = Some(crate::verdict::judge(&facts, &question));
    }
    if let Overlay::New(new) = &mut state.overlay {
        let mut new = std::mem::take(new);
        super::draft::study(state, &mut new);
        state.overlay = Overlay::New(new);
    }
}

/// The caller's open ticket that is chosen in the pane; asking about it counts as one more call.
pub fn open_ticket(state: &State) -> Option<TicketId> {
    if let Pane::Call(pane) = &state.pane { pane.open_ticket().cloned() } else { None }
}

/// The dispatcher has turned to this ticket of the caller's: the talk is about it.
pub fn talks_about(state: &mut State, ticket: &TicketId) {
    if let Pane::Call(pane) = &mut state.pane {
        pane.about_ticket = Some(ticket.clone());
    }
}

/// The call in the pane, if that is how it stands: with several on the line the keys are about the one that is looked at.
fn here(state: &State, is: CallState) -> Option<&Call> {
    let Pane::Call(pane) = &state.pane else { return None };
    state.desk.calls.iter().find(|c| Some(&c.id) == pane.call.as_ref() && c.state == is)
}

/// The call was answered.
pub fn answer(state: &mut State) -> Vec<Effect> {
    let Some(call) = state.to_answer().or(state.live_call()) else { return act::say(state, Said::warning("no-call")) };
    if call.state != CallState::Ringing {
        return act::say(state, Said::warning("answered-already"));
    }
    let call = call.answer(state.now);
    let mut effects = of_call(state, &call);
    effects.extend(tell(state, call));
    effects
}

/// The call is over: its minutes are logged.
pub fn hang_up(state: &mut State) -> Vec<Effect> {
    let talked = || state.desk.calls.iter().find(|c| c.state == CallState::Answered && !state.is_held(c));
    let call = here(state, CallState::Answered).or_else(talked).or(state.live_call());
    let Some(call) = call else { return act::say(state, Said::warning("no-call")) };
    let mut call = call.end(state.now);
    if let Pane::Call(pane) = &state.pane
        && pane.call.as_ref() == Some(&call.id)
    {
        call.ticket = call.ticket.take().or_else(|| pane.about_ticket.clone());
        // Whoever became known while they talked is who has called.
        call.contact = call.contact.take().or_else(|| pane.contact.as_ref().map(registration::named));
        let company = || pane.dossier.as_ref().map(|d| Named::new(d.company.id.clone(), d.company.name.clone()));
        call.company = call.company.take().or_else(company);
    }
    tell(state, call)
}

fn tell(state: &mut State, call: Call) -> Vec<Effect> {
    let actor = state.seat.actor.clone();
    let wish = state.wishes.mint(&actor, Act::Call { call: Box::new(call) });
    send::send(state, vec![wish])
}
