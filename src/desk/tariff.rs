//! What an hour and a visit cost a client: by the contract, else its package, else the price lists (the client's, the category's,
//! the base), else the house's prices; an hour then by the level of skill and by urgency.

use super::client::Company;
use super::ids::{ItemCode, PriceListId};
use super::moment::Moment;
use super::money::{Money, Price, PriceUnit, rounded};
use super::policy::Policy;
use super::price_list::{PriceBook, Standard};
use super::priority::Priority;
use super::terms::{Stated, Terms};

/// Where a price comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
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
        self.first(self.terms.hour(), Standard::Hour, self.policy.base_hour.as_ref(), PriceUnit::Hour)
    }

    /// A visit; none where only a manager knows.
    #[must_use]
    pub fn visit(&self) -> Option<Rated> {
        self.first(self.terms.visit(), Standard::Visit, self.policy.base_visit.as_ref(), PriceUnit::Piece)
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

    fn first(
        &self,
        stated: Option<(&Price, Stated)>,
        standard: Standard,
        house: Option<&Money>,
        unit: PriceUnit,
    ) -> Option<Rated> {
        let vat_percent = self.policy.billing.vat_percent;
        let plain = |price: Price, from: From| Rated { price, vat_percent, from };
        let stated = stated.map(|(price, by)| match by {
            Stated::Contract => plain(price.clone(), From::Contract),
            Stated::Package => plain(price.clone(), From::Package),
        });
        let listed = || {
            let offered = self.prices.standard(standard, self.company, self.at)?;
            let from = From::List { list: offered.list.id.clone(), item: offered.item.code.clone() };
            Some(Rated { price: offered.item.price.clone(), vat_percent: offered.item.vat_percent, from })
        };
        // House prices are what clients are told, so VAT is in them.
        let house = || house.map(|money| plain(Price { money: money.clone(), unit, vat: true }, From::House));
        stated.or_else(listed).or_else(house)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
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
