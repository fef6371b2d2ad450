//! Rows that found no client: out as a table to be filled in, and back in as what somebody confirmed once for all.

use super::known::Known;
use super::register::{Called, Register, Whose};
use super::sheet::{Column, Sheet, Unmatched, may, read};
use super::table::Table;
use super::why::Why;
use super::words::money;
use crate::desk::Match;
use crate::text::csv_safe;
use std::io::Write;

/// The columns of a matches file; `company` is the one to fill in.
pub const MATCHES: &[Column] = &[
    may("line", &["строка"]),
    may("inn", &["инн", "инн/кпп"]),
    may("kpp", &["кпп"]),
    may("name", &["контрагент", "наименование", "название"]),
    may("debt", &["долг"]),
    may("company", &["клиент", "код_клиента"]),
    may("maybe", &["похоже_на"]),
];

/// What says that a counterparty is no client of ours.
const NOBODY: [&str; 3] = ["-", "–", "—"];

/// Writes unmatched rows as a table with an empty column `company`, and beside it whom each may mean. A Russian spreadsheet is
/// what it is filled in with: it wants a mark of the encoding and semicolons, and makes a short `5E+11` of a bare ИНН of twelve.
///
/// # Errors
/// What the writer says.
pub fn write_unmatched(rows: &[Unmatched], register: &Register, mut to: impl Write) -> Result<(), csv::Error> {
    to.write_all("\u{feff}".as_bytes())?;
    let mut csv = csv::WriterBuilder::new().delimiter(b';').from_writer(to);
    csv.write_record(MATCHES.iter().map(|column| column.name))?;
    for row in rows {
        let maybe =
            row.maybe.iter().map(|id| format!("{id} {}", register.name(id).map(crate::text::Raw::raw).unwrap_or_default()));
        let cells = [
            row.line.to_string(),
            if row.inn.len() > 10 { format!("'{}", row.inn) } else { row.inn.clone() },
            row.kpp.clone(),
            row.name.raw().to_owned(),
            row.sum.map(money).unwrap_or_default().replace('.', ","),
            String::new(),
            maybe.collect::<Vec<_>>().join("; "),
        ];
        let guarded = |(place, cell): (usize, &String)| if place == 1 { cell.clone() } else { csv_safe(cell).into_owned() };
        csv.write_record(cells.iter().enumerate().map(guarded))?;
    }
    csv.flush()?;
    Ok(())
}

/// Has somebody begun to fill the table in? Then it must not be written anew.
#[must_use]
pub fn is_begun(table: &Table) -> bool {
    let Some(place) =
        MATCHES.iter().find_map(|column| table.headers().iter().position(|h| column.name == "company" && column.is_called(h)))
    else {
        return false;
    };
    table.rows().flatten().any(|row| !row.cell(place).trim().is_empty())
}

/// Reads what somebody filled in: an id, an ИНН or the whole name of a client of the desk, or `-` for one whom we do not serve.
/// A row that is still empty is not decided yet.
#[must_use]
pub fn matches(table: &Table, known: &Known) -> Sheet<Match> {
    read(table, MATCHES, |row| {
        let (inn, kpp) = row.inn();
        let said = row.text("company");
        if said.is_empty() {
            return None;
        }
        let called = Called { client: "", inn: &inn, kpp: &kpp, name: row.text("name") };
        if called.is_blank() {
            row.wrong("name", Why::Empty);
        }
        let company = if NOBODY.contains(&said) {
            None
        } else {
            match known.register.whose(Called { client: said, ..Called::default() }) {
                Whose::Of(company) => Some(company),
                Whose::Nobody | Whose::Unmatched(_) => {
                    row.wrong("company", Why::Unknown("company"));
                    None
                }
            }
        };
        let key = called.keys().into_iter().next()?;
        Some((key.clone(), Match { key, said: row.text("name").into(), company }))
    })
}

/// The cells of a match, as [`matches()`] reads them.
pub(super) fn cells(one: &Match) -> Vec<String> {
    let inn = one.key.strip_prefix("inn:").unwrap_or_default();
    let (inn, kpp) = inn.split_once('/').unwrap_or((inn, ""));
    let company = one.company.as_ref().map_or(NOBODY[0], |id| id.as_str());
    ["", inn, kpp, one.said.raw(), "", company, ""].map(str::to_owned).to_vec()
}
