//! What was heard on a phone line, whoever said it: a hook, a CTI, Asterisk; and what becomes of the call by it.

use super::number;
use crate::desk::call::Way;
use crate::desk::{Call, CallId, CallState, Moment};
use crate::text::Raw;

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Happened {
    /// It rings.
    Rings,
    /// Somebody took it.
    Answered,
    /// It is over; a call that nobody had taken is missed.
    Over,
}

/// Something that was heard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard {
    /// The PBX's name for the call.
    pub id: CallId,
    /// What happened.
    pub what: Happened,
    /// Who dialled.
    pub way: Way,
    /// The client's number, or what the line said in its place.
    pub from: Raw,
    /// The extensions that ring, after an answer the one that took it, separated by commas; empty where nobody said.
    pub to: Raw,
    /// The line or the queue; empty where nobody said.
    pub line: Raw,
}

/// The call as it is after this. None when that says nothing new: the same was heard before, or the end of a call of which
/// nobody knows the beginning.
#[must_use]
pub fn hear(known: Option<&Call>, heard: &Heard, now: Moment, country: &str) -> Option<Call> {
    let Some(known) = known else {
        let rings = begun(heard, now, country);
        return match heard.what {
            Happened::Rings => Some(rings),
            Happened::Answered => Some(rings.answer(now)),
            Happened::Over => None,
        };
    };
    if !known.is_going_on() {
        return None;
    }
    let mut next = match heard.what {
        Happened::Rings => known.clone(),
        Happened::Answered => known.answer(now),
        Happened::Over => known.end(now),
    };
    let rings_elsewhere = heard.what == Happened::Rings && known.state == CallState::Ringing;
    let was_taken = heard.what == Happened::Answered && known.state == CallState::Ringing;
    if !heard.to.is_blank() && (rings_elsewhere || was_taken) {
        next.to.clone_from(&heard.to);
    }
    if next.phone.is_none() && !heard.from.is_blank() && known.from.is_blank() {
        next.phone = number(&heard.from, country);
        next.from.clone_from(&heard.from);
    }
    (next != *known).then_some(next)
}

fn begun(heard: &Heard, now: Moment, country: &str) -> Call {
    let call = super::ring(heard.from.clone(), heard.to.clone(), heard.line.clone(), heard.id.clone(), now, country);
    Call { way: heard.way, ..call }
}
