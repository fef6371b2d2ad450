//! Export as canonical CSV: the same columns that the imports read.

use super::clients::{ASSETS, COMPANIES, CONTACTS, SITES};
use super::contracts::{CONTRACTS, PACKAGES, QUOTAS};
use super::debts::DEBTS;
use super::sheet::Column;
use super::values::{hours_text, shift_text};
use super::what::What;
use crate::desk::client::Approver;
use crate::desk::contract::{ContractState, DebtRelief, Quota, RaiseRight, Rates, ReactionBy, Targets};
use crate::desk::shift::DaySpan;
use crate::desk::{Moment, Record, Ticket, UnitKind};
use chrono::Timelike;
use chrono_tz::Tz;
use std::io::Write;

/// Columns of exported tickets. They are for reading elsewhere; tickets come back by `desk`.
const TICKETS: [&str; 17] = [
    "id", "number", "subject", "channel", "phase", "status", "priority", "created", "due", "due_of", "breached", "group",
    "assignee", "company", "site", "zone", "kind",
];

/// The header of a kind; none for kinds that are no tables.
#[must_use]
pub fn header(what: What) -> Option<Vec<&'static str>> {
    let names = |columns: &[Column]| Some(columns.iter().map(|c| c.name).collect());
    match what {
        What::Tickets => Some(TICKETS.to_vec()),
        What::Engineers => names(super::units::COLUMNS),
        What::Companies => names(COMPANIES),
        What::Contacts => names(CONTACTS),
        What::Sites => names(SITES),
        What::Assets => names(ASSETS),
        What::Packages => names(PACKAGES),
        What::Contracts => names(CONTRACTS),
        What::Debts => names(DEBTS),
        What::Calendar | What::Policy | What::Desk => None,
    }
}

/// Writes a table of records: those of another kind than `what` are passed over. Gives how many rows were written.
///
/// # Errors
/// What the writer says.
pub fn export<'a>(
    what: What,
    records: impl IntoIterator<Item = &'a Record>,
    zone: Tz,
    to: impl Write,
) -> Result<u64, csv::Error> {
    let rows = records.into_iter().filter_map(|r| record(what, r, zone));
    write(header(what).unwrap_or_default(), rows, to)
}

/// Writes a table of tickets. Gives how many rows were written.
///
/// # Errors
/// What the writer says.
pub fn export_tickets<'a>(tickets: impl IntoIterator<Item = &'a Ticket>, zone: Tz, to: impl Write) -> Result<u64, csv::Error> {
    write(TICKETS.to_vec(), tickets.into_iter().map(|t| ticket(t, zone)), to)
}

fn write(header: Vec<&str>, rows: impl Iterator<Item = Vec<String>>, to: impl Write) -> Result<u64, csv::Error> {
    let mut csv = csv::Writer::from_writer(to);
    csv.write_record(header)?;
    let mut written = 0;
    for row in rows {
        csv.write_record(row.iter().map(|cell| csv_safe(cell)))?;
        written += 1;
    }
    csv.flush()?;
    Ok(written)
}

/// A cell that no spreadsheet will compute: an apostrophe before `=`, `+`, `-`, `@` unless a plain number follows.
/// The imports take it off again.
#[must_use]
pub fn csv_safe(cell: &str) -> String {
    let plain_number = |rest: &str| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let risky = match cell.chars().next() {
        Some('+' | '-') => !plain_number(&cell[1..]),
        Some('=' | '@' | '\t' | '\r' | '\'') => true,
        _ => false,
    };
    if risky { format!("'{cell}") } else { cell.to_owned() }
}

fn record(what: What, record: &Record, zone: Tz) -> Option<Vec<String>> {
    let w = Words(zone);
    Some(match (what, record) {
        (What::Engineers, Record::Unit(u)) => vec![
            u.id.to_string(),
            u.name.raw().into(),
            if u.kind == UnitKind::Crew { "crew" } else { "engineer" }.into(),
            u.login.clone(),
            w.flag(u.active),
            joined(u.can.skills.iter().map(|s| format!("{}:{}", s.tag, s.level))),
            joined(u.can.zones.iter().map(|z| z.0.clone())),
            joined(u.can.groups.iter().map(|g| g.0.clone())),
            joined(u.can.permits.iter().map(|p| match p.until {
                Some(until) => format!("{}:{}", p.tag, Words(u.shifts.zone).last_day(until)),
                None => p.tag.clone(),
            })),
            shift_text(&u.shifts.pattern),
            u.shifts.lunch.map(hours_text).unwrap_or_default(),
            w.flag(u.shifts.duty),
            u.shifts.zone.name().into(),
            u.capacity.minutes.0.to_string(),
            u.capacity.tickets.to_string(),
            u.reach.phone.as_ref().map(|p| p.e164().into()).unwrap_or_default(),
            u.reach.messenger.as_ref().map(|m| m.raw().into()).unwrap_or_default(),
            u.hour_cost.as_ref().map(|m| w.money(m.minor)).unwrap_or_default(),
            joined(u.members.iter().map(ToString::to_string)),
            joined(u.absences.iter().map(|a| {
                let w = Words(u.shifts.zone);
                format!("{}..{} {}", w.date(a.from), w.last_day(a.until), a.why).trim().to_owned()
            })),
        ],
        (What::Companies, Record::Company(c)) => {
            let [manager, manager_phone] = w.person(c.manager.as_ref());
            let [approver, approver_phone] = w.person(c.approver.as_ref());
            vec![
                c.id.to_string(),
                c.name.raw().into(),
                c.inn.clone(),
                c.kpp.clone(),
                c.category.clone(),
                w.flag(c.vip),
                w.flag(c.state_client),
                manager,
                manager_phone,
                approver,
                approver_phone,
                joined(c.excluded.iter().map(ToString::to_string)),
                c.preferred.as_ref().map(ToString::to_string).unwrap_or_default(),
            ]
        }
        (What::Contacts, Record::Contact(c)) => vec![
            c.id.to_string(),
            c.company.as_ref().map(ToString::to_string).unwrap_or_default(),
            c.name.raw().into(),
            c.role.raw().into(),
            joined(c.phones.iter().map(|p| p.e164().to_owned())),
            c.email.raw().into(),
            c.site.as_ref().map(ToString::to_string).unwrap_or_default(),
            w.flag(c.may.approve),
            w.flag(c.may.hear_debt),
            w.flag(c.may.raise),
        ],
        (What::Sites, Record::Site(s)) => vec![
            s.id.to_string(),
            s.company.to_string(),
            s.name.raw().into(),
            s.address.raw().into(),
            s.zone.0.clone(),
            s.access.hours.map(|(from, to)| hours_text(DaySpan { from, to })).unwrap_or_default(),
            s.access.keys.raw().into(),
            w.flag(s.access.pass_needed),
            joined(s.access.passes.iter().map(|p| match p.until {
                Some(until) => format!("{}:{}", p.unit, w.last_day(until)),
                None => p.unit.to_string(),
            })),
            s.access.note.raw().into(),
        ],
        (What::Assets, Record::Asset(a)) => vec![
            a.id.to_string(),
            a.site.to_string(),
            a.company.to_string(),
            a.name.raw().into(),
            a.kind.0.clone(),
            a.serial.raw().into(),
            a.warranty_until.map(|m| w.last_day(m)).unwrap_or_default(),
            w.flag(a.defect),
        ],
        (What::Packages, Record::Package(p)) => {
            let mut row = vec![p.id.to_string(), p.name.raw().into()];
            row.extend(w.targets(Some(&p.targets)));
            row.push(joined(p.kinds.iter().flatten().map(|k| k.0.clone())));
            row.extend(
                QUOTAS.iter().map(|(_, _, kind)| quota(&p.quotas, *kind).map(|q| q.total.to_string()).unwrap_or_default()),
            );
            row.push(w.raise(&p.raise));
            row.extend(w.rates(&p.rates));
            row
        }
        (What::Contracts, Record::Contract(c)) => {
            let state = match c.state {
                ContractState::Active => "active",
                ContractState::Suspended => "suspended",
                ContractState::Draft => "draft",
            };
            let mut row: Vec<String> = vec![
                c.id.to_string(),
                c.number.raw().into(),
                c.company.to_string(),
                c.package.to_string(),
                state.into(),
                w.date(c.from),
                w.last_day(c.until),
                joined(c.covers.sites.iter().flatten().map(ToString::to_string)),
                joined(c.covers.assets.iter().flatten().map(ToString::to_string)),
                joined(c.covers.kinds.iter().flatten().map(|k| k.0.clone())),
            ];
            for (_, _, kind) in QUOTAS {
                let quota = quota(&c.quotas, kind);
                row.push(quota.map(|q| q.total.to_string()).unwrap_or_default());
                row.push(quota.map(|q| q.used.to_string()).unwrap_or_default());
            }
            let period = c.quotas.first();
            row.push(period.and_then(|q| q.from).map(|m| w.date(m)).unwrap_or_default());
            row.push(period.and_then(|q| q.until).map(|m| w.last_day(m)).unwrap_or_default());
            row.push(c.raise.as_ref().map(|r| w.raise(r)).unwrap_or_default());
            row.extend(w.rates(&c.rates.clone().unwrap_or_default()));
            row.extend(w.targets(c.targets.as_ref()));
            row.extend(w.person(c.manager.as_ref()));
            row
        }
        (What::Debts, Record::Debt(d)) => vec![
            d.company.to_string(),
            String::new(),
            String::new(),
            String::new(),
            String::new(),
            d.total.currency.clone(),
            w.money(d.total.minor),
            d.overdue.as_ref().map(|m| w.money(m.minor)).unwrap_or_default(),
            d.since.map(|m| w.date(m)).unwrap_or_default(),
            w.date(d.as_of),
            String::new(),
            d.stop.as_ref().map(|s| s.name.raw().into()).unwrap_or_default(),
            d.source.raw().into(),
            match d.relief {
                Some((DebtRelief::Disputed, _)) => "disputed".into(),
                Some((DebtRelief::Instalment, _)) => "instalment".into(),
                Some((DebtRelief::PaidToday, _)) => "paid_today".into(),
                None => String::new(),
            },
            d.relief.filter(|(_, until)| until.0 < i64::MAX / 4).map(|(_, until)| w.last_day(until)).unwrap_or_default(),
        ],
        _ => return None,
    })
}

fn ticket(t: &Ticket, zone: Tz) -> Vec<String> {
    let w = Words(zone);
    let word =
        |value: serde_json::Result<serde_json::Value>| value.ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default();
    vec![
        t.head.id.to_string(),
        t.head.number.to_string(),
        t.head.subject.raw().into(),
        word(serde_json::to_value(t.head.channel)),
        word(serde_json::to_value(t.head.phase.kind())),
        t.head.status.raw().into(),
        word(serde_json::to_value(t.head.priority)),
        w.date(t.head.created),
        t.clocks.due.at().map(|m| w.date(m)).unwrap_or_default(),
        t.clocks.due_of.map(|k| word(serde_json::to_value(k))).unwrap_or_default(),
        t.clocks.breached.map(|m| w.date(m)).unwrap_or_default(),
        t.people.group.0.clone(),
        t.people.assignee.as_ref().map(|a| a.unit.name.raw().into()).unwrap_or_default(),
        t.place.company.as_ref().map(|c| c.name.raw().into()).unwrap_or_default(),
        t.place.site.as_ref().map(|s| s.name.raw().into()).unwrap_or_default(),
        t.place.zone.0.clone(),
        t.work.kind.0.clone(),
    ]
}

fn joined(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join("|")
}

fn quota(quotas: &[Quota], kind: crate::desk::contract::QuotaKind) -> Option<&Quota> {
    quotas.iter().find(|q| q.kind == kind)
}

/// Values as the imports read them, in the desk's zone.
struct Words(Tz);

impl Words {
    fn flag(&self, on: bool) -> String {
        if on { "1" } else { "0" }.into()
    }

    fn money(&self, minor: i64) -> String {
        let sign = if minor < 0 { "-" } else { "" };
        let minor = minor.unsigned_abs();
        format!("{sign}{}.{:02}", minor / 100, minor % 100)
    }

    /// A bare date where the moment is a midnight of the zone, else RFC 3339.
    fn date(&self, at: Moment) -> String {
        let local = at.utc().with_timezone(&self.0);
        if local.time().num_seconds_from_midnight() == 0 && at.0 % 1000 == 0 {
            local.date_naive().to_string()
        } else {
            local.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true)
        }
    }

    /// The last day of something that ends at a midnight, else RFC 3339.
    fn last_day(&self, until: Moment) -> String {
        let local = until.utc().with_timezone(&self.0);
        match local.date_naive().pred_opt() {
            Some(day) if local.time().num_seconds_from_midnight() == 0 && until.0 % 1000 == 0 => day.to_string(),
            _ => local.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true),
        }
    }

    fn person(&self, person: Option<&Approver>) -> [String; 2] {
        let name = person.map(|p| p.name.raw().to_owned()).unwrap_or_default();
        [name, person.and_then(|p| p.phone.as_ref()).map(|p| p.e164().to_owned()).unwrap_or_default()]
    }

    fn raise(&self, right: &RaiseRight) -> String {
        match right {
            RaiseRight::No => "no".into(),
            RaiseRight::Included { over: None } => "included".into(),
            RaiseRight::Included { over: Some(price) } => format!("included:{}", self.money(price.money.minor)),
            RaiseRight::Paid { price } => format!("paid:{}", self.money(price.money.minor)),
        }
    }

    fn rates(&self, rates: &Rates) -> [String; 2] {
        [&rates.hour, &rates.visit].map(|p| p.as_ref().map(|p| self.money(p.money.minor)).unwrap_or_default())
    }

    /// Calendar, critical calendar, what counts as a reaction, four goals, holder, queue, warnings.
    fn targets(&self, targets: Option<&Targets>) -> Vec<String> {
        let Some(t) = targets else { return vec![String::new(); 10] };
        let reaction_by = match t.reaction_by {
            ReactionBy::Answer => "answer",
            ReactionBy::Accepted => "accepted",
            ReactionBy::Arrival => "arrival",
        };
        let four = |of: fn(&crate::desk::contract::Goals) -> Option<crate::desk::Minutes>| {
            let each: Vec<_> = t.goals.iter().rev().map(of).collect();
            if each.iter().all(Option::is_none) {
                return String::new();
            }
            joined(each.into_iter().map(|m| m.map_or("-".into(), |m| m.0.to_string())))
        };
        vec![
            t.calendar.to_string(),
            t.critical_calendar.as_ref().map(ToString::to_string).unwrap_or_default(),
            reaction_by.into(),
            four(|g| g.reaction),
            four(|g| g.reply),
            four(|g| g.arrival),
            four(|g| g.resolution),
            t.holder.map(|m| m.0.to_string()).unwrap_or_default(),
            t.queue.map(|m| m.0.to_string()).unwrap_or_default(),
            joined(t.warn_percent.iter().map(ToString::to_string)),
        ]
    }
}
