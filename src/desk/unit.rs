//! Units: engineers and crews, whoever work can be given to.

use super::ids::UnitId;
use super::moment::{Minutes, Moment};
use super::money::Money;
use super::phone::Phone;
use super::shift::{Absence, Shifts};
use super::skill::{Group, Permit, Skill, Zone};
use crate::text::Raw;
use serde::{Deserialize, Serialize};

/// One person or several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitKind {
    /// One engineer.
    #[default]
    Engineer,
    /// A crew: two or more with one car.
    Crew,
}

/// What the unit is doing now, as last said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitState {
    /// Free.
    #[default]
    Free,
    /// On the way.
    Travelling,
    /// At an object.
    OnSite,
    /// Busy otherwise.
    Busy,
    /// Not at work.
    Out,
}

/// How much a unit can take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Capacity {
    /// Minutes of work in a shift.
    pub minutes: Minutes,
    /// Tickets at once.
    pub tickets: u32,
}

impl Default for Capacity {
    fn default() -> Self {
        Self { minutes: Minutes(480), tickets: 8 }
    }
}

/// What the unit can do and where.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Abilities {
    /// Skills with levels.
    #[serde(default)]
    pub skills: Vec<Skill>,
    /// Zones served; the first one is home.
    #[serde(default)]
    pub zones: Vec<Zone>,
    /// Papers.
    #[serde(default)]
    pub permits: Vec<Permit>,
    /// Groups (lines) it belongs to.
    #[serde(default)]
    pub groups: Vec<Group>,
}

/// How to reach the unit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reach {
    /// Phone.
    pub phone: Option<Phone>,
    /// Messenger name.
    pub messenger: Option<Raw>,
}

/// An engineer or a crew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// Identifier.
    pub id: UnitId,
    /// One or several.
    #[serde(default)]
    pub kind: UnitKind,
    /// Name.
    pub name: Raw,
    /// Login in the help desk; empty when none.
    #[serde(default)]
    pub login: String,
    /// Works here.
    pub active: bool,
    /// What it can do.
    #[serde(default)]
    pub can: Abilities,
    /// When it works.
    #[serde(default)]
    pub shifts: Shifts,
    /// When it does not.
    #[serde(default)]
    pub absences: Vec<Absence>,
    /// How much it can take.
    #[serde(default)]
    pub capacity: Capacity,
    /// What it is doing.
    #[serde(default)]
    pub state: UnitState,
    /// How to reach it.
    #[serde(default)]
    pub reach: Reach,
    /// What an hour of it costs us.
    pub hour_cost: Option<Money>,
    /// Members of a crew.
    #[serde(default)]
    pub members: Vec<UnitId>,
    /// Grows with every change.
    #[serde(default)]
    pub version: i64,
}

impl Unit {
    /// The absence that covers the moment.
    #[must_use]
    pub fn absent_at(&self, at: Moment) -> Option<&Absence> {
        self.absences.iter().find(|a| a.from <= at && at < a.until)
    }

    /// The level of a skill; 0 when it has none.
    #[must_use]
    pub fn level(&self, tag: &str) -> u8 {
        self.can.skills.iter().filter(|s| s.tag == tag).map(|s| s.level).max().unwrap_or(0)
    }
}
