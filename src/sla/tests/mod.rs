//! The room's tests, one file a topic.

mod calendars;
