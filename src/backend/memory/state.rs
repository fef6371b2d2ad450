//! What the desk in memory holds, and how it answers.

use super::super::house::House;
use super::super::search::{self, Proposal};
use super::super::shelf::{Among, Shelf, Solved, Voices};
use super::super::{Board, Failure, Load, counting, gather};
use crate::desk::client::Contact;
use crate::desk::record::Kind;
use crate::desk::tally::{self, QUARTER};
use crate::desk::{
    Act, Arrivals, Call, Channel, CompanyId, Event, Held, Judged, Knows, Minutes, Moment, PhoneLine, Record, Row, SiteId,
    Subject, Tally, Team, Ticket, TicketId, UnitId, Used, Voice, WishId, comeback, moment,
};
use crate::text::Raw;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// Everything.
#[derive(Default)]
pub(super) struct State {
    pub house: Arc<super::super::house::House>,
    pub tickets: BTreeMap<TicketId, Ticket>,
    pub numbers: HashMap<i64, TicketId>,
    pub number: i64,
    pub records: BTreeMap<(Kind, String), Record>,
    /// The event with sequence number n stands at n - 1.
    pub events: Vec<Event>,
    pub wishes: HashMap<WishId, i64>,
    pub staged: Vec<Load>,
    /// Signals between consoles, and how many times they have changed.
    pub team: Team,
    pub team_changes: i64,
}

impl State {
    /// Sequence of the newest event.
    pub fn seq(&self) -> i64 {
        self.events.len() as i64
    }

    /// An event.
    pub fn at(&self, seq: i64) -> Option<&Event> {
        usize::try_from(seq - 1).ok().and_then(|place| self.events.get(place))
    }

    /// The board in its order.
    pub fn board(&self, which: Board) -> Vec<Row> {
        self.rows_of(|t| gather::shows(which, t))
    }

    /// Builds anew what decisions need of the records.
    pub fn refresh_house(&mut self) {
        let rules = self.records.iter().filter(|((kind, _), _)| House::KINDS.contains(kind)).map(|(_, r)| r.clone());
        self.house = Arc::new(House::of(rules));
    }

    fn rows_of(&self, which: impl Fn(&Ticket) -> bool) -> Vec<Row> {
        let mut rows: Vec<Row> = self.tickets.values().filter(|t| which(t)).map(Row::of).collect();
        rows.sort_by_key(Row::place);
        rows
    }

    fn tickets_of(&self, which: impl Fn(&Ticket) -> bool) -> Vec<Ticket> {
        let mut tickets: Vec<Ticket> = self.tickets.values().filter(|t| which(t)).cloned().collect();
        tickets.sort_by_cached_key(|t| Row::of(t).place());
        tickets
    }

    fn all(&self, kind: Kind) -> impl Iterator<Item = &Record> {
        self.records.range((kind, String::new())..).take_while(move |((k, _), _)| *k == kind).map(|(_, r)| r)
    }

    /// Everybody, and every company by itself, with the words they are found by.
    fn proposals(&self) -> Vec<Proposal> {
        let mut firms: BTreeMap<&str, (String, String)> = BTreeMap::new();
        for record in self.all(Kind::Company) {
            if let Record::Company(company) = record {
                firms.entry(company.id.as_str()).or_default().0 = search::company_words(company);
            }
        }
        for record in self.all(Kind::Site) {
            if let Record::Site(site) = record {
                let objects = &mut firms.entry(site.company.as_str()).or_default().1;
                objects.push(' ');
                objects.push_str(&search::site_words(site));
            }
        }
        let contacts =
            self.all(Kind::Contact).filter_map(|r| if let Record::Contact(contact) = r { Some(contact) } else { None });
        let people = contacts.map(|contact| {
            let words = search::contact_words(contact);
            let (name, role) = search::name_and_role(&words);
            let (firm, objects) = contact.company.as_ref().and_then(|id| firms.get(id.as_str())).cloned().unwrap_or_default();
            let more = format!("{role} {objects}");
            Proposal { contact: Some(contact.id.clone()), company: contact.company.clone(), name: name.into(), firm, more }
        });
        let by_itself = |(id, (firm, more)): (&&str, &(String, String))| Proposal {
            company: Some((*id).into()),
            firm: firm.clone(),
            more: more.clone(),
            ..Proposal::default()
        };
        people.chain(firms.iter().map(by_itself)).collect()
    }
}

/// The ticket that an event is about.
fn ticket_of(event: &Event) -> Option<&TicketId> {
    if let Subject::Ticket(id) = &event.subject { Some(id) } else { None }
}

impl Shelf for State {
    async fn newest(&mut self) -> Result<i64, Failure> {
        Ok(self.seq())
    }

    async fn ticket(&mut self, id: &TicketId) -> Result<Option<Ticket>, Failure> {
        Ok(self.tickets.get(id).cloned())
    }

    async fn numbered(&mut self, number: i64) -> Result<Option<Ticket>, Failure> {
        Ok(self.numbers.get(&number).and_then(|id| self.tickets.get(id)).cloned())
    }

    async fn tickets(&mut self, which: Board) -> Result<Vec<Ticket>, Failure> {
        Ok(self.tickets_of(|t| gather::shows(which, t)))
    }

    async fn works(&mut self, of: &CompanyId, limit: u32) -> Result<Vec<Ticket>, Failure> {
        let theirs = |ticket: &&Ticket| ticket.place.company.as_ref().is_some_and(|company| company.id == *of);
        let mut works: Vec<Ticket> = self.tickets.values().filter(theirs).cloned().collect();
        works.sort_by_key(|ticket| std::cmp::Reverse((ticket.head.created, ticket.head.number)));
        works.truncate(limit as usize);
        Ok(works)
    }

    async fn unplaced(&mut self) -> Result<Vec<Ticket>, Failure> {
        use crate::desk::PhaseKind::{New, Open};
        Ok(self.tickets_of(|t| t.people.assignee.is_none() && matches!(t.head.phase.kind(), New | Open)))
    }

    async fn rows(&mut self, among: Among<'_>) -> Result<Vec<Row>, Failure> {
        Ok(self.rows_of(|t| {
            t.head.phase.kind().is_open()
                && match among {
                    Among::Company(id) => t.place.company.as_ref().is_some_and(|c| c.id == *id),
                    Among::Site(id) => t.place.site.as_ref().is_some_and(|s| s.id == *id),
                    Among::Held => t.people.assignee.is_some(),
                    Among::All => true,
                }
        }))
    }

    async fn tally(&mut self, at: Moment) -> Result<Tally, Failure> {
        let mut tally = Tally::default();
        let mut held: BTreeMap<&UnitId, (usize, i64)> = BTreeMap::new();
        for ticket in self.tickets.values().filter(|t| t.head.phase.kind().is_open()) {
            tally.overdue += usize::from(ticket.clocks.due.at().is_some_and(|due| due < at));
            tally.without_contract += usize::from(ticket.place.contract.is_none());
            tally.without_site += usize::from(ticket.place.site.is_none());
            if let Some(holder) = &ticket.people.assignee {
                let sum = held.entry(&holder.unit.id).or_default();
                *sum = (sum.0 + 1, sum.1 + ticket.work.effort.0);
            }
        }
        tally.held =
            held.into_iter().map(|(unit, (tickets, sum))| Held { unit: unit.clone(), tickets, minutes: Minutes(sum) }).collect();
        Ok(tally)
    }

    async fn record(&mut self, kind: Kind, id: &str) -> Result<Option<Record>, Failure> {
        Ok(self.records.get(&(kind, id.to_owned())).cloned())
    }

    async fn records(&mut self, kind: Kind) -> Result<Vec<Record>, Failure> {
        Ok(self.all(kind).cloned().collect())
    }

    async fn owned(&mut self, kind: Kind, owners: &[String]) -> Result<Vec<Record>, Failure> {
        let mine = |r: &&Record| owners.iter().any(|o| o == r.owner().unwrap_or_default());
        Ok(self.all(kind).filter(mine).cloned().collect())
    }

    async fn named(&mut self, kind: Kind, ids: &[String]) -> Result<Vec<Record>, Failure> {
        let mut ids: Vec<&String> = ids.iter().collect();
        ids.sort_unstable();
        ids.dedup();
        Ok(ids.into_iter().filter_map(|id| self.records.get(&(kind, id.clone()))).cloned().collect())
    }

    async fn history(&mut self, id: &TicketId) -> Result<Vec<Event>, Failure> {
        Ok(self.events.iter().filter(|e| matches!(&e.subject, Subject::Ticket(of) if of == id)).cloned().collect())
    }

    async fn log(&mut self, after: i64, limit: u32) -> Result<Vec<Event>, Failure> {
        let from = usize::try_from(after.max(0)).unwrap_or(usize::MAX);
        Ok(self.events.iter().skip(from).take(limit as usize).cloned().collect())
    }

    async fn latest_by(&mut self, actor: &str, before: i64, limit: u32) -> Result<Vec<Event>, Failure> {
        let mine = |e: &&Event| e.seq < before && e.actor.raw() == actor;
        Ok(self.events.iter().rev().filter(mine).take(limit as usize).cloned().collect())
    }

    async fn last_upheaval(&mut self, after: i64) -> Result<Option<i64>, Failure> {
        let newer = self.events.iter().rev().take_while(|e| e.seq > after);
        Ok(newer.into_iter().find(|e| e.subject == Subject::Desk).map(|e| e.seq))
    }

    async fn knows(&mut self, companies: &[String]) -> Result<Vec<Knows>, Failure> {
        let newest = self.tickets.values().map(|t| t.head.created).max().unwrap_or_default();
        let since = Moment(newest.0 - 180 * moment::DAY);
        let mut last: BTreeMap<(CompanyId, UnitId, Option<SiteId>), Moment> = BTreeMap::new();
        for ticket in self.tickets.values().filter(|t| t.head.created >= since) {
            let (Some(company), Some(held)) = (&ticket.place.company, &ticket.people.assignee) else { continue };
            if companies.iter().any(|c| c == company.id.as_str()) {
                let key = (company.id.clone(), held.unit.id.clone(), ticket.place.site.as_ref().map(|s| s.id.clone()));
                let at = last.entry(key).or_insert(ticket.head.created);
                *at = (*at).max(ticket.head.created);
            }
        }
        Ok(last.into_iter().map(|((company, unit, site), last)| Knows { unit, company, site, last }).collect())
    }

    async fn calls(&mut self, of: Option<&CompanyId>, over: u32) -> Result<Vec<Call>, Failure> {
        let mut calls: Vec<Call> = self
            .all(Kind::Call)
            .filter_map(|r| if let Record::Call(call) = r { Some((**call).clone()) } else { None })
            .filter(|c| of.is_none_or(|id| c.company.as_ref().is_some_and(|company| company.id == *id)))
            .collect();
        calls.sort_by(|a, b| b.rang.cmp(&a.rang).then_with(|| a.id.cmp(&b.id)));
        let mut ended = 0;
        calls.retain(|c| {
            let live = c.is_going_on() || c.waits_for_us();
            ended += u32::from(!live);
            live || ended <= over
        });
        Ok(calls)
    }

    async fn phone_lines(&mut self) -> Result<Vec<PhoneLine>, Failure> {
        Ok(self.team.lines.clone())
    }

    async fn calls_since(&mut self, from: Moment) -> Result<Vec<Call>, Failure> {
        let mut calls = self.calls(None, u32::MAX).await?;
        calls.retain(|call| call.rang >= from);
        Ok(calls)
    }

    async fn arrivals(&mut self, from: Moment, to: Moment) -> Result<Arrivals, Failure> {
        let mut quarters: BTreeMap<Moment, u32> = BTreeMap::new();
        for ticket in self.tickets.values().filter(|t| from <= t.head.created && t.head.created < to) {
            *quarters.entry(Moment(ticket.head.created.0.div_euclid(QUARTER) * QUARTER)).or_default() += 1;
        }
        let oldest = self.tickets.values().map(|t| t.head.created).min();
        Ok(Arrivals { oldest, quarters: quarters.into_iter().collect() })
    }

    async fn judged(&mut self, from: Moment, to: Moment) -> Result<Vec<Judged>, Failure> {
        Ok(gather::in_order(self.tickets.values().flat_map(|ticket| tally::judged(ticket, from, to)).collect()))
    }

    async fn voices(&mut self, of: Voices<'_>) -> Result<Vec<Voice>, Failure> {
        let mut voices: Vec<Voice> = self.tickets.values().filter_map(Voice::of).collect();
        voices.sort_by_key(|voice| (voice.opinion.at, voice.number));
        match of {
            Voices::Between(from, to) => voices.retain(|voice| from <= voice.opinion.at && voice.opinion.at < to),
            Voices::Company(id, limit) => {
                voices.retain(|voice| voice.company.as_ref().is_some_and(|company| company.id == *id));
                voices.reverse();
                voices.truncate(limit as usize);
            }
            Voices::Contact(id) => {
                voices.retain(|voice| voice.contact.as_ref() == Some(id));
                voices.reverse();
                voices.truncate(1);
            }
        }
        Ok(voices)
    }

    async fn each(&mut self, of: Solved, see: &mut (dyn FnMut(&Ticket) + Send)) -> Result<(), Failure> {
        let fits = |ticket: &Ticket| match (of, ticket.clocks.solved) {
            (Solved::Between(from, to), Some(at)) => from <= at && at < to,
            (Solved::SinceOrOpen(from), Some(at)) => from <= at,
            (Solved::Between(..), None) => false,
            (Solved::SinceOrOpen(_), None) => ticket.head.phase.kind().is_open(),
        };
        self.tickets.values().filter(|ticket| fits(ticket)).for_each(see);
        Ok(())
    }

    async fn channels(&mut self, from: Moment, to: Moment) -> Result<Vec<(Channel, u64)>, Failure> {
        let mut counts: BTreeMap<Channel, u64> = BTreeMap::new();
        for ticket in self.tickets.values().filter(|t| from <= t.head.created && t.head.created < to) {
            *counts.entry(ticket.head.channel).or_default() += 1;
        }
        Ok(counts.into_iter().collect())
    }

    async fn raises(&mut self, from: Moment, to: Moment) -> Result<Vec<Used>, Failure> {
        let events = self.events.iter().filter(|event| from <= event.at && event.at < to);
        let raise = |event: &Event| {
            let Act::Ticket { what, .. } = &event.act else { return None };
            let company = self.tickets.get(ticket_of(event)?)?.place.company.as_ref()?;
            counting::raise(&company.id, what, event.at)
        };
        Ok(events.filter_map(raise).collect())
    }

    async fn reopened(&mut self, from: Moment, to: Moment) -> Result<Vec<TicketId>, Failure> {
        let opened = self.events.iter().filter(|e| from <= e.at && e.at < to && comeback::is_reopening(e)).filter_map(ticket_of);
        Ok(opened.collect::<BTreeSet<_>>().into_iter().cloned().collect())
    }

    async fn calls_begin(&mut self) -> Result<Option<Moment>, Failure> {
        let rang = |record: &Record| if let Record::Call(call) = record { Some(call.rang) } else { None };
        Ok(self.all(Kind::Call).filter_map(rang).min())
    }

    async fn signatures(&mut self, limit: u32) -> Result<Vec<Event>, Failure> {
        Ok(self.events.iter().rev().filter(|e| e.subject == Subject::HandOver).take(limit as usize).cloned().collect())
    }

    async fn upheavals(&mut self) -> Result<Vec<Event>, Failure> {
        Ok(self.events.iter().filter(|e| e.subject == Subject::Desk).cloned().collect())
    }

    async fn log_begins(&mut self) -> Result<Option<Moment>, Failure> {
        Ok(self.events.iter().filter(|e| matches!(e.subject, Subject::Ticket(_))).map(|e| e.at).min())
    }

    async fn changed_after(&mut self, at: Moment) -> Result<Vec<TicketId>, Failure> {
        let changed = self.events.iter().filter(|e| e.at > at).filter_map(ticket_of);
        Ok(changed.collect::<BTreeSet<_>>().into_iter().cloned().collect())
    }

    async fn histories(&mut self, of: &[TicketId]) -> Result<Vec<Event>, Failure> {
        let of: BTreeSet<&TicketId> = of.iter().collect();
        Ok(self.events.iter().filter(|e| ticket_of(e).is_some_and(|id| of.contains(id))).cloned().collect())
    }

    async fn done_without_history(&mut self, by: Moment) -> Result<Vec<Ticket>, Failure> {
        let told: BTreeSet<&TicketId> = self.events.iter().filter_map(ticket_of).collect();
        let done = |t: &&Ticket| !t.head.phase.kind().is_open() && t.head.created <= by && !told.contains(&t.head.id);
        Ok(self.tickets.values().filter(done).cloned().collect())
    }

    async fn last_hand(&mut self, id: &TicketId) -> Result<Option<(Raw, Moment)>, Failure> {
        let last = self.events.iter().rev().find(|e| matches!(&e.subject, Subject::Ticket(of) if of == id));
        Ok(last.map(|e| (e.actor.clone(), e.at)))
    }

    async fn by_phone(&mut self, reversed_tail: &str, limit: u32) -> Result<Vec<Contact>, Failure> {
        let mut found: Vec<(String, Contact)> = Vec::new();
        for contact in gather::contacts(self.all(Kind::Contact).cloned()) {
            let numbers = contact.phones.iter().map(crate::desk::Phone::reversed);
            if let Some(number) = numbers.filter(|n| n.starts_with(reversed_tail)).min() {
                found.push((number, contact));
            }
        }
        found.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.id.cmp(&b.1.id)));
        found.truncate(limit as usize);
        Ok(found.into_iter().map(|(_, contact)| contact).collect())
    }

    async fn by_letters(&mut self, words: &[String], _limit: u32) -> Result<Vec<Proposal>, Failure> {
        let mut proposals = self.proposals();
        proposals.retain(|one| one.holds(words));
        Ok(proposals)
    }

    async fn by_words(&mut self, choices: &[Vec<String>], _limit: u32) -> Result<Vec<Proposal>, Failure> {
        let mut proposals = self.proposals();
        let has = |one: &Proposal, word: &String| one.holds(std::slice::from_ref(word));
        proposals.retain(|one| choices.iter().all(|choice| choice.iter().any(|word| has(one, word))));
        Ok(proposals)
    }

    async fn vocabulary(&mut self) -> Result<Vec<String>, Failure> {
        let proposals = self.proposals();
        let words = proposals.iter().flat_map(|one| [&one.name, &one.firm, &one.more]).flat_map(|text| text.split_whitespace());
        Ok(vec![words.collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>().join("\n")])
    }
}
