//! The parts of a ticket that changes touch: what the log keeps before and after, and what an undo looks at.

use super::{Basis, Change, Charge};
use crate::desk::spec::numbered;
use crate::desk::ticket::Ticket;
use serde::{Deserialize, Serialize};

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
    /// What the client thought of the work.
    Opinion,
    /// Calls counted.
    Calls,
    /// Equipment.
    Assets,
    /// The line of that number.
    Line(u32),
    /// Time spent.
    Time,
}

impl Facet {
    /// Its name in the log.
    fn name(self) -> String {
        if let Self::Line(number) = self {
            return format!("line-{number}");
        }
        serde_json::to_value(self).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
    }

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
            Self::Opinion => match &ticket.extra.opinion {
                Some(said) => json!({ "pleased": said.pleased, "how": said.how, "at": said.at }),
                None => serde_json::Value::Null,
            },
            Self::Calls => json!(ticket.people.calls),
            Self::Assets => json!(ticket.place.assets),
            Self::Line(number) => json!(numbered(&ticket.extra.lines, number)),
            Self::Time => json!(ticket.extra.time.iter().map(|entry| entry.minutes.0).sum::<i64>()),
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
            Self::SetPriority { why, .. } => match why {
                Basis::ClientAsked { charge: Charge::Paid { line }, .. } | Basis::TakenBack { charge: Charge::Paid { line } }
                    if line.number > 0 =>
                {
                    vec![Facet::Priority, Facet::Line(line.number)]
                }
                _ => vec![Facet::Priority],
            },
            Self::SetPhase { .. } => vec![Facet::Phase],
            Self::Promise { .. } => vec![Facet::Promise],
            Self::Move { .. } => vec![Facet::Group],
            Self::Link { .. } => vec![Facet::Parent],
            Self::Note { .. } | Self::Retract { .. } => vec![Facet::Notes],
            Self::Visit { .. } | Self::Trip { .. } => vec![Facet::Visit],
            Self::Pin { .. } => vec![Facet::Pin],
            Self::BreachReason { .. } => vec![Facet::BreachReason],
            Self::Opinion { .. } => vec![Facet::Opinion],
            Self::CalledAgain { .. } => vec![Facet::Calls],
            Self::About { .. } => vec![Facet::Assets],
            Self::AddLine { line } | Self::ChangeLine { to: line } => vec![Facet::Line(line.number)],
            Self::DropLine { number } => vec![Facet::Line(*number)],
            Self::LogTime { .. } | Self::StrikeTime { .. } => vec![Facet::Time],
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
        let parts = self.facets().into_iter().map(|facet| (facet.name(), facet.read(ticket)));
        serde_json::Value::Object(parts.collect())
    }
}
