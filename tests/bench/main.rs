//! How fast it is, as a table: `cargo bench` measures all of it, `cargo bench -- --quick` is a smoke run on a small desk,
//! `cargo bench -- gap` is the planning of work of different sizes alone.
//!
//! What people feel is measured on the real program in a pseudo-terminal (start, keys, bytes, memory, idling, commands); what
//! hides inside of that is measured in this process (update and draw, pages, looking people up). Limits are promises of the
//! README; other work on the machine shows in the last column first.

#![allow(clippy::panic, clippy::expect_used, reason = "a measurement that cannot go on says why")]
#![allow(clippy::print_stdout, reason = "the table is what this program is for")]

mod commands;
mod desks;
mod gap;
mod idle;
mod inside;
#[allow(dead_code, reason = "the tests of the routing read more of an instance")]
#[path = "../../src/routing/tests/instance.rs"]
mod instance;
mod log;
mod outside;
mod people;
mod queue;
mod routing;
mod table;
mod terminal;

use desks::Desk;
use pult::routing::flow;
use table::Table;

fn main() {
    let flags: Vec<String> = std::env::args().skip(1).collect();
    // `cargo test --all-targets` runs this program too, without the flag: nothing is measured in a test.
    if !flags.iter().any(|flag| flag == "--bench") {
        return;
    }
    let quick = flags.iter().any(|flag| flag == "--quick");
    if flags.iter().any(|flag| flag == "gap") {
        return gap::print(quick);
    }
    if flags.iter().any(|flag| flag == "queue") {
        let mut table = Table::default();
        queue::measure(&mut table, quick);
        return println!("{table}{}", log::told(quick).unwrap_or_default());
    }
    let sizes: &[usize] = if quick { &[1_000] } else { &[1_000, 10_000, 100_000] };
    let times = if quick { 3 } else { 11 };
    let mut table = Table::default();
    for &open in sizes {
        let desk = Desk::of(open);
        table.section(&format!("{} open tickets, 120x40", desk.open));
        outside::measure(&mut table, &desk, times);
        inside::measure(&mut table, &desk, times);
        commands::measure(&mut table, &desk, times);
        people::measure(&mut table, &desk, times);
    }
    routing::measure(&mut table, quick);
    queue::measure(&mut table, quick);
    table.section("a screen at rest");
    idle::measure(&mut table, quick);
    println!("{table}");
    gap::print(quick);
    if let Some(log) = log::told(quick) {
        println!("{log}");
    }
}
