//! Where a debt leaves its client: what the router and the verdict both ask.

use super::contract::{Debt, DebtRelief};
use super::moment::{DAY, Moment};
use super::policy::Debts;

/// Where a debt leaves its client under the house rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing is overdue.
    Clear,
    /// The source knows a sum but no due dates: it can only warn.
    NoDueDates,
    /// Overdue, but under the thresholds.
    Below,
    /// Over the thresholds, but the client pays from a budget.
    StateClient,
    /// Over the thresholds, but this lifts it until then.
    Relieved(DebtRelief, Moment),
    /// Over the thresholds, but too old a word to act on.
    Stale,
    /// Over the thresholds.
    Bites,
    /// A lead decided not to serve while anything is owed.
    Stopped,
}

impl Debt {
    /// Whole days that the oldest part is overdue; none where the source does not say.
    #[must_use]
    pub fn overdue_days(&self, now: Moment) -> Option<i64> {
        self.since.map(|since| now.millis_since(since).div_euclid(DAY).max(0))
    }

    /// True when the word is older than the policy acts on.
    #[must_use]
    pub fn is_stale(&self, rules: &Debts, now: Moment) -> bool {
        now.millis_since(self.as_of) > rules.stale_days.saturating_mul(DAY)
    }
}

impl Debts {
    /// Where this debt leaves its client at this moment.
    #[must_use]
    pub fn standing(&self, debt: &Debt, state_client: bool, now: Moment) -> Standing {
        if debt.owed() <= 0 {
            return Standing::Clear;
        }
        // A lead's word holds for as long as the books can be trusted that anything is owed at all.
        if debt.stop.is_some() {
            return if debt.is_stale(self, now) { Standing::Stale } else { Standing::Stopped };
        }
        let (Some(overdue), Some(days)) = (&debt.overdue, debt.overdue_days(now)) else { return Standing::NoDueDates };
        if overdue.minor < self.minor || days < self.days.saturating_add(self.grace_days) {
            return Standing::Below;
        }
        match debt.relief {
            _ if state_client => Standing::StateClient,
            Some((relief, until)) if now < until => Standing::Relieved(relief, until),
            _ if debt.is_stale(self, now) => Standing::Stale,
            _ => Standing::Bites,
        }
    }
}
