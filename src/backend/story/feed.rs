use super::bench::*;
use crate::backend::{Board, Cursor, Delta, Feed, News, Sql};
use crate::desk::*;
use futures_util::StreamExt;
use rstest::rstest;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

/// The next piece of news; the limit only keeps a failing test from hanging.
async fn next(feed: &mut Feed<News>) -> News {
    tokio::time::timeout(Duration::from_secs(20), feed.next()).await.expect("news came").expect("the feed goes on").unwrap()
}

async fn work(bench: &Bench) {
    for n in 0..4 {
        let id = bench.register(&format!("заявка {n}")).await;
        bench.change(&id, told("petrov", MORNING)).await;
        bench.change(&id, if n % 2 == 0 { raise() } else { Change::SetPhase { to: Phase::Closed } }).await;
    }
    bench.act(Act::UnitState { unit: "petrov".into(), state: UnitState::Busy }).await;
    bench.act(Act::Call { call: Box::new(call(CallState::Ringing)) }).await;
    bench.undo(None).await.unwrap();
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn every_event_is_told_in_order_and_the_board_kept_by_them_is_the_board(#[case] on: On) {
    let bench = bench(on).await;
    bench.register("до начала").await;
    let (rows, cursor) = bench.board(Board::Open).await;
    let mut kept: BTreeMap<TicketId, Row> = rows.into_iter().map(|r| (r.id.clone(), r)).collect();
    let mut feed = bench.desk.watch(cursor.clone());
    work(&bench).await;
    let newest = bench.desk.health().await.unwrap().seq;
    let mut seq: i64 = cursor.0.parse().unwrap();
    let (mut units, mut calls) = (0, 0);
    while seq < newest {
        let news = next(&mut feed).await;
        assert_eq!(news.event.unwrap().seq, seq + 1, "no gap, no repetition");
        seq += 1;
        match news.delta {
            Delta::Row(row) if row.facts.phase.is_open() => {
                kept.insert(row.id.clone(), *row);
            }
            Delta::Row(row) => {
                kept.remove(&row.id);
            }
            Delta::Unit(_) => units += 1,
            Delta::Call(_) => calls += 1,
            other => panic!("the board is not to be read anew: {other:?}"),
        }
    }
    let mut kept: Vec<Row> = kept.into_values().collect();
    kept.sort_by_key(Row::place);
    assert_eq!(kept, bench.board(Board::Open).await.0);
    assert_eq!((units, calls), (2, 1));
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn a_load_tells_everybody_to_read_anew_and_news_go_on_after_it(#[case] on: On) {
    let bench = bench(on).await;
    let (_, cursor) = bench.board(Board::Open).await;
    let mut feed = bench.desk.watch(cursor);
    bench.register("раньше").await;
    bench.load(furniture().into_iter().map(crate::backend::Load::Record).collect()).await;
    bench.register("позже").await;
    let news = next(&mut feed).await;
    assert_eq!(news.delta, Delta::Reset);
    assert!(matches!(next(&mut feed).await.delta, Delta::Row(row) if row.number == 2));
    let mut lost = bench.desk.watch(Cursor("999999".into()));
    assert_eq!(next(&mut lost).await.delta, Delta::Reset, "a cursor from elsewhere is told so");
    let mut odd = bench.desk.watch(Cursor("что-то".into()));
    assert_eq!(next(&mut odd).await.delta, Delta::Reset);
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn the_board_comes_in_its_order_the_small_page_first(#[case] on: On) {
    let bench = bench(on).await;
    let tickets = (1..=2_300).map(|n| {
        let mut ticket = ticket("заявка");
        ticket.head.id = format!("t{n}").into();
        ticket.head.number = n;
        ticket.head.version = 1;
        ticket.head.priority = Priority::ALL[(n % 4) as usize];
        ticket.head.created = Moment(MORNING.0 + (n * 7_919) % 1_000);
        ticket.clocks.due = match n % 5 {
            0 => Due::None,
            1 => Due::BestEffort,
            2 => Due::Paused { left: Minutes(n % 7) },
            _ => Due::At { at: Moment(MORNING.0 + (n * 31) % 97) },
        };
        if n % 100 == 0 {
            ticket.head.phase = Phase::Closed;
        }
        crate::backend::Load::Ticket(Box::new(ticket))
    });
    bench.load(tickets.collect()).await;
    for (which, total) in [(Board::Open, 2_277), (Board::All, 2_300)] {
        let pages = bench.pages(which).await;
        assert_eq!(pages[0].rows.len(), 100);
        assert_eq!(pages[0].total, Some(total));
        assert_eq!(pages.iter().filter(|p| p.end.is_some()).count(), 1, "the cursor comes once, with the last page");
        let rows: Vec<Row> = pages.into_iter().flat_map(|p| p.rows).collect();
        assert_eq!(rows.len(), total);
        assert!(rows.windows(2).all(|pair| pair[0].place() < pair[1].place()));
    }
}

#[tokio::test]
async fn another_console_on_the_same_file_hears_of_it_from_the_log() {
    let bench = bench(On::Sqlite).await;
    let there = Arc::new(Sql::open(&bench.folder.path().join("desk.db")).await.unwrap());
    let there: crate::backend::SharedDesk = there;
    let (_, cursor) = bench.board(Board::Open).await;
    let mut feed = there.watch(cursor);
    let id = bench.register("с другого пульта").await;
    match next(&mut feed).await {
        News { delta: Delta::Row(row), event: Some(event), .. } => {
            assert_eq!(row.id, id);
            assert_eq!(event.subject, Subject::Ticket(id));
        }
        other => panic!("not the row: {other:?}"),
    }
}
