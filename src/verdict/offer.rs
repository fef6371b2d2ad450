//! What may be offered beside what was asked: a contract, a larger package, a paid visit, a raise.

use super::contract::ends_in;
use super::matter::Matter;
use super::price::Prices;
use super::raise::{RaiseOffer, raise_offer};
use super::{Level, Reason};
use crate::desk::Price;
use crate::desk::contract::{ContractState, Package, QuotaKind};

/// The offers for a verdict of this level, the nearest to what is asked first. Nobody is sold anything while approval is awaited.
pub(super) fn offers(matter: &Matter, level: Level, prices: &Prices) -> Vec<Reason> {
    if level == Level::Stop || matter.question.safety {
        return Vec::new();
    }
    let paid = prices.visit.as_ref().filter(|_| level == Level::Chargeable && matter.question.visit);
    let paid = paid.map(|visit| Reason::new("paid-visit").money("visit", &visit.money));
    let all = [paid, larger(matter), contract(matter), raise(matter)];
    all.into_iter().flatten().collect()
}

/// A new contract for who has none, a renewal for who has none any more or soon; one that is suspended or yet to begin is there already.
fn contract(matter: &Matter) -> Option<Reason> {
    let facts = matter.facts;
    let Some(shown) = matter.shown else { return Some(Reason::new("contract")) };
    let days = ends_in(shown, facts.now);
    if days < facts.policy.verdict.expiring_days && (matter.contract.is_some() || shown.until <= facts.now) {
        return Some(Reason::new("renew").words("number", &shown.number).date("until", shown.until));
    }
    (shown.state == ContractState::Draft).then(|| Reason::new("contract"))
}

/// The smallest package with what this one has not: the kind of work, or visits when they are used up or nearly so.
fn larger(matter: &Matter) -> Option<Reason> {
    let contract = matter.contract?;
    let object = matter.object();
    let lacks_kind = object.kind().is_some_and(|kind| matter.terms.kinds().is_some_and(|list| !list.contains(kind)));
    let visits = super::quota::rest(matter, QuotaKind::Visits).filter(|_| matter.question.visit);
    let lacks_visits = visits.is_some_and(|rest| rest.left == 0 || rest.is_nearly_spent(matter.facts.policy));
    if !lacks_kind && !lacks_visits {
        return None;
    }
    let has_kind = |p: &Package| object.kind().is_none_or(|kind| p.kinds.as_ref().is_none_or(|list| list.contains(kind)));
    let visits_of = |p: &Package| p.quotas.iter().find(|q| q.kind == QuotaKind::Visits).map(|q| q.total);
    let enough = |p: &Package| visits.is_none_or(|rest| visits_of(p).is_none_or(|total| total > rest.total));
    let others = matter.facts.packages.iter().filter(|p| p.id != contract.package);
    let fits = others.filter(|p| (!lacks_kind || has_kind(p)) && (!lacks_visits || enough(p)));
    let smallest = fits.min_by_key(|p| (visits_of(p).unwrap_or(i64::MAX), p.id.clone()))?;
    Some(Reason::new("upgrade").words("package", &smallest.name))
}

fn raise(matter: &Matter) -> Option<Reason> {
    let contract = matter.contract.map(|c| &c.id);
    match raise_offer(matter.facts, contract) {
        RaiseOffer::Included { left: Some(left), total: Some(total), .. } => {
            Some(Reason::new("raise-left").number("left", left).number("total", total))
        }
        RaiseOffer::Included { .. } => Some(Reason::new("raise")),
        RaiseOffer::Paid { price: Price { money, .. } } => Some(Reason::new("raise-paid").money("price", &money)),
        _ => None,
    }
}
