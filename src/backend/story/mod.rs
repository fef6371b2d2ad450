//! One story over every desk that keeps its own log: what a dispatcher does must come out the same.

pub(super) mod bench;
mod calls;
mod counting;
mod day;
mod debts;
mod feed;
mod file;
mod handing;
mod limits;
mod load;
mod money;
mod opinions;
mod past;
mod people;
mod plans;
mod random;
mod team;
mod undo;
mod upkeep;
mod writers;
