//! The company itself: its rules, zones, packages.

use super::Recipe;
use crate::desk::contract::{
    AfterHours, Conditions, Fee, Goals, Package, Quota, QuotaKind, RaiseRight, Rates, ReactionBy, Targets,
};
use crate::desk::regulation::{Every, Per, Regulation};
use crate::desk::{Minutes, Money, Need, Period, Policy, Price, PriceUnit, WorkKind};
use chrono::Datelike;
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

/// The three packages as they are sold: what stands on paper beside the terms, and what is maintained from this month on.
pub fn catalogue(recipe: &Recipe) -> Vec<Package> {
    let first = recipe.today().with_day(1);
    let regular = |code: &str, name: &str, kind: &str, months: u16, days: (u16, u16), minutes: i64| Regulation {
        code: code.into(),
        name: name.into(),
        kind: WorkKind(kind.into()),
        every: Every::Months(months),
        first,
        days: Some(days),
        effort: Minutes(minutes),
        needs: vec![Need { tag: kind.into(), level: 2, required: true }],
        per: Per::Site,
        sites: None,
        assets: None,
    };
    let fire = || regular("fire", "ТО пожарной сигнализации", "опс", 1, (5, 28), 50);
    let video = || regular("video", "ТО видеонаблюдения", "видео", 3, (10, 30), 90);
    let on_paper = |package: Package| {
        let (about, fee, upkeep) = match package.id.as_str() {
            BASIC => ("Чиним то, что сломалось, в рабочее время", 9_000, Vec::new()),
            "advanced" => ("Чиним быстро, обслуживаем сигнализацию, консультируем", 24_000, vec![fire()]),
            _ => ("Отвечаем за всё круглые сутки, без счёта выездов", 60_000, vec![fire(), video()]),
        };
        let conditions = Conditions {
            about: Some(about.into()),
            fee: Some(Fee { money: Money::rub(fee * 100), every: Period::Month }),
            upkeep: Some(upkeep).filter(|upkeep| !upkeep.is_empty()),
            ..package.conditions
        };
        Package { conditions, ..package }
    };
    packages().into_iter().map(on_paper).collect()
}

/// The terms of the three packages.
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
            conditions: Conditions { after_hours: Some(AfterHours::Waits), ..Conditions::default() },
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
            conditions: Conditions { after_hours: Some(AfterHours::Paid), ..Conditions::default() },
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
            conditions: Conditions { after_hours: Some(AfterHours::Included), ..Conditions::default() },
        },
    ]
}
