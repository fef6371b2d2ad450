//! PURE. SLA clocks: calendars, what starts, pauses and stops a clock, deadlines and their order.

/// Working calendars; the room fills it.
#[derive(Clone, Debug)]
pub struct Calendars;
impl Calendars {
    /// Working calendars; the room fills it.
    #[must_use]
    pub fn builtin() -> Self {
        Self
    }
}
