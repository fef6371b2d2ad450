//! Money in integer minor units, what it is counted by, and the one rule of rounding.

use serde::{Deserialize, Serialize};

/// An amount of money.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    /// Minor units (kopecks); negative is a prepayment where a debt is meant.
    pub minor: i64,
    /// ISO 4217 code.
    pub currency: String,
}

impl Money {
    /// Roubles, given in kopecks.
    #[must_use]
    pub fn rub(minor: i64) -> Self {
        Self { minor, currency: "RUB".into() }
    }

    /// What so many minutes cost where this is the price of an hour, rounded once to a kopeck; none where it does not fit.
    #[must_use]
    pub fn of_minutes(&self, minutes: i64) -> Option<i64> {
        rounded(i128::from(self.minor) * i128::from(minutes), 60)
    }

    /// That part of it, rounded once to a kopeck; none where `whole` is not positive or it does not fit.
    #[must_use]
    pub fn share(&self, part: i64, whole: i64) -> Option<i64> {
        rounded(i128::from(self.minor) * i128::from(part), i128::from(whole))
    }
}

/// What a price is counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PriceUnit {
    /// An hour of an engineer.
    Hour,
    /// A norm-hour: the standard duration of a typical work.
    NormHour,
    /// A piece: a part, a visit.
    Piece,
    /// A point of the tariff.
    Point,
    /// A unit of money: the quantity is the sum, the price what is taken for each rouble of it.
    Money,
}

impl PriceUnit {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Hour, Self::NormHour, Self::Piece, Self::Point, Self::Money];

    /// The name in JSON and in tables.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Hour => "hour",
            Self::NormHour => "norm-hour",
            Self::Piece => "piece",
            Self::Point => "point",
            Self::Money => "money",
        }
    }

    /// Is it counted in hours?
    #[must_use]
    pub const fn is_time(self) -> bool {
        matches!(self, Self::Hour | Self::NormHour)
    }
}

/// A price with what it is counted by.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Price {
    /// How much for one unit.
    pub money: Money,
    /// The unit.
    pub unit: PriceUnit,
    /// True when VAT is already in it.
    pub vat: bool,
}

/// A share rounded to a whole kopeck, halves away from zero, as an invoice of 1C rounds; none where `whole` is not positive or the
/// answer does not fit.
#[must_use]
pub(super) fn rounded(parts: i128, whole: i128) -> Option<i64> {
    if whole <= 0 {
        return None;
    }
    let twice = parts.checked_mul(2)?;
    let away = if parts < 0 { -whole } else { whole };
    i64::try_from(twice.checked_add(away)? / whole.checked_mul(2)?).ok()
}

#[cfg(test)]
mod tests {
    use super::rounded;
    use proptest::prelude::*;

    #[test]
    fn halves_go_away_from_zero() {
        for (parts, whole, want) in [(5, 10, 1), (4, 10, 0), (15, 10, 2), (25, 10, 3), (-5, 10, -1), (-4, 10, 0), (7, 1, 7)] {
            assert_eq!(rounded(parts, whole), Some(want), "{parts}/{whole}");
        }
        assert_eq!((rounded(1, 0), rounded(i128::from(i64::MAX) + 1, 1)), (None, None));
    }

    proptest! {
        #[test]
        fn rounding_moves_a_sum_by_half_a_kopeck_at_most(parts in any::<i64>(), whole in 1..10_000_000_i64) {
            let whole = i128::from(whole);
            let parts = i128::from(parts);
            let got = i128::from(rounded(parts, whole).unwrap());
            prop_assert!(2 * (got * whole - parts).abs() <= whole);
        }
    }
}
