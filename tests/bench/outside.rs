//! The real program in a terminal: start, keys, bytes, memory.

use super::desks::{Desk, NOW};
use super::table::Table;
use super::terminal::{Terminal, memory};
use std::time::Duration;

/// A terminal of the promises.
pub const SIZE: (u16, u16) = (120, 40);
/// A console that has painted nothing for so long has read its board.
const QUIET: Duration = Duration::from_millis(1_500);

/// Measures it on a desk.
pub fn measure(table: &Table, desk: &Desk, times: usize) {
    let open = || Terminal::start(&desk.path, Some(NOW), SIZE);
    let started = (0..times).map(|_| open().wait("first page", |shown| shown.chosen().is_some())).collect();
    table.put("start to a painted first page", "ms", started, Some(60.0));

    let mut console = open();
    console.wait("first page", |shown| shown.chosen().is_some());
    // The board is still being read behind the first page.
    let early = (0..20).map(|_| console.key("j").0).collect();
    table.put("key to paint while the board is read (with the terminal)", "ms", early, None);
    console.settle(QUIET);
    for _ in 0..20 {
        console.key("k");
    }

    let page = usize::from(SIZE.1) - 10;
    let moved: Vec<(f64, f64)> = (0..page).map(|_| console.key("j")).collect();
    let (paint, bytes): (Vec<f64>, Vec<f64>) = moved.into_iter().unzip();
    table.put("key to paint, a step of the cursor (with the terminal)", "ms", paint, None);
    table.put("a step of the cursor", "bytes", bytes, Some(150.0));
    for _ in 0..12 {
        console.key("j");
    }
    let (paint, bytes): (Vec<f64>, Vec<f64>) = (0..40).map(|_| console.key("j")).unzip();
    table.put("key to paint, the list moves by a row (with the terminal)", "ms", paint, None);
    table.put("the list moves by a row", "bytes", bytes, Some(450.0));
    if let Some((all, own)) = memory(console.pid()) {
        let limit = match desk.open {
            0..=20_000 => 25.0,
            _ => 90.0,
        };
        table.one("memory at its peak", "MB", all, Some(limit));
        table.one("memory of its own now, without the program's file", "MB", own, None);
    }
}
