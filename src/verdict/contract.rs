//! Which contract the question is judged by, and whether it is in force.

use super::cover::Object;
use super::reason::{Effect, Finding};
use super::{Facts, Question, Reason};
use crate::desk::contract::{Contract, ContractState, Package};
use crate::desk::moment::DAY;
use crate::desk::terms::{Terms, terms};
use crate::desk::{Dossier, Moment};

/// The contract in force that covers the object best; none when none is in force. Of several the one that covers more of what was
/// asked (object, equipment, kind of work), then the one that lasts longest.
#[must_use]
pub fn pick_contract<'a>(dossier: &'a Dossier, question: &Question, now: Moment) -> Option<&'a Contract> {
    let object = Object::of(question, dossier, None);
    let in_force = dossier.contracts.iter().filter(|c| c.in_force(now));
    let own = |c: &'a Contract| terms(Some(c), dossier.packages.iter().find(|p| p.id == c.package));
    in_force.max_by_key(|c| (object.covered_by(c, own(c)), c.until, std::cmp::Reverse(&c.id)))
}

/// The package that a contract inherits from: the client's own record of it, else the desk's.
fn package_of<'a>(facts: &Facts<'a>, contract: &Contract) -> Option<&'a Package> {
    let own = facts.dossier.into_iter().flat_map(|d| &d.packages);
    own.chain(facts.packages).find(|p| p.id == contract.package)
}

/// What the client has a right to under a contract.
#[must_use]
pub fn terms_of<'a>(facts: &Facts<'a>, contract: &'a Contract) -> Terms<'a> {
    terms(Some(contract), package_of(facts, contract))
}

/// The contract to show when none is in force: the one that is nearest to being so.
pub(super) fn nearest(dossier: &Dossier, now: Moment) -> Option<&Contract> {
    dossier.contracts.iter().max_by_key(|c| {
        let dated = c.from <= now && now < c.until;
        let rank = match c.state {
            ContractState::Suspended if dated => 4,
            ContractState::Draft if now < c.until => 3,
            ContractState::Active if now < c.from => 2,
            _ => 1,
        };
        (rank, c.until, std::cmp::Reverse(&c.id))
    })
}

/// Whole days until a contract ends.
pub(super) fn ends_in(contract: &Contract, now: Moment) -> i64 {
    contract.until.millis_since(now).div_euclid(DAY)
}

/// What the state of the contract says.
pub(super) fn state(facts: &Facts, contract: Option<&Contract>) -> Vec<Finding> {
    let now = facts.now;
    let Some(contract) = contract else {
        return vec![Finding::new(Effect::Charges, Reason::new("contract-none"), "paid-no-contract")];
    };
    let reason = |code: &str| Reason::new(code).words("number", &contract.number);
    if contract.in_force(now) {
        let covers = Finding::new(Effect::Covers, reason("contract").date("until", contract.until), "allowed");
        let days = ends_in(contract, now);
        if days >= facts.policy.verdict.expiring_days {
            return vec![covers];
        }
        let soon = reason("contract-expiring").date("until", contract.until).number("days", days);
        return vec![covers, Finding::tells(soon)];
    }
    vec![match contract.state {
        _ if contract.until <= now => {
            Finding::new(Effect::Charges, reason("contract-expired").date("until", contract.until), "paid-contract-over")
        }
        ContractState::Suspended => Finding::new(Effect::Stops, reason("contract-suspended"), "contract-suspended"),
        ContractState::Draft => Finding::new(Effect::Charges, reason("contract-draft"), "paid-no-contract"),
        ContractState::Active => {
            Finding::new(Effect::Charges, reason("contract-future").date("from", contract.from), "paid-no-contract")
        }
    }]
}
