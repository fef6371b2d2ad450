//! May this client have a higher priority, and what does it take?

use super::Facts;
use super::contract::terms_of;
use super::quota::left;
use crate::desk::client::{Approver, Entitled};
use crate::desk::contract::{QuotaKind, RaiseRight};
use crate::desk::{ContractId, Moment, Price};

/// What a raise at the client's wish takes. A re-assessment of ours is always free and does not ask here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RaiseOffer {
    /// It is in the contract.
    Included {
        /// Whose limit it is counted against.
        contract: ContractId,
        /// How many are left with this one; none when they are not counted.
        left: Option<i64>,
        /// Out of how many.
        total: Option<i64>,
        /// End of the period.
        until: Option<Moment>,
    },
    /// At this price.
    Paid {
        /// Price of one.
        price: Price,
    },
    /// The contract's raises are used up and no more are sold.
    UsedUp {
        /// When new ones come.
        until: Option<Moment>,
    },
    /// The contract does not know raises.
    NotIncluded,
    /// There is no contract to raise under.
    NoContract,
    /// This caller may not ask for it.
    NeedsAuthorised {
        /// Who of theirs may, where known.
        who: Option<Approver>,
    },
}

impl RaiseOffer {
    /// The code of its text, `raise-<code>`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Included { left: None, .. } => "included",
            Self::Included { .. } => "included-left",
            Self::Paid { .. } => "paid",
            Self::UsedUp { .. } => "used-up",
            Self::NotIncluded => "not-included",
            Self::NoContract => "no-contract",
            Self::NeedsAuthorised { who: Some(_) } => "needs-authorised",
            Self::NeedsAuthorised { who: None } => "needs-authorised-nobody",
        }
    }
}

/// What a raise under this contract takes when this caller asks: one who may raise for those included, one who may approve paid work
/// for those that cost money. A caller who is not known is a gap, not a refusal: then the offer stands and the dispatcher asks who it is.
#[must_use]
pub fn raise_offer(facts: &Facts, contract: Option<&ContractId>) -> RaiseOffer {
    let Some(dossier) = facts.dossier else { return RaiseOffer::NoContract };
    let Some(contract) = contract.and_then(|id| dossier.contracts.iter().find(|c| c.id == *id)) else {
        return RaiseOffer::NoContract;
    };
    let terms = terms_of(facts, contract);
    let asked_by = |allowed: fn(&Entitled) -> bool, offer: RaiseOffer| {
        if facts.contact.is_none_or(|c| allowed(&c.may)) {
            offer
        } else {
            RaiseOffer::NeedsAuthorised { who: dossier.company.approver.clone() }
        }
    };
    let included = |left, total, until| RaiseOffer::Included { contract: contract.id.clone(), left, total, until };
    match terms.raise() {
        None | Some(RaiseRight::No) => RaiseOffer::NotIncluded,
        Some(RaiseRight::Paid { price }) => asked_by(|may| may.approve, RaiseOffer::Paid { price: price.clone() }),
        Some(RaiseRight::Included { over }) => match (left(facts, terms, QuotaKind::Raises), over) {
            (None, _) => asked_by(|may| may.raise, included(None, None, None)),
            (Some(Ok(q)), _) if q.left > 0 => asked_by(|may| may.raise, included(Some(q.left), Some(q.total), q.until)),
            (Some(_), Some(price)) => asked_by(|may| may.approve, RaiseOffer::Paid { price: price.clone() }),
            (Some(used), None) => RaiseOffer::UsedUp { until: used.ok().and_then(|q| q.until) },
        },
    }
}
