//! The palette: actions, engineers, companies and tickets by letters. A key costs the same however long the board is: tickets
//! are looked through a part at a time, the desk finds the companies.

use super::{act, call, draft, pick};
use crate::action::Action;
use crate::app::can::why_not;
use crate::app::msg::{Effect, Said};
use crate::app::overlay::{Item, Overlay, Pick, Picking};
use crate::app::palette::{Hunt, Recent};
use crate::app::state::State;
use crate::desk::{Found, Row};
use crate::text::{Sought, fold, twin};
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

/// Rows of the board that are looked through in one go: about two milliseconds.
const AT_ONCE: usize = 4_000;
/// Tickets are enough at so many; one letter more finds others.
const TICKETS: usize = 30;
/// Things that are remembered as chosen lately.
const LATELY: usize = 12;

/// How well a thing fits: the lower, the better.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Exact,
    Lately,
    Begins,
    Somewhere,
}

/// Opens the palette; a ticket that is being written down is put by first.
pub fn open(state: &mut State) -> Vec<Effect> {
    let effects = if matches!(state.overlay, Overlay::New(_)) { draft::put_by(state) } else { Vec::new() };
    pick::open(state, Picking::Anything(Box::default()));
    effects
}

/// The typed text has changed.
pub fn refilter(state: &mut State, pick: &mut Pick) -> Vec<Effect> {
    let Picking::Anything(hunt) = &mut pick.what else { return Vec::new() };
    let query = fold(&pick.typed.text);
    let narrower = !hunt.typed.is_empty() && query.starts_with(&hunt.typed) && hunt.board == state.board.all().len();
    hunt.sought = Sought::new(&query);
    if narrower {
        let still = |id: &crate::desk::TicketId| state.board.row(id).is_some_and(|row| hunt.sought.is_in(&words_of(row)));
        hunt.tickets.retain(|(id, _)| still(id));
    } else {
        (hunt.looked, hunt.board) = (0, state.board.all().len());
        hunt.tickets.clear();
    }
    hunt.typed.clone_from(&query);
    let mut effects = look_further(state, hunt);
    let letters = query.chars().filter(|c| c.is_alphabetic()).count();
    if letters < 3 {
        hunt.companies.clear();
        hunt.asked.clear();
    } else if hunt.asked != query {
        hunt.asked.clone_from(&query);
        effects.push(Effect::Find(query));
    }
    pick.items = items(state, hunt);
    effects
}

/// The next part of a long board.
pub fn look_on(state: &mut State) -> Vec<Effect> {
    in_palette(state, |state, pick| {
        let Picking::Anything(hunt) = &mut pick.what else { return Vec::new() };
        let effects = look_further(state, hunt);
        pick.items = items(state, hunt);
        effects
    })
}

/// Companies have come for what was typed; those of whom only a person is called so are left out.
pub fn found_came(state: &mut State, query: &str, found: &[Found]) {
    in_palette(state, |state, pick| {
        let Picking::Anything(hunt) = &mut pick.what else { return Vec::new() };
        if hunt.asked == query {
            hunt.companies.clear();
            for one in found {
                let Some(company) = &one.company else { continue };
                let known = hunt.companies.iter().any(|f| f.company.as_ref().is_some_and(|c| c.id == company.id));
                if !known && hunt.sought.is_in(&fold(company.name.raw())) {
                    hunt.companies.push(one.clone());
                }
            }
            pick.items = items(state, hunt);
        }
        Vec::new()
    });
}

fn in_palette(state: &mut State, work: impl FnOnce(&mut State, &mut Pick) -> Vec<Effect>) -> Vec<Effect> {
    match std::mem::take(&mut state.overlay) {
        Overlay::Pick(mut pick) if matches!(pick.what, Picking::Anything(_)) => {
            let effects = work(state, &mut pick);
            pick.chosen = pick.chosen.min(pick.items.len().saturating_sub(1));
            state.overlay = Overlay::Pick(pick);
            effects
        }
        other => {
            state.overlay = other;
            Vec::new()
        }
    }
}

/// Looks through a part of the board; asks to be called again while there is more of it.
fn look_further(state: &State, hunt: &mut Hunt) -> Vec<Effect> {
    if hunt.typed.chars().count() < 2 || hunt.tickets.len() >= TICKETS {
        return Vec::new();
    }
    let rows = state.board.all();
    for row in rows.iter().skip(hunt.looked).take(AT_ONCE) {
        hunt.looked += 1;
        if hunt.sought.is_in(&words_of(row)) {
            hunt.tickets.push((row.id.clone(), row.number));
            if hunt.tickets.len() >= TICKETS {
                return Vec::new();
            }
        }
    }
    if hunt.looked < rows.len() { vec![Effect::LookOn] } else { Vec::new() }
}

fn words_of(row: &Row) -> String {
    let company = row.facts.company.as_ref().map_or("", |c| c.name.raw());
    fold(&format!("{} {company} {}", row.number, row.subject.raw()))
}

fn moves_only(action: Action) -> bool {
    use Action::{Back, Bottom, Down, Open, PageDown, PageUp, Top, Up};
    matches!(action, Up | Down | PageUp | PageDown | Top | Bottom | Open | Back)
}

/// All that fits, best first: what is meant exactly, what was chosen lately, what begins so, the rest.
fn items(state: &State, hunt: &Hunt) -> Vec<Item> {
    let query = hunt.typed.as_str();
    let other = fold(&twin(query));
    let matcher = SkimMatcherV2::default();
    let lately = |item: &Item| recent_of(item).and_then(|r| state.hands.recent.iter().position(|known| *known == r));
    let fits = |text: &str| -> Option<(Fit, i64)> {
        if query.is_empty() {
            return Some((Fit::Somewhere, 0));
        }
        let text = fold(text);
        let begins = |q: &str| !q.is_empty() && text.split([' ', '-', '.', '«']).any(|word| word.starts_with(q));
        let score = [query, other.as_str()].into_iter().filter_map(|q| matcher.fuzzy_match(&text, q)).max()?;
        Some((if begins(query) || begins(&other) || text.starts_with(query) { Fit::Begins } else { Fit::Somewhere }, -score))
    };
    let mut ranked: Vec<(Fit, usize, u8, i64, Item)> = Vec::new();
    let mut add = |kind: u8, fit: Option<(Fit, i64)>, item: Item| {
        let Some((fit, score)) = fit else { return };
        match lately(&item) {
            Some(place) if fit != Fit::Exact => ranked.push((Fit::Lately, place, kind, score, item)),
            _ => ranked.push((fit, 0, kind, score, item)),
        }
    };
    if let Ok(number) = query.trim_start_matches(['#', '№']).parse::<i64>() {
        let exact = Some((Fit::Exact, 0));
        match state.board.numbered(number) {
            Some(row) => add(0, exact, Item::Ticket(row.id.clone(), number)),
            None => add(0, exact, Item::Numbered(number)),
        }
    }
    for (action, label) in &state.hands.labels {
        let words = state.hands.words.iter().filter(|(_, a)| a == action);
        let said = words.fold(format!("{label} {}", action.name()), |all, (word, _)| all + " " + word);
        // Nobody looks for the arrow keys in a list: they come last while nothing is typed.
        let kind = if query.is_empty() && moves_only(*action) { 2 } else { 0 };
        add(kind, fits(&said), Item::Action(*action));
    }
    if !query.is_empty() || !state.hands.recent.is_empty() {
        for unit in state.desk.furniture.units.iter().filter(|u| u.active) {
            let named = crate::desk::Named::new(unit.id.clone(), unit.name.clone());
            let item = Item::Unit(named, Vec::new());
            if !query.is_empty() || lately(&item).is_some() {
                add(1, fits(&format!("{} {}", unit.name.raw(), unit.login)), item);
            }
        }
    }
    for found in &hunt.companies {
        let name = found.company.as_ref().map_or("", |c| c.name.raw());
        let fit = fits(name).or(Some((Fit::Somewhere, 0)));
        add(2, fit, Item::Company(Box::new(found.clone())));
    }
    for (id, number) in &hunt.tickets {
        if number.to_string() != query {
            add(3, Some((Fit::Somewhere, 0)), Item::Ticket(id.clone(), *number));
        }
    }
    // Tickets keep the board's order: the sort is stable.
    ranked.sort_by_key(|a| (a.0, a.1, a.2, a.3));
    ranked.into_iter().map(|(.., item)| item).collect()
}

fn recent_of(item: &Item) -> Option<Recent> {
    match item {
        Item::Action(action) => Some(Recent::Action(*action)),
        Item::Ticket(id, _) => Some(Recent::Ticket(id.clone())),
        Item::Unit(unit, _) => Some(Recent::Unit(unit.id.clone())),
        Item::Company(found) => found.company.as_ref().map(|c| Recent::Company(c.id.clone())),
        // The other kinds stand in other lists.
        _ => None,
    }
}

/// Enter: does it, goes there, opens it. What cannot be done says why, and the palette stays.
pub fn take(state: &mut State, pick: Box<Pick>, item: Item) -> Vec<Effect> {
    if let Item::Action(action) = item
        && let Some(why) = why_not(state, action)
    {
        state.overlay = Overlay::Pick(pick);
        return act::say(state, Said::warning(&format!("why-not-{why}")));
    }
    if let Some(recent) = recent_of(&item) {
        state.hands.recent.retain(|known| *known != recent);
        state.hands.recent.insert(0, recent);
        state.hands.recent.truncate(LATELY);
    }
    match item {
        Item::Action(action) => act::perform(state, action, Vec::new()),
        Item::Ticket(_, number) | Item::Numbered(number) => act::perform(state, Action::Go, vec![number.to_string()]),
        Item::Unit(unit, _) => {
            let chosen = state.desk.furniture.units.iter().position(|known| known.id == unit.id).unwrap_or(0);
            state.overlay = Overlay::Engineers { chosen };
            Vec::new()
        }
        Item::Company(found) => found.company.map_or_else(Vec::new, |company| call::about_company(state, &company)),
        // The other kinds stand in other lists.
        _ => Vec::new(),
    }
}
