//! Trips to an object, and planned maintenance.

use super::ids::{AssetId, ContractId, MaintenanceId, Named, SiteId, TicketId, UnitId};
use super::moment::{Minutes, Moment};
use super::skill::WorkKind;
use serde::{Deserialize, Serialize};

/// How far the trip is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VisitState {
    /// Agreed, not begun.
    #[default]
    Planned,
    /// On the way.
    Travelling,
    /// At the object.
    OnSite,
    /// Left.
    Done,
}

/// A trip to an object for a ticket.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visit {
    /// How far.
    pub state: VisitState,
    /// Agreed window, from and to.
    pub window: Option<(Moment, Moment)>,
    /// When the engineer expects to be there.
    pub expected: Option<Moment>,
    /// When the state was said.
    pub since: Option<Moment>,
    /// Something was found that needs repair.
    #[serde(default)]
    pub defect: bool,
}

/// Maintenance by regulation, generated from a contract.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Maintenance {
    /// Identifier.
    pub id: MaintenanceId,
    /// The contract that asks for it.
    pub contract: ContractId,
    /// Where.
    pub site: Named<SiteId>,
    /// What is maintained.
    pub assets: Vec<AssetId>,
    /// Kind of work.
    pub kind: WorkKind,
    /// Not before.
    pub from: Moment,
    /// Due.
    pub until: Moment,
    /// Minutes of work.
    pub effort: Minutes,
    /// Who will do it, once known.
    pub unit: Option<Named<UnitId>>,
    /// How far.
    pub state: VisitState,
    /// The ticket made of it, once there is one.
    pub ticket: Option<TicketId>,
}
