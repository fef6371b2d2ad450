//! What clients owe, from a canonical table. A file is a snapshot: it replaces all debts that stood before.

use super::known::Known;
use super::sheet::{Column, Fields, Sheet, may, must, read};
use super::table::Table;
use super::values;
use super::why::Why;
use crate::desk::client::Approver;
use crate::desk::contract::{Debt, DebtRelief};
use crate::desk::{CompanyId, Moment, Money, Phone};
use std::collections::BTreeMap;

/// The columns of a debts file.
pub const DEBTS: &[Column] = &[
    may("company", &["код_клиента"]),
    may("inn", &["инн"]),
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
    /// When the file was true, where its rows do not say (`--as-of`).
    pub at: Option<Moment>,
    /// Where it comes from, where its rows do not say; «файл» when empty.
    pub source: String,
}

/// Reads debts. Companies are found by id, then by ИНН (and КПП), then by name. Several contracts of a client are added up;
/// the same client and contract twice is an error. Rows of totals («Итого») are left out as in every table.
#[must_use]
pub fn debts(table: &Table, known: &Known, when: &AsOf) -> Sheet<Debt> {
    let sheet = read(table, DEBTS, |row| {
        if !row.text("inn").is_empty() && row.read("inn", values::inn) == Some(false) {
            row.warn("inn", Why::InnChecksum);
        }
        let company = company(row, known).unwrap_or_else(|| "".into());
        let key = format!("{company}\u{1f}{}\u{1f}{}", row.text("contract_no"), if row.is_good() { "" } else { "bad" });
        let key = if row.is_good() { key } else { format!("{key}{}", row.line()) };
        Some((key, debt(row, company, known, when)))
    });
    let mut together: BTreeMap<CompanyId, Debt> = BTreeMap::new();
    for debt in sheet.records {
        match together.get_mut(&debt.company) {
            Some(sum) => add(sum, &debt),
            None => drop(together.insert(debt.company.clone(), debt)),
        }
    }
    Sheet { records: together.into_values().collect(), report: sheet.report }
}

fn company(row: &mut Fields<'_>, known: &Known) -> Option<CompanyId> {
    let id = CompanyId::new(row.text("company"));
    if known.companies.contains_key(&id) {
        return Some(id);
    }
    let (inn, name) = (row.text("inn"), row.text("name"));
    let by_inn = if inn.is_empty() { Vec::new() } else { known.of_inn(inn, row.text("kpp")) };
    if inn.is_empty() && name.is_empty() && !id.as_str().is_empty() {
        row.wrong("company", Why::Unknown("company"));
        return None;
    }
    let (column, found) = if by_inn.is_empty() { ("name", known.of_name(name)) } else { ("inn", by_inn) };
    match found[..] {
        [one] => return Some(one.clone()),
        [] if inn.is_empty() && name.is_empty() => row.wrong("name", Why::Empty),
        [] => row.wrong(if name.is_empty() { "inn" } else { "name" }, Why::Unknown("company")),
        _ => row.wrong(column, Why::Several),
    }
    None
}

fn debt(row: &mut Fields<'_>, company: CompanyId, known: &Known, when: &AsOf) -> Debt {
    let zone = known.policy.zone;
    row.need("debt");
    let currency = Some(row.text("currency")).filter(|c| !c.is_empty()).unwrap_or("RUB").to_uppercase();
    let currency = if ["РУБ", "РУБ.", "₽", "643"].contains(&currency.as_str()) { "RUB".into() } else { currency };
    let sum = |minor| Money { minor, currency: currency.clone() };
    let as_of = row.read("as_of", |t| values::date(t, zone)).or(when.at);
    if as_of.is_none() && row.text("as_of").is_empty() {
        row.wrong("as_of", Why::Empty);
    }
    let relief_until = row.read("relief_until", |t| values::through(t, zone));
    let relief = row.read("relief", relief);
    let stop_phone = row.read("stop_phone", |t| values::phone(t, known.country()));
    let source = [row.text("source"), when.source.as_str(), "файл"].into_iter().find(|s| !s.is_empty()).unwrap_or_default();
    Debt {
        total: sum(row.read("debt", values::money).unwrap_or(0)),
        overdue: row.read("overdue", values::money).map(sum),
        since: row.read("overdue_since", |t| values::date(t, zone)),
        as_of: as_of.unwrap_or_default(),
        source: source.into(),
        relief: relief.map(|r| (r, relief_until.unwrap_or(Moment(i64::MAX / 4)))),
        stop: stop(row.text("stop"), stop_phone),
        company,
    }
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
fn add(sum: &mut Debt, more: &Debt) {
    sum.total.minor += more.total.minor;
    sum.overdue = match (sum.overdue.take(), &more.overdue) {
        (Some(a), Some(b)) => Some(Money { minor: a.minor + b.minor, ..a }),
        (a, b) => a.or_else(|| b.clone()),
    };
    sum.since = [sum.since, more.since].into_iter().flatten().min();
    sum.as_of = sum.as_of.min(more.as_of);
    sum.relief = sum.relief.or(more.relief);
    sum.stop = sum.stop.take().or_else(|| more.stop.clone());
}
