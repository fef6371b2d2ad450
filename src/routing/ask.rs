//! What a line of the plan asks for: one ticket, or several of one object that go along.

use super::rule::TermName;
use super::timeline::Timeline;
use crate::desk::client::{Company, Site};
use crate::desk::policy::DebtEffect;
use crate::desk::visit::{Maintenance, VisitState};
use crate::desk::{Backlog, ClockKind, Knows, Minutes, Mode, Moment, Need, Place, Policy, Row, Standing, Ticket, UnitId, Zone};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Minutes of work where nobody estimated any.
const UNKNOWN_EFFORT: Minutes = Minutes(30);
/// Minutes that put a debtor's ticket behind all others of its class where not all find room: a day.
const END_OF_QUEUE: i64 = 1_440;

/// The minutes to count for a ticket's work.
pub(super) fn effort(said: Minutes) -> Minutes {
    if said.0 > 0 { said } else { UNKNOWN_EFFORT }
}

/// What a line asks for.
#[derive(Clone, Debug)]
pub(super) struct Ask<'a> {
    /// The ticket that leads, then those that go along; in board order.
    pub tickets: Vec<&'a Ticket>,
    pub place: Place,
    pub urgency: u8,
    pub needs: Vec<Need>,
    pub permits: Vec<&'a str>,
    pub people: u8,
    pub effort: Minutes,
    pub zone: &'a Zone,
    pub site: Option<&'a Site>,
    pub company: Option<&'a Company>,
    pub timing: Timing,
    /// Who has worked for the client, in the order of their ids, and when last at this very object.
    pub known_to: Vec<(&'a UnitId, Option<Moment>)>,
    /// Maintenance due at the object that goes along.
    pub also: Vec<&'a Maintenance>,
    /// The terms that are the same whoever goes: debt, and a wait that is too long.
    pub own: [(TermName, i64); 2],
}

/// When a line's work may begin and should.
#[derive(Clone, Debug)]
pub(super) struct Timing {
    /// Not to be there before: the agreed windows, the earliest moments.
    pub not_before: Option<Moment>,
    /// The leading ticket's next deadline of any kind, the end of the agreed window among them.
    pub due: Option<Moment>,
    /// The hours of the object's door; any time when none.
    pub doors: Option<Arc<Timeline>>,
    /// Minutes to fetch the keys on the way.
    pub keys: i64,
}

impl<'a> Ask<'a> {
    pub fn leader(&self) -> &'a Ticket {
        self.tickets[0]
    }

    pub fn is_visit(&self) -> bool {
        self.leader().work.mode == Mode::Visit
    }

    /// Fire, people locked in, an object without guard: one ticket of the line is enough.
    pub fn is_about_safety(&self) -> bool {
        self.tickets.iter().any(|ticket| ticket.work.safety)
    }

    /// The running deadlines that whoever takes it must keep, each with the minutes of work until its ticket is done: the tickets
    /// of a bundle are worked off one after the other. A help desk's own deadline stands for an arrival.
    pub fn deadlines(&self) -> impl Iterator<Item = (Moment, ClockKind, Minutes)> {
        let mut until = 0_i64;
        self.tickets.iter().flat_map(move |ticket| {
            until = until.saturating_add(effort(ticket.work.effort).0);
            let clocks = &ticket.clocks;
            let running = clocks.list.iter().filter(|c| c.met.is_none()).filter_map(|c| Some((c.due.at()?, c.kind)));
            let bare = clocks.due.at().filter(|_| clocks.list.is_empty());
            let bare = bare.map(|at| (at, clocks.due_of.unwrap_or(ClockKind::Arrival)));
            let agreed = window(ticket).map(|(_, to)| (to, ClockKind::Arrival));
            let worked = Minutes(until);
            running.chain(bare).chain(agreed).map(move |(due, of)| (due, of, worked))
        })
    }

    /// Until when to be there, where windows were agreed.
    pub fn not_after(&self) -> Option<Moment> {
        self.tickets.iter().filter_map(|ticket| Some(window(ticket)?.1)).min()
    }

    /// When the work could begin at the soonest.
    pub fn soonest(&self, now: Moment) -> Moment {
        self.timing.not_before.map_or(now, |at| at.max(now))
    }

    /// The same line with one more ticket that goes along.
    pub fn with(&self, other: &Self) -> Self {
        let mut all = self.clone();
        all.tickets.extend(&other.tickets);
        all.timing.not_before = self.timing.not_before.max(other.timing.not_before);
        all.urgency = all.urgency.max(other.urgency);
        all.needs = joined(&self.needs, &other.needs);
        for permit in &other.permits {
            if !all.permits.contains(permit) {
                all.permits.push(permit);
            }
        }
        all.people = all.people.max(other.people);
        all.effort = Minutes(all.effort.0.saturating_add(other.effort.0));
        all
    }
}

/// Not to be there before: the agreed window, the earliest moment.
fn not_before(ticket: &Ticket) -> Option<Moment> {
    window(ticket).map(|w| w.0).max(ticket.work.earliest)
}

/// The visit's agreed window, from and to.
fn window(ticket: &Ticket) -> Option<(Moment, Moment)> {
    ticket.extra.visit.as_ref().filter(|visit| visit.state == VisitState::Planned)?.window
}

/// What both ask for: of each skill as many people as the one that asks for more, each at the higher level.
fn joined(ours: &[Need], theirs: &[Need]) -> Vec<Need> {
    let mut all: Vec<Need> = Vec::with_capacity(ours.len() + theirs.len());
    for need in ours.iter().chain(theirs) {
        if all.iter().any(|known| known.tag == need.tag && known.required == need.required) {
            continue;
        }
        let levels = |needs: &[Need]| {
            let same = needs.iter().filter(|n| n.tag == need.tag && n.required == need.required);
            let mut levels: Vec<u8> = same.map(|n| n.level).collect();
            levels.sort_unstable_by_key(|level| std::cmp::Reverse(*level));
            levels
        };
        let (ours, theirs) = (levels(ours), levels(theirs));
        for place in 0..ours.len().max(theirs.len()) {
            let level = ours.get(place).copied().max(theirs.get(place).copied()).unwrap_or_default();
            all.push(Need { level, ..need.clone() });
        }
    }
    all
}

/// Makes asks of tickets: what is shared by many is looked up once.
pub(super) struct Asker<'a> {
    backlog: &'a Backlog,
    policy: &'a Policy,
    now: Moment,
    knows: BTreeMap<&'a str, Vec<&'a Knows>>,
    /// Many objects keep the same hours.
    doors: BTreeMap<(u16, u16), Arc<Timeline>>,
}

impl<'a> Asker<'a> {
    pub fn new(backlog: &'a Backlog, policy: &'a Policy, now: Moment) -> Self {
        let mut knows: BTreeMap<&str, Vec<&Knows>> = BTreeMap::new();
        for k in &backlog.knows {
            knows.entry(k.company.as_str()).or_default().push(k);
        }
        let hours = backlog.sites.values().filter_map(|site| site.access.hours);
        let doors = hours.collect::<BTreeSet<_>>().into_iter();
        let doors = doors.map(|(from, to)| ((from, to), Arc::new(Timeline::daily(from, to, policy.zone, now)))).collect();
        Self { backlog, policy, now, knows, doors }
    }

    pub fn ask(&self, ticket: &'a Ticket) -> Ask<'a> {
        let place = &ticket.place;
        let site = place.site.as_ref().and_then(|s| self.backlog.sites.get(&s.id));
        let company = place.company.as_ref().and_then(|c| self.backlog.companies.get(&c.id));
        let zone = match site {
            Some(site) if place.zone.0.is_empty() => &site.zone,
            _ => &place.zone,
        };
        Ask {
            tickets: vec![ticket],
            place: Row::of(ticket).place(),
            urgency: super::urgency::urgency(ticket, self.policy, self.now),
            needs: self.needs(ticket),
            permits: ticket.work.permits.iter().map(String::as_str).collect(),
            people: ticket.work.people.max(1),
            effort: effort(ticket.work.effort),
            zone,
            site,
            company,
            timing: self.timing(ticket, site),
            known_to: self.known_to(ticket),
            also: Vec::new(),
            own: [
                (TermName::Aged, -super::urgency::starving(ticket, self.policy, self.now)),
                (TermName::Debt, self.debt(ticket)),
            ],
        }
    }

    fn timing(&self, ticket: &Ticket, site: Option<&Site>) -> Timing {
        let hours = site.and_then(|s| s.access.hours).filter(|(from, to)| from != to);
        Timing {
            not_before: not_before(ticket),
            due: ticket.clocks.due.at().into_iter().chain(window(ticket).map(|w| w.1)).min(),
            doors: hours.and_then(|hours| self.doors.get(&hours).cloned()),
            keys: site.map_or(0, |site| self.policy.field.fetching_keys(site.access.keys.raw())),
        }
    }

    /// The skills asked for; who has waited long enough takes whoever can do it at all.
    fn needs(&self, ticket: &Ticket) -> Vec<Need> {
        let patience = self.policy.field.preferred_wait.millis();
        let waited = patience > 0 && self.now.millis_since(ticket.head.created) >= patience;
        ticket.work.needs.iter().filter(|need| need.required || !waited).cloned().collect()
    }

    fn known_to(&self, ticket: &Ticket) -> Vec<(&'a UnitId, Option<Moment>)> {
        let Some(company) = &ticket.place.company else { return Vec::new() };
        let mut known: BTreeMap<&UnitId, Option<Moment>> = BTreeMap::new();
        for k in self.knows.get(company.id.as_str()).into_iter().flatten() {
            let here = k.site.is_some() && k.site.as_ref() == ticket.place.site.as_ref().map(|s| &s.id);
            let last = known.entry(&k.unit).or_default();
            *last = (*last).max(here.then_some(k.last));
        }
        known.into_iter().collect()
    }

    fn debt(&self, ticket: &Ticket) -> i64 {
        let rules = &self.policy.debts;
        let Some(company) = &ticket.place.company else { return 0 };
        let Some(debt) = self.backlog.debts.get(&company.id).filter(|_| rules.effect == DebtEffect::EndOfQueue) else {
            return 0;
        };
        let state = self.backlog.companies.get(&company.id).is_some_and(|c| c.state_client);
        let bites = rules.standing(debt, state, self.now) == Standing::Bites;
        if bites && !ticket.work.safety { END_OF_QUEUE } else { 0 }
    }
}
