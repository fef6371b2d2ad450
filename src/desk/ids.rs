//! Identifiers: each kind of thing has a type of its own, so that they cannot be mixed up.

use crate::text::Word;
use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Word);

        impl $name {
            /// Wraps the backend's identifier.
            #[must_use]
            pub fn new(id: &str) -> Self { Self(Word::from(id)) }
            /// The identifier as the backend writes it.
            #[must_use]
            pub fn as_str(&self) -> &str { &self.0 }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "{}({})", stringify!($name), self.0.as_str()) }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(self.0.as_str()) }
        }
        impl From<&str> for $name {
            fn from(id: &str) -> Self { Self::new(id) }
        }
        impl From<String> for $name {
            fn from(id: String) -> Self { Self(Word::from(id)) }
        }
        impl From<Word> for $name {
            fn from(id: Word) -> Self { Self(id) }
        }
    )*};
}

ids! {
    /// A ticket.
    TicketId
    /// An engineer or a crew: whoever work can be given to.
    UnitId
    /// A client company.
    CompanyId
    /// A person of a client.
    ContactId
    /// A place under service.
    SiteId
    /// A piece of equipment.
    AssetId
    /// A package (service offering).
    PackageId
    /// A contract.
    ContractId
    /// A price list.
    PriceListId
    /// An item of a price list: the code that people and other programs know it by.
    ItemCode
    /// A working calendar.
    CalendarId
    /// A phone call.
    CallId
    /// A planned maintenance visit.
    MaintenanceId
    /// One wish of a person: the idempotency key of the write it becomes.
    WishId
    /// Several wishes made by one key, undone together.
    BatchId
}

/// An identifier with the name that people know it by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named<Id> {
    /// The identifier.
    pub id: Id,
    /// The name, as it came from outside.
    pub name: crate::text::Raw,
}

impl<Id> Named<Id> {
    /// Pairs an identifier with its name.
    pub fn new(id: impl Into<Id>, name: impl Into<crate::text::Raw>) -> Self {
        Self { id: id.into(), name: name.into() }
    }
}
