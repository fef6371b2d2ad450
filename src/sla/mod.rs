//! PURE. SLA clocks: calendars, what starts, pauses and stops a clock, deadlines and their order.
//!
//! ```text
//! plan.rs        a calendar as people write it          count.rs    how much of a clock is used, when it runs out
//! wall.rs        a wall clock's minute -> an instant    facts.rs    what starts and stops each clock
//! year.rs        a year of working spans, summed up     settle.rs   the clocks of a ticket after a change
//! calendar.rs    questions to a calendar                due.rs      which clock the board sorts by
//! production.rs  holidays by decree                     warn.rs     time left, thresholds, the next wake-up
//! calendars.rs   built-in and own calendars             explain.rs  how a clock was computed
//! ```

mod calendar;
mod calendars;
mod count;
mod due;
mod explain;
mod facts;
mod plan;
pub mod production;
mod settle;
mod wall;
mod warn;
mod year;

#[cfg(test)]
mod tests;

pub use calendar::{Calendar, Interval};
pub use calendars::{Calendars, Concern, Doubt};
pub use explain::{Explanation, Rule, Story, Worked, explain};
pub use plan::{CalendarPlan, Complaint, Exception, Fault, Hours, Week, Weekday};
pub use settle::{Terms, settle};
pub use warn::{Warning, breach_at, left, next_warning, wake_at, warnings};
