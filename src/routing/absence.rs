//! An engineer will not be there: which of their tickets must go to others, and what that does to everybody's promises.

use super::best::replan;
use super::outlook::{Outlook, Prospect, outlook};
use super::plan::Plan;
use super::rehearsal::{Rehearsal, compare};
use crate::desk::client::Site;
use crate::desk::shift::Absence;
use crate::desk::visit::{Visit, VisitState};
use crate::desk::{Assignment, Backlog, Handed, Moment, Named, Policy, Row, SiteId, Ticket, TicketId, Unit, UnitId};
use std::collections::{BTreeMap, BTreeSet};

/// A ticket without a deadline to break stays with its engineer when it is put off by no more than these minutes: a day.
const CAN_WAIT: i64 = 1_440;

/// What becomes of everybody's tickets when the unit has these absences. The backlog's tickets are those that the unit holds,
/// whole; its `held` is what the others hold.
///
/// As little moves as can: what the unit still does in time stays with it, pinned work always does. The rest is given out by the
/// best plan over it, and what would come no earlier through that, or break more than it saves, stays as well.
#[must_use]
pub fn rehearse_absence(backlog: &Backlog, policy: &Policy, now: Moment, unit: &UnitId, absences: &[Absence]) -> Rehearsal {
    let mut units = backlog.units.clone();
    for gone in units.iter_mut().filter(|u| u.id == *unit) {
        gone.absences = absences.to_vec();
    }
    let theirs: Vec<Row> = backlog.tickets.iter().map(Row::of).collect();
    let all = || backlog.held.iter().filter(|row| !theirs.iter().any(|t| t.id == row.id)).chain(&theirs);
    let before = outlook(&backlog.units, all(), &backlog.sites, policy, now, None);
    let stays = outlook(&units, all(), &backlog.sites, policy, now, None);
    let must_go: Vec<&Ticket> =
        backlog.tickets.iter().filter(|t| !t.extra.pinned && suffers(before.get(&t.head.id), stays.get(&t.head.id))).collect();
    let others = Backlog { units: units.clone(), ..backlog.clone() };
    let plan = hand_out(others, &theirs, &must_go, policy, now, unit);
    let mut takers = takers(&plan);
    let ahead = Ahead { units: &units, rows: all().collect(), tickets: &must_go, sites: &backlog.sites, policy, now };
    ahead.keep_what_gains_nothing(&mut takers, &before, &stays);
    let moved = ahead.given(&takers);
    let after = ahead.outlook(&moved);
    let mut told = compare(&before, &after);
    for changed in &mut told.changed {
        changed.stuck = !changed.is_move() && must_go.iter().any(|t| t.head.id == changed.ticket) && !changed.breaks.is_empty();
        if changed.stuck
            && let Some(line) = plan.lines.iter().find(|l| l.ticket == changed.ticket || l.with.contains(&changed.ticket))
        {
            changed.blocked_by.clone_from(&line.blocked_by);
        }
    }
    told
}

/// A deadline breaks that was kept, it is put off without a deadline for too long, or what was late already becomes later.
fn suffers(was: Option<&Prospect>, will: Option<&Prospect>) -> bool {
    let (Some(was), Some(will)) = (was, will) else { return false };
    if was.begins.is_none() || was.begins == will.begins {
        return false;
    }
    let Some(later) = will.begins.zip(was.begins).map(|(will, was)| will.minutes_since(was).0) else { return true };
    !will.misses().is_empty() || later > CAN_WAIT
}

/// The best plan for what must go, among the others with what they hold.
fn hand_out(others: Backlog, theirs: &[Row], must_go: &[&Ticket], policy: &Policy, now: Moment, unit: &UnitId) -> Plan {
    let goes: BTreeSet<&TicketId> = must_go.iter().map(|t| &t.head.id).collect();
    let mut backlog = others;
    backlog.held.retain(|row| !goes.contains(&row.id));
    for row in theirs.iter().filter(|row| !goes.contains(&row.id)) {
        if !backlog.held.iter().any(|held| held.id == row.id) {
            backlog.held.push(row.clone());
        }
    }
    backlog.tickets = must_go
        .iter()
        .map(|ticket| {
            let mut ticket = (*ticket).clone();
            ticket.people.assignee = None;
            ticket.people.excluded.push(unit.clone());
            ticket
        })
        .collect();
    replan(&backlog, policy, now, &[], &[])
}

/// Who takes what by the plan.
fn takers(plan: &Plan) -> BTreeMap<TicketId, Named<UnitId>> {
    let placed = plan.lines.iter().filter_map(|line| Some((line, &line.choice.as_ref()?.unit)));
    placed.flat_map(|(line, unit)| std::iter::once(&line.ticket).chain(&line.with).map(|id| (id.clone(), unit.clone()))).collect()
}

struct Ahead<'a> {
    units: &'a [Unit],
    rows: Vec<&'a Row>,
    tickets: &'a [&'a Ticket],
    sites: &'a BTreeMap<SiteId, Site>,
    policy: &'a Policy,
    now: Moment,
}

impl<'a> Ahead<'a> {
    /// The rows of the tickets that change hands, in the new ones.
    fn given(&self, takers: &BTreeMap<TicketId, Named<UnitId>>) -> Vec<Row> {
        let given = self.tickets.iter().filter_map(|t| Some((*t, takers.get(&t.head.id)?)));
        given.map(|(ticket, unit)| given_to(ticket, unit, self.now)).collect()
    }

    fn outlook<'b>(&'b self, moved: &'b [Row]) -> Outlook<'b>
    where
        'a: 'b,
    {
        let stay = self.rows.iter().copied().filter(|row| !moved.iter().any(|m| m.id == row.id));
        outlook(self.units, stay.chain(moved), self.sites, self.policy, self.now, None)
    }

    /// A ticket goes only when that makes fewer promises break, or as many and it is begun earlier.
    fn keep_what_gains_nothing(&self, takers: &mut BTreeMap<TicketId, Named<UnitId>>, before: &Outlook, stays: &Outlook) {
        for ticket in self.tickets.iter().map(|t| &t.head.id) {
            let mut without = takers.clone();
            if without.remove(ticket).is_none() {
                continue;
            }
            let (with_rows, without_rows) = (self.given(takers), self.given(&without));
            let gone = self.outlook(&with_rows);
            let broken = |after: &Outlook| compare(before, after).changed.iter().map(|c| c.breaks.len()).sum::<usize>();
            let (goes, keeps) = (broken(&gone), broken(&self.outlook(&without_rows)));
            let begins = |ahead: &Outlook| ahead.get(ticket).and_then(|p| p.begins).map_or(i64::MAX, |at| at.0);
            if keeps < goes || (keeps == goes && begins(stays) <= begins(&gone)) {
                *takers = without;
            }
        }
    }
}

/// The row of a ticket in somebody else's hands: how far the first one had come with the visit does not count.
pub(super) fn given_to(ticket: &Ticket, unit: &Named<UnitId>, now: Moment) -> Row {
    let mut ticket = ticket.clone();
    let handed = Handed::Told { at: now };
    ticket.people.assignee = Some(Assignment { unit: unit.clone(), handed, since: now });
    ticket.extra.visit = ticket.extra.visit.take().map(|visit| Visit { state: VisitState::Planned, expected: None, ..visit });
    Row::of(&ticket)
}
