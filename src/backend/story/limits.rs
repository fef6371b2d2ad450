//! What uses up the limits of a contract: visits that are over, consultations, raises; gift time first, and an undo gives it back.

use super::bench::*;
use crate::backend::{Answer, Read};
use crate::desk::contract::{Contract, Quota, QuotaKind};
use crate::desk::record::Kind;
use crate::desk::visit::VisitState;
use crate::desk::*;
use rstest::rstest;

async fn with_limits(on: On, quotas: Vec<Quota>) -> Bench {
    let bench = bench(on).await;
    let mut contract = contract(&bench).await;
    contract.quotas = quotas;
    bench.load(vec![Load::Record(Record::Contract(Box::new(contract)))]).await;
    bench
}

async fn contract(bench: &Bench) -> Contract {
    match bench.desk.read(Read::Records(Kind::Contract)).await.unwrap() {
        Answer::Records(records) => match records.into_iter().next() {
            Some(Record::Contract(contract)) => *contract,
            other => panic!("no contract: {other:?}"),
        },
        other => panic!("no records: {other:?}"),
    }
}

fn used(kind: QuotaKind, total: i64, used: i64) -> Quota {
    Quota { used, ..quota(kind, total) }
}

/// What is used of visits, phone minutes, gift minutes.
async fn spent(bench: &Bench) -> [i64; 3] {
    let mut all = [0; 3];
    for (place, kind) in [QuotaKind::Visits, QuotaKind::PhoneMinutes, QuotaKind::GiftMinutes].into_iter().enumerate() {
        all[place] = bench.used(kind).await;
    }
    all
}

async fn talk(bench: &Bench, id: &str, minutes: i64) -> Applied {
    let call = Call { id: id.into(), ended: Some(MORNING + Minutes(minutes)), ..call(CallState::Ended) };
    bench.act(Act::Call { call: Box::new(call) }).await
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn a_consultation_burns_gift_time_first(#[case] on: On) {
    let bench = with_limits(on, vec![quota(QuotaKind::PhoneMinutes, 60), used(QuotaKind::GiftMinutes, 30, 20)]).await;
    let done = talk(&bench, "first", 25).await;
    assert_eq!(spent(&bench).await, [0, 15, 30]);
    assert_eq!(done.event.after["burnt"], serde_json::json!({ "minutes": 25, "gift": 10, "contract": "c1" }));
    talk(&bench, "second", 5).await;
    assert_eq!(spent(&bench).await, [0, 20, 30], "then the minutes of the contract");
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn a_visit_above_the_limit_is_paid_out_of_gift_time_and_an_undo_gives_it_back(#[case] on: On) {
    let bench = with_limits(on, vec![used(QuotaKind::Visits, 4, 3), used(QuotaKind::GiftMinutes, 120, 30)]).await;
    let trip = |state| Change::Trip { state, expected: None };
    let (first, second) = (bench.register("камера").await, bench.register("дверь").await);
    bench.change(&first, trip(VisitState::Done)).await;
    assert_eq!(spent(&bench).await, [4, 0, 30], "within the limit a visit is a visit");
    bench.change(&second, trip(VisitState::Done)).await;
    assert_eq!(spent(&bench).await, [4, 0, 31], "above it the minutes of the work count");
    assert!(bench.ticket(&second).await.extra.lines.is_empty(), "and nothing is charged");
    bench.undo(None).await.unwrap();
    assert_eq!(spent(&bench).await, [4, 0, 30]);
    bench.undo(None).await.unwrap();
    assert_eq!(spent(&bench).await, [3, 0, 30]);
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn a_new_period_begins_with_the_first_use_of_it(#[case] on: On) {
    let month = |used| Quota {
        used,
        every: Period::Month,
        from: Moment::parse("2026-10-01T00:00:00+03:00"),
        until: Moment::parse("2026-11-01T00:00:00+03:00"),
        ..quota(QuotaKind::Visits, 4)
    };
    let bench = with_limits(on, vec![month(4)]).await;
    let id = bench.register("камера").await;
    bench.change(&id, Change::Trip { state: VisitState::Done, expected: None }).await;
    let now = &contract(&bench).await.quotas[0];
    assert_eq!((now.used, now.until), (1, Moment::parse("2026-12-01T00:00:00+03:00")));
}
