//! PURE. Text from outside: kept raw, shown only cleaned; folding for search; the other keyboard layout; widths.
//!
//! ```text
//! outside --> Raw --line, block--> Clean --pieces--> screen     (marks in a style of their own)
//!              +--raw--> JSON, storage, copying                 csv::safe for spreadsheets
//!              +--fold::fold--> search                         obeyed::* for whole outputs and the log
//! ```

mod clean;
pub mod csv;
mod fate;
pub mod fold;
pub mod layout;
pub mod obeyed;
mod raw;
mod scrub;
mod secret;
pub mod width;
mod word;
mod words;
mod wrap;

#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
pub(crate) mod tests;

pub use clean::Clean;
pub use csv::safe as csv_safe;
pub use fate::is_mark;
pub use fold::{Sought, fold, found, matches, twin};
pub use raw::Raw;
pub use secret::{covered, dotted};
pub use word::Word;
pub use words::Words;
