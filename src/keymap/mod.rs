//! PURE. Chords, their parsing and resolution; built-in keymaps from `keymaps/*.toml`.
//!
//! ```text
//! keymaps/*.toml --------+
//! the person's diff -----+--> Keymap --resolve(context, chords)--> an action, what may follow, or nothing
//! ```

mod chord;
mod complaint;
mod context;
mod file;
mod lines;
mod macros;
mod map;
mod print;
mod resolve;
mod spelling;

#[cfg(test)]
mod tests;

pub use chord::{Chord, Key};
pub use complaint::{Complaint, Wrong};
pub use context::Context;
pub use lines::KeyLine;
pub use macros::{Macro, Step};
pub use map::{Binding, Judges, Keymap};
pub use resolve::{Next, Resolution};
pub use spelling::{NotAKey, sequence};
