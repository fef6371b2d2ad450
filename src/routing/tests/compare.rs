//! Two policies on one desk: who goes instead of whom, and what made the difference.

use super::desk::{backlog, monday, policy, skilled, ticket, weekly};
use crate::desk::*;
use crate::routing::{Because, Comparison, Made, Rule, TermName, compare, plan};

fn at_work(id: &str, zone: &str, level: u8) -> Unit {
    let mut unit = skilled(id, zone, &[("опс", level)]);
    unit.shifts = weekly(540, 1080);
    unit
}

fn compared(desk: &Backlog, before: &Policy, after: &Policy) -> Comparison {
    let (old, new) = (plan(desk, before, monday()), plan(desk, after, monday()));
    compare(desk, monday(), Made { policy: before, plan: &old }, Made { policy: after, plan: &new })
}

/// One ticket in the north, a strong engineer there and a weak one in the centre.
fn near_and_far() -> Backlog {
    let job = super::desk::needs(ticket(1, "север"), "опс", 2);
    backlog(vec![job], vec![at_work("сильный", "север", 5), at_work("слабый", "центр", 2)])
}

#[test]
fn the_same_policy_changes_nothing() {
    let told = compared(&near_and_far(), &policy(), &policy());
    assert_eq!(told.moved, []);
    assert!(told.classes.iter().all(|class| class.before == class.after), "{told:?}");
}

#[test]
fn the_term_that_made_the_difference_is_named_with_its_minutes() {
    let mut after = policy();
    after.routing.over_qualified = 100;
    let told = compared(&near_and_far(), &policy(), &after);
    let moved = &told.moved[0];
    let name = |unit: &Option<Named<UnitId>>| unit.as_ref().map(|u| u.id.to_string());
    assert_eq!((name(&moved.before).as_deref(), name(&moved.after).as_deref()), (Some("сильный"), Some("слабый")));
    // Three levels too many: 3 x 4 before, 3 x 100 after.
    assert_eq!(moved.because, Because::Term(TermName::OverQualified, 288));
}

#[test]
fn a_rule_that_forbids_or_allows_is_named() {
    let mut closed = policy();
    closed.routing.neighbours = false;
    let desk = backlog(vec![ticket(1, "север")], vec![at_work("сосед", "центр", 2)]);
    let told = compared(&desk, &policy(), &closed);
    assert_eq!((told.moved[0].after.clone(), told.moved[0].because), (None, Because::NoLonger(Rule::Zone)));
    assert_eq!(told.classes[0].before, (1, 1));
    assert_eq!(told.classes[0].after, (0, 1));
    let told = compared(&desk, &closed, &policy());
    assert_eq!((told.moved[0].before.clone(), told.moved[0].because), (None, Because::NowMay(Rule::Zone)));
}

#[test]
fn where_the_room_went_to_others_that_is_said() {
    let (mut first, second) = (ticket(1, "север"), ticket(2, "север"));
    first.head.priority = Priority::High;
    let mut only = at_work("один", "север", 2);
    only.capacity.tickets = 1;
    let desk = backlog(vec![first, second], vec![only]);
    let mut after = policy();
    after.routing.urgency = [0, 3, 0, 0];
    let told = compared(&desk, &policy(), &after);
    let of = |number: i64| told.moved.iter().find(|moved| moved.number == number).expect("moved");
    assert_eq!(of(1).because, Because::Urgency(2, 0));
    assert_eq!(of(2).because, Because::Urgency(1, 3));
}
