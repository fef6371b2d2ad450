//! The conditions of a service beside its targets and prices: what is delivered, how urgent it is by itself, what happens outside
//! its hours, what is paid for it, what is maintained without being asked. A package states them; a contract states what differs.

use super::money::Money;
use super::period::Period;
use super::priority::Priority;
use super::regulation::Regulation;
use crate::text::Raw;
use serde::{Deserialize, Serialize};

/// The conditions of a service; what is not stated is inherited.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conditions {
    /// What is delivered, in words for the client.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Raw>,
    /// How urgent a ticket is where nobody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priority: Option<Priority>,
    /// What a request outside the hours gets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after_hours: Option<AfterHours>,
    /// What is paid for it, used or not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fee: Option<Fee>,
    /// What is maintained by regulation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub upkeep: Option<Vec<Regulation>>,
}

/// A fee, VAT included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fee {
    /// How much.
    pub money: Money,
    /// How often.
    pub every: Period,
}

/// What a request outside the hours of a package gets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AfterHours {
    /// It is taken in; the work begins with the next working hour.
    #[default]
    Waits,
    /// It is done at once, for money.
    Paid,
    /// It is done at once, within the package.
    Included,
}

impl AfterHours {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Waits, Self::Paid, Self::Included];

    /// The name in files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Waits => "waits",
            Self::Paid => "paid",
            Self::Included => "included",
        }
    }
}
