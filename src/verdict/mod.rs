//! PURE. Caller, contract, object, work, quota and debt in; level, certainty, reasons and words to say out.
//!
//! ```text
//! matter.rs    the question with the contract, the package and the clock that it is judged by
//! contract.rs  in force?  cover.rs  object, equipment, work, warranty  hours.rs  at this hour?  quota.rs  is any left?
//! debt.rs      owed?      people.rs who looks after them, what is booked
//!                  -> findings, each with what it does (reason.rs)
//! judge.rs     the strongest finding decides; the others follow as they were found
//! say.rs       the words, the house's own before the built-in     price.rs  what it costs    offer.rs  what else to offer
//! raise.rs     may the priority go up?
//! ```
//!
//! `tests/cases.txt` is the whole of it as a table: situation, word, certainty, who approves, reasons, price.

mod codes;
mod contract;
mod cover;
mod debt;
mod hours;
mod judge;
mod matter;
mod offer;
mod people;
mod price;
mod quota;
mod raise;
mod reason;
mod say;
#[cfg(test)]
mod tests;

pub use codes::CODES;
pub use contract::{pick_contract, terms_of};
pub use judge::{excused, judge};
pub use quota::quotas_of;
pub use raise::{RaiseOffer, raise_offer};

use crate::desk::client::{Approver, Contact};
use crate::desk::contract::Package;
use crate::desk::policy::Phrase;
use crate::desk::{AssetId, Dossier, Moment, Policy, Price, PriceBook, Priority, SiteId, WorkKind};
use crate::sla::Calendars;
use serde::{Deserialize, Serialize};

/// May we serve this?
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// ПО ДОГОВОРУ.
    Allowed,
    /// ПЛАТНО.
    Chargeable,
    /// СОГЛАСОВАТЬ.
    Stop,
}

impl Level {
    /// All of them, the best for the client first.
    pub const ALL: [Self; 3] = [Self::Allowed, Self::Chargeable, Self::Stop];

    /// The name in JSON and in scripts.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Allowed => "allowed",
            Self::Chargeable => "chargeable",
            Self::Stop => "stop",
        }
    }
}

/// How sure is that? A verdict that is not known is shown as ПРОВЕРИТЬ, never as a refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// From data that is there and fresh.
    Known,
    /// From old data.
    Stale,
    /// Something is missing.
    Unknown,
}

impl Certainty {
    /// All of them, the surest first.
    pub const ALL: [Self; 3] = [Self::Known, Self::Stale, Self::Unknown];

    /// The name in JSON and in scripts.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Known => "known",
            Self::Stale => "stale",
            Self::Unknown => "unknown",
        }
    }
}

/// Why: a code that names a text in both languages, and the values that go into it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// Code; the text is `reason-<code>`, of a phrase to say `say-<code>`.
    pub code: String,
    /// Values for the text's places, by name, already plain (numbers, dates as RFC 3339, money as minor units).
    pub args: Vec<(String, Value)>,
    /// The house's own sentence, said instead of the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own: Option<Phrase>,
}

/// A value in a reason's text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// A number.
    Number(i64),
    /// A moment, shown as a date.
    Date(Moment),
    /// A moment, shown with its hour.
    Hour(Moment),
    /// Money.
    Money(crate::desk::Money),
    /// Words from outside.
    Words(crate::text::Raw),
}

/// The answer of the first second.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// Level.
    pub level: Level,
    /// Certainty.
    pub certainty: Certainty,
    /// Who must approve, when the level is Stop.
    pub approval: Option<Approver>,
    /// All reasons: the deciding one first, the others in an order that never changes (contract, coverage, hours, limits, debt, people).
    pub reasons: Vec<Reason>,
    /// Code of the phrase to say.
    pub say: Reason,
    /// What it costs, when chargeable; none when only a manager knows.
    pub price: Option<Price>,
    /// Price of a visit beside the hour's, when chargeable.
    pub visit_price: Option<Price>,
    /// Where the price of the hour comes from, and that of the visit.
    #[serde(default)]
    pub priced_by: [Option<crate::desk::tariff::From>; 2],
    /// The contract that was judged by.
    pub contract: Option<crate::desk::ContractId>,
    /// What else may be offered, the nearest to what is asked first; the text is `offer-<code>`.
    pub offers: Vec<Reason>,
}

/// What is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// About which object.
    pub site: Option<SiteId>,
    /// About which equipment.
    pub asset: Option<AssetId>,
    /// Which kind of work.
    pub kind: Option<WorkKind>,
    /// Is it a visit?
    pub visit: bool,
    /// Is it a consultation by phone? Only these burn phone minutes.
    pub consultation: bool,
    /// How urgent; an emergency may have hours of its own.
    pub priority: Priority,
    /// People in danger, fire alarm, unguarded object: accepted whatever contract or debt.
    pub safety: bool,
}

/// All that a verdict looks at.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// Who calls; none for an unknown caller.
    pub contact: Option<&'a Contact>,
    /// Their company; none for an unknown one.
    pub dossier: Option<&'a Dossier>,
    /// The house rules.
    pub policy: &'a Policy,
    /// The desk's price lists: of a caller whom nobody knows the base counts.
    pub prices: &'a PriceBook,
    /// All packages that are sold here.
    pub packages: &'a [Package],
    /// Whose hours count.
    pub calendars: &'a Calendars,
    /// The moment of the question.
    pub now: Moment,
}
