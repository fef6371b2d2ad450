//! Phone calls.

use super::ids::{CallId, CompanyId, ContactId, Named, TicketId};
use super::moment::{Minutes, Moment};
use super::phone::Phone;
use crate::text::Raw;
use serde::{Deserialize, Serialize};

/// What happened on the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CallState {
    /// Rings.
    Ringing,
    /// Answered.
    Answered,
    /// Over after an answer.
    Ended,
    /// Over without an answer.
    Missed,
}

/// A phone call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    /// Identifier: the PBX's, or ours.
    pub id: CallId,
    /// The number as the line said it.
    pub from: Raw,
    /// The same in E.164, where it is a number.
    pub phone: Option<Phone>,
    /// The extension that rings.
    #[serde(default)]
    pub to: Raw,
    /// The line it came by (a client's own line, the VIP line).
    #[serde(default)]
    pub line: Raw,
    /// What is happening.
    pub state: CallState,
    /// When it began to ring.
    pub rang: Moment,
    /// When it was answered.
    pub answered: Option<Moment>,
    /// When it was over.
    pub ended: Option<Moment>,
    /// Who it is, once known.
    pub contact: Option<Named<ContactId>>,
    /// Of which company.
    pub company: Option<Named<CompanyId>>,
    /// The ticket it was about, once known.
    pub ticket: Option<TicketId>,
}

impl Call {
    /// The call once it is answered; one that is over stays over (messages of a PBX may come late).
    #[must_use]
    pub fn answer(&self, now: Moment) -> Self {
        match self.state {
            CallState::Ringing => Self { state: CallState::Answered, answered: Some(now.max(self.rang)), ..self.clone() },
            CallState::Answered | CallState::Ended | CallState::Missed => self.clone(),
        }
    }

    /// The call once it is over: ended if somebody had answered, else missed.
    #[must_use]
    pub fn end(&self, now: Moment) -> Self {
        let state = match self.state {
            CallState::Answered => CallState::Ended,
            CallState::Ringing => CallState::Missed,
            CallState::Ended | CallState::Missed => return self.clone(),
        };
        Self { state, ended: Some(now.max(self.answered.unwrap_or(self.rang))), ..self.clone() }
    }

    /// Minutes talked, each begun minute counts; 0 before the end.
    #[must_use]
    pub fn talked_minutes(&self) -> i64 {
        match (self.answered, self.ended) {
            (Some(from), Some(to)) => Minutes::begun(to.millis_since(from).max(0)).0,
            _ => 0,
        }
    }
}
