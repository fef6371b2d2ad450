//! The specification of a ticket (спецификация): what was done and used, what it costs, who pays, and what the client sees of it.
//!
//! Arithmetic is in whole kopecks: a line is rounded once, halves up, after the discount; VAT is rounded once a line too, inside the
//! price or on top of it; so the lines always add up to the total to the kopeck.

use super::ids::ItemCode;
use super::money::{Money, Price, rounded};
use super::quantity::Quantity;
use crate::text::Raw;
use serde::{Deserialize, Serialize};

/// What a line is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LineKind {
    /// A work.
    #[default]
    Work,
    /// A part or a material.
    Part,
    /// A visit.
    Visit,
    /// Another service: a raise of priority, a consultation.
    Service,
}

impl LineKind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Work, Self::Part, Self::Visit, Self::Service];

    /// The name in JSON and in tables.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Work => "work",
            Self::Part => "part",
            Self::Visit => "visit",
            Self::Service => "service",
        }
    }
}

/// Where a line comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LineSource {
    /// A person put it there.
    #[default]
    ByHand,
    /// A raise of priority that the client pays for.
    Raise,
    /// A visit past the contract's limit.
    OverQuota,
}

/// A line of the specification.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Its number within the ticket, from 1; 0 until it stands there.
    #[serde(default)]
    pub number: u32,
    /// What it is about.
    #[serde(default)]
    pub kind: LineKind,
    /// The item of a price list, where it comes from one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<ItemCode>,
    /// What, in words.
    pub what: Raw,
    /// How much.
    #[serde(flatten)]
    pub quantity: Quantity,
    /// Price of one unit.
    pub price: Price,
    /// VAT in percent, inside the price or on top of it as the price says; 0 without VAT.
    #[serde(default)]
    pub vat_percent: u8,
    /// Discount in hundredths of a percent, 0 to 10 000.
    #[serde(default)]
    pub discount: u16,
    /// True when the contract pays: it is worth its sum and costs the client nothing.
    #[serde(default)]
    pub covered: bool,
    /// Does the client see it?
    pub visible: bool,
    /// Where it comes from.
    #[serde(default)]
    pub source: LineSource,
}

/// Why a line or a list of them has no sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum NoSum {
    /// More money than can be counted.
    #[error("sum-too-large")]
    TooLarge,
    /// Two currencies in one list.
    #[error("sum-of-two-currencies")]
    TwoCurrencies,
}

/// A sum with its VAT, in minor units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Sum {
    /// Without VAT.
    pub net: i64,
    /// VAT.
    pub vat: i64,
    /// With VAT: what is paid.
    pub gross: i64,
}

impl Sum {
    /// Both together.
    ///
    /// # Errors
    /// More money than can be counted.
    pub fn plus(self, other: Self) -> Result<Self, NoSum> {
        let add = |a: i64, b: i64| a.checked_add(b).ok_or(NoSum::TooLarge);
        Ok(Self { net: add(self.net, other.net)?, vat: add(self.vat, other.vat)?, gross: add(self.gross, other.gross)? })
    }
}

impl Line {
    /// One piece of something at a price, in sight of the client and at their cost.
    #[must_use]
    pub fn one(kind: LineKind, what: impl Into<Raw>, price: Price, vat_percent: u8) -> Self {
        let (item, quantity) = (None, Quantity::ONE);
        let (number, discount, covered, visible, source) = (0, 0, false, true, LineSource::ByHand);
        Self { number, kind, item, what: what.into(), quantity, price, vat_percent, discount, covered, visible, source }
    }

    /// A raise of priority that the client pays for. The words are the client's document, so they are in its language.
    #[must_use]
    pub fn raise(price: Price, vat_percent: u8) -> Self {
        let line = Self::one(LineKind::Service, "Повышение приоритета", price, vat_percent);
        Self { source: LineSource::Raise, ..line }
    }

    /// Quantity times price less the discount, rounded once to a kopeck; then the VAT, rounded once too.
    ///
    /// # Errors
    /// More money than can be counted.
    pub fn sum(&self) -> Result<Sum, NoSum> {
        let (parts, whole) = self.quantity.fraction();
        let kept = 10_000 - i128::from(self.discount.min(10_000));
        let price = i128::from(self.price.money.minor);
        let exact = i128::from(parts).checked_mul(price).and_then(|sum| sum.checked_mul(kept)).ok_or(NoSum::TooLarge)?;
        let amount = rounded(exact, i128::from(whole) * 10_000).ok_or(NoSum::TooLarge)?;
        let percent = i128::from(self.vat_percent);
        let share = |of: i128| rounded(i128::from(amount) * percent, of).ok_or(NoSum::TooLarge);
        Ok(if self.price.vat {
            let vat = share(100 + percent)?;
            Sum { net: amount - vat, vat, gross: amount }
        } else {
            let vat = share(100)?;
            Sum { net: amount, vat, gross: amount.checked_add(vat).ok_or(NoSum::TooLarge)? }
        })
    }

    /// What the client pays for it: nothing where the contract does.
    ///
    /// # Errors
    /// More money than can be counted.
    pub fn charged(&self) -> Result<Sum, NoSum> {
        if self.covered { Ok(Sum::default()) } else { self.sum() }
    }

    /// Minutes of work, where it is counted in hours.
    #[must_use]
    pub fn minutes(&self) -> Option<i64> {
        self.quantity.minutes(self.price.unit)
    }

    /// Why it cannot stand in a specification: the code of a text; none when it can.
    #[must_use]
    pub fn wrong(&self) -> Option<&'static str> {
        if !self.quantity.suits(self.price.unit) {
            return Some("line-quantity");
        }
        if self.price.money.minor < 0 || self.discount > 10_000 || self.vat_percent > 100 {
            return Some("line-price");
        }
        if self.what.is_blank() {
            return Some("line-without-words");
        }
        self.sum().is_err().then_some("sum-too-large")
    }
}

/// What a specification comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Total {
    /// What the client pays.
    pub charged: Sum,
    /// What the contract pays, at the prices of the lines.
    pub covered: Sum,
    /// ISO 4217 code; empty without lines.
    pub currency: String,
}

impl Total {
    /// The total of some lines.
    ///
    /// # Errors
    /// More money than can be counted, or two currencies.
    pub fn of<'a>(lines: impl IntoIterator<Item = &'a Line>) -> Result<Self, NoSum> {
        let mut total = Self::default();
        for line in lines {
            let currency = &line.price.money.currency;
            if total.currency.is_empty() {
                total.currency.clone_from(currency);
            } else if total.currency != *currency {
                return Err(NoSum::TwoCurrencies);
            }
            let part = if line.covered { &mut total.covered } else { &mut total.charged };
            *part = part.plus(line.sum()?)?;
        }
        Ok(total)
    }

    /// What the client pays, VAT in it.
    #[must_use]
    pub fn to_pay(&self) -> Money {
        Money { minor: self.charged.gross, currency: self.currency.clone() }
    }
}

/// The number that a new line gets: after all that stand there.
#[must_use]
pub fn next_number(lines: &[Line]) -> u32 {
    lines.iter().map(|line| line.number).max().unwrap_or(0).saturating_add(1)
}

/// The line of a number.
#[must_use]
pub fn numbered(lines: &[Line], number: u32) -> Option<&Line> {
    lines.iter().find(|line| line.number == number)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::desk::money::PriceUnit;
    use proptest::prelude::*;

    pub(crate) fn line(minor: i64, quantity: Quantity) -> Line {
        let unit = if matches!(quantity, Quantity::Minutes(_)) { PriceUnit::Hour } else { PriceUnit::Piece };
        let price = Price { money: Money::rub(minor), unit, vat: true };
        Line { quantity, ..Line::one(LineKind::Work, "замена диска", price, 22) }
    }

    fn gross(line: &Line) -> i64 {
        line.sum().unwrap().gross
    }

    #[test]
    fn a_line_is_rounded_once_halves_up() {
        assert_eq!(gross(&line(250_000, Quantity::Minutes(20))), 83_333, "a third of 2 500 is 833.33");
        assert_eq!(gross(&line(250_000, Quantity::Milli(1_500))), 375_000);
        assert_eq!(gross(&line(1, Quantity::Milli(500))), 1, "half a kopeck is a kopeck");
        assert_eq!(gross(&line(1, Quantity::Milli(499))), 0);
        assert_eq!(gross(&Line { discount: 750, ..line(99_999, Quantity::units(3)) }), 277_497, "7.5 % off 2 999.97");
    }

    #[test]
    fn vat_stands_inside_the_price_or_on_top_of_it() {
        let inside = line(122_000, Quantity::ONE);
        assert_eq!(inside.sum(), Ok(Sum { net: 100_000, vat: 22_000, gross: 122_000 }));
        let mut on_top = line(100_000, Quantity::ONE);
        on_top.price.vat = false;
        assert_eq!(on_top.sum(), Ok(Sum { net: 100_000, vat: 22_000, gross: 122_000 }));
        let none = Line { vat_percent: 0, ..on_top };
        assert_eq!(none.sum(), Ok(Sum { net: 100_000, vat: 0, gross: 100_000 }));
    }

    #[test]
    fn what_the_contract_pays_is_counted_apart() {
        let covered = Line { covered: true, ..line(250_000, Quantity::ONE) };
        let total = Total::of([&covered, &line(50_000, Quantity::ONE)]).unwrap();
        assert_eq!((total.to_pay(), total.covered.gross), (Money::rub(50_000), 250_000));
        assert_eq!(covered.charged(), Ok(Sum::default()));
    }

    #[test]
    fn what_cannot_be_counted_is_said_and_not_wrapped() {
        assert_eq!(line(i64::MAX, Quantity::units(2)).sum(), Err(NoSum::TooLarge));
        let large = line(i64::MAX - 5, Quantity::ONE);
        assert_eq!(Total::of([&large, &large]), Err(NoSum::TooLarge));
        let mut euro = line(1, Quantity::ONE);
        euro.price.money.currency = "EUR".into();
        assert_eq!(Total::of([&euro, &line(1, Quantity::ONE)]), Err(NoSum::TwoCurrencies));
    }

    #[test]
    fn a_line_that_makes_no_sense_says_why() {
        let good = line(100, Quantity::ONE);
        assert_eq!(good.wrong(), None);
        assert_eq!(Line { quantity: Quantity::Milli(0), ..good.clone() }.wrong(), Some("line-quantity"));
        assert_eq!(Line { quantity: Quantity::Minutes(5), ..good.clone() }.wrong(), Some("line-quantity"));
        assert_eq!(Line { discount: 10_001, ..good.clone() }.wrong(), Some("line-price"));
        assert_eq!(Line { what: " ".into(), ..good.clone() }.wrong(), Some("line-without-words"));
        assert_eq!(line(i64::MAX, Quantity::units(2)).wrong(), Some("sum-too-large"));
    }

    #[test]
    fn a_line_written_before_it_had_a_number_can_still_be_read() {
        let old = r#"{"what":"выезд","quantity_milli":1000,"visible":true,
            "price":{"money":{"minor":180000,"currency":"RUB"},"unit":"piece","vat":true}}"#;
        let read: Line = serde_json::from_str(old).unwrap();
        assert_eq!((read.number, read.quantity, read.source), (0, Quantity::ONE, LineSource::ByHand));
        let twenty = line(100, Quantity::Minutes(20));
        let told = serde_json::to_string(&twenty).unwrap();
        assert_eq!(serde_json::from_str::<Line>(&told).unwrap(), twenty);
    }

    pub(crate) fn any_line() -> impl Strategy<Value = Line> {
        let quantity = prop_oneof![(1..10_000_000_i64).prop_map(Quantity::Milli), (1..100_000_i64).prop_map(Quantity::Minutes)];
        let vat = prop::sample::select(vec![0_u8, 5, 7, 10, 20, 22]);
        (0..10_000_000_i64, quantity, vat, any::<bool>(), 0..=10_000_u16, any::<bool>()).prop_map(
            |(minor, quantity, vat_percent, inside, discount, covered)| {
                let mut line = Line { vat_percent, discount, covered, ..line(minor, quantity) };
                line.price.vat = inside;
                line
            },
        )
    }

    proptest! {
        #[test]
        fn the_lines_add_up_to_the_total(lines in prop::collection::vec(any_line(), 0..20)) {
            let total = Total::of(&lines).unwrap();
            let by_hand = |paid: bool| lines.iter().filter(|l| l.covered != paid).map(gross).sum::<i64>();
            prop_assert_eq!((total.charged.gross, total.covered.gross), (by_hand(true), by_hand(false)));
            for sum in [total.charged, total.covered] {
                prop_assert_eq!(sum.net + sum.vat, sum.gross);
            }
        }

        #[test]
        fn a_line_never_loses_more_than_half_a_kopeck(line in any_line()) {
            let sum = line.sum().unwrap();
            let (parts, whole) = line.quantity.fraction();
            let exact = i128::from(parts) * i128::from(line.price.money.minor) * i128::from(10_000 - line.discount);
            let amount = i128::from(if line.price.vat { sum.gross } else { sum.net });
            prop_assert!(2 * (amount * i128::from(whole) * 10_000 - exact).abs() <= i128::from(whole) * 10_000);
        }

        #[test]
        fn vat_is_its_share_to_half_a_kopeck(line in any_line()) {
            let sum = line.sum().unwrap();
            let percent = i128::from(line.vat_percent);
            let (of, whole) = if line.price.vat { (sum.gross, 100 + percent) } else { (sum.net, 100) };
            prop_assert!(2 * (i128::from(sum.vat) * whole - i128::from(of) * percent).abs() <= whole);
        }
    }
}
