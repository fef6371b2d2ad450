use super::bench::*;
use crate::backend::{Board, Delta, Failure, Feed, News, Sql};
use crate::desk::team::{Claim, Here, Sign, Team};
use crate::desk::{Minutes, Moment, TicketId};
use futures_util::StreamExt;
use rstest::rstest;
use std::sync::Arc;
use std::time::Duration;

fn here(who: &str, ticket: &str, at: Moment) -> Sign {
    Sign::Here(Here { session: format!("{who}-1"), actor: who.into(), ticket: ticket.into(), since: at, until: at + Minutes(5) })
}

fn claim(who: &str, ticket: &str, at: Moment, force: bool) -> Sign {
    let claim =
        Claim { ticket: ticket.into(), session: format!("{who}-1"), actor: who.into(), since: at, until: at + Minutes(10) };
    Sign::Claim { claims: vec![claim], force }
}

fn names(team: &Team, ticket: &str, at: Moment) -> Vec<String> {
    team.present(&TicketId::from(ticket), at).map(|here| here.actor.raw().to_owned()).collect()
}

/// The next word about the team; the limit only keeps a failing test from hanging.
async fn told(feed: &mut Feed<News>) -> Team {
    loop {
        let news = tokio::time::timeout(Duration::from_secs(20), feed.next()).await.expect("a word of the team");
        if let Delta::Team(team) = news.expect("the feed goes on").expect("news").delta {
            return *team;
        }
    }
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn a_console_is_in_one_ticket_until_it_leaves_or_falls_silent(#[case] on: On) {
    let bench = bench(on).await;
    let desk = &bench.desk;
    desk.sign(here("Ольга", "t1", MORNING), MORNING).await.unwrap();
    desk.sign(here("Игорь", "t1", MORNING + Minutes(1)), MORNING + Minutes(1)).await.unwrap();
    let team = desk.sign(here("Ольга", "t2", MORNING + Minutes(2)), MORNING + Minutes(2)).await.unwrap();
    assert_eq!(names(&team, "t1", MORNING + Minutes(2)), ["Игорь"]);
    assert_eq!(names(&team, "t2", MORNING + Minutes(2)), ["Ольга"]);
    assert_eq!(names(&team, "t1", MORNING + Minutes(6)), [""; 0], "five minutes after his last word he is gone");
    let left = Sign::Left { session: "Ольга-1".into() };
    let team = desk.sign(left, MORNING + Minutes(7)).await.unwrap();
    assert_eq!(team, Team::default(), "who left is gone, who fell silent too");
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn a_claim_stands_until_its_time_against_all_but_its_owner(#[case] on: On) {
    let bench = bench(on).await;
    let desk = &bench.desk;
    let ticket = TicketId::from("t1");
    desk.sign(claim("Ольга", "t1", MORNING, false), MORNING).await.unwrap();
    match desk.sign(claim("Игорь", "t1", MORNING, false), MORNING).await {
        Err(Failure::Refused { code, what }) => assert_eq!((code.as_str(), what), ("claimed", Some("Ольга".into()))),
        other => panic!("he was not told: {other:?}"),
    }
    let later = MORNING + Minutes(5);
    let team = desk.sign(claim("Ольга", "t1", later, false), later).await.unwrap();
    assert_eq!(team.claim(&ticket, later).map(|c| c.until), Some(later + Minutes(10)), "her own is renewed");
    let team = desk.sign(claim("Игорь", "t1", later, true), later).await.unwrap();
    assert_eq!(team.claim(&ticket, later).map(|c| c.actor.clone()), Some("Игорь".into()), "he took it over");
    assert_eq!(team.claim(&ticket, later + Minutes(10)), None, "it ends by itself");
    let after = later + Minutes(11);
    desk.sign(claim("Ольга", "t1", after, false), after).await.expect("what has ended is in nobody's way");
    let team = desk.sign(Sign::Free { tickets: vec![ticket] }, after).await.unwrap();
    assert_eq!(team, Team::default());
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn signals_reach_who_follows_and_leave_log_and_versions_alone(#[case] on: On) {
    let bench = bench(on).await;
    let id = bench.register("заявка").await;
    let (rows, cursor) = bench.board(Board::Open).await;
    let before = bench.desk.health().await.unwrap().seq;
    let mut feed = bench.desk.watch(cursor.clone());
    bench.desk.sign(here("Ольга", id.as_str(), MORNING), MORNING).await.unwrap();
    assert_eq!(names(&told(&mut feed).await, id.as_str(), MORNING), ["Ольга"]);
    bench.desk.sign(claim("Ольга", id.as_str(), MORNING, false), MORNING).await.unwrap();
    assert!(told(&mut feed).await.claim(&id, MORNING).is_some());
    assert_eq!(bench.desk.health().await.unwrap().seq, before);
    assert_eq!(bench.board(Board::Open).await, (rows, cursor.clone()));
    let mut late = bench.desk.watch(cursor);
    assert!(told(&mut late).await.claim(&id, MORNING).is_some(), "who comes later is told how it stands");
}

#[tokio::test]
async fn another_console_on_the_same_file_sees_who_is_in_a_ticket() {
    let bench = bench(On::Sqlite).await;
    let there: crate::backend::SharedDesk = Arc::new(Sql::open(&bench.folder.path().join("desk.db")).await.unwrap());
    let (_, cursor) = bench.board(Board::Open).await;
    let mut feed = there.watch(cursor);
    bench.desk.sign(here("Ольга", "t1", MORNING), MORNING).await.unwrap();
    assert_eq!(names(&told(&mut feed).await, "t1", MORNING), ["Ольга"]);
}
