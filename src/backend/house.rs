//! What the whole desk shares, made ready for decisions: the policy, the packages, the calendars.

use crate::desk::contract::{Contract, Package, Quota, QuotaKind, Targets};
use crate::desk::policy::Policy;
use crate::desk::terms::{Terms, under};
use crate::desk::{CalendarId, Kind, Moment, PackageId, PriceBook, PriceList, Record, Ticket, talk};
use crate::sla::Calendar;
use chrono_tz::Tz;
use std::collections::BTreeMap;

/// The house rules as a store loaded them.
#[derive(Debug, Default)]
pub(super) struct House {
    policy: Policy,
    packages: BTreeMap<PackageId, Package>,
    calendars: super::settle::Calendars,
    prices: PriceBook,
}

impl House {
    /// The kinds of records that it is built from.
    pub(super) const KINDS: [Kind; 4] = [Kind::Policy, Kind::Package, Kind::Calendar, Kind::PriceList];

    /// Builds it from the records of its kinds; others are passed over.
    pub(super) fn of(records: impl IntoIterator<Item = Record>) -> Self {
        let mut house = Self::default();
        let mut calendars: Vec<(CalendarId, serde_json::Value)> = Vec::new();
        let mut lists: Vec<PriceList> = Vec::new();
        for record in records {
            match record {
                Record::Policy(policy) => house.policy = *policy,
                Record::Package(package) => {
                    house.packages.insert(package.id.clone(), *package);
                }
                Record::Calendar(id, value) => calendars.push((id, value)),
                Record::PriceList(list) => lists.push(*list),
                _ => {}
            }
        }
        house.calendars = super::settle::calendars(&calendars);
        house.prices = PriceBook::of(lists);
        house
    }

    /// The house rules.
    pub(super) fn policy(&self) -> &Policy {
        &self.policy
    }

    /// The price lists.
    pub(super) fn prices(&self) -> &PriceBook {
        &self.prices
    }

    /// What a contract and its package say; the policy's package promises for tickets without a contract.
    pub(super) fn terms<'a>(&'a self, contract: Option<&'a Contract>) -> Terms<'a> {
        under(contract, self.policy.default_package.as_deref(), |id| self.packages.get(id))
    }

    /// What is promised.
    fn targets<'a>(&'a self, contract: Option<&'a Contract>) -> Option<&'a Targets> {
        self.terms(contract).targets()
    }

    /// May this person do what leads may?
    pub(super) fn is_lead(&self, name: &str) -> bool {
        self.policy.is_lead(name)
    }

    /// The role that the log keeps beside a name.
    pub(super) fn role(&self, name: &str) -> &'static str {
        self.policy.role(name)
    }

    /// By whose clock the periods of a contract's limits turn: its calendar's, else the desk's; one that never closes has none of its
    /// own (UTC).
    fn zone(&self, contract: &Contract) -> Tz {
        let calendar = self.targets(Some(contract)).and_then(|targets| self.calendars.get(&targets.calendar));
        calendar.map(Calendar::zone).filter(|zone| *zone != Tz::UTC).unwrap_or(self.policy.zone)
    }

    /// Computes the ticket's clocks anew.
    pub(super) fn settle(&self, ticket: &mut Ticket, contract: Option<&Contract>, at: Moment) {
        super::settle::settle(ticket, self.targets(contract), &self.calendars, &self.policy, at);
    }

    /// The contract's own quotas of a kind whose period runs at a moment, taken over from its package on first use and begun anew where
    /// a period is over; the one that ends first comes first, as what is left of it is lost first.
    pub(super) fn quotas<'a>(&self, contract: &'a mut Contract, kind: QuotaKind, at: Moment) -> Vec<&'a mut Quota> {
        if !contract.quotas.iter().any(|q| q.kind == kind) {
            let inherited: Vec<Quota> = self.terms(Some(contract)).quotas().filter(|q| q.kind == kind).cloned().collect();
            contract.quotas.extend(inherited);
        }
        let zone = self.zone(contract);
        for quota in contract.quotas.iter_mut().filter(|q| q.kind == kind) {
            *quota = quota.at(at, zone);
        }
        talk::running(&mut contract.quotas, kind, at)
    }
}

/// The contract of a company in force at a moment that has, itself or by its package, a quota of the kind; the youngest first.
pub(super) fn in_force<'a>(house: &House, contracts: &'a [Contract], kind: QuotaKind, at: Moment) -> Option<&'a Contract> {
    let has = |c: &Contract| house.terms(Some(c)).counts(kind);
    contracts.iter().filter(|c| c.in_force(at) && has(c)).max_by(|a, b| a.from.cmp(&b.from).then_with(|| b.id.cmp(&a.id)))
}
