//! How fast it is, as a table: `cargo bench` measures all of it, `cargo bench -- --quick` is a smoke run on a small desk,
//! `cargo bench -- gap` is the planning of work of different sizes alone, and so with every part that `asked` names.
//!
//! What people feel is measured on the real program in a pseudo-terminal (start, keys, bytes, memory, idling, commands); what
//! hides inside of that is measured in this process (update and draw, pages, looking people up). Limits are promises of the
//! README; other work on the machine shows in the last column first.

#![allow(clippy::panic, clippy::expect_used, reason = "a measurement that cannot go on says why")]
#![allow(clippy::print_stdout, reason = "the table is what this program is for")]

mod asked;
mod assigned;
mod commands;
mod console;
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
mod ring;
mod routing;
mod table;
mod terminal;

use asked::Asked;
use desks::Desk;
use pult::routing::flow;
use table::Table;

fn main() {
    let flags: Vec<String> = std::env::args().skip(1).collect();
    // `cargo test --all-targets` runs this program too, without the flag: nothing is measured in a test.
    if !flags.iter().any(|flag| flag == "--bench") {
        return;
    }
    let asked = Asked::of(&flags).unwrap_or_else(|what| panic!("{what}"));
    let times = if asked.quick { 3 } else { 11 };
    let table = Table;
    if asked.wants_any(&["start", "memory", "board", "assigned", "commands", "ring"]) {
        for &open in &asked.sizes {
            let desk = Desk::of(open);
            table.section(&format!("{} open tickets, 120x40", desk.open));
            of_one_desk(&table, &asked, &desk, times);
        }
    }
    if asked.wants("people") {
        people::measure(&table, asked.quick);
    }
    if asked.wants("routing") {
        routing::measure(&table, asked.quick);
    }
    if asked.wants("queue") {
        queue::measure(&table, asked.quick);
    }
    if asked.wants("rest") {
        table.section("a screen at rest");
        idle::measure(&table, asked.quick);
    }
    if asked.wants("gap") {
        gap::print(asked.quick);
    }
    if asked.wants("log")
        && let Some(log) = log::told(asked.quick)
    {
        println!("{log}");
    }
}

fn of_one_desk(table: &Table, asked: &Asked, desk: &Desk, times: usize) {
    if asked.wants_any(&["start", "memory"]) {
        outside::measure(table, desk, if asked.wants("start") { times } else { 1 });
    }
    if asked.wants_any(&["board", "assigned"]) {
        inside::measure(table, asked, desk, times);
    }
    if asked.wants("commands") {
        commands::measure(table, desk, times);
    }
    if asked.wants("ring") {
        ring::measure(table, desk, times);
    }
}
