//! The walls: who may import whom, what must stay out of which room, how long a file may be, what stands at the top.

use crate::source::{Source, crate_dir, sources};
use std::collections::{BTreeMap, BTreeSet};

/// Who may import whom. `text` is the ground that every room stands on: it is not repeated.
const MAY: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("theme", &[]),
    ("desk", &[]),
    ("action", &["desk"]),
    ("sla", &["desk"]),
    ("wire", &["desk", "sla"]),
    ("routing", &["desk", "sla"]),
    ("verdict", &["desk", "sla"]),
    ("lead", &["desk", "routing"]),
    ("keymap", &["action"]),
    ("i18n", &["desk"]),
    ("app", &["desk", "sla", "routing", "verdict", "lead", "action", "keymap"]),
    ("ui", &["app", "desk", "sla", "routing", "verdict", "lead", "action", "keymap", "theme", "i18n", "wire"]),
    ("backend", &["desk", "sla", "wire"]),
    ("calls", &["desk"]),
    ("exchange", &["desk", "sla"]),
    ("demo", &["desk", "sla"]),
    ("config", &["desk", "action", "keymap", "theme", "i18n"]),
    ("engine", &["app", "backend", "calls", "routing", "lead", "demo", "desk"]),
    ("runtime", &["engine", "app", "ui", "action", "keymap", "theme", "i18n", "config"]),
    ("headless", &["engine", "app", "ui", "action", "keymap", "theme", "i18n", "config"]),
    ("server", &["backend", "calls", "exchange", "wire", "desk", "sla", "routing", "verdict", "i18n", "config"]),
    ("cli", &["commands", "runtime", "headless", "server", "config", "i18n"]),
];

/// What the plan of the house did not foresee, and why it is let in.
const DOORS: &[(&str, &str, &str)] = &[
    ("i18n", "verdict", "a verdict's reasons are codes with values; they become words here"),
    ("i18n", "lead", "what a lead reads becomes words once, for the screen and for the text page"),
    ("engine", "config", "a view that is saved goes into the configuration file"),
    ("runtime", "desk", "the next wake-up is a moment, found from the rows in sight"),
    ("runtime", "backend", "the desk is handed on to the engine"),
    ("headless", "runtime", "a script counts what its frames would cost on a line, by the screen that sends them"),
    ("headless", "desk", "a script expects priorities, phases and moves the clock"),
    ("headless", "verdict", "a script expects a verdict's level"),
    ("headless", "backend", "tickets that have left the board are read from the desk"),
    ("headless", "calls", "a script rings as `pult call` does"),
];

/// Rooms without files, network, clock and threads.
const PURE: &[&str] =
    &["text", "desk", "sla", "routing", "verdict", "lead", "action", "keymap", "theme", "i18n", "wire", "app", "ui"];

/// Longest file, in lines.
const LONGEST: usize = 500;

/// What may stand at the top of the crate, beside dot-files and what cargo makes.
const TOP: &[&str] = &["Cargo.lock", "Cargo.toml", "LICENSE", "README.md", "keymaps", "src", "tests", "themes"];

/// `commands` may use everything but the terminal.
fn may(room: &str, other: &str, all: &BTreeSet<&str>) -> bool {
    if other == "text" {
        return true;
    }
    if room == "commands" {
        return all.contains(other) && !["runtime", "ui", "cli"].contains(&other);
    }
    let planned = MAY.iter().any(|(who, whom)| *who == room && whom.contains(&other));
    planned || DOORS.iter().any(|(who, whom, _)| *who == room && *whom == other)
}

fn rooms() -> BTreeSet<&'static str> {
    MAY.iter().map(|(room, _)| *room).chain(["commands"]).collect()
}

/// The files of the house without its tests.
fn house() -> Vec<Source> {
    sources("src").into_iter().filter(|source| !source.is_test()).collect()
}

fn none_of(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

#[test]
fn every_room_stands_in_the_plan() {
    let known = rooms();
    let unknown: BTreeSet<String> =
        house().into_iter().filter_map(|s| s.room).filter(|room| !known.contains(room.as_str())).collect();
    assert!(unknown.is_empty(), "rooms that the plan does not know: {unknown:?}");
}

#[test]
fn imports_point_downwards() {
    let all = rooms();
    let mut complaints = Vec::new();
    for source in house() {
        let Some(room) = &source.room else { continue };
        for other in source.reaches(&all) {
            if !may(room, &other, &all) {
                complaints.push(format!("{}: {room} may not import {other}", source.path));
            }
        }
    }
    none_of(&complaints);
}

#[test]
fn the_plan_itself_has_no_circle() {
    let mut standing: BTreeMap<&str, BTreeSet<&str>> =
        MAY.iter().map(|(room, on)| (*room, on.iter().copied().collect())).collect();
    for (who, whom, _) in DOORS {
        standing.entry(who).or_default().insert(whom);
    }
    while !standing.is_empty() {
        let ground: Vec<&str> =
            standing.iter().filter(|(_, on)| on.iter().all(|o| !standing.contains_key(o))).map(|(r, _)| *r).collect();
        assert!(!ground.is_empty(), "these rooms stand on each other: {:?}", standing.keys());
        standing.retain(|room, _| !ground.contains(room));
    }
}

#[test]
fn each_door_beside_the_plan_is_used_and_says_why() {
    let all = rooms();
    let house = house();
    for (who, whom, why) in DOORS {
        let used = house.iter().any(|s| s.room.as_deref() == Some(who) && s.reaches(&all).contains(*whom));
        assert!(used, "{who} no longer imports {whom}: close the door");
        assert!(why.len() > 10, "{who} -> {whom} needs a reason");
    }
}

/// Complains of each of these words that stands in the rooms.
fn banned(rooms: &[&str], words: &[&str]) -> Vec<String> {
    let mut complaints = Vec::new();
    for source in house() {
        if !source.room.as_deref().is_some_and(|room| rooms.contains(&room)) {
            continue;
        }
        for word in words.iter().filter(|word| has_word(&source.code, word)) {
            complaints.push(format!("{}: `{word}` does not belong here", source.path));
        }
    }
    complaints
}

/// Does the word stand in the code by itself, not as a part of a longer name?
fn has_word(code: &str, word: &str) -> bool {
    let part_of_name = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word).any(|(at, _)| {
        let before = code[..at].chars().next_back().is_some_and(part_of_name) && word.starts_with(part_of_name);
        let after = code[at + word.len()..].chars().next().is_some_and(part_of_name) && word.ends_with(part_of_name);
        !before && !after
    })
}

#[test]
fn pure_rooms_have_no_files_no_network_no_clock_and_no_tasks() {
    let words =
        ["tokio", "std::fs", "std::net", "std::env", "std::process", "std::thread", "sqlx", "::now()", "println!", "eprintln!"];
    none_of(&banned(PURE, &words));
}

#[test]
fn the_state_and_its_views_have_no_locks_and_no_hidden_change() {
    none_of(&banned(&["app", "ui"], &["Mutex", "RwLock", "RefCell", "OnceCell", "LazyLock", "OnceLock", "static mut"]));
}

#[test]
fn widgets_stay_where_screens_are_drawn() {
    let others: Vec<&str> = rooms().into_iter().filter(|room| !["ui", "theme", "runtime", "headless"].contains(room)).collect();
    none_of(&banned(&others, &["ratatui"]));
}

#[test]
fn only_the_runtime_knows_the_terminal() {
    let others: Vec<&str> = rooms().into_iter().filter(|room| *room != "runtime").collect();
    none_of(&banned(&others, &["crossterm", "rustix"]));
}

#[test]
fn no_file_is_too_long_to_read() {
    let mut complaints = Vec::new();
    for source in sources("src").into_iter().chain(sources("tests")) {
        let lines = source.text.lines().count();
        if lines > LONGEST {
            complaints.push(format!("{}: {lines} lines, {LONGEST} at most", source.path));
        }
    }
    none_of(&complaints);
}

#[test]
fn the_top_of_the_house_is_as_agreed() {
    let names: BTreeSet<String> = std::fs::read_dir(crate_dir())
        .expect("the crate's folder")
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| !name.starts_with('.') && name != "target")
        .collect();
    let agreed: BTreeSet<String> = TOP.iter().map(ToString::to_string).collect();
    let strangers: Vec<&String> = names.difference(&agreed).collect();
    let missing: Vec<&String> = agreed.difference(&names).collect();
    assert!(strangers.is_empty() && missing.is_empty(), "strangers: {strangers:?}, missing: {missing:?}");
}

#[test]
fn no_file_tells_of_the_workshop_it_was_made_in() {
    let mut complaints = Vec::new();
    // Put together here, so that this file does not find itself.
    let marks = [format!("/{}/", "work"), format!(".{}/", "library"), format!("/{}/bash", "tmp")];
    for source in sources("src").into_iter().chain(sources("tests")) {
        for mark in marks.iter().filter(|mark| source.text.contains(mark.as_str())) {
            complaints.push(format!("{}: `{mark}`", source.path));
        }
    }
    none_of(&complaints);
}
