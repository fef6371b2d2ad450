//! Planned maintenance on a desk: made once, whoever makes it, and taken back together.

use super::bench::*;
use crate::backend::{Answer, Board, Read};
use crate::desk::contract::{Conditions, QuotaKind};
use crate::desk::regulation::tests::regulation;
use crate::desk::terms::terms;
use crate::desk::visit::VisitState;
use crate::desk::*;
use crate::sla::{Calendars, upkeep};
use chrono_tz::Europe::Moscow;
use rstest::rstest;

/// The wishes for the visits that the bench's contract asks for in this month and the next.
fn wishes(bench: &Bench, batch: &str) -> Vec<Wish> {
    let (mut package, mut contract, mut company, mut sites) = (None, None, None, Vec::new());
    for record in furniture() {
        match record {
            Record::Package(one) => package = Some(*one),
            Record::Contract(one) => contract = Some(*one),
            Record::Company(one) if one.id.as_str() == "vector" => company = Some(*one),
            Record::Site(one) => sites.push(*one),
            _ => {}
        }
    }
    let (package, contract, company) = (package.unwrap(), contract.unwrap(), company.unwrap());
    let conditions = Conditions { upkeep: Some(vec![regulation("video")]), ..Conditions::default() };
    let contract = contract::Contract { from: MORNING, until: MORNING + Minutes(60 * 24 * 365), conditions, ..contract };
    let calendars = Calendars::builtin();
    let paper = upkeep::Paper {
        terms: terms(Some(&contract), Some(&package)),
        company: &company,
        sites: &sites,
        assets: &[],
        planned: &[],
    };
    let due = upkeep::due(&paper, &calendars, Moscow, MORNING, MORNING + Minutes(60 * 24 * 31));
    assert_eq!(due.len(), 2, "November and December");
    let wish = |due: &upkeep::Due| {
        let what = Change::Register { ticket: Box::new(due.as_ticket(MORNING)) };
        let act = Act::Ticket { id: due.ticket.clone(), what, seen: None };
        Wish { id: WishId::from(due.ticket.to_string()), batch: Some(batch.into()), ..bench.wish(act) }
    };
    due.iter().map(wish).collect()
}

async fn there(bench: &Bench) -> Vec<Ticket> {
    match bench.desk.read(Read::Tickets(Board::All)).await.unwrap() {
        Answer::Tickets(tickets) => tickets,
        other => panic!("no tickets: {other:?}"),
    }
}

#[rstest]
#[tokio::test]
async fn maintenance_is_made_once_whoever_makes_it(#[values(On::Memory, On::Sqlite)] on: On) {
    let bench = bench(on).await;
    let first = bench.desk.apply(wishes(&bench, "b1")).await.unwrap();
    assert!(first.iter().all(Result::is_ok), "{first:?}");
    let made = there(&bench).await;
    assert_eq!(made.len(), 2);
    let again = bench.desk.apply(wishes(&bench, "b2")).await.unwrap();
    let batches: Vec<_> = again.iter().map(|one| one.as_ref().unwrap().event.batch.clone().unwrap()).collect();
    assert_eq!(batches, ["b1".into(), "b1".into()], "the second hears of what the first has done");
    assert_eq!(there(&bench).await, made);
    // Two that do it at the same time.
    let other = super::bench::bench(on).await;
    let (a, b) = tokio::join!(other.desk.apply(wishes(&other, "a")), other.desk.apply(wishes(&other, "b")));
    assert!(a.unwrap().iter().chain(&b.unwrap()).all(Result::is_ok));
    assert_eq!(there(&other).await.len(), 2);
}

#[rstest]
#[tokio::test]
async fn the_whole_batch_is_taken_back_by_one_undo(#[values(On::Memory, On::Sqlite)] on: On) {
    let bench = bench(on).await;
    let made = bench.desk.apply(wishes(&bench, "b1")).await.unwrap();
    let seq = made[0].as_ref().unwrap().event.seq;
    bench.undo(Some(seq)).await.unwrap();
    let all = there(&bench).await;
    assert!(all.iter().all(|ticket| ticket.head.phase == Phase::Closed), "{all:?}");
    bench.desk.apply(wishes(&bench, "b2")).await.unwrap();
    assert_eq!(there(&bench).await.len(), 2, "what was taken back on purpose does not come again by itself");
}

#[rstest]
#[tokio::test]
async fn a_regulated_visit_takes_nothing_from_the_visits_that_are_paid_for(#[values(On::Memory, On::Sqlite)] on: On) {
    let bench = bench(on).await;
    bench.desk.apply(wishes(&bench, "b1")).await.unwrap();
    let id = there(&bench).await[0].head.id.clone();
    bench.change(&id, Change::Trip { state: VisitState::Done, expected: None }).await;
    assert_eq!(bench.used(QuotaKind::Visits).await, 0);
    let called = bench.register("Камера не пишет").await;
    bench.change(&called, Change::Trip { state: VisitState::Done, expected: None }).await;
    assert_eq!(bench.used(QuotaKind::Visits).await, 1, "the one that they called for does");
}

#[rstest]
#[tokio::test]
async fn tickets_are_read_by_their_names(#[values(On::Memory, On::Sqlite)] on: On) {
    let bench = bench(on).await;
    let id = bench.register("Касса").await;
    let Answer::Tickets(found) = bench.desk.read(Read::These(vec!["gone".into(), id.clone()])).await.unwrap() else { panic!() };
    assert_eq!(found.iter().map(|t| t.head.id.clone()).collect::<Vec<_>>(), [id]);
}
