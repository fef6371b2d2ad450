//! The company itself: its rules, zones, packages.

use super::Recipe;
use crate::desk::contract::{AfterHours, Goals, Package, Quota, QuotaKind, RaiseRight, Rates, ReactionBy, Targets};
use crate::desk::{Minutes, Money, Period, Policy, Price, PriceUnit, WorkKind};
use std::collections::BTreeMap;

/// The zones of service.
pub const ZONES: [&str; 6] = ["Север", "Юг", "Запад", "Восток", "Центр", "Область"];

/// Minutes by car between the zones, in the order of [`ZONES`].
const TRAVEL: [[i64; 6]; 6] = [
    [0, 55, 40, 40, 25, 60],
    [55, 0, 40, 45, 25, 60],
    [40, 40, 0, 60, 30, 55],
    [40, 45, 60, 0, 30, 50],
    [25, 25, 30, 30, 0, 50],
    [60, 60, 55, 50, 50, 0],
];

/// The package of tickets without a contract.
pub const BASIC: &str = "basic";

/// A price in roubles, VAT included.
pub fn roubles(sum: i64, unit: PriceUnit) -> Price {
    Price { money: Money::rub(sum * 100), unit, vat: true }
}

/// The rules of the house.
pub fn policy(recipe: &Recipe) -> Policy {
    let mut policy = Policy { name: "СервисПульт".into(), zone: recipe.zone, ..Policy::default() };
    let row = |from: usize| {
        let each = ZONES.iter().enumerate().filter(|(to, _)| *to != from);
        each.map(|(to, name)| ((*name).to_owned(), TRAVEL[from][to])).collect::<BTreeMap<_, _>>()
    };
    policy.routing.minutes_between = ZONES.iter().enumerate().map(|(from, name)| ((*name).to_owned(), row(from))).collect();
    policy.default_package = Some(BASIC.into());
    policy.base_visit = Some(Money::rub(250_000));
    policy.base_hour = Some(Money::rub(300_000));
    policy.debts.approver = "Гришин И.П., руководитель сервиса".into();
    policy
}

/// Goals in minutes: reaction, arrival, resolution; 0 is no promise.
fn goals(reaction: i64, arrival: i64, resolution: i64) -> Goals {
    let some = |minutes: i64| (minutes > 0).then_some(Minutes(minutes));
    Goals { reaction: some(reaction), reply: some(reaction * 2), arrival: some(arrival), resolution: some(resolution) }
}

fn targets(goals: [Goals; 4], calendar: &str, reaction_by: ReactionBy) -> Targets {
    Targets {
        goals,
        calendar: calendar.into(),
        critical_calendar: Some("24x7".into()),
        reaction_by,
        holder: None,
        queue: Some(Minutes(60)),
        warn_percent: vec![25, 10],
    }
}

/// Targets that run round the clock, as the oldest clients have them.
pub fn round_the_clock() -> Targets {
    let goals = [goals(240, 0, 4320), goals(120, 480, 1440), goals(60, 240, 480), goals(30, 120, 240)];
    targets(goals, "24x7", ReactionBy::Answer)
}

fn quota(kind: QuotaKind, total: i64) -> Quota {
    Quota { kind, total, used: 0, every: Period::Quarter, from: None, until: None }
}

/// The three packages.
pub fn packages() -> Vec<Package> {
    let kinds = |list: &[&str]| Some(list.iter().map(|k| WorkKind((*k).into())).collect());
    vec![
        Package {
            id: BASIC.into(),
            name: "Базовый".into(),
            targets: targets(
                [goals(480, 0, 2880), goals(240, 960, 1440), goals(120, 480, 960), goals(60, 240, 480)],
                "8x5",
                ReactionBy::Answer,
            ),
            kinds: kinds(&["видео", "скуд", "опс", "рабочие места"]),
            quotas: vec![quota(QuotaKind::Visits, 2), quota(QuotaKind::PhoneMinutes, 120)],
            raise: RaiseRight::No,
            rates: Rates { hour: Some(roubles(2_800, PriceUnit::Hour)), visit: Some(roubles(2_200, PriceUnit::Piece)) },
            after_hours: AfterHours::Waits,
        },
        Package {
            id: "advanced".into(),
            name: "Продвинутый".into(),
            targets: targets(
                [goals(240, 0, 3600), goals(120, 720, 1440), goals(60, 240, 480), goals(30, 120, 240)],
                "12x7",
                ReactionBy::Answer,
            ),
            kinds: None,
            quotas: vec![quota(QuotaKind::Visits, 4), quota(QuotaKind::PhoneMinutes, 300), quota(QuotaKind::Raises, 2)],
            raise: RaiseRight::Included { over: Some(roubles(1_500, PriceUnit::Piece)) },
            rates: Rates { hour: Some(roubles(2_500, PriceUnit::Hour)), visit: Some(roubles(1_800, PriceUnit::Piece)) },
            after_hours: AfterHours::Paid,
        },
        Package {
            id: "full".into(),
            name: "Всё включено".into(),
            targets: targets(
                [goals(240, 0, 4320), goals(60, 480, 1440), goals(30, 180, 480), goals(15, 60, 240)],
                "24x7",
                ReactionBy::Accepted,
            ),
            kinds: None,
            quotas: vec![quota(QuotaKind::Raises, 6)],
            raise: RaiseRight::Included { over: None },
            rates: Rates { hour: Some(roubles(2_200, PriceUnit::Hour)), visit: None },
            after_hours: AfterHours::Included,
        },
    ]
}
