//! PURE. Russian and English texts (Fluent), plurals, dates, money.
//!
//! Every text of ours has a key in `ru/*.ftl` and `en/*.ftl`; a test keeps the two alike. Values that a text takes are already
//! clean: what came from outside has gone through [`crate::text::Raw::line`] before it gets here.

mod bill;
mod book;
mod did;
mod format;
mod lang;
pub mod lead;
mod lexicon;
mod package;
mod reason;
mod system;
mod texts;

#[cfg(test)]
mod tests;

pub use bill::Parties;
pub use did::{did, reason_words};
pub use lang::{Lang, UnknownLang};
pub use lexicon::lexicon;
pub use package::QUESTIONS;
pub use texts::{Texts, Value};
