//! PURE. The console's state, its messages and effects, and the one update.

pub mod acquaintance;
pub mod autopilot;
pub mod board;
pub mod can;
pub mod command_line;
pub mod completion;
pub mod copying;
pub mod draft;
pub mod kept;
pub mod layout;
pub mod leading;
pub mod line;
pub mod logging;
pub mod looks;
pub mod msg;
pub mod overlay;
pub mod palette;
pub mod pane;
pub mod rehearsing;
pub mod slip;
pub mod spec;
pub mod spoken;
pub mod state;
pub mod together;
pub mod tree;
mod update;
pub mod view;
pub mod views;
pub mod wishes;

pub use leading::{Asked, Told};
pub use msg::{Arg, Effect, Mouse, Msg, Said, Tone};
pub use rehearsing::{Idea, Rehearsing};
pub use state::{FirstSteps, Link, Setup, State};
pub use update::{VISITS, context, read_reminder, update};
