//! What may stand where the cursor of the command line is: names of actions, and what they take after them.

use super::command_line::{Candidate, Means, Offer};
use super::line::{self, Line};
use super::spoken::begins;
use super::state::State;
use crate::action::{Action, Needs, Takes};
use crate::text::{fold, twin};

/// No list is longer: what is not among the first is found by one more letter.
const MOST: usize = 40;

/// The candidates for the word at the end of what was typed before the cursor.
#[must_use]
pub fn offer(state: &State, before: &str) -> Offer {
    let words = line::words(before);
    let typing = before.chars().last().is_some_and(|c| !c.is_whitespace());
    let end = before.chars().count();
    let first_word = words.is_empty() || (words.len() == 1 && typing);
    if first_word {
        let stem = words.first().map_or("", |word| word.text.as_str()).trim_start_matches(':');
        let from = if stem.is_empty() { end } else { end - stem.chars().count() };
        let candidates = if is_number(stem) { numbers(state, stem) } else { actions(state, stem) };
        return Offer { from, candidates, taken: None };
    }
    let Some(read) = line::read(&state.hands.words, before) else { return Offer::default() };
    let started = read.rest.last().filter(|_| typing).map(|word| word.text.clone());
    // A number that is still being typed may name the ticket.
    if typing && read.rest.len() + usize::from(read.number.is_some()) == 1 {
        let last = read.number.as_ref().or(read.rest.last());
        if let Some(word) = last.filter(|word| is_number(&word.text) && takes_number(read.action)) {
            return Offer { from: word.at.start, candidates: numbers(state, &word.text), taken: None };
        }
    }
    arguments(state, &read, before, started.as_deref().unwrap_or(""), end)
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| c.is_ascii_digit())
}

fn takes_number(action: Action) -> bool {
    matches!(action.needs(), Needs::Ticket | Needs::Holder) || matches!(action.takes(), Takes::Number) || action == Action::Open
}

/// What an action takes: some arguments are all the words that follow, others are one word.
fn arguments(state: &State, read: &Line, before: &str, started: &str, end: usize) -> Offer {
    let whole: String = read.rest.first().map_or(String::new(), |first| before.chars().skip(first.at.start).collect());
    let begin = read.rest.first().map_or(end, |first| first.at.start);
    let (stem, from) = match read.action.takes() {
        Takes::View | Takes::Unit | Takes::Group | Takes::Macro | Takes::Visit | Takes::Switch | Takes::Theme => {
            (whole.as_str(), begin)
        }
        Takes::UnitWhen | Takes::ReasonWhen | Takes::Number if read.rest.len() <= 1 => {
            (started, if started.is_empty() { end } else { begin })
        }
        // What follows is a time or words of one's own.
        _ => return Offer::default(),
    };
    if started.is_empty()
        && !read.rest.is_empty()
        && matches!(read.action.takes(), Takes::UnitWhen | Takes::ReasonWhen | Takes::Number)
    {
        return Offer::default();
    }
    let mut candidates = match read.action.takes() {
        Takes::View => spoken(state, Takes::View, stem).into_iter().chain(saved_views(state, stem)).collect(),
        takes @ (Takes::Visit | Takes::Switch) => spoken(state, takes, stem),
        Takes::Unit => units(state, stem, false),
        Takes::UnitWhen => units(state, stem, true),
        Takes::Group => groups(state, stem),
        Takes::ReasonWhen => reasons(state, stem),
        Takes::Number => numbers(state, stem),
        Takes::Macro => macros(state, stem),
        Takes::Theme => themes(state, stem),
        Takes::Words | Takes::Nothing | Takes::WhenWords => Vec::new(),
    };
    candidates.truncate(MOST);
    Offer { from, candidates, taken: None }
}

/// Actions that have a word beginning so, in either language; then those whose line says it.
fn actions(state: &State, stem: &str) -> Vec<Candidate> {
    if stem.is_empty() {
        return Vec::new();
    }
    let (typed, other) = (fold(stem), fold(&twin(stem)));
    let word_of = |action: Action| {
        let known = state.hands.words.iter().filter(|(_, a)| *a == action).map(|(word, _)| word.as_str());
        known.chain([action.name()]).find(|word| {
            let word = fold(word);
            word.starts_with(&typed) || (!other.is_empty() && word.starts_with(&other))
        })
    };
    let mut found: Vec<(bool, Candidate)> = Vec::new();
    for (action, label) in &state.hands.labels {
        let said = || begins(label, stem).then(|| first_word(state, *action));
        let by_word = word_of(*action).map(str::to_owned);
        let begun = by_word.is_some();
        if let Some(word) = by_word.or_else(said) {
            found.push((!begun, Candidate { word, means: Means::Action(*action) }));
        }
    }
    found.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.word.cmp(&b.1.word)));
    found.into_iter().map(|(_, candidate)| candidate).take(MOST).collect()
}

/// The word that is typed for an action in the person's own language.
#[must_use]
pub fn first_word(state: &State, action: Action) -> String {
    let own = state.hands.words.iter().find(|(_, a)| *a == action);
    own.map_or_else(|| action.name().to_owned(), |(word, _)| word.clone())
}

/// Tickets on the board whose number begins so, in its order.
fn numbers(state: &State, stem: &str) -> Vec<Candidate> {
    let Ok(wanted) = (if stem.is_empty() { Ok(0) } else { stem.parse::<i64>() }) else { return Vec::new() };
    let fits = |mut number: i64| {
        while number > wanted && wanted > 0 {
            number /= 10;
        }
        wanted == 0 || number == wanted
    };
    let rows = state.board.all().iter().filter(|row| fits(row.number)).take(8);
    rows.map(|row| Candidate { word: row.number.to_string(), means: Means::Ticket(row.id.clone()) }).collect()
}

fn spoken(state: &State, takes: Takes, stem: &str) -> Vec<Candidate> {
    let known = state.hands.spoken.iter().filter(|spoken| spoken.takes == takes);
    let one = |spoken: &super::spoken::Spoken| {
        let word = spoken.begins_with(stem)?.to_owned();
        let means = Means::Plain(if word == spoken.name {
            spoken.words.first().cloned().unwrap_or_default()
        } else {
            spoken.name.clone()
        });
        Some(Candidate { word, means })
    };
    known.filter_map(one).collect()
}

fn units(state: &State, stem: &str, one_word: bool) -> Vec<Candidate> {
    let fits =
        state.desk.furniture.units.iter().filter(|u| u.active).filter(|u| begins(u.name.raw(), stem) || begins(&u.login, stem));
    let mut found: Vec<Candidate> = fits
        .map(|unit| {
            let name = unit.name.line(60).to_string();
            let word = if one_word && name.contains(' ') { format!("\"{name}\"") } else { name };
            Candidate { word, means: Means::Unit(unit.name.clone()) }
        })
        .collect();
    found.sort_by(|a, b| a.word.cmp(&b.word));
    found
}

fn groups(state: &State, stem: &str) -> Vec<Candidate> {
    let mut names: Vec<&str> =
        state.desk.furniture.units.iter().flat_map(|u| &u.can.groups).map(|g| g.0.as_str()).filter(|g| begins(g, stem)).collect();
    names.sort_unstable();
    names.dedup();
    let clean = |name: &str| crate::text::Raw::from(name).line(60).to_string();
    names.into_iter().map(|name| Candidate { word: clean(name), means: Means::Plain(String::new()) }).collect()
}

/// Reasons by what they are called in either language, or by their code.
fn reasons(state: &State, stem: &str) -> Vec<Candidate> {
    let list = state.desk.furniture.policy.reasons.wait.iter();
    let one = |reason: &crate::desk::policy::Reason| {
        let said = [&reason.code, &reason.ru, &reason.en].into_iter().find(|word| begins(word, stem))?;
        let word = if said.contains(' ') { format!("\"{said}\"") } else { said.clone() };
        Some(Candidate { word, means: Means::Reason(reason.ru.clone(), reason.en.clone()) })
    };
    list.filter_map(one).collect()
}

fn macros(state: &State, stem: &str) -> Vec<Candidate> {
    let known = state.hands.keymap.macros().iter().filter(|made| begins(&made.name, stem));
    let steps = |made: &crate::keymap::Macro| made.steps.iter().map(|step| step.text.clone()).collect();
    known.map(|made| Candidate { word: made.name.clone(), means: Means::Macro(steps(made)) }).collect()
}

/// Themes by what they are called, or by name.
fn themes(state: &State, stem: &str) -> Vec<Candidate> {
    let fits = |theme: &super::looks::Offered| {
        let (word, other) = if begins(&theme.label, stem) { (&theme.label, &theme.name) } else { (&theme.name, &theme.label) };
        begins(word, stem).then(|| Candidate { word: word.clone(), means: Means::Plain(other.clone()) })
    };
    state.seat.looks.themes.iter().filter_map(fits).collect()
}

/// Views that a person has saved, with what they filter.
fn saved_views(state: &State, stem: &str) -> Vec<Candidate> {
    let saved = state.views.saved.iter().filter(|view| begins(&view.name, stem));
    saved.map(|view| Candidate { word: view.name.clone(), means: Means::Plain(view.filter.clone()) }).collect()
}
