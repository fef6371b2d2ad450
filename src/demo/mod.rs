//! The made-up service company and its live stream. Same recipe, same desk, byte for byte, on any machine.
//!
//! ```text
//! dice.rs   chance out of a seed        clients.rs  companies, objects, people     draft.rs  which tickets, when, whose
//! words.rs  names, streets, phones      terms.rs    contracts, debts, maintenance  story.rs  what happened to each
//! jobs.rs   what breaks                 cast.rs     the clients of the pictures    live.rs   what happens next
//! house.rs  rules, zones, packages      crews.rs    engineers and crews          prices.rs price lists, bills
//! opinions.rs  whether clients were content
//! ```

mod cast;
mod clients;
mod crews;
mod dice;
mod draft;
mod house;
mod jobs;
mod live;
mod opinions;
mod prices;
mod story;
mod terms;
#[cfg(test)]
mod tests;
mod words;

pub use house::ZONES;
pub use live::Live;

use crate::desk::moment::MINUTE;
use crate::desk::{Event, Load, Moment, Record};
use chrono::{Datelike, Days, NaiveDate, NaiveTime, TimeZone};
use chrono_tz::Tz;
use std::cmp::{Ordering, Reverse};
use std::collections::{BinaryHeap, VecDeque};
use std::ops::RangeInclusive;

/// What the company is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipe {
    /// Same seed, same desk.
    pub seed: u64,
    /// Tickets, closed ones too.
    pub tickets: usize,
    /// Engineers; crews come on top.
    pub engineers: usize,
    /// Client companies; those of the pictures at least.
    pub companies: usize,
    /// People of the clients; three a company when none.
    pub contacts: Option<usize>,
    /// The moment that the desk is made for.
    pub now: Moment,
    /// The desk's zone.
    pub zone: Tz,
}

impl Recipe {
    /// How many tickets a desk can be made with.
    pub const TICKETS: RangeInclusive<usize> = 0..=2_000_000;
    /// How many engineers.
    pub const ENGINEERS: RangeInclusive<usize> = 0..=100_000;
    /// How many companies: those of the pictures at least.
    pub const COMPANIES: RangeInclusive<usize> = cast::CLIENTS..=1_000_000;
    /// How many contacts: those of the pictures at least.
    pub const CONTACTS: RangeInclusive<usize> = cast::PEOPLE..=5_000_000;

    /// The usual company: 200 tickets, 24 engineers, 60 companies, in Moscow's zone.
    #[must_use]
    pub fn new(now: Moment) -> Self {
        Self { seed: 1, tickets: 200, engineers: 24, companies: 60, contacts: None, now, zone: Tz::Europe__Moscow }
    }

    /// The local day of now.
    fn today(&self) -> NaiveDate {
        self.now.utc().with_timezone(&self.zone).date_naive()
    }

    /// The moment of a minute of the day, so many days from today.
    fn at(&self, days: i64, minute: i64) -> Moment {
        let by = Days::new(days.unsigned_abs());
        let day = if days < 0 { self.today().checked_sub_days(by) } else { self.today().checked_add_days(by) };
        Moment(self.midnight(day.unwrap_or_else(|| self.today())).0 + minute * MINUTE)
    }

    /// The first moment of a local day.
    fn midnight(&self, day: NaiveDate) -> Moment {
        let wall = day.and_time(NaiveTime::MIN);
        let local = self.zone.from_local_datetime(&wall).earliest();
        local.map_or_else(|| Moment(wall.and_utc().timestamp_millis()), Moment::from)
    }

    /// Days until the first of January.
    fn days_to_year_end(&self) -> i64 {
        let today = self.today();
        NaiveDate::from_ymd_opt(today.year() + 1, 1, 1).map_or(0, |end| (end - today).num_days())
    }

    fn clients(&self) -> usize {
        self.companies.max(cast::CLIENTS)
    }

    /// How many contacts the n-th client has, and the number of its first one. The cast's own people come first; where there are
    /// enough for all of them, everybody has the same share.
    fn contacts_of(&self, n: usize) -> (usize, usize) {
        let all = self.contacts.unwrap_or(self.clients() * 3);
        let own = |n: usize| if all / self.clients() >= cast::MOST_PEOPLE { 0 } else { cast::people(n) };
        let spread = all.saturating_sub((0..cast::CLIENTS).map(own).sum());
        let (share, rest) = (spread / self.clients(), spread % self.clients());
        let before: usize = (0..n.min(cast::CLIENTS)).map(own).sum();
        (own(n) + share + usize::from(n < rest), before + n * share + n.min(rest))
    }

    /// Tickets that an engineer may hold at once: half as many again as the open ones would give each, eight at least.
    fn room(&self) -> u32 {
        let each = self.tickets * 2 / 3 / self.engineers.max(1);
        (each * 3 / 2 + 2).max(8) as u32
    }
}

/// Makes the desk: rules, packages, people, clients with all that hangs on them, then tickets in the order of their
/// registration with their history in the order of time. Nothing but a few words a ticket is kept in memory.
pub fn build(recipe: &Recipe) -> impl Iterator<Item = Load> + use<> {
    let recipe = recipe.clone();
    let mut units = crews::units(&recipe);
    let plot = draft::plot(&recipe, &mut units);
    let rules = [Record::Policy(Box::new(house::policy(&recipe)))];
    let packages = house::catalogue(&recipe).into_iter().map(|p| Record::Package(Box::new(p)));
    let people = units.clone().into_iter().map(|u| Record::Unit(Box::new(u)));
    let clients = {
        let recipe = recipe.clone();
        (0..recipe.clients()).flat_map(move |n| records(clients::client(&recipe, n)))
    };
    let prices = prices::lists(&recipe).into_iter().map(|list| Record::PriceList(Box::new(list)));
    let records = rules.into_iter().chain(packages).chain(people).chain(clients).chain(prices).map(Load::Record);
    records.chain(Tickets { teller: story::Teller::new(recipe, units), plot: plot.into(), waiting: BinaryHeap::new(), told: 0 })
}

fn records(client: clients::Client) -> impl Iterator<Item = Record> {
    let sites = client.sites.into_iter().map(|r| Record::Site(Box::new(r)));
    let assets = client.assets.into_iter().map(|r| Record::Asset(Box::new(r)));
    let contacts = client.contacts.into_iter().map(|r| Record::Contact(Box::new(r)));
    let contract = client.contract.map(|r| Record::Contract(Box::new(r)));
    let debt = client.debt.map(|r| Record::Debt(Box::new(r)));
    let maintenance = client.maintenance.into_iter().map(|r| Record::Maintenance(Box::new(r)));
    std::iter::once(Record::Company(Box::new(client.company)))
        .chain(sites)
        .chain(assets)
        .chain(contacts)
        .chain(contract)
        .chain(debt)
        .chain(maintenance)
}

/// Tickets and events, the events in the order of time over all tickets: one waits until no later ticket can come before it.
struct Tickets {
    teller: story::Teller,
    plot: VecDeque<draft::Slot>,
    /// Events not given yet, the earliest on top.
    waiting: BinaryHeap<Waiting>,
    told: u64,
}

/// An event that waits for its turn: by time, then as it was told.
struct Waiting {
    order: Reverse<(Moment, u64)>,
    event: Box<Event>,
}

impl PartialEq for Waiting {
    fn eq(&self, other: &Self) -> bool {
        self.order == other.order
    }
}

impl Eq for Waiting {}

impl PartialOrd for Waiting {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Waiting {
    fn cmp(&self, other: &Self) -> Ordering {
        self.order.cmp(&other.order)
    }
}

impl Iterator for Tickets {
    type Item = Load;

    fn next(&mut self) -> Option<Load> {
        let first = self.waiting.peek().map(|w| w.event.at);
        if self.plot.front().is_some_and(|slot| first.is_none_or(|at| at >= slot.created)) {
            let slot = self.plot.pop_front()?;
            let (ticket, events) = self.teller.tell(&slot);
            for event in events {
                self.told += 1;
                self.waiting.push(Waiting { order: Reverse((event.at, self.told)), event: Box::new(event) });
            }
            return Some(Load::Ticket(Box::new(ticket)));
        }
        self.waiting.pop().map(|w| Load::Event(w.event))
    }
}
