//! Phone calls: what they take of a contract, what they leave on a ticket, and who waits for a call back.

use super::bench::*;
use crate::backend::{Answer, Read};
use crate::desk::call::Way;
use crate::desk::contract::QuotaKind;
use crate::desk::visit::VisitState;
use crate::desk::{Act, Call, CallState, Change, Minutes, Moment, Named, TicketId};
use rstest::rstest;

async fn tell(bench: &Bench, call: Call) {
    bench.act(Act::Call { call: Box::new(call) }).await;
}

async fn calls(bench: &Bench, what: Read) -> Vec<(String, CallState)> {
    let Answer::Calls(calls) = bench.desk.read(what).await.unwrap() else { panic!("no calls") };
    calls.into_iter().map(|call| (call.id.to_string(), call.state)).collect()
}

async fn minutes(bench: &Bench, ticket: &TicketId) -> Vec<i64> {
    bench.ticket(ticket).await.extra.time.iter().map(|entry| entry.minutes.0).collect()
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn a_talk_about_a_ticket_is_time_on_it_and_no_consultation(#[case] on: On) {
    let bench = bench(on).await;
    let (first, second) = (bench.register("замок").await, bench.register("камера").await);
    tell(&bench, call(CallState::Answered)).await;
    let over = || Call { ticket: Some(first.clone()), ..call(CallState::Ended) };
    for _ in 0..2 {
        tell(&bench, over()).await;
    }
    assert_eq!((minutes(&bench, &first).await, bench.used(QuotaKind::PhoneMinutes).await), (vec![3], 0));
    // It was about the other one: the time goes with it.
    tell(&bench, Call { ticket: Some(second.clone()), ..over() }).await;
    assert_eq!((minutes(&bench, &first).await, minutes(&bench, &second).await), (vec![], vec![3]));
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn a_consultation_that_turns_out_to_be_about_a_ticket_gives_its_minutes_back(#[case] on: On) {
    let bench = bench(on).await;
    let ticket = bench.register("замок").await;
    tell(&bench, call(CallState::Ended)).await;
    assert_eq!(bench.used(QuotaKind::PhoneMinutes).await, 3);
    tell(&bench, Call { ticket: Some(ticket.clone()), ..call(CallState::Ended) }).await;
    assert_eq!((minutes(&bench, &ticket).await, bench.used(QuotaKind::PhoneMinutes).await), (vec![3], 0));
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn whoever_turns_out_not_to_have_called_gets_the_minutes_back_and_whoever_did_pays_them(#[case] on: On) {
    let bench = bench(on).await;
    let by = |company: &str| Call { company: Some(Named::new(company, company)), ..call(CallState::Ended) };
    tell(&bench, by("alfa")).await;
    assert_eq!(bench.used(QuotaKind::PhoneMinutes).await, 0, "nobody's contract but theirs");
    tell(&bench, call(CallState::Ended)).await;
    assert_eq!(bench.used(QuotaKind::PhoneMinutes).await, 3, "it was the other one");
    tell(&bench, by("alfa")).await;
    assert_eq!(bench.used(QuotaKind::PhoneMinutes).await, 0, "no, it was not");
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn a_ticket_that_is_taken_back_lets_go_of_its_call_and_the_talk_is_a_consultation_again(#[case] on: On) {
    let bench = bench(on).await;
    let ticket = bench.register("замок").await;
    tell(&bench, Call { ticket: Some(ticket.clone()), ..call(CallState::Ended) }).await;
    assert_eq!(bench.used(QuotaKind::PhoneMinutes).await, 0);
    let undone = bench.undo(None).await.unwrap();
    assert!(matches!(&undone.event.act, Act::Ticket { .. }), "what is told is the ticket: {undone:?}");
    let Answer::Calls(calls) = bench.desk.read(Read::Call(call(CallState::Ended).id)).await.unwrap() else { panic!() };
    assert_eq!(calls.iter().map(|call| call.ticket.clone()).collect::<Vec<_>>(), [None]);
    assert_eq!(bench.used(QuotaKind::PhoneMinutes).await, 3);
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn the_undo_key_after_a_talk_takes_back_what_the_person_did_before_it(#[case] on: On) {
    let bench = bench(on).await;
    let ticket = bench.register("замок").await;
    bench.change(&ticket, raise()).await;
    tell(&bench, Call { ticket: Some(ticket.clone()), ..call(CallState::Ended) }).await;
    let undone = bench.undo(None).await.unwrap();
    assert!(matches!(&undone.event.act, Act::Ticket { what: crate::desk::Change::SetPriority { .. }, .. }), "{undone:?}");
    assert_eq!(minutes(&bench, &ticket).await, [3]);
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn a_missed_call_waits_for_us_however_many_come_after_it_until_somebody_speaks_to_the_number(#[case] on: On) {
    let bench = bench(on).await;
    let at = |minutes: i64| MORNING + Minutes(minutes);
    let one = |id: &str, from: &str, state, minutes| {
        let ended = (state != CallState::Ringing).then_some(at(minutes + 1));
        Call { id: id.into(), from: from.into(), phone: None, rang: at(minutes), ended, ..call(state) }
    };
    tell(&bench, Call { answered: None, ..one("missed", "100", CallState::Missed, 0) }).await;
    for number in 1..=25 {
        tell(&bench, one(&format!("c{number:02}"), "200", CallState::Ended, number)).await;
    }
    let told = calls(&bench, Read::Calls).await;
    assert_eq!(told.last(), Some(&("missed".into(), CallState::Missed)), "older than the last ones, and still there");
    tell(&bench, Call { way: Way::Out, ..one("tried", "100", CallState::Missed, 30) }).await;
    assert!(calls(&bench, Read::Calls).await.contains(&("missed".into(), CallState::Missed)), "we tried in vain");
    tell(&bench, Call { way: Way::Out, ..one("spoke", "100", CallState::Ended, 31) }).await;
    let today = calls(&bench, Read::CallsSince(MORNING)).await;
    assert!(today.contains(&("missed".into(), CallState::Returned)), "{today:?}");
    assert_eq!(calls(&bench, Read::CallsSince(Moment(at(31).0))).await.len(), 1);
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn only_a_consultation_burns_phone_minutes_and_taking_back_what_a_person_did_changes_none(#[case] on: On) {
    let bench = bench(on).await;
    let burnt = async || bench.used(QuotaKind::PhoneMinutes).await;
    let talk = |id: &str, ticket: Option<&TicketId>| Call { id: id.into(), ticket: ticket.cloned(), ..call(CallState::Ended) };
    // About a visit that is agreed, and about an incident that is taken in while the phone rings.
    let visit = bench.register("замена камеры").await;
    bench.change(&visit, Change::Trip { state: VisitState::Planned, expected: None }).await;
    tell(&bench, talk("visit", Some(&visit))).await;
    let incident = bench.register("не работает касса").await;
    tell(&bench, talk("incident", Some(&incident))).await;
    assert_eq!(burnt().await, 0, "neither is a consultation");
    tell(&bench, talk("advice", None)).await;
    assert_eq!(burnt().await, 3, "nothing came of it but advice");
    // A raise takes one of its own limit and gives it back; the minutes of the talk stay where they are.
    bench.change(&incident, raise()).await;
    bench.undo(None).await.unwrap();
    assert_eq!((burnt().await, bench.used(QuotaKind::Raises).await), (3, 0));
    // The talk itself is a fact: it cannot be taken back, only said to have been about a ticket.
    let talked =
        bench.log().await.into_iter().rev().find(|event| event.after["burnt"].is_object()).expect("the talk is in the log");
    assert!(bench.undo(Some(talked.seq)).await.is_err());
    assert_eq!(burnt().await, 3, "nothing half done");
    tell(&bench, talk("advice", Some(&incident))).await;
    assert_eq!((burnt().await, minutes(&bench, &incident).await), (0, vec![3, 3]), "it was about the incident: given back");
}
