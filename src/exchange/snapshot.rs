//! One list of debts after another: what the new one changes, what of the old one outlives it, and whether it looks whole.

use super::debts::{DebtFile, Said};
use crate::desk::contract::Debt;
use crate::desk::{CompanyId, Moment, Money};
use std::collections::{BTreeMap, BTreeSet};

/// From so many debtors on, half of them gone at once looks like a part of an export.
const FEW: usize = 10;

/// How much is owed by how many; prepayments do not count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Owed {
    /// Clients that owe something.
    pub debtors: usize,
    /// What they owe, in kopecks.
    pub minor: i64,
}

impl Owed {
    fn of<'a>(debts: impl Iterator<Item = &'a Debt>) -> Self {
        debts.filter(|debt| debt.total.minor > 0).fold(Self::default(), |sum, debt| Self {
            debtors: sum.debtors + 1,
            minor: sum.minor.saturating_add(debt.total.minor),
        })
    }
}

/// The debts of a desk once a file is taken over.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    /// All of them, by client.
    pub debts: Vec<Debt>,
    /// What was owed before.
    pub was: Owed,
    /// What is owed now.
    pub now: Owed,
    /// The newest day that the desk knew before.
    pub was_of: Option<Moment>,
    /// The oldest day that the file speaks of.
    pub of: Option<Moment>,
    /// The newest one.
    pub newest: Option<Moment>,
    /// Debtors that are not in the file any more: they owe nothing now.
    pub cleared: usize,
    /// Nothing is other than before.
    pub is_same: bool,
}

impl Snapshot {
    /// What the file makes of the old debts. A lead's stop and a relief outlive it, unless it speaks of them itself; a client
    /// whose row cannot be read keeps what stood.
    #[must_use]
    pub fn of(old: Vec<Debt>, file: &DebtFile) -> Self {
        let before: BTreeMap<CompanyId, Debt> = old.into_iter().map(|debt| (debt.company.clone(), debt)).collect();
        let gone = |company: &CompanyId| !file.said.contains_key(company) && !file.unreadable.contains(company);
        let clients: BTreeSet<&CompanyId> = before.keys().chain(file.said.keys()).collect();
        let debts: Vec<Debt> = clients
            .into_iter()
            .filter_map(|company| match (before.get(company), file.said.get(company)) {
                (Some(stood), _) if file.unreadable.contains(company) => Some(stood.clone()),
                (stood, Some(said)) => Some(merged(stood, said)),
                (Some(stood), None) => owes_nothing(stood, file),
                (None, None) => None,
            })
            .collect();
        Self {
            was: Owed::of(before.values()),
            now: Owed::of(debts.iter()),
            was_of: before.values().map(|debt| debt.as_of).max(),
            of: file.as_of(),
            newest: file.newest(),
            cleared: before.values().filter(|debt| debt.total.minor > 0 && gone(&debt.company)).count(),
            is_same: debts.iter().eq(before.values()),
            debts,
        }
    }

    /// Did the sum, or the number of debtors, fall by more than half?
    #[must_use]
    pub fn fell(&self) -> bool {
        let few = self.was.debtors < FEW || self.now.debtors * 2 >= self.was.debtors;
        !few || self.now.minor.saturating_mul(2) < self.was.minor
    }

    /// Is the file of an earlier day than what the desk knows?
    #[must_use]
    pub fn is_older(&self) -> bool {
        self.newest < self.was_of
    }
}

fn merged(stood: Option<&Debt>, said: &Said) -> Debt {
    let mut debt = said.debt.clone();
    if debt.stop.is_none() && !said.lifts_stop {
        debt.stop = stood.and_then(|stood| stood.stop.clone());
    }
    if debt.relief.is_none() && !said.lifts_relief {
        debt.relief = stood.and_then(|stood| stood.relief);
    }
    debt
}

/// Who is not in the file owes nothing. What a lead decided of them is kept for the day when they owe again.
fn owes_nothing(stood: &Debt, file: &DebtFile) -> Option<Debt> {
    let other = file.said.values().next().map(|said| &said.debt);
    (stood.stop.is_some() || stood.relief.is_some()).then(|| Debt {
        total: Money { minor: 0, currency: stood.total.currency.clone() },
        overdue: None,
        since: None,
        as_of: file.as_of().unwrap_or(stood.as_of),
        source: other.map_or_else(|| stood.source.clone(), |debt| debt.source.clone()),
        ..stood.clone()
    })
}
