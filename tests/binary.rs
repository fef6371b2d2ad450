//! The real binary, run as people and scripts run it.

#[path = "binary/pty/mod.rs"]
mod pty;
