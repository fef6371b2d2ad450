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
    /// Over without an answer: somebody should call back.
    Missed,
    /// Missed, and seen to since: called back, called again, or put off the list by hand.
    Returned,
}

/// Who dialled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// The client calls us.
    #[default]
    In,
    /// We call the client.
    Out,
}

/// A phone call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    /// Identifier: the PBX's, or ours.
    pub id: CallId,
    /// Who dialled.
    #[serde(default)]
    pub way: Way,
    /// The client's number as the line said it.
    pub from: Raw,
    /// The same in E.164, where it is a number.
    pub phone: Option<Phone>,
    /// The extensions that ring, after an answer the one that took it, separated by commas; empty where nobody said.
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
    /// It rings, or somebody talks.
    #[must_use]
    pub fn is_going_on(&self) -> bool {
        matches!(self.state, CallState::Ringing | CallState::Answered)
    }

    /// A client called in vain, and nobody has seen to it yet.
    #[must_use]
    pub fn waits_for_us(&self) -> bool {
        self.state == CallState::Missed && self.way == Way::In
    }

    /// The extensions that ring, after an answer the one that took it.
    pub fn extensions(&self) -> impl Iterator<Item = &str> {
        self.to.raw().split([',', ';']).map(str::trim).filter(|one| !one.is_empty())
    }

    /// Is it the same client's line? A number that is none is compared as it was written.
    #[must_use]
    pub fn is_of_the_same_number(&self, other: &Self) -> bool {
        if self.phone.is_some() { self.phone == other.phone } else { !self.from.is_blank() && self.from == other.from }
    }

    /// Does this call see to one that was missed before it: by speaking to the same number, or by its calling again?
    #[must_use]
    pub fn sees_to(&self, missed: &Self) -> bool {
        let spoke = matches!(self.state, CallState::Answered | CallState::Ended);
        let again = self.way == Way::In && matches!(self.state, CallState::Missed | CallState::Returned);
        missed.waits_for_us() && self.rang > missed.rang && (spoke || again) && self.is_of_the_same_number(missed)
    }

    /// The call once it is answered; one that is over stays over (messages of a PBX may come late).
    #[must_use]
    pub fn answer(&self, now: Moment) -> Self {
        match self.state {
            CallState::Ringing => Self { state: CallState::Answered, answered: Some(now.max(self.rang)), ..self.clone() },
            _ => self.clone(),
        }
    }

    /// The call once it is over: ended if somebody had answered, else missed.
    #[must_use]
    pub fn end(&self, now: Moment) -> Self {
        let state = match self.state {
            CallState::Answered => CallState::Ended,
            CallState::Ringing => CallState::Missed,
            _ => return self.clone(),
        };
        Self { state, ended: Some(now.max(self.answered.unwrap_or(self.rang))), ..self.clone() }
    }

    /// The missed call once somebody has seen to it.
    #[must_use]
    pub fn seen_to(&self) -> Self {
        let state = if self.state == CallState::Missed { CallState::Returned } else { self.state };
        Self { state, ..self.clone() }
    }

    /// This call after another word about it. Several tell of one call, none knows what the others have told: what has begun or
    /// ended stays so, and what was known (who it is, about which ticket) is not forgotten.
    #[must_use]
    pub fn after(&self, news: &Self) -> Self {
        let state = match (self.state, news.state) {
            // Who says missed had only not heard of the answer.
            (CallState::Answered, CallState::Missed | CallState::Ended) => CallState::Ended,
            (CallState::Missed, CallState::Returned) => CallState::Returned,
            (CallState::Ringing, news) => news,
            (before, _) => before,
        };
        let to = if news.to.is_blank() || !self.is_going_on() { &self.to } else { &news.to };
        Self {
            id: self.id.clone(),
            way: self.way,
            from: if self.from.is_blank() { news.from.clone() } else { self.from.clone() },
            phone: self.phone.clone().or_else(|| news.phone.clone()),
            to: to.clone(),
            line: if self.line.is_blank() { news.line.clone() } else { self.line.clone() },
            state,
            rang: self.rang,
            answered: self.answered.or(news.answered),
            ended: self.ended.or(news.ended),
            contact: news.contact.clone().or_else(|| self.contact.clone()),
            company: news.company.clone().or_else(|| self.company.clone()),
            ticket: news.ticket.clone().or_else(|| self.ticket.clone()),
        }
    }

    /// Minutes talked, each begun minute counts; 0 before the end.
    #[must_use]
    pub fn talked_minutes(&self) -> i64 {
        self.ended.map_or(0, |to| self.talked_until(to))
    }

    /// Minutes talked up to a moment, each begun minute counts; 0 before the answer.
    #[must_use]
    pub fn talked_until(&self, now: Moment) -> i64 {
        let to = self.ended.unwrap_or(now);
        self.answered.map_or(0, |from| Minutes::begun(to.millis_since(from).max(0)).0)
    }

    /// Minutes that the call takes of the client's phone limit up to a moment: only a consultation does, a talk with a known
    /// client that no ticket came of.
    #[must_use]
    pub fn consulted_until(&self, now: Moment) -> i64 {
        let consultation = self.ticket.is_none() && self.company.is_some();
        if consultation && matches!(self.state, CallState::Answered | CallState::Ended) { self.talked_until(now) } else { 0 }
    }
}

/// Of these calls those that nobody has seen to yet, in their order: neither by hand nor by a later call.
pub fn waiting(calls: &[Call]) -> impl Iterator<Item = &Call> {
    calls.iter().filter(move |call| call.waits_for_us() && !calls.iter().any(|later| later.sees_to(call)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call(state: CallState, rang: i64) -> Call {
        let (phone, none) = (Phone::from_e164("+79215550142"), || Raw::default());
        let answered = matches!(state, CallState::Answered | CallState::Ended).then_some(Moment(rang + 5_000));
        let ended = (!matches!(state, CallState::Ringing | CallState::Answered)).then_some(Moment(rang + 95_000));
        Call {
            id: "c".into(),
            way: Way::In,
            from: "+79215550142".into(),
            phone,
            to: none(),
            line: none(),
            state,
            rang: Moment(rang),
            answered,
            ended,
            contact: None,
            company: None,
            ticket: None,
        }
    }

    #[test]
    fn news_that_come_late_or_twice_neither_wake_a_call_nor_forget_what_was_known() {
        use CallState::{Answered, Ended, Missed, Returned, Ringing};
        let known = Call { ticket: Some("t1".into()), to: "201".into(), ..call(Ended, 0) };
        for late in [Ringing, Answered, Missed, Ended] {
            assert_eq!(known.after(&call(late, 0)), known, "{late:?}");
        }
        // Two consoles: one answers, the other has only heard that it stopped ringing.
        assert_eq!(call(Answered, 0).after(&call(Missed, 0)).state, Ended);
        assert_eq!(call(Missed, 0).after(&call(Returned, 0)).state, Returned);
        assert_eq!(call(Returned, 0).after(&call(Missed, 0)).state, Returned);
        let taken = Call { to: "202".into(), ..call(Answered, 0) };
        assert_eq!(Call { to: "201, 202".into(), ..call(Ringing, 0) }.after(&taken).to.raw(), "202");
    }

    #[test]
    fn a_missed_call_is_seen_to_by_speaking_to_the_number_or_by_its_next_call_not_by_our_trying() {
        use CallState::{Answered, Ended, Missed, Ringing};
        let missed = call(Missed, 0);
        for (later, sees) in [(Ringing, false), (Answered, true), (Ended, true), (Missed, true)] {
            assert_eq!(call(later, 60_000).sees_to(&missed), sees, "{later:?}");
        }
        let tried = |state| Call { way: Way::Out, ..call(state, 60_000) };
        assert!(tried(Ended).sees_to(&missed) && !tried(Missed).sees_to(&missed));
        assert!(!call(Ended, -60_000).sees_to(&missed), "an earlier talk");
        assert!(!Call { phone: Phone::from_e164("+79215550143"), ..call(Ended, 60_000) }.sees_to(&missed));
    }

    #[test]
    fn only_a_talk_with_a_known_client_that_no_ticket_came_of_takes_phone_minutes() {
        let company = Some(super::super::ids::Named::new("k1", "Логист"));
        let talk = Call { company, ..call(CallState::Answered, 0) };
        assert_eq!([5_000, 6_000, 65_000, 65_001].map(|at| talk.consulted_until(Moment(at))), [0, 1, 1, 2], "begun minutes");
        assert_eq!(Call { ticket: Some("t1".into()), ..talk.clone() }.consulted_until(Moment(65_001)), 0);
        assert_eq!(Call { company: None, ..talk }.consulted_until(Moment(65_001)), 0);
    }
}
