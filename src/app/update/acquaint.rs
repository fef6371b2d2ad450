//! An unknown caller becomes a person of a client in one line: name, company by letters, role. Their number goes with them.

use super::{act, call, send};
use crate::action::Action;
use crate::app::acquaintance::{Acquaintance, parts};
use crate::app::msg::{Effect, Said};
use crate::app::overlay::{Entering, Entry, Overlay, Typed};
use crate::app::pane::Pane;
use crate::app::slip::named_by;
use crate::app::state::State;
use crate::desk::client::{Contact, Entitled};
use crate::desk::{Act, Applied, ContactId, Found, Phone};
use crate::text::{Raw, fold};

/// Letters that a company is looked for by, at least.
const LETTERS: usize = 3;

/// `K`: writes the caller down; with the line at once.
pub fn open(state: &mut State, args: &[String]) -> Vec<Effect> {
    let Pane::Call(pane) = &state.pane else { return act::say(state, Said::warning("no-call")) };
    if pane.contact.is_some() {
        return act::say(state, Said::warning("caller-known"));
    }
    let about = pane.dossier.as_ref().map(|dossier| dossier.company.clone());
    let number = if Phone::from_e164(pane.number.raw()).is_some() { pane.number.clone() } else { Raw::default() };
    let what = Entering::Contact(Box::new(Acquaintance { number, about, ..Acquaintance::default() }));
    state.overlay = Overlay::Entry(Box::new(Entry { what, typed: Typed::of(&args.join(" ")), complaint: None }));
    if args.is_empty() {
        return Vec::new();
    }
    let mut effects = edited(state);
    effects.extend(enter(state));
    effects
}

fn line(state: &mut State) -> Option<(String, &mut Acquaintance)> {
    let Overlay::Entry(entry) = &mut state.overlay else { return None };
    let typed = entry.typed.text.clone();
    if let Entering::Contact(new) = &mut entry.what { Some((typed, new)) } else { None }
}

/// The line has changed: the company is looked for by its letters.
pub fn edited(state: &mut State) -> Vec<Effect> {
    let Some((typed, new)) = line(state) else { return Vec::new() };
    new.keep_when_found = false;
    let letters = fold(parts(&typed).company);
    new.named = !letters.is_empty();
    if letters.chars().count() < LETTERS {
        new.asked.clear();
        new.awaited = false;
        new.companies.clear();
        return Vec::new();
    }
    if new.asked == letters {
        return Vec::new();
    }
    new.asked.clone_from(&letters);
    new.awaited = true;
    vec![Effect::Find(letters)]
}

/// People have come for the letters: their companies are those that may be meant.
pub fn found_came(state: &mut State, query: &str, found: &[Found]) -> Vec<Effect> {
    let Some((typed, new)) = line(state) else { return Vec::new() };
    if new.asked != query {
        return Vec::new();
    }
    new.awaited = false;
    new.chosen = 0;
    new.companies = named_by(parts(&typed).company, found.iter().filter_map(|one| one.company.as_ref()));
    if new.keep_when_found { enter(state) } else { Vec::new() }
}

/// An action while the line stands; none when it is not about it.
pub fn act(state: &mut State, action: Action) -> Option<Vec<Effect>> {
    let (_, new) = line(state)?;
    let last = new.companies.len().saturating_sub(1);
    match action {
        Action::Open => return Some(enter(state)),
        Action::Up => new.chosen = new.chosen.saturating_sub(1),
        Action::Down => new.chosen = (new.chosen + 1).min(last),
        _ => return None,
    }
    Some(Vec::new())
}

/// Enter: keeps them; while the company is still looked for, as soon as it is found.
fn enter(state: &mut State) -> Vec<Effect> {
    let Some((typed, new)) = line(state) else { return Vec::new() };
    let said = parts(&typed);
    if said.name.is_empty() {
        return act::say(state, Said::warning("contact-without-name"));
    }
    if new.awaited {
        new.keep_when_found = true;
        return Vec::new();
    }
    let company = new.company().map(|company| company.id.clone());
    // Letters that name nobody make no private person: the company would be lost in silence.
    if new.named && company.is_none() {
        return act::say(state, Said::warning("contact-no-company"));
    }
    let phones = Phone::from_e164(new.number.raw()).into_iter().collect();
    let (name, role) = (Raw::from(said.name), Raw::from(said.role));
    let id = ContactId::from(format!("said-{}", state.wishes.mint_batch()));
    let (email, site, may) = (Raw::default(), None, Entitled::default());
    let contact = Contact { id: id.clone(), company, name, role, phones, email, site, may };
    state.overlay = Overlay::None;
    let actor = state.seat.actor.clone();
    let wish = state.wishes.mint(&actor, Act::Contact { id, to: Some(Box::new(contact)) });
    send::send(state, vec![wish])
}

/// They are on the desk: the panel knows who calls.
pub fn kept(state: &mut State, applied: &Applied) -> Vec<Effect> {
    let Act::Contact { to: Some(contact), .. } = &applied.event.act else { return Vec::new() };
    let Pane::Call(pane) = &mut state.pane else { return Vec::new() };
    if pane.contact.is_some() || contact.phones.first().is_some_and(|phone| phone.e164() != pane.number.raw()) {
        return Vec::new();
    }
    pane.others.clear();
    pane.contact = Some((**contact).clone());
    if pane.dossier.as_ref().map(|d| &d.company.id) != contact.company.as_ref() {
        pane.dossier = None;
    }
    call::judge(state);
    contact.company.clone().map(Effect::Dossier).into_iter().collect()
}

/// Somebody on the desk wrote a person down, or forgot one: perhaps it is who is in the panel.
pub fn heard(state: &State) -> Vec<Effect> {
    let Pane::Call(pane) = &state.pane else { return Vec::new() };
    if pane.contact.is_none() && pane.call.is_some() && Phone::from_e164(pane.number.raw()).is_some() {
        return vec![Effect::Find(pane.number.raw().trim_start_matches('+').to_owned())];
    }
    pane.dossier.as_ref().map(|dossier| Effect::Dossier(dossier.company.id.clone())).into_iter().collect()
}
