//! The log of calls: whom to call back first, then the calls of today.

use super::overlay::CallLog;
use super::state::State;
use crate::desk::contract::{Quota, QuotaKind};
use crate::desk::{Call, ClockKind, Moment, Row};
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
        // As the desk books it: out of gift time as far as it goes, then the limit that ends first and has enough, else the one that
        // lasts longest.
        let mut rest = minutes;
        for gift in self.running(&mut quotas, QuotaKind::GiftMinutes) {
            let taken = rest.min(gift.left());
            gift.used = gift.used.saturating_add(taken);
            rest -= taken;
        }
        let mut running = self.running(&mut quotas, QuotaKind::PhoneMinutes);
        let place = running.iter().position(|quota| quota.left() >= rest).or_else(|| running.len().checked_sub(1));
        if let Some(quota) = place.filter(|_| rest > 0).and_then(|place| running.get_mut(place)) {
            quota.used = quota.used.saturating_add(rest);
        }
        quotas
    }

    /// The limits of a kind whose period runs, the one that ends first before the others.
    fn running<'q>(&self, quotas: &'q mut [Quota], kind: QuotaKind) -> Vec<&'q mut Quota> {
        let mut running: Vec<&mut Quota> = quotas.iter_mut().filter(|quota| quota.kind == kind && quota.runs(self.now)).collect();
        running.sort_by_key(|quota| (quota.until.is_none(), quota.until));
        running
    }
}
