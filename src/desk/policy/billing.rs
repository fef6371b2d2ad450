//! What bills are counted by: VAT, and how the price of an hour depends on who comes and how urgent it is.

use crate::desk::Priority;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How the price of an hour depends on who comes and how urgent it is, in percent of the price of an hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RateTable {
    /// By the level of skill that the work asks for, 1 to 5.
    pub levels: [u16; 5],
    /// By priority, least urgent first.
    pub urgency: [u16; 4],
}

impl Default for RateTable {
    fn default() -> Self {
        Self { levels: [100; 5], urgency: [100; 4] }
    }
}

impl RateTable {
    /// The two percents of a level and a priority; a level that is not asked for is the first.
    #[must_use]
    pub fn percents(&self, level: u8, priority: Priority) -> (u16, u16) {
        let place = usize::from(level.clamp(1, 5)) - 1;
        (self.levels[place], self.urgency[priority as usize])
    }
}

/// What bills are counted by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Billing {
    /// VAT of prices that name no rate of their own (contracts, packages, the house's), in percent; 0 without VAT.
    pub vat_percent: u8,
    /// The price of an hour by level of skill, 1 to 5, in percent.
    pub levels: [u16; 5],
    /// The same by priority, least urgent first.
    pub urgency: [u16; 4],
    /// Packages with tables of their own, by the package's id.
    pub packages: BTreeMap<String, RateTable>,
}

impl Default for Billing {
    fn default() -> Self {
        let table = RateTable::default();
        // The rate of the Russian tax code from 2026 on.
        Self { vat_percent: 22, levels: table.levels, urgency: table.urgency, packages: BTreeMap::new() }
    }
}

impl Billing {
    /// The table of a package, else the house's.
    #[must_use]
    pub fn table(&self, package: Option<&str>) -> RateTable {
        let own = package.and_then(|id| self.packages.get(id)).copied();
        own.unwrap_or(RateTable { levels: self.levels, urgency: self.urgency })
    }
}
