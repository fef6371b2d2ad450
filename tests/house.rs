//! The house itself: who imports whom, what stands where, and that papers say what the program does.

#![allow(clippy::panic, reason = "a test that cannot go on says so")]

#[path = "house/architecture.rs"]
mod architecture;
#[path = "house/autopilot.rs"]
mod autopilot;
#[path = "house/board.rs"]
mod board;
#[path = "house/budgets.rs"]
mod budgets;
#[path = "house/call_log.rs"]
mod call_log;
#[path = "house/console.rs"]
mod console;
#[path = "house/content.rs"]
mod content;
#[path = "house/corpus.rs"]
mod corpus;
#[path = "house/day/mod.rs"]
mod day;
#[path = "house/docs.rs"]
mod docs;
#[path = "house/everywhere/mod.rs"]
mod everywhere;
#[path = "house/freed.rs"]
mod freed;
#[path = "house/hands.rs"]
mod hands;
#[path = "house/held.rs"]
mod held;
#[path = "house/hostile.rs"]
mod hostile;
#[path = "house/hostile_places.rs"]
mod hostile_places;
#[path = "house/imported.rs"]
mod imported;
#[path = "house/keeping.rs"]
mod keeping;
#[path = "house/keymaps.rs"]
mod keymaps;
#[path = "house/leads.rs"]
mod leads;
#[path = "house/manners.rs"]
mod manners;
#[path = "house/meanwhile.rs"]
mod meanwhile;
#[path = "house/mended.rs"]
mod mended;
#[path = "house/mistaken.rs"]
mod mistaken;
#[path = "house/packages.rs"]
mod packages;
#[path = "house/palette.rs"]
mod palette;
#[path = "house/panel.rs"]
mod panel;
#[path = "house/phones.rs"]
mod phones;
#[path = "house/proposals.rs"]
mod proposals;
#[path = "house/rehearsal.rs"]
mod rehearsal;
#[path = "house/saboteur.rs"]
mod saboteur;
#[path = "house/seen.rs"]
mod seen;
#[path = "house/shift.rs"]
mod shift;
#[path = "house/slips.rs"]
mod slips;
#[path = "house/source.rs"]
mod source;
#[path = "house/spec.rs"]
mod spec;
#[path = "house/team.rs"]
mod team;
#[path = "house/verdicts.rs"]
mod verdicts;
#[path = "house/views.rs"]
mod views;
