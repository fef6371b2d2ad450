//! What paid work costs: the contract's rates, else the package's, else the price lists, else the house prices.

use super::{Facts, Question};
use crate::desk::terms::Terms;
use crate::desk::{Price, PriceBook, Tariff};

/// An hour and a visit; each may be unknown, then a manager will say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Prices {
    pub hour: Option<Price>,
    pub visit: Option<Price>,
}

impl Prices {
    /// The rates of a contract in force, else those of its package, else the client's price lists, else the house prices.
    pub fn of(terms: Terms, facts: &Facts) -> Self {
        let none = PriceBook::default();
        let prices = facts.dossier.map_or(&none, |dossier| &dossier.prices);
        let company = facts.dossier.map(|dossier| &dossier.company);
        let tariff = Tariff { terms, company, prices, policy: facts.policy, at: facts.now };
        Self { hour: tariff.hour().map(|rated| rated.price), visit: tariff.visit().map(|rated| rated.price) }
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
