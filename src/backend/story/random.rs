//! Random days: both desks come to the same, and every change can be taken back.

use super::bench::*;
use crate::backend::{Board, Failure};
use crate::desk::*;
use proptest::prelude::*;

fn change() -> impl Strategy<Value = Change> {
    let at = (0..100_i64).prop_map(|n| Moment(MORNING.0 + n * 60_000));
    let phase = prop_oneof![
        Just(Phase::Open),
        Just(Phase::Solved),
        Just(Phase::Closed),
        at.clone().prop_map(|at| Phase::Waiting { reason: "client".into(), until: Some(at) }),
        Just(Phase::Waiting { reason: "third-party".into(), until: None }),
    ];
    let charge = prop_oneof![Just(Charge::None), Just(Charge::Quota { contract: "c1".into() })];
    let one = prop_oneof![
        at.clone().prop_map(|at| told("petrov", at)),
        at.clone().prop_map(|at| told("sidorov", at)),
        Just(Change::Assign { to: None, over: None }),
        at.clone().prop_map(|at| Change::Answer { handed: Handed::Confirmed { at } }),
        at.clone().prop_map(|at| Change::Answer { handed: Handed::Refused { at } }),
        (0..4_usize, charge).prop_map(|(n, charge)| Change::SetPriority {
            to: Priority::ALL[n],
            why: Basis::ClientAsked { contact: None, charge }
        }),
        (0..4_usize).prop_map(|n| Change::SetPriority { to: Priority::ALL[n], why: Basis::Reassessed }),
        phase.prop_map(|to| Change::SetPhase { to }),
        at.clone().prop_map(|until| Change::Promise {
            to: Some(ticket::Promise { text: "слово".into(), until, owner: "я".into(), made: MORNING })
        }),
        Just(Change::Promise { to: None }),
        at.prop_map(|at| Change::Visit {
            to: Some(visit::Visit { state: visit::VisitState::OnSite, since: Some(at), ..Default::default() })
        }),
        "[а-я]{0,3}".prop_map(|name| Change::Move { to: Group(name) }),
        any::<bool>().prop_map(|on| Change::Pin { on }),
        (0..5_u32).prop_map(|calls| Change::CalledAgain { calls }),
    ];
    let several = proptest::collection::vec(one.clone(), 2..4).prop_map(|changes| Change::Several { changes });
    prop_oneof![6 => one, 1 => several]
}

/// What happens on a random day: a change of one of three tickets, seen at some version or none, or an undo.
#[derive(Clone, Debug)]
enum Happening {
    Change { ticket: usize, what: Change, stale: bool },
    Undo,
}

fn day() -> impl Strategy<Value = Vec<Happening>> {
    let changed = (0..3_usize, change(), proptest::bool::weighted(0.1)).prop_map(|(ticket, what, stale)| Happening::Change {
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
        let act = match happening {
            Happening::Change { ticket, what, stale } => {
                Act::Ticket { id: ids[*ticket].clone(), what: what.clone(), seen: stale.then_some(0) }
            }
            Happening::Undo => Act::Undo { seq: None },
        };
        answers.push(match bench.try_do(bench.wish(act)).await {
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

fn on_a_clock<T>(work: impl Future<Output = T>) -> T {
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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn a_change_and_its_inverse_leave_what_they_touch_as_it_was(first in change(), what in change()) {
        let mut ticket = ticket("заявка");
        ticket.head.version = 1;
        if let Ok(next) = change::apply(&ticket, &first, MORNING) {
            ticket = next;
        }
        if let (Ok(next), Undo::Change { inverse }) = (change::apply(&ticket, &what, MORNING), what.inverse(&ticket, 1)) {
            if let Ok(back) = change::apply(&next, &inverse, MORNING) {
                prop_assert_eq!(what.touched(&back), what.touched(&ticket));
                prop_assert_eq!(back.extra.lines, ticket.extra.lines);
            } else {
                prop_assert_eq!(next.head.phase.kind(), PhaseKind::Closed, "only a closed ticket refuses to go back");
            }
        }
    }
}
