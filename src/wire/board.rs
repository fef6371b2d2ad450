//! `pult tickets --json`: the board.

use super::said::Said;
use crate::desk::{ClockKind, Due, Named, PhaseKind, Priority, Row, SiteId};
use serde::Serialize;
use std::fmt::Display;

/// The board's document.
#[derive(Clone, Debug, Serialize)]
pub struct Board {
    /// URL of the desk, without secrets.
    pub desk: String,
    /// The moment it speaks of.
    pub as_of: String,
    /// How many tickets match, shown or not.
    pub total: usize,
    /// Those shown, in board order.
    pub tickets: Vec<Line>,
}

/// Somebody or something by id and name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Who {
    /// Identifier.
    pub id: String,
    /// Name, as it came.
    pub name: String,
}

impl Who {
    /// From an identifier with its name.
    pub fn of<Id: Display>(named: &Named<Id>) -> Self {
        Self { id: named.id.to_string(), name: named.name.raw().to_owned() }
    }
}

/// A skill that a ticket asks for.
#[derive(Clone, Debug, Serialize)]
pub struct Skill {
    /// Tag.
    pub tag: String,
    /// Least level.
    pub level: u8,
    /// False when it is only better to have.
    pub required: bool,
}

/// A ticket as the board has it.
#[derive(Clone, Debug, Serialize)]
pub struct Line {
    /// Identifier.
    pub id: String,
    /// The number people say.
    pub number: i64,
    /// One line.
    pub subject: String,
    /// new, open, waiting, solved, closed.
    pub phase: PhaseKind,
    /// The backend's own word for it.
    pub status: Option<String>,
    /// low, normal, high, critical.
    pub priority: Priority,
    /// Group or line of support.
    pub group: Option<String>,
    /// Who holds it.
    pub assignee: Option<Who>,
    /// told, confirmed, refused.
    pub handed: Option<&'static str>,
    /// Client.
    pub company: Option<Who>,
    /// Object.
    pub site: Option<Who>,
    /// Zone of service.
    pub zone: Option<String>,
    /// Skills asked for.
    pub skills: Vec<Skill>,
    /// How it came in.
    pub channel: crate::desk::Channel,
    /// remote, visit, workshop.
    pub mode: crate::desk::Mode,
    /// Registered.
    pub created: String,
    /// The earliest unmet moment.
    pub due: Option<String>,
    /// Of which clock; or `paused`, `best_effort`, `none`.
    pub due_kind: &'static str,
    /// Past its due moment.
    pub overdue: bool,
    /// Some deadline was missed at some time.
    pub breached: bool,
    /// Wall-clock minutes until the due moment, negative when past.
    pub left_minutes: Option<i64>,
    /// The version to give back with `--if-version`.
    pub version: i64,
}

impl Line {
    /// From a row of the board.
    #[must_use]
    pub fn of(row: &Row, said: Said) -> Self {
        let facts = &row.facts;
        let due = facts.due.at();
        let overdue = row.overdue(said.now);
        Self {
            id: row.id.to_string(),
            number: row.number,
            subject: row.subject.raw().to_owned(),
            phase: facts.phase,
            status: known(facts.status.raw()),
            priority: facts.priority,
            group: known(&facts.group.0),
            assignee: facts.assignee.as_ref().map(|a| Who::of(&a.unit)),
            handed: facts.assignee.as_ref().map(|a| handed(a.handed)),
            company: facts.company.as_ref().map(Who::of),
            site: facts.site.as_ref().map(Who::of::<SiteId>),
            zone: known(&facts.zone.0),
            skills: facts
                .work
                .needs
                .iter()
                .map(|n| Skill { tag: n.tag.to_string(), level: n.level, required: n.required })
                .collect(),
            channel: facts.channel,
            mode: facts.work.mode,
            created: said.time(facts.created),
            due: said.maybe(due),
            due_kind: due_kind(facts.due, facts.due_of),
            overdue,
            breached: facts.seldom.breached.is_some() || (overdue && told_to_the_client(facts.due_of)),
            left_minutes: due.map(|at| at.minutes_since(said.now).0),
            version: row.version,
        }
    }
}

/// The holder's and the pool owner's times are norms of our own: passing them breaks no word.
fn told_to_the_client(of: Option<ClockKind>) -> bool {
    !matches!(of, Some(ClockKind::Holder | ClockKind::Queue))
}

/// Empty text from a desk means that it does not know.
pub(super) fn known(text: &str) -> Option<String> {
    (!text.trim().is_empty()).then(|| text.to_owned())
}

fn handed(handed: crate::desk::Handed) -> &'static str {
    use crate::desk::Handed;
    match handed {
        Handed::Told { .. } => "told",
        Handed::Confirmed { .. } => "confirmed",
        Handed::Refused { .. } => "refused",
    }
}

/// The contract's word for what is due.
pub(super) fn due_kind(due: Due, of: Option<ClockKind>) -> &'static str {
    match due {
        Due::At { .. } => of.unwrap_or(ClockKind::Resolution).name(),
        Due::Paused { .. } => "paused",
        Due::BestEffort => "best_effort",
        Due::None => "none",
    }
}

#[cfg(test)]
mod tests {
    use super::{Line, Said, due_kind};
    use crate::desk::row::{Facts, RowWork};
    use crate::desk::{ClockKind, Due, Minutes, Moment, PhaseKind, Priority, Row};

    fn row(due: Due, due_of: Option<ClockKind>) -> Row {
        Row {
            id: "t1".into(),
            number: 1029,
            subject: "Камеры".into(),
            version: 3,
            facts: Facts {
                phase: PhaseKind::Open,
                status: "".into(),
                priority: Priority::High,
                created: Moment(0),
                due,
                due_of,
                warn_at: Box::default(),
                group: crate::desk::Group::default(),
                assignee: None,
                company: None,
                site: None,
                zone: crate::desk::Zone("север".into()),
                channel: crate::desk::Channel::Phone,
                work: RowWork::default(),
                seldom: crate::desk::Seldom::default(),
            },
        }
    }

    #[test]
    fn minutes_left_are_counted_on_the_wall_clock_and_fall_below_zero() {
        let said = Said { now: Moment(600_000), zone: chrono_tz::Europe::Moscow };
        let line = Line::of(&row(Due::At { at: Moment(599_000) }, Some(ClockKind::Arrival)), said);
        assert_eq!((line.left_minutes, line.overdue, line.breached), (Some(-1), true, true));
        assert_eq!((line.due_kind, line.due.as_deref()), ("arrival", Some("1970-01-01T03:09:59+03:00")));
        assert_eq!((line.group, line.zone.as_deref()), (None, Some("север")));
    }

    #[test]
    fn a_clock_that_stands_has_no_due_moment() {
        let said = Said { now: Moment(0), zone: chrono_tz::UTC };
        let line = Line::of(&row(Due::Paused { left: Minutes(30) }, Some(ClockKind::Resolution)), said);
        assert_eq!((line.due, line.due_kind, line.left_minutes, line.overdue), (None, "paused", None, false));
        assert_eq!(due_kind(Due::BestEffort, None), "best_effort");
        assert_eq!(due_kind(Due::None, None), "none");
    }
}
