use super::bench::*;
use crate::backend::{Failure, SharedDesk, Sql};
use crate::desk::*;
use std::sync::Arc;

/// Adds one to the calls of a ticket, reading first, until nobody came between.
async fn add_one(desk: &SharedDesk, id: &TicketId, key: String) {
    let mut seen: Option<Row> = None;
    for attempt in 0.. {
        let (calls, version) = seen.as_ref().map_or((0, 0), |row| (row.facts.work.calls, row.version));
        let act = Act::Ticket { id: id.clone(), what: Change::CalledAgain { calls: calls + 1 }, seen: Some(version) };
        let wish =
            Wish {
                id: format!("{key}/{attempt}").into(), actor: "писарь".into(), at: None, act, reason: None, batch: None
            };
        match desk.apply(vec![wish]).await.unwrap().pop().unwrap() {
            Ok(_) => return,
            Err(Failure::Conflict { theirs, .. }) => seen = Some(*theirs),
            Err(other) => panic!("{other:?}"),
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn eight_writers_on_one_file_lose_no_update() {
    const WRITERS: usize = 8;
    const EACH: usize = 5;
    let bench = bench(On::Sqlite).await;
    let id = bench.register("спорная").await;
    let mut tasks = Vec::new();
    for writer in 0..WRITERS {
        // Each with a connection of its own, as eight consoles have.
        let desk: SharedDesk = Arc::new(Sql::open(&bench.folder.path().join("desk.db")).await.unwrap());
        let id = id.clone();
        tasks.push(tokio::spawn(async move {
            for n in 0..EACH {
                add_one(&desk, &id, format!("{writer}/{n}")).await;
            }
        }));
    }
    for task in tasks {
        task.await.unwrap();
    }
    let card = bench.card(&id).await;
    assert_eq!(card.ticket.people.calls as usize, WRITERS * EACH);
    let versions: Vec<i64> = card.history.iter().map(|e| e.version).collect();
    assert_eq!(versions, (1..=versions.len() as i64).collect::<Vec<_>>(), "versions have no gaps");
    let seqs: Vec<i64> = bench.log().await.iter().map(|e| e.seq).collect();
    assert_eq!(seqs, (1..=seqs.len() as i64).collect::<Vec<_>>(), "the log has no gaps");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn eight_consoles_that_open_a_new_file_at_once_all_get_the_same_desk() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("desk.db");
    let mut tasks = Vec::new();
    for n in 0..8 {
        let file = file.clone();
        tasks.push(tokio::spawn(async move {
            let desk: SharedDesk = Arc::new(Sql::open(&file).await.unwrap());
            let what = Change::Register { ticket: Box::new(ticket("первая")) };
            let act = Act::Ticket { id: "".into(), what, seen: None };
            let wish =
                Wish { id: format!("new/{n}").into(), actor: "писарь".into(), at: None, act, reason: None, batch: None };
            desk.apply(vec![wish]).await.unwrap().pop().unwrap().unwrap().row.unwrap().number
        }));
    }
    let mut numbers = Vec::new();
    for task in tasks {
        numbers.push(task.await.unwrap());
    }
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=8).collect::<Vec<_>>());
}
