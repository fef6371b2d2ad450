//! What a client paid for, from canonical tables: packages and contracts. Both share the columns of terms.

use super::clients::approver;
use super::conditions;
use super::known::Known;
use super::sheet::{Column, Fields, Sheet, may, must, read};
use super::table::Table;
use super::values;
use super::why::Why;
use crate::desk::contract::{
    Contract, ContractState, Coverage, Goals, Package, Quota, QuotaKind, RaiseRight, Rates, ReactionBy, Targets,
};
use crate::desk::{AssetId, ContractId, Minutes, Moment, Money, PackageId, Period, Price, PriceUnit, WorkKind};

/// The columns of a packages file.
pub const PACKAGES: &[Column] = &[
    must("id", &["код"]),
    must("name", &["название", "пакет"]),
    must("calendar", &["календарь"]),
    may("critical_calendar", &["календарь_аварий"]),
    may("reaction_by", &["что_считать_реакцией"]),
    may("reaction", &["реакция"]),
    may("reply", &["ответ"]),
    may("arrival", &["приезд"]),
    may("resolution", &["решение"]),
    may("holder", &["срок_исполнителя"]),
    may("queue", &["срок_очереди"]),
    may("warn", &["предупреждать"]),
    may("kinds", &["виды_работ"]),
    may("visits", &["выезды"]),
    may("phone_minutes", &["минуты_телефона"]),
    may("raises", &["повышения"]),
    may("gift_minutes", &["подарочные_минуты"]),
    may("raise", &["право_повышать"]),
    may("hour_rate", &["цена_часа"]),
    may("visit_rate", &["цена_выезда"]),
    may("quotas_every", &["лимиты_каждый"]),
    may("about", &["что_входит", "описание"]),
    may("priority", &["приоритет"]),
    may("after_hours", &["вне_часов"]),
    may("fee", &["абонплата", "абонентская_плата", "плата"]),
    may("upkeep", &["регламент", "то"]),
];

/// The columns of a contracts file.
pub const CONTRACTS: &[Column] = &[
    must("id", &["код"]),
    must("number", &["номер", "договор"]),
    may("company", &["клиент"]),
    may("inn", &["инн", "инн/кпп"]),
    may("kpp", &["кпп"]),
    may("name", &["контрагент", "наименование_клиента"]),
    must("package", &["пакет"]),
    may("state", &["состояние", "статус"]),
    must("from", &["с", "начало", "действует_с"]),
    must("until", &["по", "до", "окончание", "действует_по"]),
    may("sites", &["объекты"]),
    may("assets", &["оборудование"]),
    may("kinds", &["виды_работ"]),
    may("visits", &["выезды"]),
    may("visits_used", &["выездов_было"]),
    may("phone_minutes", &["минуты_телефона"]),
    may("phone_minutes_used", &["минут_было"]),
    may("raises", &["повышения"]),
    may("raises_used", &["повышений_было"]),
    may("gift_minutes", &["подарочные_минуты"]),
    may("gift_minutes_used", &["подарочных_было"]),
    may("quotas_from", &["лимиты_с"]),
    may("quotas_until", &["лимиты_по"]),
    may("raise", &["право_повышать"]),
    may("hour_rate", &["цена_часа"]),
    may("visit_rate", &["цена_выезда"]),
    may("calendar", &["календарь"]),
    may("critical_calendar", &["календарь_аварий"]),
    may("reaction_by", &["что_считать_реакцией"]),
    may("reaction", &["реакция"]),
    may("reply", &["ответ"]),
    may("arrival", &["приезд"]),
    may("resolution", &["решение"]),
    may("holder", &["срок_исполнителя"]),
    may("queue", &["срок_очереди"]),
    may("warn", &["предупреждать"]),
    may("manager", &["менеджер"]),
    may("manager_phone", &["телефон_менеджера"]),
    may("quotas_every", &["лимиты_каждый"]),
    may("about", &["что_входит", "описание"]),
    may("priority", &["приоритет"]),
    may("after_hours", &["вне_часов"]),
    may("fee", &["абонплата", "абонентская_плата", "плата"]),
    may("upkeep", &["регламент", "то"]),
];

/// The four columns of quotas, in the order of the files.
pub(super) const QUOTAS: [(&str, &str, QuotaKind); 4] = [
    ("visits", "visits_used", QuotaKind::Visits),
    ("phone_minutes", "phone_minutes_used", QuotaKind::PhoneMinutes),
    ("raises", "raises_used", QuotaKind::Raises),
    ("gift_minutes", "gift_minutes_used", QuotaKind::GiftMinutes),
];

/// Reads packages. Goals of a column stand for Critical, High, Normal, Low: `15|30|60|240`; one value is for all, `-` is no promise.
#[must_use]
pub fn packages(table: &Table, known: &Known) -> Sheet<Package> {
    read(table, PACKAGES, |row| {
        row.need("calendar");
        let package = Package {
            id: row.need("id").into(),
            name: row.need("name").into(),
            targets: targets(row, known),
            kinds: kinds(row),
            quotas: quotas(row, None, None),
            raise: row.read("raise", raise).unwrap_or_default(),
            rates: rates(row).unwrap_or_default(),
            conditions: conditions::read(row),
        };
        Some((package.id.as_str().to_owned(), package))
    })
}

/// Reads contracts; company, package, sites and assets must be on the desk. Own terms stand only where `calendar` does.
#[must_use]
pub fn contracts(table: &Table, known: &Known) -> Sheet<Contract> {
    let zone = known.policy.zone;
    read(table, CONTRACTS, |row| {
        for name in ["package", "from", "until"] {
            row.need(name);
        }
        let from = row.read("from", |t| values::date(t, zone)).unwrap_or_default();
        let until = row.read("until", |t| values::through(t, zone)).unwrap_or_default();
        if row.is_good() && until <= from {
            row.wrong("until", Why::Backwards);
        }
        let package = row
            .read("package", |t| if known.packages.contains(t) { Ok(PackageId::new(t)) } else { Err(Why::Unknown("package")) });
        let quotas_from = row.read("quotas_from", |t| values::date(t, zone));
        let quotas_until = row.read("quotas_until", |t| values::through(t, zone));
        let limits = quotas(row, Some(quotas_from.unwrap_or(from)), Some(quotas_until.unwrap_or(until)));
        let limits = counted(row, known, limits);
        let own_terms = !row.text("calendar").is_empty();
        let contract = Contract {
            id: row.need("id").into(),
            number: row.need("number").into(),
            company: row.client(known).unwrap_or_else(|| "".into()),
            package: package.unwrap_or_else(|| "".into()),
            state: row.read("state", state).unwrap_or_default(),
            from,
            until,
            targets: own_terms.then(|| targets(row, known)),
            covers: Coverage {
                sites: ids(row, "sites", |id| known.sites.contains_key(id), "site"),
                assets: ids(row, "assets", |id: &AssetId| known.assets.contains(id), "asset"),
                kinds: kinds(row),
            },
            quotas: limits,
            raise: row.read("raise", raise),
            rates: rates(row),
            manager: approver(row, "manager", "manager_phone", known),
            conditions: conditions::read(row),
        };
        Some((contract.id.as_str().to_owned(), contract))
    })
}

/// Where the file does not say how many are used, what the desk has counted in the same period stays.
fn counted(row: &Fields<'_>, known: &Known, mut quotas: Vec<Quota>) -> Vec<Quota> {
    let stands = known.contracts.get(&ContractId::new(row.text("id")));
    for quota in &mut quotas {
        let says = QUOTAS.iter().any(|(_, used, kind)| *kind == quota.kind && !row.text(used).is_empty());
        let counted = stands.into_iter().flat_map(|c| &c.quotas).find(|q| q.kind == quota.kind && q.from == quota.from);
        if let (false, Some(counted)) = (says, counted) {
            quota.used = counted.used;
        }
    }
    quotas
}

fn ids<Id: From<String>>(
    row: &mut Fields<'_>,
    name: &'static str,
    is_there: impl Fn(&Id) -> bool,
    thing: &'static str,
) -> Option<Vec<Id>> {
    row.read(name, |t| {
        let all: Vec<Id> = values::list(t).into_iter().map(Id::from).collect();
        if all.iter().all(is_there) { Ok(all) } else { Err(Why::Unknown(thing)) }
    })
}

fn kinds(row: &Fields<'_>) -> Option<Vec<WorkKind>> {
    let list = values::list(row.text("kinds"));
    (!list.is_empty()).then(|| list.iter().map(|k| kind_of(k)).collect())
}

/// A kind of work as kinds are compared: in small letters.
pub(super) fn kind_of(text: &str) -> WorkKind {
    WorkKind(text.to_lowercase().into())
}

/// How often limits begin anew: `month`, `квартал`.
pub(super) fn every(text: &str) -> Result<Period, Why> {
    match text.to_lowercase().as_str() {
        "once" | "один раз" => Ok(Period::Once),
        "month" | "месяц" => Ok(Period::Month),
        "quarter" | "квартал" => Ok(Period::Quarter),
        "year" | "год" => Ok(Period::Year),
        _ => Err(Why::NotOneOf(Period::ALL.map(Period::name).join(", "))),
    }
}

fn state(text: &str) -> Result<ContractState, Why> {
    match text.to_lowercase().as_str() {
        "active" | "действует" => Ok(ContractState::Active),
        "suspended" | "приостановлен" => Ok(ContractState::Suspended),
        "draft" | "черновик" | "не подписан" => Ok(ContractState::Draft),
        _ => Err(Why::NotOneOf("active, suspended, draft".into())),
    }
}

fn quotas(row: &mut Fields<'_>, from: Option<Moment>, until: Option<Moment>) -> Vec<Quota> {
    let every = row.read("quotas_every", every).unwrap_or_default();
    let each = QUOTAS.into_iter().filter_map(|(total, used, kind)| {
        let total = row.read(total, values::number)?;
        let used = row.read(used, values::number).unwrap_or(0);
        Some(Quota { kind, total, used, every, from, until })
    });
    each.collect()
}

fn rates(row: &mut Fields<'_>) -> Option<Rates> {
    let price = |minor, unit| Price { money: Money::rub(minor), unit, vat: true };
    let hour = row.read("hour_rate", values::money).map(|m| price(m, PriceUnit::Hour));
    let visit = row.read("visit_rate", values::money).map(|m| price(m, PriceUnit::Piece));
    (hour.is_some() || visit.is_some()).then_some(Rates { hour, visit })
}

/// `no`, `included`, `included:500`, `paid:1500`.
fn raise(text: &str) -> Result<RaiseRight, Why> {
    let text = text.to_lowercase();
    let (word, sum) = text.split_once(':').unwrap_or((&text, ""));
    let price = |sum: &str| values::money(sum).map(|m| Price { money: Money::rub(m), unit: PriceUnit::Piece, vat: true });
    match (word.trim(), sum.trim()) {
        ("no" | "нет", "") => Ok(RaiseRight::No),
        ("included" | "входит", "") => Ok(RaiseRight::Included { over: None }),
        ("included" | "входит", sum) => Ok(RaiseRight::Included { over: Some(price(sum)?) }),
        ("paid" | "платно", sum) => Ok(RaiseRight::Paid { price: price(sum)? }),
        _ => Err(Why::NotOneOf("no, included, included:500, paid:1500".into())),
    }
}

/// One of the four goals.
type Goal = fn(&mut Goals) -> &mut Option<Minutes>;

fn targets(row: &mut Fields<'_>, known: &Known) -> Targets {
    let calendar = |t: &str| if known.has_calendar(t) { Ok(t.into()) } else { Err(Why::Unknown("calendar")) };
    let mut goals = [Goals::default(); 4];
    let columns: [(&str, Goal); 4] = [
        ("reaction", |g| &mut g.reaction),
        ("reply", |g| &mut g.reply),
        ("arrival", |g| &mut g.arrival),
        ("resolution", |g| &mut g.resolution),
    ];
    for (name, field) in columns {
        let Some(values) = row.read(name, four_goals) else { continue };
        for (goal, value) in goals.iter_mut().rev().zip(values) {
            *field(goal) = value;
        }
    }
    Targets {
        goals,
        calendar: row.read("calendar", calendar).unwrap_or_else(|| "".into()),
        critical_calendar: row.read("critical_calendar", calendar),
        reaction_by: row.read("reaction_by", reaction_by).unwrap_or_default(),
        holder: row.read("holder", values::minutes),
        queue: row.read("queue", values::minutes),
        warn_percent: row.read("warn", percents).unwrap_or_default(),
    }
}

/// Most urgent first, as people write them.
fn four_goals(text: &str) -> Result<[Option<Minutes>; 4], Why> {
    let one = |t: &str| if t == "-" { Ok(None) } else { values::minutes(t).map(Some) };
    let list = text.split('|').map(|t| one(t.trim())).collect::<Result<Vec<_>, Why>>()?;
    match list[..] {
        [all] => Ok([all; 4]),
        [a, b, c, d] => Ok([a, b, c, d]),
        _ => Err(Why::NotOneOf("15, 15|30|60|240".into())),
    }
}

fn reaction_by(text: &str) -> Result<ReactionBy, Why> {
    match text.to_lowercase().as_str() {
        "answer" | "ответ" => Ok(ReactionBy::Answer),
        "accepted" | "принято" => Ok(ReactionBy::Accepted),
        "arrival" | "приезд" => Ok(ReactionBy::Arrival),
        _ => Err(Why::NotOneOf("answer, accepted, arrival".into())),
    }
}

fn percents(text: &str) -> Result<Vec<u8>, Why> {
    values::list(text).iter().map(|t| t.trim_end_matches('%').parse().ok().filter(|p| *p <= 100).ok_or(Why::Number)).collect()
}
