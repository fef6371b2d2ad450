//! PURE. Chords, their parsing and resolution; built-in keymaps from `keymaps/*.toml`.
//!
//! ```text
//! keymaps/default.toml --+
//! the person's diff -----+--> Keymap --resolve(context, chords)--> an action, what may follow, or nothing
//! ```

mod chord;
mod context;
mod file;
mod map;
mod print;
mod resolve;
mod spelling;

#[cfg(test)]
mod tests;

pub use chord::{Chord, Key};
pub use context::Context;
pub use file::Complaint;
pub use map::{Binding, Keymap};
pub use resolve::{Next, Resolution};
pub use spelling::{NotAKey, sequence};
