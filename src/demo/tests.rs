//! The demo's promises: the same desk each time, whole, lifelike, and the cast of the pictures in it.

use super::{Live, Recipe, build};
use crate::desk::contract::{ContractState, QuotaKind};
use crate::desk::{
    Act, CallState, Channel, ClockKind, Due, Event, Handed, Load, Mode, Moment, PhaseKind, Priority, Record, Row, Ticket, Unit,
    UnitState,
};
use std::collections::{BTreeMap, BTreeSet};

/// Monday, 10:30 in Moscow, as in the pictures.
const NOW: &str = "2026-11-23T10:30:00+03:00";

fn recipe() -> Recipe {
    Recipe::new(Moment::parse(NOW).expect("a moment"))
}

/// FNV over the lines of the desk.
fn hash(recipe: &Recipe) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325u64;
    for load in build(recipe) {
        for byte in serde_json::to_vec(&load).expect("it serialises") {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    hash
}

#[derive(Default)]
struct Desk {
    records: Vec<Record>,
    tickets: Vec<Ticket>,
    events: Vec<Event>,
}

impl Desk {
    fn of(recipe: &Recipe) -> Self {
        let mut desk = Self::default();
        for load in build(recipe) {
            match load {
                Load::Record(r) => desk.records.push(r),
                Load::Ticket(t) => desk.tickets.push(*t),
                Load::Event(e) => desk.events.push(*e),
            }
        }
        desk
    }

    fn board(&self) -> Vec<Row> {
        let mut rows: Vec<Row> = self.tickets.iter().filter(|t| t.head.phase.kind().is_open()).map(Row::of).collect();
        rows.sort_by_key(Row::place);
        rows
    }

    fn units(&self) -> impl Iterator<Item = &Unit> {
        self.records.iter().filter_map(|r| if let Record::Unit(u) = r { Some(&**u) } else { None })
    }

    fn ticket(&self, number: i64) -> &Ticket {
        self.tickets.iter().find(|t| t.head.number == number).expect("it is there")
    }
}

#[test]
fn the_same_seed_makes_the_same_desk_byte_for_byte() {
    assert_eq!(hash(&recipe()), hash(&recipe()));
    assert_ne!(hash(&recipe()), hash(&Recipe { seed: 2, ..recipe() }));
}

#[test]
fn as_much_is_made_as_was_asked() {
    let asked = Recipe { tickets: 300, engineers: 40, companies: 90, contacts: Some(400), ..recipe() };
    let desk = Desk::of(&asked);
    let mut kinds: BTreeMap<_, usize> = BTreeMap::new();
    desk.records.iter().for_each(|r| *kinds.entry(r.kind()).or_default() += 1);
    assert_eq!(desk.tickets.len(), 300);
    assert_eq!(desk.units().filter(|u| u.members.is_empty()).count(), 40);
    assert_eq!(kinds[&crate::desk::Kind::Company], 90);
    assert_eq!(kinds[&crate::desk::Kind::Contact], 400);
    assert_eq!(kinds[&crate::desk::Kind::Package], 3);
}

#[test]
fn a_small_desk_has_as_many_contacts_as_were_asked_for() {
    for (companies, contacts) in [(7, 10), (7, 11), (7, 13), (7, 20), (60, 10), (60, 30), (60, 62), (60, 119), (60, 121)] {
        let desk = Desk::of(&Recipe { companies, contacts: Some(contacts), tickets: 20, ..recipe() });
        let people = desk.records.iter().filter(|r| r.kind() == crate::desk::Kind::Contact).count();
        assert_eq!(people, contacts, "{companies} companies");
    }
    assert!((0..super::cast::CLIENTS).all(|n| super::cast::people(n) <= super::cast::MOST_PEOPLE));
}

#[test]
fn small_and_odd_sizes_make_a_desk_too() {
    for (tickets, engineers, companies, contacts) in
        [(0, 0, 0, Some(0)), (1, 1, 1, Some(1)), (30, 2, 8, None), (1_500, 150, 300, Some(2_000))]
    {
        let desk = Desk::of(&Recipe { tickets, engineers, companies, contacts, ..recipe() });
        assert_eq!(desk.tickets.len(), tickets);
        let numbers: BTreeSet<i64> = desk.tickets.iter().map(|t| t.head.number).collect();
        assert_eq!(numbers.len(), tickets, "each number once");
        assert!(numbers.iter().all(|n| *n > 0));
    }
}

#[test]
fn nothing_points_into_the_void() {
    let desk = Desk::of(&recipe());
    let ids: BTreeSet<&str> = desk.records.iter().map(Record::id).collect();
    let there = |id: &str| assert!(ids.contains(id), "{id} is not on the desk");
    for ticket in &desk.tickets {
        ticket.place.company.iter().for_each(|c| there(c.id.as_str()));
        ticket.place.site.iter().for_each(|s| there(s.id.as_str()));
        ticket.place.assets.iter().for_each(|a| there(a.as_str()));
        ticket.place.contract.iter().for_each(|c| there(c.as_str()));
        ticket.people.contact.iter().for_each(|c| there(c.id.as_str()));
        ticket.people.assignee.iter().for_each(|a| there(a.unit.id.as_str()));
        if let Some(parent) = &ticket.extra.parent {
            assert!(desk.tickets.iter().any(|t| t.head.id == *parent && t.head.created <= ticket.head.created));
        }
    }
    for record in &desk.records {
        record.owner().into_iter().for_each(there);
        match record {
            Record::Unit(u) => u.members.iter().for_each(|m| there(m.as_str())),
            Record::Site(s) => s.access.passes.iter().for_each(|p| there(p.unit.as_str())),
            Record::Contract(c) => there(c.package.as_str()),
            _ => {}
        }
    }
}

#[test]
fn names_phones_and_inns_are_each_ones_own() {
    let desk = Desk::of(&recipe());
    let mut phones = BTreeSet::new();
    let mut names = BTreeSet::new();
    for record in &desk.records {
        match record {
            Record::Contact(c) => c.phones.iter().for_each(|p| assert!(phones.insert(p.e164().to_owned()), "{p} twice")),
            Record::Unit(u) => assert!(names.insert(u.name.raw().to_owned()), "{:?} twice", u.name),
            Record::Company(c) => {
                assert!(names.insert(c.name.raw().to_owned()), "{:?} twice", c.name);
                let digits: Vec<u32> = c.inn.chars().filter_map(|c| c.to_digit(10)).collect();
                let sum: u32 = digits.iter().zip([2, 4, 10, 3, 5, 9, 4, 6, 8]).map(|(d, w)| d * w).sum();
                assert_eq!((digits.len(), sum % 11 % 10), (10, digits[9]), "the check digit of {}", c.inn);
            }
            _ => {}
        }
    }
}

#[test]
fn a_ticket_and_its_history_tell_the_same() {
    let desk = Desk::of(&recipe());
    let now = recipe().now;
    assert!(desk.events.is_sorted_by_key(|e| e.at), "the log is in the order of time");
    for ticket in &desk.tickets {
        let history: Vec<&Event> =
            desk.events.iter().filter(|e| matches!(&e.act, Act::Ticket { id, .. } if *id == ticket.head.id)).collect();
        assert_eq!(history.len() as i64, ticket.head.version);
        assert!(history.iter().all(|e| ticket.head.created <= e.at && e.at <= now), "{:?}", ticket.head.id);
        let versions: Vec<i64> = history.iter().map(|e| e.version).collect();
        assert!(versions.is_sorted(), "{:?}: {versions:?}", ticket.head.id);
    }
    let wishes: BTreeSet<_> = desk.events.iter().map(|e| e.wish.as_str()).collect();
    assert_eq!(wishes.len(), desk.events.len(), "each idempotency key once");
}

#[test]
fn the_board_looks_like_the_middle_of_a_day() {
    for seed in 1..4 {
        let desk = Desk::of(&Recipe { seed, ..recipe() });
        let (now, board) = (recipe().now, desk.board());
        let open = board.len();
        let count = |fits: &dyn Fn(&Row) -> bool| board.iter().filter(|r| fits(r)).count();
        let within =
            |minutes: i64| move |r: &Row| matches!(r.facts.due, Due::At { at } if at >= now && at.minutes_since(now).0 < minutes);
        assert!((100..170).contains(&open), "open: {open}");
        let overdue = count(&|r| r.overdue(now));
        assert!((2..=10).contains(&overdue), "overdue: {overdue}");
        let worst = board.first().and_then(|r| r.facts.due.at()).map(|at| now.minutes_since(at).0);
        assert!(worst < Some(48 * 60), "none is overdue for days: {worst:?}");
        assert!(count(&within(60)) >= 3, "within the hour: {}", count(&within(60)));
        assert!(count(&within(24 * 60)) * 3 >= open, "within a day: {} of {open}", count(&within(24 * 60)));
        assert!(count(&|r| matches!(r.facts.due, Due::Paused { .. })) >= 5);
        let unassigned = count(&|r| r.facts.assignee.is_none());
        assert!((open / 12..=open / 4).contains(&unassigned), "unassigned: {unassigned} of {open}");
        assert!(count(&|r| r.facts.priority == Priority::Critical) * 10 <= open, "few emergencies");
        assert!(count(&|r| matches!(&r.facts.assignee, Some(a) if matches!(a.handed, Handed::Told { .. }))) >= 2);
        assert!(count(&|r| r.facts.seldom.promised.is_some()) >= 4);
        assert!(
            count(&|r| r.facts.seldom.breached.is_some()) * 5 <= open,
            "few marks of a breach: {}",
            count(&|r| r.facts.seldom.breached.is_some())
        );
    }
}

#[test]
fn every_phase_channel_mode_and_state_is_there() {
    let desk = Desk::of(&recipe());
    let all = |of: &dyn Fn(&Ticket) -> String| desk.tickets.iter().map(of).collect::<BTreeSet<_>>().len();
    assert_eq!(all(&|t| format!("{:?}", t.head.phase.kind())), 5);
    assert_eq!(all(&|t| format!("{:?}", t.head.channel)), 7);
    assert_eq!(all(&|t| format!("{:?}", t.work.mode)), 3);
    assert_eq!(all(&|t| format!("{:?}", t.head.priority)), 4);
    assert!(desk.tickets.iter().any(|t| t.extra.parent.is_some()), "a mass incident has children");
    assert!(desk.tickets.iter().any(|t| t.people.calls > 1), "somebody called again");
    for state in [UnitState::Travelling, UnitState::OnSite] {
        let units = desk.units().filter(|u| u.state == state).count();
        assert!(units > 0, "somebody is {state:?}");
    }
    let contracts: Vec<_> =
        desk.records.iter().filter_map(|r| if let Record::Contract(c) = r { Some(c) } else { None }).collect();
    let now = recipe().now;
    assert!(contracts.iter().any(|c| c.state == ContractState::Draft));
    assert!(contracts.iter().any(|c| c.state == ContractState::Suspended));
    assert!(contracts.iter().any(|c| c.until < now), "an expired one");
    assert!(contracts.iter().any(|c| c.targets.is_some()), "one with targets of its own");
    let debts: Vec<_> = desk.records.iter().filter_map(|r| if let Record::Debt(d) = r { Some(d) } else { None }).collect();
    assert!(debts.iter().any(|d| d.overdue.is_none()), "a source without due dates");
    assert!(debts.iter().any(|d| d.total.minor < 0), "a prepayment");
    assert!(debts.iter().any(|d| d.relief.is_some()));
    assert!(desk.records.iter().any(|r| matches!(r, Record::Maintenance(_))));
}

#[test]
fn the_cast_of_the_pictures_stands_on_the_board() {
    let desk = Desk::of(&recipe());
    let now = recipe().now;
    let told = |number: i64| {
        let t = desk.ticket(number);
        let left = t.clocks.due.at().map(|at| at.minutes_since(now).0);
        let who = t.people.assignee.as_ref().map(|a| a.unit.name.raw().to_owned()).unwrap_or_default();
        (t.clocks.due_of, left, who)
    };
    assert_eq!(told(1038), (Some(ClockKind::Arrival), Some(-50), "Петров".into()));
    assert_eq!(told(1051), (Some(ClockKind::Reaction), Some(-15), String::new()));
    assert_eq!(told(1047), (Some(ClockKind::Promise), Some(15), String::new()));
    assert_eq!(told(1029), (Some(ClockKind::Arrival), Some(40), "Сидоров".into()));
    assert_eq!(told(1049), (Some(ClockKind::Reaction), Some(50), String::new()));
    assert_eq!(told(1044), (Some(ClockKind::Arrival), Some(120), "Бригада 2".into()));
    assert_eq!(told(1040), (Some(ClockKind::Resolution), Some(210), "Лин".into()));
    assert_eq!(told(1052), (Some(ClockKind::Resolution), Some(390), String::new()));
    assert_eq!(told(1033).2, "Ежов");
    assert!(matches!(desk.ticket(1027).clocks.due, Due::Paused { .. }));
    let anna = desk.records.iter().find_map(|r| match r {
        Record::Contact(c) if c.name.raw() == "Анна Ким" => Some(c),
        _ => None,
    });
    assert_eq!(anna.expect("she is there").phones[0].e164(), "+79215550142");
    let of_logist = desk.tickets.iter().filter(|t| t.place.company.as_ref().is_some_and(|c| c.name.raw() == "Логист"));
    assert_eq!(of_logist.count(), 2, "the call shows these two and no others");
    let logist = desk.ticket(1029).place.contract.clone().expect("under a contract");
    let contract = desk.records.iter().find_map(|r| match r {
        Record::Contract(c) if c.id == logist => Some(c),
        _ => None,
    });
    let contract = contract.expect("it is there");
    assert_eq!(contract.number.raw(), "17-О");
    let visits = contract.quotas.iter().find(|q| q.kind == QuotaKind::Visits).expect("it has visits");
    assert_eq!((visits.used, visits.total), (4, 4));
}

#[test]
fn the_demo_keeps_its_manners_at_night_and_on_a_holiday() {
    for now in ["2026-11-22T03:10:00+03:00", "2027-01-03T14:00:00+03:00", "2026-03-29T23:59:00Z"] {
        let now = Moment::parse(now).expect("a moment");
        let desk = Desk::of(&Recipe::new(now));
        let board = desk.board();
        let overdue = board.iter().filter(|r| r.overdue(now)).count();
        assert!(overdue * 8 <= board.len(), "{overdue} of {} overdue", board.len());
    }
}

#[test]
fn the_stream_only_wishes_what_the_desk_can_do() {
    let desk = Desk::of(&recipe());
    let mut tickets: BTreeMap<_, Ticket> = desk.tickets.into_iter().map(|t| (t.head.id.clone(), t)).collect();
    let (mut live, mut now) = (Live::new(&recipe()), recipe().now);
    let (mut registered, mut calls, mut changed) = (0, 0, 0);
    for _ in 0..400 {
        let board: Vec<Row> = tickets.values().filter(|t| t.head.phase.kind().is_open()).map(Row::of).collect();
        let (wishes, wait) = live.next(&board, now);
        assert!((1_000..60_000).contains(&wait));
        for wish in wishes {
            match wish.act {
                Act::Ticket { id, what, .. } if id.as_str().is_empty() => {
                    registered += 1;
                    assert!(matches!(what, crate::desk::Change::Register { .. }));
                }
                Act::Ticket { id, what, seen } => {
                    let ticket = tickets.get_mut(&id).expect("it is there");
                    assert_eq!(seen, Some(ticket.head.version));
                    *ticket = crate::desk::change::apply(ticket, &what, now).expect("it can be done");
                    ticket.head.version += 1;
                    changed += 1;
                }
                Act::Call { call } => calls += usize::from(call.state == CallState::Ringing),
                other => panic!("{other:?}"),
            }
        }
        now = Moment(now.0 + wait as i64);
    }
    assert!(registered > 20 && calls > 5 && changed > 50, "{registered} {calls} {changed}");
    let trips = tickets.values().filter(|t| t.work.mode == Mode::Visit && t.head.phase.kind() == PhaseKind::Solved);
    assert!(trips.count() > 0 && Channel::default() == Channel::Phone);
}

#[test]
fn a_call_that_somebody_took_is_left_alone() {
    let (mut live, mut now) = (Live::new(&recipe()), recipe().now);
    for _ in 0..500 {
        let (wishes, wait) = live.next(&[], now);
        now = Moment(now.0 + wait as i64);
        let Some(Act::Call { call }) = wishes.into_iter().next().map(|w| w.act) else { continue };
        assert_eq!(call.state, CallState::Ringing);
        let mut untouched = live.clone();
        live.taken(&call.id);
        let later = |live: &mut Live| {
            live.next(&[], now).0.into_iter().any(|w| matches!(&w.act, Act::Call { call: c } if c.id == call.id))
        };
        assert!(later(&mut untouched), "nobody took it: it is missed");
        assert!(!later(&mut live));
        return;
    }
    panic!("no call rang");
}
