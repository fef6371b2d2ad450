//! What a change uses up of a contract's limits, and what its undo gives back.

use super::Failure;
use super::house::House;
use crate::desk::contract::{Contract, QuotaKind};
use crate::desk::visit::VisitState;
use crate::desk::{Basis, Change, Charge, ContractId, Moment, Ticket, change};

/// A movement of a quota.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Use {
    /// Whose quota.
    pub contract: ContractId,
    /// Which.
    pub kind: QuotaKind,
    /// By how much; negative gives back.
    pub by: i64,
    /// True when the change must not happen without it (a raise that the client asked for).
    pub must: bool,
}

/// What a change of this ticket uses.
pub(super) fn uses(before: &Ticket, change: &Change, at: Moment) -> Vec<Use> {
    match change {
        Change::SetPriority { why: Basis::ClientAsked { charge: Charge::Quota { contract }, .. }, .. } => {
            vec![Use { contract: contract.clone(), kind: QuotaKind::Raises, by: 1, must: true }]
        }
        Change::SetPriority { why: Basis::TakenBack { charge: Charge::Quota { contract } }, .. } => {
            vec![Use { contract: contract.clone(), kind: QuotaKind::Raises, by: -1, must: false }]
        }
        Change::Visit { to } => {
            let done = |v: Option<&crate::desk::visit::Visit>| v.is_some_and(|v| v.state == VisitState::Done);
            let by = i64::from(done(to.as_ref())) - i64::from(done(before.extra.visit.as_ref()));
            match &before.place.contract {
                Some(contract) if by != 0 => {
                    vec![Use { contract: contract.clone(), kind: QuotaKind::Visits, by, must: false }]
                }
                _ => Vec::new(),
            }
        }
        Change::Several { changes } => {
            let mut all = Vec::new();
            let mut state = before.clone();
            for change in changes {
                all.extend(uses(&state, change, at));
                if let Ok(next) = change::apply(&state, change, at) {
                    state = next;
                }
            }
            all
        }
        _ => Vec::new(),
    }
}

/// Books the use on its contract. True when the contract changed; a contract without such a quota stays as it is.
///
/// # Errors
/// Refused when the use must be covered and nothing is left, or the contract counts nothing of the kind.
pub(super) fn book(house: &House, contract: &mut Contract, what: &Use) -> Result<bool, Failure> {
    let Some(quota) = house.quota(contract, what.kind) else {
        return if what.must { Err(Failure::refused("no-such-quota")) } else { Ok(false) };
    };
    if what.must && quota.left() < what.by {
        return Err(Failure::refused("quota-used-up"));
    }
    quota.used = (quota.used + what.by).max(0);
    Ok(true)
}
