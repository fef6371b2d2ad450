//! The real binary, run as people and scripts run it.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "binary/commands/mod.rs"]
mod commands;
#[path = "binary/desk.rs"]
mod desk;
#[cfg(unix)]
#[path = "binary/listening.rs"]
mod listening;
#[path = "binary/pty/mod.rs"]
mod pty;
#[cfg(unix)]
#[path = "binary/sip.rs"]
mod sip;
