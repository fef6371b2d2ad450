//! What the router looks at, read from a desk in one go.

use super::client::{Company, Site};
use super::contract::Debt;
use super::ids::{CompanyId, SiteId, UnitId};
use super::moment::{Minutes, Moment};
use super::row::Row;
use super::ticket::Ticket;
use super::unit::Unit;
use super::visit::Maintenance;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Who has lately worked for whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Knows {
    /// The engineer or crew.
    pub unit: UnitId,
    /// The client.
    pub company: CompanyId,
    /// The object, where known.
    pub site: Option<SiteId>,
    /// When last.
    pub last: Moment,
}

/// The rows of a board, shared as they stand.
pub type Rows = Arc<Vec<Arc<Row>>>;

/// Unplaced work, the people, and what else bears on a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Backlog {
    /// The tickets to place.
    pub tickets: Vec<Ticket>,
    /// All units.
    pub units: Vec<Unit>,
    /// Open tickets that somebody holds already: their load.
    pub held: Vec<Row>,
    /// The rows of a board that the asker has before them: what is held on it counts as `held` does, and is not read again.
    #[serde(skip)]
    pub board: Rows,
    /// Clients of the tickets.
    pub companies: BTreeMap<CompanyId, Company>,
    /// Objects of the tickets.
    pub sites: BTreeMap<SiteId, Site>,
    /// Debts of those clients.
    pub debts: BTreeMap<CompanyId, Debt>,
    /// Who knows them.
    pub knows: Vec<Knows>,
    /// Maintenance due at those objects.
    pub maintenance: Vec<Maintenance>,
}

/// All that is known of one client, for the card and the call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dossier {
    /// The client.
    pub company: Company,
    /// Their people.
    pub contacts: Vec<super::client::Contact>,
    /// Their objects.
    pub sites: Vec<Site>,
    /// Their equipment.
    pub assets: Vec<super::client::Asset>,
    /// Their contracts, newest first.
    pub contracts: Vec<super::contract::Contract>,
    /// The packages of those contracts.
    pub packages: Vec<super::contract::Package>,
    /// The price lists that count for them.
    #[serde(default)]
    pub prices: super::price_list::PriceBook,
    /// Where their contracts, limits, prices and equipment came from.
    #[serde(default)]
    pub origins: super::origin::Origins,
    /// What they owe.
    pub debt: Option<Debt>,
    /// Their open tickets in board order.
    pub open: Vec<Row>,
    /// Their planned maintenance.
    pub maintenance: Vec<Maintenance>,
    /// Their last calls, newest first.
    pub calls: Vec<super::call::Call>,
    /// The last of their work that is done, newest first.
    #[serde(default)]
    pub done: Vec<Ticket>,
    /// Whether they were content, newest first.
    #[serde(default)]
    pub voices: Vec<super::opinion::Voice>,
}

/// What the whole desk shares: small, read once and kept current by deltas.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Furniture {
    /// The house rules.
    pub policy: super::policy::Policy,
    /// Engineers and crews.
    pub units: Vec<Unit>,
    /// Packages.
    pub packages: Vec<super::contract::Package>,
    /// Price lists.
    #[serde(default)]
    pub prices: super::price_list::PriceBook,
    /// The desk's own calendars as `sla` writes them.
    pub calendars: Vec<(super::ids::CalendarId, serde_json::Value)>,
}

/// A ticket with all that hangs on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// The ticket.
    pub ticket: Ticket,
    /// What happened to it, oldest first.
    pub history: Vec<super::event::Event>,
    /// Its object, with access.
    pub site: Option<Site>,
    /// Who asked.
    pub contact: Option<super::client::Contact>,
    /// Its equipment.
    pub assets: Vec<super::client::Asset>,
    /// Its contract.
    pub contract: Option<super::contract::Contract>,
    /// Other open tickets of the same object.
    pub nearby: Vec<Row>,
    /// When the one who asked for it was last asked whether they are content, about whatever work.
    #[serde(default)]
    pub asked: Option<Moment>,
}

/// Somebody found by phone or by letters: a person, or a company of which nobody is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// The person.
    pub contact: Option<super::client::Contact>,
    /// The company.
    pub company: Option<Company>,
}

/// The open tickets, counted by the desk: whoever only wants numbers reads no board.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Due before the moment of the question.
    pub overdue: usize,
    /// Taken without a contract.
    pub without_contract: usize,
    /// Taken without an object.
    pub without_site: usize,
    /// What each unit holds, by id.
    pub held: Vec<Held>,
}

/// What a unit holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// Who.
    pub unit: UnitId,
    /// Open tickets.
    pub tickets: usize,
    /// Their expected minutes.
    pub minutes: Minutes,
}
