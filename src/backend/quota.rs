//! What a change uses up of a contract's limits, and what its undo gives back.

use super::Failure;
use super::house::House;
use crate::desk::contract::{Contract, Quota, QuotaKind};
use crate::desk::visit::VisitState;
use crate::desk::{Basis, Change, Charge, ContractId, Moment, Ticket, change, talk};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// A movement of a quota.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Use {
    /// Whose quota.
    pub contract: ContractId,
    /// Which.
    pub kind: QuotaKind,
    /// By how much; negative gives back.
    pub by: i64,
    /// True when the change must not happen without it (a raise that the client asked for).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub must: bool,
    /// Minutes of gift time that pay for it when nothing is left of the quota.
    #[serde(skip)]
    pub gift: i64,
}

/// A trip that is over uses a visit, one that is not over after all gives it back.
fn visits(before: &Ticket, to: Option<VisitState>) -> Vec<Use> {
    let done = |state: Option<VisitState>| i64::from(state == Some(VisitState::Done));
    let by = done(to) - done(before.extra.visit.as_ref().map(|visit| visit.state));
    let gift = before.work.effort.0.max(1);
    // What a regulation asks for is paid by the fee: it takes nothing from what clients may call for.
    match &before.place.contract {
        Some(contract) if by != 0 && before.extra.upkeep.is_none() => {
            vec![Use { contract: contract.clone(), kind: QuotaKind::Visits, by, must: false, gift }]
        }
        _ => Vec::new(),
    }
}

fn raises(contract: &ContractId, by: i64) -> Use {
    Use { contract: contract.clone(), kind: QuotaKind::Raises, by, must: by > 0, gift: 0 }
}

/// What a change of this ticket uses.
pub(super) fn uses(before: &Ticket, change: &Change, at: Moment) -> Vec<Use> {
    match change {
        Change::SetPriority { why: Basis::ClientAsked { charge: Charge::Quota { contract }, .. }, .. } => {
            vec![raises(contract, 1)]
        }
        Change::SetPriority { why: Basis::TakenBack { charge: Charge::Quota { contract } }, .. } => {
            vec![raises(contract, -1)]
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

/// Books the use on its contract, on the period that runs at the moment, and answers with what was moved; nothing where the contract
/// has no such quota. A visit above the limit is paid out of gift time while there is any.
///
/// # Errors
/// Refused when the use must be covered and nothing is left, or the contract counts nothing of the kind.
pub(super) fn book(house: &House, contract: &mut Contract, what: &Use, at: Moment) -> Result<Vec<Use>, Failure> {
    let used_up = |quotas: Vec<&mut Quota>| !quotas.is_empty() && quotas.iter().all(|q| q.left() < what.by);
    if what.by > 0 && what.gift > 0 && used_up(house.quotas(contract, what.kind, at)) {
        let paid = gift(house, contract, what.gift, at);
        if !paid.is_empty() {
            return Ok(paid);
        }
    }
    let mut running = house.quotas(contract, what.kind, at);
    let has = |quota: &Quota| if what.by < 0 { quota.used >= -what.by } else { quota.left() >= what.by };
    let place = running.iter().position(|quota| has(quota));
    // What need not be covered is counted all the same, on the period that lasts longest.
    let Some(place) = place.or_else(|| running.len().checked_sub(1).filter(|_| !what.must)) else {
        if !what.must {
            return Ok(Vec::new());
        }
        let counts = contract.quotas.iter().any(|q| q.kind == what.kind);
        return Err(Failure::refused(if counts { "quota-used-up" } else { "no-such-quota" }));
    };
    running[place].used = running[place].used.saturating_add(what.by).max(0);
    Ok(vec![what.clone()])
}

/// Burns the minutes of a consultation, gift time first; what was moved. Negative minutes go back the other way round, so that all is
/// as if there had been no talk.
pub(super) fn burn(house: &House, contract: &mut Contract, minutes: i64, at: Moment) -> Vec<Use> {
    if minutes < 0 {
        return hand_back(house, contract, -minutes, at);
    }
    let mut used = Vec::new();
    let mut rest = minutes;
    for kind in talk::PAYS {
        let by = if rest > 0 { talk::take(&mut house.quotas(contract, kind, at), kind, rest) } else { 0 };
        rest -= by;
        used.extend((by > 0).then(|| Use { contract: contract.id.clone(), kind, by, must: false, gift: 0 }));
    }
    used
}

fn hand_back(house: &House, contract: &mut Contract, minutes: i64, at: Moment) -> Vec<Use> {
    let mut rest = minutes;
    let mut moved = Vec::new();
    for kind in [QuotaKind::PhoneMinutes, QuotaKind::GiftMinutes] {
        let before = rest;
        for quota in house.quotas(contract, kind, at).into_iter().rev() {
            let back = rest.min(quota.used);
            quota.used -= back;
            rest -= back;
        }
        if before > rest {
            moved.push(Use { contract: contract.id.clone(), kind, by: rest - before, must: false, gift: 0 });
        }
    }
    moved
}

/// Takes minutes out of gift time as far as it goes, out of what is lost first.
fn gift(house: &House, contract: &mut Contract, minutes: i64, at: Moment) -> Vec<Use> {
    let kind = QuotaKind::GiftMinutes;
    let by = talk::take(&mut house.quotas(contract, kind, at), kind, minutes);
    if by == 0 { Vec::new() } else { vec![Use { contract: contract.id.clone(), kind, by, must: false, gift: 0 }] }
}

pub(super) fn note(mut after: Value, used: &[Use]) -> Value {
    if let (Value::Object(parts), false) = (&mut after, used.is_empty()) {
        parts.insert("used".into(), json!(used));
    }
    after
}

/// What an undo of this event gives back; none where the log does not say.
pub(super) fn returned(after: &Value) -> Option<Vec<Use>> {
    let used: Vec<Use> = serde_json::from_value(after.get("used")?.clone()).ok()?;
    Some(used.into_iter().map(|u| Use { by: -u.by, must: u.by < 0 && u.kind == QuotaKind::Raises, ..u }).collect())
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
        raises(&"c1".into(), by)
    }

    #[test]
    fn a_use_is_booked_on_the_period_that_runs() {
        let house = House::of(furniture());
        let mut contract = contract();
        let turn = MORNING - Minutes(60);
        let last = Quota { used: 2, until: Some(turn), ..quota(QuotaKind::Raises, 2) };
        let this = Quota { from: Some(turn), ..quota(QuotaKind::Raises, 2) };
        contract.quotas = vec![last, this];
        assert_eq!(book(&house, &mut contract, &raise(1), MORNING), Ok(vec![raise(1)]));
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

    #[test]
    fn a_talk_takes_gift_time_first_and_gives_back_the_other_way_round() {
        let house = House::of(furniture());
        let mut contract = contract();
        contract.quotas = vec![quota(QuotaKind::PhoneMinutes, 60), quota(QuotaKind::GiftMinutes, 5)];
        let used = |contract: &Contract| contract.quotas.iter().map(|q| q.used).collect::<Vec<_>>();
        let moved = |used: Vec<Use>| used.into_iter().map(|u| (u.kind, u.by)).collect::<Vec<_>>();
        let taken = moved(burn(&house, &mut contract, 12, MORNING));
        assert_eq!((used(&contract), taken), (vec![7, 5], vec![(QuotaKind::GiftMinutes, 5), (QuotaKind::PhoneMinutes, 7)]));
        let back = moved(burn(&house, &mut contract, -9, MORNING));
        assert_eq!((used(&contract), back), (vec![0, 3], vec![(QuotaKind::PhoneMinutes, -7), (QuotaKind::GiftMinutes, -2)]));
        burn(&house, &mut contract, -9, MORNING);
        assert_eq!(used(&contract), [0, 0], "no more than was taken");
    }
}
