//! The board, page by page: each page is a short read that goes on where the last one ended.

use super::super::shelf::Shelf;
use super::super::{Board, Cursor, FIRST_PAGE, Failure, Feed, NEXT_PAGE, Page, follow};
use super::Room;
use super::columns::ease;
use super::failure::Told;
use super::read::ORDER;
use super::store::Store;
use crate::desk::{Common, Row};
use sqlx::AssertSqlSafe;
use std::sync::Arc;

/// The board from its beginning.
pub(super) fn pages(room: Arc<Room>, which: Board) -> Feed<Page> {
    let start = Some(Turning { room, which, after: None, cursor: None, common: Common::default() });
    Box::pin(futures_util::stream::unfold(start, |turning| async move {
        let mut turning = turning?;
        match turning.next().await {
            Ok(page) => Some((Ok(page), turning.cursor.is_some().then_some(turning))),
            Err(failure) => Some((Err(failure), None)),
        }
    }))
}

struct Turning {
    room: Arc<Room>,
    which: Board,
    /// The last row handed over.
    after: Option<Row>,
    /// Taken before the first read, given with the last page: what changes meanwhile is told by the feed, at worst twice.
    cursor: Option<Cursor>,
    /// Names of the pages before: the same clients come again and again.
    common: Common,
}

impl Turning {
    async fn next(&mut self) -> Result<Page, Failure> {
        let mut tx = self.room.readers.begin().await.told()?;
        let mut store = Store::reading(&mut tx);
        let first = self.after.is_none();
        let mut total = None;
        if first {
            self.cursor = Some(follow::cursor(store.newest().await?));
            let count = match self.which {
                Board::Open => store.int("SELECT COUNT(*) FROM ticket WHERE open = 1").await?,
                Board::All => store.int("SELECT COUNT(*) FROM ticket").await?,
            };
            total = usize::try_from(count).ok();
        }
        let size = if first { FIRST_PAGE } else { NEXT_PAGE };
        let rows = self.read(&mut store, size).await?;
        tx.rollback().await.told()?;
        let last = rows.len() < size || (first && total == Some(rows.len()));
        self.after = rows.last().cloned();
        Ok(Page { rows, total, end: if last { self.cursor.take() } else { None } })
    }

    async fn read(&mut self, store: &mut Store<'_>, size: usize) -> Result<Vec<Row>, Failure> {
        let only = match self.which {
            Board::Open => "open = 1 AND",
            Board::All => "",
        };
        let sql = format!(
            "SELECT shown FROM ticket WHERE {only} (due_rank, due_at, ease, created, number) > ($1, $2, $3, $4, $5) {ORDER} LIMIT $6"
        );
        let (rank, at, ease, created, number) = match &self.after {
            None => (-1, 0, 0, 0, 0),
            Some(row) => {
                let place = row.place();
                (i64::from(place.rank), place.at, ease(row.facts.priority), place.created.0, place.number)
            }
        };
        let statement = sqlx::query(AssertSqlSafe(sql)).bind(rank).bind(at).bind(ease).bind(created).bind(number);
        store.rows_of(statement.bind(size as i64), &mut self.common).await
    }
}
