//! What clients owe. A file is a snapshot: who does not stand in it owes nothing now.

use super::known::Known;
use super::osv;
use super::sheet::{Column, Fields, Report, Sheet, may, must, read};
use super::table::{Paper, Table};
use super::values;
use super::why::Why;
use crate::desk::client::Approver;
use crate::desk::contract::{Debt, DebtRelief};
use crate::desk::{CompanyId, Moment, Money, Phone, Record};
use std::collections::{BTreeMap, BTreeSet};

/// The columns of a debts file.
pub const DEBTS: &[Column] = &[
    may("company", &["код_клиента", "client"]),
    may("inn", &["инн", "инн/кпп", "инн_/_кпп"]),
    may("kpp", &["кпп"]),
    may("name", &["контрагент", "клиент", "наименование", "название"]),
    may("contract_no", &["договор", "номер_договора"]),
    may("currency", &["валюта"]),
    must("debt", &["долг", "задолженность", "сумма_долга", "нам_должны", "дебиторка"]),
    may("overdue", &["просрочено", "просроченный_долг", "в_т.ч._просрочено"]),
    may("overdue_since", &["просрочено_с", "дата_просрочки"]),
    may("as_of", &["на_дату", "дата"]),
    may("limit", &["лимит", "кредитный_лимит"]),
    may("stop", &["стоп", "не_обслуживать"]),
    may("stop_phone", &["телефон_решившего"]),
    may("source", &["источник"]),
    may("relief", &["послабление"]),
    may("relief_until", &["послабление_до"]),
];

/// What a debts file may leave out.
#[derive(Clone, Debug, Default)]
pub struct AsOf {
    /// When the file was true, where it does not say (`--as-of`).
    pub at: Option<Moment>,
    /// Where it comes from, where its rows do not say; «файл» when empty.
    pub source: String,
}

/// What a file says of one client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The debt. Without a stop or a relief the file says nothing of them.
    pub debt: Debt,
    /// The file says that there is no stop.
    pub lifts_stop: bool,
    /// The file says that there is no relief.
    pub lifts_relief: bool,
}

/// A whole file of debts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DebtFile {
    /// What it says, client by client.
    pub said: BTreeMap<CompanyId, Said>,
    /// Clients with a row that cannot be read: what stood before is the best word of them.
    pub unreadable: BTreeSet<CompanyId>,
    /// Kopecks in all, those of unmatched rows too.
    pub owed: i64,
    /// How the reading went.
    pub report: Report,
}

impl DebtFile {
    /// Takes in what is said of a client. Several contracts are added up.
    pub(super) fn add(&mut self, more: Said) {
        match self.said.get_mut(&more.debt.company) {
            Some(sum) => add(sum, &more),
            None => drop(self.said.insert(more.debt.company.clone(), more)),
        }
    }

    /// Notes rows of those whom we do not serve.
    pub(super) fn pass_over(&mut self) {
        self.report.passed_over += 1;
    }

    /// The debts alone, as a file of any other kind.
    #[must_use]
    pub fn sheet(self) -> Sheet<Record> {
        let records = self.said.into_values().map(|said| Record::Debt(Box::new(said.debt))).collect();
        Sheet { records, report: self.report }
    }

    /// The newest day that it speaks of.
    #[must_use]
    pub fn newest(&self) -> Option<Moment> {
        self.said.values().map(|said| said.debt.as_of).max()
    }

    /// The oldest day that it speaks of.
    #[must_use]
    pub fn as_of(&self) -> Option<Moment> {
        self.said.values().map(|said| said.debt.as_of).min()
    }
}

/// Reads debts in whatever shape they came: a table of our columns, a list of JSON objects, or the report of 1C on account 62.
///
/// # Errors
/// [`Why`] when the file cannot be read at all; what is wrong with its rows stands in the report.
pub fn debts(paper: Paper, known: &Known, when: &AsOf) -> Result<DebtFile, Why> {
    let grid = paper.grid();
    if osv::is_osv(&grid) {
        return Ok(osv::debts(&grid, known, when));
    }
    drop(grid);
    Ok(of_table(&paper.table()?, known, when))
}

/// Reads debts from a table of our columns. The same client and contract twice is an error. Rows of totals («Итого») are left
/// out as in every table.
#[must_use]
pub fn of_table(table: &Table, known: &Known, when: &AsOf) -> DebtFile {
    let mut file = DebtFile::default();
    if when.at.is_none() && !has_day(table) {
        file.report.refuse(Why::NoDay);
    }
    let mut unreadable = BTreeSet::new();
    let mut sums: BTreeMap<u64, i64> = BTreeMap::new();
    let sheet = read(table, DEBTS, |row| {
        let company = row.client(known);
        let said = said(row, company.clone().unwrap_or_else(|| "".into()), known, when);
        sums.insert(row.line(), said.debt.total.minor);
        let key = match &company {
            Some(company) if row.is_good() => format!("{company}\u{1f}{}", row.text("contract_no")),
            _ => format!("\u{1f}{}", row.line()),
        };
        unreadable.extend(company.filter(|_| !row.is_good()));
        Some((key, said))
    });
    for said in sheet.records {
        file.owed += said.debt.total.minor;
        file.add(said);
    }
    file.unreadable = unreadable;
    file.report.join(sheet.report);
    for row in &mut file.report.unmatched {
        row.sum = sums.get(&row.line).copied();
    }
    file
}

fn has_day(table: &Table) -> bool {
    let column = DEBTS.iter().find(|column| column.name == "as_of");
    table.headers().iter().any(|header| column.is_some_and(|column| column.is_called(header)))
}

fn said(row: &mut Fields<'_>, company: CompanyId, known: &Known, when: &AsOf) -> Said {
    let zone = known.policy.zone;
    row.need("debt");
    let currency = Some(row.text("currency")).filter(|c| !c.is_empty()).unwrap_or("RUB").to_uppercase();
    let currency = if ["РУБ", "РУБ.", "₽", "643"].contains(&currency.as_str()) { "RUB".into() } else { currency };
    let sum = |minor| Money { minor, currency: currency.clone() };
    let is_blank = row.text("as_of").is_empty();
    let as_of = row.read("as_of", |t| values::date(t, zone)).or(when.at);
    match as_of {
        Some(at) if at > known.now => row.wrong("as_of", Why::Future),
        None if is_blank => row.wrong("as_of", Why::Empty),
        _ => {}
    }
    let relief_until = row.read("relief_until", |t| values::through(t, zone));
    let lifts_relief = is_no(row.text("relief"));
    let relief = if lifts_relief { None } else { row.read("relief", relief) };
    let stop_phone = row.read("stop_phone", |t| values::phone(t, known.country()));
    let source = [row.text("source"), when.source.as_str(), "файл"].into_iter().find(|s| !s.is_empty()).unwrap_or_default();
    let debt = Debt {
        total: sum(row.read("debt", values::money).unwrap_or(0)),
        overdue: row.read("overdue", values::money).map(sum),
        since: row.read("overdue_since", |t| values::date(t, zone)),
        as_of: as_of.unwrap_or_default(),
        source: source.into(),
        relief: relief.map(|r| (r, relief_until.unwrap_or(Moment(i64::MAX / 4)))),
        stop: stop(row.text("stop"), stop_phone),
        company,
    };
    Said { debt, lifts_stop: is_no(row.text("stop")), lifts_relief }
}

fn is_no(text: &str) -> bool {
    values::flag(text) == Ok(false)
}

fn relief(text: &str) -> Result<DebtRelief, Why> {
    match text.to_lowercase().as_str() {
        "disputed" | "спор" | "оспаривает" => Ok(DebtRelief::Disputed),
        "instalment" | "рассрочка" => Ok(DebtRelief::Instalment),
        "paid_today" | "оплатили сегодня" => Ok(DebtRelief::PaidToday),
        _ => Err(Why::NotOneOf("disputed, instalment, paid_today".into())),
    }
}

/// `1` or `да` stops without a name; any other word is who decided.
fn stop(text: &str, phone: Option<Phone>) -> Option<Approver> {
    match values::flag(text) {
        Ok(false) => None,
        Err(_) if text.is_empty() => None,
        Ok(true) => Some(Approver { name: "руководитель".into(), phone }),
        Err(_) => Some(Approver { name: text.into(), phone }),
    }
}

/// Adds another contract's debt of the same client; the overdue part stays unknown where neither row knows it.
fn add(sum: &mut Said, more: &Said) {
    let (one, other) = (&mut sum.debt, &more.debt);
    one.total.minor = one.total.minor.saturating_add(other.total.minor);
    one.overdue = match (one.overdue.take(), &other.overdue) {
        (Some(a), Some(b)) => Some(Money { minor: a.minor.saturating_add(b.minor), ..a }),
        (a, b) => a.or_else(|| b.clone()),
    };
    one.since = [one.since, other.since].into_iter().flatten().min();
    one.as_of = one.as_of.min(other.as_of);
    one.relief = one.relief.or(other.relief);
    one.stop = one.stop.take().or_else(|| other.stop.clone());
    sum.lifts_stop |= more.lifts_stop;
    sum.lifts_relief |= more.lifts_relief;
}
