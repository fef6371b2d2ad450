//! PURE. SLA clocks: calendars, what starts, pauses and stops a clock, deadlines and their order.
