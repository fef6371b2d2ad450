//! What can be imported and exported: the kinds of the command line.

use super::known::Known;
use super::sheet::Sheet;
use super::table::Table;
use crate::desk::Record;

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident $text:literal,)*) => {
        /// A kind of file.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum What {
            $($(#[$doc])* $name,)*
        }

        impl What {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The tables, in an order in which each refers only to those before it.
            pub const IN_ORDER: [Self; 10] = [
                Self::Engineers,
                Self::Companies,
                Self::Sites,
                Self::Assets,
                Self::Contacts,
                Self::Packages,
                Self::Contracts,
                Self::Prices,
                Self::Debts,
                Self::Tickets,
            ];

            /// Its word on the command line.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }
        }
    };
}

kinds! {
    /// Tickets with their history.
    Tickets "tickets",
    /// Engineers and crews.
    Engineers "engineers",
    /// Clients.
    Companies "companies",
    /// People of clients.
    Contacts "contacts",
    /// Objects.
    Sites "sites",
    /// Equipment.
    Assets "assets",
    /// Packages.
    Packages "packages",
    /// Contracts.
    Contracts "contracts",
    /// Limits of contracts.
    Quotas "quotas",
    /// Price lists.
    Prices "prices",
    /// Acts of works done: drafts, written only.
    Acts "acts",
    /// Debts.
    Debts "debts",
    /// What other programs call clients.
    Matches "matches",
    /// A calendar.
    Calendar "calendar",
    /// The house rules.
    Policy "policy",
    /// The whole desk, JSON lines.
    Desk "desk",
}

impl What {
    /// The kind of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|w| w.name() == name)
    }
}

/// Reads a canonical table of records; none where the kind is not one (tickets, calendar, policy, desk have doors of their own).
#[must_use]
pub fn read(what: What, table: &Table, known: &Known) -> Option<Sheet<Record>> {
    Some(match what {
        What::Engineers => super::units::engineers(table, known).map(|r| Record::Unit(Box::new(r))),
        What::Companies => super::clients::companies(table, known).map(|r| Record::Company(Box::new(r))),
        What::Contacts => super::clients::contacts(table, known).map(|r| Record::Contact(Box::new(r))),
        What::Sites => super::clients::sites(table, known).map(|r| Record::Site(Box::new(r))),
        What::Assets => super::clients::assets(table, known).map(|r| Record::Asset(Box::new(r))),
        What::Packages => super::contracts::packages(table, known).map(|r| Record::Package(Box::new(r))),
        What::Contracts => super::contracts::contracts(table, known).map(|r| Record::Contract(Box::new(r))),
        What::Quotas => super::quotas::quotas(table, known).map(|r| Record::Contract(Box::new(r))),
        What::Matches => super::matches::matches(table, known).map(|r| Record::Match(Box::new(r))),
        What::Debts => super::debts::of_table(table, known, &super::AsOf::default()).sheet(),
        What::Prices => super::prices::prices(table, known).map(|r| Record::PriceList(Box::new(r))),
        What::Tickets | What::Acts | What::Calendar | What::Policy | What::Desk => return None,
    })
}
