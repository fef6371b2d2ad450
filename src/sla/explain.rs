//! How each clock of a ticket was computed, as plain data for `pult explain` and the `?` key.

use super::calendar::Interval;
use super::count::{Count, can_pause};
use super::settle::{Terms, ours};
use crate::desk::contract::ReactionBy;
use crate::desk::moment::MINUTE;
use crate::desk::{CalendarId, Clock, ClockKind, Due, Minutes, Moment, Pause, Ticket};
use chrono_tz::Tz;
use serde::Serialize;

/// Working intervals told one by one at each end of a long list.
const TOLD: usize = 20;

/// What starts and stops a clock; the code names a text in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// Registered -> first answer to the client.
    ReactionByAnswer,
    /// Registered -> an engineer accepted (or stood on site).
    ReactionByAccepted,
    /// Registered -> somebody stood on site.
    ReactionByArrival,
    /// The client's word -> our answer.
    Reply,
    /// Registered -> on site.
    Arrival,
    /// The window of planned maintenance.
    Upkeep,
    /// Registered -> solved, standing in the waits that pause it.
    Resolution,
    /// The help desk's own deadline.
    Foreign,
    /// A word given to the client.
    Promise,
    /// Assigned -> solved: a norm of our own.
    Holder,
    /// Registered or given back -> assigned: a norm of our own.
    Queue,
}

/// The working intervals that a clock has used; the middle of a long list is only counted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Worked {
    /// The first ones.
    pub first: Vec<Interval>,
    /// How many lie between the first and the last ones.
    pub between: usize,
    /// The last ones.
    pub last: Vec<Interval>,
}

/// How one clock was computed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Story {
    /// Which clock.
    pub kind: ClockKind,
    /// What starts and stops it.
    pub rule: Rule,
    /// When it started.
    pub started: Moment,
    /// Since when goal and calendar are these; later than `started` after a change of priority, package or calendar, or a
    /// reopening.
    pub since: Moment,
    /// Working minutes used before `since`.
    pub used_before: Minutes,
    /// The goal in working minutes; best effort when none.
    pub goal: Option<Minutes>,
    /// The calendar that counts.
    pub calendar: CalendarId,
    /// Its name for people.
    pub calendar_name: String,
    /// The zone of its hours.
    pub zone: Tz,
    /// True when the desk does not have that calendar, and the clock counts round the clock.
    pub calendar_missing: bool,
    /// The pauses that it stood in since it started.
    pub pauses: Vec<Pause>,
    /// The working intervals used since `since`.
    pub worked: Worked,
    /// Working minutes used until it was met, or until now.
    pub used: Minutes,
    /// Working minutes left of the goal (negative when overdue).
    pub left: Option<Minutes>,
    /// When it was stopped for good.
    pub met: Option<Moment>,
    /// The result.
    pub due: Due,
    /// What our own terms say, where the help desk's own deadline wins.
    pub ours: Option<Due>,
    /// True when the deadline was missed.
    pub missed: bool,
    /// True when the board sorts the ticket by this clock.
    pub on_board: bool,
}

/// How the clocks of a ticket were computed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// The ticket's number.
    pub number: i64,
    /// The moment of the question.
    pub now: Moment,
    /// The due that the board sorts by.
    pub due: Due,
    /// Whose it is.
    pub due_of: Option<ClockKind>,
    /// The first missed deadline.
    pub breached: Option<Moment>,
    /// Each clock that was started.
    pub clocks: Vec<Story>,
}

/// How the clocks of a settled ticket were computed, as of now.
#[must_use]
pub fn explain(ticket: &Ticket, terms: &Terms<'_>, now: Moment) -> Explanation {
    let clocks = &ticket.clocks;
    Explanation {
        number: ticket.head.number,
        now,
        due: clocks.due,
        due_of: clocks.due_of,
        breached: clocks.breached,
        clocks: clocks.list.iter().map(|clock| story(ticket, clock, terms, now)).collect(),
    }
}

fn story(ticket: &Ticket, clock: &Clock, terms: &Terms<'_>, now: Moment) -> Story {
    let until = clock.met.unwrap_or(now);
    let count = Count::of(clock, &ticket.clocks.pauses, terms);
    let used = clock.used_before + count.used(clock.since, until);
    let calendar = terms.calendar(&clock.calendar);
    let stood = |p: &&Pause| can_pause(clock.kind) && terms.policy.pauses(&p.reason) && stands(p, clock.started, until);
    let rule = rule(ticket, clock.kind, terms);
    Story {
        kind: clock.kind,
        rule,
        started: clock.started,
        since: clock.since,
        used_before: Minutes(clock.used_before.div_euclid(MINUTE)),
        goal: clock.goal,
        calendar: clock.calendar.clone(),
        calendar_name: calendar.name().to_owned(),
        zone: calendar.zone(),
        calendar_missing: terms.calendars.get(&clock.calendar).is_none(),
        pauses: ticket.clocks.pauses.iter().filter(stood).cloned().collect(),
        worked: told(count.intervals(clock.since, until)),
        used: Minutes(used.div_euclid(MINUTE)),
        left: clock.goal.map(|goal| Minutes((goal.millis().saturating_sub(used)).div_euclid(MINUTE))),
        met: clock.met,
        due: clock.due,
        ours: (rule == Rule::Foreign).then(|| ours(ticket, clock, Some(terms))),
        // Our own norms too: the board does not call a ticket late for them, but a norm that has run out has been missed.
        missed: clock.due.at().is_some_and(|due| due < until),
        on_board: ticket.clocks.due_of == Some(clock.kind),
    }
}

fn stands(pause: &Pause, from: Moment, to: Moment) -> bool {
    pause.from < to && pause.to.is_none_or(|end| end > from)
}

fn rule(ticket: &Ticket, kind: ClockKind, terms: &Terms<'_>) -> Rule {
    match kind {
        ClockKind::Reaction => match terms.targets.reaction_by {
            ReactionBy::Answer => Rule::ReactionByAnswer,
            ReactionBy::Arrival if ticket.work.mode == crate::desk::Mode::Visit => Rule::ReactionByArrival,
            ReactionBy::Accepted | ReactionBy::Arrival => Rule::ReactionByAccepted,
        },
        ClockKind::Reply => Rule::Reply,
        ClockKind::Arrival if ticket.extra.upkeep.is_some() => Rule::Upkeep,
        ClockKind::Arrival => Rule::Arrival,
        ClockKind::Resolution if ticket.clocks.foreign_due.is_some() => Rule::Foreign,
        ClockKind::Resolution => Rule::Resolution,
        ClockKind::Promise => Rule::Promise,
        ClockKind::Holder => Rule::Holder,
        ClockKind::Queue => Rule::Queue,
    }
}

fn told(mut all: Vec<Interval>) -> Worked {
    if all.len() <= 2 * TOLD {
        return Worked { first: all, between: 0, last: Vec::new() };
    }
    let last = all.split_off(all.len() - TOLD);
    let between = all.len() - TOLD;
    all.truncate(TOLD);
    Worked { first: all, between, last }
}
