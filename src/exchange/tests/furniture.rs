//! A desk with one record of each kind.

use super::{at, company};
use crate::desk::client::{Access, Approver, Asset, Contact, Entitled, Pass, Site};
use crate::desk::contract::{
    AfterHours, Conditions, Contract, ContractState, Coverage, Debt, DebtRelief, Fee, Goals, Package, Quota, QuotaKind,
    RaiseRight, Rates, ReactionBy, Targets,
};
use crate::desk::regulation::{Every, Per, Regulation};
use crate::desk::shift::{Absence, DaySpan, Shifts};
use crate::desk::skill::Permit;
use crate::desk::unit::{Abilities, Capacity, Reach};
use crate::desk::{
    Group, Minutes, Moment, Money, Need, Period, Phone, Price, PriceUnit, Priority, Record, Skill, Unit, UnitKind, UnitState,
    WorkKind, Zone,
};
use crate::exchange::values::shift;
use chrono_tz::Europe::Moscow;

fn phone() -> Option<Phone> {
    Phone::from_e164("+79215550142")
}

fn day(text: &str) -> Moment {
    at(&format!("{text}T00:00:00+03:00"))
}

fn price(minor: i64, unit: PriceUnit) -> Price {
    Price { money: Money::rub(minor), unit, vat: true }
}

/// One of each, with everything in it.
pub fn whole_desk() -> Vec<Record> {
    let unit = engineer();
    let crew = Unit {
        id: "b1".into(),
        kind: UnitKind::Crew,
        name: "Бригада 1".into(),
        members: vec!["e1".into()],
        reach: Reach::default(),
        ..unit.clone()
    };
    vec![
        Record::Unit(Box::new(unit)),
        Record::Unit(Box::new(crew)),
        Record::Company(Box::new(company("c1", "ООО «Ромашка»", "7707083893"))),
        Record::Site(Box::new(site())),
        Record::Asset(Box::new(asset())),
        Record::Contact(Box::new(anna())),
        Record::Package(Box::new(package())),
        Record::Contract(Box::new(contract())),
        Record::Debt(Box::new(debt())),
    ]
}

fn targets() -> Targets {
    let four = |c, h, n, l| [l, n, h, c].map(|m: i64| (m > 0).then_some(Minutes(m)));
    let (reaction, arrival) = (four(15, 30, 60, 0), four(60, 120, 480, 960));
    Targets {
        goals: std::array::from_fn(|k| Goals {
            reaction: reaction[k],
            reply: None,
            arrival: arrival[k],
            resolution: Some(Minutes(1_440)),
        }),
        calendar: "8x5".into(),
        critical_calendar: Some("24x7".into()),
        reaction_by: ReactionBy::Answer,
        holder: Some(Minutes(240)),
        queue: None,
        warn_percent: vec![25, 10],
    }
}

fn engineer() -> Unit {
    Unit {
        id: "e1".into(),
        kind: UnitKind::Engineer,
        name: "Петров".into(),
        login: "petrov".into(),
        active: true,
        can: Abilities {
            skills: vec![Skill { tag: "опс".into(), level: 4 }],
            zones: vec![Zone("Север".into()), Zone("Юг".into())],
            permits: vec![
                Permit { tag: "высота".into(), until: Some(day("2027-03-01")) },
                Permit { tag: "пожарный".into(), until: None },
            ],
            groups: vec![Group("Безопасность".into())],
        },
        shifts: Shifts {
            zone: Moscow,
            pattern: shift("2/2 08:00-20:00 from 2026-11-01").expect("a shift"),
            lunch: Some(DaySpan { from: 780, to: 840 }),
            duty: true,
        },
        absences: vec![Absence { from: day("2026-11-25"), until: day("2026-11-28"), why: "ill".into() }],
        capacity: Capacity { minutes: Minutes(420), tickets: 5 },
        state: UnitState::Free,
        reach: Reach { phone: phone(), messenger: Some("@petrov".into()) },
        hour_cost: Some(Money::rub(90_000)),
        members: Vec::new(),
        version: 1,
    }
}

fn site() -> Site {
    Site {
        id: "s1".into(),
        company: "c1".into(),
        name: "склад 2".into(),
        address: "Складская 7".into(),
        zone: Zone("Восток".into()),
        access: Access {
            hours: Some((540, 1080)),
            keys: "у охраны".into(),
            pass_needed: true,
            passes: vec![Pass { unit: "e1".into(), until: Some(day("2026-12-01")) }, Pass { unit: "b1".into(), until: None }],
            note: "=собака \"Рекс\", во дворе".into(),
            code_word: "Маяк".into(),
        },
    }
}

fn contract() -> Contract {
    let quota = |kind, total, used| Quota {
        kind,
        total,
        used,
        every: Period::Quarter,
        from: Some(day("2026-01-01")),
        until: Some(day("2027-01-01")),
    };
    Contract {
        id: "k1".into(),
        number: "17-О".into(),
        company: "c1".into(),
        package: "p1".into(),
        state: ContractState::Suspended,
        from: day("2026-01-01"),
        until: day("2027-01-01"),
        targets: Some(targets()),
        covers: Coverage { sites: Some(vec!["s1".into()]), assets: None, kinds: Some(vec![WorkKind("видео".into())]) },
        quotas: vec![quota(QuotaKind::Visits, 4, 4), quota(QuotaKind::PhoneMinutes, 300, 220)],
        raise: Some(RaiseRight::Paid { price: price(150_000, PriceUnit::Piece) }),
        rates: Some(Rates { hour: Some(price(250_000, PriceUnit::Hour)), visit: Some(price(180_000, PriceUnit::Piece)) }),
        manager: Some(Approver { name: "Гришин И.П.".into(), phone: None }),
        conditions: contract_conditions(),
    }
}

fn package() -> Package {
    Package {
        id: "p1".into(),
        name: "Продвинутый".into(),
        targets: targets(),
        kinds: Some(vec![WorkKind("опс".into()), WorkKind("видео".into())]),
        quotas: vec![Quota { kind: QuotaKind::Visits, total: 4, used: 0, every: Period::Month, from: None, until: None }],
        raise: RaiseRight::Included { over: Some(price(50_000, PriceUnit::Piece)) },
        rates: Rates { hour: Some(price(250_050, PriceUnit::Hour)), visit: None },
        conditions: Conditions {
            about: Some("Камеры и сигнализация; приедем, починим".into()),
            priority: Some(Priority::High),
            after_hours: Some(AfterHours::Paid),
            fee: Some(Fee { money: Money::rub(1_500_050), every: Period::Month }),
            upkeep: Some(vec![regulation("видео; ТО")]),
        },
    }
}

fn regulation(code: &str) -> Regulation {
    Regulation {
        code: code.into(),
        name: "ТО видеонаблюдения | камеры, 100%".into(),
        kind: WorkKind("видео".into()),
        every: Every::Months(3),
        first: "2026-01-31".parse().ok(),
        days: Some((5, 20)),
        effort: Minutes(90),
        needs: vec![Need { tag: "видео".into(), level: 2, required: true }],
        per: Per::Asset,
        sites: Some(vec!["s1".into()]),
        assets: Some(vec!["a1".into()]),
    }
}

/// A contract of its own mind: another regulation, no fee of its own.
fn contract_conditions() -> Conditions {
    let weekly = Regulation {
        every: Every::Weeks(2),
        per: Per::Site,
        sites: None,
        assets: None,
        first: None,
        days: None,
        ..regulation("w")
    };
    Conditions { upkeep: Some(vec![weekly, regulation("v")]), after_hours: Some(AfterHours::Waits), ..Conditions::default() }
}

fn anna() -> Contact {
    Contact {
        id: "a-ким".into(),
        company: Some("c1".into()),
        name: "Анна Ким".into(),
        role: "управляющая".into(),
        phones: phone().into_iter().chain(Phone::from_e164("+79000000002")).collect(),
        email: "@kim".into(),
        site: Some("s1".into()),
        may: Entitled { approve: true, hear_debt: false, raise: true },
    }
}

fn asset() -> Asset {
    Asset {
        id: "a1".into(),
        site: "s1".into(),
        company: "c1".into(),
        name: "Регистратор; 16 каналов".into(),
        kind: WorkKind("видео".into()),
        serial: "-12-AB".into(),
        warranty_until: Some(day("2027-06-01")),
        defect: true,
    }
}

fn debt() -> Debt {
    Debt {
        company: "c1".into(),
        total: Money::rub(-1_240_050),
        overdue: Some(Money::rub(480_000)),
        since: Some(day("2026-11-12")),
        as_of: at("2026-11-20T18:00:00+03:00"),
        source: "1С".into(),
        relief: Some((DebtRelief::Disputed, day("2026-12-16"))),
        stop: Some(Approver { name: "Гришин И.П.".into(), phone: None }),
    }
}
