//! `pult engineers --json`: people, what they can do, their load.

use super::said::Said;
use crate::desk::moment::DAY;
use crate::desk::policy::LoadUnit;
use crate::desk::shift::{Pattern, Shift};
use crate::desk::{Held, Moment, Row, Unit, UnitId, UnitKind, UnitState};
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The document.
#[derive(Clone, Debug, Serialize)]
pub struct Engineers {
    /// The moment it speaks of.
    pub as_of: String,
    /// Engineers and crews, by name.
    pub engineers: Vec<Engineer>,
}

/// An engineer or a crew.
#[derive(Clone, Debug, Serialize)]
pub struct Engineer {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: String,
    /// Login in the help desk.
    pub login: Option<String>,
    /// engineer or crew.
    pub kind: UnitKind,
    /// Tags with levels.
    pub skills: Vec<Value>,
    /// Zones; the first is home.
    pub zones: Vec<String>,
    /// `free`, `travelling`, `on_site`, `busy`, `out`; `out` while absent.
    pub state: UnitState,
    /// The shift now, else the next one; null when unknown.
    pub shift: Option<Value>,
    /// At work at this moment.
    pub on_shift: bool,
    /// Until when absent.
    pub absent_until: Option<String>,
    /// Open tickets held.
    pub open: usize,
    /// Minutes of work in them.
    pub minutes: i64,
    /// How many more tickets there is room for.
    pub room: usize,
    /// How many more minutes of work there is room for, where the policy counts load in minutes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub room_minutes: Option<i64>,
    /// Grows with every change, for `--if-version`.
    pub version: i64,
}

/// Load of each unit: open tickets and their minutes.
#[derive(Clone, Debug, Default)]
pub struct Load(BTreeMap<UnitId, (usize, i64)>);

impl Load {
    /// Counted from the open tickets.
    pub fn of<'a>(rows: impl IntoIterator<Item = &'a Row>) -> Self {
        let mut load: BTreeMap<UnitId, (usize, i64)> = BTreeMap::new();
        for row in rows.into_iter().filter(|r| r.facts.phase.is_open()) {
            if let Some(held) = &row.facts.assignee {
                let sum = load.entry(held.unit.id.clone()).or_default();
                sum.0 += 1;
                sum.1 += row.facts.work.effort.0;
            }
        }
        Self(load)
    }

    /// As the desk has counted it.
    #[must_use]
    pub fn counted(held: &[Held]) -> Self {
        Self(held.iter().map(|held| (held.unit.clone(), (held.tickets, held.minutes.0))).collect())
    }

    /// Tickets and minutes of one unit.
    #[must_use]
    pub fn on(&self, unit: &UnitId) -> (usize, i64) {
        self.0.get(unit).copied().unwrap_or_default()
    }
}

impl Engineer {
    /// From a unit and the load of all.
    #[must_use]
    pub fn of(unit: &Unit, load: &Load, counts: LoadUnit, said: Said) -> Self {
        let (open, minutes) = load.on(&unit.id);
        let absent = unit.absent_at(said.now);
        Self {
            id: unit.id.to_string(),
            name: unit.name.raw().to_owned(),
            login: super::board::known(&unit.login),
            kind: unit.kind,
            skills: unit.can.skills.iter().map(|s| json!({ "tag": s.tag, "level": s.level })).collect(),
            zones: unit.can.zones.iter().map(|z| z.0.to_string()).collect(),
            state: if absent.is_some() { UnitState::Out } else { unit.state },
            shift: shift(unit, said.now).map(|s| json!({ "from": said.time(s.from), "to": said.time(s.to) })),
            on_shift: absent.is_none() && unit.shifts.at(said.now).is_some(),
            absent_until: said.maybe(absent.map(|a| a.until)),
            open,
            minutes,
            room: (unit.capacity.tickets as usize).saturating_sub(open),
            room_minutes: (counts == LoadUnit::Minutes).then(|| (unit.capacity.minutes.0 - minutes).max(0)),
            version: unit.version,
        }
    }
}

/// The shift now or the next one. Round the clock has no ends: the day around the moment stands for it.
fn shift(unit: &Unit, now: Moment) -> Option<Shift> {
    match unit.shifts.pattern {
        Pattern::Always => {
            let zone = unit.shifts.zone;
            let from = crate::desk::when::day_start(now, zone)?;
            let to = crate::desk::when::day_start(Moment(now.0 + DAY), zone)?;
            Some(Shift { from, to })
        }
        _ => unit.shifts.at_or_after(now),
    }
}
