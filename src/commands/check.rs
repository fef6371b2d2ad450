//! `pult check`: is all well? Output and exit follow monitoring plug-ins.

use super::maintenance::Papers;
use super::seat::unexpected;
use super::{Reply, Seat, Trouble};
use crate::backend::{Answer, Health, Read};
use crate::desk::moment::DAY;
use crate::desk::phone_line::silent;
use crate::desk::shift::Pattern;
use crate::desk::terms::terms;
use crate::desk::{CalendarId, Kind, Moment, PackageId, Record, Tally, Unit};
use crate::sla::{Calendars, Doubt, Stands};
use crate::wire::{Check, Checks, Status};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// A clock that is off by more than this, in milliseconds, makes deadlines lie.
const SKEW_WARNING: i64 = 30_000;
const SKEW_CRITICAL: i64 = 300_000;

/// A calendar that ends within so many days should be renewed now.
const CALENDAR_DAYS: i64 = 45;

/// Flags of `pult check`.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// WARNING when more tickets than this are overdue
    #[arg(long, value_name = "N")]
    pub warn: Option<i64>,
    /// CRITICAL when more tickets than this are overdue
    #[arg(long, value_name = "N")]
    pub crit: Option<i64>,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}

/// Looks at everything.
pub async fn run(seat: &Seat, args: &Args) -> Result<Reply, Trouble> {
    let health = seat.desk.health().await?;
    let tally = seat.tally().await?;
    let mut checks = vec![check(seat, "desk", Status::Ok, 0), clock(seat, &health)];
    checks.extend(telephony(seat).await?);
    checks.push(calendars(seat));
    checks.extend(people(seat));
    checks.push(contracts(seat).await?);
    checks.extend(debts(seat).await?);
    checks.extend(maintenance(seat).await?);
    checks.extend(tickets(seat, &tally));
    checks.push(overdue(seat, &tally, args));
    reply(&Checks::of(checks), args)
}

/// The desk cannot be reached: that is CRITICAL, not an exit code of ours.
#[must_use]
pub fn unreachable(what: &str, args: &Args) -> Reply {
    let detail = what.to_owned();
    let checks = Checks::of(vec![Check { name: "desk", status: Status::Critical, count: 1, detail }]);
    reply(&checks, args).unwrap_or_default()
}

/// It cannot be told how the desk is: wrong usage or a wrong setting, which is said where the monitoring looks.
#[must_use]
pub fn unknown(what: &str, json: bool) -> Reply {
    let checks = Checks::of(vec![Check { name: "usage", status: Status::Unknown, count: 1, detail: what.to_owned() }]);
    reply(&checks, &Args { warn: None, crit: None, json }).unwrap_or_default().exiting(checks.status.exit())
}

/// First line as monitoring plug-ins write it, then what is not well.
fn reply(checks: &Checks, args: &Args) -> Result<Reply, Trouble> {
    let exit = checks.status.exit();
    if args.json {
        return Ok(Reply::json(checks)?.exiting(exit));
    }
    let ill: Vec<&Check> = checks.checks.iter().filter(|c| c.status == checks.status && c.status != Status::Ok).collect();
    let first = ill.first().or(checks.checks.last().as_ref()).map_or("", |check| check.detail.as_str());
    // Behind a bar plug-in hosts look for figures.
    let mut out = format!("PULT {} - {}", checks.status.word(), first.replace('|', "/"));
    if let Some(overdue) = checks.checks.iter().find(|c| c.name == "overdue") {
        let limit = |n: Option<i64>| n.map(|n| n.to_string()).unwrap_or_default();
        // Writing into a String cannot fail.
        let _ = write!(out, "|overdue={};{};{}", overdue.count, limit(args.warn), limit(args.crit));
    }
    for check in &checks.checks {
        let _ = write!(out, "\n{}: {} - {}", check.name, check.status.word(), check.detail);
    }
    Ok(Reply::text(out).exiting(exit))
}

fn check(seat: &Seat, name: &'static str, status: Status, count: i64) -> Check {
    detailed(seat, name, status, count, "")
}

fn detailed(seat: &Seat, name: &'static str, status: Status, count: i64, names: &str) -> Check {
    let detail = seat.say(&format!("cmd-check-{name}"), &[("count", &count.to_string()), ("names", names)]);
    Check { name, status, count, detail: detail.trim_end().trim_end_matches(':').to_owned() }
}

/// A frozen clock says nothing about the machine's.
fn clock(seat: &Seat, health: &Health) -> Check {
    let skew = if seat.clock.frozen().is_some() { 0 } else { health.skew.abs() };
    let status = match skew {
        SKEW_CRITICAL.. => Status::Critical,
        SKEW_WARNING.. => Status::Warning,
        _ => Status::Ok,
    };
    check(seat, "clock", status, skew / 1000)
}

/// Lines from which nothing is heard; a desk that nobody brings calls to has none.
async fn telephony(seat: &Seat) -> Result<Option<Check>, Trouble> {
    let lines = match seat.desk.read(Read::PhoneLines).await? {
        Answer::PhoneLines(lines) => lines,
        other => return Err(unexpected(&other)),
    };
    let silent: Vec<String> = silent(&lines, seat.now)
        .map(|(line, since)| {
            let at = since.utc().with_timezone(&seat.zone()).format("%d.%m %H:%M").to_string();
            seat.say("cmd-telephony-since", &[("line", line), ("at", &at)])
        })
        .collect();
    Ok((!lines.is_empty()).then(|| warn_when_any(seat, "telephony", &silent)))
}

/// Calendars in use whose holidays are known only up to a near day, or that nobody compared with the decree.
fn calendars(seat: &Seat) -> Check {
    let (calendars, _) = Calendars::builtin().with(&seat.furniture.calendars);
    let used = |id: &CalendarId| {
        let targets = seat.furniture.packages.iter().map(|package| &package.targets);
        let own = seat.furniture.calendars.iter().any(|(own, _)| own == id);
        own || targets.clone().any(|t| t.calendar == *id || t.critical_calendar.as_ref() == Some(id))
    };
    let mut doubts: BTreeMap<CalendarId, Vec<String>> = BTreeMap::new();
    for concern in calendars.concerns(seat.now, CALENDAR_DAYS).into_iter().filter(|concern| used(&concern.calendar)) {
        doubts.entry(concern.calendar).or_default().push(doubt(seat, concern.doubt));
    }
    let names = doubts.into_iter().map(|(calendar, doubts)| format!("{calendar} {}", doubts.join(", ")));
    let missing =
        seat.furniture.packages.iter().map(|package| &package.targets.calendar).filter(|id| calendars.get(id).is_none());
    let missing: BTreeSet<String> = missing.map(|id| seat.say("cmd-doubt-missing", &[("calendar", id.as_str())])).collect();
    warn_when_any(seat, "calendars", &names.chain(missing).collect::<Vec<_>>())
}

fn doubt(seat: &Seat, doubt: Doubt) -> String {
    match doubt {
        Doubt::Ended { on } => seat.say("cmd-doubt-ended", &[("on", &on.to_string())]),
        Doubt::Ends { on, days } => seat.say("cmd-doubt-ends", &[("on", &on.to_string()), ("days", &days.to_string())]),
        Doubt::Unconfirmed { year } => seat.say("cmd-doubt-unconfirmed", &[("year", &year.to_string())]),
    }
}

/// Units that the router cannot use, and why.
fn people(seat: &Seat) -> Vec<Check> {
    let active = || seat.furniture.units.iter().filter(|u| u.active);
    let without = |name, lacks: fn(&Unit) -> bool| {
        let names: Vec<String> = active().filter(|u| lacks(u)).map(|u| super::columns::shown(&u.name)).collect();
        warn_when_any(seat, name, &names)
    };
    vec![
        without("engineers-without-shift", |u| u.shifts.pattern == Pattern::Unknown),
        without("engineers-without-zone", |u| u.can.zones.is_empty()),
        without("engineers-without-skill", |u| u.can.skills.is_empty()),
    ]
}

fn warn_when_any(seat: &Seat, name: &'static str, names: &[String]) -> Check {
    let status = if names.is_empty() { Status::Ok } else { Status::Warning };
    let shown = names.iter().take(3).cloned().collect::<Vec<_>>().join(", ");
    detailed(seat, name, status, names.len() as i64, &shown)
}

/// Contracts in force whose package is not there and that have no targets of their own: their tickets have no deadline.
async fn contracts(seat: &Seat) -> Result<Check, Trouble> {
    let package = |id: &PackageId| seat.furniture.packages.iter().find(|p| p.id == *id);
    let records = seat.records(Kind::Contract).await?;
    let names: Vec<String> = records
        .iter()
        .filter_map(|record| match record {
            Record::Contract(contract) => Some(contract),
            _ => None,
        })
        .filter(|c| c.from <= seat.now && seat.now < c.until && terms(Some(c), package(&c.package)).targets().is_none())
        .map(|c| super::columns::shown(&c.number))
        .collect();
    Ok(warn_when_any(seat, "contracts-without-sla", &names))
}

/// How old the newest word on debts is, where the desk has any: what is too old stops no work any more.
async fn debts(seat: &Seat) -> Result<Option<Check>, Trouble> {
    let records = seat.records(Kind::Debt).await?;
    let newest = records
        .iter()
        .filter_map(|record| if let Record::Debt(debt) = record { Some(debt) } else { None })
        .max_by_key(|debt| debt.as_of);
    Ok(newest.map(|debt| {
        let stale = debt.is_stale(&seat.furniture.policy.debts, seat.now);
        let days = seat.now.millis_since(debt.as_of).div_euclid(DAY).max(0);
        check(seat, "debts", if stale { Status::Warning } else { Status::Ok }, days)
    }))
}

/// Planned maintenance whose time has come and of which nobody has made a visit, and periods that went by without one.
async fn maintenance(seat: &Seat) -> Result<Vec<Check>, Trouble> {
    let papers = Papers::read(seat).await?;
    if !papers.are_there() {
        return Ok(Vec::new());
    }
    let asked = papers.asked(seat, Moment(seat.now.0.saturating_add(1))).await?;
    let names = |missed: bool| -> Vec<String> {
        let open = asked.iter().filter(|(due, ticket)| ticket.is_none() && (due.stands == Stands::Missed) == missed);
        open.map(|(due, _)| format!("{}, {}", super::columns::shown(&due.company.name), super::columns::shown(&due.site.name)))
            .collect()
    };
    Ok(vec![warn_when_any(seat, "maintenance-due", &names(false)), warn_when_any(seat, "maintenance-missed", &names(true))])
}

/// Tickets that were taken without contract or object: counted, and no alarm by themselves, since each has its reason in the log.
fn tickets(seat: &Seat, tally: &Tally) -> [Check; 2] {
    [
        check(seat, "tickets-without-contract", Status::Ok, tally.without_contract as i64),
        check(seat, "tickets-without-site", Status::Ok, tally.without_site as i64),
    ]
}

fn overdue(seat: &Seat, tally: &Tally, args: &Args) -> Check {
    let count = tally.overdue as i64;
    let beyond = |limit: Option<i64>| limit.is_some_and(|limit| count > limit);
    let status = match () {
        () if beyond(args.crit) => Status::Critical,
        () if beyond(args.warn) => Status::Warning,
        () => Status::Ok,
    };
    check(seat, "overdue", status, count)
}
