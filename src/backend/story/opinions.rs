//! Whether clients were content: kept with the ticket, found by time, client and person, taken back, carried over.

use super::bench::*;
use crate::backend::{Answer, Failure, Read};
use crate::desk::opinion::How;
use crate::desk::*;
use rstest::rstest;

fn says(pleased: Pleased, how: How, at: Moment) -> Change {
    Change::Opinion {
        to: Some(Opinion {
            pleased, how, asked_by: "Ольга".into(), at, engineer: Some(Named::new("petrov", "Петров"))
        }),
    }
}

async fn solved(bench: &Bench, subject: &str, contact: &str) -> TicketId {
    let mut new = ticket(subject);
    new.people.contact = Some(Named::new(contact, contact));
    let done = bench.act(Act::Ticket { id: "".into(), what: Change::Register { ticket: Box::new(new) }, seen: None }).await;
    let id = done.ticket().unwrap().clone();
    bench.change(&id, Change::SetPhase { to: Phase::Solved }).await;
    id
}

async fn between(bench: &Bench, from: Moment, to: Moment) -> Vec<Voice> {
    let Answer::Voices(voices) = bench.desk.read(Read::Voices { from, to }).await.unwrap() else { panic!("voices") };
    voices
}

fn minute(n: i64) -> Moment {
    MORNING + Minutes(n)
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn what_clients_said_is_found_by_time_client_and_person(#[case] on: On) {
    let bench = bench(on).await;
    let (first, second) = (solved(&bench, "камера", "anna").await, solved(&bench, "касса", "ivan").await);
    bench.register("никого не спрашивали").await;
    bench.change(&second, says(Pleased::No, How::Button, minute(20))).await;
    bench.change(&first, says(Pleased::Yes, How::Dispatcher, minute(10))).await;
    let told: Vec<_> = between(&bench, minute(10), minute(21)).await.into_iter().map(|v| (v.ticket, v.opinion.pleased)).collect();
    assert_eq!(told, [(first.clone(), Pleased::Yes), (second.clone(), Pleased::No)], "oldest first");
    assert_eq!(between(&bench, minute(11), minute(20)).await, [], "the later moment is not included");
    let Answer::Dossier(Some(dossier)) = bench.desk.read(Read::Dossier("vector".into())).await.unwrap() else {
        panic!("a dossier")
    };
    assert_eq!(dossier.voices.iter().map(|v| v.opinion.how).collect::<Vec<_>>(), [How::Button, How::Dispatcher], "newest first");
    let again = solved(&bench, "камера снова", "anna").await;
    assert_eq!((bench.card(&again).await.asked, bench.card(&second).await.asked), (Some(minute(10)), Some(minute(20))));
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn only_done_work_is_judged_and_what_was_said_can_be_taken_back(#[case] on: On) {
    let bench = bench(on).await;
    let open = bench.register("сервер").await;
    let wish = bench.wish(Act::Ticket { id: open, what: says(Pleased::Yes, How::Dispatcher, MORNING), seen: None });
    assert_eq!(bench.try_do(wish).await.unwrap_err(), Failure::refused("work-is-not-done"));
    let id = solved(&bench, "камера", "anna").await;
    bench.change(&id, says(Pleased::Yes, How::Dispatcher, minute(1))).await;
    bench.change(&id, says(Pleased::No, How::Dispatcher, minute(2))).await;
    bench.undo(None).await.unwrap();
    assert_eq!(bench.ticket(&id).await.extra.opinion.map(|o| o.pleased), Some(Pleased::Yes), "the answer before it stands again");
    bench.change(&id, Change::Opinion { to: None }).await;
    assert_eq!((between(&bench, MORNING, minute(60)).await, bench.card(&id).await.asked), (Vec::new(), None));
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn a_desk_that_is_carried_over_brings_what_clients_said(#[case] on: On) {
    let bench = bench(on).await;
    let id = solved(&bench, "камера", "anna").await;
    bench.change(&id, says(Pleased::Skip, How::Link, minute(3))).await;
    let line = serde_json::to_string(&Load::Ticket(Box::new(bench.ticket(&id).await))).unwrap();
    let other = super::bench::bench(on).await;
    other.load(vec![serde_json::from_str(&line).unwrap()]).await;
    assert_eq!(between(&other, minute(3), minute(4)).await, between(&bench, minute(3), minute(4)).await);
    assert_eq!(other.card(&id).await.asked, Some(minute(3)));
}
