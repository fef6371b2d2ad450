//! Explanations, warnings, and the order of the board.

use super::clocks::*;
use crate::desk::*;
use crate::sla::*;
use proptest::prelude::*;

#[test]
fn an_explanation_tells_each_pause_each_interval_and_adds_up() {
    let desk = desk();
    let mut t = desk.register(monday("10:00"), Mode::Remote);
    desk.change(&mut t, &wait("client"), monday("11:00"));
    desk.change(&mut t, &enter(Phase::Open), monday("15:00"));
    let told = explain(&t, &desk.terms(), tuesday("09:30"));
    let story = told.clocks.iter().find(|s| s.kind == ClockKind::Resolution).unwrap();
    assert_eq!((story.rule, story.calendar_name.as_str(), story.zone), (Rule::Resolution, "8×5 RU", chrono_tz::Europe::Moscow));
    assert_eq!(story.pauses, [Pause { from: monday("11:00"), to: Some(monday("15:00")), reason: "client".into() }]);
    let worked: Vec<_> = story.worked.first.iter().map(|i| (i.from, i.to)).collect();
    assert_eq!(
        worked,
        [(monday("10:00"), monday("11:00")), (monday("15:00"), monday("18:00")), (tuesday("09:00"), tuesday("09:30")),]
    );
    assert_eq!((story.used, story.left, story.goal), (Minutes(270), Some(Minutes(210)), Some(Minutes(480))));
    assert_eq!(story.due, Due::At { at: tuesday("13:00") });
    let reaction = told.clocks.iter().find(|s| s.kind == ClockKind::Reaction).unwrap();
    assert!(reaction.missed && reaction.on_board && reaction.pauses.is_empty());
    assert!(serde_json::to_string(&told).unwrap().contains("\"zone\":\"Europe/Moscow\""));
}

#[test]
fn a_long_explanation_tells_both_ends_and_counts_the_middle() {
    let desk = desk();
    let t = desk.register(monday("10:00"), Mode::Remote);
    let later = Moment(monday("10:00").0 + 120 * moment::DAY);
    let told = explain(&t, &desk.terms(), later);
    let story = told.clocks.iter().find(|s| s.kind == ClockKind::Resolution).unwrap();
    assert_eq!((story.worked.first.len(), story.worked.last.len()), (20, 20));
    let all = desk.calendars.get(&"8x5".into()).unwrap().intervals(monday("10:00"), later).len();
    assert_eq!(story.worked.between, all - 40);
}

#[test]
fn thresholds_are_crossed_once_each_and_in_order() {
    let desk = desk();
    let mut t = desk.register(monday("10:00"), Mode::Remote);
    desk.change(&mut t, &assign("Сидоров", monday("10:00")), monday("10:00"));
    desk.change(&mut t, &accept(monday("10:00")), monday("10:00"));
    assert_eq!(t.clocks.due_of, Some(ClockKind::Resolution));
    assert_eq!(t.clocks.warn_at.first(), Some(&monday("15:00")), "half of its time is left");
    assert_eq!(t.clocks.warn_at.len(), 2);
    desk.change(&mut t, &wait("client"), monday("13:30"));
    assert_eq!(t.clocks.warn_at, [], "what stands does not warn");
    desk.change(&mut t, &promise(monday("17:00"), monday("14:00")), monday("14:00"));
    assert_eq!(t.clocks.warn_at, [monday("15:30"), monday("16:42")], "a promise by the time on the wall");
}

fn any_row() -> impl Strategy<Value = Row> {
    let due = prop_oneof![
        (0..5_i64).prop_map(|at| Due::At { at: Moment(at) }),
        (-2..3_i64).prop_map(|left| Due::Paused { left: Minutes(left) }),
        Just(Due::BestEffort),
        Just(Due::None),
    ];
    (due, 0..4_usize, 0..3_i64, 0..1000_i64).prop_map(|(due, priority, created, number)| {
        let mut row = Row::of(&desk().register(Moment(created), Mode::Remote));
        row.facts.due = due;
        row.facts.priority = Priority::ALL[priority];
        row.number = number;
        row
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_order_of_the_board_is_total_and_the_same_from_any_start(rows in proptest::collection::vec(any_row(), 0..40), turn in 0..40_usize) {
        let mut rows: Vec<Row> = rows;
        rows.sort_by_key(|r| r.number);
        rows.dedup_by_key(|r| r.number);
        let mut other = rows.clone();
        if !other.is_empty() {
            let by = turn % other.len();
            other.rotate_left(by);
        }
        rows.sort_unstable_by_key(Row::place);
        other.sort_unstable_by_key(Row::place);
        prop_assert_eq!(&rows, &other);
        for pair in rows.windows(2) {
            prop_assert!(pair[0].place() < pair[1].place(), "two rows share a place");
            let ranks = (pair[0].facts.due.rank(), pair[1].facts.due.rank());
            prop_assert!(ranks.0 <= ranks.1);
            if let (Some(a), Some(b)) = (pair[0].facts.due.at(), pair[1].facts.due.at()) {
                prop_assert!(a <= b);
            }
        }
    }
}
