//! The clocks of a ticket through its life.

use super::calendars::at;
use crate::desk::change::{self, Basis, Change};
use crate::desk::contract::{Goals, ReactionBy, Targets};
use crate::desk::moment::{HOUR, MINUTE};
use crate::desk::ticket::{Extra, Head, People, Promise, Work};
use crate::desk::visit::{Visit, VisitState};
use crate::desk::*;
use crate::sla::*;
use proptest::prelude::*;

/// A desk with one package, and tickets that live on it.
pub struct Desk {
    pub targets: Targets,
    pub calendars: Calendars,
    pub policy: Policy,
}

impl Desk {
    pub fn terms(&self) -> Terms<'_> {
        Terms { targets: &self.targets, calendars: &self.calendars, policy: &self.policy }
    }

    pub fn register(&self, created: Moment, mode: Mode) -> Ticket {
        let head = Head {
            id: "t1".into(),
            number: 1,
            subject: "Камеры: нет записи".into(),
            text: "".into(),
            channel: Channel::Phone,
            phase: Phase::New,
            status: "".into(),
            priority: Priority::Normal,
            created,
            version: 1,
        };
        let work = Work { mode, ..Work::default() };
        let mut ticket = Ticket {
            head,
            work,
            place: crate::desk::ticket::Place::default(),
            people: People::default(),
            clocks: Clocks::default(),
            extra: Extra::default(),
        };
        settle(&mut ticket, Some(&self.terms()), created);
        ticket
    }

    pub fn change(&self, ticket: &mut Ticket, change: &Change, at: Moment) {
        *ticket = change::apply(ticket, change, at).unwrap();
        settle(ticket, Some(&self.terms()), at);
        let mut twice = ticket.clone();
        settle(&mut twice, Some(&self.terms()), at);
        assert_eq!(&twice, ticket, "settling twice is settling once");
    }
}

pub fn desk() -> Desk {
    let goals = |reaction, arrival, resolution| Goals {
        reaction: Some(Minutes(reaction)),
        reply: Some(Minutes(60)),
        arrival: Some(Minutes(arrival)),
        resolution: Some(Minutes(resolution)),
    };
    Desk {
        targets: Targets {
            goals: [Goals::default(), goals(60, 240, 480), goals(30, 120, 240), goals(15, 60, 120)],
            calendar: "8x5".into(),
            critical_calendar: Some("24x7".into()),
            reaction_by: ReactionBy::Accepted,
            holder: Some(Minutes(300)),
            queue: Some(Minutes(30)),
            warn_percent: vec![50, 10],
        },
        calendars: Calendars::builtin(),
        policy: Policy::default(),
    }
}

/// A Monday in Moscow; no holiday is near.
pub fn monday(clock: &str) -> Moment {
    at(&format!("2026-11-23T{clock}:00+03:00"))
}

pub fn tuesday(clock: &str) -> Moment {
    at(&format!("2026-11-24T{clock}:00+03:00"))
}

pub fn clock(ticket: &Ticket, kind: ClockKind) -> &Clock {
    ticket.clocks.list.iter().find(|c| c.kind == kind).unwrap_or_else(|| panic!("no clock {kind:?}"))
}

pub fn due_at(ticket: &Ticket, kind: ClockKind) -> Moment {
    clock(ticket, kind).due.at().unwrap_or_else(|| panic!("{kind:?} has no moment"))
}

pub fn wait(reason: &str) -> Change {
    Change::SetPhase { to: Phase::Waiting { reason: reason.into(), until: None } }
}

pub fn enter(phase: Phase) -> Change {
    Change::SetPhase { to: phase }
}

pub fn raise(to: Priority) -> Change {
    Change::SetPriority { to, why: Basis::Reassessed }
}

pub fn promise(until: Moment, made: Moment) -> Change {
    Change::Promise { to: Some(Promise { text: "перезвоним".into(), until, owner: "Ольга".into(), made }) }
}

pub fn assign(name: &str, since: Moment) -> Change {
    let to = Assignment { unit: Named::new(name, name), handed: Handed::Told { at: since }, since };
    Change::Assign { to: Some(to), over: None }
}

pub fn accept(at: Moment) -> Change {
    Change::Answer { handed: Handed::Confirmed { at } }
}

#[test]
fn a_new_ticket_is_sorted_by_its_reaction_and_then_by_its_visit() {
    let desk = desk();
    let mut t = desk.register(monday("10:00"), Mode::Visit);
    assert_eq!((t.clocks.due, t.clocks.due_of), (Due::At { at: monday("11:00") }, Some(ClockKind::Reaction)));
    desk.change(&mut t, &assign("Сидоров", monday("10:10")), monday("10:10"));
    desk.change(&mut t, &accept(monday("10:20")), monday("10:20"));
    assert_eq!((t.clocks.due, t.clocks.due_of), (Due::At { at: monday("15:00") }, Some(ClockKind::Arrival)));
    let there = Visit { state: VisitState::OnSite, ..Visit::default() };
    desk.change(&mut t, &Change::Visit { to: Some(there) }, monday("12:00"));
    // 8 working hours with an hour of lunch: 10-13, 14-18, and one on Tuesday.
    assert_eq!((t.clocks.due, t.clocks.due_of), (Due::At { at: tuesday("10:00") }, Some(ClockKind::Resolution)));
    desk.change(&mut t, &enter(Phase::Solved), monday("17:00"));
    assert_eq!((t.clocks.due, t.clocks.due_of, t.clocks.breached), (Due::None, None, None));
    assert!(t.clocks.list.iter().all(|c| c.met.is_some()));
}

#[test]
fn remote_work_has_no_arrival_and_reacts_by_acceptance_where_the_contract_counts_arrivals() {
    let mut desk = desk();
    desk.targets.reaction_by = ReactionBy::Arrival;
    let mut t = desk.register(monday("10:00"), Mode::Remote);
    assert!(t.clocks.list.iter().all(|c| c.kind != ClockKind::Arrival));
    desk.change(&mut t, &assign("Сидоров", monday("10:10")), monday("10:10"));
    desk.change(&mut t, &accept(monday("10:20")), monday("10:20"));
    assert_eq!(clock(&t, ClockKind::Reaction).met, Some(monday("10:20")));
}

#[test]
fn who_stands_on_site_has_reacted_and_an_answer_to_the_client_is_a_reaction_only_where_the_contract_says_so() {
    let mut desk = desk();
    let mut t = desk.register(monday("10:00"), Mode::Visit);
    let note = Change::Note { text: "едем".into(), to_client: true };
    desk.change(&mut t, &note, monday("10:05"));
    assert_eq!(clock(&t, ClockKind::Reaction).met, None);
    let there = Visit { state: VisitState::OnSite, ..Visit::default() };
    desk.change(&mut t, &Change::Visit { to: Some(there) }, monday("10:30"));
    assert_eq!(clock(&t, ClockKind::Reaction).met, Some(monday("10:30")));
    desk.targets.reaction_by = ReactionBy::Answer;
    let mut t = desk.register(monday("10:00"), Mode::Visit);
    desk.change(&mut t, &note, monday("10:05"));
    assert_eq!(clock(&t, ClockKind::Reaction).met, Some(monday("10:05")));
}

#[test]
fn a_pause_stands_with_what_is_left_and_gives_back_exactly_its_working_minutes() {
    let desk = desk();
    let mut t = desk.register(monday("10:00"), Mode::Remote);
    desk.change(&mut t, &assign("Сидоров", monday("10:00")), monday("10:00"));
    desk.change(&mut t, &accept(monday("10:00")), monday("10:00"));
    desk.change(&mut t, &wait("client"), monday("12:00"));
    assert_eq!(t.clocks.due, Due::Paused { left: Minutes(360) });
    // 12-13, 14-18 and an hour of Tuesday: 6 hours stood, so 10:00 on Tuesday becomes 17:00.
    desk.change(&mut t, &enter(Phase::Open), tuesday("10:00"));
    assert_eq!(t.clocks.due, Due::At { at: tuesday("17:00") });
    // A wait that the policy does not pause changes nothing.
    desk.change(&mut t, &wait("later"), tuesday("11:00"));
    assert_eq!(t.clocks.due, Due::At { at: tuesday("17:00") });
}

#[test]
fn a_deadline_that_passed_before_the_pause_is_not_hidden_by_it() {
    let desk = desk();
    let mut t = desk.register(monday("10:00"), Mode::Remote);
    desk.change(&mut t, &assign("Сидоров", monday("10:00")), monday("10:00"));
    desk.change(&mut t, &accept(monday("10:00")), monday("10:00"));
    desk.change(&mut t, &wait("part"), tuesday("12:00"));
    assert_eq!((t.clocks.due, t.clocks.breached), (Due::At { at: tuesday("10:00") }, Some(tuesday("10:00"))));
}

#[test]
fn a_pause_at_the_very_deadline_comes_too_late() {
    let desk = desk();
    let mut t = desk.register(monday("10:00"), Mode::Remote);
    desk.change(&mut t, &wait("part"), tuesday("10:00"));
    assert_eq!(due_at(&t, ClockKind::Resolution), tuesday("10:00"));
}

#[test]
fn pauses_that_overlap_or_stand_in_disorder_are_counted_once() {
    let desk = desk();
    let mut t = desk.register(monday("10:00"), Mode::Remote);
    let pause = |from: &str, to: &str| Pause { from: monday(from), to: Some(monday(to)), reason: "part".into() };
    t.clocks.pauses = vec![pause("15:00", "16:00"), pause("11:00", "12:00"), pause("11:30", "12:30"), pause("11:10", "11:20")];
    settle(&mut t, Some(&desk.terms()), monday("16:30"));
    // 11:00-12:30 and 15:00-16:00: two hours and a half.
    assert_eq!(due_at(&t, ClockKind::Resolution), tuesday("12:30"));
}

#[test]
fn a_promise_runs_through_a_pause() {
    let desk = desk();
    let mut t = desk.register(monday("10:00"), Mode::Remote);
    desk.change(&mut t, &assign("Сидоров", monday("10:00")), monday("10:00"));
    desk.change(&mut t, &accept(monday("10:00")), monday("10:00"));
    desk.change(&mut t, &promise(monday("21:30"), monday("11:00")), monday("11:00"));
    desk.change(&mut t, &wait("part"), monday("12:00"));
    assert_eq!((t.clocks.due, t.clocks.due_of), (Due::At { at: monday("21:30") }, Some(ClockKind::Promise)));
    desk.change(&mut t, &Change::Promise { to: None }, monday("13:00"));
    assert_eq!(t.clocks.due, Due::Paused { left: Minutes(360) });
    assert_eq!(t.clocks.breached, None);
}

#[test]
fn after_a_miss_the_ticket_sorts_by_the_new_promise_and_keeps_its_mark() {
    let desk = desk();
    let mut t = desk.register(monday("10:00"), Mode::Remote);
    desk.change(&mut t, &promise(tuesday("16:00"), monday("11:30")), monday("11:30"));
    assert_eq!(t.clocks.breached, Some(monday("11:00")), "the reaction was missed");
    // The resolution is not missed yet: it comes before the promise.
    assert_eq!((t.clocks.due, t.clocks.due_of), (Due::At { at: tuesday("10:00") }, Some(ClockKind::Resolution)));
    desk.change(&mut t, &Change::Pin { on: true }, tuesday("10:30"));
    assert_eq!((t.clocks.due, t.clocks.due_of), (Due::At { at: tuesday("16:00") }, Some(ClockKind::Promise)));
    desk.change(&mut t, &Change::Promise { to: None }, tuesday("11:00"));
    assert_eq!((t.clocks.due, t.clocks.due_of), (Due::At { at: monday("11:00") }, Some(ClockKind::Reaction)));
    assert_eq!(t.clocks.breached, Some(monday("11:00")));
}

#[test]
fn a_promise_that_was_broken_leaves_the_mark_even_when_it_is_replaced() {
    let desk = desk();
    let mut t = desk.register(monday("10:00"), Mode::Remote);
    desk.change(&mut t, &assign("Сидоров", monday("10:00")), monday("10:00"));
    desk.change(&mut t, &accept(monday("10:00")), monday("10:00"));
    desk.change(&mut t, &promise(monday("12:00"), monday("11:00")), monday("11:00"));
    desk.change(&mut t, &promise(monday("15:00"), monday("12:30")), monday("12:30"));
    assert_eq!((t.clocks.breached, t.clocks.due.at()), (Some(monday("12:00")), Some(monday("15:00"))));
}

#[test]
fn a_change_of_priority_keeps_the_time_used_and_the_pauses() {
    let desk = desk();
    let mut t = desk.register(monday("10:00"), Mode::Remote);
    desk.change(&mut t, &wait("client"), monday("11:00"));
    desk.change(&mut t, &enter(Phase::Open), monday("12:00"));
    // 2 of the 4 hours of a high priority are used at 14:00 (the pause and the lunch were not ours).
    desk.change(&mut t, &raise(Priority::High), monday("14:00"));
    assert_eq!(due_at(&t, ClockKind::Resolution), monday("16:00"));
    assert_eq!(clock(&t, ClockKind::Resolution).used_before, 2 * HOUR);
    // Critical counts round the clock: the 2 hours are over at once, and from now on.
    desk.change(&mut t, &raise(Priority::Critical), monday("14:30"));
    assert_eq!(due_at(&t, ClockKind::Resolution), monday("14:30"));
    // And back: 2.5 hours of 8 are used.
    desk.change(&mut t, &raise(Priority::Normal), monday("14:30"));
    assert_eq!(due_at(&t, ClockKind::Resolution), tuesday("11:00"));
}

#[test]
fn a_deadline_missed_before_the_priority_fell_is_marked() {
    let desk = desk();
    let mut t = desk.register(monday("10:00"), Mode::Remote);
    desk.change(&mut t, &raise(Priority::Low), monday("11:01"));
    assert_eq!(t.clocks.breached, Some(monday("11:00")));
    assert_eq!((t.clocks.due, t.clocks.due_of), (Due::BestEffort, Some(ClockKind::Reaction)));
}

#[test]
fn a_deadline_that_has_passed_stays_passed_whatever_the_priority_becomes() {
    let desk = desk();
    let mut ticket = desk.register(monday("09:00"), Mode::Visit);
    let due = due_at(&ticket, ClockKind::Resolution);
    let late = Moment(due.0 + 60 * MINUTE);
    desk.change(&mut ticket, &raise(Priority::Critical), late);
    let sooner = due_at(&ticket, ClockKind::Resolution);
    assert!(sooner < due, "the time ran out before, not now");
    let again = Moment(late.0 + MINUTE);
    desk.change(&mut ticket, &raise(Priority::Normal), again);
    assert!(due_at(&ticket, ClockKind::Resolution) < late, "late it stays, since before anybody changed the priority");
    assert!(ticket.clocks.breached.is_some_and(|since| since <= due));
}

#[test]
fn a_raise_during_a_pause_stands_with_less_left() {
    let desk = desk();
    let mut t = desk.register(monday("10:00"), Mode::Remote);
    desk.change(&mut t, &wait("client"), monday("11:00"));
    desk.change(&mut t, &raise(Priority::High), monday("16:00"));
    assert_eq!(clock(&t, ClockKind::Resolution).due, Due::Paused { left: Minutes(180) });
    desk.change(&mut t, &enter(Phase::Open), monday("17:00"));
    assert_eq!(due_at(&t, ClockKind::Resolution), tuesday("11:00"));
}

#[test]
fn a_reopened_ticket_goes_on_with_what_it_had_used() {
    let desk = desk();
    let mut t = desk.register(monday("10:00"), Mode::Remote);
    desk.change(&mut t, &assign("Сидоров", monday("10:00")), monday("10:00"));
    desk.change(&mut t, &enter(Phase::Solved), monday("12:00"));
    desk.change(&mut t, &enter(Phase::Open), tuesday("09:00"));
    assert_eq!(due_at(&t, ClockKind::Resolution), tuesday("16:00"));
    assert_eq!(clock(&t, ClockKind::Resolution).used_before, 2 * HOUR);
    assert_eq!(due_at(&t, ClockKind::Holder), tuesday("12:00"));
}

#[test]
fn a_ticket_reopened_after_its_deadline_is_late_since_that_deadline() {
    let desk = desk();
    let mut t = desk.register(monday("10:00"), Mode::Remote);
    let missed = [ClockKind::Reaction, ClockKind::Resolution].map(|kind| due_at(&t, kind));
    desk.change(&mut t, &enter(Phase::Closed), tuesday("17:00"));
    desk.change(&mut t, &enter(Phase::Open), tuesday("17:05"));
    assert_eq!([ClockKind::Reaction, ClockKind::Resolution].map(|kind| due_at(&t, kind)), missed);
    assert_eq!(t.clocks.due, Due::At { at: missed[0] });
    let settled = t.clocks.clone();
    settle(&mut t, Some(&desk.terms()), tuesday("17:30"));
    assert_eq!(t.clocks.list, settled.list, "later it is late since the same moment");
}

#[test]
fn a_client_who_asks_twice_does_not_wait_longer_for_the_answer() {
    let desk = desk();
    let mut t = desk.register(monday("10:00"), Mode::Remote);
    let asks = |t: &mut Ticket, when: Moment| {
        t.clocks.client_spoke = Some(when);
        settle(t, Some(&desk.terms()), when);
    };
    asks(&mut t, monday("11:00"));
    asks(&mut t, monday("11:40"));
    assert_eq!(due_at(&t, ClockKind::Reply), monday("12:00"));
    let note = Change::Note { text: "едем".into(), to_client: true };
    desk.change(&mut t, &note, monday("11:50"));
    assert_eq!(clock(&t, ClockKind::Reply).met, Some(monday("11:50")));
    asks(&mut t, monday("15:00"));
    assert_eq!((due_at(&t, ClockKind::Reply), clock(&t, ClockKind::Reply).met), (monday("16:00"), None));
}

#[test]
fn the_norms_of_the_pool_and_of_the_holder_run_apart_and_do_not_sort_the_board() {
    let desk = desk();
    let mut t = desk.register(monday("10:00"), Mode::Remote);
    assert_eq!(due_at(&t, ClockKind::Queue), monday("10:30"));
    desk.change(&mut t, &assign("Сидоров", monday("10:40")), monday("10:40"));
    assert_eq!(clock(&t, ClockKind::Queue).met, Some(monday("10:40")));
    assert_eq!(t.clocks.breached, None, "late in the pool is not late for the client");
    assert_eq!(due_at(&t, ClockKind::Holder), monday("16:40"));
    // Another engineer starts anew; the pool's clock stays met.
    desk.change(&mut t, &assign("Козлов", monday("12:00")), monday("12:00"));
    assert_eq!(due_at(&t, ClockKind::Holder), monday("18:00"));
    assert_eq!(clock(&t, ClockKind::Queue).met, Some(monday("10:40")));
    // A refusal gives it back to the pool.
    let no = Change::Answer { handed: Handed::Refused { at: monday("12:10") } };
    desk.change(&mut t, &no, monday("12:10"));
    assert_eq!(clock(&t, ClockKind::Holder).met, Some(monday("12:10")));
    assert_eq!((due_at(&t, ClockKind::Queue), clock(&t, ClockKind::Queue).met), (monday("12:40"), None));
    assert_eq!(t.clocks.due_of, Some(ClockKind::Reaction));
    // He thinks better of it: he goes on with what he had used, and the pool let go now, not when he first got it.
    desk.change(&mut t, &accept(monday("12:20")), monday("12:20"));
    assert_eq!(clock(&t, ClockKind::Queue).met, Some(monday("12:20")));
    assert_eq!((clock(&t, ClockKind::Holder).met, due_at(&t, ClockKind::Holder)), (None, tuesday("09:10")));
}

#[test]
fn what_was_met_is_not_judged_again_by_a_later_calendar() {
    let mut desk = desk();
    let mut t = desk.register(monday("17:30"), Mode::Remote);
    desk.change(&mut t, &assign("Сидоров", monday("17:40")), monday("17:40"));
    desk.change(&mut t, &accept(tuesday("09:20")), tuesday("09:20"));
    desk.targets.calendar = "24x7".into();
    settle(&mut t, Some(&desk.terms()), tuesday("09:25"));
    assert_eq!((due_at(&t, ClockKind::Reaction), t.clocks.breached), (tuesday("09:30"), None));
    // Not even by other hours under the same name.
    desk.targets.calendar = "8x5".into();
    let never_closed = serde_json::json!({"zone": "UTC", "week": {"daily": ["00:00-24:00"]}});
    desk.calendars = desk.calendars.with(&[("8x5".into(), never_closed)]).0;
    settle(&mut t, Some(&desk.terms()), tuesday("09:25"));
    assert_eq!((due_at(&t, ClockKind::Reaction), clock(&t, ClockKind::Reaction).met), (tuesday("09:30"), Some(tuesday("09:20"))));
}

#[test]
fn a_foreign_deadline_wins_and_ours_stands_beside_it() {
    let desk = desk();
    let mut t = desk.register(monday("10:00"), Mode::Remote);
    t.clocks.foreign_due = Some(monday("10:30"));
    settle(&mut t, Some(&desk.terms()), monday("10:00"));
    assert_eq!((t.clocks.due.at(), t.clocks.due_of), (Some(monday("10:30")), Some(ClockKind::Resolution)));
    let told = explain(&t, &desk.terms(), monday("10:00"));
    let story = told.clocks.iter().find(|s| s.kind == ClockKind::Resolution).unwrap();
    assert_eq!((story.rule, story.ours), (Rule::Foreign, Some(Due::At { at: tuesday("10:00") })));
}

#[test]
fn without_terms_only_a_promise_and_a_foreign_deadline_run_and_used_time_waits_for_the_terms() {
    let desk = desk();
    let mut t = desk.register(monday("10:00"), Mode::Remote);
    settle(&mut t, None, monday("10:20"));
    assert_eq!((t.clocks.due, t.clocks.due_of), (Due::None, None));
    t.clocks.foreign_due = Some(monday("20:00"));
    settle(&mut t, None, monday("10:21"));
    assert_eq!(t.clocks.due, Due::At { at: monday("20:00") });
    t.clocks.foreign_due = None;
    settle(&mut t, Some(&desk.terms()), monday("10:30"));
    assert_eq!(t.clocks, desk.register(monday("10:00"), Mode::Remote).clocks);
    let mut bare = Ticket { clocks: Clocks::default(), ..t };
    settle(&mut bare, None, monday("10:00"));
    assert_eq!(bare.clocks, Clocks::default());
}

#[test]
fn a_calendar_that_is_missing_counts_round_the_clock_and_says_so() {
    let mut desk = desk();
    desk.targets.calendar = "nowhere".into();
    let t = desk.register(monday("17:30"), Mode::Remote);
    assert_eq!(due_at(&t, ClockKind::Reaction), monday("18:30"));
    assert!(explain(&t, &desk.terms(), monday("17:30")).clocks.iter().all(|s| s.calendar_missing));
}

#[test]
fn a_new_calendar_for_all_moves_the_deadlines_and_keeps_the_time_used() {
    let mut desk = desk();
    let mut t = desk.register(monday("15:00"), Mode::Remote);
    desk.targets.calendar = "24x7".into();
    settle(&mut t, Some(&desk.terms()), monday("17:00"));
    assert_eq!(due_at(&t, ClockKind::Resolution), monday("23:00"));
}

proptest! {
    /// Any life of a ticket: used and left always make the goal, and a pause gives back exactly what it stood.
    #[test]
    fn pause_and_resume_move_the_deadline_by_the_working_time_between(a in 1..300_i64, length in 1..6000_i64) {
        let desk = desk();
        let mut t = desk.register(monday("10:00"), Mode::Remote);
        let before = due_at(&t, ClockKind::Resolution);
        let (from, to) = (monday("10:00") + Minutes(a), monday("10:00") + Minutes(a + length));
        desk.change(&mut t, &wait("part"), from);
        desk.change(&mut t, &enter(Phase::Open), to);
        let calendars = Calendars::builtin();
        let c = calendars.get(&"8x5".into()).unwrap();
        prop_assert_eq!(c.working_between(before, due_at(&t, ClockKind::Resolution)), c.working_between(from, to));
        prop_assert_eq!(due_at(&t, ClockKind::Reaction), monday("11:00"));
    }

    #[test]
    fn a_changed_priority_never_loses_time_used(a in 0..2000_i64, b in 0..2000_i64) {
        let desk = desk();
        let mut t = desk.register(monday("10:00"), Mode::Remote);
        let (first, second) = (monday("10:00") + Minutes(a), monday("10:00") + Minutes(a + b));
        desk.change(&mut t, &raise(Priority::High), first);
        desk.change(&mut t, &raise(Priority::Normal), second);
        let calendars = Calendars::builtin();
        let c = calendars.get(&"8x5".into()).unwrap();
        let used = c.working_between(monday("10:00"), second);
        let resolution = clock(&t, ClockKind::Resolution);
        prop_assert_eq!(resolution.used_before + c.working_between(resolution.since, second), used);
        prop_assert_eq!(resolution.due.at(), c.add(monday("10:00"), 480 * MINUTE), "as if it had never been raised");
    }

    #[test]
    fn settling_later_moves_no_deadline(changes in proptest::collection::vec((0..9_u8, 1..400_i64), 0..12), later in 0..5000_i64) {
        let desk = desk();
        let mut t = desk.register(monday("10:00"), Mode::Visit);
        let mut now = monday("10:00");
        for (what, gap) in changes {
            now = now + Minutes(gap);
            let change = match what {
                0 => wait("client"),
                1 => enter(Phase::Open),
                2 => raise(Priority::High),
                3 => raise(Priority::Critical),
                4 => assign("Сидоров", now),
                5 => Change::Assign { to: None, over: None },
                6 => promise(now + Minutes(90), now),
                7 => enter(Phase::Solved),
                _ => Change::Note { text: "едем".into(), to_client: true },
            };
            desk.change(&mut t, &change, now);
        }
        let list = t.clocks.list.clone();
        settle(&mut t, Some(&desk.terms()), now + Minutes(later));
        prop_assert_eq!(&t.clocks.list, &list);
        // What the board shows at the same state of breach is the same too.
        let (due, of) = (t.clocks.due, t.clocks.due_of);
        settle(&mut t, Some(&desk.terms()), now + Minutes(later));
        prop_assert_eq!((t.clocks.due, t.clocks.due_of), (due, of));
    }
}
