//! One file a command: one-shot, text or JSON.
//!
//! A command takes its seat at the desk ([`Seat`]), does one thing and gives a [`Reply`]; what went wrong is a
//! [`Trouble`] with a sentence and an exit code. Nothing here prints, but for the listener to calls, which has no other screen.

pub mod absent;
mod acts;
pub mod assign;
pub mod backup;
pub mod call;
pub mod caller;
pub mod calls;
pub mod check;
pub mod completions;
pub mod config;
pub mod console;
pub mod demo;
pub mod doctor;
pub mod engineers;
pub mod explain;
pub mod export;
pub mod group;
pub mod handover;
pub mod import;
pub mod keys;
pub mod later;
pub mod maintenance;
pub mod man;
pub mod new;
pub mod packages;
pub mod phase;
pub mod promise;
pub mod raise;
pub mod replay;
pub mod report;
pub mod restore;
pub mod route;
mod route_compare;
pub mod run;
pub mod show;
pub mod tickets;
pub mod undo;
pub mod usage;
pub mod visit;
pub mod wall;

mod change;
mod chosen;
mod columns;
mod frozen;
mod import_debts;
mod import_read;
mod import_told;
mod import_unmatched;
mod kind;
mod lead_json;
mod levelling;
mod looks;
mod phrase;
mod place;
mod plan_json;
mod plan_text;
pub mod policy_file;
mod rehearsal;
mod reply;
mod report_table;
mod seat;
mod trouble;
mod verdict_json;
mod whom;
mod words;

pub use crate::engine::{Clock, Drawer};
pub use change::How;
pub use frozen::clock;
pub use reply::Reply;
pub use seat::{Desks, Seat};
pub use trouble::{Trouble, may_write};
pub use words::words;
