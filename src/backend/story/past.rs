//! The board as it stood: the log tells every moment of the day again.

use super::bench::*;
use super::random::{Happening, day, on_a_clock};
use crate::backend::{Answer, Board, Read};
use crate::desk::*;
use proptest::prelude::*;

async fn past(bench: &Bench, at: Moment) -> Past {
    match bench.desk.read(Read::Past(at)).await.unwrap() {
        Answer::Past(past) => *past,
        other => panic!("{other:?}"),
    }
}

/// Lives a day and looks back at each of its moments.
async fn looked_back(on: On, day: &[Happening]) {
    let bench = bench(on).await;
    let mut stood: Vec<(Moment, Vec<Row>)> = Vec::new();
    let mut ids = Vec::new();
    for n in 0..3 {
        ids.push(bench.register(&format!("заявка {n}")).await);
        stood.push((bench.now(), bench.board(Board::Open).await.0));
    }
    for happening in day {
        let _ = bench.try_do(bench.wish(happening.act(&ids))).await;
        stood.push((bench.now(), bench.board(Board::Open).await.0));
    }
    for (at, rows) in stood {
        let past = past(&bench, at).await;
        assert_eq!(past.rows, rows, "{on:?} at {at}");
        assert_eq!((past.by_outcome, past.terms_changed), (0, None));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_log_tells_the_board_of_every_moment_again(day in day()) {
        on_a_clock(async {
            looked_back(On::Memory, &day).await;
            looked_back(On::Sqlite, &day).await;
        });
    }
}

#[tokio::test]
async fn before_a_ticket_was_registered_it_did_not_stand_there() {
    for on in [On::Memory, On::Sqlite] {
        let bench = bench(on).await;
        bench.register("первая").await;
        let between = bench.now();
        bench.register("вторая").await;
        let past = past(&bench, between).await;
        assert_eq!(past.rows.iter().map(|r| r.subject.raw()).collect::<Vec<_>>(), ["первая"]);
        assert_eq!(past.log_begins, Some(Moment(MORNING.0 + 1_000)));
    }
}

#[tokio::test]
async fn of_a_ticket_that_came_with_its_outcome_only_what_is_known_is_told_as_such() {
    for on in [On::Memory, On::Sqlite] {
        let bench = bench(on).await;
        let mut old = ticket("давняя");
        old.head.id = "old".into();
        old.head.number = 77;
        old.head.created = Moment(MORNING.0 - 5 * moment::HOUR);
        old.head.phase = Phase::Solved;
        old.clocks.solved = Some(Moment(MORNING.0 - moment::HOUR));
        bench.load(vec![Load::Ticket(Box::new(old))]).await;
        let then = past(&bench, Moment(MORNING.0 - 2 * moment::HOUR)).await;
        assert_eq!((then.rows.len(), then.by_outcome), (1, 1), "it was not solved yet");
        assert_eq!((then.rows[0].facts.phase, then.rows[0].facts.seldom.breached), (PhaseKind::New, None));
        let later = past(&bench, MORNING).await;
        assert_eq!((later.rows.len(), later.by_outcome), (0, 0));
        let earlier = past(&bench, Moment(MORNING.0 - 6 * moment::HOUR)).await;
        assert_eq!(earlier.rows.len(), 0, "it was not registered yet");
    }
}

#[tokio::test]
async fn terms_that_were_loaded_since_are_said() {
    for on in [On::Memory, On::Sqlite] {
        let bench = bench(on).await;
        let past = past(&bench, Moment(MORNING.0 - moment::HOUR)).await;
        assert_eq!(past.terms_changed, Some(MORNING), "the bench loads contracts in the morning");
    }
}

#[tokio::test]
async fn arrivals_and_deadlines_are_counted_alike_on_both_desks() {
    let mut told = Vec::new();
    for on in [On::Memory, On::Sqlite] {
        let bench = bench(on).await;
        for n in 0..3 {
            bench.register(&format!("заявка {n}")).await;
        }
        let (from, to) = (Moment(MORNING.0 - moment::DAY), Moment(MORNING.0 + 3 * moment::DAY));
        let Answer::Arrivals(arrivals) = bench.desk.read(Read::Arrivals { from, to }).await.unwrap() else { panic!() };
        let Answer::Judged(judged) = bench.desk.read(Read::Judged { from, to }).await.unwrap() else { panic!() };
        assert_eq!(arrivals.quarters.iter().map(|q| q.1).sum::<u32>(), 3);
        assert!(!judged.is_empty() && judged.iter().all(|j| from <= j.due && j.due < to));
        let Answer::Judged(none) = bench.desk.read(Read::Judged { from, to: from }).await.unwrap() else { panic!() };
        assert_eq!(none, []);
        told.push((arrivals, judged));
    }
    assert_eq!(told[0], told[1]);
}
