//! What fits the letters that were typed, best first: people, groups, calls, reminders.

use crate::app::overlay::Item;
use crate::app::state::State;
use crate::desk::{Call, Named, Unit, UnitId};
use crate::routing::{Line, Rule};
use crate::text::{fold, twin};
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

/// Four digits or three letters are enough to look for a person.
pub(super) fn askable(query: &str) -> bool {
    let digits = query.chars().filter(char::is_ascii_digit).count();
    let letters = query.chars().filter(|c| c.is_alphabetic()).count();
    digits >= 4 || letters >= 3
}

/// Items whose text fits, best first; with nothing typed all of them in their own order.
pub fn ranked<T>(query: &str, items: impl Iterator<Item = (String, T)>) -> Vec<T> {
    if query.is_empty() {
        return items.map(|(_, item)| item).collect();
    }
    let matcher = SkimMatcherV2::default();
    let other = fold(&twin(query));
    let mut fits: Vec<(i64, usize, T)> = items
        .enumerate()
        .filter_map(|(place, (text, item))| {
            let text = fold(&text);
            let score = |q: &str| {
                let fuzzy = matcher.fuzzy_match(&text, q)?;
                // The beginning of a word is what people mean by three letters.
                let begins = text.split([' ', '-', '.']).any(|word| word.starts_with(q));
                Some(fuzzy + if begins { 1_000 } else { 0 })
            };
            let best = score(query).max(score(&other))?;
            Some((best, place, item))
        })
        .collect();
    fits.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    fits.into_iter().map(|(_, _, item)| item).collect()
}

pub(super) fn units(state: &State, query: &str, line: Option<&Line>) -> Vec<Item> {
    let named = |u: &Unit| Named::new(u.id.clone(), u.name.clone());
    let rules = |id: &UnitId| -> Vec<Rule> {
        line.map(|l| l.refused.iter().filter(|r| r.unit.id == *id).map(|r| r.rule).collect()).unwrap_or_default()
    };
    let place = |id: &UnitId| line.and_then(|l| l.candidates.iter().position(|c| c.unit.id == *id)).unwrap_or(usize::MAX);
    let mut all: Vec<&Unit> = state.desk.furniture.units.iter().filter(|u| u.active).collect();
    all.sort_by(|a, b| place(&a.id).cmp(&place(&b.id)).then_with(|| a.name.cmp(&b.name)));
    ranked(query, all.into_iter().map(|u| (format!("{} {}", u.name.raw(), u.login), Item::Unit(named(u), rules(&u.id)))))
}

/// The one unit that a word names: id, login, or letters of the name.
pub fn unit_named(state: &State, word: &str) -> Option<Named<UnitId>> {
    let exact = state.desk.furniture.units.iter().find(|u| u.id.as_str() == word || u.login == word);
    if let Some(unit) = exact {
        return Some(Named::new(unit.id.clone(), unit.name.clone()));
    }
    match units(state, &fold(word), None).into_iter().next() {
        Some(Item::Unit(unit, _)) => Some(unit),
        _ => None,
    }
}

pub(super) fn groups(state: &State, query: &str) -> Vec<Item> {
    let of_units = state.desk.furniture.units.iter().flat_map(|u| u.can.groups.iter());
    let of_rows = state.board.all().iter().map(|r| &r.facts.group);
    let mut names: Vec<String> = of_units.chain(of_rows).map(|g| g.0.to_string()).filter(|g| !g.is_empty()).collect();
    names.sort();
    names.dedup();
    ranked(query, names.into_iter().map(|g| (g.clone(), Item::Group(g))))
}

/// The calls put aside first, then those to call back.
pub(super) fn aside(state: &State, query: &str) -> Vec<Item> {
    let held = state.desk.held.iter().filter_map(|held| held.pane.call.as_ref());
    let held = held.filter_map(|id| state.desk.calls.iter().find(|call| call.id == *id));
    let text = |call: &Call| {
        let held = state.desk.held.iter().find(|held| held.pane.call.as_ref() == Some(&call.id));
        let contact = held.and_then(|held| held.pane.contact.as_ref()).map(|c| c.name.clone());
        let name = contact.or_else(|| call.contact.as_ref().map(|c| c.name.clone())).unwrap_or_default();
        let company = call.company.as_ref().map_or("", |c| c.name.raw());
        format!("{} {} {company}", call.from.raw(), name.raw())
    };
    ranked(query, held.chain(state.call_backs()).map(|call| (text(call), Item::Call(call.id.clone()))))
}

pub(super) fn reminded(state: &State, query: &str) -> Vec<Item> {
    let all = state.keeps.reminders.iter();
    ranked(query, all.map(|r| (format!("{} {}", r.number, r.words.raw()), Item::Reminder(r.clone()))))
}
