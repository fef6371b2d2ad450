//! What is left of the limits.

use super::contract::terms_of;
use super::matter::{Matter, zone};
use super::reason::{Effect, Finding};
use super::{Facts, Level, Reason};
use crate::desk::contract::{Contract, Quota, QuotaKind};
use crate::desk::terms::Terms;
use crate::desk::{Moment, Policy};

/// The limits of a contract whose period is running, a new one begun where the old is over; a kind that the contract does not count
/// itself comes from its package, unused.
#[must_use]
pub fn quotas_of(facts: &Facts, contract: &Contract) -> Vec<Quota> {
    let mut lines = counted(facts, terms_of(facts, contract));
    lines.retain(|q| q.runs(facts.now));
    lines.sort_by_key(|q| (q.kind, q.until));
    lines
}

/// All limits as they stand now, those whose dates are over among them.
fn counted(facts: &Facts, terms: Terms) -> Vec<Quota> {
    let zone = zone(facts, terms);
    terms.quotas().map(|q| q.at(facts.now, zone)).collect()
}

/// The sum of a kind over the periods that run now: left, total, and the nearest end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rest {
    pub left: i64,
    pub total: i64,
    pub until: Option<Moment>,
}

impl Rest {
    /// True when so little is left that the client should hear of it.
    pub fn is_nearly_spent(&self, policy: &Policy) -> bool {
        let percent = policy.verdict.nearly_percent;
        self.left > 0 && (self.left == 1 || self.left.saturating_mul(100) <= self.total.saturating_mul(percent))
    }
}

/// What is left of a kind; none when it is not limited, and `Err` when only periods that are over are counted.
pub(super) fn left(facts: &Facts, terms: Terms, kind: QuotaKind) -> Option<Result<Rest, Moment>> {
    let mut of_kind = counted(facts, terms);
    of_kind.retain(|q| q.kind == kind);
    let mut running = of_kind.iter().filter(|q| q.runs(facts.now)).peekable();
    if running.peek().is_none() {
        return of_kind.iter().filter_map(|q| q.until).filter(|until| *until <= facts.now).max().map(Err);
    }
    let none = Rest { left: 0, total: 0, until: None };
    Some(Ok(running.fold(none, |sum, q| Rest {
        left: sum.left.saturating_add(q.left()),
        total: sum.total.saturating_add(q.total),
        until: [sum.until, q.until].into_iter().flatten().min(),
    })))
}

/// What is left of a kind under the contract in force, where that is known.
pub(super) fn rest(matter: &Matter, kind: QuotaKind) -> Option<Rest> {
    left(matter.facts, matter.terms, kind)?.ok()
}

/// What the limits say to the question. Gift time pays first where minutes are counted, and for what is above the limit of visits.
pub(super) fn limits(matter: &Matter) -> Vec<Finding> {
    let gift = rest(matter, QuotaKind::GiftMinutes).filter(|gift| gift.left > 0);
    let mut found = Vec::new();
    if matter.question.visit {
        found.extend(limit(matter, QuotaKind::Visits, gift));
    }
    if matter.question.consultation {
        found.extend(limit(matter, QuotaKind::PhoneMinutes, gift));
    }
    let pays = found.iter().any(|f| f.effect == Effect::Serves);
    found.extend(gift.filter(|_| !pays).map(|gift| Finding::tells(with(Reason::new("gift-minutes"), gift))));
    found
}

fn limit(matter: &Matter, kind: QuotaKind, gift: Option<Rest>) -> Vec<Finding> {
    let Some(left) = left(matter.facts, matter.terms, kind) else { return Vec::new() };
    let (name, paid) = if kind == QuotaKind::Visits { ("visits", "paid-visits") } else { ("phone", "paid-phone") };
    let reason = |state: &str, left: Rest| with(Reason::new(&format!("quota-{name}{state}")), left);
    match (left, gift) {
        (Err(ended), _) => {
            let reason = Reason::new("quota-period-over").date("until", ended);
            vec![Finding::new(Effect::Asks(Level::Allowed), reason, "check-contract")]
        }
        (Ok(left), Some(gift)) if left.left == 0 => {
            let pays = Finding::new(Effect::Serves, with(Reason::new("gift-pays"), gift), "gift");
            vec![pays, Finding::tells(reason("-used-up", left))]
        }
        (Ok(left), None) if left.left == 0 => vec![Finding::new(Effect::Charges, reason("-used-up", left), paid)],
        (Ok(left), _) if left.is_nearly_spent(matter.facts.policy) => vec![Finding::tells(reason("-few", left))],
        (Ok(left), _) => vec![Finding::tells(reason("", left))],
    }
}

fn with(reason: Reason, left: Rest) -> Reason {
    let reason = reason.number("left", left.left).number("used", left.total - left.left).number("total", left.total);
    left.until.into_iter().fold(reason, |reason, until| reason.date("until", until))
}
