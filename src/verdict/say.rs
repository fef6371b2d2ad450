//! The words to say aloud: the house's own sentence for the reason that decides, else the built-in phrase.

use super::matter::Matter;
use super::price::Prices;
use super::reason::{Effect, Finding};
use super::{Facts, Level, Reason, Value};
use crate::text::Raw;

/// Sums of a debt: said only to whoever may hear them.
const PRIVATE: [&str; 2] = ["sum", "total"];

/// The phrase, with the values that it names.
pub(super) fn phrase(facts: &Facts, decides: &Finding, level: Level, prices: &Prices) -> Reason {
    let costs = level == Level::Chargeable && decides.effect == Effect::Charges;
    let code = if costs && prices.are_unknown() { "paid-price-later" } else { decides.say };
    let built_in = Reason { args: told(facts, decides, code), ..Reason::new(code) };
    let say = if costs { prices.in_words(built_in) } else { built_in };
    own(facts, decides, &say).unwrap_or(say)
}

/// What the deciding reason names and this caller may hear.
fn told(facts: &Facts, decides: &Finding, code: &str) -> Vec<(String, Value)> {
    let hears = facts.contact.is_some_and(|c| c.may.hear_debt);
    let of_debt = decides.reason.code.starts_with("debt-");
    let mut args = decides.reason.args.clone();
    args.retain(|(name, _)| !of_debt || !PRIVATE.contains(&name.as_str()) || (hears && code == "debt-sum"));
    args
}

/// The house's own sentence, where every place in it has a value that may be said; a hole in a sentence is worse than the usual words.
fn own(facts: &Facts, decides: &Finding, say: &Reason) -> Option<Reason> {
    let phrase = facts.policy.verdict.phrases.get(&decides.reason.code)?;
    let known = |place: &str| say.args.iter().any(|(name, _)| name == place);
    phrase.places().all(known).then(|| Reason { own: Some(phrase.clone()), ..say.clone() })
}

impl Prices {
    /// The phrase with the prices that are known.
    fn in_words(&self, say: Reason) -> Reason {
        if self.are_unknown() {
            return say;
        }
        let say = say.words("prices", &Raw::new(self.named()));
        let say = self.visit.iter().fold(say, |say, p| say.money("visit", &p.money));
        self.hour.iter().fold(say, |say, p| say.money("hour", &p.money))
    }
}

/// Who approves is worth a call at once: their name stands in the reasons too.
pub(super) fn who_pays(matter: &Matter) -> Option<Reason> {
    let approver = matter.dossier.company.approver.as_ref();
    match (matter.facts.contact, approver) {
        (Some(contact), _) if contact.may.approve => Some(Reason::new("caller-approves")),
        (_, Some(approver)) => Some(super::people::named("paid-approver", approver)),
        _ => None,
    }
}
