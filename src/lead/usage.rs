//! Limits by how much of them is used, until when they last at this pace, and what the use of half a year says they should be.

use crate::desk::contract::{Quota, QuotaKind};
use crate::desk::moment::DAY;
use crate::desk::{CompanyId, ContractId, Limit, Moment, Named, Period, Uses};
use crate::text::Raw;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// A month of use: thirty days, so that all are alike.
pub const MONTH: i64 = 30 * DAY;
/// Months looked back on.
pub const MONTHS: usize = 6;
/// With fewer known months nothing is suggested.
const FEWEST: usize = 2;
/// A period younger than this has no pace yet.
const PACE_AFTER: i64 = 3 * DAY;
/// Of a hundred months so many have enough in a suggested limit.
const PERCENT: usize = 80;

/// A client's limit, or their use of what is not limited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Usage {
    /// Whose.
    pub company: Named<CompanyId>,
    /// Contract and its number; none where nothing is limited.
    pub contract: Option<(ContractId, Raw)>,
    /// Of what.
    pub kind: QuotaKind,
    /// The limit in its running period; none where nothing is limited.
    pub limit: Option<Quota>,
    /// When it will be used up at the pace of its period; none where it lasts, is used up already, or the pace is not known.
    pub empty: Option<Moment>,
    /// What would have been enough in four of five months, for a period of the limit (a month where nothing is limited); none where
    /// too little is known.
    pub suggested: Option<i64>,
    /// Months that this was seen in.
    pub months: usize,
}

impl Usage {
    /// Used of a hundred; none where nothing is limited. A limit of nothing is used up.
    #[must_use]
    pub fn percent(&self) -> Option<i64> {
        self.limit.as_ref().map(|quota| {
            let share = i128::from(quota.used) * 100 / i128::from(quota.total.max(1));
            if quota.total <= 0 { 100 } else { i64::try_from(share).unwrap_or(i64::MAX) }
        })
    }
}

/// From which moment on the desk must be asked for uses.
#[must_use]
pub fn begins(now: Moment) -> Moment {
    Moment(now.0 - MONTHS as i64 * MONTH)
}

/// The limits nearest to their end first; then what clients use without a limit, most first. Names are those of all clients.
#[must_use]
pub fn usage(limits: &[Limit], uses: &Uses, names: &BTreeMap<CompanyId, Raw>, now: Moment) -> Vec<Usage> {
    let months = months(uses, now);
    let typical = |company: &CompanyId, kind: QuotaKind| {
        let known = known_months(uses, kind, now);
        let seen = months.get(&(company, kind)).copied().unwrap_or_default();
        (known >= FEWEST).then(|| enough(&seen[..known])).flatten()
    };
    let mut rows: Vec<Usage> = limits
        .iter()
        .map(|limit| Usage {
            company: limit.company.clone(),
            contract: Some((limit.contract.clone(), limit.number.clone())),
            kind: limit.quota.kind,
            empty: empty(&limit.quota, now),
            suggested: typical(&limit.company.id, limit.quota.kind).zip(lasts(&limit.quota)).map(|(a, m)| a.saturating_mul(m)),
            limit: Some(limit.quota.clone()),
            months: known_months(uses, limit.quota.kind, now),
        })
        .collect();
    rows.sort_by_key(|row| (Reverse(row.percent()), row.empty.is_none(), row.empty, row.company.name.raw().to_owned(), row.kind));
    let limited: BTreeSet<(&CompanyId, QuotaKind)> = limits.iter().map(|limit| (&limit.company.id, limit.quota.kind)).collect();
    let mut free: Vec<(i64, Usage)> = months
        .iter()
        .filter(|(of, seen)| !limited.contains(of) && seen.iter().any(|used| *used > 0))
        .map(|((company, kind), seen)| {
            let name = names.get(company).cloned().unwrap_or_else(|| Raw::from(company.as_str()));
            let row = Usage {
                company: Named::new((*company).clone(), name),
                contract: None,
                kind: *kind,
                limit: None,
                empty: None,
                suggested: typical(company, *kind),
                months: known_months(uses, *kind, now),
            };
            (seen.iter().sum(), row)
        })
        .collect();
    free.sort_by_key(|(used, row)| (row.kind, Reverse(*used), row.company.name.raw().to_owned()));
    rows.extend(free.into_iter().map(|(_, row)| row));
    rows
}

/// Use by client and kind, the last month first.
fn months(uses: &Uses, now: Moment) -> BTreeMap<(&CompanyId, QuotaKind), [i64; MONTHS]> {
    let mut all: BTreeMap<(&CompanyId, QuotaKind), [i64; MONTHS]> = BTreeMap::new();
    for used in &uses.list {
        let ago = usize::try_from((now.0 - used.at.0).max(0) / MONTH).unwrap_or(usize::MAX);
        if let Some(month) = all.entry((&used.company, used.kind)).or_default().get_mut(ago) {
            *month += used.by;
        }
    }
    all
}

/// Whole months back from now in which the desk knew of a kind.
fn known_months(uses: &Uses, kind: QuotaKind, now: Moment) -> usize {
    let known = uses.known_since(kind).map_or(0, |since| (now.0 - since.0).max(0) / MONTH);
    usize::try_from(known).unwrap_or_default().min(MONTHS)
}

/// The 80th percentile by the nearest rank: the smallest use that four of five months did not go above.
fn enough(months: &[i64]) -> Option<i64> {
    let mut sorted: Vec<i64> = months.iter().map(|used| (*used).max(0)).collect();
    sorted.sort_unstable();
    let rank = (sorted.len() * PERCENT).div_ceil(100);
    sorted.get(rank.checked_sub(1)?).copied()
}

/// Months of a limit's period, one at least; none where the period has no length.
fn lasts(quota: &Quota) -> Option<i64> {
    Some(match quota.every {
        Period::Month => 1,
        Period::Quarter => 3,
        Period::Year => 12,
        Period::Once => ((quota.until?.0 - quota.from?.0 + MONTH / 2) / MONTH).max(1),
    })
}

/// When nothing will be left if as much is used as since the period began; none where the period ends first.
fn empty(quota: &Quota, now: Moment) -> Option<Moment> {
    let gone = now.0 - quota.from?.0;
    if quota.used <= 0 || quota.left() == 0 || gone < PACE_AFTER {
        return None;
    }
    let ahead = i128::from(quota.left()) * i128::from(gone) / i128::from(quota.used);
    let at = Moment(now.0.saturating_add(i64::try_from(ahead).ok()?));
    quota.until.is_none_or(|until| at < until).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::Used;
    use proptest::prelude::*;

    const NOW: Moment = Moment(1_000 * DAY);

    fn quota(used: i64, total: i64, began: i64, lasts: i64) -> Quota {
        let (from, until) = (Moment(NOW.0 - began * DAY), Moment(NOW.0 + lasts * DAY));
        Quota { kind: QuotaKind::Visits, total, used, every: Period::Month, from: Some(from), until: Some(until) }
    }

    fn limit(company: &str, quota: Quota) -> Limit {
        Limit { company: Named::new(company, company), contract: "k".into(), number: "1".into(), quota }
    }

    fn uses(list: &[(&str, i64, i64)], since: i64) -> Uses {
        let kind = QuotaKind::Visits;
        let used = |(company, ago, by): &(&str, i64, i64)| Used {
            company: (*company).into(),
            kind,
            at: Moment(NOW.0 - ago * DAY),
            by: *by,
        };
        Uses { list: list.iter().map(used).collect(), since: vec![(kind, Moment(NOW.0 - since * DAY))] }
    }

    #[test]
    fn the_pace_says_when_a_limit_is_empty() {
        /// Used, of, days since the period began, days that it still lasts, and in how many days it is empty.
        type Case = (i64, i64, i64, i64, Option<i64>);
        let cases: [Case; 6] = [
            (3, 4, 18, 12, Some(6)),
            (2, 4, 10, 20, Some(10)),
            (2, 4, 15, 15, None), // to the day
            (4, 4, 18, 12, None), // is empty already
            (0, 4, 18, 12, None),
            (3, 4, 2, 28, None), // two days are no pace
        ];
        for (used, total, began, lasts, want) in cases {
            let at = empty(&quota(used, total, began, lasts), NOW);
            assert_eq!(at, want.map(|days| Moment(NOW.0 + days * DAY)), "{used} of {total} in {began} days");
        }
    }

    #[test]
    fn the_nearest_to_its_end_comes_first_and_the_unlimited_last() {
        let limits = [limit("calm", quota(1, 4, 10, 20)), limit("over", quota(5, 4, 10, 20)), limit("fast", quota(2, 4, 5, 25))];
        let uses = uses(&[("free", 5, 2), ("free", 40, 1), ("none", 5, 0)], 180);
        let rows = usage(&limits, &uses, &BTreeMap::new(), NOW);
        let told: Vec<_> = rows.iter().map(|row| (row.company.id.as_str(), row.percent())).collect();
        assert_eq!(told, [("over", Some(125)), ("fast", Some(50)), ("calm", Some(25)), ("free", None)]);
    }

    #[test]
    fn a_limit_is_suggested_by_four_of_five_months() {
        let used = uses(&[("a", 5, 3), ("a", 35, 1), ("a", 65, 2), ("a", 95, 9), ("a", 125, 2), ("a", 155, 2)], 180);
        let suggested = |every, used: &Uses| {
            let limit = limit("a", Quota { every, ..quota(0, 4, 10, 20) });
            usage(&[limit], used, &BTreeMap::new(), NOW)[0].suggested
        };
        assert_eq!(suggested(Period::Month, &used), Some(3), "1 2 2 2 3 9: the month of nine is the fifth that does not fit");
        assert_eq!(suggested(Period::Quarter, &used), Some(9), "three months of it");
        assert_eq!(suggested(Period::Once, &used), Some(3), "thirty days");
        let young = Uses { since: vec![(QuotaKind::Visits, Moment(NOW.0 - 59 * DAY))], ..used };
        assert_eq!(suggested(Period::Month, &young), None, "one whole month says nothing");
        assert_eq!(suggested(Period::Month, &Uses::default()), None);
    }

    #[test]
    fn a_raise_that_was_taken_back_is_no_use() {
        let back = uses(&[("a", 5, 1), ("a", 5, -1)], 180);
        assert!(usage(&[], &back, &BTreeMap::new(), NOW).is_empty());
    }

    proptest! {
        #[test]
        fn what_is_suggested_is_enough_for_four_of_five_months_and_no_more(months in prop::collection::vec(0_i64..1_000, 1..=6)) {
            let suggested = enough(&months).unwrap();
            let fits = |limit: i64| months.iter().filter(|used| **used <= limit).count() * 5 >= months.len() * 4;
            prop_assert!(fits(suggested));
            prop_assert!(suggested == 0 || !fits(suggested - 1));
        }

        #[test]
        fn a_limit_that_will_be_empty_is_so_between_now_and_its_end(
            used in 0_i64..200, total in 0_i64..200, began in 0_i64..400, lasts in 1_i64..400,
        ) {
            if let Some(at) = empty(&quota(used, total, began, lasts), NOW) {
                prop_assert!(NOW <= at && at < Moment(NOW.0 + lasts * DAY));
            }
        }
    }
}
