//! The question with what it is judged by: the contract, its package, whose clock counts.

use super::contract::{nearest, pick_contract, terms_of};
use super::cover::Object;
use super::{Facts, Question};
use crate::desk::Dossier;
use crate::desk::contract::Contract;
use crate::desk::terms::Terms;
use crate::sla::Calendar;
use chrono_tz::Tz;

/// The question about a known client.
#[derive(Clone, Copy, Debug)]
pub(super) struct Matter<'a> {
    pub facts: &'a Facts<'a>,
    pub question: &'a Question,
    pub dossier: &'a Dossier,
    /// The contract in force.
    pub contract: Option<&'a Contract>,
    /// The one to speak of: in force, else the nearest to being so.
    pub shown: Option<&'a Contract>,
    /// What the contract in force and its package say.
    pub terms: Terms<'a>,
}

impl<'a> Matter<'a> {
    /// None without a client: then there is nothing to judge by.
    pub fn of(facts: &'a Facts<'a>, question: &'a Question) -> Option<Self> {
        let dossier = facts.dossier?;
        let contract = pick_contract(dossier, &asked(facts, question), facts.now);
        let shown = contract.or_else(|| nearest(dossier, facts.now));
        let terms = contract.map(|c| terms_of(facts, c)).unwrap_or_default();
        Some(Self { facts, question, dossier, contract, shown, terms })
    }

    /// What the question is about, as far as it is known.
    pub fn object(&self) -> Object<'a> {
        Object::of(self.question, self.dossier, self.facts.contact)
    }

    /// The hours that count for the contract in force.
    pub fn calendar(&self) -> Option<&'a Calendar> {
        let targets = self.terms.targets()?;
        self.facts.calendars.get(targets.calendar(self.question.priority))
    }
}

/// The question with what the caller's own record adds.
fn asked(facts: &Facts, question: &Question) -> Question {
    let usual = || facts.contact.filter(|_| question.asset.is_none()).and_then(|c| c.site.clone());
    Question { site: question.site.clone().or_else(usual), ..question.clone() }
}

/// By whose clock the periods of a contract turn: its calendar's, else the desk's. One that never closes has no clock of its own (UTC).
pub(super) fn zone(facts: &Facts, terms: Terms) -> Tz {
    let calendar = terms.targets().and_then(|t| facts.calendars.get(&t.calendar));
    calendar.map(Calendar::zone).filter(|zone| *zone != Tz::UTC).unwrap_or(facts.policy.zone)
}
