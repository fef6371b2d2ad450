//! What leads count over many tickets, put together from what a store can be asked: work that was done and came back, limits and
//! what was used of them.

use super::Failure;
use super::house::House;
use super::shelf::{Shelf, Solved};
use crate::desk::contract::{Contract, QuotaKind};
use crate::desk::record::Kind;
use crate::desk::{
    Change, Comeback, CompanyId, Done, Limit, Moment, Named, Record, Ticket, Used, Uses, comeback, done as work, used,
};
use crate::text::Raw;
use std::collections::BTreeMap;

/// Tickets whose histories are read together.
const TOGETHER: usize = 256;

/// Tickets that were solved in a period, in the order of their solution.
pub(super) async fn done<S: Shelf>(shelf: &mut S, from: Moment, to: Moment) -> Result<Vec<Done>, Failure> {
    let mut found = Vec::new();
    shelf.each(Solved::Between(from, to), &mut |ticket| found.extend(work::done(ticket, from, to))).await?;
    found.sort_by_key(|done| (done.solved, done.number));
    Ok(found)
}

/// Whole tickets with a specification that were solved in a period, in the order of their solution.
pub(super) async fn billed<S: Shelf>(shelf: &mut S, from: Moment, to: Moment) -> Result<Vec<Ticket>, Failure> {
    let mut found: Vec<Ticket> = Vec::new();
    let mut see = |ticket: &Ticket| {
        if !ticket.extra.lines.is_empty() {
            found.push(ticket.clone());
        }
    };
    shelf.each(Solved::Between(from, to), &mut see).await?;
    found.sort_by_key(|ticket| (ticket.clocks.solved, ticket.head.number));
    Ok(found)
}

/// Tickets that were opened again in a period, and who held them then.
pub(super) async fn comebacks<S: Shelf>(shelf: &mut S, from: Moment, to: Moment) -> Result<Vec<Comeback>, Failure> {
    let opened = shelf.reopened(from, to).await?;
    let mut found = Vec::new();
    for part in opened.chunks(TOGETHER) {
        found.extend(comeback::comebacks(&shelf.histories(part).await?, from, to));
    }
    found.sort_by(|a, b| a.at.cmp(&b.at).then_with(|| a.ticket.cmp(&b.ticket)));
    Ok(found)
}

/// What clients used of what is limited in a period, and since when the desk knows of each kind.
pub(super) async fn uses<S: Shelf>(shelf: &mut S, from: Moment, to: Moment) -> Result<Uses, Failure> {
    let within = |used: &Used| from <= used.at && used.at < to;
    let mut list = Vec::new();
    shelf.each(Solved::SinceOrOpen(from), &mut |ticket| list.extend(used::visit(ticket).filter(within))).await?;
    list.extend(shelf.calls_since(from).await?.iter().filter_map(used::talk).filter(within));
    list.extend(shelf.raises(from, to).await?);
    list.sort();
    // Nobody asks for arrivals here: only for the moment of the first one.
    let first_ticket = shelf.arrivals(from, from).await?.oldest;
    let since = [
        (QuotaKind::Visits, first_ticket),
        (QuotaKind::PhoneMinutes, shelf.calls_begin().await?),
        (QuotaKind::Raises, shelf.log_begins().await?),
    ];
    Ok(Uses { list, since: since.into_iter().filter_map(|(kind, at)| Some((kind, at?))).collect() })
}

/// A raise that the client asked for, or one that was taken back.
pub(super) fn raise(company: &CompanyId, what: &Change, at: Moment) -> Option<Used> {
    let by = used::raises(what);
    (by != 0).then(|| Used { company: company.clone(), kind: QuotaKind::Raises, at, by })
}

/// The limits of all contracts in force, each in the period that runs, by client and kind.
pub(super) async fn limits<S: Shelf>(shelf: &mut S, at: Moment) -> Result<Vec<Limit>, Failure> {
    let mut rules = Vec::new();
    for kind in House::KINDS {
        rules.extend(shelf.records(kind).await?);
    }
    let house = House::of(rules);
    let names: BTreeMap<CompanyId, Raw> =
        super::gather::companies(shelf.records(Kind::Company).await?).into_iter().map(|c| (c.id, c.name)).collect();
    let in_force = |record| if let Record::Contract(contract) = record { Some(*contract) } else { None };
    let mut limits: Vec<Limit> = Vec::new();
    for mut contract in
        shelf.records(Kind::Contract).await?.into_iter().filter_map(in_force).filter(|c: &Contract| c.in_force(at))
    {
        let company = Named::new(contract.company.clone(), names.get(&contract.company).cloned().unwrap_or_default());
        for kind in [QuotaKind::Visits, QuotaKind::PhoneMinutes, QuotaKind::Raises, QuotaKind::GiftMinutes] {
            let running: Vec<_> = house.quotas(&mut contract, kind, at).into_iter().map(|quota| quota.clone()).collect();
            let (company, id, number) = (&company, &contract.id, &contract.number);
            limits.extend(running.into_iter().map(|quota| Limit {
                company: company.clone(),
                contract: id.clone(),
                number: number.clone(),
                quota,
            }));
        }
    }
    limits.sort_by(|a, b| (&a.company.id, a.quota.kind, &a.contract).cmp(&(&b.company.id, b.quota.kind, &b.contract)));
    Ok(limits)
}
