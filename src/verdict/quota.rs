//! What is left of the limits.

use super::contract::package_of;
use super::reason::{Effect, Finding};
use super::{Level, Question, Reason};
use crate::desk::contract::{Contract, Package, Quota, QuotaKind};
use crate::desk::{Dossier, Moment};

/// The limits of a contract whose period is running; a kind that the contract does not count itself comes from its package, unused.
#[must_use]
pub fn quotas_of(dossier: &Dossier, contract: &Contract, now: Moment) -> Vec<Quota> {
    let mut lines: Vec<Quota> = counted(contract, package_of(dossier, contract)).filter(|q| q.runs(now)).cloned().collect();
    lines.sort_by_key(|q| (q.kind, q.until));
    lines
}

fn counted<'a>(contract: &'a Contract, package: Option<&'a Package>) -> impl Iterator<Item = &'a Quota> {
    let own = |kind: QuotaKind| contract.quotas.iter().any(|q| q.kind == kind);
    let inherited = package.into_iter().flat_map(|p| &p.quotas).filter(move |q| !own(q.kind));
    contract.quotas.iter().chain(inherited)
}

/// The sum of a kind over the periods that run now: left, total, and the nearest end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rest {
    pub left: i64,
    pub total: i64,
    pub until: Option<Moment>,
}

/// What is left of a kind; none when it is not limited, and `Err` when only periods that are over are counted.
pub(super) fn left(contract: &Contract, package: Option<&Package>, kind: QuotaKind, now: Moment) -> Option<Result<Rest, Moment>> {
    let of_kind = || counted(contract, package).filter(move |q| q.kind == kind);
    let mut running = of_kind().filter(|q| q.runs(now)).peekable();
    if running.peek().is_none() {
        return of_kind().filter_map(|q| q.until).filter(|until| *until <= now).max().map(Err);
    }
    let none = Rest { left: 0, total: 0, until: None };
    Some(Ok(running.fold(none, |sum, q| Rest {
        left: sum.left.saturating_add(q.left()),
        total: sum.total.saturating_add(q.total),
        until: [sum.until, q.until].into_iter().flatten().min(),
    })))
}

/// What the limits say to the question.
pub(super) fn limits(contract: &Contract, package: Option<&Package>, question: &Question, now: Moment) -> Vec<Finding> {
    let mut found = Vec::new();
    if question.visit {
        let codes = ["quota-visits", "quota-visits-last", "quota-visits-used-up"];
        found.extend(limit(left(contract, package, QuotaKind::Visits, now), codes, 1, "paid-visits"));
    }
    if question.consultation {
        let codes = ["quota-phone", "quota-phone-last", "quota-phone-used-up"];
        found.extend(limit(left(contract, package, QuotaKind::PhoneMinutes, now), codes, 30, "paid-phone"));
    }
    if let Some(Ok(gift)) = left(contract, package, QuotaKind::GiftMinutes, now)
        && gift.left > 0
    {
        found.push(Finding::tells(with(Reason::new("gift-minutes"), gift)));
    }
    found
}

fn limit(left: Option<Result<Rest, Moment>>, codes: [&str; 3], few: i64, paid: &'static str) -> Option<Finding> {
    Some(match left? {
        Err(ended) => {
            let reason = Reason::new("quota-period-over").date("until", ended);
            Finding::new(Effect::Asks(Level::Allowed), reason, "check-contract")
        }
        Ok(left) if left.left == 0 => Finding::new(Effect::Charges, with(Reason::new(codes[2]), left), paid),
        Ok(left) => Finding::tells(with(Reason::new(codes[usize::from(left.left <= few)]), left)),
    })
}

fn with(reason: Reason, left: Rest) -> Reason {
    let reason = reason.number("left", left.left).number("used", left.total - left.left).number("total", left.total);
    left.until.into_iter().fold(reason, |reason, until| reason.date("until", until))
}
