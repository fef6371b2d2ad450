//! A visit past the contract's limit puts its line into the specification by itself, with the price of a visit; one that was not
//! over after all takes it off again. Decided here once for all stores, and undone together with the visit.

use super::decide::Contracts;
use super::house::House;
use super::quota;
use crate::desk::client::Company;
use crate::desk::contract::QuotaKind;
use crate::desk::spec::{LineKind, LineSource};
use crate::desk::{Change, CompanyId, Line, Moment, Money, Price, PriceUnit, Tariff, Ticket};

/// Whose price lists must be known to decide about this change; none where it uses no visit.
pub(super) fn asks_for<'a>(ticket: &'a Ticket, what: &Change, at: Moment) -> Option<&'a CompanyId> {
    let uses = quota::uses(ticket, what, at);
    uses.iter().find(|each| each.kind == QuotaKind::Visits && each.by > 0)?;
    ticket.place.company.as_ref().map(|company| &company.id)
}

/// The change with the line that goes with it, where one does.
pub(super) fn with_its_line(
    house: &House,
    ticket: &Ticket,
    what: &Change,
    company: Option<&Company>,
    contracts: &Contracts,
    at: Moment,
) -> Change {
    let line = quota::uses(ticket, what, at).into_iter().filter(|each| each.kind == QuotaKind::Visits).find_map(|each| {
        let contract = contracts.get(&each.contract)?;
        if each.by < 0 {
            let by_itself = ticket.extra.lines.iter().rev().find(|line| line.source == LineSource::OverQuota);
            return by_itself.map(|line| Change::DropLine { number: line.number });
        }
        // What is left is asked of a copy: only a use that is booked takes the package's limits over.
        let running = house.quotas(&mut contract.clone(), QuotaKind::Visits, at).iter().map(|q| q.left()).collect::<Vec<_>>();
        let is_over = !running.is_empty() && running.iter().all(|left| *left < each.by);
        // Gift time pays for it while there is any.
        let gift = house.quotas(&mut contract.clone(), QuotaKind::GiftMinutes, at).iter().any(|q| q.left() > 0);
        let tariff = Tariff { terms: house.terms(Some(contract)), company, prices: house.prices(), policy: house.policy(), at };
        (is_over && !gift).then(|| Change::AddLine { line: Box::new(visit(&tariff)) })
    });
    match line {
        Some(line) => Change::Several { changes: vec![what.clone(), line] },
        None => what.clone(),
    }
}

/// One visit at the client's price; at no price yet where only a manager knows it, so that nobody forgets to ask.
fn visit(tariff: &Tariff) -> Line {
    let rated = tariff.visit();
    let (price, vat) = match rated {
        Some(rated) => (rated.price, rated.vat_percent),
        None => (Price { money: Money::rub(0), unit: PriceUnit::Piece, vat: true }, tariff.policy.billing.vat_percent),
    };
    let line = Line::one(LineKind::Visit, "Выезд сверх лимита", price, vat);
    Line { source: LineSource::OverQuota, ..line }
}
