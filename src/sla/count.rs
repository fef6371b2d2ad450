//! One clock over its calendar and its pauses: how much is used, and when it runs out.

use super::calendar::{Calendar, Interval};
use super::settle::Terms;
use crate::desk::{Clock, ClockKind, Moment, Pause};

/// The clocks that stand still while the policy pauses them: what the client keeps waiting must not be held against us, and
/// not against the engineer either. An answer is owed even then, and a promise is a promise.
pub fn can_pause(kind: ClockKind) -> bool {
    matches!(kind, ClockKind::Resolution | ClockKind::Arrival | ClockKind::Holder)
}

/// When a clock runs out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Out {
    /// At this moment, if nothing stops it.
    At(Moment),
    /// It stands, with so many working milliseconds left.
    Standing(i64),
    /// The calendar never works that much.
    Never,
}

/// How a clock is counted: by this calendar, without these stops.
pub struct Count<'a> {
    calendar: &'a Calendar,
    /// Sorted, apart; the last may be open.
    stops: Vec<(Moment, Option<Moment>)>,
}

impl<'a> Count<'a> {
    /// How the clock is counted under the terms' calendars and policy.
    pub fn of(clock: &Clock, pauses: &[Pause], terms: &'a Terms<'a>) -> Self {
        let mut stops: Vec<(Moment, Option<Moment>)> = if can_pause(clock.kind) {
            pauses.iter().filter(|p| terms.policy.pauses(&p.reason)).map(|p| (p.from, p.to)).collect()
        } else {
            Vec::new()
        };
        stops.sort_unstable_by_key(|(from, to)| (*from, to.is_none(), *to));
        stops.dedup_by(|next, last| {
            let touches = last.1.is_none_or(|end| next.0 <= end);
            if touches && last.1.is_some_and(|end| next.1.is_none_or(|to| to > end)) {
                last.1 = next.1;
            }
            touches
        });
        Self { calendar: terms.calendar(&clock.calendar), stops }
    }

    /// Working milliseconds between two moments outside the stops; 0 when they run backwards.
    pub fn used(&self, from: Moment, to: Moment) -> i64 {
        if to <= from {
            return 0;
        }
        let mut used = self.calendar.working_between(from, to);
        for (a, b) in &self.stops {
            let (a, b) = ((*a).max(from), b.unwrap_or(to).min(to));
            if a < b {
                used -= self.calendar.working_between(a, b);
            }
        }
        used
    }

    /// When so many working milliseconds have passed since a moment. Time that is used up already ran out then.
    pub fn runs_out(&self, since: Moment, left: i64) -> Out {
        let (mut from, mut left) = (since, left);
        if left <= 0 {
            return Out::At(since);
        }
        for (a, b) in &self.stops {
            if b.is_some_and(|end| end <= from) {
                continue;
            }
            let run = self.calendar.working_between(from, (*a).max(from));
            if left <= run {
                break;
            }
            left -= run;
            match b {
                None => return Out::Standing(left),
                Some(end) => from = *end,
            }
        }
        self.calendar.add(from, left).map_or(Out::Never, Out::At)
    }

    /// The working intervals between two moments outside the stops.
    pub fn intervals(&self, from: Moment, to: Moment) -> Vec<Interval> {
        let mut found = Vec::new();
        let mut start = from;
        for (a, b) in &self.stops {
            if *a > start {
                found.extend(self.calendar.intervals(start, (*a).min(to)));
            }
            start = start.max(b.unwrap_or(to));
        }
        found.extend(self.calendar.intervals(start, to));
        found
    }
}
