//! The embedded desk (`sqlite:PATH`): one writer, readers apart, a log that every console on the file follows.
//!
//! The statements keep to what `PostgreSQL` understands too; what differs stands in `dialect`.

mod board;
mod bulk;
mod columns;
mod dialect;
mod eyes;
mod failure;
mod file;
mod keep;
mod lead;
mod people;
mod read;
mod resettle;
mod schema;
mod store;
mod team;
mod write;

use super::follow::{self, Source};
use super::house::House;
use super::shelf::Shelf;
use super::{Answer, Applied, Board, Bulk, Can, Caps, Cursor, Desk, Failure, Feed, Find, Health, Later, News, Page, Read};
use super::{gather, search};
use crate::desk::{Found, Moment, Sign, Team, Wish};
use failure::Told;
pub use keep::{Whole, copy, is_alone, look_through};
use notify::RecommendedWatcher;
use sqlx::pool::PoolConnection;
use sqlx::{Any, Pool};
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::atomic::AtomicI64;
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;
use store::Store;
use tokio::sync::watch;

/// How often the log is looked at where the file cannot be watched.
const POLL: Duration = Duration::from_secs(1);

/// What the desk shares, and the event that last changed it.
type Known = Option<(i64, Arc<House>)>;

/// How long the end waits for reads that are still on their way.
const PARTING: Duration = Duration::from_secs(30);

/// A desk in a file.
pub struct Sql {
    file: PathBuf,
    /// One connection: `SQLite` has one writer, and waiting in our queue is fair and quiet. None where it is only looked at.
    writer: Option<Pool<Any>>,
    room: Arc<Room>,
    house: Mutex<Known>,
    written: watch::Sender<follow::Woken>,
    eyes: OnceLock<Option<RecommendedWatcher>>,
    /// Things put aside for a bulk load.
    staged: AtomicI64,
}

/// Where is read from.
struct Room {
    readers: Pool<Any>,
}

impl Sql {
    /// Opens the desk in a file; file and folders are made where they are missing, readable by their owner alone.
    ///
    /// # Errors
    /// Refused when the file is no desk (`not-a-desk-file`) or a newer program's (`newer-desk-file`); File when it cannot be opened.
    pub async fn open(path: &std::path::Path) -> Result<Self, Failure> {
        let file = file::make(path)?;
        let writer = file::writer(&file).await?;
        let readers = file::readers(&file)?;
        Ok(Self::of(file, Some(writer), readers))
    }

    /// Opens the desk in a file without a write anywhere: nothing is made, nothing is brought up to date, and the file may stand
    /// where nobody may write.
    ///
    /// # Errors
    /// Refused when the file is no desk, or not of this program's version; File when it cannot be opened, or has an unfinished
    /// log beside it that may not be taken in there.
    pub async fn look(path: &std::path::Path) -> Result<Self, Failure> {
        let (file, url) = file::seen(path, schema::LATEST).await?;
        let readers = file::readers_by(&url)?;
        Ok(Self::of(file, None, readers))
    }

    fn of(file: PathBuf, writer: Option<Pool<Any>>, readers: Pool<Any>) -> Self {
        Self {
            file,
            writer,
            room: Arc::new(Room { readers }),
            house: Mutex::new(None),
            written: watch::Sender::default(),
            eyes: OnceLock::new(),
            staged: AtomicI64::new(0),
        }
    }

    /// The connection that writes.
    async fn pen(&self) -> Result<PoolConnection<Any>, Failure> {
        match &self.writer {
            Some(writer) => writer.acquire().await.told(),
            None => Err(Failure::refused("read-only")),
        }
    }
}

impl Source for Room {
    fn since(&self, after: i64) -> Later<'_, Vec<News>> {
        Box::pin(async move {
            let mut tx = self.readers.begin().await.told()?;
            let news = follow::news(&mut Store::reading(&mut tx), after).await?;
            tx.rollback().await.told()?;
            Ok(news)
        })
    }

    fn team(&self, known: i64) -> Later<'_, Option<(i64, Team)>> {
        Box::pin(async move {
            let mut tx = self.readers.begin().await.told()?;
            let mut store = Store::reading(&mut tx);
            let changes = store.team_changes().await?;
            let team = if changes == known { None } else { Some((changes, store.team().await?)) };
            tx.rollback().await.told()?;
            Ok(team)
        })
    }
}

impl Desk for Sql {
    fn caps(&self) -> Caps {
        let native = Can::Native;
        Caps { routing: native, contracts: native, debts: native, priority: native, calls: native, log: native, bulk: native }
    }

    fn board(&self, which: Board) -> Feed<Page> {
        board::pages(Arc::clone(&self.room), which)
    }

    fn watch(&self, from: Cursor) -> Feed<News> {
        let eyes = self.eyes.get_or_init(|| eyes::open(&self.file, self.written.clone()));
        let poll = eyes.is_none().then_some(POLL);
        follow::follow(Arc::clone(&self.room), &from, self.written.subscribe(), poll)
    }

    fn nudge(&self) {
        follow::nudge(&self.written);
    }

    fn read(&self, what: Read) -> Later<'_, Answer> {
        Box::pin(async move {
            let mut tx = self.room.readers.begin().await.told()?;
            let answer = gather::answer(&mut Store::reading(&mut tx), what).await?;
            tx.rollback().await.told()?;
            Ok(answer)
        })
    }

    fn find(&self, whom: Find) -> Later<'_, Vec<Found>> {
        Box::pin(async move {
            let mut tx = self.room.readers.begin().await.told()?;
            let found = search::find(&mut Store::reading(&mut tx), &whom).await?;
            tx.rollback().await.told()?;
            Ok(found)
        })
    }

    fn apply(&self, wishes: Vec<Wish>) -> Later<'_, Vec<Result<Applied, Failure>>> {
        Box::pin(async move { self.write(&wishes).await })
    }

    fn sign(&self, sign: Sign, at: Moment) -> Later<'_, Team> {
        Box::pin(async move { self.take_sign(&sign, at).await })
    }

    fn health(&self) -> Later<'_, Health> {
        Box::pin(async move {
            let mut conn = self.room.readers.acquire().await.told()?;
            let seq = Store::reading(&mut conn).newest().await?;
            Ok(Health { url: format!("sqlite:{}", self.file.display()), seq, skew: 0, schema: schema::LATEST })
        })
    }

    /// The last one who leaves takes the write-ahead log into the file: else the next one reads all of it at the start, and
    /// a copy of the file alone lacks what stands in it. Readers go first, they cannot do it.
    fn close(&self) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        Box::pin(async move {
            let all = async {
                self.room.readers.close().await;
                if let Some(writer) = &self.writer {
                    writer.close().await;
                }
            };
            // Somebody who still reads does not keep the program from ending; nothing is lost but the time above.
            if tokio::time::timeout(PARTING, all).await.is_err() {
                tracing::warn!("the desk's file was left before it was tidied up");
            }
        })
    }

    fn bulk(&self) -> Option<&dyn Bulk> {
        self.writer.as_ref().map(|_| self as &dyn Bulk)
    }
}
