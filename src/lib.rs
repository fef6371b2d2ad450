//! pult (пульт, a control desk): a terminal console for the dispatchers of service desks.
//!
//! The map of the house. Pure rooms have no files, no network, no terminal and no clock: time is a message.
//! Imports point downwards; `tests/architecture.rs` is the wall.
//!
//! ```text
//!  Key, resize, tick(now) --+            +-- the only place state changes ----------+
//!  deltas, answers ---------+--> Msg --> | app::update(&mut State, Msg) -> [Effect] |
//!  calls, plans ------------+            +------+----------------------+------------+
//!  script lines ------------+                   | &State               | Effect (data)
//!         ^                                     v                      v
//!         |                          ui::draw(frame, &State)   engine::perform(effect)
//!         +---------------------------------- Msg <--------------------+
//! ```

pub mod action;
pub mod app;
pub mod backend;
pub mod calls;
pub mod cli;
pub mod commands;
pub mod config;
pub mod demo;
pub mod desk;
pub mod engine;
pub mod exchange;
pub mod headless;
pub mod i18n;
pub mod keymap;
pub mod lead;
pub mod routing;
pub mod runtime;
pub mod sla;
pub mod text;
pub mod theme;
pub mod ui;
pub mod verdict;
pub mod wire;
