//! The verdict: all findings, the one that decides, the words and the price.

use super::contract::{nearest, package_of, pick_contract, state};
use super::cover::Object;
use super::price::Prices;
use super::quota::limits;
use super::reason::{Effect, Finding};
use super::{Certainty, Facts, Level, Question, Reason, Verdict};
use crate::desk::Dossier;
use crate::desk::client::Approver;
use crate::desk::contract::Contract;
use crate::text::Raw;

/// May we serve this? The level, how sure it is, why, what to say and what it costs.
///
/// What decides, first to last: danger to people or an unguarded object, a lead's stop, a warranty, a debt or suspended contract that
/// needs approval, what is outside the contract or its limits, what is not known yet, the contract.
#[must_use]
pub fn judge(facts: &Facts, question: &Question) -> Verdict {
    let in_force = facts.dossier.and_then(|d| pick_contract(d, &asked(facts, question), facts.now));
    let shown = in_force.or_else(|| facts.dossier.and_then(|d| nearest(d, facts.now)));
    let package = in_force.zip(facts.dossier).and_then(|(c, d)| package_of(d, c));
    let mut findings = findings(facts, question, in_force, shown);
    let place = deciding(&findings);
    let decides = findings.remove(place);
    let level = level(decides.effect);
    let mut reasons: Vec<Reason> = std::iter::once(&decides).chain(&findings).map(|f| f.reason.clone()).collect();
    let prices = match level {
        Level::Chargeable => Prices::of(in_force, package, facts.policy),
        Level::Allowed | Level::Stop => Prices::default(),
    };
    if decides.effect == Effect::Charges {
        reasons.extend(price_reasons(facts, &prices));
    }
    Verdict {
        level,
        certainty: certainty(&decides, &findings),
        approval: (level == Level::Stop).then(|| approver(facts, &decides, shown)).flatten(),
        say: phrase(facts, &decides, level, &prices),
        reasons,
        price: prices.hour,
        visit_price: prices.visit,
        contract: shown.map(|c| c.id.clone()),
    }
}

/// The question with what the caller's own record adds.
fn asked(facts: &Facts, question: &Question) -> Question {
    let usual = || facts.contact.filter(|_| question.asset.is_none()).and_then(|c| c.site.clone());
    Question { site: question.site.clone().or_else(usual), ..question.clone() }
}

fn findings(facts: &Facts, question: &Question, in_force: Option<&Contract>, shown: Option<&Contract>) -> Vec<Finding> {
    let mut found = Vec::new();
    if question.safety {
        found.push(Finding::new(Effect::Accepts, Reason::new("safety"), "safety"));
    }
    let Some(dossier) = facts.dossier else {
        let code = if facts.contact.is_some() { "caller-without-company" } else { "caller-unknown" };
        found.push(Finding::new(Effect::Asks(Level::Chargeable), Reason::new(code), code));
        return found;
    };
    found.extend(state(shown, facts.now));
    let object = Object::of(question, dossier, facts.contact);
    if let Some(contract) = in_force {
        let package = package_of(dossier, contract);
        found.extend(object.coverage(contract, package));
        found.extend(limits(contract, package, question, facts.now));
    }
    found.extend(object.warranty(facts.now));
    found.extend(owed(facts, dossier));
    if dossier.company.vip {
        found.push(Finding::tells(Reason::new("vip")));
    }
    found
}

fn owed(facts: &Facts, dossier: &Dossier) -> Option<Finding> {
    let debt = dossier.debt.as_ref()?;
    super::debt::debt(debt, dossier.company.state_client, facts.contact, &facts.policy.debts, facts.now)
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
        Effect::Covers => 6,
        Effect::Old | Effect::Tells => 7,
    };
    findings.iter().enumerate().min_by_key(|(place, f)| (strength(f.effect), *place)).map_or(0, |(place, _)| place)
}

fn level(effect: Effect) -> Level {
    match effect {
        Effect::Accepts | Effect::Frees | Effect::Covers | Effect::Old | Effect::Tells => Level::Allowed,
        Effect::Charges => Level::Chargeable,
        Effect::Asks(guess) => guess,
        Effect::Refuses | Effect::Stops => Level::Stop,
    }
}

/// What is missing matters only where it could change the answer: a debt that stops does so for every object.
fn certainty(decides: &Finding, rest: &[Finding]) -> Certainty {
    match decides.effect {
        Effect::Asks(_) => Certainty::Unknown,
        Effect::Charges | Effect::Covers if rest.iter().any(|f| f.effect == Effect::Old) => Certainty::Stale,
        _ => Certainty::Known,
    }
}

/// Who may say yes: the lead who stopped it, the contract's manager, the company's, the policy's.
fn approver(facts: &Facts, decides: &Finding, contract: Option<&Contract>) -> Option<Approver> {
    let dossier = facts.dossier?;
    let lead = dossier.debt.as_ref().and_then(|d| d.stop.clone()).filter(|_| decides.effect == Effect::Refuses);
    let named = &facts.policy.debts.approver;
    lead.or_else(|| contract.and_then(|c| c.manager.clone()))
        .or_else(|| dossier.company.manager.clone())
        .or_else(|| (!named.is_empty()).then(|| Approver { name: Raw::new(named.clone()), phone: None }))
}

fn price_reasons(facts: &Facts, prices: &Prices) -> Vec<Reason> {
    let unknown = prices.are_unknown().then(|| Reason::new("price-unknown"));
    let approves = match (facts.contact, facts.dossier.and_then(|d| d.company.approver.as_ref())) {
        (Some(contact), _) if contact.may.approve => Some(Reason::new("caller-approves")),
        (_, Some(approver)) => Some(Reason::new("paid-approver").words("who", &approver.name)),
        _ => None,
    };
    unknown.into_iter().chain(approves).collect()
}

/// The phrase to say, with the prices that it names.
fn phrase(facts: &Facts, decides: &Finding, level: Level, prices: &Prices) -> Reason {
    let asks = matches!(decides.effect, Effect::Asks(_));
    if level != Level::Chargeable || asks {
        let debt = facts.dossier.and_then(|d| d.debt.as_ref());
        let say = Reason::new(decides.say);
        return match debt.filter(|_| decides.say == "debt-sum") {
            Some(debt) => say.money("sum", debt.overdue.as_ref().unwrap_or(&debt.total)),
            None => say,
        };
    }
    if prices.are_unknown() {
        return Reason::new("paid-price-later");
    }
    let say = Reason::new(decides.say).words("prices", &Raw::new(prices.named()));
    let say = prices.visit.iter().fold(say, |say, p| say.money("visit", &p.money));
    prices.hour.iter().fold(say, |say, p| say.money("hour", &p.money))
}
