//! Asterisk's manager interface, read only: bytes -> frames -> events -> what was heard on the lines.
//!
//! Everything here but [`client`] is pure, so that each trap of the protocol is a line in a table. Nothing is ever sent but the
//! login, a ping and the question which calls still stand. Facts: Asterisk's `main/manager.c`, `manager_channels.c`,
//! `apps/app_queue.c`, as of AMI 13.

pub mod client;
mod event;
mod filter;
mod frame;
mod lines;
mod patience;
mod session;
#[cfg(test)]
pub(super) mod tests;

pub use filter::Filter;
pub use frame::{Endless, Frame, Frames};
pub use lines::Lines;
pub use patience::wait;
pub use session::{Login, Out, Session, Why};
