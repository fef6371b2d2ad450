//! What an hour and a visit cost a client: by the contract, else its package, else the price lists (the client's, the category's,
//! the base), else the house's prices; an hour then by the level of skill and by urgency.

use super::client::Company;
use super::ids::{ItemCode, PriceListId};
use super::moment::Moment;
use super::money::{Price, PriceUnit, rounded};
use super::policy::Policy;
use super::price_list::{PriceBook, Standard};
use super::priority::Priority;
use super::terms::{Terms, terms};
use serde::{Deserialize, Serialize};

/// Where a price comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "from")]
pub enum From {
    /// The contract.
    Contract,
    /// Its package.
    Package,
    /// An item of a price list.
    List {
        /// The list.
        list: PriceListId,
        /// The item.
        item: ItemCode,
    },
    /// The house rules.
    House,
}

/// A price with its VAT and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rated {
    /// The price.
    pub price: Price,
    /// VAT in percent; 0 without VAT.
    pub vat_percent: u8,
    /// Where from.
    pub from: From,
}

/// Who is asked for a price, in the order in which an answer counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Whom {
    /// The contract.
    Contract,
    /// Its package.
    Package,
    /// The client's own price list.
    Client,
    /// The list of clients of their category.
    Category,
    /// The list of everybody.
    Base,
    /// The house rules.
    House,
}

impl Whom {
    /// All of them, the first whose answer counts first.
    pub const ALL: [Self; 6] = [Self::Contract, Self::Package, Self::Client, Self::Category, Self::Base, Self::House];

    /// The name in texts.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Contract => "contract",
            Self::Package => "package",
            Self::Client => "client",
            Self::Category => "category",
            Self::Base => "base",
            Self::House => "house",
        }
    }
}

/// All that a client's price depends on.
#[derive(Clone, Copy, Debug)]
pub struct Tariff<'a> {
    /// The contract in force over its package, if there is one.
    pub terms: Terms<'a>,
    /// The client.
    pub company: Option<&'a Company>,
    /// The price lists.
    pub prices: &'a PriceBook,
    /// The house rules.
    pub policy: &'a Policy,
    /// When.
    pub at: Moment,
}

impl Tariff<'_> {
    /// An hour of work, before level and urgency; none where only a manager knows.
    #[must_use]
    pub fn hour(&self) -> Option<Rated> {
        Whom::ALL.iter().find_map(|whom| self.asked(Standard::Hour, *whom))
    }

    /// A visit; none where only a manager knows.
    #[must_use]
    pub fn visit(&self) -> Option<Rated> {
        Whom::ALL.iter().find_map(|whom| self.asked(Standard::Visit, *whom))
    }

    /// An hour of somebody of this level for work of this priority: the price of an hour times both percents of the package's
    /// table, rounded once, halves up.
    #[must_use]
    pub fn hour_of(&self, level: u8, priority: Priority) -> Option<Rated> {
        let mut rated = self.hour()?;
        let table = self.policy.billing.table(self.terms.package.map(|p| p.id.as_str()));
        let (level, urgency) = table.percents(level, priority);
        let exact = i128::from(rated.price.money.minor) * i128::from(level) * i128::from(urgency);
        rated.price.money.minor = rounded(exact, 10_000)?;
        Some(rated)
    }

    /// What one of those who are asked answers about an hour or a visit; the first who answers counts.
    #[must_use]
    pub fn asked(&self, what: Standard, whom: Whom) -> Option<Rated> {
        let vat_percent = self.policy.billing.vat_percent;
        let rated = |price: Price, from: From| Rated { price, vat_percent, from };
        // Each paper by itself: a package may have a price too where the contract's counts.
        let on = |terms: Terms| match what {
            Standard::Hour => terms.hour().map(|(price, _)| price.clone()),
            Standard::Visit => terms.visit().map(|(price, _)| price.clone()),
            Standard::Raise => None,
        };
        match whom {
            Whom::Contract => on(terms(self.terms.contract, None)).map(|price| rated(price, From::Contract)),
            Whom::Package => on(terms(None, self.terms.package)).map(|price| rated(price, From::Package)),
            Whom::Client | Whom::Category | Whom::Base => {
                let offered = self.prices.standard_of(whom.name(), what, self.company, self.at)?;
                let from = From::List { list: offered.list.id.clone(), item: offered.item.code.clone() };
                Some(Rated { price: offered.item.price.clone(), vat_percent: offered.item.vat_percent, from })
            }
            // House prices are what clients are told, so VAT is in them.
            Whom::House => {
                let (money, unit) = match what {
                    Standard::Hour => (self.policy.base_hour.clone()?, PriceUnit::Hour),
                    Standard::Visit => (self.policy.base_visit.clone()?, PriceUnit::Piece),
                    Standard::Raise => return None,
                };
                Some(rated(Price { money, unit, vat: true }, From::House))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::Money;
    use crate::desk::policy::RateTable;
    use crate::desk::price_list::tests::{item, list};
    use crate::desk::price_list::{PriceItem, Scope};

    fn book() -> PriceBook {
        let hour = PriceItem { stands_for: Some(Standard::Hour), vat_percent: 10, ..item("hour", 300_000) };
        PriceBook::of(vec![list("base", Scope::Base, vec![hour])])
    }

    fn tariff<'a>(prices: &'a PriceBook, policy: &'a Policy) -> Tariff<'a> {
        Tariff { terms: Terms::default(), company: None, prices, policy, at: Moment(0) }
    }

    #[test]
    fn a_price_list_counts_before_the_house_and_nothing_is_unknown() {
        let policy = Policy { base_hour: Some(Money::rub(100)), base_visit: Some(Money::rub(200)), ..Policy::default() };
        let (book, empty, bare) = (book(), PriceBook::default(), Policy::default());
        let hour = tariff(&book, &policy).hour().unwrap();
        assert_eq!((hour.price.money.minor, hour.vat_percent), (300_000, 10));
        assert_eq!(hour.from, From::List { list: "base".into(), item: "hour".into() });
        let visit = tariff(&book, &policy).visit().unwrap();
        assert_eq!((visit.price.money.minor, visit.from), (200, From::House), "the list has no visit");
        assert_eq!(tariff(&empty, &bare).hour(), None);
    }

    #[test]
    fn the_price_of_an_hour_depends_on_level_and_urgency() {
        let mut policy = Policy::default();
        policy.billing.levels = [100, 100, 120, 150, 200];
        policy.billing.urgency = [90, 100, 125, 150];
        let book = book();
        let price = |level, priority| tariff(&book, &policy).hour_of(level, priority).unwrap().price.money.minor;
        assert_eq!(price(1, Priority::Normal), 300_000);
        assert_eq!(price(3, Priority::High), 450_000, "3 000 x 1.2 x 1.25");
        assert_eq!(price(0, Priority::Low), 270_000, "no level asked for is the first");
        assert_eq!(price(9, Priority::Critical), 900_000, "there is none above the fifth");
    }

    #[test]
    fn a_package_has_a_table_of_its_own() {
        let mut billing = Policy::default().billing;
        billing.packages.insert("gold".into(), RateTable { levels: [100; 5], urgency: [100, 100, 100, 200] });
        assert_eq!(billing.table(Some("gold")).percents(5, Priority::Critical), (100, 200));
        assert_eq!(billing.table(Some("basic")).percents(5, Priority::Critical), (100, 100));
    }
}
