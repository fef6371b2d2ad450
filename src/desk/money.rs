//! Money in integer minor units.

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
