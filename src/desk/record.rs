//! Everything on a desk that is not a ticket or an event, as one enum: what imports bring and stores keep.

use super::call::Call;
use super::client::{Asset, Company, Contact, Site};
use super::contract::{Contract, Debt, Package};
use super::matched::Match;
use super::origin::Origin;
use super::policy::Policy;
use super::price_list::{PriceList, Scope};
use super::ruling::Ruling;
use super::unit::Unit;
use super::visit::Maintenance;
use serde::{Deserialize, Serialize};

/// The kinds of records, as stores and `pult import` name them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Engineers and crews.
    Unit,
    /// Companies.
    Company,
    /// Contacts.
    Contact,
    /// Sites.
    Site,
    /// Assets.
    Asset,
    /// Packages.
    Package,
    /// Contracts.
    Contract,
    /// Price lists.
    PriceList,
    /// Debts, one a company.
    Debt,
    /// What other programs call clients.
    Match,
    /// What was decided here about debts, one a company.
    Ruling,
    /// Where kinds of records came from last, one a topic.
    Origin,
    /// Planned maintenance.
    Maintenance,
    /// Calendars, stored as `sla` writes them.
    Calendar,
    /// The policy, one a desk.
    Policy,
    /// Calls.
    Call,
}

/// One record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind", content = "record")]
pub enum Record {
    /// An engineer or crew.
    Unit(Box<Unit>),
    /// A company.
    Company(Box<Company>),
    /// A contact.
    Contact(Box<Contact>),
    /// A site.
    Site(Box<Site>),
    /// An asset.
    Asset(Box<Asset>),
    /// A package.
    Package(Box<Package>),
    /// A contract.
    Contract(Box<Contract>),
    /// A price list.
    PriceList(Box<PriceList>),
    /// A debt.
    Debt(Box<Debt>),
    /// What another program calls a client.
    Match(Box<Match>),
    /// What was decided about a debt.
    Ruling(Box<Ruling>),
    /// Where records came from.
    Origin(Box<Origin>),
    /// A planned maintenance.
    Maintenance(Box<Maintenance>),
    /// A calendar: its id, and its definition as TOML or JSON text of `sla::calendar`.
    Calendar(super::ids::CalendarId, serde_json::Value),
    /// The policy.
    Policy(Box<Policy>),
    /// A call.
    Call(Box<Call>),
}

impl Record {
    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Self::Unit(_) => Kind::Unit,
            Self::Company(_) => Kind::Company,
            Self::Contact(_) => Kind::Contact,
            Self::Site(_) => Kind::Site,
            Self::Asset(_) => Kind::Asset,
            Self::Package(_) => Kind::Package,
            Self::Contract(_) => Kind::Contract,
            Self::PriceList(_) => Kind::PriceList,
            Self::Debt(_) => Kind::Debt,
            Self::Match(_) => Kind::Match,
            Self::Ruling(_) => Kind::Ruling,
            Self::Origin(_) => Kind::Origin,
            Self::Maintenance(_) => Kind::Maintenance,
            Self::Calendar(..) => Kind::Calendar,
            Self::Policy(_) => Kind::Policy,
            Self::Call(_) => Kind::Call,
        }
    }

    /// Its identifier within the kind.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Unit(r) => r.id.as_str(),
            Self::Company(r) => r.id.as_str(),
            Self::Contact(r) => r.id.as_str(),
            Self::Site(r) => r.id.as_str(),
            Self::Asset(r) => r.id.as_str(),
            Self::Package(r) => r.id.as_str(),
            Self::Contract(r) => r.id.as_str(),
            Self::PriceList(r) => r.id.as_str(),
            Self::Debt(r) => r.company.as_str(),
            Self::Match(r) => &r.key,
            Self::Ruling(r) => r.company.as_str(),
            Self::Origin(r) => r.of.name(),
            Self::Maintenance(r) => r.id.as_str(),
            Self::Calendar(id, _) => id.as_str(),
            Self::Policy(_) => "policy",
            Self::Call(r) => r.id.as_str(),
        }
    }

    /// What it belongs to: the company of a contact, site, asset, contract, match or of its own price list, the site of a
    /// maintenance.
    #[must_use]
    pub fn owner(&self) -> Option<&str> {
        match self {
            Self::Contact(r) => r.company.as_ref().map(super::ids::CompanyId::as_str),
            Self::Site(r) => Some(r.company.as_str()),
            Self::Asset(r) => Some(r.company.as_str()),
            Self::Contract(r) => Some(r.company.as_str()),
            Self::Debt(r) => Some(r.company.as_str()),
            Self::PriceList(r) => match &r.scope {
                Scope::Client { company } => Some(company.as_str()),
                Scope::Base | Scope::Category { .. } => None,
            },
            Self::Match(r) => r.company.as_ref().map(super::ids::CompanyId::as_str),
            Self::Ruling(r) => Some(r.company.as_str()),
            Self::Maintenance(r) => Some(r.site.id.as_str()),
            Self::Unit(_)
            | Self::Company(_)
            | Self::Package(_)
            | Self::Origin(_)
            | Self::Calendar(..)
            | Self::Policy(_)
            | Self::Call(_) => None,
        }
    }
}
