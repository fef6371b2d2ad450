//! A pasted list: each line is a ticket of one client. What is recognised is shown, what is not is put right by keys, and one
//! Enter registers all of it.

use super::draft::{demands, fields, fill, wishes};
use super::log::known_kinds;
use super::{act, ask, keys, look, pick, send};
use crate::action::Action;
use crate::app::draft::NewTicket;
use crate::app::logging::{Column, Pasted, PastedRow};
use crate::app::msg::{Arg, Effect, Said};
use crate::app::overlay::{Asking, For, Overlay, Typed};
use crate::app::pane::Pane;
use crate::app::slip;
use crate::app::state::State;
use crate::desk::policy::{Demand, Lack};
use crate::desk::{Dossier, Found, SiteId, WorkKind};
use crate::keymap::{Chord, Key};
use crate::verdict::{Certainty, Level};

/// Several lines were pasted where nothing is typed: a list of the caller's tickets, or of a client who is looked for first.
/// None when it is no list.
pub fn open(state: &mut State, text: &str) -> Option<Vec<Effect>> {
    let lines = slip::lines(text);
    if lines.len() < 2 {
        return None;
    }
    if state.seat.read_only {
        return Some(act::say(state, Said::error("read-only")));
    }
    if let Pane::Call(pane) = &state.pane
        && let Some(dossier) = &pane.dossier
    {
        let company = Some(dossier.company.id.clone());
        let (dossier, contact, call) = (Some(dossier.clone()), pane.contact.clone(), pane.call.clone());
        let pasted = Pasted { company, dossier, contact, call, ..of(&lines) };
        return Some(show(state, pasted));
    }
    Some(pick::caller(state, "", For::List(lines)))
}

fn of(lines: &[String]) -> Pasted {
    let row = |line: &String| PastedRow { line: line.clone(), subject: Typed::of(line), ..PastedRow::default() };
    Pasted { rows: lines.iter().map(row).collect(), ..Pasted::default() }
}

/// The client of the list was found.
pub fn with_client(state: &mut State, lines: &[String], found: Found) -> Vec<Effect> {
    let Some(company) = found.company.map(|company| company.id) else {
        return act::say(state, Said::warning("list-needs-company"));
    };
    let pasted = Pasted { company: Some(company.clone()), contact: found.contact, ..of(lines) };
    let mut effects = show(state, pasted);
    effects.push(Effect::Dossier(company));
    effects
}

fn show(state: &mut State, mut pasted: Pasted) -> Vec<Effect> {
    recognise(state, &mut pasted);
    state.overlay = Overlay::Pasted(Box::new(pasted));
    Vec::new()
}

/// The client has come: now the lines can be read.
pub fn dossier_came(state: &mut State, dossier: &Dossier) {
    let Overlay::Pasted(pasted) = &mut state.overlay else { return };
    if pasted.company.as_ref() != Some(&dossier.company.id) || pasted.dossier.is_some() {
        return;
    }
    let mut pasted = std::mem::take(pasted);
    pasted.dossier = Some(Box::new(dossier.clone()));
    recognise(state, &mut pasted);
    state.overlay = Overlay::Pasted(pasted);
}

fn recognise(state: &State, pasted: &mut Pasted) {
    let kinds = known_kinds(state);
    for row in &mut pasted.rows {
        row.slip = slip::read(&row.line, pasted.dossier.as_deref(), &kinds);
        row.subject = Typed::of(&row.slip.subject);
    }
    // What has to be put right is looked at first.
    pasted.chosen = pasted.rows.iter().position(|row| row.slip.about.site.is_none()).unwrap_or(0);
}

/// An action while the list stands; none when it is not about the list.
pub fn act(state: &mut State, action: Action) -> Option<Vec<Effect>> {
    match action {
        Action::Open => return Some(enter(state)),
        Action::Back => return Some(look::back(state)),
        _ => {}
    }
    let Overlay::Pasted(pasted) = &mut state.overlay else { return None };
    match action {
        Action::Up => move_by(pasted, -1),
        Action::Down => move_by(pasted, 1),
        Action::PageUp => move_by(pasted, -10),
        Action::PageDown => move_by(pasted, 10),
        Action::NextView => step_column(pasted, 1),
        _ => return None,
    }
    Some(Vec::new())
}

fn move_by(pasted: &mut Pasted, by: isize) {
    let last = pasted.rows.len().saturating_sub(1);
    pasted.chosen = pasted.chosen.saturating_add_signed(by).min(last);
    pasted.letters.clear();
}

fn step_column(pasted: &mut Pasted, by: usize) {
    let at = Column::ALL.iter().position(|column| *column == pasted.column).unwrap_or(0);
    pasted.column = Column::ALL[(at + by) % Column::ALL.len()];
    pasted.letters.clear();
}

/// A key that is no action: Del leaves a row out or takes it in again; letters and arrows put the chosen column right.
pub fn typed(state: &mut State, chord: Chord) -> Vec<Effect> {
    let kinds = known_kinds(state);
    let Overlay::Pasted(pasted) = &mut state.overlay else { return Vec::new() };
    let column = pasted.column;
    let Some(row) = pasted.rows.get_mut(pasted.chosen) else { return Vec::new() };
    match (column, chord.key()) {
        (_, Key::BackTab) => step_column(pasted, Column::ALL.len() - 1),
        (Column::Site | Column::Kind, Key::Delete | Key::Backspace) => {
            row.dropped = !row.dropped;
            move_by(pasted, 1);
        }
        (Column::Subject, _) => {
            keys::edit(&mut row.subject, chord);
        }
        (_, Key::Left) => step_value(pasted, &kinds, false),
        (_, Key::Right) => step_value(pasted, &kinds, true),
        (_, _) => match keys::plain_char(chord) {
            Some(' ') => step_value(pasted, &kinds, true),
            Some(letter) => by_letter(pasted, &kinds, letter),
            None => {}
        },
    }
    Vec::new()
}

fn sites(pasted: &Pasted) -> Vec<(SiteId, String)> {
    let all = pasted.dossier.iter().flat_map(|dossier| &dossier.sites);
    all.map(|site| (site.id.clone(), format!("{} {}", site.name.raw(), site.address.raw()))).collect()
}

/// The kinds of the client's equipment first, then those of the house.
fn kinds_of(pasted: &Pasted, known: &[WorkKind]) -> Vec<(WorkKind, String)> {
    let mut kinds: Vec<WorkKind> = pasted.dossier.iter().flat_map(|d| &d.assets).map(|asset| asset.kind.clone()).collect();
    kinds.sort();
    kinds.dedup();
    kinds.extend(known.iter().filter(|kind| !kinds.contains(kind)).cloned().collect::<Vec<_>>());
    kinds.retain(|kind| !kind.0.is_empty());
    kinds.into_iter().map(|kind| (kind.clone(), kind.0.to_string())).collect()
}

fn step_value(pasted: &mut Pasted, known: &[WorkKind], forward: bool) {
    let (sites, kinds) = (sites(pasted), kinds_of(pasted, known));
    pasted.letters.clear();
    let column = pasted.column;
    let Some(row) = pasted.rows.get_mut(pasted.chosen) else { return };
    let about = &mut row.slip.about;
    if column == Column::Site {
        let ids: Vec<SiteId> = sites.into_iter().map(|(id, _)| id).collect();
        about.site = fields::stepped(&ids, about.site.as_ref(), forward);
        about.asset = None;
    } else {
        let kinds: Vec<WorkKind> = kinds.into_iter().map(|(kind, _)| kind).collect();
        about.kind = fields::stepped(&kinds, about.kind.as_ref(), forward);
    }
}

fn by_letter(pasted: &mut Pasted, known: &[WorkKind], letter: char) {
    let (sites, kinds) = (sites(pasted), kinds_of(pasted, known));
    let column = pasted.column;
    let Some(row) = pasted.rows.get_mut(pasted.chosen) else { return };
    let about = &mut row.slip.about;
    if column == Column::Site {
        if let Some(site) = fields::by_letter(&mut pasted.letters, letter, about.site.as_ref(), &sites) {
            about.site = Some(site);
            about.asset = None;
        }
    } else if let Some(kind) = fields::by_letter(&mut pasted.letters, letter, about.kind.as_ref(), &kinds) {
        about.kind = Some(kind);
    }
}

/// Enter: registers what is not left out, all of it or nothing, to be undone together.
fn enter(state: &mut State) -> Vec<Effect> {
    let Overlay::Pasted(pasted) = &state.overlay else { return Vec::new() };
    if pasted.dossier.is_none() {
        return act::say(state, Said::warning("list-not-read"));
    }
    if pasted.kept().next().is_none() {
        return act::say(state, Said::warning("list-is-empty"));
    }
    if let Some(place) = pasted.rows.iter().position(|row| !row.dropped && row.subject.text.trim().is_empty()) {
        return at_row(state, place, Column::Subject, Said::warning("subject-is-empty"));
    }
    let pasted = (**pasted).clone();
    register(state, &pasted)
}

/// The row that needs something, with what it needs.
fn at_row(state: &mut State, place: usize, column: Column, said: Said) -> Vec<Effect> {
    if let Overlay::Pasted(pasted) = &mut state.overlay {
        pasted.chosen = place;
        pasted.column = column;
        pasted.letters.clear();
    }
    act::say(state, said)
}

/// The rows as the form would have them.
fn tickets(state: &State, pasted: &Pasted) -> Vec<(usize, NewTicket)> {
    let ticket = |row: &PastedRow| {
        let mut new = NewTicket {
            contact: pasted.contact.clone(),
            dossier: pasted.dossier.clone(),
            call: None,
            subject: row.subject.clone(),
            about: row.slip.about.clone(),
            reason: pasted.reason.clone(),
            ..NewTicket::default()
        };
        fill(state, &mut new);
        // A list says where each line is: the caller's usual object is no guess for those that do not.
        new.about.clone_from(&row.slip.about);
        new
    };
    pasted.rows.iter().enumerate().filter(|(_, row)| !row.dropped).map(|(place, row)| (place, ticket(row))).collect()
}

fn register(state: &mut State, pasted: &Pasted) -> Vec<Effect> {
    let tickets = tickets(state, pasted);
    let refused = tickets.iter().find_map(|(place, new)| match demands(state, new) {
        Demand::Remedy(lack) => Some((*place, lack)),
        Demand::Nothing | Demand::Reason(_) => None,
    });
    if let Some((place, lack)) = refused {
        let code = if lack == Lack::Contract { "list-without-contract" } else { "list-without-site" };
        return at_row(state, place, Column::Site, Said::error(code).with("number", Arg::Number(place as i64 + 1)));
    }
    if pasted.reason.is_none() && tickets.iter().any(|ticket| asks(state, ticket)) {
        return ask::open_reasons(state, Asking::Exceptions { list: Box::new(pasted.clone()) });
    }
    let batch = state.wishes.mint_batch();
    let mut all = Vec::with_capacity(tickets.len());
    for ticket in &tickets {
        // The reason stands only at those that needed one.
        let plain = (ticket.0, NewTicket { reason: None, ..ticket.1.clone() });
        let needs = asks(state, &plain);
        for mut wish in wishes(state, if needs { &ticket.1 } else { &plain.1 }) {
            wish.batch = Some(batch.clone());
            all.push(wish);
        }
    }
    state.overlay = Overlay::None;
    send::send(state, all)
}

/// Does it take a reason: without contract or object, or against the verdict?
fn asks(state: &State, (_, new): &(usize, NewTicket)) -> bool {
    let verdict = new.known.verdict.as_ref();
    let stopped = verdict.is_some_and(|v| v.level == Level::Stop && v.certainty == Certainty::Known);
    stopped || matches!(demands(state, new), Demand::Reason(_))
}

/// The reason was given for those that need one.
pub fn excused(state: &mut State, mut pasted: Pasted, reason: String) -> Vec<Effect> {
    pasted.reason = Some(reason);
    register(state, &pasted)
}
