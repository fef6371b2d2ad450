//! Which tickets the autopilot may route by itself, and when. It takes plain new work that nobody looks at; all else is a person's.

use super::plan::Line;
use crate::desk::{Backlog, Channel, Moment, PhaseKind, Policy, Priority, Row, Ticket, TicketId, UnitKind};
use std::collections::BTreeSet;

/// Why a ticket is left to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Left {
    /// It stood there before the autopilot was switched on.
    Older,
    /// A person has it in their hands, or has changed it.
    Taken,
    /// People in danger, a fire alarm.
    Safety,
    /// Critical, or a priority that the policy does not give it.
    Priority,
    /// Pinned.
    Pinned,
    /// On hold for approval.
    Held,
    /// More than one person is needed, or only a crew fits.
    Crew,
    /// Outside its hours.
    Night,
    /// The client is a VIP.
    Vip,
    /// Nobody has said for certain who calls.
    Unverified,
    /// Nobody may take it.
    Nobody,
}

impl Left {
    /// The name in the texts (`autopilot-left-vip`).
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Older => "older",
            Self::Taken => "taken",
            Self::Safety => "safety",
            Self::Priority => "priority",
            Self::Pinned => "pinned",
            Self::Held => "held",
            Self::Crew => "crew",
            Self::Night => "night",
            Self::Vip => "vip",
            Self::Unverified => "unverified",
            Self::Nobody => "nobody",
        }
    }
}

/// Whose turn a ticket is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// A person's, for good.
    Person(Left),
    /// A person's until then.
    Waits(Moment),
    /// The autopilot's.
    Now,
}

/// Whose turn a ticket of the board is, for an autopilot that was switched on at `since`. `taken`: a person has it open or has
/// claimed it. A ticket that was changed after it was registered (its version is no longer the first) is somebody's already.
#[must_use]
pub fn turn(row: &Row, taken: bool, since: Moment, policy: &Policy, now: Moment) -> Turn {
    let (facts, rules) = (&row.facts, &policy.autopilot);
    let left = if facts.created < since {
        Some(Left::Older)
    } else if taken || facts.phase != PhaseKind::New || facts.assignee.is_some() || row.version != 1 {
        Some(Left::Taken)
    } else if facts.work.safety {
        Some(Left::Safety)
    } else if !rules.takes(facts.priority) {
        Some(Left::Priority)
    } else if facts.work.pinned {
        Some(Left::Pinned)
    } else if facts.work.held {
        Some(Left::Held)
    } else if facts.work.people > 1 {
        Some(Left::Crew)
    } else if !rules.works_at(facts.created, policy.zone) || !rules.works_at(now, policy.zone) {
        Some(Left::Night)
    } else {
        None
    };
    let from = rules.waits_until(facts.created);
    match left {
        Some(left) => Turn::Person(left),
        None if now < from => Turn::Waits(from),
        None => Turn::Now,
    }
}

/// May the autopilot write this line of a plan? `due` are the tickets whose turn it is; what stands only on the desk (the client,
/// the caller, who was chosen) is looked at here.
///
/// # Errors
/// Why a person should see it; the tickets of a line stay together.
pub fn may_write(line: &Line, due: &BTreeSet<TicketId>, backlog: &Backlog, policy: &Policy) -> Result<(), Left> {
    for id in std::iter::once(&line.ticket).chain(&line.with) {
        let ticket = backlog.tickets.iter().find(|ticket| ticket.head.id == *id).filter(|_| due.contains(id));
        let ticket = ticket.ok_or(Left::Taken)?;
        plain(ticket, backlog, policy)?;
    }
    let choice = line.choice.as_ref().ok_or(Left::Nobody)?;
    let unit = backlog.units.iter().find(|unit| unit.id == choice.unit.id).ok_or(Left::Nobody)?;
    if unit.kind == UnitKind::Crew {
        return Err(Left::Crew);
    }
    if choice.arrives.is_some_and(|at| !policy.autopilot.works_at(at, policy.zone)) {
        return Err(Left::Night);
    }
    Ok(())
}

/// The whole ticket once more: what the board does not know, and what may have come since.
fn plain(ticket: &Ticket, backlog: &Backlog, policy: &Policy) -> Result<(), Left> {
    let company = ticket.place.company.as_ref().and_then(|company| backlog.companies.get(&company.id));
    let no = [
        (ticket.head.version != 1 || ticket.people.assignee.is_some(), Left::Taken),
        (ticket.work.safety, Left::Safety),
        (ticket.head.priority == Priority::Critical || !policy.autopilot.takes(ticket.head.priority), Left::Priority),
        (ticket.extra.pinned, Left::Pinned),
        (ticket.extra.held.is_some(), Left::Held),
        (ticket.work.people > 1, Left::Crew),
        (company.is_some_and(|company| company.vip), Left::Vip),
        (company.is_none() || (speaks(ticket.head.channel) && ticket.people.contact.is_none()), Left::Unverified),
    ];
    no.into_iter().find(|(is, _)| *is).map_or(Ok(()), |(_, left)| Err(left))
}

/// Does somebody speak for the client over this channel? A portal knows who is logged in, a monitoring system what it watches.
fn speaks(channel: Channel) -> bool {
    match channel {
        Channel::Phone | Channel::Email | Channel::Chat | Channel::WebForm | Channel::Messenger => true,
        Channel::Portal | Channel::Monitoring => false,
    }
}
