//! A call, from the process that tells of it to the verdict on the console's screen.

use super::desks::{Desk, NOW};
use super::outside::SIZE;
use super::table::Table;
use super::terminal::{Shown, Terminal};
use pult::engine::Stopwatch;
use std::process::Stdio;

/// Milliseconds from the start of `pult call` until the verdict stands on the screen.
const LIMIT: f64 = 150.0;
/// The words of a verdict, of which one stands in the panel.
const VERDICTS: [&str; 4] = ["ПО ДОГОВОРУ", "ПЛАТНО", "СОГЛАСОВАТЬ", "ПРОВЕРИТЬ"];

/// Measures it on a desk: another process rings, the dispatcher presses the key of the call as soon as the line about it is there.
pub fn measure(table: &Table, desk: &Desk, times: usize) {
    let callers = callers(desk, times);
    let mut console = Terminal::start(&desk.path, Some(NOW), SIZE);
    console.wait("first page", |shown| shown.chosen().is_some());
    console.settle(std::time::Duration::from_millis(1_500));
    let (mut told, mut heard, mut judged) = (Vec::new(), Vec::new(), Vec::new());
    for (phone, shown_as) in &callers {
        let rings = |shown: &Shown| shown.text().contains(shown_as.as_str());
        let is_judged = |shown: &Shown| rings(shown) && VERDICTS.iter().any(|word| shown.text().contains(word));
        let watch = Stopwatch::start();
        let mut call = desk.command(&["call", "ring", "--from", phone]).stdout(Stdio::null()).spawn().expect("pult starts");
        console.wait("ringing call", rings);
        heard.push(watch.milliseconds());
        console.press("c");
        console.wait("verdict", is_judged);
        judged.push(watch.milliseconds());
        assert!(call.wait().expect("it ends").success(), "the call was not told");
        let watch = Stopwatch::start();
        desk.run(&["call", "answer", "--from", phone]);
        told.push(watch.milliseconds());
        desk.run(&["call", "end", "--from", phone]);
        console.press("\x1b");
        console.wait("board without the caller", |shown| !shown.text().contains(shown_as.as_str()));
    }
    table.put("`pult call answer`, from fork to exit", "ms", told, None);
    table.put("a call, from the start of `pult call ring` to its line on the screen", "ms", heard, None);
    table.put(
        "a call, from the start of `pult call ring` to the verdict on the screen (with the key)",
        "ms",
        judged,
        Some(LIMIT),
    );
}

/// Numbers of people of different clients, as they are dialled and as the screen shows their end.
fn callers(desk: &Desk, count: usize) -> Vec<(String, String)> {
    let mut callers = Vec::new();
    for letters in ["петр", "анна", "серг", "елен", "ольг", "иван"] {
        let found: serde_json::Value = serde_json::from_slice(&desk.run(&["caller", letters, "--json"])).expect("JSON");
        for one in found["matches"].as_array().into_iter().flatten() {
            if let Some(phone) = one["contact"]["phones"][0].as_str()
                && let [.., a, b, c, d] = phone.as_bytes()
            {
                let end = format!("{}{}-{}{}", char::from(*a), char::from(*b), char::from(*c), char::from(*d));
                if !callers.iter().any(|(_, known)| *known == end) {
                    callers.push((phone.to_owned(), end));
                }
            }
        }
    }
    callers.truncate(count);
    assert!(!callers.is_empty(), "nobody to call");
    callers
}
