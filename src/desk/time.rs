//! Time that was spent for a client.

use super::call::{Call, CallState};
use super::ids::CallId;
use super::moment::{Minutes, Moment};
use crate::text::Raw;
use serde::{Deserialize, Serialize};

/// Time spent on a ticket. A talk that no ticket came of is the client's alone: there the call itself is the entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeEntry {
    /// How long.
    pub minutes: Minutes,
    /// From when.
    pub from: Moment,
    /// Who spent it.
    pub who: Raw,
    /// The call that it was, if it was one.
    pub call: Option<CallId>,
}

impl TimeEntry {
    /// The time of a talk that is over; none for one that nobody answered.
    #[must_use]
    pub fn of(call: &Call, who: &Raw) -> Option<Self> {
        let from = call.answered.filter(|_| call.state == CallState::Ended)?;
        let minutes = Minutes(call.talked_minutes()).max(Minutes(1));
        Some(Self { minutes, from, who: who.clone(), call: Some(call.id.clone()) })
    }

    /// Is it the same time? That of a call is known by the call, whoever tells of it.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        if self.call.is_some() { self.call == other.call } else { self == other }
    }
}
