//! Levelling: the fewest moves, each of which lowers the load, and none that breaks a word.

use super::desk::*;
use crate::desk::ticket::Promise;
use crate::desk::visit::{Visit, VisitState};
use crate::desk::*;
use crate::routing::rebalance;
use proptest::prelude::*;
use std::collections::BTreeMap;

fn job(number: i64, unit: &str, minutes: i64) -> Ticket {
    let mut job = ticket(number, "север");
    job.work.effort = Minutes(minutes);
    job.head.phase = Phase::Open;
    let handed = Handed::Confirmed { at: monday() };
    job.people.assignee = Some(Assignment { unit: Named::new(unit, unit), handed, since: monday() });
    job
}

fn units(names: &[&str]) -> Vec<Unit> {
    names.iter().map(|name| skilled(name, "север", &[])).collect()
}

fn moved(desk: &Backlog) -> Vec<(i64, String)> {
    let balance = rebalance(desk, &policy(), monday());
    balance.moves().map(|c| (c.number, c.to.as_ref().expect("to whom").id.to_string())).collect()
}

#[test]
fn one_move_is_enough_where_one_is_enough() {
    let desk = backlog(vec![job(1, "a", 30), job(2, "a", 200), job(3, "a", 60), job(4, "a", 60)], units(&["a", "b"]));
    assert_eq!(moved(&desk), [(2, "b".to_owned())], "350 and nothing, level at 150 and 200");
    let balance = rebalance(&desk, &policy(), monday());
    let level = balance.level.expect("levelled");
    assert_eq!((level.mean, level.before, level.after), (Minutes(175), Minutes(350), Minutes(200)));
}

#[test]
fn how_level_is_level_is_the_houses_word() {
    let desk = backlog(vec![job(1, "a", 60), job(2, "a", 60), job(3, "b", 60)], units(&["a", "b"]));
    let mut strict = policy();
    strict.times.level_above = Minutes(0);
    assert_eq!(rebalance(&desk, &strict, monday()).moves().count(), 0, "120 and 60 or 60 and 120: nobody gains");
    let desk = backlog(vec![job(1, "a", 60), job(2, "a", 30), job(3, "b", 30)], units(&["a", "b"]));
    assert_eq!(moved(&desk), [], "90 and 30 are level within the hour");
    let told = rebalance(&desk, &strict, monday());
    assert_eq!(told.moves().map(|c| c.number).collect::<Vec<_>>(), [2], "but not within a minute");
}

#[test]
fn who_has_little_more_than_the_others_is_left_alone() {
    let desk = backlog(vec![job(1, "a", 60), job(2, "a", 60), job(3, "b", 60)], units(&["a", "b"]));
    assert_eq!(moved(&desk), []);
}

#[test]
fn what_is_pinned_on_the_way_or_promised_in_an_hour_stays() {
    let mut stays = [job(1, "a", 120), job(2, "a", 120), job(3, "a", 120), job(4, "a", 120)];
    stays[0].extra.pinned = true;
    stays[1].extra.visit = Some(Visit { state: VisitState::Travelling, ..Visit::default() });
    stays[2].extra.promise = Some(Promise { text: "".into(), until: at("2026-11-23T10:50"), owner: "".into(), made: monday() });
    let desk = backlog(stays.to_vec(), units(&["a", "b"]));
    assert_eq!(moved(&desk), [(4, "b".to_owned())]);
}

#[test]
fn nobody_is_given_what_they_may_not_do() {
    let tickets = vec![needs(job(1, "a", 200), "опс", 3), needs(job(2, "a", 200), "опс", 3)];
    assert_eq!(moved(&backlog(tickets.clone(), units(&["a", "b"]))), []);
    let mut able = units(&["a", "b", "c"]);
    able[2].can.skills = vec![Skill { tag: "опс".into(), level: 3 }];
    assert_eq!(moved(&backlog(tickets, able)), [(1, "c".to_owned())]);
}

#[test]
fn a_move_that_breaks_a_deadline_is_none() {
    // Whoever has room comes from another zone and would be there forty minutes later.
    let jobs = vec![due(job(1, "a", 150), "2026-11-23T10:20"), due(job(2, "a", 150), "2026-11-23T12:35")];
    let mut people = units(&["a", "b"]);
    people[1].can.zones = vec![Zone("юг".into()), Zone("север".into())];
    let desk = backlog(jobs.clone(), people.clone());
    assert_eq!(moved(&desk), [(2, "b".to_owned())], "the first would be late");
    people[1].shifts = weekly(12 * 60, 20 * 60);
    assert_eq!(moved(&backlog(jobs, people)), [], "nor does whoever is not at work take anything");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Each desk becomes more level, never less; what moves is movable, and no order of rows changes the answer.
    #[test]
    fn the_load_falls_and_the_order_of_rows_is_nothing(
        jobs in prop::collection::vec((0_usize..4, 10_i64..240, any::<bool>()), 1..14),
    ) {
        let tickets: Vec<Ticket> = jobs.iter().enumerate().map(|(place, (unit, minutes, pinned))| {
            let mut job = job(place as i64 + 1, ["a", "b", "c", "d"][*unit], *minutes);
            job.extra.pinned = *pinned;
            job
        }).collect();
        let mut desk = backlog(tickets, units(&["a", "b", "c", "d"]));
        let balance = rebalance(&desk, &policy(), monday());
        let mut load: BTreeMap<UnitId, i64> = BTreeMap::new();
        for ticket in &desk.tickets {
            *load.entry(ticket.people.assignee.as_ref().expect("held").unit.id.clone()).or_default() += ticket.work.effort.0;
        }
        let most = load.values().sum::<i64>() / 4 + policy().times.level_above.0;
        let too_much = |load: &BTreeMap<UnitId, i64>| load.values().map(|minutes| (minutes - most).max(0)).sum::<i64>();
        let before = too_much(&load);
        for moved in balance.moves() {
            let ticket = desk.tickets.iter().find(|t| t.head.id == moved.ticket).expect("a ticket");
            prop_assert!(!ticket.extra.pinned);
            *load.entry(moved.from.as_ref().expect("from").id.clone()).or_default() -= ticket.work.effort.0;
            *load.entry(moved.to.as_ref().expect("to").id.clone()).or_default() += ticket.work.effort.0;
        }
        prop_assert!(balance.level.is_some_and(|level| level.after <= level.before));
        let moves = balance.moves().count();
        prop_assert!(too_much(&load) <= before - moves as i64, "each move takes something away");
        desk.tickets.reverse();
        desk.units.reverse();
        prop_assert_eq!(balance, rebalance(&desk, &policy(), monday()));
    }
}
