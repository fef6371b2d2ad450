//! What can happen to a ticket, and what takes it back.
//!
//! [`apply`] is the only place that knows how a change alters a ticket: every backend writes with it, and the console folds
//! pending wishes into the board with it. It stores facts only; `sla` computes the clocks from them.

use super::clock::Pause;
use super::ids::{AssetId, ContactId, ContractId, TicketId};
use super::moment::Moment;
use super::skill::Group;
use super::ticket::{Assignment, Handed, Line, Phase, PhaseKind, Priority, Promise, Ticket};
use super::visit::{Visit, VisitState};
use crate::text::Raw;
use serde::{Deserialize, Serialize};

/// Why a priority moves, and what it takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "basis")]
pub enum Basis {
    /// The client asked; `charge` says what it took.
    ClientAsked {
        /// Who.
        contact: Option<ContactId>,
        /// What it took.
        charge: Charge,
    },
    /// We saw that the first assessment was wrong: free.
    Reassessed,
    /// An undo: what was taken is given back.
    TakenBack {
        /// What is given back.
        charge: Charge,
    },
}

/// What a raise took from the client.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "charge")]
pub enum Charge {
    /// Nothing.
    None,
    /// One of the contract's raises.
    Quota {
        /// Whose quota.
        contract: ContractId,
    },
    /// A line in the ticket's specification.
    Paid {
        /// The line.
        line: Line,
    },
}

/// One change of one ticket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "change")]
pub enum Change {
    /// A new ticket; the backend gives number and version, and `id` where it is empty.
    Register {
        /// The ticket as it should be.
        ticket: Box<Ticket>,
    },
    /// Gives the ticket to a unit, or to nobody.
    Assign {
        /// To whom.
        to: Option<Assignment>,
        /// The rule that was overridden by hand, if one was.
        over: Option<String>,
    },
    /// The holder answers: yes, no.
    Answer {
        /// The answer.
        handed: Handed,
    },
    /// Another priority.
    SetPriority {
        /// The new one.
        to: Priority,
        /// Why, and what it takes.
        why: Basis,
    },
    /// Another phase: wait, resume, solve, close, reopen.
    SetPhase {
        /// The new one.
        to: Phase,
    },
    /// A word given to the client, or taken back.
    Promise {
        /// The word.
        to: Option<Promise>,
    },
    /// To another group or line.
    Move {
        /// The group.
        to: Group,
    },
    /// Under a mass incident, or out of it.
    Link {
        /// The parent.
        parent: Option<TicketId>,
    },
    /// A note in the history; one for the client counts as an answer.
    Note {
        /// The words.
        text: Raw,
        /// True when the client reads it.
        to_client: bool,
    },
    /// Strikes a note out.
    Retract {
        /// The event that wrote it.
        seq: i64,
    },
    /// The trip.
    Visit {
        /// How it stands.
        to: Option<Visit>,
    },
    /// The router keeps its hands off, or not.
    Pin {
        /// On or off.
        on: bool,
    },
    /// Why it was late.
    BreachReason {
        /// Code of the policy.
        code: Option<String>,
    },
    /// The client called about it again.
    CalledAgain {
        /// How many calls there are now.
        calls: u32,
    },
    /// The equipment it is about.
    About {
        /// The equipment.
        assets: Vec<AssetId>,
    },
    /// Several at once.
    Several {
        /// In this order.
        changes: Vec<Change>,
    },
}

/// How to take a change back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "undo")]
pub enum Undo {
    /// By this change.
    Change {
        /// The inverse.
        inverse: Box<Change>,
    },
    /// By putting back what the event's `before` says (units).
    Before,
    /// It cannot be taken back; the code says why.
    No {
        /// Code of a text.
        why: String,
    },
}

/// A change that makes no sense for the ticket as it stands; the code names a text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Refusal(pub &'static str);

/// A part of a ticket that a change touches: its value before and after stands in the log, and an undo goes through
/// only while the part is still as the change left it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Facet {
    /// The whole ticket.
    Ticket,
    /// Holder and their answer.
    Assignee,
    /// Priority.
    Priority,
    /// Phase.
    Phase,
    /// Promise.
    Promise,
    /// Group.
    Group,
    /// Parent.
    Parent,
    /// Notes in the history.
    Notes,
    /// Visit.
    Visit,
    /// Pin.
    Pin,
    /// Breach reason.
    BreachReason,
    /// Calls counted.
    Calls,
    /// Equipment.
    Assets,
}

impl Facet {
    /// The part's value as the log keeps it: ids and codes, no personal text.
    #[must_use]
    pub fn read(self, ticket: &Ticket) -> serde_json::Value {
        use serde_json::json;
        match self {
            Self::Ticket => json!({ "number": ticket.head.number }),
            Self::Assignee => match &ticket.people.assignee {
                Some(a) => json!({ "unit": a.unit.id, "handed": a.handed }),
                None => serde_json::Value::Null,
            },
            Self::Priority => json!(ticket.head.priority),
            Self::Phase => json!(ticket.head.phase),
            Self::Promise => json!(ticket.extra.promise.as_ref().map(|p| p.until)),
            Self::Group => json!(ticket.people.group),
            Self::Parent => json!(ticket.extra.parent),
            Self::Notes => serde_json::Value::Null,
            Self::Visit => json!(ticket.extra.visit),
            Self::Pin => json!(ticket.extra.pinned),
            Self::BreachReason => json!(ticket.extra.breach_reason),
            Self::Calls => json!(ticket.people.calls),
            Self::Assets => json!(ticket.place.assets),
        }
    }
}

impl Change {
    /// The parts that the change touches, in a fixed order.
    #[must_use]
    pub fn facets(&self) -> Vec<Facet> {
        match self {
            Self::Register { .. } => vec![Facet::Ticket],
            Self::Assign { .. } => vec![Facet::Assignee],
            Self::Answer { .. } => vec![Facet::Assignee, Facet::Phase],
            Self::SetPriority { .. } => vec![Facet::Priority],
            Self::SetPhase { .. } => vec![Facet::Phase],
            Self::Promise { .. } => vec![Facet::Promise],
            Self::Move { .. } => vec![Facet::Group],
            Self::Link { .. } => vec![Facet::Parent],
            Self::Note { .. } | Self::Retract { .. } => vec![Facet::Notes],
            Self::Visit { .. } => vec![Facet::Visit],
            Self::Pin { .. } => vec![Facet::Pin],
            Self::BreachReason { .. } => vec![Facet::BreachReason],
            Self::CalledAgain { .. } => vec![Facet::Calls],
            Self::About { .. } => vec![Facet::Assets],
            Self::Several { changes } => {
                let mut all: Vec<Facet> = changes.iter().flat_map(Self::facets).collect();
                all.sort_unstable();
                all.dedup();
                all
            }
        }
    }

    /// The touched parts of a ticket by name, for the log's `before` and `after`.
    #[must_use]
    pub fn touched(&self, ticket: &Ticket) -> serde_json::Value {
        let parts = self.facets().into_iter().map(|facet| {
            let name = serde_json::to_value(facet).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default();
            (name, facet.read(ticket))
        });
        serde_json::Value::Object(parts.collect())
    }

    /// How to take the change back from the ticket as it stood before it; `seq` is the event that the change became.
    #[must_use]
    pub fn inverse(&self, before: &Ticket, seq: i64) -> Undo {
        let inverse = match self {
            Self::Register { .. } => Self::SetPhase { to: Phase::Closed },
            Self::Assign { .. } => Self::Assign { to: before.people.assignee.clone(), over: None },
            Self::Answer { .. } => match &before.people.assignee {
                Some(held) => Self::Several {
                    changes: vec![Self::Answer { handed: held.handed }, Self::SetPhase { to: before.head.phase.clone() }],
                },
                None => return Undo::No { why: "nobody-held-it".into() },
            },
            Self::SetPriority { why, .. } => Self::SetPriority {
                to: before.head.priority,
                why: match why {
                    Basis::ClientAsked { charge, .. } => Basis::TakenBack { charge: charge.clone() },
                    // A redo takes again what the undo gave back.
                    Basis::TakenBack { charge } => Basis::ClientAsked { contact: None, charge: charge.clone() },
                    Basis::Reassessed => Basis::TakenBack { charge: Charge::None },
                },
            },
            Self::SetPhase { .. } => Self::SetPhase { to: before.head.phase.clone() },
            Self::Promise { .. } => Self::Promise { to: before.extra.promise.clone() },
            Self::Move { .. } => Self::Move { to: before.people.group.clone() },
            Self::Link { .. } => Self::Link { parent: before.extra.parent.clone() },
            Self::Note { to_client: true, .. } => return Undo::No { why: "client-has-read-it".into() },
            Self::Note { .. } => Self::Retract { seq },
            Self::Retract { .. } => return Undo::No { why: "struck-out-for-good".into() },
            Self::Visit { .. } => Self::Visit { to: before.extra.visit.clone() },
            Self::Pin { .. } => Self::Pin { on: before.extra.pinned },
            Self::BreachReason { .. } => Self::BreachReason { code: before.extra.breach_reason.clone() },
            Self::CalledAgain { .. } => Self::CalledAgain { calls: before.people.calls },
            Self::About { .. } => Self::About { assets: before.place.assets.clone() },
            Self::Several { changes } => {
                let mut inverses = Vec::with_capacity(changes.len());
                let mut state = before.clone();
                for change in changes {
                    match change.inverse(&state, seq) {
                        Undo::Change { inverse } => inverses.push(*inverse),
                        no @ (Undo::No { .. } | Undo::Before) => return no,
                    }
                    match apply(&state, change, state.head.created) {
                        Ok(next) => state = next,
                        Err(refusal) => return Undo::No { why: refusal.0.into() },
                    }
                }
                inverses.reverse();
                Self::Several { changes: inverses }
            }
        };
        Undo::Change { inverse: Box::new(inverse) }
    }
}

/// The ticket after the change.
///
/// # Errors
/// A [`Refusal`] when the change makes no sense for the ticket as it stands.
pub fn apply(ticket: &Ticket, change: &Change, at: Moment) -> Result<Ticket, Refusal> {
    let mut next = ticket.clone();
    alter(&mut next, change, at)?;
    Ok(next)
}

fn alter(ticket: &mut Ticket, change: &Change, at: Moment) -> Result<(), Refusal> {
    let closed = ticket.head.phase.kind() == PhaseKind::Closed;
    match change {
        Change::Register { ticket: new } => *ticket = (**new).clone(),
        Change::Assign { .. } if closed => return Err(Refusal("ticket-is-closed")),
        Change::Assign { to, .. } => ticket.people.assignee.clone_from(to),
        Change::Answer { handed } => answer(ticket, *handed)?,
        Change::SetPriority { .. } if closed => return Err(Refusal("ticket-is-closed")),
        Change::SetPriority { to, why } => {
            ticket.head.priority = *to;
            charge(ticket, why);
        }
        Change::SetPhase { to } => enter(ticket, to, at),
        Change::Promise { to } => {
            if to.is_some() && ticket.clocks.answered.is_none() {
                ticket.clocks.answered = Some(at);
            }
            ticket.extra.promise.clone_from(to);
        }
        Change::Move { to } => ticket.people.group = to.clone(),
        Change::Link { parent } if parent.as_ref() == Some(&ticket.head.id) => {
            return Err(Refusal("a-ticket-is-not-its-own-parent"));
        }
        Change::Link { parent } => ticket.extra.parent.clone_from(parent),
        Change::Note { to_client, .. } => {
            if *to_client {
                ticket.clocks.answered.get_or_insert(at);
                ticket.clocks.client_spoke = None;
            }
        }
        Change::Retract { .. } => {}
        Change::Visit { to } => {
            if to.as_ref().is_some_and(|v| v.state == VisitState::OnSite) {
                ticket.clocks.arrived.get_or_insert(at);
            }
            ticket.extra.visit.clone_from(to);
        }
        Change::Pin { on } => ticket.extra.pinned = *on,
        Change::BreachReason { code } => ticket.extra.breach_reason.clone_from(code),
        Change::CalledAgain { calls } => ticket.people.calls = *calls,
        Change::About { assets } => ticket.place.assets.clone_from(assets),
        Change::Several { changes } => {
            for change in changes {
                alter(ticket, change, at)?;
            }
        }
    }
    Ok(())
}

fn answer(ticket: &mut Ticket, handed: Handed) -> Result<(), Refusal> {
    let Some(held) = ticket.people.assignee.as_mut() else { return Err(Refusal("nobody-holds-it")) };
    held.handed = handed;
    match handed {
        Handed::Confirmed { at } => {
            ticket.clocks.accepted.get_or_insert(at);
            if ticket.head.phase == Phase::New {
                ticket.head.phase = Phase::Open;
            }
        }
        Handed::Told { .. } | Handed::Refused { .. } => {}
    }
    Ok(())
}

fn charge(ticket: &mut Ticket, why: &Basis) {
    match why {
        Basis::ClientAsked { charge: Charge::Paid { line }, .. } => ticket.extra.lines.push(line.clone()),
        Basis::TakenBack { charge: Charge::Paid { line } } => {
            if let Some(place) = ticket.extra.lines.iter().rposition(|l| l == line) {
                ticket.extra.lines.remove(place);
            }
        }
        _ => {}
    }
}

fn enter(ticket: &mut Ticket, to: &Phase, at: Moment) {
    if let Some(open) = ticket.clocks.pauses.last_mut().filter(|p| p.to.is_none()) {
        open.to = Some(at);
    }
    match to {
        Phase::Waiting { reason, .. } => {
            ticket.clocks.pauses.push(Pause { from: at, to: None, reason: reason.clone() });
        }
        Phase::Solved => ticket.clocks.solved = Some(at),
        Phase::Closed => {
            ticket.clocks.solved.get_or_insert(at);
        }
        Phase::New | Phase::Open => ticket.clocks.solved = None,
    }
    ticket.head.phase = to.clone();
}
