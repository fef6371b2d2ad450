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
pub const ACTS: [&str; 25] = [
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
    "vat_percent",
    "currency",
    "act_net",
    "act_vat",
    "act_sum",
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

/// Writes acts, numbered from 1 within the file. What the contract pays stands with its quantity and a sum of nothing. VAT is rounded
/// once a line, halves up, inside the price or on top of it; the totals of the act, which stand beside each of its lines, are the sums
/// of its lines to the kopeck. Gives how many rows were written.
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
        line.vat_percent.to_string(),
        line.price.money.currency.clone(),
        money(act.total.charged.net),
        money(act.total.charged.vat),
        money(act.total.charged.gross),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::act::of_period;
    use crate::desk::change::tests::new_ticket;
    use crate::desk::spec::tests::any_line;
    use crate::desk::{Line, Moment, Ticket};
    use proptest::prelude::*;

    fn solved(lines: Vec<Line>) -> Ticket {
        let mut ticket = new_ticket();
        ticket.clocks.solved = Some(Moment(100));
        ticket.extra.lines = lines;
        ticket
    }

    /// The table of the acts of a ticket: each row by the names of its columns.
    fn table(ticket: &Ticket) -> Vec<std::collections::HashMap<String, String>> {
        let acts = of_period([ticket], Moment(0), Moment(200)).unwrap();
        let mut out = Vec::new();
        let named = acts.iter().map(|act| Named { act, company: None, contract: None });
        export_acts(named, chrono_tz::Europe::Moscow, &mut out).unwrap();
        csv::Reader::from_reader(out.as_slice()).deserialize().map(Result::unwrap).collect()
    }

    fn kopecks(text: &str) -> i64 {
        text.replace('.', "").parse().unwrap()
    }

    #[test]
    fn a_name_that_would_run_in_a_spreadsheet_is_quoted_and_hidden_lines_are_not_there() {
        let [mut shown, mut hidden] = [1, 2].map(|number| {
            let price =
                crate::desk::Price { money: crate::desk::Money::rub(122_000), unit: crate::desk::PriceUnit::Piece, vat: true };
            Line { number, ..Line::one(crate::desk::spec::LineKind::Work, "=HYPERLINK(1)", price, 22) }
        });
        hidden.visible = false;
        shown.covered = false;
        let rows = table(&solved(vec![shown, hidden]));
        assert_eq!(rows.len(), 1, "what the client does not see is not in the act");
        let row = &rows[0];
        assert_eq!(row["what"], "'=HYPERLINK(1)");
        let told =
            ["quantity", "unit", "price", "vat_percent", "net", "vat", "sum", "currency"].map(|column| row[column].as_str());
        assert_eq!(told, ["1", "piece", "1220.00", "22", "1000.00", "220.00", "1220.00", "RUB"]);
    }

    proptest! {
        #[test]
        fn the_lines_of_an_act_add_up_to_its_totals_to_the_kopeck(lines in prop::collection::vec(any_line(), 1..12)) {
            let lines: Vec<Line> = (1..).zip(lines).map(|(number, line)| Line { number, ..line }).collect();
            let rows = table(&solved(lines));
            for (column, total) in [("net", "act_net"), ("vat", "act_vat"), ("sum", "act_sum")] {
                let sum: i64 = rows.iter().map(|row| kopecks(&row[column])).sum();
                prop_assert_eq!(sum, kopecks(&rows[0][total]), "{}", column);
            }
            for row in &rows {
                let (net, vat, sum) = (kopecks(&row["net"]), kopecks(&row["vat"]), kopecks(&row["sum"]));
                prop_assert_eq!(net + vat, sum);
                // The rule: VAT is the rate's part of the net, rounded once to the nearest kopeck.
                let percent: i64 = row["vat_percent"].parse().unwrap();
                let exact = i128::from(sum) * i128::from(percent) - i128::from(vat) * i128::from(100 + percent);
                prop_assert!(2 * exact.abs() <= i128::from(100 + percent), "{:?}", row);
            }
        }
    }
}
