//! What a dispatcher types behind a name: how much, at what price, with what discount: `2`, `1:30`, `3 по 1500`, `2 -10%`.

use super::money::PriceUnit;
use super::quantity::Quantity;
use super::spec::Line;
use crate::text::twin;

/// Words between a quantity and a price.
const AT: [&str; 6] = ["по", "x", "х", "×", "*", "by"];

/// How much, at what price, with what discount; what was not typed is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Amount {
    /// How much, as it was typed: what it means depends on the unit.
    pub quantity: Option<String>,
    /// The price of one, in minor units.
    pub minor: Option<i64>,
    /// The discount in hundredths of a percent.
    pub discount: Option<u16>,
}

impl Amount {
    /// Takes the amount off the end of a line; gives the words before it.
    #[must_use]
    pub fn behind(text: &str) -> (String, Self) {
        let mut words: Vec<&str> = text.split_whitespace().collect();
        let mut amount = Self::default();
        if let Some(share) = words.last().and_then(|word| discount(word)) {
            amount.discount = Some(share);
            words.pop();
        }
        if let [.., at, price] = words.as_slice()
            && is_at(at)
            && let Some(minor) = minor(price)
        {
            amount.minor = Some(minor);
            words.truncate(words.len() - 2);
        }
        // Any unit will do here: hours take whatever can be a quantity at all.
        if let Some(last) = words.last().filter(|word| Quantity::parse(word, PriceUnit::Hour).is_some()) {
            amount.quantity = Some((*last).to_owned());
            words.pop();
        }
        (words.join(" "), amount)
    }

    /// Reads a line that is an amount and nothing else; none where words are left over, or nothing is there.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (words, amount) = Self::behind(text);
        (words.is_empty() && amount != Self::default()).then_some(amount)
    }

    /// The line with it. What was not typed stays.
    ///
    /// # Errors
    /// The code of what no line can have.
    pub fn on(&self, line: &Line) -> Result<Line, &'static str> {
        let mut line = line.clone();
        if let Some(text) = &self.quantity {
            line.quantity = Quantity::parse(text, line.price.unit).ok_or("line-quantity")?;
        }
        if let Some(minor) = self.minor {
            line.price.money.minor = minor;
        }
        if let Some(discount) = self.discount {
            line.discount = discount;
        }
        line.wrong().map_or(Ok(line), Err)
    }
}

/// One of the words, on either layout: `по` is also `gj`.
fn is_at(word: &str) -> bool {
    let word = word.to_lowercase();
    AT.contains(&word.as_str()) || twin(&word).to_lowercase() == "по"
}

/// `-10%`, `−7,5%`.
fn discount(word: &str) -> Option<u16> {
    let share = word.strip_prefix(['-', '−'])?.strip_suffix('%')?;
    hundredths(share).filter(|share| *share <= 10_000).and_then(|share| u16::try_from(share).ok())
}

/// `1500`, `1500,50`.
fn minor(word: &str) -> Option<i64> {
    hundredths(word.trim_end_matches(['₽', 'р', '.']))
}

fn hundredths(text: &str) -> Option<i64> {
    let (whole, part) = text.split_once([',', '.']).unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || whole.len() > 12 || part.len() > 2 || !digits(whole) || !digits(part) {
        return None;
    }
    let part = format!("{part:0<2}");
    whole.parse::<i64>().ok()?.checked_mul(100)?.checked_add(part.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::spec::tests::line;

    fn amount(quantity: &str, minor: i64, discount: u16) -> Amount {
        Amount {
            quantity: (!quantity.is_empty()).then(|| quantity.to_owned()),
            minor: (minor > 0).then_some(minor),
            discount: (discount > 0).then_some(discount),
        }
    }

    #[test]
    fn an_amount_stands_behind_the_words() {
        for (text, words, want) in [
            ("ди", "ди", amount("", 0, 0)),
            ("диск 2", "диск", amount("2", 0, 0)),
            ("выезд ночью 1:30", "выезд ночью", amount("1:30", 0, 0)),
            ("кабель 12,5 по 45,50", "кабель", amount("12,5", 4_550, 0)),
            ("кабель 12 gj 45", "кабель", amount("12", 4_500, 0)),
            ("диск 2 x 1500 -10%", "диск", amount("2", 150_000, 1_000)),
            ("камера 2 -7,5%", "камера", amount("2", 0, 750)),
            ("2", "", amount("2", 0, 0)),
            ("по 900", "", amount("", 90_000, 0)),
            ("ключ 10-12", "ключ 10-12", amount("", 0, 0)),
        ] {
            assert_eq!(Amount::behind(text), (words.to_owned(), want), "{text}");
        }
        assert_eq!(
            (Amount::read("2 по 900"), Amount::read("диск 2"), Amount::read(" ")),
            (Some(amount("2", 90_000, 0)), None, None)
        );
    }

    #[test]
    fn what_was_not_typed_stays() {
        let old = line(10_000, Quantity::units(3));
        let new = amount("", 20_000, 0).on(&old).unwrap();
        assert_eq!((new.quantity, new.price.money.minor), (old.quantity, 20_000));
        assert_eq!(amount("1:30", 0, 0).on(&old), Err("line-quantity"), "a piece has no minutes");
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_fall(text in "\\PC*") {
            let (_, amount) = Amount::behind(&text);
            let _ = amount.on(&line(100, Quantity::ONE));
        }
    }
}
