//! The «Оборотно-сальдовая ведомость по счёту 62» of 1C: who owes how much on its last day, without due dates.
//!
//! ```text
//! ООО «Сервис»
//! Оборотно-сальдовая ведомость по счету 62 за 01.01.2026 - 20.11.2026    <- the day (period), the account (columns)
//! Счет         | Сальдо на начало | Обороты      | Сальдо на конец       <- the columns; merged cells stand in their first one
//! Контрагенты  | Дебет  | Кредит  | Дебет|Кредит | Дебет  | Кредит
//! 62.01        |                                 | 184 500,50 |         <- accounts; what is paid ahead stands on 62.02
//! ООО Ромашка  |                                 |  12 400,00 |         <- clients
//! Договор 17-О |                                 |  12 400,00 |         <- contracts under them: the sums tell (tree)
//! Итого        |                                 | 184 500,50 |         <- must be what the clients add up to
//! ```

mod columns;
mod period;
mod tree;

use super::debts::{AsOf, DebtFile, Said};
use super::grid::{Grid, Line};
use super::known::Known;
use super::names::Name;
use super::register::{Called, Whose};
use super::sheet::{BadRow, Unmatched};
use super::values;
use super::why::Why;
use crate::desk::contract::Debt;
use crate::desk::{CompanyId, Moment, Money};
use crate::text::fold;
use columns::Columns;
use std::collections::BTreeMap;
use tree::Row;

/// What the file is called where it stands as a source.
const SOURCE: &str = "1С, ОСВ 62";

/// Is it such a report? Its title or its closing balance says so.
#[must_use]
pub fn is_osv(grid: &Grid) -> bool {
    columns::header(grid).is_some()
        && grid.lines.iter().take(columns::DEEPEST).any(|line| title(line) || columns::has_sides(line))
}

fn title(line: &Line) -> bool {
    let text = fold(&line.cells.join(" "));
    text.contains("сальдов") || text.contains("ведомость") || text.contains("взаиморасчет")
}

/// Reads it. Sums of a client on several accounts and contracts are one debt; what is paid ahead lessens it.
#[must_use]
pub fn debts(grid: &Grid, known: &Known, when: &AsOf) -> DebtFile {
    let mut file = DebtFile::default();
    let Some((heading, columns)) = Columns::of(grid) else {
        file.report.refuse(Why::NoClosing);
        return file;
    };
    if let Some(account) = columns::account(heading).filter(|account| !account.starts_with("62")) {
        file.report.refuse(Why::OtherAccount(account));
        return file;
    }
    let day = when.at.map_or_else(|| day(heading, known), Ok);
    let at = match day {
        Ok(at) => at,
        Err(why) => {
            file.report.refuse(why);
            return file;
        }
    };
    let (rows, total) = rows(grid, &columns, &mut file);
    match tree::clients(&rows, total.as_ref(), |row| is_known(row, known)) {
        Some(clients) => fill(&mut file, &clients, known, (at, when)),
        None if rows.is_empty() => file.report.refuse(Why::NoRows),
        None => file.report.refuse(Why::Tangled),
    }
    let owed: i64 = file.owed;
    if let Some(says) = total.filter(|total| file.report.is_clean() && total.closing() != owed) {
        file.report.bad.push(BadRow {
            line: says.line,
            column: String::new(),
            text: says.name.as_str().into(),
            why: Why::Total { says: says.closing(), has: owed },
        });
    }
    file
}

/// The day of the heading's period. One that has not come yet is no day of a balance: whoever printed it knows the day.
fn day(heading: &[Line], known: &Known) -> Result<Moment, Why> {
    let zone = known.policy.zone;
    let last = period::last_day(heading).ok_or(Why::NoDay)?;
    let at = values::date(&last.to_string(), zone)?;
    if at > known.now { Err(Why::PeriodRuns(last)) } else { Ok(at) }
}

/// Rows with figures, and the row of totals that ends them.
fn rows(grid: &Grid, columns: &Columns, file: &mut DebtFile) -> (Vec<Row>, Option<Row>) {
    let mut rows: Vec<Row> = Vec::new();
    for line in grid.lines.iter().filter(|line| line.at > columns.below) {
        let Some(row) = columns.row(line) else { continue };
        let row = match row {
            Ok(row) => row,
            Err(bad) => {
                file.report.rows += 1;
                file.report.bad.push(bad);
                continue;
            }
        };
        if is_total(&row.name) {
            return (rows, Some(row));
        }
        file.report.rows += 1;
        rows.push(row);
    }
    (rows, None)
}

fn is_total(name: &str) -> bool {
    let folded = fold(name);
    let word = folded.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    ["итого", "всего"].contains(&word)
}

fn called(row: &Row) -> Called<'_> {
    Called { client: "", inn: &row.inn, kpp: &row.kpp, name: &row.name }
}

fn is_known(row: &Row, known: &Known) -> bool {
    !matches!(known.register.whose(called(row)), Whose::Unmatched(_))
}

/// A client may stand on several accounts, but only once on each.
fn fill(file: &mut DebtFile, clients: &[Row], known: &Known, (at, when): (Moment, &AsOf)) {
    let mut seen: BTreeMap<(usize, String), u64> = BTreeMap::new();
    let mut strangers: BTreeMap<String, (Unmatched, i64)> = BTreeMap::new();
    for row in clients {
        let key = if row.inn.is_empty() { Name::of(&row.name).key() } else { format!("{} {}", row.inn, row.kpp) };
        let first = if row.may_repeat { None } else { seen.insert((row.block, key.clone()), row.line) };
        if let Some(first) = first {
            file.report.bad.push(BadRow {
                line: row.line,
                column: String::new(),
                text: row.name.as_str().into(),
                why: Why::Twice(first),
            });
            continue;
        }
        file.owed += row.closing();
        match known.register.whose(called(row)) {
            Whose::Of(company) => file.add(said(company, row.closing(), at, when)),
            Whose::Nobody => file.pass_over(),
            Whose::Unmatched(maybe) => {
                let stranger = || Unmatched {
                    line: row.line,
                    inn: row.inn.clone(),
                    kpp: row.kpp.clone(),
                    name: row.name.as_str().into(),
                    sum: None,
                    maybe,
                };
                strangers.entry(key).or_insert_with(|| (stranger(), 0)).1 += row.closing();
            }
        }
    }
    let mut unmatched: Vec<Unmatched> = strangers.into_values().map(|(row, sum)| Unmatched { sum: Some(sum), ..row }).collect();
    unmatched.sort_by_key(|row| row.line);
    file.report.unmatched.extend(unmatched);
}

fn said(company: CompanyId, minor: i64, as_of: Moment, when: &AsOf) -> Said {
    let source = if when.source.is_empty() { SOURCE } else { when.source.as_str() };
    let debt = Debt {
        company,
        total: Money::rub(minor),
        overdue: None,
        since: None,
        as_of,
        source: source.into(),
        relief: None,
        stop: None,
    };
    Said { debt, lifts_stop: false, lifts_relief: false }
}
