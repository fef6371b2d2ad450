//! What clients cost and what they bring: hours of engineers at their rates and the way there and back, against the fee of the
//! contract and the lines that were charged; all without VAT. Parts are left out on both sides: what they cost us is not known.

use super::fees::{fee, net};
use crate::desk::client::Company;
use crate::desk::contract::{Contract, Package};
use crate::desk::spec::LineKind;
use crate::desk::{CompanyId, Done, Minutes, Moment, Money, Named, PackageId, Policy, Unit, UnitId};
use chrono_tz::Tz;
use std::collections::BTreeMap;

/// All that the balance is made of.
#[derive(Clone, Copy, Debug)]
pub struct Books<'a> {
    /// What was done in the period.
    pub done: &'a [Done],
    /// All contracts.
    pub contracts: &'a [Contract],
    /// All clients.
    pub companies: &'a [Company],
    /// Packages.
    pub packages: &'a [Package],
    /// Whoever works here.
    pub units: &'a [Unit],
    /// The house rules: minutes between zones, VAT.
    pub policy: &'a Policy,
    /// The period, its end not included.
    pub period: (Moment, Moment),
    /// By whose clock months begin.
    pub zone: Tz,
}

/// What a client cost and brought in a period, in one currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Balance {
    /// Who; none for tickets of nobody known.
    pub company: Option<Named<CompanyId>>,
    /// ISO 4217 code.
    pub currency: String,
    /// Tickets that were solved.
    pub tickets: usize,
    /// Time of engineers: at the object and written down, without either the norm of the work.
    pub work: Minutes,
    /// As much of it is only the norm.
    pub by_norm: Minutes,
    /// The way there and back from the home zone, by the minutes between zones.
    pub travel: Minutes,
    /// What the time cost us, in minor units.
    pub cost: i64,
    /// Tickets whose time or whose engineer's rate is not known: the cost is at least what stands there.
    pub unpriced: usize,
    /// Fees of the contracts in force; none where one of them is not known.
    pub fee: Option<i64>,
    /// Lines that the client sees and pays for, but parts.
    pub charged: i64,
    /// Parts that were sold, which count on neither side.
    pub parts: i64,
}

impl Balance {
    /// What is left; none where the cost or the fee is not known.
    #[must_use]
    pub fn result(&self) -> Option<i64> {
        let fee = self.fee.filter(|_| self.unpriced == 0)?;
        Some(fee.saturating_add(self.charged).saturating_sub(self.cost))
    }

    /// What is left as far as it is known: what clients are ordered by.
    fn known(&self) -> i64 {
        self.fee.unwrap_or(0).saturating_add(self.charged).saturating_sub(self.cost)
    }

    fn of(company: Option<Named<CompanyId>>, currency: String) -> Self {
        let none = Minutes(0);
        let (tickets, unpriced, cost, charged, parts) = (0, 0, 0, 0, 0);
        Self { company, currency, tickets, work: none, by_norm: none, travel: none, cost, unpriced, fee: Some(0), charged, parts }
    }
}

/// The greatest losses first; clients that nothing was done for and that pay nothing are left out.
#[must_use]
pub fn balances(books: &Books<'_>) -> Vec<Balance> {
    let units: BTreeMap<&UnitId, &Unit> = books.units.iter().map(|unit| (&unit.id, unit)).collect();
    let names: BTreeMap<&CompanyId, &Company> = books.companies.iter().map(|company| (&company.id, company)).collect();
    let home = books.policy.base_hour.as_ref().map_or_else(|| Money::rub(0).currency, |money| money.currency.clone());
    let mut rows: BTreeMap<(Option<CompanyId>, String), Balance> = BTreeMap::new();
    let mut row = |company: Option<&Named<CompanyId>>, currency: &str, change: &mut dyn FnMut(&mut Balance)| {
        let key = (company.map(|company| company.id.clone()), currency.to_owned());
        let new = || Balance::of(company.cloned(), currency.to_owned());
        change(rows.entry(key).or_insert_with(new));
    };
    for done in books.done {
        let holder = done.holder.as_ref().and_then(|holder| units.get(&holder.id).copied());
        let rate = holder.and_then(|unit| unit.hour_cost.as_ref());
        let currency = rate.map_or(home.as_str(), |rate| rate.currency.as_str());
        row(done.company.as_ref(), currency, &mut |balance| priced(balance, done, holder, books));
        for line in &done.charged {
            // A line that could not be counted could not have been put there.
            let sum = line.sum().unwrap_or_default().net;
            row(done.company.as_ref(), &line.price.money.currency, &mut |balance| {
                let to = if line.kind == LineKind::Part { &mut balance.parts } else { &mut balance.charged };
                *to = to.saturating_add(sum);
            });
        }
    }
    let packages: BTreeMap<&PackageId, &Package> = books.packages.iter().map(|package| (&package.id, package)).collect();
    for contract in books.contracts {
        let package = packages.get(&contract.package).copied();
        let Some(known) = fee(contract, package, books.period, books.zone) else { continue };
        let name = names.get(&contract.company).map(|company| company.name.clone()).unwrap_or_default();
        let currency = known.as_ref().map_or(home.as_str(), |price| price.money.currency.as_str());
        row(Some(&Named::new(contract.company.clone(), name)), currency, &mut |balance| {
            let sum = known.as_ref().map(|price| net(price, books.policy.billing.vat_percent));
            balance.fee = balance.fee.zip(sum).map(|(a, b)| a.saturating_add(b));
        });
    }
    let mut rows: Vec<Balance> = rows.into_values().collect();
    let name = |balance: &Balance| balance.company.as_ref().map(|company| company.name.raw().to_owned());
    rows.sort_by_key(|balance| (balance.known(), name(balance), balance.currency.clone()));
    rows
}

/// Adds the time of a ticket and what it cost.
fn priced(balance: &mut Balance, done: &Done, holder: Option<&Unit>, books: &Books<'_>) {
    // What a dispatcher talked on the phone is no hour of an engineer.
    let logged = done.logged.iter().filter_map(|(who, minutes)| Some((called(who.raw(), holder, books.units)?, minutes.0)));
    let logged: Vec<(&Unit, i64)> = logged.collect();
    let is_known = done.at_object.is_some() || !logged.is_empty();
    let norm = if is_known { 0 } else { done.norm.0 };
    let travel = holder.filter(|_| done.trip).and_then(|unit| unit.can.zones.first()).map_or(0, |home| {
        // A neighbourhood without a number has no minutes either.
        2 * books.policy.minutes_between(home, &done.zone).clamp(0, 24 * 60)
    });
    let own = done.at_object.map_or(0, |minutes| minutes.0) + norm;
    balance.tickets += 1;
    balance.by_norm.0 += norm;
    balance.work.0 += own + logged.iter().map(|(_, minutes)| minutes).sum::<i64>();
    balance.travel.0 += travel;
    let of = |unit: Option<&Unit>, minutes: i64| match unit.and_then(|unit| unit.hour_cost.as_ref()) {
        _ if minutes == 0 => Some(0),
        Some(rate) if rate.currency == balance.currency => rate.of_minutes(minutes),
        _ => None,
    };
    let parts = std::iter::once(of(holder, own + travel)).chain(logged.iter().map(|(unit, minutes)| of(Some(*unit), *minutes)));
    let cost: Vec<Option<i64>> = parts.collect();
    balance.unpriced += usize::from(cost.iter().any(Option::is_none) || (!is_known && norm == 0));
    balance.cost = cost.into_iter().flatten().fold(balance.cost, i64::saturating_add);
}

/// The unit of a name or login: the holder, else the first one who is called so.
fn called<'a>(name: &str, holder: Option<&'a Unit>, units: &'a [Unit]) -> Option<&'a Unit> {
    let is = |unit: &&Unit| unit.name.raw() == name || (!unit.login.is_empty() && unit.login == name);
    holder.filter(is).or_else(|| units.iter().find(is))
}

#[cfg(test)]
#[path = "cost_tests.rs"]
mod tests;
