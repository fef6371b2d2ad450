//! Lists to pick from by typing: engineers, groups, callers, anything.

mod fits;

pub use fits::{ranked, unit_named};

use super::{ask, call, draft, entry, hold, look, moves, palette, paste, plan, remind, send, views};
use crate::action::Action;
use crate::app::board::under;
use crate::app::msg::{Arg, Effect, Said};
use crate::app::overlay::{Asking, Coming, Entering, For, Item, Overlay, Pick, Picking, Typed};
use crate::app::state::State;
use crate::desk::filter::{Key, Means};
use crate::desk::{Assignment, Change, Failure, Found, Handed, Named, TicketId, UnitId};
use crate::routing::{Line, Rule};
use crate::text::fold;
use fits::{aside, askable, groups, reminded, units};
use std::collections::HashMap;

/// So many found are enough: no slip is looked for.
const ENOUGH: usize = 10;
/// Letters from which on a slip is looked for.
const SLIPS_FROM: usize = 4;

/// Opens a list.
pub fn show(state: &mut State, what: Picking) -> Vec<Effect> {
    open(state, what);
    Vec::new()
}

/// Opens a list.
pub fn open(state: &mut State, what: Picking) {
    state.overlay = Overlay::Pick(Box::new(Pick { what, typed: Typed::default(), items: Vec::new(), chosen: 0 }));
    let _ = refilter(state);
}

/// `a`: who takes these tickets; with a name gives them at once.
pub fn assign(state: &mut State, tickets: Vec<TicketId>, args: &[String]) -> Vec<Effect> {
    let Some(first) = tickets.first().cloned() else { return Vec::new() };
    open(state, Picking::Assignee { tickets, line: None, send_when_ready: false });
    if !args.is_empty() {
        let Overlay::Pick(pick) = &mut state.overlay else { return Vec::new() };
        pick.typed = Typed::of(&args.join(" "));
        if let Picking::Assignee { send_when_ready, .. } = &mut pick.what {
            *send_when_ready = true;
        }
        let _ = refilter(state);
    }
    vec![plan::ask(state, first)]
}

/// Candidates for the list have come: those who may not say why.
pub fn candidates_came(state: &mut State, ticket: &TicketId, line: &Line) -> Vec<Effect> {
    let Overlay::Pick(pick) = &mut state.overlay else { return Vec::new() };
    let Picking::Assignee { tickets, line: known, send_when_ready } = &mut pick.what else { return Vec::new() };
    if tickets.first() != Some(ticket) {
        return Vec::new();
    }
    *known = Some(Box::new(line.clone()));
    let send = std::mem::take(send_when_ready);
    let chosen = pick.chosen;
    let _ = refilter(state);
    if let Overlay::Pick(pick) = &mut state.overlay {
        pick.chosen = chosen.min(pick.items.len().saturating_sub(1));
    }
    if send { submit(state) } else { Vec::new() }
}

/// Who takes this line of the plan.
pub fn line_unit(state: &mut State, line: &Line) -> Vec<Effect> {
    open(state, Picking::LineUnit { ticket: line.ticket.clone() });
    Vec::new()
}

/// Who is absent.
pub fn absentee(state: &mut State) -> Vec<Effect> {
    open(state, Picking::Absentee);
    Vec::new()
}

/// `m`: which group; with a name moves at once.
pub fn group(state: &mut State, tickets: Vec<TicketId>, args: &[String]) -> Vec<Effect> {
    if args.is_empty() {
        open(state, Picking::Group { tickets });
        return Vec::new();
    }
    let to = crate::desk::Group(args.join(" ").into());
    send::each(state, &tickets, None, |_| Some(Change::Move { to: to.clone() }))
}

/// Calls put aside, and those to call back.
pub fn calls(state: &mut State) -> Vec<Effect> {
    open(state, Picking::Calls);
    Vec::new()
}

/// One's reminders.
pub fn reminders(state: &mut State) -> Vec<Effect> {
    open(state, Picking::Reminders);
    Vec::new()
}

/// Which zone, which group: with how many tickets each has, most first.
pub fn narrow(state: &mut State, key: Key) -> Vec<Effect> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for row in state.board.all() {
        *counts.entry(under(Some(key), row).name).or_default() += 1;
    }
    let mut all: Vec<(String, usize)> = counts.into_iter().map(|(name, count)| (name.to_owned(), count)).collect();
    all.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    show(state, Picking::Narrow { key, all })
}

/// `M`: which macro.
pub fn which_macro(state: &mut State) -> Vec<Effect> {
    open(state, Picking::Macro);
    Vec::new()
}

/// A caller by digits or letters.
pub fn caller(state: &mut State, typed: &str, wanted: For) -> Vec<Effect> {
    open(state, Picking::Caller { asked: String::new(), people: Coming::Here, wanted });
    if let Overlay::Pick(pick) = &mut state.overlay {
        pick.typed = Typed::of(typed);
    }
    refilter(state)
}

/// People have come for what was typed; where Enter was quicker than they, the first of them is taken.
pub fn found_came(state: &mut State, query: &str, found: Vec<Found>) -> Vec<Effect> {
    let Overlay::Pick(pick) = &mut state.overlay else { return Vec::new() };
    let Picking::Caller { asked, people, .. } = &mut pick.what else { return Vec::new() };
    if asked != query {
        return Vec::new();
    }
    let sought = std::mem::take(people);
    pick.items = found.into_iter().map(|f| Item::Found(Box::new(f))).collect();
    pick.chosen = 0;
    if sought == Coming::TakenWhenHere {
        return submit(state);
    }
    let few = pick.items.len() < ENOUGH && query.chars().filter(|c| c.is_alphabetic()).count() >= SLIPS_FROM;
    if few { vec![Effect::FindAlike(query.to_owned())] } else { Vec::new() }
}

/// People have come whose words are nearly what was typed: they stand below those who were found, and nothing that stands there
/// moves. That they could not be looked for is nobody's concern.
pub fn alike_came(state: &mut State, query: &str, found: Result<Vec<Found>, Failure>) -> Vec<Effect> {
    let (Overlay::Pick(pick), Ok(found)) = (&mut state.overlay, found) else { return Vec::new() };
    let Picking::Caller { asked, people: Coming::Here, .. } = &pick.what else { return Vec::new() };
    if asked == query && !pick.items.iter().any(|item| matches!(item, Item::Alike(_))) {
        pick.items.extend(found.into_iter().map(|f| Item::Alike(Box::new(f))));
    }
    Vec::new()
}

/// The desk could not look: the same letters may be asked for again.
pub fn not_found(state: &mut State, query: &str) {
    if let Overlay::Pick(pick) = &mut state.overlay
        && let Picking::Caller { asked, people, .. } = &mut pick.what
        && asked == query
    {
        asked.clear();
        *people = Coming::Here;
    }
}

/// An action while a list is open; none when it is not about the list.
pub fn act(state: &mut State, action: Action) -> Option<Vec<Effect>> {
    match action {
        Action::Back => Some(look::back(state)),
        Action::Open => Some(submit(state)),
        Action::Up => Some(moves::by(state, -1)),
        Action::Down | Action::NextView => Some(moves::by(state, 1)),
        Action::PageUp => Some(moves::by(state, -10)),
        Action::PageDown => Some(moves::by(state, 10)),
        _ => None,
    }
}

/// What fits what was typed, best first.
pub fn refilter(state: &mut State) -> Vec<Effect> {
    let Overlay::Pick(mut pick) = std::mem::take(&mut state.overlay) else { return Vec::new() };
    let mut effects = Vec::new();
    let query = fold(&pick.typed.text);
    match &mut pick.what {
        Picking::Assignee { line, .. } => pick.items = units(state, &query, line.as_deref()),
        Picking::LineUnit { ticket } => {
            let line = if let crate::app::pane::Pane::Plan(pane) = &state.pane {
                pane.plan.as_ref().and_then(|p| p.lines.iter().find(|l| l.ticket == *ticket)).cloned()
            } else {
                None
            };
            pick.items = units(state, &query, line.as_ref());
        }
        Picking::Absentee => pick.items = units(state, &query, None),
        Picking::Item { spec } => pick.items = super::spec::fitting(state, spec, &pick.typed.text),
        Picking::Group { .. } => pick.items = groups(state, &query),
        Picking::Narrow { key, all } => {
            // What has no value is found by the word that the list shows for it.
            let nothing = state.views.lexicon.written(Means::Nobody);
            let words = |name: &str| if name.is_empty() { format!("{} {nothing}", key.name()) } else { name.to_owned() };
            let items = all.iter().map(|(name, count)| (words(name), Item::Value(name.clone(), *count)));
            pick.items = ranked(&query, items);
        }
        Picking::GroupBy => {
            let none = (state.views.lexicon.written(Means::Nobody).to_owned(), Item::GroupBy(None));
            let words = |key| state.views.lexicon.all(Means::Key(key)).collect::<Vec<_>>().join(" ");
            let keys = Key::GROUPING.into_iter().map(|key| (words(key), Item::GroupBy(Some(key))));
            pick.items = ranked(&query, keys.chain([none]));
        }
        Picking::Macro => {
            let known = state.hands.keymap.macros().iter().map(|made| (made.name.clone(), Item::Macro(made.name.clone())));
            pick.items = ranked(&query, known);
        }
        Picking::Anything(_) => effects = palette::refilter(state, &mut pick),
        Picking::Calls => pick.items = aside(state, &query),
        Picking::Reminders => pick.items = reminded(state, &query),
        Picking::Caller { asked, people, .. } => {
            if askable(&query) {
                if *asked != query {
                    asked.clone_from(&query);
                    *people = Coming::Awaited;
                    effects.push(Effect::Find(query));
                }
            } else {
                asked.clear();
                *people = Coming::Here;
                pick.items.clear();
            }
        }
    }
    pick.chosen = 0;
    state.overlay = Overlay::Pick(pick);
    effects
}

/// Enter: the chosen item is taken.
fn submit(state: &mut State) -> Vec<Effect> {
    let Overlay::Pick(mut pick) = std::mem::take(&mut state.overlay) else { return Vec::new() };
    // Rules are not known yet: the list stays until they are, then the same item is sent.
    if let Picking::Assignee { line: None, send_when_ready, .. } = &mut pick.what {
        *send_when_ready = true;
        state.overlay = Overlay::Pick(pick);
        return Vec::new();
    }
    // Four digits and Enter in one breath: what the desk finds is taken, not what stood there before.
    if let Picking::Caller { people: people @ (Coming::Awaited | Coming::TakenWhenHere), .. } = &mut pick.what {
        *people = Coming::TakenWhenHere;
        state.overlay = Overlay::Pick(pick);
        return Vec::new();
    }
    if let (Picking::Anything(_), Some(item)) = (&pick.what, pick.items.get(pick.chosen).cloned()) {
        return palette::take(state, pick, item);
    }
    let item = (pick.chosen < pick.items.len()).then(|| pick.items.swap_remove(pick.chosen));
    match (pick.what, item) {
        (Picking::Assignee { tickets, .. }, Some(Item::Unit(unit, rules))) => give(state, tickets, unit, rules),
        (Picking::LineUnit { ticket }, Some(Item::Unit(unit, rules))) => plan::fix(state, ticket, unit, rules),
        (Picking::Absentee, Some(Item::Unit(unit, _))) => entry::open(state, Entering::AbsentUntil { unit }),
        (Picking::Item { spec }, Some(Item::Offer(offer))) => super::spec::put(state, spec, &offer, &pick.typed.text),
        (Picking::Item { spec }, None) => super::spec::nothing_fits(state, spec, &pick.typed.text),
        (Picking::Group { tickets }, Some(Item::Group(name))) => group(state, tickets, &[name]),
        // A new group's name is as good as a known one.
        (Picking::Group { tickets }, None) if !pick.typed.is_empty() => group(state, tickets, &[pick.typed.text]),
        (Picking::Narrow { key, .. }, Some(Item::Value(name, _))) => views::narrow(state, key, &name),
        (Picking::GroupBy, Some(Item::GroupBy(key))) => {
            state.board.group_by(key);
            Vec::new()
        }
        (Picking::Macro, Some(Item::Macro(name))) => super::act::perform(state, Action::Macro, vec![name]),
        (Picking::Calls, Some(Item::Call(id))) => hold::take(state, &id),
        (Picking::Reminders, Some(Item::Reminder(reminder))) => remind::bring(state, &reminder),
        (Picking::Caller { wanted: For::Ticket, .. }, Some(Item::Found(found) | Item::Alike(found))) => {
            draft::with_caller(state, *found)
        }
        (Picking::Caller { wanted: For::List(lines), .. }, Some(Item::Found(found) | Item::Alike(found))) => {
            paste::with_client(state, &lines, *found)
        }
        (Picking::Caller { .. }, Some(Item::Found(found) | Item::Alike(found))) => call::open_found(state, *found),
        (Picking::Caller { wanted: For::Ticket, .. }, None) => draft::without_caller(state),
        (_, _) => super::act::say(state, Said::warning("nothing-fits").with("typed", Arg::Words(pick.typed.text.into()))),
    }
}

/// Gives tickets to a unit; when a rule says no, asks why it should be done all the same.
fn give(state: &mut State, tickets: Vec<TicketId>, unit: Named<UnitId>, rules: Vec<Rule>) -> Vec<Effect> {
    if !rules.is_empty() {
        return ask::open_reasons(state, Asking::Over { tickets, unit, rules });
    }
    let now = state.now;
    if matches!(state.pane, crate::app::pane::Pane::Proposal(_)) {
        state.pane = crate::app::pane::Pane::None;
    }
    let effects = send::each(state, &tickets, None, |row| {
        let to = Assignment { unit: unit.clone(), handed: Handed::Told { at: now }, since: now };
        (!row.is_with(&unit.id)).then_some(Change::Assign { to: Some(to), over: None })
    });
    if effects.is_empty() && !state.seat.read_only {
        return super::act::say(state, Said::warning("theirs-already").with("unit", Arg::Words(unit.name.clone())));
    }
    effects
}
