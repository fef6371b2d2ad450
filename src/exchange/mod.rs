//! Import and export: delimited text, maps of foreign logs, JSON lines, and reports of bad rows.
//!
//! Nothing here knows a backend: a reading gives `desk::Load`s and a [`Report`], and the caller stages them, or not.

mod acts;
pub mod clients;
pub mod conditions;
mod contracts;
mod debts;
mod derive;
mod export;
mod folk;
mod grid;
mod items;
mod known;
mod lines;
pub mod map;
mod matches;
pub mod names;
mod osv;
mod own;
mod policy;
mod prices;
mod quotas;
mod register;
mod replay;
mod rows;
mod rules;
mod seed;
pub mod sheet;
mod snapshot;
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
mod workbook;

pub use acts::{ACTS, Named as NamedAct, export_acts};
pub use debts::{AsOf, DebtFile, Said, debts};
pub use derive::engineers_by_work;
pub use export::{export, export_tickets, header};
pub use known::Known;
pub use lines::{read_desk, write_desk};
pub use map::Map;
pub use matches::{is_begun, write_unmatched};
pub use own::{is_own, own_tickets};
pub use policy::{About, Around, Fault, inline, policy, wants_en, wants_ru, write_policy};
pub use prices::PRICES;
pub use register::{Called, Register, Whose};
pub use rules::calendars;
pub use sheet::{BadRow, Report, Sheet, Unmatched};
pub use snapshot::{Owed, Snapshot};
pub use table::{Paper, Table};
pub use tickets::{Log, tickets};
pub use what::{What, read};
pub use why::Why;
