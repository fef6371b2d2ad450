//! The verdict: all findings, the one that decides, the words and the price.

use super::contract::state;
use super::debt::debt;
use super::hours::hours;
use super::matter::Matter;
use super::offer::offers;
use super::people::{booked, known, manager};
use super::price::Prices;
use super::quota::limits;
use super::reason::{Effect, Finding};
use super::say::{phrase, who_pays};
use super::{Certainty, Facts, Level, Question, Reason, Verdict};
use crate::desk::client::Approver;
use crate::desk::ticket::Excused;
use crate::desk::{Phone, Policy};
use crate::text::Raw;

/// The reason that says that whoever may approve has done so.
const AGREED: &str = "agreed";

/// May we serve this? The level, how sure it is, why, what to say and what it costs.
///
/// What decides, first to last: danger to people or an unguarded object, a lead's stop, a warranty, a debt or suspended contract that
/// needs approval, what is outside the contract, its limits or its hours, what is not known yet, the contract.
#[must_use]
pub fn judge(facts: &Facts, question: &Question) -> Verdict {
    let matter = Matter::of(facts, question);
    let mut findings = danger(question);
    match &matter {
        Some(matter) => findings.extend(of_client(matter)),
        None => findings.push(unknown(facts)),
    }
    let place = deciding(&findings);
    let decides = findings.remove(place);
    let level = level(decides.effect);
    findings.extend(matter.as_ref().filter(|_| level == Level::Stop).and_then(booked));
    let mut reasons: Vec<Reason> = std::iter::once(&decides).chain(&findings).map(|f| f.reason.clone()).collect();
    let prices = match level {
        Level::Chargeable => Prices::of(matter.map(|m| m.terms).unwrap_or_default(), facts).for_question(question),
        Level::Allowed | Level::Stop => Prices::default(),
    };
    if decides.effect == Effect::Charges {
        reasons.extend(prices.are_unknown().then(|| Reason::new("price-unknown")));
        reasons.extend(matter.as_ref().and_then(who_pays));
    }
    Verdict {
        level,
        certainty: certainty(&decides, &findings),
        approval: matter.as_ref().filter(|_| level == Level::Stop).and_then(|matter| approver(matter, &decides)),
        say: phrase(facts, &decides, level, &prices),
        reasons,
        offers: matter.as_ref().map(|matter| offers(matter, level, &prices)).unwrap_or_default(),
        priced_by: prices.from(),
        price: prices.hour,
        visit_price: prices.visit,
        contract: matter.and_then(|m| m.shown).map(|c| c.id.clone()),
    }
}

/// The word of the log for a request that is served although this verdict, or a missing contract or object, stands against it: what
/// it was, as what `actor` decided, and who said yes. Under a verdict that needs approval the reason `agreed` is the approver's yes; a
/// lead says yes in their own name.
#[must_use]
pub fn excused(verdict: Option<&Verdict>, reason: &str, actor: &Raw, policy: &Policy) -> Excused {
    let stop = verdict.filter(|v| v.level == Level::Stop);
    let approver = stop.and_then(|v| v.approval.as_ref()).filter(|_| reason == AGREED).map(|a| a.name.clone());
    let own = || (stop.is_some() && !policy.leads.is_empty() && policy.is_lead(actor.raw())).then(|| actor.clone());
    Excused {
        against: verdict.and_then(|v| v.reasons.first()).map(|r| r.code.clone()).unwrap_or_default(),
        role: policy.role(actor.raw()).to_owned(),
        approved: approver.or_else(own),
    }
}

fn danger(question: &Question) -> Vec<Finding> {
    question.safety.then(|| Finding::new(Effect::Accepts, Reason::new("safety"), "safety")).into_iter().collect()
}

fn unknown(facts: &Facts) -> Finding {
    let code = if facts.contact.is_some() { "caller-without-company" } else { "caller-unknown" };
    Finding::new(Effect::Asks(Level::Chargeable), Reason::new(code), code)
}

fn of_client(matter: &Matter) -> Vec<Finding> {
    let mut found = state(matter.facts, matter.shown);
    let object = matter.object();
    if let Some(contract) = matter.contract {
        found.extend(object.coverage(contract, matter.terms));
    }
    found.extend(object.warranty(matter.facts.now));
    found.extend(hours(matter));
    found.extend(limits(matter));
    found.extend(debt(matter));
    found.extend(known(matter));
    found
}

/// The place of the finding that decides: the strongest effect, the first of its kind.
fn deciding(findings: &[Finding]) -> usize {
    let strength = |effect: Effect| match effect {
        Effect::Accepts => 0,
        Effect::Refuses => 1,
        Effect::Frees => 2,
        Effect::Stops => 3,
        Effect::Charges => 4,
        Effect::Asks(_) => 5,
        Effect::Serves => 6,
        Effect::Covers => 7,
        Effect::Old | Effect::Tells => 8,
    };
    findings.iter().enumerate().min_by_key(|(place, f)| (strength(f.effect), *place)).map_or(0, |(place, _)| place)
}

fn level(effect: Effect) -> Level {
    match effect {
        Effect::Accepts | Effect::Frees | Effect::Serves | Effect::Covers | Effect::Old | Effect::Tells => Level::Allowed,
        Effect::Charges => Level::Chargeable,
        Effect::Asks(guess) => guess,
        Effect::Refuses | Effect::Stops => Level::Stop,
    }
}

/// What is missing matters only where it could change the answer: a debt that stops does so for every object.
fn certainty(decides: &Finding, rest: &[Finding]) -> Certainty {
    match decides.effect {
        Effect::Asks(_) => Certainty::Unknown,
        Effect::Charges | Effect::Serves | Effect::Covers if rest.iter().any(|f| f.effect == Effect::Old) => Certainty::Stale,
        _ => Certainty::Known,
    }
}

/// Who may say yes: the lead who stopped it, the contract's manager, the company's, the one that the rules name, the first of the leads.
fn approver(matter: &Matter, decides: &Finding) -> Option<Approver> {
    let stopped = matter.dossier.debt.as_ref().and_then(|d| d.stop.as_ref()).filter(|_| decides.effect == Effect::Refuses);
    let policy = matter.facts.policy;
    let named = |name: &String, phone| Approver { name: Raw::new(name.clone()), phone };
    let by_rules = Some(&policy.debts.approver).filter(|name| !name.is_empty());
    let by_rules = by_rules.map(|name| named(name, Phone::from_e164(&policy.debts.approver_phone)));
    let first_lead = || policy.leads.first().map(|name| named(name, None));
    stopped.or_else(|| manager(matter)).cloned().or(by_rules).or_else(first_lead)
}
