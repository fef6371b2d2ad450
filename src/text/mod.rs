//! PURE. Text from outside: kept raw, shown only cleaned; folding for search; the other keyboard layout; widths.

mod raw;

pub use raw::Raw;
