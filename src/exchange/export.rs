//! Export as canonical CSV: the same columns that the imports read.

use super::acts::ACTS;
use super::clients::{ASSETS, COMPANIES, CONTACTS, SITES};
use super::contracts::{CONTRACTS, PACKAGES};
use super::debts::DEBTS;
use super::own::TICKETS;
use super::prices::PRICES;
use super::rows::{asset, company, contact, contract, debt, package, site, unit};
use super::sheet::Column;
use super::what::What;
use super::words::Words;
use crate::desk::{Due, Phase, Record, Ticket};
use crate::text::csv_safe;
use chrono_tz::Tz;
use std::io::Write;

/// The header of a kind; none for kinds that are no tables.
#[must_use]
pub fn header(what: What) -> Option<Vec<&'static str>> {
    let names = |columns: &[Column]| Some(columns.iter().map(|c| c.name).collect());
    match what {
        What::Tickets => names(TICKETS),
        What::Engineers => names(super::units::COLUMNS),
        What::Companies => names(COMPANIES),
        What::Contacts => names(CONTACTS),
        What::Sites => names(SITES),
        What::Assets => names(ASSETS),
        What::Packages => names(PACKAGES),
        What::Contracts => names(CONTRACTS),
        What::Quotas => names(super::quotas::COLUMNS),
        What::Prices => names(PRICES),
        What::Acts => Some(ACTS.to_vec()),
        What::Debts => names(DEBTS),
        What::Matches => names(super::matches::MATCHES),
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
    let rows = records.into_iter().flat_map(|r| rows(what, r, zone));
    put(header(what).unwrap_or_default(), rows, to)
}

/// Writes a table of tickets. Gives how many rows were written.
///
/// # Errors
/// What the writer says.
pub fn export_tickets<'a>(tickets: impl IntoIterator<Item = &'a Ticket>, zone: Tz, to: impl Write) -> Result<u64, csv::Error> {
    put(header(What::Tickets).unwrap_or_default(), tickets.into_iter().map(|t| ticket(t, zone)), to)
}

/// Writes a header and rows, each cell safe in a spreadsheet. Gives how many rows were written.
pub(super) fn put(header: Vec<&str>, rows: impl Iterator<Item = Vec<String>>, to: impl Write) -> Result<u64, csv::Error> {
    let mut csv = csv::Writer::from_writer(to);
    csv.write_record(header)?;
    let mut written = 0;
    for row in rows {
        csv.write_record(row.iter().map(|cell| csv_safe(cell).into_owned()))?;
        written += 1;
    }
    csv.flush()?;
    Ok(written)
}

/// The rows of a record: one, or one for each limit of a contract and each item of a price list.
fn rows(what: What, one: &Record, zone: Tz) -> Vec<Vec<String>> {
    match (what, one) {
        (What::Prices, Record::PriceList(list)) => super::prices::rows(list, Words(zone)),
        (What::Quotas, Record::Contract(contract)) => super::quotas::cells(contract, Words(zone)),
        _ => record(what, one, zone).into_iter().collect(),
    }
}

/// The cells of a record, where it is of the kind.
fn record(what: What, record: &Record, zone: Tz) -> Option<Vec<String>> {
    let w = Words(zone);
    Some(match (what, record) {
        (What::Engineers, Record::Unit(u)) => unit(u),
        (What::Companies, Record::Company(c)) => company(c),
        (What::Contacts, Record::Contact(c)) => contact(c),
        (What::Sites, Record::Site(s)) => site(s, w),
        (What::Assets, Record::Asset(a)) => asset(a, w),
        (What::Packages, Record::Package(p)) => package(p),
        (What::Contracts, Record::Contract(c)) => contract(c, w),
        (What::Debts, Record::Debt(d)) => debt(d, w),
        (What::Matches, Record::Match(m)) => super::matches::cells(m),
        _ => return None,
    })
}

fn ticket(t: &Ticket, zone: Tz) -> Vec<String> {
    let w = Words(zone);
    let (waiting_for, waiting_until) = match &t.head.phase {
        Phase::Waiting { reason, until } => (reason.clone(), until.map(|at| w.date(at)).unwrap_or_default()),
        _ => Default::default(),
    };
    let (due_kind, left) = match t.clocks.due {
        Due::At { .. } => ("at", String::new()),
        Due::Paused { left } => ("paused", left.0.to_string()),
        Due::BestEffort => ("best_effort", String::new()),
        Due::None => ("none", String::new()),
    };
    vec![
        t.head.id.to_string(),
        t.head.number.to_string(),
        t.head.subject.raw().into(),
        word(&t.head.channel),
        word(&t.head.phase.kind()),
        t.head.status.raw().into(),
        word(&t.head.priority),
        w.date(t.head.created),
        t.clocks.due.at().map(|m| w.date(m)).unwrap_or_default(),
        t.clocks.due_of.map(|k| word(&k)).unwrap_or_default(),
        t.clocks.breached.map(|m| w.date(m)).unwrap_or_default(),
        t.people.group.0.to_string(),
        t.people.assignee.as_ref().map(|a| a.unit.name.raw().into()).unwrap_or_default(),
        t.place.company.as_ref().map(|c| c.name.raw().into()).unwrap_or_default(),
        t.place.site.as_ref().map(|s| s.name.raw().into()).unwrap_or_default(),
        t.place.zone.0.to_string(),
        t.work.kind.0.to_string(),
        waiting_for,
        waiting_until,
        due_kind.to_owned(),
        left,
    ]
}

/// The word by which a value of a short list is written.
pub(super) fn word(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}
