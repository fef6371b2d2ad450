//! `pult report usage`: limits by how much of them is used, until when they last, and what they should be.

use super::report_table::{Cell, Table, count, word};
use super::seat::unexpected;
use super::{Seat, Trouble};
use crate::backend::{Answer, Read};
use crate::desk::{Kind, Period, Record};
use crate::lead::{self, Usage};
use std::collections::BTreeMap;

/// The report: of now, with the use of half a year behind it.
pub async fn usage(seat: &Seat) -> Result<Table, Trouble> {
    let limits = match seat.desk.read(Read::Limits(seat.now)).await? {
        Answer::Limits(limits) => limits,
        other => return Err(unexpected(&other)),
    };
    let (from, to) = (lead::usage_begins(seat.now), crate::desk::Moment(seat.now.0.saturating_add(1)));
    let uses = match seat.desk.read(Read::Uses { from, to }).await? {
        Answer::Uses(uses) => uses,
        other => return Err(unexpected(&other)),
    };
    let clients = seat.records(Kind::Company).await?.into_iter();
    let known = |record| if let Record::Company(company) = record { Some((company.id, company.name)) } else { None };
    let names: BTreeMap<_, _> = clients.filter_map(known).collect();
    let rows = lead::usage(&limits, &uses, &names, seat.now);
    let columns = vec![
        "client",
        "contract",
        "number",
        "kind",
        "used",
        "total",
        "left",
        "percent",
        "every",
        "until",
        "empty",
        "suggested",
        "months",
    ];
    let notes = vec![seat.say("report-usage-note", &[])];
    Ok(Table {
        apart: &["contract", "number", "left", "months"],
        empty: "report-usage-empty",
        notes,
        ..Table::new(columns, rows.iter().map(row).collect())
    })
}

fn row(usage: &Usage) -> Vec<Cell> {
    let limit = usage.limit.as_ref();
    let number = |value: Option<i64>| value.map_or(Cell::None, Cell::Number);
    let (contract, paper) = usage
        .contract
        .clone()
        .map_or((Cell::None, Cell::None), |(id, number)| (Cell::Words(id.as_str().into()), Cell::Words(number)));
    let kind = word(&usage.kind);
    let kind_text = format!("report-kind-{}", kind.replace('_', "-"));
    let every = limit.map_or(Period::Month, |quota| quota.every);
    vec![
        Cell::Who(usage.company.id.to_string(), usage.company.name.clone()),
        contract,
        paper,
        Cell::Code(kind, kind_text),
        number(limit.map(|quota| quota.used)),
        limit.map_or(Cell::Nobody("report-no-limit"), |quota| Cell::Number(quota.total)),
        number(limit.map(crate::desk::contract::Quota::left)),
        number(usage.percent()),
        Cell::Code(every.name().into(), format!("report-every-{}", every.name())),
        limit.and_then(|quota| quota.until).map_or(Cell::None, Cell::LastDay),
        match usage.empty {
            Some(at) => Cell::Day(at),
            None if limit.is_some_and(|quota| quota.left() == 0) => Cell::Nobody("report-used-up"),
            None => Cell::None,
        },
        number(usage.suggested),
        count(usage.months),
    ]
}
