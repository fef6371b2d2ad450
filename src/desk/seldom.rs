//! What few rows have: it stands apart, so that a row that has none of it is a third smaller.

use super::ids::TicketId;
use super::moment::Moment;
use super::visit::VisitState;
use crate::text::{Raw, Word};
use serde::Serialize;
use std::ops::Deref;
use std::sync::LazyLock;

/// What the board shows of some tickets only.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Particulars {
    /// Why it waits (code of the policy).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waits: Option<(Word, Option<Moment>)>,
    /// When the first deadline was missed, if one was.
    pub breached: Option<Moment>,
    /// Promise: by when.
    pub promised: Option<Moment>,
    /// Promise: who gave the word.
    #[serde(skip_serializing_if = "Raw::is_blank")]
    pub promised_by: Raw,
    /// Visit: how far, and when it is expected.
    pub visit: Option<(VisitState, Option<Moment>)>,
    /// Mass incident it belongs to.
    pub parent: Option<TicketId>,
}

/// The same as a row keeps it: nothing where there is nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seldom(Option<Box<Particulars>>);

static NOTHING: LazyLock<Particulars> = LazyLock::new(Particulars::default);

impl From<Particulars> for Seldom {
    fn from(told: Particulars) -> Self {
        Self((told != *NOTHING).then(|| Box::new(told)))
    }
}

impl Deref for Seldom {
    type Target = Particulars;

    fn deref(&self) -> &Particulars {
        self.0.as_deref().unwrap_or(&NOTHING)
    }
}

impl Seldom {
    /// The same with a change.
    #[must_use]
    pub fn with(&self, change: impl FnOnce(&mut Particulars)) -> Self {
        let mut told = (**self).clone();
        change(&mut told);
        told.into()
    }
}

impl Serialize for Seldom {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        (**self).serialize(to)
    }
}
