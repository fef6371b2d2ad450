//! Is service due at this hour? Outside its hours the package says what a request gets.

use super::Reason;
use super::matter::Matter;
use super::reason::{Effect, Finding};
use crate::desk::contract::AfterHours;

/// What the calendar says; nothing within its hours, and nothing where the hours are not known.
pub(super) fn hours(matter: &Matter) -> Option<Finding> {
    let now = matter.facts.now;
    let calendar = matter.calendar().filter(|calendar| !calendar.is_open(now))?;
    let opens = calendar.next_open(now);
    let reason = |code: &str| opens.into_iter().fold(Reason::new(code), |reason, opens| reason.hour("opens", opens));
    Some(match matter.terms.after_hours()? {
        AfterHours::Waits if opens.is_none() => return None,
        AfterHours::Waits => Finding::new(Effect::Serves, reason("after-hours-waits"), "after-hours"),
        AfterHours::Paid => Finding::new(Effect::Charges, reason("after-hours-paid"), "paid-after-hours"),
        AfterHours::Included => Finding::tells(reason("after-hours-included")),
    })
}
