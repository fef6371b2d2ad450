//! What a client has a right to: the contract where it says something itself, else its package. Whoever wants to know goes through
//! [`terms`] or [`under`], so that the verdict, the clocks, the prices, the limits and the panel never read two different papers.

use super::conditions::{AfterHours, Fee};
use super::contract::{Contract, Package, Quota, QuotaKind, RaiseRight, Targets};
use super::ids::PackageId;
use super::money::Price;
use super::priority::Priority;
use super::regulation::Regulation;
use super::skill::WorkKind;
use crate::text::Raw;

/// A contract over its package; either may be missing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Terms<'a> {
    /// The contract.
    pub contract: Option<&'a Contract>,
    /// Its package, where the desk has it.
    pub package: Option<&'a Package>,
    /// The package whose targets count where neither has any.
    house: Option<&'a Package>,
}

/// Who states a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stated {
    /// The contract itself.
    Contract,
    /// Its package.
    Package,
}

/// The terms of a contract that inherits from a package.
#[must_use]
pub fn terms<'a>(contract: Option<&'a Contract>, package: Option<&'a Package>) -> Terms<'a> {
    Terms { contract, package, house: None }
}

/// The terms under a contract, its package looked up; `house` is the package (by id) whose targets count for tickets without one.
pub fn under<'a>(
    contract: Option<&'a Contract>,
    house: Option<&str>,
    package: impl Fn(&PackageId) -> Option<&'a Package>,
) -> Terms<'a> {
    let of_contract = contract.and_then(|contract| package(&contract.package));
    Terms { house: house.and_then(|id| package(&PackageId::new(id))), ..terms(contract, of_contract) }
}

/// The terms of a package as it is sold, without a contract.
#[must_use]
pub fn as_sold(package: &Package) -> Terms<'_> {
    terms(None, Some(package))
}

impl<'a> Terms<'a> {
    /// What is promised: by the contract, else its package, else the house's package.
    #[must_use]
    pub fn targets(self) -> Option<&'a Targets> {
        let own = self.contract.and_then(|c| c.targets.as_ref());
        own.or_else(|| self.package.or(self.house).map(|p| &p.targets))
    }

    /// The kinds of work that are covered; all when none.
    #[must_use]
    pub fn kinds(self) -> Option<&'a [WorkKind]> {
        let own = self.contract.and_then(|c| c.covers.kinds.as_deref());
        own.or_else(|| self.package?.kinds.as_deref())
    }

    /// May a priority be raised? None where no paper says.
    #[must_use]
    pub fn raise(self) -> Option<&'a RaiseRight> {
        let own = self.contract.and_then(|c| c.raise.as_ref());
        own.or_else(|| self.package.map(|p| &p.raise))
    }

    /// An hour of work outside what is included.
    #[must_use]
    pub fn hour(self) -> Option<(&'a Price, Stated)> {
        let own = self.contract.and_then(|c| c.rates.as_ref()?.hour.as_ref());
        stated(own, self.package.and_then(|p| p.rates.hour.as_ref()))
    }

    /// A visit outside what is included.
    #[must_use]
    pub fn visit(self) -> Option<(&'a Price, Stated)> {
        let own = self.contract.and_then(|c| c.rates.as_ref()?.visit.as_ref());
        stated(own, self.package.and_then(|p| p.rates.visit.as_ref()))
    }

    /// The limits as they were last written down: the contract's, then those of its package of kinds that it does not count itself.
    pub fn quotas(self) -> impl Iterator<Item = &'a Quota> {
        let own = self.contract.map(|c| c.quotas.as_slice()).unwrap_or_default();
        let inherited = self.package.map(|p| p.quotas.as_slice()).unwrap_or_default();
        own.iter().chain(inherited.iter().filter(move |quota| !own.iter().any(|q| q.kind == quota.kind)))
    }

    /// Is this counted?
    #[must_use]
    pub fn counts(self, kind: QuotaKind) -> bool {
        self.quotas().any(|quota| quota.kind == kind)
    }

    /// What a request outside the hours gets; none where no paper is known.
    #[must_use]
    pub fn after_hours(self) -> Option<AfterHours> {
        let own = self.contract.and_then(|c| c.conditions.after_hours);
        own.or_else(|| self.package.map(|p| p.conditions.after_hours.unwrap_or_default()))
    }

    /// What is delivered, in words for the client.
    #[must_use]
    pub fn about(self) -> Option<&'a Raw> {
        let own = self.contract.and_then(|c| c.conditions.about.as_ref());
        own.or_else(|| self.package?.conditions.about.as_ref()).filter(|words| !words.is_blank())
    }

    /// How urgent a ticket is where nobody said.
    #[must_use]
    pub fn priority(self) -> Option<Priority> {
        self.contract.and_then(|c| c.conditions.priority).or_else(|| self.package?.conditions.priority)
    }

    /// What is paid for it, used or not.
    #[must_use]
    pub fn fee(self) -> Option<&'a Fee> {
        let own = self.contract.and_then(|c| c.conditions.fee.as_ref());
        own.or_else(|| self.package?.conditions.fee.as_ref())
    }

    /// What is maintained by regulation; an empty list of a contract's own takes the package's away.
    #[must_use]
    pub fn upkeep(self) -> &'a [Regulation] {
        let own = self.contract.and_then(|c| c.conditions.upkeep.as_deref());
        own.or_else(|| self.package?.conditions.upkeep.as_deref()).unwrap_or_default()
    }
}

fn stated<'a>(own: Option<&'a Price>, inherited: Option<&'a Price>) -> Option<(&'a Price, Stated)> {
    own.map(|price| (price, Stated::Contract)).or_else(|| inherited.map(|price| (price, Stated::Package)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::contract::{Conditions, Coverage, Rates, ReactionBy};
    use crate::desk::regulation::tests::regulation;
    use crate::desk::{Minutes, Moment, Money, Period, PriceUnit};

    fn targets(minutes: i64) -> Targets {
        Targets {
            goals: [crate::desk::contract::Goals { reaction: Some(Minutes(minutes)), ..Default::default() }; 4],
            calendar: "8x5".into(),
            critical_calendar: None,
            reaction_by: ReactionBy::default(),
            holder: None,
            queue: None,
            warn_percent: Vec::new(),
        }
    }

    fn price(roubles: i64) -> Price {
        Price { money: Money::rub(roubles * 100), unit: PriceUnit::Hour, vat: true }
    }

    fn quota(kind: QuotaKind, total: i64) -> Quota {
        Quota { kind, total, used: 0, every: Period::Once, from: None, until: None }
    }

    fn package() -> Package {
        Package {
            id: "p".into(),
            name: "Базовый".into(),
            targets: targets(60),
            kinds: Some(vec![WorkKind("видео".into())]),
            quotas: vec![quota(QuotaKind::Visits, 4), quota(QuotaKind::Raises, 2)],
            raise: RaiseRight::Included { over: None },
            rates: Rates { hour: Some(price(2_000)), visit: Some(price(1_500)) },
            conditions: Conditions {
                about: Some("камеры".into()),
                priority: Some(Priority::High),
                after_hours: Some(AfterHours::Paid),
                fee: Some(Fee { money: Money::rub(100), every: Period::Month }),
                upkeep: Some(vec![regulation("video")]),
            },
        }
    }

    fn contract() -> Contract {
        Contract::of_tests("c", "k", "p", (Moment(0), Moment(1)))
    }

    #[test]
    fn a_contract_that_says_nothing_has_all_that_its_package_has() {
        let (package, contract) = (package(), contract());
        let terms = terms(Some(&contract), Some(&package));
        assert_eq!(terms.targets(), Some(&package.targets));
        assert_eq!(terms.kinds(), package.kinds.as_deref());
        assert_eq!(terms.raise(), Some(&package.raise));
        assert_eq!(terms.hour(), Some((&price(2_000), Stated::Package)));
        assert_eq!(terms.visit(), Some((&price(1_500), Stated::Package)));
        assert_eq!(terms.quotas().collect::<Vec<_>>(), package.quotas.iter().collect::<Vec<_>>());
        assert_eq!((terms.after_hours(), terms.priority()), (Some(AfterHours::Paid), Some(Priority::High)));
        assert_eq!((terms.about(), terms.fee()), (package.conditions.about.as_ref(), package.conditions.fee.as_ref()));
        assert_eq!(terms.upkeep().len(), 1);
    }

    #[test]
    fn what_a_contract_says_itself_goes_before_its_package_field_by_field() {
        let (package, own) = (package(), contract());
        let contract = Contract {
            targets: Some(targets(15)),
            covers: Coverage { kinds: Some(vec![WorkKind("опс".into())]), ..Coverage::default() },
            quotas: vec![quota(QuotaKind::Visits, 9)],
            raise: Some(RaiseRight::No),
            rates: Some(Rates { hour: Some(price(900)), visit: None }),
            conditions: Conditions {
                about: None,
                priority: Some(Priority::Low),
                after_hours: Some(AfterHours::Waits),
                fee: None,
                upkeep: Some(Vec::new()),
            },
            ..own
        };
        let terms = terms(Some(&contract), Some(&package));
        assert_eq!(terms.targets(), contract.targets.as_ref());
        assert_eq!(terms.kinds(), contract.covers.kinds.as_deref());
        assert_eq!(terms.raise(), Some(&RaiseRight::No));
        assert_eq!(terms.hour(), Some((&price(900), Stated::Contract)));
        assert_eq!(terms.visit(), Some((&price(1_500), Stated::Package)), "each price by itself");
        let limits: Vec<(QuotaKind, i64)> = terms.quotas().map(|q| (q.kind, q.total)).collect();
        assert_eq!(
            limits,
            [(QuotaKind::Visits, 9), (QuotaKind::Raises, 2)],
            "kinds that it does not count come from the package"
        );
        assert_eq!((terms.after_hours(), terms.priority()), (Some(AfterHours::Waits), Some(Priority::Low)));
        assert_eq!((terms.about(), terms.fee().is_some()), (package.conditions.about.as_ref(), true));
        assert!(terms.upkeep().is_empty(), "an own list of nothing takes the package's away");
    }

    #[test]
    fn the_house_promises_where_no_paper_is_known_and_gives_nothing_else() {
        let house = package();
        let lookup = |id: &PackageId| (id.as_str() == "p").then_some(&house);
        let stray = Contract { package: "gone".into(), ..contract() };
        for contract in [None, Some(&stray)] {
            let terms = under(contract, Some("p"), lookup);
            assert_eq!(terms.targets(), Some(&house.targets));
            assert_eq!((terms.hour(), terms.kinds(), terms.after_hours()), (None, None, None));
        }
        assert_eq!(under(None, None, lookup).targets(), None);
    }
}
