//! Import and export: delimited text, maps of foreign logs, JSON lines, and reports of bad rows.
//!
//! Nothing here knows a backend: a reading gives `desk::Load`s and a [`Report`], and the caller stages them, or not.

pub mod clients;
pub mod contracts;
mod debts;
mod derive;
mod export;
mod folk;
mod known;
mod lines;
pub mod map;
mod own;
mod policy;
mod replay;
mod rows;
mod rules;
mod seed;
pub mod sheet;
pub mod table;
#[cfg(test)]
mod tests;
mod tickets;
pub mod units;
mod updates;
pub mod values;
mod what;
mod why;
mod words;

pub use debts::{AsOf, debts};
pub use derive::engineers_by_work;
pub use export::{export, export_tickets, header};
pub use known::Known;
pub use lines::{read_desk, write_desk};
pub use map::Map;
pub use own::{is_own, own_tickets};
pub use policy::{About, Around, Fault, inline, policy, wants_en, wants_ru, write_policy};
pub use rules::calendars;
pub use sheet::{BadRow, Report, Sheet};
pub use table::Table;
pub use tickets::{Log, tickets};
pub use what::{What, read};
pub use why::Why;
