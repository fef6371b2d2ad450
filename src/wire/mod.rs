//! PURE. The JSON of the command line's contract.
//!
//! Habits: ids are strings, times RFC 3339 with offset in the desk's zone, money `{"minor","currency"}`, unknown is null.
//! Names keep their meaning from release to release; add freely, rename nothing.

mod board;
mod card;
mod check;
mod done;
mod engineers;
mod event;
mod said;

pub use board::{Board, Line, Skill, Who};
pub use card::{Card, Shown};
pub use check::{Check, Checks, Status};
pub use done::{CallDone, Done};
pub use engineers::{Engineer, Engineers, Load};
pub use event::History;
pub use said::{Said, money};
