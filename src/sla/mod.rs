//! PURE. SLA clocks: calendars, what starts, pauses and stops a clock, deadlines and their order.
//!
//! ```text
//! hours.rs       the hours of a day and a week         count.rs    how much of a clock is used, when it runs out
//! plan.rs        a calendar as people write it          facts.rs    what starts and stops each clock
//! wall.rs        a wall clock's minute -> an instant    settle.rs   the clocks of a ticket after a change
//! year.rs        a year of working spans, summed up     due.rs      which clock the board sorts by
//! calendar.rs    questions to a calendar                warn.rs     time left, thresholds, the next wake-up
//! production.rs  holidays by decree                     explain.rs  how a clock was computed
//! calendars.rs   built-in and own calendars            upkeep.rs   planned maintenance: which visits, in which hours
//! ```

mod calendar;
mod calendars;
mod count;
mod due;
mod explain;
mod facts;
mod hours;
mod plan;
pub mod production;
mod settle;
pub mod upkeep;
mod wall;
mod warn;
mod year;

#[cfg(test)]
mod tests;

pub use calendar::{Calendar, Interval};
pub use calendars::{Calendars, Concern, Doubt};
pub use explain::{Explanation, Rule, Story, Worked, explain};
pub use hours::{Hours, Week, Weekday};
pub use plan::{CalendarPlan, Complaint, Exception, Fault};
pub use settle::{Terms, settle};
pub use upkeep::Stands;
