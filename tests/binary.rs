//! The real binary, run as people and scripts run it.

#[path = "binary/commands.rs"]
mod commands;
#[path = "binary/desk.rs"]
mod desk;
#[path = "binary/pty/mod.rs"]
mod pty;
