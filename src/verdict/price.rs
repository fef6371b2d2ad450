//! What paid work costs: the contract's rates, else the package's, else the house prices.

use super::Question;
use crate::desk::contract::{Contract, Package, Rates};
use crate::desk::{Money, Policy, Price, PriceUnit};

/// An hour and a visit; each may be unknown, then a manager will say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Prices {
    pub hour: Option<Price>,
    pub visit: Option<Price>,
}

impl Prices {
    /// The rates of a contract in force; without one only the house prices count.
    pub fn of(contract: Option<&Contract>, package: Option<&Package>, policy: &Policy) -> Self {
        let own = contract.and_then(|c| c.rates.as_ref());
        let rate = |pick: fn(&Rates) -> Option<&Price>| own.and_then(pick).or_else(|| pick(&package?.rates)).cloned();
        // House prices are what clients are told, so VAT is in them.
        let house = |money: &Option<Money>, unit| money.clone().map(|money| Price { money, unit, vat: true });
        Self {
            hour: rate(|r| r.hour.as_ref()).or_else(|| house(&policy.base_hour, PriceUnit::Hour)),
            visit: rate(|r| r.visit.as_ref()).or_else(|| house(&policy.base_visit, PriceUnit::Piece)),
        }
    }

    /// Those that the question is about: nobody drives to a consultation by phone.
    pub fn for_question(self, question: &Question) -> Self {
        let by_phone = question.consultation && !question.visit;
        Self { visit: self.visit.filter(|_| !by_phone), ..self }
    }

    pub fn are_unknown(&self) -> bool {
        self.hour.is_none() && self.visit.is_none()
    }

    /// Which of the two the phrase names.
    pub fn named(&self) -> &'static str {
        match (&self.visit, &self.hour) {
            (Some(_), Some(_)) => "both",
            (Some(_), None) => "visit",
            _ => "hour",
        }
    }
}
