//! A ticket as the board shows it, and its place in the board's order.

use super::change::{self, Change};
use super::clock::{ClockKind, Due};
use super::ids::{CompanyId, Named, SiteId, TicketId, UnitId};
use super::moment::{Minutes, Moment};
use super::seldom::{Particulars, Seldom};
use super::skill::{Group, Need, WorkKind, Zone};
use super::ticket::{Assignment, Channel, Extra, Handed, Head, Mode, People, Phase, PhaseKind, Priority, Promise, Ticket, Work};
use super::visit::Visit;
use crate::text::Raw;
use serde::{Serialize, Serializer};
use std::sync::Arc;

/// A ticket as the board shows it. Everything here is stored at the write; nothing depends on now. How it is read back, and
/// what may be missing in what older programs stored, stands in `shown`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    /// Identifier.
    pub id: TicketId,
    /// Number.
    pub number: i64,
    /// One line.
    pub subject: Raw,
    /// Where, what, who, until when.
    #[serde(flatten)]
    pub facts: Facts,
    /// The version seen.
    pub version: i64,
}

/// What the board shows beside the subject.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Facts {
    /// Phase.
    pub phase: PhaseKind,
    /// The backend's own word for the phase.
    #[serde(skip_serializing_if = "Raw::is_blank")]
    pub status: Raw,
    /// Priority.
    pub priority: Priority,
    /// When it was registered.
    pub created: Moment,
    /// The earliest unmet due.
    pub due: Due,
    /// Whose it is.
    pub due_of: Option<ClockKind>,
    /// When that clock crosses the warning thresholds of its package, earliest first.
    #[serde(skip_serializing_if = "<[Moment]>::is_empty")]
    pub warn_at: Box<[Moment]>,
    /// Group.
    pub group: Group,
    /// Holder.
    pub assignee: Option<Assignment>,
    /// Client.
    pub company: Option<Named<CompanyId>>,
    /// Object.
    pub site: Option<Named<SiteId>>,
    /// Zone.
    pub zone: Zone,
    /// Channel.
    pub channel: Channel,
    /// The parts of the work that the router and the board need.
    pub work: RowWork,
    /// What few tickets have.
    #[serde(flatten)]
    pub seldom: Seldom,
}

/// The parts of the work that the router and the board need.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct RowWork {
    /// Kind of work.
    pub kind: WorkKind,
    /// Mode.
    pub mode: Mode,
    /// Skills asked for.
    pub needs: Needs,
    /// Minutes expected.
    pub effort: Minutes,
    /// People needed.
    pub people: u8,
    /// Safety flag.
    pub safety: bool,
    /// The router keeps its hands off.
    pub pinned: bool,
    /// On hold for approval.
    pub held: bool,
    /// How many times the client called about it.
    pub calls: u32,
}

/// The skills that work asks for. Many tickets ask for the same, so rows share the list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Needs(Arc<[Need]>);

impl std::ops::Deref for Needs {
    type Target = [Need];

    fn deref(&self) -> &[Need] {
        &self.0
    }
}

impl From<&[Need]> for Needs {
    fn from(needs: &[Need]) -> Self {
        Self(needs.into())
    }
}

impl FromIterator<Need> for Needs {
    fn from_iter<I: IntoIterator<Item = Need>>(needs: I) -> Self {
        Self(needs.into_iter().collect())
    }
}

impl Serialize for Needs {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(self.iter())
    }
}

/// The place of a row on the board: earliest unmet moment first, then paused, best effort, none; ties by priority, then age, then number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Rank of the kind of due.
    pub rank: u8,
    /// The moment, or working minutes left of a paused clock.
    pub at: i64,
    /// More urgent first.
    pub priority: std::cmp::Reverse<Priority>,
    /// Older first.
    pub created: Moment,
    /// Smaller first: makes the order total.
    pub number: i64,
}

impl Row {
    /// True while this unit holds it and has not said no: who is on the way is not sent a second time.
    #[must_use]
    pub fn is_with(&self, unit: &UnitId) -> bool {
        let held = self.facts.assignee.as_ref().filter(|held| !matches!(held.handed, Handed::Refused { .. }));
        held.is_some_and(|held| held.unit.id == *unit)
    }

    /// The row of a ticket.
    #[must_use]
    pub fn of(ticket: &Ticket) -> Self {
        let Ticket { head, place, people, clocks, work, extra } = ticket;
        Self {
            id: head.id.clone(),
            number: head.number,
            subject: head.subject.clone(),
            version: head.version,
            facts: Facts {
                phase: head.phase.kind(),
                status: head.status.clone(),
                priority: head.priority,
                created: head.created,
                due: clocks.due,
                due_of: clocks.due_of,
                warn_at: clocks.warn_at.as_slice().into(),
                group: people.group.clone(),
                assignee: people.assignee.clone(),
                company: place.company.clone(),
                site: place.site.clone(),
                zone: place.zone.clone(),
                channel: head.channel,
                work: RowWork {
                    kind: work.kind.clone(),
                    mode: work.mode,
                    needs: work.needs.as_slice().into(),
                    effort: work.effort,
                    people: work.people.max(1),
                    safety: work.safety,
                    pinned: extra.pinned,
                    held: extra.held.is_some(),
                    calls: people.calls,
                },
                seldom: Particulars {
                    waits: match &head.phase {
                        super::ticket::Phase::Waiting { reason, until } => Some((reason.as_str().into(), *until)),
                        _ => None,
                    },
                    breached: clocks.breached,
                    promised: extra.promise.as_ref().map(|p| p.until),
                    promised_by: extra.promise.as_ref().map(|p| p.owner.clone()).unwrap_or_default(),
                    visit: extra.visit.as_ref().map(|v| (v.state, v.expected.or(v.window.map(|w| w.1)))),
                    parent: extra.parent.clone(),
                }
                .into(),
            },
        }
    }

    /// The row as it will look once the change is done; its due stays until the desk has computed it.
    #[must_use]
    pub fn folded(&self, change: &Change, at: Moment) -> Self {
        let Ok(next) = change::apply(&self.sketch(), change, at) else { return self.clone() };
        let mut row = Self::of(&next);
        row.facts.due = self.facts.due;
        row.facts.due_of = self.facts.due_of;
        row.facts.warn_at.clone_from(&self.facts.warn_at);
        row.facts.seldom = row.facts.seldom.with(|seldom| seldom.breached = self.facts.seldom.breached);
        row
    }

    /// As much of the ticket as the row knows.
    fn sketch(&self) -> Ticket {
        let facts = &self.facts;
        let phase = match (facts.phase, &facts.seldom.waits) {
            (PhaseKind::New, _) => Phase::New,
            (PhaseKind::Waiting, Some((reason, until))) => Phase::Waiting { reason: reason.to_string(), until: *until },
            (PhaseKind::Open | PhaseKind::Waiting, _) => Phase::Open,
            (PhaseKind::Solved, _) => Phase::Solved,
            (PhaseKind::Closed, _) => Phase::Closed,
        };
        Ticket {
            head: Head {
                id: self.id.clone(),
                number: self.number,
                subject: self.subject.clone(),
                text: Raw::default(),
                channel: facts.channel,
                phase,
                status: facts.status.clone(),
                priority: facts.priority,
                created: facts.created,
                version: self.version,
            },
            place: super::ticket::Place {
                company: facts.company.clone(),
                site: facts.site.clone(),
                zone: facts.zone.clone(),
                ..Default::default()
            },
            people: People {
                group: facts.group.clone(),
                assignee: facts.assignee.clone(),
                calls: facts.work.calls,
                ..People::default()
            },
            clocks: super::clock::Clocks::default(),
            work: Work {
                kind: facts.work.kind.clone(),
                mode: facts.work.mode,
                safety: facts.work.safety,
                needs: facts.work.needs.to_vec(),
                people: facts.work.people,
                effort: facts.work.effort,
                ..Work::default()
            },
            extra: Extra {
                promise: facts.seldom.promised.map(|until| Promise {
                    text: Raw::default(),
                    until,
                    owner: facts.seldom.promised_by.clone(),
                    made: until,
                }),
                visit: facts.seldom.visit.map(|(state, expected)| Visit { state, expected, ..Visit::default() }),
                pinned: facts.work.pinned,
                parent: facts.seldom.parent.clone(),
                held: facts.work.held.then(String::new),
                ..Extra::default()
            },
        }
    }

    /// Its place on the board.
    #[must_use]
    pub fn place(&self) -> Place {
        let at = match self.facts.due {
            Due::At { at } => at.0,
            Due::Paused { left } => left.0,
            Due::BestEffort | Due::None => 0,
        };
        Place {
            rank: self.facts.due.rank(),
            at,
            priority: std::cmp::Reverse(self.facts.priority),
            created: self.facts.created,
            number: self.number,
        }
    }

    /// True when its due moment has passed.
    #[must_use]
    pub fn overdue(&self, now: Moment) -> bool {
        self.facts.due.at().is_some_and(|at| at < now)
    }
}
