//! `pult report cost`: what clients cost against what they bring, the greatest losses first.

use super::report_table::{Cell, Table, count};
use super::seat::unexpected;
use super::{Seat, Trouble};
use crate::backend::{Answer, Read};
use crate::desk::{Kind, Moment, Money, Record};
use crate::lead::{self, Balance, Books};

/// The report of a period.
pub async fn cost(seat: &Seat, from: Moment, to: Moment) -> Result<Table, Trouble> {
    let done = match seat.desk.read(Read::Done { from, to }).await? {
        Answer::Done(done) => done,
        other => return Err(unexpected(&other)),
    };
    let (mut contracts, mut companies) = (Vec::new(), Vec::new());
    for kind in [Kind::Contract, Kind::Company] {
        for record in seat.records(kind).await? {
            match record {
                Record::Contract(contract) => contracts.push(*contract),
                Record::Company(company) => companies.push(*company),
                _ => {}
            }
        }
    }
    let furniture = &seat.furniture;
    let rows = lead::balances(&Books {
        done: &done,
        contracts: &contracts,
        companies: &companies,
        packages: &furniture.packages,
        units: &furniture.units,
        policy: &furniture.policy,
        period: (from, to),
        zone: seat.zone(),
    });
    let columns = vec![
        "client",
        "tickets",
        "work_minutes",
        "by_norm_minutes",
        "travel_minutes",
        "cost",
        "fee",
        "charged",
        "result",
        "parts",
        "unpriced",
    ];
    let mut notes = vec![seat.say("report-cost-note", &[])];
    let unpriced: usize = rows.iter().map(|row| row.unpriced).sum();
    if unpriced > 0 {
        notes.push(seat.texts.say("report-cost-unpriced", &[("n", unpriced.into())]));
    }
    let no_fee = rows.iter().filter(|row| row.fee.is_none()).count();
    if no_fee > 0 {
        notes.push(seat.texts.say("report-cost-no-fee", &[("n", no_fee.into())]));
    }
    let rows = rows.iter().map(row).collect();
    Ok(Table { apart: &["by_norm_minutes", "parts", "unpriced"], notes, ..Table::new(columns, rows) })
}

fn row(balance: &Balance) -> Vec<Cell> {
    let money = |minor: i64| Money { minor, currency: balance.currency.clone() };
    vec![
        match &balance.company {
            Some(company) => Cell::Who(company.id.to_string(), company.name.clone()),
            None => Cell::Nobody("lead-nobody"),
        },
        count(balance.tickets),
        Cell::Span(balance.work),
        Cell::Span(balance.by_norm),
        Cell::Span(balance.travel),
        if balance.unpriced > 0 { Cell::AtLeast(money(balance.cost)) } else { Cell::Sum(money(balance.cost)) },
        balance.fee.map_or(Cell::Nobody("report-unknown"), |minor| Cell::Sum(money(minor))),
        Cell::Sum(money(balance.charged)),
        balance.result().map_or(Cell::Nobody("report-unknown"), |minor| Cell::Sum(money(minor))),
        Cell::Sum(money(balance.parts)),
        count(balance.unpriced),
    ]
}
