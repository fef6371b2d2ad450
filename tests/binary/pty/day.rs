//! What the steps of a day cost on the line, by the real binary.

#[path = "../../house/day/steps.rs"]
mod steps;

use super::opening::Opening;
use super::terminal::{Pty, chosen};
use rstest::rstest;
use steps::{DAY, Step};

/// What a terminal sends for the keys of a line: quoted text as it stands, names as their bytes.
fn sent(keys: &str) -> String {
    if keys.starts_with('"') {
        return keys.trim_matches('"').to_owned();
    }
    let bytes = keys.split_whitespace().map(|key| match key {
        "enter" => "\r",
        "tab" => "\t",
        "F5" => "\x1b[15~",
        letter => letter,
    });
    bytes.collect()
}

/// Plays the script's keys and waits for what it expects to see; the answer is the bytes from the first key on.
fn cost(pty: &mut Pty, script: &str) -> usize {
    let mut before = None;
    for line in script.lines().map(str::trim) {
        let (verb, rest) = line.split_once(' ').expect("a step");
        match verb {
            "key" => {
                before.get_or_insert_with(|| pty.heard(|heard| heard.bytes));
                pty.press(&sent(rest));
            }
            "do" => {
                pty.press(&format!(":{rest}\r"));
                if let Some(number) = rest.strip_prefix("go ") {
                    pty.wait_for("ticket", |screen| chosen(screen).map(|n| n.to_string()).as_deref() == Some(number));
                }
            }
            "call" => {
                pty.another(&["call", "ring", "--from", rest.trim_start_matches("ring ")]);
                pty.wait_for_text("555-");
            }
            // What is not on the screen (counts, holders) is looked at by the tests of the keys.
            _ => {
                let seen = rest.strip_prefix("screen contains ").or(rest.strip_prefix("message contains "));
                if let Some(text) = seen {
                    pty.wait_for_text(text.trim_matches('"'));
                }
            }
        }
    }
    before.map_or(0, |before| pty.heard(|heard| heard.bytes) - before)
}

#[rstest]
#[case::in_russian("ru")]
#[case::in_english("en")]
fn a_day_costs_no_more_bytes_than_promised(#[case] lang: &str) {
    let mut wrong = Vec::new();
    for step in &DAY {
        let mut pty = Pty::open(&Opening { tickets: 200, seed: 1, ..Opening::default() }.with(&[("PULT_LANG", lang)]));
        if let Some(before) = step.before {
            pty.colleague(&Step::told(before, true));
        }
        let bytes = cost(&mut pty, &Step::told(step.script, lang == "ru"));
        println!("{lang} {}: {bytes} bytes of {}", step.name, step.bytes);
        if bytes > step.bytes {
            wrong.push(format!("{}: {bytes} bytes, {} promised", step.name, step.bytes));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
