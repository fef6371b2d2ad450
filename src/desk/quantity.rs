//! How much of something: in thousandths of a unit, or in minutes where the unit is an hour. Both are whole numbers, so that
//! twenty minutes are a third of an hour and not 0.333 of one.

use super::money::PriceUnit;
use serde::{Deserialize, Serialize};

/// The most that one line may have of anything, in units: a slip of a finger is not a million hours.
const MOST: i64 = 100_000;

/// How much.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Quantity {
    /// Thousandths of the unit.
    #[serde(rename = "quantity_milli")]
    Milli(i64),
    /// Minutes, where the unit is an hour or a norm-hour.
    #[serde(rename = "quantity_minutes")]
    Minutes(i64),
}

impl Quantity {
    /// One unit.
    pub const ONE: Self = Self::Milli(1_000);

    /// So many whole units.
    #[must_use]
    pub const fn units(units: i64) -> Self {
        Self::Milli(units.saturating_mul(1_000))
    }

    /// The quantity as a fraction of the unit: what above the line, what below it.
    #[must_use]
    pub const fn fraction(self) -> (i64, i64) {
        match self {
            Self::Milli(milli) => (milli, 1_000),
            Self::Minutes(minutes) => (minutes, 60),
        }
    }

    /// Can a line have it: more than nothing, at most a hundred thousand units, minutes only of hours?
    #[must_use]
    pub fn suits(self, unit: PriceUnit) -> bool {
        let (parts, whole) = self.fraction();
        let of_hours = matches!(self, Self::Milli(_)) || unit.is_time();
        of_hours && parts > 0 && parts <= MOST * whole
    }

    /// Minutes of it, a part of a minute cut off; none where the unit is no hour.
    #[must_use]
    pub fn minutes(self, unit: PriceUnit) -> Option<i64> {
        match self {
            _ if !unit.is_time() => None,
            Self::Minutes(minutes) => Some(minutes),
            Self::Milli(milli) => milli.checked_mul(60).map(|parts| parts / 1_000),
        }
    }

    /// Reads what a person types: `2`, `1,5`, `0.125`, and of hours `1:30`, `90м`, `90 min`. None for nonsense, for more than three
    /// places after the comma and for what no line can have.
    #[must_use]
    pub fn parse(text: &str, unit: PriceUnit) -> Option<Self> {
        let text = text.trim().to_lowercase();
        let quantity = if let Some((hours, minutes)) = text.split_once(':') {
            let (hours, minutes) = (digits(hours)?, digits(minutes).filter(|m| *m < 60)?);
            Self::Minutes(hours.checked_mul(60)?.checked_add(minutes)?)
        } else if let Some(minutes) = ["мин.", "мин", "min", "м", "m"].iter().find_map(|tail| text.strip_suffix(tail)) {
            Self::Minutes(digits(minutes.trim_end())?)
        } else {
            Self::Milli(milli(&text)?)
        };
        quantity.suits(unit).then_some(quantity)
    }
}

fn digits(text: &str) -> Option<i64> {
    let plain = !text.is_empty() && text.len() <= 9 && text.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

fn milli(text: &str) -> Option<i64> {
    let (whole, part) = text.split_once([',', '.']).unwrap_or((text, ""));
    if part.len() > 3 || (part.is_empty() && text.contains([',', '.'])) {
        return None;
    }
    let part = if part.is_empty() { 0 } else { digits(part)? * 10_i64.pow(3 - part.len() as u32) };
    digits(whole)?.checked_mul(1_000)?.checked_add(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quantity_is_read_as_people_type_it() {
        for (text, want) in [
            ("2", Some(Quantity::Milli(2_000))),
            (" 1,5 ", Some(Quantity::Milli(1_500))),
            ("0.125", Some(Quantity::Milli(125))),
            ("1:30", Some(Quantity::Minutes(90))),
            ("0:20", Some(Quantity::Minutes(20))),
            ("90м", Some(Quantity::Minutes(90))),
            ("90 min", Some(Quantity::Minutes(90))),
            ("0", None),
            ("-1", None),
            ("1,", None),
            ("1.2345", None),
            ("1:60", None),
            ("100001", None),
            ("9999999999999999999", None),
            ("два", None),
            ("", None),
        ] {
            assert_eq!(Quantity::parse(text, PriceUnit::Hour), want, "{text}");
        }
    }

    #[test]
    fn pieces_have_no_minutes() {
        assert_eq!(Quantity::parse("1:30", PriceUnit::Piece), None);
        assert_eq!(Quantity::parse("3", PriceUnit::Piece), Some(Quantity::units(3)));
        assert_eq!(Quantity::units(3).minutes(PriceUnit::Piece), None);
        assert_eq!(Quantity::Milli(1_500).minutes(PriceUnit::NormHour), Some(90));
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_fall(text in "\\PC*") {
            let read = Quantity::parse(&text, PriceUnit::Hour);
            proptest::prop_assert!(read.is_none_or(|q| q.suits(PriceUnit::Hour)));
        }
    }
}
