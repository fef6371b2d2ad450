//! The cells of each kind of record, in the order of its columns.

use super::contracts::QUOTAS;
use super::values::{hours_text, shift_text};
use super::words::{Words, flag, joined, money, person, quota, raise, rates, targets};
use crate::desk::client::{Asset, Company, Contact, Site};
use crate::desk::contract::{Contract, ContractState, Debt, DebtRelief, Package, Quota};
use crate::desk::shift::DaySpan;
use crate::desk::{Unit, UnitKind};

pub(super) fn unit(u: &Unit) -> Vec<String> {
    vec![
        u.id.to_string(),
        u.name.raw().into(),
        if u.kind == UnitKind::Crew { "crew" } else { "engineer" }.into(),
        u.login.clone(),
        flag(u.active),
        joined(u.can.skills.iter().map(|s| format!("{}:{}", s.tag, s.level))),
        joined(u.can.zones.iter().map(|z| z.0.to_string())),
        joined(u.can.groups.iter().map(|g| g.0.to_string())),
        joined(u.can.permits.iter().map(|p| match p.until {
            Some(until) => format!("{}:{}", p.tag, Words(u.shifts.zone).last_day(until)),
            None => p.tag.clone(),
        })),
        shift_text(&u.shifts.pattern),
        u.shifts.lunch.map(hours_text).unwrap_or_default(),
        flag(u.shifts.duty),
        u.shifts.zone.name().into(),
        u.capacity.minutes.0.to_string(),
        u.capacity.tickets.to_string(),
        u.reach.phone.as_ref().map(|p| p.e164().into()).unwrap_or_default(),
        u.reach.messenger.as_ref().map(|m| m.raw().into()).unwrap_or_default(),
        u.hour_cost.as_ref().map(|m| money(m.minor)).unwrap_or_default(),
        joined(u.members.iter().map(ToString::to_string)),
        joined(u.absences.iter().map(|a| {
            let w = Words(u.shifts.zone);
            format!("{}..{} {}", w.date(a.from), w.last_day(a.until), a.why).trim().to_owned()
        })),
    ]
}

pub(super) fn company(c: &Company) -> Vec<String> {
    let [manager, manager_phone] = person(c.manager.as_ref());
    let [approver, approver_phone] = person(c.approver.as_ref());
    vec![
        c.id.to_string(),
        c.name.raw().into(),
        c.inn.clone(),
        c.kpp.clone(),
        c.category.clone(),
        flag(c.vip),
        flag(c.state_client),
        manager,
        manager_phone,
        approver,
        approver_phone,
        joined(c.excluded.iter().map(ToString::to_string)),
        c.preferred.as_ref().map(ToString::to_string).unwrap_or_default(),
    ]
}

pub(super) fn contact(c: &Contact) -> Vec<String> {
    vec![
        c.id.to_string(),
        c.company.as_ref().map(ToString::to_string).unwrap_or_default(),
        c.name.raw().into(),
        c.role.raw().into(),
        joined(c.phones.iter().map(|p| p.e164().to_owned())),
        c.email.raw().into(),
        c.site.as_ref().map(ToString::to_string).unwrap_or_default(),
        flag(c.may.approve),
        flag(c.may.hear_debt),
        flag(c.may.raise),
    ]
}

pub(super) fn site(s: &Site, w: Words) -> Vec<String> {
    vec![
        s.id.to_string(),
        s.company.to_string(),
        s.name.raw().into(),
        s.address.raw().into(),
        s.zone.0.to_string(),
        s.access.hours.map(|(from, to)| hours_text(DaySpan { from, to })).unwrap_or_default(),
        s.access.keys.raw().into(),
        flag(s.access.pass_needed),
        joined(s.access.passes.iter().map(|p| match p.until {
            Some(until) => format!("{}:{}", p.unit, w.last_day(until)),
            None => p.unit.to_string(),
        })),
        s.access.note.raw().into(),
        s.access.code_word.raw().into(),
    ]
}

pub(super) fn asset(a: &Asset, w: Words) -> Vec<String> {
    vec![
        a.id.to_string(),
        a.site.to_string(),
        a.company.to_string(),
        a.name.raw().into(),
        a.kind.0.to_string(),
        a.serial.raw().into(),
        a.warranty_until.map(|m| w.last_day(m)).unwrap_or_default(),
        flag(a.defect),
    ]
}

pub(super) fn package(p: &Package) -> Vec<String> {
    let mut row = vec![p.id.to_string(), p.name.raw().into()];
    row.extend(targets(Some(&p.targets)));
    row.push(joined(p.kinds.iter().flatten().map(|k| k.0.to_string())));
    row.extend(QUOTAS.iter().map(|(_, _, kind)| quota(&p.quotas, *kind).map(|q| q.total.to_string()).unwrap_or_default()));
    row.push(raise(&p.raise));
    row.extend(rates(&p.rates));
    row.push(every(&p.quotas));
    row.extend(super::conditions::cells(&p.conditions));
    row
}

pub(super) fn contract(c: &Contract, w: Words) -> Vec<String> {
    let state = match c.state {
        ContractState::Active => "active",
        ContractState::Suspended => "suspended",
        ContractState::Draft => "draft",
    };
    let mut row: Vec<String> = vec![
        c.id.to_string(),
        c.number.raw().into(),
        c.company.to_string(),
        String::new(),
        String::new(),
        String::new(),
        c.package.to_string(),
        state.into(),
        w.date(c.from),
        w.last_day(c.until),
        joined(c.covers.sites.iter().flatten().map(ToString::to_string)),
        joined(c.covers.assets.iter().flatten().map(ToString::to_string)),
        joined(c.covers.kinds.iter().flatten().map(|k| k.0.to_string())),
    ];
    for (_, _, kind) in QUOTAS {
        let quota = quota(&c.quotas, kind);
        row.push(quota.map(|q| q.total.to_string()).unwrap_or_default());
        row.push(quota.map(|q| q.used.to_string()).unwrap_or_default());
    }
    let period = c.quotas.first();
    row.push(period.and_then(|q| q.from).map(|m| w.date(m)).unwrap_or_default());
    row.push(period.and_then(|q| q.until).map(|m| w.last_day(m)).unwrap_or_default());
    row.push(c.raise.as_ref().map(raise).unwrap_or_default());
    row.extend(rates(&c.rates.clone().unwrap_or_default()));
    row.extend(targets(c.targets.as_ref()));
    row.extend(person(c.manager.as_ref()));
    row.push(every(&c.quotas));
    row.extend(super::conditions::cells(&c.conditions));
    row
}

/// How often the limits of a file's row begin anew: one word for all of them.
fn every(quotas: &[Quota]) -> String {
    quotas.first().map(|q| q.every.name().to_owned()).unwrap_or_default()
}

pub(super) fn debt(d: &Debt, w: Words) -> Vec<String> {
    let [stop, stop_phone] = person(d.stop.as_ref());
    vec![
        d.company.to_string(),
        String::new(),
        String::new(),
        String::new(),
        String::new(),
        d.total.currency.clone(),
        money(d.total.minor),
        d.overdue.as_ref().map(|m| money(m.minor)).unwrap_or_default(),
        d.since.map(|m| w.date(m)).unwrap_or_default(),
        w.date(d.as_of),
        String::new(),
        stop,
        stop_phone,
        d.source.raw().into(),
        match d.relief {
            Some((DebtRelief::Disputed, _)) => "disputed".into(),
            Some((DebtRelief::Instalment, _)) => "instalment".into(),
            Some((DebtRelief::PaidToday, _)) => "paid_today".into(),
            None => String::new(),
        },
        d.relief.filter(|(_, until)| until.0 < i64::MAX / 4).map(|(_, until)| w.last_day(until)).unwrap_or_default(),
    ]
}
