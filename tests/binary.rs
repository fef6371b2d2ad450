//! The real binary, run as people and scripts run it.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "binary/commands/mod.rs"]
mod commands;
#[path = "binary/desk.rs"]
mod desk;
#[path = "binary/pty/mod.rs"]
mod pty;
