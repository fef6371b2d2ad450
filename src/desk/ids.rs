//! Identifiers: each kind of thing has a type of its own, so that they cannot be mixed up.

use crate::text::{Raw, Word};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

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

/// An identifier with the name that people know it by, in one hand: a copy is a second hand on the same pair, so that a row of
/// the board pays eight bytes for its client, not thirty-two. `id` and `name` are read as if they stood here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named<Id>(Arc<Pair<Id>>);

/// What [`Named`] holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename = "Named")]
pub struct Pair<Id> {
    /// The identifier.
    pub id: Id,
    /// The name, as it came from outside.
    pub name: Raw,
}

impl<Id> Named<Id> {
    /// Pairs an identifier with its name.
    pub fn new(id: impl Into<Id>, name: impl Into<Raw>) -> Self {
        Self(Arc::new(Pair { id: id.into(), name: name.into() }))
    }

    /// True when both are hands on the same pair, not only equal ones.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl<Id: Clone> Named<Id> {
    /// The name, to write another: whoever else holds the pair keeps the old one.
    pub fn name_mut(&mut self) -> &mut Raw {
        &mut Arc::make_mut(&mut self.0).name
    }
}

impl<Id> Deref for Named<Id> {
    type Target = Pair<Id>;

    fn deref(&self) -> &Pair<Id> {
        &self.0
    }
}

impl<Id: Serialize> Serialize for Named<Id> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        (**self).serialize(to)
    }
}

impl<'de, Id: Deserialize<'de>> Deserialize<'de> for Named<Id> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Pair::deserialize(from).map(|pair| Self(Arc::new(pair)))
    }
}
