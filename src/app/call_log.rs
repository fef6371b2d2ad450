//! The log of calls: whom to call back first, then the calls of today.

use super::overlay::CallLog;
use super::state::State;
use crate::desk::contract::Quota;
use crate::desk::{Call, ClockKind, Moment, Row, talk};
use chrono::TimeZone;

/// A line of the log.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Logged<'a> {
    /// A client called in vain.
    Missed(&'a Call),
    /// A client was promised a word.
    Promised(&'a Row),
    /// Any other call.
    Call(&'a Call),
}

impl<'a> Logged<'a> {
    /// The call, where it is one.
    #[must_use]
    pub fn call(self) -> Option<&'a Call> {
        match self {
            Self::Missed(call) | Self::Call(call) => Some(call),
            Self::Promised(_) => None,
        }
    }
}

impl State {
    /// The lines of the log: who waits for our call, the longest first; promises by their moment; then the calls of today, the
    /// newest first.
    #[must_use]
    pub fn logged<'a>(&'a self, log: &'a CallLog) -> Vec<Logged<'a>> {
        let mut missed: Vec<&Call> = self.call_backs().collect();
        missed.reverse();
        let mut promised: Vec<&Row> = self
            .board
            .all()
            .iter()
            .map(AsRef::as_ref)
            .filter(|row: &&Row| row.facts.due_of == Some(ClockKind::Promise))
            .collect();
        promised.sort_by_key(|row| (row.facts.due.at(), row.number));
        // What the desk has told since is newer than what was read for the log.
        let (known, today) = (&self.desk.calls, self.midnight());
        let mut calls: Vec<&Call> = log.calls.iter().filter(|call| !known.iter().any(|newer| newer.id == call.id)).collect();
        calls.extend(known.iter().filter(|call| call.rang >= today));
        calls.retain(|call| !missed.iter().any(|above| above.id == call.id));
        calls.sort_by(|a, b| b.rang.cmp(&a.rang).then_with(|| a.id.cmp(&b.id)));
        let missed = missed.into_iter().map(Logged::Missed);
        missed.chain(promised.into_iter().map(Logged::Promised)).chain(calls.into_iter().map(Logged::Call)).collect()
    }

    /// The chosen line of the log.
    #[must_use]
    pub fn chosen_logged<'a>(&'a self, log: &'a CallLog) -> Option<Logged<'a>> {
        self.logged(log).get(log.chosen).copied()
    }

    /// The beginning of the day at the desk's own clock.
    #[must_use]
    pub fn midnight(&self) -> Moment {
        let zone = self.desk.furniture.policy.zone;
        let day = self.now.utc().with_timezone(&zone).date_naive();
        let begins = day.and_hms_opt(0, 0, 0).and_then(|begins| zone.from_local_datetime(&begins).earliest());
        begins.map_or(self.now, |begins| Moment::from(begins.to_utc()))
    }

    /// The caller's limits as they will be when this talk ends now: a consultation takes its minutes while it goes on. What is
    /// talked about a ticket takes none.
    #[must_use]
    pub fn limits_now(&self, quotas: &[Quota]) -> Vec<Quota> {
        let mut quotas = quotas.to_vec();
        let super::pane::Pane::Call(pane) = &self.pane else { return quotas };
        let call = self.desk.calls.iter().find(|call| Some(&call.id) == pane.call.as_ref() && call.ended.is_none());
        let minutes = call.filter(|_| pane.about_ticket.is_none()).map_or(0, |call| call.consulted_until(self.now));
        talk::talk(&mut quotas, minutes, self.now);
        quotas
    }
}
