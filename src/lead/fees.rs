//! The fee of a contract for a stretch of time: by the month, quarter or year, a part of one by its days.

use crate::desk::contract::{Contract, ContractState, Package};

use crate::desk::shift::local;
use crate::desk::spec::LineKind;
use crate::desk::terms::terms;
use crate::desk::{Line, Moment, Money, Period, Price, PriceUnit};
use chrono::{Datelike, Months, NaiveDate};
use chrono_tz::Tz;

/// What the contract, or else its package, takes for the part of a period (its end not included) in which it is in force. None where
/// it is not in force then; `Some(None)` where nobody knows the fee. A whole month (quarter, year) is exactly one fee; a part of one is
/// rounded once to a kopeck. A fee paid once is paid when the contract begins.
#[must_use]
#[allow(clippy::option_option, reason = "not in force, in force with a fee that nobody knows, with one that is known")]
pub fn fee(contract: &Contract, package: Option<&Package>, period: (Moment, Moment), zone: Tz) -> Option<Option<Price>> {
    let (from, to) = (period.0.max(contract.from), period.1.min(contract.until));
    if contract.state != ContractState::Active || from >= to {
        return None;
    }
    let Some(fee) = terms(Some(contract), package).fee() else { return Some(None) };
    let price = |minor| {
        let money = Money { minor, currency: fee.money.currency.clone() };
        Some(Some(Price { money, unit: PriceUnit::Piece, vat: true }))
    };
    let months = match fee.every {
        Period::Once => return price(if from == contract.from { fee.money.minor } else { 0 }),
        Period::Month => 1,
        Period::Quarter => 3,
        Period::Year => 12,
    };
    let mut minor: i64 = 0;
    let mut stretch = first_day(from, months, zone);
    while let Some((begins, next)) = stretch.and_then(|day| Some((day, day.checked_add_months(Months::new(months))?))) {
        let Some((start, end)) = local(zone, begins, 0).zip(local(zone, next, 0)).filter(|(start, _)| *start < to) else { break };
        let part = end.min(to).0 - start.max(from).0;
        minor = minor.saturating_add(fee.money.share(part.max(0), end.0 - start.0).unwrap_or(0));
        stretch = Some(next);
    }
    price(minor)
}

/// A price without its VAT, rounded as a line of a specification is.
#[must_use]
pub fn net(price: &Price, vat_percent: u8) -> i64 {
    Line::one(LineKind::Service, "", price.clone(), vat_percent).sum().unwrap_or_default().net
}

/// The first day of the month, quarter or year that the moment is in.
fn first_day(at: Moment, months: u32, zone: Tz) -> Option<NaiveDate> {
    let day = at.utc().with_timezone(&zone).date_naive();
    day.with_day(1)?.with_month0(day.month0() / months * months)
}
