//! Lines, rules and typed text: the pieces that views are made of.

mod sheet;
mod strip;
mod typed;

pub(super) use sheet::Sheet;
pub(super) use strip::Strip;
pub(super) use typed::typed;
