//! What paid work costs: the contract's rates, else the package's, else the price lists, else the house prices.

use super::{Facts, Question};
use crate::desk::tariff::{From, Rated};
use crate::desk::terms::Terms;
use crate::desk::{Price, Tariff};

/// An hour and a visit; each may be unknown, then a manager will say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Prices {
    pub hour: Option<Price>,
    pub visit: Option<Price>,
    hour_from: Option<From>,
    visit_from: Option<From>,
}

impl Prices {
    /// The rates of a contract in force, else those of its package, else the client's price lists, else the house prices.
    pub fn of(terms: Terms, facts: &Facts) -> Self {
        let prices = facts.dossier.map_or(facts.prices, |dossier| &dossier.prices);
        let company = facts.dossier.map(|dossier| &dossier.company);
        let tariff = Tariff { terms, company, prices, policy: facts.policy, at: facts.now };
        let [(hour, hour_from), (visit, visit_from)] = [tariff.hour(), tariff.visit()].map(|rated: Option<Rated>| {
            let (price, from) = rated.map(|rated| (rated.price, rated.from)).unzip();
            (price, from)
        });
        Self { hour, visit, hour_from, visit_from }
    }

    /// Those that the question is about: nobody drives to a consultation by phone.
    pub fn for_question(self, question: &Question) -> Self {
        let by_phone = question.consultation && !question.visit;
        Self { visit: self.visit.filter(|_| !by_phone), ..self }
    }

    /// Where the price of the hour comes from, and that of the visit, as far as they are told.
    pub fn from(&self) -> [Option<From>; 2] {
        let told = |from: &Option<From>, is_told: bool| from.clone().filter(|_| is_told);
        [told(&self.hour_from, self.hour.is_some()), told(&self.visit_from, self.visit.is_some())]
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
