//! Which visits the regulations of contracts ask for, and in which hours: periods by the contract's days, windows by its calendar.
//!
//! A period whose days are all holidays is done on the working day after them. A period whose days are over while it still runs can
//! be done late, until it ends; one that is over altogether is missed, and stays told of for a quarter.

use super::calendar::{Calendar, Interval};
use super::calendars::{Calendars, round_the_clock};
use crate::desk::client::{Asset, Company, Site};
use crate::desk::contract::ContractState;
use crate::desk::moment::DAY;
use crate::desk::regulation::{Per, Regulation, Turn, Upkeep};
use crate::desk::shift::local;
use crate::desk::terms::Terms;
use crate::desk::ticket::{Channel, Extra, Mode, Place, Priority, Ticket};
use crate::desk::visit::{Maintenance, Visit, VisitState};
use crate::desk::{AssetId, Moment, Named, Registration, SiteId, TicketId};
use crate::text::Raw;
use chrono::NaiveDate;
use chrono_tz::Tz;

/// Days for which a missed period is told of.
pub const TOLD_DAYS: i64 = 92;

/// What a client has that can be maintained.
#[derive(Clone, Copy, Debug)]
pub struct Paper<'a> {
    /// Contract over package.
    pub terms: Terms<'a>,
    /// The client.
    pub company: &'a Company,
    /// Their objects.
    pub sites: &'a [Site],
    /// Their equipment.
    pub assets: &'a [Asset],
    /// What another program has planned there.
    pub planned: &'a [Maintenance],
}

/// How a visit stands before anybody has made it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stands {
    /// The period is over; nothing was done.
    Missed,
    /// Its days are over, the period still runs: it can be done late.
    Late,
    /// Its days run.
    Open,
    /// Its days have not come.
    Ahead,
}

impl Stands {
    /// The name in JSON and in the texts.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Missed => "missed",
            Self::Late => "late",
            Self::Open => "open",
            Self::Ahead => "ahead",
        }
    }
}

/// One visit that a regulation asks for.
#[derive(Clone, Debug)]
pub struct Due<'a> {
    /// The same for the same contract, regulation, place and period, whoever asks: the name of the ticket made of it.
    pub ticket: TicketId,
    /// Whose contract.
    pub company: &'a Company,
    /// Which contract and package.
    pub terms: Terms<'a>,
    /// What is to be done.
    pub regulation: &'a Regulation,
    /// Where.
    pub site: &'a Site,
    /// On what.
    pub assets: Vec<&'a Asset>,
    /// In which period.
    pub turn: Turn,
    /// Not to be there before.
    pub from: Moment,
    /// To be done by.
    pub until: Moment,
    /// How it stands.
    pub stands: Stands,
}

/// The visits of a client's papers whose window begins before a moment, by that window, then by name. What stands in `planned` for
/// the same work, place and period is done by that.
#[must_use]
pub fn due<'a>(paper: &Paper<'a>, calendars: &'a Calendars, zone: Tz, now: Moment, before: Moment) -> Vec<Due<'a>> {
    let Some(contract) = paper.terms.contract.filter(|c| c.state == ContractState::Active) else { return Vec::new() };
    let targets = paper.terms.targets();
    let calendar = targets.and_then(|t| calendars.get(&t.calendar)).unwrap_or_else(|| round_the_clock());
    let day = |at: Moment| at.utc().with_timezone(&zone).date_naive();
    let (from, until) = (Moment(now.0.saturating_sub(TOLD_DAYS * DAY)).max(contract.from), before.min(contract.until));
    let mut found = Vec::new();
    for regulation in paper.terms.upkeep() {
        let places = places(paper, regulation);
        for turn in
            regulation.turns(day(contract.from), day(from), day(Moment(until.0.saturating_sub(1))).succ_opt().unwrap_or_default())
        {
            let Some((opens, closes, stands)) = window(&turn, calendar, zone, now) else { continue };
            let (opens, closes) = (opens.max(contract.from), closes.min(contract.until));
            let told = stands != Stands::Missed || midnight(turn.until, zone).is_some_and(|over| over > from);
            if opens >= closes || opens >= before || !told {
                continue;
            }
            for (site, assets) in &places {
                if is_planned(paper, regulation, site, &turn, zone) {
                    continue;
                }
                let place = match regulation.per {
                    Per::Site => site.id.as_str(),
                    Per::Asset => assets.first().map_or("", |asset| asset.id.as_str()),
                };
                found.push(Due {
                    ticket: TicketId::from(format!("upkeep:{}:{}:{place}:{}", contract.id, regulation.code, turn.from)),
                    company: paper.company,
                    terms: paper.terms,
                    regulation,
                    site,
                    assets: assets.clone(),
                    turn,
                    from: opens,
                    until: closes,
                    stands,
                });
            }
        }
    }
    found.sort_by(|a, b| (a.from, a.until, &a.ticket).cmp(&(b.from, b.until, &b.ticket)));
    found
}

/// Has another program planned the same work there in this period?
fn is_planned(paper: &Paper, regulation: &Regulation, site: &Site, turn: &Turn, zone: Tz) -> bool {
    let Some((from, until)) = midnight(turn.from, zone).zip(midnight(turn.until, zone)) else { return false };
    let contract = paper.terms.contract.map(|contract| &contract.id);
    paper.planned.iter().any(|known| {
        let same = Some(&known.contract) == contract && known.kind == regulation.kind && known.site.id == site.id;
        same && known.from < until && known.until > from
    })
}

/// Where a regulation sends somebody: each object with its equipment, or each piece of equipment by itself. An object without
/// equipment of that kind needs no visit, unless nobody has written down any of the client's equipment.
fn places<'a>(paper: &Paper<'a>, regulation: &Regulation) -> Vec<(&'a Site, Vec<&'a Asset>)> {
    let covers = paper.terms.contract.map(|contract| &contract.covers);
    let named = |own: Option<&Vec<SiteId>>, id: &SiteId| own.is_none_or(|list| list.contains(id));
    let listed = |own: Option<&Vec<AssetId>>, id: &AssetId| own.is_none_or(|list| list.contains(id));
    let sites = paper
        .sites
        .iter()
        .filter(|site| named(covers.and_then(|c| c.sites.as_ref()), &site.id) && named(regulation.sites.as_ref(), &site.id));
    let all = |site: &Site| -> Vec<&'a Asset> {
        let here = paper.assets.iter().filter(|asset| asset.site == site.id);
        let meant = here.filter(|asset| match &regulation.assets {
            Some(list) => list.contains(&asset.id),
            None => asset.kind == regulation.kind,
        });
        meant.filter(|asset| listed(covers.and_then(|c| c.assets.as_ref()), &asset.id)).collect()
    };
    let unwritten = paper.assets.is_empty();
    sites
        .flat_map(|site| {
            let assets = all(site);
            match regulation.per {
                Per::Site if assets.is_empty() && !unwritten => Vec::new(),
                Per::Site => vec![(site, assets)],
                Per::Asset => assets.into_iter().map(|asset| (site, vec![asset])).collect(),
            }
        })
        .collect()
}

fn midnight(day: NaiveDate, zone: Tz) -> Option<Moment> {
    local(zone, day, 0)
}

/// The working hours in which it is done: from the first to the last of its days; the next working day where those are holidays;
/// what is left of the period where they are over.
fn window(turn: &Turn, calendar: &Calendar, zone: Tz, now: Moment) -> Option<(Moment, Moment, Stands)> {
    let (opens, closes) = (midnight(turn.opens, zone)?, midnight(turn.closes, zone)?);
    let over = midnight(turn.until, zone)?;
    let (from, until) = hours(calendar, zone, opens, closes)?;
    if now < until {
        return Some((from, until, if now < from { Stands::Ahead } else { Stands::Open }));
    }
    match hours(calendar, zone, now, over).filter(|_| now < over) {
        Some((from, until)) if until <= over => Some((from, until, Stands::Late)),
        _ => Some((from, until, Stands::Missed)),
    }
}

/// The working hours between two moments from first to last; those of the next working day where there are none.
fn hours(calendar: &Calendar, zone: Tz, from: Moment, to: Moment) -> Option<(Moment, Moment)> {
    let within = |from, to| {
        let all: Vec<Interval> = calendar.intervals(from, to);
        Some((all.first()?.from, all.last()?.to))
    };
    within(from, to).or_else(|| {
        let opens = calendar.next_open(to)?;
        let next = opens.utc().with_timezone(&zone).date_naive().succ_opt()?;
        within(opens, midnight(next, zone)?)
    })
}

impl Due<'_> {
    /// The ticket: a visit with its window, no earlier than that; its deadline is the window's end, not the package's.
    #[must_use]
    pub fn as_ticket(&self, now: Moment) -> Ticket {
        let place = Place {
            company: Some(Named::new(self.company.id.clone(), self.company.name.clone())),
            site: Some(Named::new(self.site.id.clone(), self.site.name.clone())),
            zone: self.site.zone.clone(),
            assets: self.assets.iter().map(|asset| asset.id.clone()).collect(),
            contract: self.terms.contract.map(|contract| contract.id.clone()),
        };
        let names: Vec<&str> = self.assets.iter().map(|asset| asset.name.raw()).collect();
        let registration = Registration {
            subject: self.regulation.name.clone(),
            text: Raw::from(names.join("\n")),
            channel: Channel::Monitoring,
            priority: Priority::Low,
            place,
            kind: Some(self.regulation.kind.clone()),
            mode: Mode::Visit,
            ..Registration::default()
        };
        let mut ticket = registration.ticket(self.ticket.clone(), now);
        ticket.work.needs.clone_from(&self.regulation.needs);
        ticket.work.effort = self.regulation.effort;
        ticket.work.earliest = Some(self.from);
        ticket.extra = Extra {
            visit: Some(Visit { state: VisitState::Planned, window: Some((self.from, self.until)), ..Visit::default() }),
            upkeep: Some(Upkeep {
                regulation: self.regulation.code.clone(),
                from: self.turn.from,
                until: self.turn.until,
                by: self.until,
            }),
            ..Extra::default()
        };
        ticket
    }
}
