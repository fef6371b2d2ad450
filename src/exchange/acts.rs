//! Acts of works done as a table: a line of an act a row, for the bookkeepers' program.

use super::export::{put, word};
use super::prices::quantity;
use super::words::{Words, money};
use crate::desk::Quantity;
use crate::desk::act::{Act, ActRow};
use crate::desk::client::Company;
use crate::desk::contract::Contract;
use chrono_tz::Tz;
use std::io::Write;

/// The columns of an acts file.
pub const ACTS: [&str; 20] = [
    "act",
    "company",
    "company_name",
    "inn",
    "contract",
    "ticket",
    "solved",
    "site",
    "line",
    "kind",
    "item",
    "what",
    "quantity",
    "unit",
    "price",
    "discount_percent",
    "paid_by",
    "net",
    "vat",
    "sum",
];

/// An act with the records of its client and contract, where they are known.
pub struct Named<'a> {
    /// The act.
    pub act: &'a Act,
    /// The client.
    pub company: Option<&'a Company>,
    /// The contract.
    pub contract: Option<&'a Contract>,
}

/// Writes acts, numbered from 1 within the file. What the contract pays stands with its quantity and a sum of nothing. Gives how
/// many rows were written.
///
/// # Errors
/// What the writer says.
pub fn export_acts<'a>(acts: impl IntoIterator<Item = Named<'a>>, zone: Tz, to: impl Write) -> Result<u64, csv::Error> {
    let rows = acts.into_iter().enumerate().flat_map(|(place, named)| {
        let rows: Vec<_> = named.act.rows.iter().map(|one| row(place + 1, &named, one, Words(zone))).collect();
        rows
    });
    put(ACTS.to_vec(), rows, to)
}

fn row(number: usize, named: &Named, row: &ActRow, w: Words) -> Vec<String> {
    let line = &row.line;
    let (act, company) = (named.act, named.company);
    let sum = line.charged().unwrap_or_default();
    vec![
        number.to_string(),
        act.company.as_ref().map(|c| c.id.to_string()).unwrap_or_default(),
        company.map_or_else(|| act.company.as_ref().map(|c| c.name.raw()).unwrap_or_default(), |c| c.name.raw()).to_owned(),
        company.map(|c| c.inn.clone()).unwrap_or_default(),
        named.contract.map_or_else(|| act.contract.as_ref().map_or("", |c| c.as_str()), |c| c.number.raw()).to_owned(),
        row.ticket.to_string(),
        row.solved.map(|at| w.date(at)).unwrap_or_default(),
        row.site.raw().to_owned(),
        line.number.to_string(),
        line.kind.name().to_owned(),
        line.item.as_ref().map(ToString::to_string).unwrap_or_default(),
        line.what.raw().to_owned(),
        quantity(line.quantity),
        word(&line.price.unit),
        money(line.price.money.minor),
        quantity(Quantity::Milli(i64::from(line.discount) * 10)),
        if line.covered { "contract" } else { "client" }.to_owned(),
        money(sum.net),
        money(sum.vat),
        money(sum.gross),
    ]
}
