//! Views: ours, saved ones, one zone or group, groups of rows; saving one.

use super::{act, entry, filter, pick};
use crate::app::msg::{Arg, Effect, Said};
use crate::app::overlay::{Entering, Picking};
use crate::app::state::State;
use crate::app::view::View;
use crate::app::views::Named;
use crate::desk::filter::{End, Key, Means, SavedView, narrowed};
use crate::text::Raw;

/// `v …`: a view by its name, its words or its digit; `zone` and `group` ask which one, or take it as the next word.
pub fn view(state: &mut State, args: &[String]) -> Vec<Effect> {
    if args.is_empty() {
        return next(state);
    }
    let typed = args.join(" ");
    match state.views.find(&typed) {
        Some(Named::Ours(view)) => {
            // All that is open means all.
            if view == View::Open {
                filter::clear(state);
            }
            state.board.call(None);
            state.board.look_at(view);
            Vec::new()
        }
        Some(Named::Saved(place)) => saved(state, place),
        None => match narrowing(state, &args[0]) {
            Some(key) if args.len() == 1 => pick::narrow(state, key),
            Some(key) => narrow(state, key, &args[1..].join(" ")),
            None => {
                let said = match typed.parse::<i64>() {
                    Ok(digit) => Said::warning("no-saved-view").with("n", Arg::Number(digit)),
                    Err(_) => no_view_named(state, &typed),
                };
                act::say(state, said)
            }
        },
    }
}

fn no_view_named(state: &State, typed: &str) -> Said {
    let said = Said::error("no-view-of-that-name").with("typed", Arg::Words(Raw::from(typed)));
    said.with("known", Arg::Words(Raw::from(state.views.names())))
}

/// The keys that the board is narrowed by in one step.
fn narrowing(state: &State, word: &str) -> Option<Key> {
    let key = |means| if let Means::Key(key) = means { Some(key) } else { None };
    state.views.lexicon.exactly(word, key).filter(|key| matches!(key, Key::Zone | Key::Group))
}

/// The next view; the filter stays.
pub fn next(state: &mut State) -> Vec<Effect> {
    let at = View::ALL.iter().position(|v| *v == state.board.view).unwrap_or(0);
    state.board.call(None);
    state.board.look_at(View::ALL[(at + 1) % View::ALL.len()]);
    Vec::new()
}

fn saved(state: &mut State, place: usize) -> Vec<Effect> {
    let Some(view) = state.views.saved.get(place).cloned() else { return Vec::new() };
    let part = match view.view.as_deref() {
        None => View::Open,
        Some(name) => match View::named(name) {
            Some(part) => part,
            None => return act::say(state, no_view_named(state, name)),
        },
    };
    if let Err(said) = filter::sift(state, &view.filter, End::Done) {
        return act::say(state, said);
    }
    state.board.call(Some(view.name));
    state.board.group_by(view.group);
    state.board.look_at(part);
    Vec::new()
}

/// Shows one value of a key; what was filtered by other keys stays.
pub fn narrow(state: &mut State, key: Key, value: &str) -> Vec<Effect> {
    let text = narrowed(state.board.part().filter_text(), key, value, &state.views.lexicon);
    match filter::sift(state, &text, End::Done) {
        Ok(()) => Vec::new(),
        Err(said) => act::say(state, said),
    }
}

/// `v g`: by what the rows are grouped; with a word at once, `-` ungroups.
pub fn group_by(state: &mut State, args: &[String]) -> Vec<Effect> {
    let Some(word) = args.first() else { return pick::show(state, Picking::GroupBy) };
    let nothing = |means| (means == Means::Nobody).then_some(());
    if word == "-" || state.views.lexicon.exactly(word, nothing).is_some() {
        state.board.group_by(None);
        return Vec::new();
    }
    if let Some(key) = state.views.grouping(word) {
        state.board.group_by(Some(key));
        return Vec::new();
    }
    let known: Vec<&str> = Key::GROUPING.into_iter().map(|key| state.views.word(key)).collect();
    let known = Raw::from(known.join(", "));
    act::say(state, Said::error("no-such-group-by").with("known", Arg::Words(known)))
}

/// `v s`: asks for a name and saves what is shown under it (view, filter, groups); with a name at once.
pub fn save(state: &mut State, args: &[String]) -> Vec<Effect> {
    let part = state.board.part();
    if part.filter_text().is_empty() && part.group.is_none() && state.board.view == View::Open {
        return act::say(state, Said::warning("nothing-to-save"));
    }
    if args.is_empty() {
        return entry::open(state, Entering::SaveView);
    }
    match save_as(state, &args.join(" ")) {
        Ok(effects) => effects,
        Err(said) => act::say(state, said),
    }
}

/// Saves what is shown under a name; one of that name is replaced.
pub fn save_as(state: &State, name: &str) -> Result<Vec<Effect>, Said> {
    let name = Raw::from(name).line(40).as_str().trim().to_owned();
    if name.is_empty() {
        return Err(Said::error("view-without-name"));
    }
    let part = state.board.part();
    let known = state.views.saved.iter().find(|v| v.name == name);
    let view = SavedView {
        keys: known.and_then(|v| v.keys.clone()),
        filter: part.filter_text().to_owned(),
        view: (state.board.view != View::Open).then(|| state.board.view.name().to_owned()),
        group: part.group,
        name,
    };
    Ok(vec![Effect::SaveView { file: state.views.file.clone(), view: Box::new(view) }])
}

/// The file has it, or why not.
pub fn saved_as(state: &mut State, view: SavedView, outcome: Result<(), String>) -> Vec<Effect> {
    let name = Arg::Words(Raw::from(view.name.as_str()));
    if let Err(why) = outcome {
        let said = Said::error("view-not-saved").with("name", name).with("why", Arg::Words(Raw::from(why)));
        return act::say(state, said);
    }
    state.board.call(Some(view.name.clone()));
    let place = if let Some(place) = state.views.saved.iter().position(|v| v.name == view.name) {
        state.views.saved[place] = view.clone();
        place
    } else {
        state.views.saved.push(view.clone());
        state.views.saved.len() - 1
    };
    let keys = view.keys.unwrap_or_else(|| format!("v {}", place + 1));
    let file = Arg::Words(Raw::from(state.views.file.as_str()));
    act::say(state, Said::plain("view-saved").with("name", name).with("file", file).with("keys", Arg::Words(Raw::from(keys))))
}
