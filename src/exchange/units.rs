//! Engineers and crews from a canonical table.

use super::known::Known;
use super::sheet::{BadRow, Column, Fields, Sheet, may, must, read};
use super::table::Table;
use super::values;
use super::why::Why;
use crate::desk::shift::{Pattern, Shifts};
use crate::desk::unit::{Abilities, Capacity, Reach};
use crate::desk::{Group, Money, Unit, UnitId, UnitKind, Zone};
use std::collections::BTreeSet;

/// The columns of an engineers file, in the order of the export.
pub const COLUMNS: &[Column] = &[
    must("id", &["код", "табельный_номер", "employee_id"]),
    must("name", &["имя", "фио", "инженер", "engineer"]),
    may("kind", &["вид", "тип"]),
    may("login", &["логин", "учетная_запись"]),
    may("active", &["работает", "активен"]),
    may("skills", &["навыки"]),
    may("zones", &["зоны", "зона", "zone"]),
    may("groups", &["группы", "группа", "group"]),
    may("permits", &["допуски", "допуск"]),
    may("shift", &["смена", "график"]),
    may("lunch", &["обед"]),
    may("duty", &["дежурный", "дежурства"]),
    may("timezone", &["часовой_пояс", "tz"]),
    may("minutes", &["минут_в_смену"]),
    may("tickets", &["заявок_сразу", "лимит_заявок"]),
    may("phone", &["телефон"]),
    may("messenger", &["мессенджер"]),
    may("hour_cost", &["стоимость_часа"]),
    may("members", &["состав", "члены_бригады"]),
    may("absences", &["отсутствия"]),
];

/// Reads engineers and crews. Members of a crew stand in the same file or on the desk.
#[must_use]
pub fn engineers(table: &Table, known: &Known) -> Sheet<Unit> {
    let mut members: Vec<(u64, UnitId)> = Vec::new();
    let mut sheet = read(table, COLUMNS, |row| {
        let unit = unit(row, known);
        members.extend(unit.members.iter().map(|m| (row.line(), m.clone())));
        Some((unit.id.as_str().to_owned(), unit))
    });
    let here: BTreeSet<&UnitId> = sheet.records.iter().map(|u| &u.id).collect();
    let lost = members.into_iter().filter(|(_, id)| !here.contains(id) && !known.units.contains_key(id));
    let bad = |(line, id): (u64, UnitId)| BadRow {
        line,
        column: "members".into(),
        text: id.as_str().into(),
        why: Why::Unknown("engineer"),
    };
    let lost: Vec<BadRow> = lost.map(bad).collect();
    sheet.report.bad.extend(lost);
    sheet
}

fn unit(row: &mut Fields<'_>, known: &Known) -> Unit {
    let zone = row.read("timezone", |t| t.parse().map_err(|_| Why::Zone)).unwrap_or(known.policy.zone);
    let kind = row.read("kind", |t| match t.to_lowercase().as_str() {
        "engineer" | "инженер" => Ok(UnitKind::Engineer),
        "crew" | "бригада" => Ok(UnitKind::Crew),
        _ => Err(Why::NotOneOf("engineer, crew".into())),
    });
    let usual = Capacity::default();
    Unit {
        id: row.need("id").into(),
        kind: kind.unwrap_or_default(),
        name: row.need("name").into(),
        login: row.text("login").into(),
        active: row.read("active", values::flag).unwrap_or(true),
        can: Abilities {
            skills: row.read("skills", values::skills).unwrap_or_default(),
            zones: values::list(row.text("zones")).into_iter().map(|zone| Zone(zone.into())).collect(),
            permits: row.read("permits", |t| values::permits(t, zone)).unwrap_or_default(),
            groups: values::list(row.text("groups")).into_iter().map(|group| Group(group.into())).collect(),
        },
        shifts: Shifts {
            zone,
            pattern: row.read("shift", values::shift).unwrap_or(Pattern::Unknown),
            lunch: row.read("lunch", values::hours),
            duty: row.read("duty", values::flag).unwrap_or(false),
        },
        absences: row.read("absences", |t| values::absences(t, zone)).unwrap_or_default(),
        capacity: Capacity {
            minutes: row.read("minutes", values::minutes).unwrap_or(usual.minutes),
            tickets: row.read("tickets", |t| t.parse().map_err(|_| Why::Number)).unwrap_or(usual.tickets),
        },
        state: known.units.get(&row.text("id").into()).map(|u| u.state).unwrap_or_default(),
        reach: Reach {
            phone: row.read("phone", |t| values::phone(t, known.country())),
            messenger: Some(row.text("messenger")).filter(|t| !t.is_empty()).map(Into::into),
        },
        hour_cost: row.read("hour_cost", values::money).map(Money::rub),
        members: values::list(row.text("members")).into_iter().map(UnitId::from).collect(),
        version: known.units.get(&row.text("id").into()).map_or(1, |u| u.version + 1),
    }
}
