//! What a line of the plan asks for: one ticket, or several of one object that go along.

use crate::desk::client::{Company, Site};
use crate::desk::policy::DebtEffect;
use crate::desk::{Backlog, ClockKind, Knows, Minutes, Mode, Moment, Need, Place, Policy, Row, Standing, Ticket, UnitId, Zone};
use std::collections::BTreeMap;

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
    /// Who has worked for the client, and when last at this very object.
    pub known_to: Vec<(&'a UnitId, Option<Moment>)>,
    /// The debt term.
    pub debt: i64,
}

impl<'a> Ask<'a> {
    pub fn leader(&self) -> &'a Ticket {
        self.tickets[0]
    }

    pub fn is_visit(&self) -> bool {
        self.leader().work.mode == Mode::Visit
    }

    /// The next deadline of any kind.
    pub fn due(&self) -> Option<Moment> {
        self.leader().clocks.due.at()
    }

    /// The running deadlines that whoever takes it must keep; a help desk's own deadline stands for an arrival.
    pub fn deadlines(&self) -> impl Iterator<Item = (Moment, ClockKind)> {
        let clocks = &self.leader().clocks;
        let running = clocks.list.iter().filter(|c| c.met.is_none()).filter_map(|c| Some((c.due.at()?, c.kind)));
        let bare = clocks.due.at().filter(|_| clocks.list.is_empty());
        running.chain(bare.map(|at| (at, clocks.due_of.unwrap_or(ClockKind::Arrival))))
    }

    /// Not to be there before: the agreed window, the earliest moment.
    pub fn not_before(&self) -> Option<Moment> {
        let ticket = self.leader();
        let window = ticket.extra.visit.as_ref().and_then(|v| v.window).map(|w| w.0);
        window.max(ticket.work.earliest)
    }

    /// The same line with one more ticket that goes along.
    pub fn with(&self, other: &Self) -> Self {
        let mut all = self.clone();
        all.tickets.extend(&other.tickets);
        all.urgency = all.urgency.max(other.urgency);
        for need in &other.needs {
            match all.needs.iter_mut().find(|n| n.tag == need.tag && n.required == need.required) {
                Some(known) => known.level = known.level.max(need.level),
                None => all.needs.push(need.clone()),
            }
        }
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

/// Makes asks of tickets: what is shared by many is looked up once.
pub(super) struct Asker<'a> {
    backlog: &'a Backlog,
    policy: &'a Policy,
    now: Moment,
    knows: BTreeMap<&'a str, Vec<&'a Knows>>,
}

impl<'a> Asker<'a> {
    pub fn new(backlog: &'a Backlog, policy: &'a Policy, now: Moment) -> Self {
        let mut knows: BTreeMap<&str, Vec<&Knows>> = BTreeMap::new();
        for k in &backlog.knows {
            knows.entry(k.company.as_str()).or_default().push(k);
        }
        Self { backlog, policy, now, knows }
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
            needs: ticket.work.needs.clone(),
            permits: ticket.work.permits.iter().map(String::as_str).collect(),
            people: ticket.work.people.max(1),
            effort: effort(ticket.work.effort),
            zone,
            site,
            company,
            known_to: self.known_to(ticket),
            debt: self.debt(ticket),
        }
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
