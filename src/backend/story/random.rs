//! Random days: both desks come to the same.

use super::bench::*;
use crate::backend::{Board, Failure};
use crate::desk::change::tests::any_change;
use crate::desk::*;
use proptest::prelude::*;

/// What happens on a random day: a change of one of three tickets, seen at some version or none, or an undo.
#[derive(Clone, Debug)]
pub(super) enum Happening {
    Change { ticket: usize, what: Change, stale: bool },
    Undo,
}

impl Happening {
    /// What is wished for, on one of these tickets.
    pub(super) fn act(&self, tickets: &[TicketId]) -> Act {
        match self {
            Self::Change { ticket, what, stale } => {
                Act::Ticket { id: tickets[*ticket].clone(), what: what.clone(), seen: stale.then_some(0) }
            }
            Self::Undo => Act::Undo { seq: None },
        }
    }
}

/// A random day.
pub(super) fn day() -> impl Strategy<Value = Vec<Happening>> {
    let changed = (0..3_usize, any_change(), proptest::bool::weighted(0.1)).prop_map(|(ticket, what, stale)| Happening::Change {
        ticket,
        what,
        stale,
    });
    proptest::collection::vec(prop_oneof![5 => changed, 1 => Just(Happening::Undo)], 1..16)
}

async fn live(on: On, day: &[Happening]) -> (Vec<Row>, Vec<Event>, Vec<String>) {
    let bench = bench(on).await;
    let mut ids = Vec::new();
    for n in 0..3 {
        ids.push(bench.register(&format!("заявка {n}")).await);
    }
    let mut answers = Vec::new();
    for happening in day {
        answers.push(match bench.try_do(bench.wish(happening.act(&ids))).await {
            Ok(applied) => format!("done {}", applied.event.seq),
            Err(Failure::Refused { code, .. }) => code,
            Err(Failure::Conflict { theirs, .. }) => format!("conflict {}", theirs.version),
            Err(other) => panic!("{other:?}"),
        });
    }
    let mut log = bench.log().await;
    log.retain(|e| e.subject != Subject::Desk);
    (bench.board(Board::All).await.0, log, answers)
}

pub(super) fn on_a_clock<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(work)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_same_day_comes_out_the_same_on_both_desks(day in day()) {
        let (memory, sqlite) = on_a_clock(async { (live(On::Memory, &day).await, live(On::Sqlite, &day).await) });
        prop_assert_eq!(memory.2, sqlite.2);
        prop_assert_eq!(memory.1, sqlite.1);
        prop_assert_eq!(memory.0, sqlite.0);
    }
}
