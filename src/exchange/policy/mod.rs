//! The house rules as a file: written with a sentence about every setting, read with every complaint at once.

mod between;
mod fault;
mod lines;
mod read;
mod write;

pub use fault::{Fault, wants_en, wants_ru};
pub use read::{Around, policy};
pub use write::{About, inline, write_policy};
