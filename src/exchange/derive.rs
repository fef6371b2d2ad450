//! Engineers out of tables of work done: who did how many tickets of which category, where, in which group.

use super::known::Known;
use super::map::{EngineerColumns, Map};
use super::sheet::{BadRow, Report, Sheet};
use super::table::Table;
use super::values;
use super::why::Why;
use crate::desk::shift::{Pattern, Shifts};
use crate::desk::unit::Capacity;
use crate::desk::{Group, Skill, Unit, UnitId, Zone};
use std::collections::BTreeMap;

/// Reads one such table by the map's `[engineers]`; what the desk knows of an engineer stays, what the table says is added.
/// Zones stand in the order of work done: the first one is home.
#[must_use]
pub fn engineers_by_work(table: &Table, map: &Map, known: &Known) -> Sheet<Unit> {
    let mut sheet = Sheet::default();
    let Some(columns) = &map.engineers else {
        sheet.report.refuse(Why::NoColumn("[engineers]".into()));
        return sheet;
    };
    let places = [&columns.id, &columns.number].map(|name| table.place(name).ok_or_else(|| Why::NoColumn(name.clone())));
    let (id, number) = match places {
        [Ok(id), Ok(number)] => (id, number),
        [id, number] => {
            [id, number].into_iter().filter_map(Result::err).for_each(|why| sheet.report.refuse(why));
            return sheet;
        }
    };
    let about = |name: &str| if name.is_empty() { None } else { table.place(name) };
    let (skill, zone, group) = (about(&columns.skill), about(&columns.zone), about(&columns.group));
    let mut work: BTreeMap<String, Vec<(i64, [String; 3])>> = BTreeMap::new();
    for row in table.rows() {
        let Some(row) = sheet.report.take(row) else { continue };
        let name = row.cell(id).trim();
        let done = values::number(row.cell(number).trim());
        match done {
            Ok(done) if !name.is_empty() => {
                let cell = |place: Option<usize>| place.map_or("", |p| row.cell(p).trim()).to_owned();
                work.entry(name.to_owned()).or_default().push((done, [cell(skill), cell(zone), cell(group)]));
            }
            Ok(_) => complain(&mut sheet.report, row.line, &columns.id, name, Why::Empty),
            Err(why) => complain(&mut sheet.report, row.line, &columns.number, row.cell(number), why),
        }
    }
    sheet.records = work.into_iter().map(|(name, rows)| grown(known, columns, map, &name, rows)).collect();
    sheet
}

fn complain(report: &mut Report, line: u64, column: &str, text: &str, why: Why) {
    report.bad.push(BadRow { line, column: column.to_owned(), text: text.into(), why });
}

/// The engineer with what the rows add.
fn grown(known: &Known, columns: &EngineerColumns, map: &Map, name: &str, mut rows: Vec<(i64, [String; 3])>) -> Unit {
    let mut unit = known.units.get(&UnitId::new(name)).cloned().unwrap_or_else(|| fresh(columns, known, name));
    unit.version += 1;
    rows.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    for (done, [skill, zone, group]) in rows {
        let level = columns.levels.iter().filter(|least| done >= **least).count() as u8;
        if !skill.is_empty() && level > 0 {
            learn(&mut unit, Skill { tag: map.skill(&skill), level });
        }
        let zone = Zone(map.zone(&zone).into());
        if !zone.0.is_empty() && !unit.can.zones.contains(&zone) {
            unit.can.zones.push(zone);
        }
        let group = Group(group.into());
        if !group.0.is_empty() && !unit.can.groups.contains(&group) {
            unit.can.groups.push(group);
        }
    }
    unit.can.skills.sort();
    unit
}

fn learn(unit: &mut Unit, skill: Skill) {
    match unit.can.skills.iter_mut().find(|s| s.tag == skill.tag) {
        Some(has) => has.level = has.level.max(skill.level),
        None => unit.can.skills.push(skill),
    }
}

pub(super) fn fresh(columns: &EngineerColumns, known: &Known, name: &str) -> Unit {
    let mut unit = unit_named(name);
    unit.shifts = Shifts {
        zone: columns.timezone.unwrap_or(known.policy.zone),
        pattern: values::shift(&columns.shift).unwrap_or(Pattern::Unknown),
        ..Shifts::default()
    };
    unit.capacity = Capacity { tickets: columns.tickets, ..Capacity::default() };
    unit
}

/// An engineer of whom nothing but the name is known.
pub(super) fn unit_named(name: &str) -> Unit {
    Unit {
        id: name.into(),
        kind: crate::desk::UnitKind::Engineer,
        name: name.into(),
        login: String::new(),
        active: true,
        can: crate::desk::unit::Abilities::default(),
        shifts: Shifts::default(),
        absences: Vec::new(),
        capacity: Capacity::default(),
        state: crate::desk::UnitState::Free,
        reach: crate::desk::unit::Reach::default(),
        hour_cost: None,
        members: Vec::new(),
        version: 0,
    }
}
