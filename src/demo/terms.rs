//! What clients have paid for and what they owe: contracts in every state, debts of every kind, maintenance by regulation.

use super::Recipe;
use super::cast::CLIENTS;
use super::clients::Client;
use super::dice::Dice;
use super::house::{BASIC, packages, round_the_clock};
use crate::desk::client::Approver;
use crate::desk::contract::{Conditions, Contract, ContractState, Coverage, Debt, DebtRelief, Package, QuotaKind};
use crate::desk::visit::{Maintenance, VisitState};
use crate::desk::{ContractId, MaintenanceId, Minutes, Money, Named, WorkKind};
use chrono::{Datelike, NaiveDate};

/// The first made-up clients are cases in point, so that every verdict can be seen on the smallest desk: how the contract stands and
/// what the books say (the places in `contract` and `debt` below).
const CASES: [(usize, usize); 9] = [
    (3, 0),  // the contract is over
    (2, 0),  // suspended
    (0, 0),  // none
    (5, 10), // a lead has stopped the service
    (5, 5),  // old books
    (5, 6),  // the debt is disputed
    (5, 8),  // paid by instalments
    (4, 0),  // the contract ends soon
    (5, 11), // paid today, they say
];

fn case(n: usize) -> Option<(usize, usize)> {
    CASES.get(n.checked_sub(CLIENTS)?).copied()
}

/// The contract of a made-up client; some have none.
pub fn contract(recipe: &Recipe, n: usize, client: &Client, dice: &mut Dice) -> Option<Contract> {
    let chance = dice.weighted(&[6, 4, 4, 8, 10, 68]);
    let standing = case(n).map_or(chance, |(standing, _)| standing);
    let package = [BASIC, "advanced", "full"][dice.weighted(&[38, 42, 20])];
    let (state, until) = match standing {
        0 => return None,
        1 => (ContractState::Draft, 330),
        2 => (ContractState::Suspended, 200),
        3 => (ContractState::Active, -dice.between(5, 200)),
        4 => (ContractState::Active, dice.between(2, 30)),
        _ => (ContractState::Active, dice.between(31, 360)),
    };
    let from = if standing == 1 { 1 } else { until.min(0) - dice.between(60, 330) };
    let mut contract = signed(recipe, n, client, package, (from, until));
    contract.state = state;
    let covered = dice.weighted(&[72, 18, 10]);
    contract.covers = Coverage {
        sites: (covered == 1).then(|| client.sites.iter().take(1).map(|s| s.id.clone()).collect()),
        assets: None,
        kinds: (covered == 2).then(|| vec![WorkKind("видео".into()), WorkKind("опс".into())]),
    };
    contract.targets = dice.percent(6).then(round_the_clock);
    for quota in &mut contract.quotas {
        quota.used = match quota.kind {
            QuotaKind::PhoneMinutes => dice.between(0, quota.total),
            _ => dice.between(0, quota.total + 1).min(quota.total),
        };
    }
    Some(contract)
}

/// A plain contract of a package between two days counted from today; its limits are those of the running quarter.
pub fn signed(recipe: &Recipe, n: usize, client: &Client, package: &str, (from, until): (i64, i64)) -> Contract {
    let package: Option<Package> = packages().into_iter().find(|p| p.id.as_str() == package);
    let (from, until) = (recipe.at(from, 0), recipe.at(until, 0));
    let quotas = package.iter().flat_map(|p| p.quotas.clone());
    Contract {
        id: ContractId::new(&format!("k{}", n + 1)),
        number: format!("{}-{}", 100 + n, ["О", "С", "Б"][n % 3]).into(),
        company: client.company.id.clone(),
        package: package.as_ref().map_or_else(|| BASIC.into(), |p| p.id.clone()),
        state: ContractState::Active,
        from,
        until,
        targets: None,
        covers: Coverage::default(),
        quotas: quotas.map(|q| q.at(recipe.now, recipe.zone)).collect(),
        raise: None,
        rates: None,
        manager: client.company.manager.clone(),
        conditions: Conditions::default(),
    }
}

/// A debt of a made-up client; about half have no record.
pub fn debt(recipe: &Recipe, n: usize, dice: &mut Dice) -> Option<Debt> {
    let chance = dice.weighted(&[45, 6, 12, 8, 6, 5, 4, 6, 4, 6, 2, 2]);
    let kind = case(n).map_or(chance, |(_, kind)| kind);
    if kind == 0 {
        return None;
    }
    let thousand = 100_000;
    let small = dice.between(2, 30) * thousand;
    let large = dice.between(150, 900) * thousand;
    // (whole, overdue, days overdue, days since it was true, relief)
    let (total, overdue, days, age, relief) = match kind {
        1 => (0, Some(0), 0, 1, None),
        2 => (small, Some(small / 3), 8, 1, None),
        3 => (small * 3, Some(small * 3), 75, 1, None),
        4 => (large, Some(large / 2), 41, 1, None),
        5 => (large, Some(large), 60, 12, None),
        6 => (large / 2, Some(large / 2), 50, 1, Some(DebtRelief::Disputed)),
        7 => (-small, Some(0), 0, 1, None),
        8 => (large, Some(large / 3), 45, 1, Some(DebtRelief::Instalment)),
        9 => (large / 2, None, 0, 2, None),
        10 => (large, Some(large), 120, 1, None),
        _ => (small * 4, Some(small * 4), 35, 1, Some(DebtRelief::PaidToday)),
    };
    let relief_days = if relief == Some(DebtRelief::PaidToday) { 2 } else { 30 };
    Some(Debt {
        company: format!("c{}", n + 1).into(),
        total: Money::rub(total),
        overdue: overdue.map(Money::rub),
        since: (overdue.unwrap_or(0) > 0).then(|| recipe.at(-days, 0)),
        as_of: recipe.at(-age, 18 * 60),
        source: if overdue.is_none() { "ОСВ 62" } else { "1С" }.into(),
        relief: relief.map(|r| (r, recipe.at(relief_days, 0))),
        stop: (kind == 10).then(|| Approver { name: "Гришин И.П.".into(), phone: super::words::own_phone(9_000) }),
    })
}

/// Monthly maintenance of security equipment: this month's, done or due, and the next one's.
pub fn maintenance(recipe: &Recipe, n: usize, client: &Client, dice: &mut Dice) -> Vec<Maintenance> {
    let Some(contract) = &client.contract else { return Vec::new() };
    let in_force = contract.state == ContractState::Active && contract.until > recipe.now;
    let Some(site) = client.sites.first().filter(|_| in_force) else { return Vec::new() };
    let guarded = client.assets.iter().find(|a| a.site == site.id && ["опс", "видео"].contains(&a.kind.0.as_str()));
    let Some(asset) = guarded else { return Vec::new() };
    let kind = asset.kind.clone();
    let today = recipe.today();
    let done = dice.percent(45);
    (0..2)
        .filter_map(|ahead| {
            let first = month(today, ahead)?;
            let next = month(today, ahead + 1)?;
            Some(Maintenance {
                id: MaintenanceId::new(&format!("m{}-{}{:02}", n + 1, first.year(), first.month())),
                contract: contract.id.clone(),
                site: Named::new(site.id.clone(), site.name.clone()),
                assets: client.assets.iter().filter(|a| a.site == site.id && a.kind == kind).map(|a| a.id.clone()).collect(),
                kind: kind.clone(),
                from: recipe.midnight(first),
                until: recipe.midnight(next),
                effort: Minutes(50),
                unit: None,
                state: if ahead == 0 && done { VisitState::Done } else { VisitState::Planned },
                ticket: None,
            })
        })
        .collect()
}

/// The first of the month so many months ahead.
fn month(today: NaiveDate, ahead: u32) -> Option<NaiveDate> {
    today.with_day(1)?.checked_add_months(chrono::Months::new(ahead))
}
