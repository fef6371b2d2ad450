//! What lifting a rule for one ticket costs. The section `[lifting]` of `policy.toml`.

use serde::{Deserialize, Serialize};

/// Minutes for each way to lift a rule, beside the road, the wait and the load that the choice costs anyhow: so the cheapest way out
/// that a blocked ticket is told is one that a dispatcher would take.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Lifting {
    /// Somebody comes from a zone that does not count as near.
    pub other_zone: i64,
    /// The work begins after the deadline, when shift, rest or absence lets it.
    pub later: i64,
    /// Somebody is called in from lunch.
    pub lunch: i64,
    /// A required skill is one level short.
    pub lower_skill: i64,
    /// Somebody takes one ticket more than there is room for.
    pub over_room: i64,
    /// Somebody goes without a pass: the pass is got on the day, or they are met at the gate.
    pub no_pass: i64,
    /// Somebody of another group takes it.
    pub other_group: i64,
}

impl Default for Lifting {
    fn default() -> Self {
        Self { other_zone: 0, later: 0, lunch: 30, lower_skill: 60, over_room: 15, no_pass: 120, other_group: 60 }
    }
}
