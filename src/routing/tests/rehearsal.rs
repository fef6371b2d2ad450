//! «Что если»: what would move and what would break, before anything is written.

use super::desk::*;
use crate::desk::shift::Absence;
use crate::desk::ticket::Promise;
use crate::desk::*;
use crate::routing::{Rehearsal, rehearse_absence, rehearse_first, rehearse_raise};
use proptest::prelude::*;

fn until(when: &str) -> Absence {
    Absence { from: monday(), until: at(when), why: "ill".into() }
}

/// A ticket that somebody holds and has confirmed.
fn theirs(number: i64, unit: &str, when: Option<&str>) -> Ticket {
    let mut job = ticket(number, "север");
    if let Some(when) = when {
        job = due(job, when);
    }
    job.head.phase = Phase::Open;
    let (at, unit) = (at("2026-11-23T09:00"), Named::new(unit, unit));
    job.people.assignee = Some(Assignment { unit, handed: Handed::Confirmed { at }, since: at });
    job
}

fn north(names: &[&str]) -> Vec<Unit> {
    names.iter().map(|name| skilled(name, "север", &[])).collect()
}

fn moves(told: &Rehearsal) -> Vec<(i64, &str)> {
    told.moves().map(|c| (c.number, c.to.as_ref().map_or("", |to| to.id.as_str()))).collect()
}

fn breaks(told: &Rehearsal) -> Vec<i64> {
    told.breaks().map(|c| c.number).collect()
}

#[test]
fn only_what_would_break_goes_to_others() {
    let tickets = vec![theirs(1, "a", Some("2026-11-23T12:00")), theirs(2, "a", Some("2026-11-23T18:00")), theirs(3, "a", None)];
    let desk = backlog(tickets, north(&["a", "b"]));
    let told = rehearse_absence(&desk, &policy(), monday(), &"a".into(), &[until("2026-11-23T15:00")]);
    assert_eq!(moves(&told), [(1, "b")], "due at noon, the engineer comes at three; the others can wait");
    assert_eq!(breaks(&told), [] as [i64; 0]);
    let second = told.changed.iter().find(|c| c.number == 2).expect("put off");
    assert_eq!((second.now, second.then), (Some(at("2026-11-23T11:00")), Some(at("2026-11-23T15:00"))));
}

#[test]
fn who_would_have_stood_before_a_closed_door_misses_nothing_by_coming_later() {
    let mut job = theirs(1, "a", Some("2026-11-23T15:00"));
    job.place.site = Some(Named::new("склад", "склад"));
    let mut desk = backlog(vec![job], north(&["a", "b"]));
    let site = store(crate::desk::client::Access { hours: Some((14 * 60, 18 * 60)), ..Default::default() });
    desk.sites.insert(site.id.clone(), site);
    let gone = |when: &str| rehearse_absence(&desk, &policy(), monday(), &"a".into(), &[until(when)]);
    assert_eq!(gone("2026-11-23T13:00").changed, [], "the door opens at two whoever comes");
    let told = gone("2026-11-23T16:00");
    assert_eq!(moves(&told), [(1, "b")]);
    assert_eq!((told.changed[0].now, told.changed[0].then), (Some(at("2026-11-23T14:00")), Some(at("2026-11-23T14:00"))));
}

#[test]
fn a_long_absence_takes_what_has_no_deadline_too() {
    let desk = backlog(vec![theirs(3, "a", None)], north(&["a", "b"]));
    let told = rehearse_absence(&desk, &policy(), monday(), &"a".into(), &[until("2026-11-26T10:00")]);
    assert_eq!(moves(&told), [(3, "b")]);
}

#[test]
fn pinned_work_is_never_moved_and_its_break_is_told() {
    let mut job = theirs(1, "a", Some("2026-11-23T12:00"));
    job.extra.pinned = true;
    let desk = backlog(vec![job], north(&["a", "b"]));
    let told = rehearse_absence(&desk, &policy(), monday(), &"a".into(), &[until("2026-11-23T15:00")]);
    assert_eq!(moves(&told), []);
    let broken = &told.breaks().next().expect("it is told").breaks[0];
    assert_eq!((broken.due, broken.then), (at("2026-11-23T12:00"), Some(at("2026-11-23T15:00"))));
}

#[test]
fn what_nobody_can_take_stays_and_is_named() {
    let desk = backlog(vec![needs(theirs(1, "a", Some("2026-11-23T12:00")), "опс", 3)], north(&["a", "b"]));
    let told = rehearse_absence(&desk, &policy(), monday(), &"a".into(), &[until("2026-11-23T15:00")]);
    assert_eq!(moves(&told), []);
    assert_eq!(told.left().map(|c| c.number).collect::<Vec<_>>(), [1]);
    assert_eq!(breaks(&told), [1]);
}

#[test]
fn a_promise_of_whoever_takes_over_is_not_broken_for_a_promise_kept() {
    let mut desk = backlog(vec![theirs(1, "a", Some("2026-11-23T10:50"))], north(&["a", "b"]));
    // The other one's ticket is due a little later and takes its hour: taking over the first would make it late.
    let mut other = theirs(9, "b", Some("2026-11-23T10:55"));
    other.extra.promise = Some(Promise { text: "".into(), until: at("2026-11-23T10:30"), owner: "".into(), made: monday() });
    desk.held = vec![Row::of(&other)];
    let told = rehearse_absence(&desk, &policy(), monday(), &"a".into(), &[until("2026-11-23T15:00")]);
    assert_eq!(moves(&told), [], "two of the other's deadlines would break for one");
    assert_eq!(breaks(&told), [1]);
}

#[test]
fn a_rehearsal_of_no_absence_changes_nothing() {
    let desk = backlog(vec![theirs(1, "a", Some("2026-11-23T12:00"))], north(&["a", "b"]));
    assert_eq!(rehearse_absence(&desk, &policy(), monday(), &"a".into(), &[]), Rehearsal::default());
}

#[test]
fn a_raised_ticket_of_the_same_engineer_pushes_the_others_back() {
    let mut desk = backlog(Vec::new(), north(&["a"]));
    let (first, second) = (theirs(1, "a", Some("2026-11-23T10:30")), theirs(2, "a", Some("2026-11-23T17:00")));
    desk.held = vec![Row::of(&first), Row::of(&second)];
    let raised = due(second, "2026-11-23T10:15");
    let told = rehearse_raise(&desk, &raised, &policy(), monday());
    assert_eq!(breaks(&told), [1], "{told:?}");
    let broken = &told.breaks().next().expect("it is told").breaks[0];
    assert_eq!((broken.of, broken.due, broken.then), (ClockKind::Arrival, at("2026-11-23T10:30"), Some(at("2026-11-23T11:00"))));
    assert!(told.hurts_beside(&"t2".into()) && !told.hurts_beside(&"t1".into()));
}

#[test]
fn a_raised_ticket_of_the_queue_takes_the_last_place() {
    let mut units = north(&["a"]);
    units[0].capacity.tickets = 1;
    let (urgent, other) = (due(ticket(1, "север"), "2026-11-23T18:00"), due(ticket(2, "север"), "2026-11-23T19:00"));
    let desk = backlog(vec![urgent, other.clone()], units);
    let mut raised = other;
    raised.head.priority = Priority::Critical;
    let told = rehearse_raise(&desk, &raised, &policy(), monday());
    let left: Vec<i64> = told.left().map(|c| c.number).collect();
    assert_eq!((moves(&told), left), (vec![(2, "a")], vec![1]));
}

#[test]
fn a_raise_that_needs_no_room_of_others_moves_nobody() {
    let desk = backlog(vec![ticket(1, "север"), ticket(2, "север")], north(&["a", "b"]));
    let mut raised = desk.tickets[1].clone();
    raised.head.priority = Priority::High;
    assert_eq!(moves(&rehearse_raise(&desk, &raised, &policy(), monday())), []);
}

#[test]
fn what_goes_first_makes_the_others_later_by_its_work() {
    let desk =
        backlog(vec![due(ticket(1, "север"), "2026-11-23T10:30"), due(ticket(2, "север"), "2026-11-23T12:30")], north(&["a"]));
    let told = rehearse_first(&desk, &"t2".into(), &"a".into(), &policy(), monday());
    assert_eq!(breaks(&told), [1]);
    let [first, second] = &told.changed[..] else { panic!("{told:?}") };
    assert_eq!((first.number, first.later(), second.number, second.later()), (1, Some(60), 2, Some(-60)));
}

#[test]
fn what_goes_first_of_held_work_is_compared_with_the_queue_as_it_is() {
    let mut desk = backlog(Vec::new(), north(&["a"]));
    desk.held = vec![Row::of(&theirs(1, "a", Some("2026-11-23T10:30"))), Row::of(&theirs(2, "a", Some("2026-11-23T12:30")))];
    let told = rehearse_first(&desk, &"t2".into(), &"a".into(), &policy(), monday());
    assert_eq!((breaks(&told), moves(&told).len()), (vec![1], 0));
}

prop_compose! {
    fn crowd()(jobs in prop::collection::vec((0_usize..4, prop::option::of(10_u32..19), any::<bool>()), 1..12)) -> Vec<Ticket> {
        jobs.into_iter().enumerate().map(|(place, (unit, hour, pinned))| {
            let when = hour.map(|hour| format!("2026-11-23T{hour}:30"));
            let mut job = theirs(place as i64 + 1, ["a", "b", "c", "d"][unit], when.as_deref());
            job.extra.pinned = pinned;
            job
        }).collect()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Whatever the desk: nothing of others changes hands, nothing pinned moves, and no more breaks than if nothing moved.
    #[test]
    fn an_absence_moves_only_its_own_and_never_breaks_more_than_it_must(jobs in crowd(), hours in 11_u32..19) {
        let (gone, others): (Vec<_>, Vec<_>) =
            jobs.into_iter().partition(|t| t.people.assignee.as_ref().is_some_and(|h| h.unit.id.as_str() == "a"));
        let mut desk = backlog(gone, north(&["a", "b", "c", "d"]));
        desk.held = others.iter().map(Row::of).collect();
        let away = [until(&format!("2026-11-23T{hours}:00"))];
        let told = rehearse_absence(&desk, &policy(), monday(), &"a".into(), &away);
        for moved in told.moves() {
            let ticket = desk.tickets.iter().find(|t| t.head.id == moved.ticket).expect("one of theirs");
            prop_assert!(!ticket.extra.pinned);
        }
        let mut nailed = desk.clone();
        for ticket in &mut nailed.tickets {
            ticket.extra.pinned = true;
        }
        let stays = rehearse_absence(&nailed, &policy(), monday(), &"a".into(), &away);
        let broken = |told: &Rehearsal| told.changed.iter().map(|c| c.breaks.len()).sum::<usize>();
        prop_assert!(broken(&told) <= broken(&stays));
        desk.tickets.reverse();
        desk.held.reverse();
        desk.units.reverse();
        prop_assert_eq!(told, rehearse_absence(&desk, &policy(), monday(), &"a".into(), &away), "the order of rows is nothing");
    }
}
