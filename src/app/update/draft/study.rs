//! What follows from the form: the kinds of work, open tickets that may be the same, the verdict, the deadlines, the promise.

use super::fields;
use super::register::{contract_of, is_danger, registration};
use crate::app::draft::NewTicket;
use crate::app::state::State;
use crate::desk::contract::Contract;
use crate::desk::terms::under;
use crate::desk::ticket::Promise;
use crate::desk::when::split_when;
use crate::desk::{ClockKind, Due, TicketId, WorkKind};
use crate::sla::{self, Terms};
use crate::text::{Raw, fold, twin};
use crate::verdict::{self, Question};

/// Fills in what the client's dossier says: the only object, the kinds of work.
pub fn fill(state: &State, new: &mut NewTicket) {
    let mut kinds: Vec<WorkKind> = Vec::new();
    if let Some(dossier) = &new.dossier {
        if new.about.site.is_none()
            && let [only] = dossier.sites.as_slice()
        {
            new.about.site = Some(only.id.clone());
        }
        kinds.extend(fields::assets(new).map(|asset| asset.kind.clone()));
    }
    if kinds.is_empty() {
        kinds.extend(state.desk.furniture.units.iter().flat_map(|u| &u.can.skills).map(|s| WorkKind(s.tag.as_str().into())));
    }
    kinds.sort();
    kinds.dedup();
    kinds.retain(|kind| !kind.0.is_empty());
    new.known.kinds = kinds;
    study(state, new);
}

/// Computes anew all that follows from what the form says.
pub fn study(state: &State, new: &mut NewTicket) {
    let facts = state.desk.facts(new.contact.as_ref(), new.dossier.as_deref(), state.now);
    let usual = contract(state, new).and_then(|contract| verdict::terms_of(&facts, contract).priority());
    // The priority follows the paper until somebody steps away from it.
    if new.priority == new.known.usual.unwrap_or_default() {
        new.priority = usual.unwrap_or_default();
    }
    new.known.usual = usual;
    new.known.verdict = Some(verdict::judge(&facts, &question(new)));
    new.known.alike = alike(new);
    new.known.promise = promise(state, new);
    new.known.terms = terms(state, new);
}

/// What the form asks the contract.
pub fn question(new: &NewTicket) -> Question {
    let about = new.about.clone();
    Question {
        site: about.site,
        asset: about.asset,
        kind: about.kind,
        visit: new.solved_in.is_none(),
        consultation: new.solved_in.is_some(),
        priority: new.priority,
        safety: is_danger(new),
    }
}

/// Open tickets of the same object: perhaps it is one of them.
fn alike(new: &NewTicket) -> Vec<(TicketId, i64)> {
    let (Some(dossier), Some(site)) = (&new.dossier, &new.about.site) else { return Vec::new() };
    let same = |row: &&crate::desk::Row| {
        row.facts.site.as_ref().is_some_and(|s| s.id == *site)
            && new.about.kind.as_ref().is_none_or(|kind| row.facts.work.kind == *kind)
    };
    dossier.open.iter().filter(same).map(|row| (row.id.clone(), row.number)).collect()
}

/// The contract that the ticket will run under.
fn contract<'a>(state: &State, new: &'a NewTicket) -> Option<&'a Contract> {
    let id = contract_of(state, new)?;
    new.dossier.as_ref()?.contracts.iter().find(|c| c.id == id)
}

/// The deadlines that the contract would give, were the ticket registered now.
fn terms(state: &State, new: &NewTicket) -> Vec<(ClockKind, Due)> {
    let furniture = &state.desk.furniture;
    let contract = contract(state, new);
    let of_dossier = || new.dossier.iter().flat_map(|dossier| &dossier.packages);
    let package = |id: &crate::desk::PackageId| of_dossier().chain(&furniture.packages).find(|package| package.id == *id);
    let Some(targets) = under(contract, furniture.policy.default_package.as_deref(), package).targets() else {
        return Vec::new();
    };
    let mut ticket = registration(state, new).ticket(TicketId::new(""), state.now);
    let terms = Terms { targets, calendars: &state.desk.calendars, policy: &furniture.policy };
    sla::settle(&mut ticket, Some(&terms), state.now);
    let told = [ClockKind::Reaction, ClockKind::Arrival, ClockKind::Resolution];
    let clock = |kind: ClockKind| {
        let found = ticket.clocks.list.iter().find(|clock| clock.kind == kind && clock.due != Due::None);
        found.map(|clock| (kind, clock.due))
    };
    told.into_iter().filter_map(clock).collect()
}

/// What the field of the call back says: the time first, then perhaps who calls, then what about. Whoever sits here keeps the
/// promise where nobody else is named.
pub fn promise(state: &State, new: &NewTicket) -> Option<Promise> {
    let (until, words) = split_when(&new.call_back.text, state.now, state.desk.furniture.policy.zone)?;
    let (owner, words) = match words.split_once(char::is_whitespace).unwrap_or((words, "")) {
        (first, rest) if !first.is_empty() => match who_is(state, new, first) {
            Some(name) => (name, rest.trim()),
            None => (state.seat.actor.clone(), words),
        },
        _ => (state.seat.actor.clone(), words),
    };
    (until > state.now).then(|| Promise { text: Raw::new(words), until, owner, made: state.now })
}

/// The one of ours whom letters name: an engineer or a crew, the client's manager, the contract's.
fn who_is(state: &State, new: &NewTicket, letters: &str) -> Option<Raw> {
    if letters.chars().count() < 3 {
        return None;
    }
    let wanted = [fold(letters), fold(&twin(letters))];
    let managers =
        new.dossier.iter().flat_map(|d| d.company.manager.iter().chain(d.contracts.iter().filter_map(|c| c.manager.as_ref())));
    let units = state.desk.furniture.units.iter().filter(|unit| unit.active).map(|unit| &unit.name);
    let mut all = managers.map(|manager| &manager.name).chain(units);
    all.find(|name| {
        let name = fold(name.raw());
        name.split(' ').any(|word| wanted.iter().any(|wanted| word.starts_with(wanted.as_str())))
    })
    .cloned()
}
