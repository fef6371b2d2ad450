//! What a client paid for: packages, contracts, quotas, debts.

use super::client::Approver;
pub use super::conditions::{AfterHours, Conditions, Fee};
use super::ids::{AssetId, CalendarId, CompanyId, ContractId, PackageId, SiteId};
use super::moment::{Minutes, Moment};
use super::money::{Money, Price};
use super::period::Period;
use super::skill::WorkKind;
use super::ticket::Priority;
use crate::text::Raw;
use serde::{Deserialize, Serialize};

/// Goals of one priority in working minutes; none is best effort.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Goals {
    /// To the first answer.
    pub reaction: Option<Minutes>,
    /// To the next answer after the client's word.
    pub reply: Option<Minutes>,
    /// To the arrival.
    pub arrival: Option<Minutes>,
    /// To the solution.
    pub resolution: Option<Minutes>,
}

/// What counts as a reaction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReactionBy {
    /// A first answer to the client.
    Answer,
    /// An engineer accepted the work.
    #[default]
    Accepted,
    /// Somebody stood on site.
    Arrival,
}

/// SLA targets: what is promised by priority, and whose hours count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Targets {
    /// Goals for [`Priority::ALL`], least urgent first.
    pub goals: [Goals; 4],
    /// Whose hours count.
    pub calendar: CalendarId,
    /// Whose hours count for Critical, where they differ.
    pub critical_calendar: Option<CalendarId>,
    /// What counts as a reaction.
    #[serde(default)]
    pub reaction_by: ReactionBy,
    /// Own time of the holder, from assignment to solution.
    pub holder: Option<Minutes>,
    /// Own time of the pool owner, from registration to assignment.
    pub queue: Option<Minutes>,
    /// Warn when this share of the time is left, in percent; several thresholds, each signals once.
    #[serde(default)]
    pub warn_percent: Vec<u8>,
}

impl Targets {
    /// The goals of a priority.
    #[must_use]
    pub fn goals(&self, priority: Priority) -> &Goals {
        &self.goals[priority as usize]
    }

    /// The calendar that counts for a priority.
    #[must_use]
    pub fn calendar(&self, priority: Priority) -> &CalendarId {
        match (&self.critical_calendar, priority) {
            (Some(calendar), Priority::Critical) => calendar,
            _ => &self.calendar,
        }
    }
}

/// May a priority be raised at the client's wish?
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "raise")]
pub enum RaiseRight {
    /// No.
    #[default]
    No,
    /// Yes, counted against the quota of raises; past it at `over`, or no more when none.
    Included {
        /// Price of one past the quota.
        over: Option<Price>,
    },
    /// Yes, each at this price.
    Paid {
        /// Price of one.
        price: Price,
    },
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuotaKind {
    /// Visits.
    Visits,
    /// Minutes of phone consultation.
    PhoneMinutes,
    /// Raises of priority.
    Raises,
    /// Minutes of work given as a gift, spent first.
    GiftMinutes,
}

/// A limit of a contract for a period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quota {
    /// What is counted.
    pub kind: QuotaKind,
    /// How many the period has.
    pub total: i64,
    /// How many are used.
    pub used: i64,
    /// How often it begins anew by itself.
    #[serde(default)]
    pub every: Period,
    /// Start of the period.
    pub from: Option<Moment>,
    /// End of the period.
    pub until: Option<Moment>,
}

impl Quota {
    /// What is left, never below zero.
    #[must_use]
    pub fn left(&self) -> i64 {
        self.total.saturating_sub(self.used).max(0)
    }

    /// Does its period run at this moment?
    #[must_use]
    pub fn runs(&self, at: Moment) -> bool {
        self.from.is_none_or(|from| from <= at) && self.until.is_none_or(|until| at < until)
    }
}

/// What is paid for work outside the package.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rates {
    /// An hour of work.
    pub hour: Option<Price>,
    /// A visit.
    pub visit: Option<Price>,
}

/// A package (service offering): what contracts inherit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Package {
    /// Identifier.
    pub id: PackageId,
    /// Name («Продвинутый»).
    pub name: Raw,
    /// SLA targets.
    pub targets: Targets,
    /// Kinds of work included; all when none.
    pub kinds: Option<Vec<WorkKind>>,
    /// Totals of the quotas per period (`used` is 0 here).
    #[serde(default)]
    pub quotas: Vec<Quota>,
    /// May a priority be raised?
    #[serde(default)]
    pub raise: RaiseRight,
    /// Prices outside the package.
    #[serde(default)]
    pub rates: Rates,
    /// What else is stated.
    #[serde(flatten)]
    pub conditions: Conditions,
}

/// The state that a lead gave the contract; its dates stand beside it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContractState {
    /// In force between its dates.
    #[default]
    Active,
    /// Suspended.
    Suspended,
    /// Not signed yet.
    Draft,
}

/// What a contract covers; all when none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    /// Objects.
    pub sites: Option<Vec<SiteId>>,
    /// Equipment.
    pub assets: Option<Vec<AssetId>>,
    /// Kinds of work; the package's when none.
    pub kinds: Option<Vec<WorkKind>>,
}

/// A contract. What it does not say itself it inherits from its package.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contract {
    /// Identifier.
    pub id: ContractId,
    /// Number on the paper.
    pub number: Raw,
    /// Whose.
    pub company: CompanyId,
    /// The package it inherits from.
    pub package: PackageId,
    /// State.
    #[serde(default)]
    pub state: ContractState,
    /// From.
    pub from: Moment,
    /// Until (exclusive).
    pub until: Moment,
    /// SLA targets of its own.
    pub targets: Option<Targets>,
    /// What is covered.
    #[serde(default)]
    pub covers: Coverage,
    /// Limits with what was used.
    #[serde(default)]
    pub quotas: Vec<Quota>,
    /// Right to raise, of its own.
    pub raise: Option<RaiseRight>,
    /// Prices of its own.
    pub rates: Option<Rates>,
    /// Who of ours looks after it.
    pub manager: Option<Approver>,
    /// What else it states itself.
    #[serde(flatten)]
    pub conditions: Conditions,
}

#[cfg(test)]
impl Contract {
    /// A contract of the tests that states nothing itself: all comes from its package.
    pub(crate) fn of_tests(id: &str, company: &str, package: &str, (from, until): (Moment, Moment)) -> Self {
        Self {
            id: id.into(),
            number: id.into(),
            company: company.into(),
            package: package.into(),
            state: ContractState::Active,
            from,
            until,
            targets: None,
            covers: Coverage::default(),
            quotas: Vec::new(),
            raise: None,
            rates: None,
            manager: None,
            conditions: Conditions::default(),
        }
    }
}

impl Contract {
    /// Active and between its dates.
    #[must_use]
    pub fn in_force(&self, at: Moment) -> bool {
        self.state == ContractState::Active && self.from <= at && at < self.until
    }
}

/// Why a debt does not bite for now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DebtRelief {
    /// The client disputes it.
    Disputed,
    /// Paid by instalments.
    Instalment,
    /// «Оплатили сегодня».
    PaidToday,
}

/// What a client owes, as a source says it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Debt {
    /// Whose.
    pub company: CompanyId,
    /// The whole; negative is a prepayment.
    pub total: Money,
    /// The overdue part; none where the source knows no due dates.
    pub overdue: Option<Money>,
    /// Since when the oldest part is overdue.
    pub since: Option<Moment>,
    /// When this was true.
    pub as_of: Moment,
    /// Where it comes from («1С»).
    pub source: Raw,
    /// Relief and its end.
    pub relief: Option<(DebtRelief, Moment)>,
    /// A lead's decision not to serve: who decided.
    pub stop: Option<Approver>,
}
