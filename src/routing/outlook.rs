//! What lies ahead for each open ticket: who does it, when, and which of its deadlines that misses.

use super::doors::Doors;
use super::forecast::turns;
use super::queue::meets;
use super::rehearsal::Deadline;
use crate::desk::client::Site;
use crate::desk::{ClockKind, Moment, Named, PhaseKind, Policy, Row, SiteId, TicketId, Unit, UnitId};
use std::collections::BTreeMap;

/// Beyond the two weeks that shifts are looked at.
const NEVER: Moment = Moment(i64::MAX);

/// What lies ahead for one ticket.
#[derive(Clone, Debug)]
pub(super) struct Prospect<'a> {
    pub row: &'a Row,
    /// Who does it.
    pub unit: Option<&'a Named<UnitId>>,
    /// When they are there; for work from afar when they begin. None where nobody knows.
    pub begins: Option<Moment>,
    done: Option<Moment>,
}

/// What lies ahead, by ticket.
pub(super) type Outlook<'a> = BTreeMap<&'a TicketId, Prospect<'a>>;

/// What lies ahead for these open tickets when each of these units works off what it holds; `first` is done before all that has
/// not begun.
pub(super) fn outlook<'a>(
    units: &'a [Unit],
    rows: impl Iterator<Item = &'a Row>,
    sites: &BTreeMap<SiteId, Site>,
    policy: &Policy,
    now: Moment,
    first: Option<&TicketId>,
) -> Outlook<'a> {
    let doors = Doors::new(sites, policy, now);
    let mut ahead = Outlook::new();
    let mut queues: BTreeMap<&UnitId, Vec<&Row>> = BTreeMap::new();
    for row in rows {
        let unit = row.facts.assignee.as_ref().map(|held| &held.unit);
        ahead.insert(&row.id, Prospect { row, unit, begins: None, done: None });
        if let Some(unit) = unit {
            queues.entry(&unit.id).or_default().push(row);
        }
    }
    for unit in units {
        let Some(held) = queues.get(&unit.id) else { continue };
        for turn in turns(unit, held, &doors, policy, now, first) {
            if let Some(prospect) = ahead.get_mut(&turn.row.id) {
                (prospect.begins, prospect.done) = (turn.arrives, turn.done);
            }
        }
    }
    ahead
}

impl Prospect<'_> {
    /// The deadlines that will be missed. What waits for somebody else misses none.
    pub fn misses(&self) -> Vec<Deadline> {
        let facts = &self.row.facts;
        if facts.phase == PhaseKind::Waiting {
            return Vec::new();
        }
        let promised = facts.seldom.promised.map(|at| (at, ClockKind::Promise));
        let due = facts.due.at().zip(facts.due_of).filter(|due| Some(*due) != promised);
        let late = |(due, of): (Moment, ClockKind)| {
            let then = meets(of, self.begins.unwrap_or(NEVER), self.done.unwrap_or(NEVER))?;
            (then > due).then(|| Deadline { of, due, then: (then != NEVER).then_some(then) })
        };
        promised.into_iter().chain(due).filter_map(late).collect()
    }
}
