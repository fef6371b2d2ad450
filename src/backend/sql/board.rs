//! The board, page by page: each page is a short read that goes on where the last one ended.
//!
//! Two hands: a task reads documents out of the file, a page ahead; whoever asks makes rows of them. Of a hundred thousand rows
//! the one is as much work as the other.

use super::super::shelf::Shelf;
use super::super::{Board, Cursor, FIRST_PAGE, Failure, Feed, NEXT_PAGE, Page, follow};
use super::Room;
use super::columns::ease;
use super::dialect::GATHER_SHOWN;
use super::failure::Told;
use super::read::ORDER;
use super::store::Store;
use crate::desk::{Common, Row};
use sqlx::{AssertSqlSafe, Row as _};
use std::sync::Arc;
use tokio::sync::mpsc::{Receiver, channel};

/// Rows that are read at once, after the first page: so many that the turns between reading and making cost little, so few that
/// what waits between them is not felt in the memory of a small console.
const LEAF: usize = 2 * NEXT_PAGE;

/// The board from its beginning. Nothing is read before the first page is asked for; reading ends when nobody asks any more.
pub(super) fn pages(room: Arc<Room>, which: Board) -> Feed<Page> {
    let turning = Turning { room, which, after: None, cursor: None };
    let start = Made { leaf: None, leaves: None, common: Common::default(), start: Some(turning) };
    Box::pin(futures_util::stream::unfold(start, |mut made| async move {
        let page = made.page().await?;
        if page.is_err() {
            made = Made { leaf: None, leaves: None, common: Common::default(), start: None };
        }
        Some((page, made))
    }))
}

/// Pages made of what is read.
struct Made {
    /// What has been read and is not made up into pages yet.
    leaf: Option<Leaf>,
    leaves: Option<Receiver<Result<Leaf, Failure>>>,
    /// Names of the pages before: the same clients come again and again.
    common: Common,
    start: Option<Turning>,
}

impl Made {
    async fn page(&mut self) -> Option<Result<Page, Failure>> {
        if self.leaf.as_ref().is_none_or(Leaf::is_used_up) {
            match self.next_leaf().await? {
                Ok(leaf) => self.leaf = Some(leaf),
                Err(failure) => return Some(Err(failure)),
            }
        }
        self.leaf.as_mut().map(|leaf| leaf.page(&mut self.common))
    }

    async fn next_leaf(&mut self) -> Option<Result<Leaf, Failure>> {
        if let Some(turning) = self.start.take() {
            let (to, leaves) = channel(1);
            tokio::spawn(async move {
                let mut turning = turning;
                loop {
                    let leaf = turning.next().await;
                    let last = leaf.as_ref().map_or(true, |leaf| leaf.end.is_some());
                    if to.send(leaf).await.is_err() || last {
                        return;
                    }
                }
            });
            self.leaves = Some(leaves);
        }
        self.leaves.as_mut()?.recv().await
    }
}

/// What was read at once: documents as they are stored, one a line.
struct Leaf {
    documents: String,
    /// So many bytes of them are in pages.
    used: usize,
    total: Option<usize>,
    end: Option<Cursor>,
}

impl Leaf {
    fn is_used_up(&self) -> bool {
        self.used >= self.documents.len()
    }

    fn page(&mut self, common: &mut Common) -> Result<Page, Failure> {
        let mut rows = Vec::with_capacity(NEXT_PAGE);
        for document in self.documents.get(self.used..).unwrap_or_default().split_inclusive('\n').take(NEXT_PAGE) {
            self.used += document.len();
            rows.push(common.row(document).told()?);
        }
        let end = if self.is_used_up() { self.end.take() } else { None };
        Ok(Page { rows, total: self.total.take(), end })
    }
}

struct Turning {
    room: Arc<Room>,
    which: Board,
    /// The last row read.
    after: Option<Row>,
    /// Taken before the first read, given with the last page: what changes meanwhile is told by the feed, at worst twice.
    cursor: Option<Cursor>,
}

impl Turning {
    async fn next(&mut self) -> Result<Leaf, Failure> {
        if self.after.is_none() { self.first().await } else { self.later().await }
    }

    async fn first(&mut self) -> Result<Leaf, Failure> {
        let mut tx = self.room.readers.begin().await.told()?;
        let mut store = Store::reading(&mut tx);
        self.cursor = Some(follow::cursor(store.newest().await?));
        let count = match self.which {
            Board::Open => store.int("SELECT COUNT(*) FROM ticket WHERE open = 1").await?,
            Board::All => store.int("SELECT COUNT(*) FROM ticket").await?,
        };
        let total = usize::try_from(count).ok();
        let (documents, count) = self.read(&mut store, FIRST_PAGE).await?;
        tx.rollback().await.told()?;
        let last = count < FIRST_PAGE || total == Some(count);
        self.leaf(documents, total, last)
    }

    /// One statement sees one state of the desk by itself; a transaction round it would cost as many turns again.
    async fn later(&mut self) -> Result<Leaf, Failure> {
        let mut conn = self.room.readers.acquire().await.told()?;
        let (documents, count) = self.read(&mut Store::reading(&mut conn), LEAF).await?;
        self.leaf(documents, None, count < LEAF)
    }

    fn leaf(&mut self, documents: String, total: Option<usize>, last: bool) -> Result<Leaf, Failure> {
        if let Some(document) = documents.lines().next_back() {
            self.after = Some(Common::default().row(document).told()?);
        }
        Ok(Leaf { documents, used: 0, total, end: if last { self.cursor.take() } else { None } })
    }

    /// The documents of the next rows, and how many they are. They come as one text: a message for each row would cost more
    /// than reading it.
    async fn read(&self, store: &mut Store<'_>, size: usize) -> Result<(String, usize), Failure> {
        let only = match self.which {
            Board::Open => "open = 1 AND",
            Board::All => "",
        };
        let sql = format!(
            "SELECT COUNT(*), {GATHER_SHOWN} FROM (SELECT shown, due_rank, due_at, ease, created, number FROM ticket \
             WHERE {only} (due_rank, due_at, ease, created, number) > ($1, $2, $3, $4, $5) {ORDER} LIMIT $6) AS page"
        );
        let (rank, at, ease, created, number) = match &self.after {
            None => (-1, 0, 0, 0, 0),
            Some(row) => {
                let place = row.place();
                (i64::from(place.rank), place.at, ease(row.facts.priority), place.created.0, place.number)
            }
        };
        let statement = sqlx::query(AssertSqlSafe(sql)).bind(rank).bind(at).bind(ease).bind(created).bind(number);
        let read = store.one(statement.bind(size as i64)).await?;
        let count: i64 = read.try_get(0).told()?;
        let documents: Option<String> = read.try_get(1).told()?;
        Ok((documents.unwrap_or_default(), usize::try_from(count).unwrap_or_default()))
    }
}
