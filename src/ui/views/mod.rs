//! A file for each thing that is seen. A view makes lines; where they go is the business of `draw`.

pub(super) mod ask;
mod beside;
pub(super) mod board;
pub(super) mod call;
mod caller;
pub(super) mod card;
mod cells;
mod columns;
mod debt;
pub(super) mod engineers;
pub(super) mod entry;
pub(super) mod explain;
pub(super) mod foot;
pub(super) mod head;
pub(super) mod help;
mod history;
pub(super) mod job;
mod labelled;
pub(super) mod new_ticket;
mod people;
pub(super) mod pick;
pub(super) mod plan;
pub(super) mod proposal;
mod reasons;
mod refusals;
mod terms;
pub(super) mod themes;
