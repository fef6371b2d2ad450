//! The desk in memory (`memory:`): for tests, rehearsals and what need not last.

mod bulk;
mod ledger;
mod state;

use super::follow::{self, Source};
use super::{Answer, Applied, Board, Bulk, Can, Caps, Cursor, Desk, Failure, Feed, Find, Health, Later, News, Page, Read};
use super::{FIRST_PAGE, NEXT_PAGE, claimed, clock, fulfil, gather, search};
use crate::desk::{Found, Moment, Row, Sign, Team, Wish};
use state::State;
use std::sync::Arc;
use tokio::sync::{Mutex, watch};

/// A desk that lives as long as the program.
pub struct Memory {
    room: Arc<Room>,
    written: watch::Sender<follow::Woken>,
}

struct Room {
    state: Mutex<State>,
}

impl Memory {
    /// An empty desk.
    #[must_use]
    pub fn new() -> Self {
        Self { room: Arc::new(Room { state: Mutex::new(State::default()) }), written: watch::Sender::default() }
    }
}

impl Default for Memory {
    fn default() -> Self {
        Self::new()
    }
}

impl Source for Room {
    fn since(&self, after: i64) -> Later<'_, Vec<News>> {
        Box::pin(async move { follow::news(&mut *self.state.lock().await, after).await })
    }

    fn team(&self, known: i64) -> Later<'_, Option<(i64, Team)>> {
        Box::pin(async move {
            let state = self.state.lock().await;
            Ok((state.team_changes != known).then(|| (state.team_changes, state.team.clone())))
        })
    }
}

/// The board cut into pages: a small one first, the cursor with the last.
fn pages(rows: Vec<Row>, end: Cursor) -> Vec<Page> {
    let total = rows.len();
    let mut rows = rows.into_iter();
    let mut pages = vec![Page { rows: rows.by_ref().take(FIRST_PAGE).collect(), total: Some(total), end: None }];
    while rows.len() > 0 {
        pages.push(Page { rows: rows.by_ref().take(NEXT_PAGE).collect(), total: None, end: None });
    }
    if let Some(last) = pages.last_mut() {
        last.end = Some(end);
    }
    pages
}

impl Desk for Memory {
    fn caps(&self) -> Caps {
        let native = Can::Native;
        Caps { routing: native, contracts: native, debts: native, priority: native, calls: native, log: native, bulk: native }
    }

    fn board(&self, which: Board) -> Feed<Page> {
        let room = Arc::clone(&self.room);
        let all = async move {
            let state = room.state.lock().await;
            let end = follow::cursor(state.seq());
            futures_util::stream::iter(pages(state.board(which), end).into_iter().map(Ok))
        };
        Box::pin(futures_util::FutureExt::flatten_stream(all))
    }

    fn watch(&self, from: Cursor) -> Feed<News> {
        follow::follow(Arc::clone(&self.room), &from, self.written.subscribe(), None)
    }

    fn read(&self, what: Read) -> Later<'_, Answer> {
        Box::pin(async move { gather::answer(&mut *self.room.state.lock().await, what).await })
    }

    fn find(&self, whom: Find) -> Later<'_, Vec<Found>> {
        Box::pin(async move { search::find(&mut *self.room.state.lock().await, &whom).await })
    }

    fn apply(&self, wishes: Vec<Wish>) -> Later<'_, Vec<Result<Applied, Failure>>> {
        Box::pin(async move {
            let mut state = self.room.state.lock().await;
            let mut answers = Vec::with_capacity(wishes.len());
            for wish in &wishes {
                answers.push(fulfil::fulfil(&mut *state, wish, clock::now()).await);
            }
            follow::heard(&self.written);
            Ok(answers)
        })
    }

    fn sign(&self, sign: Sign, at: Moment) -> Later<'_, Team> {
        Box::pin(async move {
            let mut state = self.room.state.lock().await;
            if let Some(claim) = state.team.against(&sign, at) {
                return Err(claimed(claim));
            }
            if state.team.take(&sign, at) {
                state.team_changes += 1;
                follow::heard(&self.written);
            }
            Ok(state.team.clone())
        })
    }

    fn health(&self) -> Later<'_, Health> {
        Box::pin(async move {
            let seq = self.room.state.lock().await.seq();
            Ok(Health { url: "memory:".into(), seq, skew: 0, schema: 0 })
        })
    }

    fn bulk(&self) -> Option<&dyn Bulk> {
        Some(self)
    }
}
