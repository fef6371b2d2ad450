//! Price lists (прайс-листы): whose prices, from when until when, and which of them counts for a client.

use super::client::Company;
use super::ids::{CompanyId, ItemCode, PriceListId};
use super::moment::Moment;
use super::money::Price;
use super::quantity::Quantity;
use super::spec::LineKind;
use crate::text::Raw;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What an item stands for where a price is asked without naming one: before a ticket exists, and when a line puts itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standard {
    /// An hour of work.
    Hour,
    /// A visit.
    Visit,
    /// A raise of priority.
    Raise,
}

impl Standard {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Hour, Self::Visit, Self::Raise];

    /// The name in tables.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Hour => "hour",
            Self::Visit => "visit",
            Self::Raise => "raise",
        }
    }
}

/// An item of a price list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceItem {
    /// Its code: the same code in another list is the same thing at another price.
    pub code: ItemCode,
    /// What it is called.
    pub name: Raw,
    /// What it is.
    #[serde(default)]
    pub kind: LineKind,
    /// Price of one unit; its `vat` says whether VAT is in it.
    pub price: Price,
    /// VAT in percent; 0 without VAT.
    #[serde(default)]
    pub vat_percent: u8,
    /// How much of it one such work usually takes (norm-hours); what a line gets when nobody types a quantity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub norm: Option<Quantity>,
    /// Does the client see a line of it?
    #[serde(default = "seen")]
    pub visible: bool,
    /// What it stands for where no item is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stands_for: Option<Standard>,
}

const fn seen() -> bool {
    true
}

impl PriceItem {
    /// What a line gets when nobody types a quantity.
    #[must_use]
    pub fn usual(&self) -> Quantity {
        self.norm.unwrap_or(Quantity::ONE)
    }
}

/// Whose prices a list holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "for")]
pub enum Scope {
    /// Everybody's.
    #[default]
    Base,
    /// Those of the clients of a category.
    Category {
        /// The category, as it stands with the company.
        category: String,
    },
    /// One client's.
    Client {
        /// The client.
        company: CompanyId,
    },
}

impl Scope {
    /// The name in tables and in the texts.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Base => "base",
            Self::Category { .. } => "category",
            Self::Client { .. } => "client",
        }
    }

    /// Does it hold prices for this client?
    #[must_use]
    pub fn serves(&self, client: Option<&Company>) -> bool {
        match self {
            Self::Base => true,
            Self::Category { category } => client.is_some_and(|c| !category.is_empty() && c.category == *category),
            Self::Client { company } => client.is_some_and(|c| c.id == *company),
        }
    }
}

/// A price list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceList {
    /// Identifier.
    pub id: PriceListId,
    /// Name.
    #[serde(default)]
    pub name: Raw,
    /// Whose prices.
    #[serde(default)]
    pub scope: Scope,
    /// From; always when none.
    pub from: Option<Moment>,
    /// Until (exclusive); for good when none.
    pub until: Option<Moment>,
    /// Its items, in the order of the list.
    #[serde(default)]
    pub items: Vec<PriceItem>,
}

impl PriceList {
    /// Does it count at a moment?
    #[must_use]
    pub fn runs(&self, at: Moment) -> bool {
        self.from.is_none_or(|from| from <= at) && self.until.is_none_or(|until| at < until)
    }
}

/// An item with the list that it is taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offered<'a> {
    /// The item.
    pub item: &'a PriceItem,
    /// Its list.
    pub list: &'a PriceList,
}

/// All price lists of the desk.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PriceBook {
    lists: Vec<PriceList>,
}

impl PriceBook {
    /// A book of these lists.
    #[must_use]
    pub fn of(mut lists: Vec<PriceList>) -> Self {
        // The client's before the category's before the base; among equals the one that began last; then by id, so that it is the
        // same answer every time.
        lists.sort_by(|a, b| b.scope.cmp(&a.scope).then_with(|| b.from.cmp(&a.from)).then_with(|| a.id.cmp(&b.id)));
        Self { lists }
    }

    /// The lists, the one that counts first standing first.
    #[must_use]
    pub fn lists(&self) -> &[PriceList] {
        &self.lists
    }

    fn for_client<'a>(&'a self, client: Option<&'a Company>, at: Moment) -> impl Iterator<Item = Offered<'a>> {
        let lists = self.lists.iter().filter(move |list| list.runs(at) && list.scope.serves(client));
        lists.flat_map(|list| list.items.iter().map(move |item| Offered { item, list }))
    }

    /// Everything that a client can be charged at a moment, each code once: the client's own price beats the category's, that beats
    /// the base. By name, then by code.
    #[must_use]
    pub fn offers<'a>(&'a self, client: Option<&'a Company>, at: Moment) -> Vec<Offered<'a>> {
        let mut by_code: BTreeMap<&ItemCode, Offered<'_>> = BTreeMap::new();
        for offered in self.for_client(client, at) {
            by_code.entry(&offered.item.code).or_insert(offered);
        }
        let mut offers: Vec<Offered<'_>> = by_code.into_values().collect();
        offers.sort_by(|a, b| a.item.name.raw().cmp(b.item.name.raw()));
        offers
    }

    /// The item of a code.
    #[must_use]
    pub fn item<'a>(&'a self, code: &ItemCode, client: Option<&'a Company>, at: Moment) -> Option<Offered<'a>> {
        self.for_client(client, at).find(|offered| offered.item.code == *code)
    }

    /// The item that stands for something in the lists of one scope (`client`, `category`, `base`).
    #[must_use]
    pub fn standard_of<'a>(
        &'a self,
        scope: &str,
        what: Standard,
        client: Option<&'a Company>,
        at: Moment,
    ) -> Option<Offered<'a>> {
        let of_scope = |offered: &Offered<'_>| offered.list.scope.name() == scope && offered.item.stands_for == Some(what);
        self.for_client(client, at).find(of_scope)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::desk::money::{Money, PriceUnit};
    use proptest::prelude::*;

    pub(crate) fn item(code: &str, minor: i64) -> PriceItem {
        PriceItem {
            code: code.into(),
            name: code.into(),
            kind: LineKind::Work,
            price: Price { money: Money::rub(minor), unit: PriceUnit::Piece, vat: true },
            vat_percent: 22,
            norm: None,
            visible: true,
            stands_for: None,
        }
    }

    pub(crate) fn list(id: &str, scope: Scope, items: Vec<PriceItem>) -> PriceList {
        PriceList { id: id.into(), name: id.into(), scope, from: None, until: None, items }
    }

    fn category() -> Scope {
        Scope::Category { category: "retail".into() }
    }

    fn client() -> Scope {
        Scope::Client { company: "romashka".into() }
    }

    fn romashka(category: &str) -> Company {
        let json = serde_json::json!({ "id": "romashka", "name": "Ромашка", "category": category });
        serde_json::from_value(json).unwrap()
    }

    #[test]
    fn the_clients_price_beats_the_categorys_and_that_the_base() {
        let book = PriceBook::of(vec![
            list("a-base", Scope::Base, vec![item("visit", 300), item("lamp", 30), item("fuse", 3)]),
            list("b-retail", category(), vec![item("visit", 200), item("lamp", 20)]),
            list("c-own", client(), vec![item("visit", 100)]),
        ]);
        let prices = |who: Option<&Company>| {
            book.offers(who, Moment(0))
                .iter()
                .map(|o| (o.item.code.as_str().to_owned(), o.item.price.money.minor))
                .collect::<Vec<_>>()
        };
        let named = |fuse, lamp, visit| vec![("fuse".to_owned(), fuse), ("lamp".to_owned(), lamp), ("visit".to_owned(), visit)];
        assert_eq!(prices(Some(&romashka("retail"))), named(3, 20, 100));
        assert_eq!(prices(Some(&romashka(""))), named(3, 30, 100));
        assert_eq!(prices(None), named(3, 30, 300));
    }

    #[test]
    fn a_list_counts_between_its_dates_and_the_younger_one_wins() {
        let old = PriceList { until: Some(Moment(100)), ..list("old", Scope::Base, vec![item("visit", 1)]) };
        let new = PriceList { from: Some(Moment(50)), ..list("new", Scope::Base, vec![item("visit", 2)]) };
        let book = PriceBook::of(vec![old, new]);
        let at = |at| book.item(&"visit".into(), None, Moment(at)).map(|o| o.item.price.money.minor);
        assert_eq!([at(0), at(50), at(99), at(100)], [Some(1), Some(2), Some(2), Some(2)]);
    }

    #[test]
    fn an_item_stands_for_an_hour_or_a_visit() {
        let visit = PriceItem { stands_for: Some(Standard::Visit), ..item("B-7", 180_000) };
        let book = PriceBook::of(vec![list("base", Scope::Base, vec![item("B-1", 5), visit])]);
        let of = |scope, what| book.standard_of(scope, what, None, Moment(0)).map(|o| o.item.code.as_str());
        assert_eq!(of("base", Standard::Visit), Some("B-7"));
        assert_eq!((of("base", Standard::Hour), of("client", Standard::Visit)), (None, None));
    }

    #[test]
    fn a_list_is_read_back_as_it_was_written() {
        let hour = PriceItem { norm: Some(Quantity::Minutes(90)), ..item("disk", 5) };
        let own = list("own", client(), vec![hour]);
        let told = serde_json::to_string(&own).unwrap();
        assert_eq!(serde_json::from_str::<PriceList>(&told).unwrap(), own);
    }

    proptest! {
        #[test]
        fn the_nearest_list_that_has_a_code_gives_its_price(
            order in Just(vec![0_usize, 1, 2]).prop_shuffle(),
            has in prop::array::uniform3(prop::collection::vec(any::<bool>(), 5)),
        ) {
            let scopes = [client(), category(), Scope::Base];
            let lists = order.iter().map(|&rank| {
                let items = (0..5).filter(|code| has[rank][*code]).map(|code| item(&format!("c{code}"), rank as i64));
                list(&format!("l{rank}"), scopes[rank].clone(), items.collect())
            });
            let book = PriceBook::of(lists.collect());
            let company = romashka("retail");
            let offers = book.offers(Some(&company), Moment(0));
            for code in 0..5_usize {
                let want = has.iter().position(|of_list| of_list[code]).map(|rank| rank as i64);
                let id = ItemCode::from(format!("c{code}"));
                let all = offers.iter().find(|o| o.item.code == id).map(|o| o.item.price.money.minor);
                let one = book.item(&id, Some(&company), Moment(0)).map(|o| o.item.price.money.minor);
                prop_assert_eq!((all, one), (want, want));
            }
        }
    }
}
