//! The room's tests, one file a topic.

mod calendars;
mod clocks;
mod log;
mod stories;
mod upkeep;
