//! The filter language: `zone:север skill:опс prio>=high company:ромашка`, or the same in Russian words. One implementation for
//! the console, the command line and the views that people save.
//!
//! ```text
//! lexicon.rs  which words mean what, in both languages      parse.rs  text -> Filter, or what is wrong with it
//! index.rs    what a filter looks at, folded once           sieve.rs  Filter + Index -> the rows that it takes
//! complete.rs what the typed beginning may become           saved.rs  a filter with a name
//! ```
//!
//! All terms must hold. The same key twice means either (`zone:север zone:юг`), but for skills both. `-` before a term, or
//! «не» before one with a key, turns it round. A tag (zone, skill, group, kind) is meant whole unless it ends in `*`; of a
//! client, an object and an engineer some letters are enough. Words without a key are looked for in number, subject, client,
//! object and holder. Case, ё and the keyboard's layout do not matter.

mod complete;
mod index;
mod lexicon;
mod meant;
mod parse;
mod saved;
mod sieve;
mod terms;
mod token;

#[cfg(test)]
mod tests;

pub use complete::{Completion, complete, narrowed, settled};
pub use index::{Field, Index};
pub use lexicon::{Key, Lexicon, Means, Stands};
pub use meant::as_meant;
pub use parse::{Complaint, End, parse};
pub use saved::SavedView;
pub use sieve::{Sieve, sift};
pub use terms::Filter;
