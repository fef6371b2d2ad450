//! What a change uses up of a contract's limits, and what its undo gives back.

use super::Failure;
use super::house::House;
use crate::desk::contract::{Contract, Quota, QuotaKind};
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

/// A trip that is over uses a visit, one that is not over after all gives it back.
fn visits(before: &Ticket, to: Option<VisitState>) -> Vec<Use> {
    let done = |state: Option<VisitState>| i64::from(state == Some(VisitState::Done));
    let by = done(to) - done(before.extra.visit.as_ref().map(|visit| visit.state));
    match &before.place.contract {
        Some(contract) if by != 0 => vec![Use { contract: contract.clone(), kind: QuotaKind::Visits, by, must: false }],
        _ => Vec::new(),
    }
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
        Change::Visit { to } => visits(before, to.as_ref().map(|visit| visit.state)),
        Change::Trip { state, .. } => visits(before, Some(*state)),
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

/// Books the use on its contract, on the period that runs at the moment. True when the contract changed; a contract without such a
/// quota stays as it is.
///
/// # Errors
/// Refused when the use must be covered and nothing is left, or the contract counts nothing of the kind.
pub(super) fn book(house: &House, contract: &mut Contract, what: &Use, at: Moment) -> Result<bool, Failure> {
    let mut running = house.quotas(contract, what.kind, at);
    let has = |quota: &Quota| if what.by < 0 { quota.used >= -what.by } else { quota.left() >= what.by };
    let place = running.iter().position(|quota| has(quota));
    // What need not be covered is counted all the same, on the period that lasts longest.
    let Some(place) = place.or_else(|| running.len().checked_sub(1).filter(|_| !what.must)) else {
        if !what.must {
            return Ok(false);
        }
        let counts = contract.quotas.iter().any(|q| q.kind == what.kind);
        return Err(Failure::refused(if counts { "quota-used-up" } else { "no-such-quota" }));
    };
    running[place].used = running[place].used.saturating_add(what.by).max(0);
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::backend::story::bench::{MORNING, furniture, quota};
    use crate::desk::{Minutes, Record};

    fn contract() -> Contract {
        let found = furniture().into_iter().find_map(|r| if let Record::Contract(c) = r { Some(*c) } else { None });
        found.expect("the bench has one")
    }

    fn raise(by: i64) -> Use {
        Use { contract: "c1".into(), kind: QuotaKind::Raises, by, must: by > 0 }
    }

    #[test]
    fn a_use_is_booked_on_the_period_that_runs() {
        let house = House::of(furniture());
        let mut contract = contract();
        let turn = MORNING - Minutes(60);
        let last = Quota { used: 2, until: Some(turn), ..quota(QuotaKind::Raises, 2) };
        let this = Quota { from: Some(turn), ..quota(QuotaKind::Raises, 2) };
        contract.quotas = vec![last, this];
        assert!(book(&house, &mut contract, &raise(1), MORNING).unwrap());
        assert_eq!(contract.quotas.iter().map(|q| q.used).collect::<Vec<_>>(), [2, 1]);
        book(&house, &mut contract, &raise(-1), MORNING).unwrap();
        assert_eq!(contract.quotas.iter().map(|q| q.used).collect::<Vec<_>>(), [2, 0], "and given back to it");
    }

    #[test]
    fn of_two_periods_the_one_that_ends_first_is_used_first() {
        let house = House::of(furniture());
        let mut contract = contract();
        let gift = Quota { until: Some(MORNING + Minutes(60)), ..quota(QuotaKind::Raises, 1) };
        contract.quotas = vec![quota(QuotaKind::Raises, 1), gift];
        for used in [[0, 1], [1, 1]] {
            book(&house, &mut contract, &raise(1), MORNING).unwrap();
            assert_eq!(contract.quotas.iter().map(|q| q.used).collect::<Vec<_>>(), used);
        }
        assert_eq!(book(&house, &mut contract, &raise(1), MORNING), Err(Failure::refused("quota-used-up")));
    }

    #[test]
    fn a_raise_needs_a_period_that_runs() {
        let house = House::of(furniture());
        let mut contract = contract();
        contract.quotas = vec![Quota { until: Some(MORNING), ..quota(QuotaKind::Raises, 5) }];
        assert_eq!(book(&house, &mut contract, &raise(1), MORNING), Err(Failure::refused("quota-used-up")));
    }
}
