//! `pult engineers`: people, skills, zones, load.

use super::columns::{aligned, shown};
use super::phrase::hours;
use super::{Reply, Seat, Trouble};
use crate::desk::{Unit, UnitState};
use crate::text::Raw;
use crate::wire::{Engineer, Engineers, Load};

/// Columns of the zones and of the skills in a listing: the line fits 100. `--json` has them all.
const ZONES: usize = 18;
const SKILLS: usize = 26;

/// Flags of `pult engineers`.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}

/// Lists who works here.
pub async fn run(seat: &Seat, args: &Args) -> Result<Reply, Trouble> {
    let load = Load::counted(&seat.tally().await?.held);
    let mut units: Vec<&Unit> = seat.furniture.units.iter().filter(|u| u.active).collect();
    units.sort_by(|a, b| (a.name.raw(), &a.id).cmp(&(b.name.raw(), &b.id)));
    let said = seat.said();
    let engineers: Vec<Engineer> = units.iter().map(|unit| Engineer::of(unit, &load, seat.furniture.policy.load, said)).collect();
    let document = Engineers { as_of: said.time(seat.now), engineers };
    Reply::either(args.json, &document, || listing(seat, &units, &document.engineers))
}

fn listing(seat: &Seat, units: &[&Unit], engineers: &[Engineer]) -> String {
    if units.is_empty() {
        return seat.say("cmd-no-engineers", &[]);
    }
    let head = ["engineer", "state", "zones", "skills", "load", "room"];
    let head: Vec<String> = head.iter().map(|column| seat.say(&format!("cmd-head-{column}"), &[])).collect();
    let rows: Vec<Vec<String>> = units.iter().zip(engineers).map(|(unit, told)| cells(seat, unit, told)).collect();
    aligned(&head, &rows)
}

fn cells(seat: &Seat, unit: &Unit, told: &Engineer) -> Vec<String> {
    let skills: Vec<String> = unit.can.skills.iter().map(|s| format!("{} {}", s.tag, s.level)).collect();
    let clipped = |words: &[String], columns| Raw::from(words.join(", ")).line(columns).as_str().to_owned();
    vec![
        shown(&unit.name),
        state(seat, unit, told),
        clipped(&told.zones, ZONES),
        clipped(&skills, SKILLS),
        told.open.to_string(),
        told.room_minutes.map_or_else(|| told.room.to_string(), |minutes| hours(crate::desk::Minutes(minutes))),
    ]
}

fn state(seat: &Seat, unit: &Unit, told: &Engineer) -> String {
    if let Some(absence) = unit.absent_at(seat.now) {
        return seat.say("cmd-state-absent", &[("until", &seat.time(absence.until))]);
    }
    if !told.on_shift {
        return seat.say("cmd-state-off-shift", &[]);
    }
    let code = match told.state {
        UnitState::Free => "free",
        UnitState::Travelling => "travelling",
        UnitState::OnSite => "on-site",
        UnitState::Busy => "busy",
        UnitState::Out => "out",
    };
    seat.say(&format!("cmd-state-{code}"), &[])
}
