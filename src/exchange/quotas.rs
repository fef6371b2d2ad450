//! Limits of contracts by themselves: they come every month and from another hand than the contracts do.

use super::contracts::{QUOTAS, every};
use super::known::Known;
use super::sheet::{Column, Fields, Sheet, may, must, read};
use super::table::Table;
use super::values;
use super::why::Why;
use super::words::Words;
use crate::desk::contract::{Contract, Quota, QuotaKind};
use crate::desk::{ContractId, Period};
use crate::text::fold;
use std::collections::BTreeMap;

/// The columns of a quotas file.
pub const COLUMNS: &[Column] = &[
    must("contract", &["договор", "номер_договора", "код_договора"]),
    may("company", &["клиент", "контрагент", "инн", "inn"]),
    must("kind", &["вид", "лимит", "что"]),
    must("total", &["всего", "количество"]),
    may("used", &["было", "использовано", "израсходовано"]),
    may("from", &["с", "начало", "действует_с"]),
    may("until", &["по", "до", "окончание", "действует_по"]),
    may("every", &["каждый", "период"]),
];

/// What a file says of one limit.
struct Limit {
    contract: ContractId,
    quota: Quota,
    /// The file says how many are used.
    counts: bool,
    /// The file says from when.
    dated: bool,
}

/// Reads limits; gives the contracts as they stand with them. Where the file does not say how many are used, what the desk has
/// counted in that period stays.
#[must_use]
pub fn quotas(table: &Table, known: &Known) -> Sheet<Contract> {
    let mut numbers: BTreeMap<String, Vec<&Contract>> = BTreeMap::new();
    for contract in known.contracts.values() {
        numbers.entry(fold(contract.number.raw())).or_default().push(contract);
    }
    let zone = known.policy.zone;
    let sheet = read(table, COLUMNS, |row| {
        let contract = contract(row, known, &numbers);
        row.need("total");
        let total = row.read("total", values::number).unwrap_or_default();
        let used = row.read("used", values::number);
        let kind = row.read("kind", kind).unwrap_or(QuotaKind::Visits);
        let from = row.read("from", |t| values::date(t, zone));
        let until = row.read("until", |t| values::through(t, zone));
        if from.zip(until).is_some_and(|(from, until)| until <= from) {
            row.wrong("until", Why::Backwards);
        }
        if total < 0 || used.is_some_and(|used| used < 0) {
            row.wrong(if total < 0 { "total" } else { "used" }, Why::Number);
        }
        let contract = contract?.id.clone();
        let key = if row.is_good() { format!("{contract}\u{1f}{kind:?}\u{1f}{from:?}") } else { row.line().to_string() };
        let every = row.read("every", every).unwrap_or_default();
        let quota = Quota { kind, total, used: used.unwrap_or_default(), every, from, until };
        Some((key, Limit { contract, quota, counts: used.is_some(), dated: from.is_some() }))
    });
    let mut changed: BTreeMap<ContractId, Contract> = BTreeMap::new();
    for limit in sheet.records {
        let Some(stands) = known.contracts.get(&limit.contract) else { continue };
        set(changed.entry(limit.contract.clone()).or_insert_with(|| stands.clone()), &limit, known);
    }
    Sheet { records: changed.into_values().collect(), report: sheet.report }
}

/// By id, else by the number on the paper; of several with one number the client's.
fn contract<'a>(row: &mut Fields<'_>, known: &'a Known, numbers: &BTreeMap<String, Vec<&'a Contract>>) -> Option<&'a Contract> {
    let text = row.need("contract");
    if let Some(contract) = known.contracts.get(&ContractId::new(text)) {
        return Some(contract);
    }
    let company = super::clients::company_of(row, known);
    let all = numbers.get(&fold(text)).map(Vec::as_slice).unwrap_or_default();
    let theirs: Vec<&'a Contract> =
        all.iter().copied().filter(|one| company.as_ref().is_none_or(|id| one.company == *id)).collect();
    match theirs[..] {
        [one] => return Some(one),
        [] if text.is_empty() => {}
        [] => row.wrong("contract", Why::Unknown("contract")),
        _ => row.wrong("contract", Why::SeveralContracts),
    }
    None
}

/// A limit of the same period is the same limit. One without a period is the one that runs now.
fn set(contract: &mut Contract, limit: &Limit, known: &Known) {
    let is_it = |stands: &&mut Quota| {
        stands.kind == limit.quota.kind && if limit.dated { stands.from == limit.quota.from } else { stands.runs(known.now) }
    };
    let Limit { quota, counts, dated, .. } = limit;
    if let Some(stands) = contract.quotas.iter_mut().find(is_it) {
        stands.total = quota.total;
        stands.used = if *counts { quota.used } else { stands.used };
        stands.until = quota.until.or(stands.until);
        stands.every = if quota.every == Period::Once { stands.every } else { quota.every };
        return;
    }
    let (from, until) = if *dated { (quota.from, quota.until) } else { (Some(contract.from), Some(contract.until)) };
    contract.quotas.push(Quota { from, until: until.or(Some(contract.until)), ..quota.clone() });
}

fn kind(text: &str) -> Result<QuotaKind, Why> {
    let folded = fold(text);
    let russian = |kind: QuotaKind| match kind {
        QuotaKind::Visits => ["выезды", "выезд"],
        QuotaKind::PhoneMinutes => ["минуты телефона", "минуты"],
        QuotaKind::Raises => ["повышения", "повышения приоритета"],
        QuotaKind::GiftMinutes => ["подарочные минуты", "подарочные"],
    };
    let found = QUOTAS.iter().find(|(name, _, kind)| *name == folded || russian(*kind).contains(&folded.as_str()));
    found.map(|(_, _, kind)| *kind).ok_or_else(|| {
        Why::NotOneOf(QUOTAS.iter().flat_map(|(name, _, kind)| [*name, russian(*kind)[0]]).collect::<Vec<_>>().join(", "))
    })
}

/// A row for each limit of a contract.
pub(super) fn cells(contract: &Contract, w: Words) -> Vec<Vec<String>> {
    let row = |quota: &Quota| {
        vec![
            contract.id.to_string(),
            contract.company.to_string(),
            QUOTAS.iter().find(|(_, _, kind)| *kind == quota.kind).map_or("", |(name, _, _)| name).to_owned(),
            quota.total.to_string(),
            quota.used.to_string(),
            quota.from.map(|at| w.date(at)).unwrap_or_default(),
            quota.until.map(|at| w.last_day(at)).unwrap_or_default(),
            quota.every.name().to_owned(),
        ]
    };
    contract.quotas.iter().map(row).collect()
}
