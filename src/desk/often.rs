//! «3-й раз за 30 дней»: how often a piece of equipment called for somebody of late. Planned maintenance is no call.

use super::ids::{AssetId, CompanyId};
use super::moment::{DAY, Moment};
use super::policy::Times;
use super::ticket::Ticket;
use std::collections::BTreeMap;

/// How often each piece of equipment of a client called for somebody within the policy's days, those of today included.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Often {
    /// Whose; nobody's before anybody was read.
    pub company: Option<CompanyId>,
    times: BTreeMap<AssetId, usize>,
}

impl Often {
    /// Counts the tickets of a client.
    #[must_use]
    pub fn of<'a>(company: CompanyId, works: impl IntoIterator<Item = &'a Ticket>, times: &Times, now: Moment) -> Self {
        let mut counted: BTreeMap<AssetId, usize> = BTreeMap::new();
        for ticket in works.into_iter().filter(|ticket| is_call(ticket, times, now)) {
            for asset in &ticket.place.assets {
                *counted.entry(asset.clone()).or_default() += 1;
            }
        }
        Self { company: Some(company), times: counted }
    }

    /// How many times.
    #[must_use]
    pub fn times(&self, asset: &AssetId) -> usize {
        self.times.get(asset).copied().unwrap_or_default()
    }
}

/// How often one piece of equipment called, by the tickets of its client.
#[must_use]
pub fn times<'a>(asset: &AssetId, works: impl IntoIterator<Item = &'a Ticket>, times: &Times, now: Moment) -> usize {
    works.into_iter().filter(|ticket| ticket.place.assets.contains(asset) && is_call(ticket, times, now)).count()
}

/// Was it a call, no longer ago than the policy's days to the minute?
fn is_call(ticket: &Ticket, times: &Times, now: Moment) -> bool {
    let since = Moment(now.0.saturating_sub(times.often_days.saturating_mul(DAY)));
    ticket.extra.upkeep.is_none() && ticket.head.created >= since
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::regulation::Upkeep;
    use crate::desk::{Registration, TicketId};

    const NOW: Moment = Moment(1_795_420_800_000);

    fn ticket(asset: &str, created: i64) -> Ticket {
        let mut ticket = Registration::default().ticket(TicketId::new("t"), Moment(created));
        ticket.place.assets = vec![asset.into()];
        ticket
    }

    fn maintenance(asset: &str) -> Ticket {
        let mut ticket = ticket(asset, NOW.0);
        let day = |text: &str| text.parse().unwrap();
        let (from, until) = (day("2026-11-01"), day("2026-12-01"));
        ticket.extra.upkeep = Some(Upkeep { regulation: "video".into(), from, until, by: NOW });
        ticket
    }

    #[test]
    fn exactly_thirty_days_ago_still_counts_and_a_moment_earlier_does_not() {
        let edge = NOW.0 - 30 * DAY;
        let works = [ticket("камера", NOW.0), ticket("камера", edge), ticket("камера", edge - 1)];
        assert_eq!(times(&"камера".into(), &works, &Times::default(), NOW), 2);
        let short = Times { often_days: 7, ..Times::default() };
        assert_eq!(times(&"камера".into(), &works, &short, NOW), 1, "the policy says how many days");
    }

    #[test]
    fn other_equipment_and_planned_maintenance_do_not_count() {
        let works = [ticket("камера", NOW.0), ticket("дверь", NOW.0), maintenance("камера"), maintenance("дверь")];
        let often = Often::of("k".into(), &works, &Times::default(), NOW);
        assert_eq!((often.times(&"камера".into()), often.times(&"дверь".into()), often.times(&"нет".into())), (1, 1, 0));
    }
}
