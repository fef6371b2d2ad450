//! Loading in bulk: put aside in short transactions that lock nobody out, taken over in one.

use super::super::loading::{self, Brought};
use super::super::shelf::Shelf;
use super::super::{Bulk, Failure, Flip, Later, Load, clock, follow, gather};
use super::columns::{self, Cell};
use super::failure::{Told, broken};
use super::store::{Store, replacing};
use super::write::put_away;
use super::{Sql, dialect};
use crate::desk::record::Kind;
use crate::desk::{Moment, Record};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe, Connection, Row as _};
use std::collections::BTreeMap;
use std::sync::atomic::Ordering;

/// Where things are put aside.
const STAGES: [&str; 5] = ["stage_ticket", "stage_record", "stage_phone", "stage_event", "stage_count"];

impl Bulk for Sql {
    fn stage(&self, batch: Vec<Load>) -> Later<'_, ()> {
        Box::pin(async move {
            loading::check(&batch)?;
            let staged = Staged::of(&batch, self.staged.fetch_add(batch.len() as i64, Ordering::Relaxed))?;
            let mut pen = self.pen().await?;
            let put = put_aside(&mut pen, staged, batch.len()).await;
            put_away(pen, &put).await;
            put
        })
    }

    fn flip_by(&self, flip: Flip) -> Later<'_, u64> {
        Box::pin(async move {
            let at = flip.at.unwrap_or_else(clock::now);
            let taken = self.take_over(&flip, at).await;
            match &taken {
                Ok(_) => {
                    self.staged.store(0, Ordering::Relaxed);
                    follow::heard(&self.written);
                }
                // The next load begins from nothing.
                Err(_) => self.discard().await?,
            }
            taken
        })
    }

    fn discard(&self) -> Later<'_, ()> {
        Box::pin(async move {
            let mut pen = self.pen().await?;
            let mut tx = pen.begin().await.told()?;
            Store::reading(&mut tx).clear_stages().await?;
            tx.commit().await.told()?;
            self.staged.store(0, Ordering::Relaxed);
            Ok(())
        })
    }
}

impl Sql {
    async fn take_over(&self, flip: &Flip, at: Moment) -> Result<u64, Failure> {
        let mut pen = self.pen().await?;
        let [before, after] = dialect::LOADS;
        sqlx::query(before).execute(&mut *pen).await.told()?;
        let taken = self.take_over_with(&mut pen, flip, at).await;
        // A cache that stays large costs memory, not a ticket: what was loaded stands.
        if let Err(error) = sqlx::query(after).execute(&mut *pen).await {
            tracing::warn!(%error, "the writing connection keeps its large cache");
        }
        put_away(pen, &taken).await;
        taken
    }

    async fn take_over_with(&self, pen: &mut AnyConnection, flip: &Flip, at: Moment) -> Result<u64, Failure> {
        let mut tx = pen.begin_with(dialect::BEGIN_WRITE).await.told()?;
        let mut store = self.book(&mut tx).await?;
        store.all_is_there(self.staged.load(Ordering::Relaxed)).await?;
        let things = store.take_over(flip, at).await?;
        tx.commit().await.told()?;
        Ok(things)
    }
}

async fn put_aside(pen: &mut AnyConnection, staged: Staged, loads: usize) -> Result<(), Failure> {
    let mut tx = pen.begin().await.told()?;
    let mut store = Store::reading(&mut tx);
    staged.write(&mut store).await?;
    store.insert("stage_count", &["loads"], "", vec![vec![(loads as i64).into()]]).await?;
    tx.commit().await.told()
}

/// A batch as rows; of two with one id the later one counts.
#[derive(Default)]
struct Staged {
    tickets: BTreeMap<String, Vec<Cell>>,
    records: BTreeMap<(&'static str, String), Vec<Cell>>,
    phones: BTreeMap<(String, String), Vec<Cell>>,
    events: Vec<Vec<Cell>>,
}

impl Staged {
    fn of(batch: &[Load], first: i64) -> Result<Self, Failure> {
        let mut staged = Self::default();
        for (place, load) in batch.iter().enumerate() {
            match load {
                Load::Ticket(ticket) => {
                    staged.tickets.insert(ticket.head.id.as_str().to_owned(), columns::ticket(ticket)?);
                }
                Load::Record(record) => {
                    if let Record::Contact(contact) = record {
                        for phone in &contact.phones {
                            let key = (phone.reversed(), contact.id.as_str().to_owned());
                            staged.phones.insert(key.clone(), vec![key.0.into(), key.1.into()]);
                        }
                    }
                    let key = (columns::kind_name(record.kind()), record.id().to_owned());
                    staged.records.insert(key, columns::record(record)?);
                }
                Load::Event(event) => {
                    let (cells, words) = columns::event(event)?;
                    let mut row: Vec<Cell> = vec![(first + place as i64 + 1).into()];
                    row.extend(cells);
                    row.push(words.into());
                    staged.events.push(row);
                }
            }
        }
        Ok(staged)
    }

    async fn write(self, store: &mut Store<'_>) -> Result<(), Failure> {
        let events: Vec<&str> = std::iter::once("position").chain(columns::EVENT).chain(std::iter::once("words")).collect();
        let tickets = replacing("id", &columns::TICKET);
        let records = replacing("kind, id", &columns::RECORD);
        store.insert("stage_ticket", &columns::TICKET, &tickets, self.tickets.into_values().collect()).await?;
        store.insert("stage_record", &columns::RECORD, &records, self.records.into_values().collect()).await?;
        let phones = self.phones.into_values().collect();
        store.insert("stage_phone", &["reversed", "contact"], "ON CONFLICT (reversed, contact) DO NOTHING", phones).await?;
        store.insert("stage_event", &events, "", self.events).await?;
        Ok(())
    }
}

impl Store<'_> {
    async fn run(&mut self, sql: impl Into<String>) -> Result<u64, Failure> {
        let done = sqlx::query(AssertSqlSafe(sql.into())).persistent(false).execute(&mut *self.conn).await.told()?;
        Ok(done.rows_affected())
    }

    async fn clear_stages(&mut self) -> Result<(), Failure> {
        for stage in STAGES {
            self.run(format!("DELETE FROM {stage}")).await?;
        }
        Ok(())
    }

    /// A part may have gone lost with its connection: then nothing is taken over.
    async fn all_is_there(&mut self, put_aside: i64) -> Result<(), Failure> {
        if self.int("SELECT CAST(COALESCE(SUM(loads), 0) AS BIGINT) FROM stage_count").await? == put_aside {
            return Ok(());
        }
        Err(broken("stage", "not all that was put aside is there any more: load it again"))
    }

    /// Takes over all that was put aside.
    async fn take_over(&mut self, flip: &Flip, at: Moment) -> Result<u64, Failure> {
        let replace = &flip.replace;
        let kinds = self.staged_kinds().await?;
        let things = self.int("SELECT COUNT(*) FROM stage_event").await?
            + self.int("SELECT COUNT(*) FROM stage_ticket").await?
            + self.int("SELECT COUNT(*) FROM stage_record").await?;
        let rules =
            self.int("SELECT COUNT(*) FROM stage_record WHERE kind IN ('policy', 'package', 'contract', 'calendar')").await? > 0;
        self.numbers_are_free().await?;
        for kind in replace {
            self.run(format!("DELETE FROM record WHERE kind = '{}'", columns::kind_name(*kind))).await?;
        }
        let people = self.take_over_records(replace).await?;
        self.copy("ticket", "stage_ticket", &columns::TICKET, "id").await?;
        let before = self.seq;
        self.take_over_events().await?;
        if let Some(origin) = &flip.origin {
            self.put_record(&Record::Origin(Box::new(origin.clone()))).await?;
        }
        if replace.contains(&Kind::Debt) {
            self.forget_paid(flip.actor.raw(), at).await?;
        }
        let events = self.seq - before;
        let rules = rules || replace.iter().any(|kind| loading::rules_clocks(*kind));
        if rules {
            self.settle_again(at).await?;
        }
        if people {
            self.fill_found().await?;
        }
        self.clear_stages().await?;
        let brought = Brought { things: things.unsigned_abs(), events, rules, kinds };
        let upheaval = loading::upheaval(self.seq + 1, at, flip, brought);
        self.log_event(&upheaval).await?;
        self.number = self.number.max(self.int("SELECT COALESCE(MAX(number), 0) FROM ticket").await?);
        self.run(format!("UPDATE counter SET value = {} WHERE name = 'house'", self.seq)).await?;
        self.count().await?;
        Ok(things.unsigned_abs())
    }

    /// How many records of which kind are put aside.
    async fn staged_kinds(&mut self) -> Result<BTreeMap<String, u64>, Failure> {
        let sql = "SELECT kind, COUNT(*) FROM stage_record GROUP BY kind";
        let rows = sqlx::query(sql).fetch_all(&mut *self.conn).await.told()?;
        let kind = |row: &AnyRow| Ok((row.try_get::<String, _>(0).told()?, row.try_get::<i64, _>(1).told()?.unsigned_abs()));
        rows.iter().map(kind).collect()
    }

    /// Ends the decisions about debts that are paid by these books.
    async fn forget_paid(&mut self, actor: &str, at: Moment) -> Result<(), Failure> {
        let rulings = gather::rulings(self.records(Kind::Ruling).await?);
        if rulings.is_empty() {
            return Ok(());
        }
        let debts = gather::debts(self.records(Kind::Debt).await?);
        for ruling in loading::paid(rulings, &debts) {
            let sql = "DELETE FROM record WHERE kind = 'ruling' AND id = $1";
            sqlx::query(sql).bind(ruling.company.as_str()).execute(&mut *self.conn).await.told()?;
            self.log_event(&loading::lifted(self.seq + 1, at, actor, &ruling)).await?;
        }
        Ok(())
    }

    async fn copy(&mut self, table: &str, stage: &str, columns: &[&str], key: &str) -> Result<u64, Failure> {
        let names = columns.join(", ");
        // WHERE true: without it the parser takes ON for a join.
        let sql = format!("INSERT INTO {table} ({names}) SELECT {names} FROM {stage} WHERE true {}", replacing(key, columns));
        self.run(sql).await
    }

    /// True when people are found by other words than before.
    async fn take_over_records(&mut self, replace: &[Kind]) -> Result<bool, Failure> {
        let named = [Kind::Contact, Kind::Company, Kind::Site];
        let staged = self.int("SELECT COUNT(*) FROM stage_record WHERE kind IN ('contact', 'company', 'site')").await?;
        self.run("DELETE FROM phone WHERE contact IN (SELECT id FROM stage_record WHERE kind = 'contact')").await?;
        if replace.contains(&Kind::Contact) {
            self.run("DELETE FROM phone").await?;
        }
        self.copy("record", "stage_record", &columns::RECORD, "kind, id").await?;
        self.run(
            "INSERT INTO phone (reversed, contact) SELECT reversed, contact FROM stage_phone WHERE true \
             ON CONFLICT (reversed, contact) DO NOTHING",
        )
        .await?;
        Ok(staged > 0 || replace.iter().any(|kind| named.contains(kind)))
    }

    /// Numbers the events in the order of loading; one that stands already (by its wish) is left out.
    async fn take_over_events(&mut self) -> Result<(), Failure> {
        let names = columns::EVENT.join(", ");
        let taken = self
            .run(format!(
                "INSERT INTO event (seq, {names}) SELECT {} + row_number() OVER (ORDER BY position), {names} FROM stage_event s \
                 WHERE NOT EXISTS (SELECT 1 FROM event e WHERE e.wish = s.wish)",
                self.seq
            ))
            .await?;
        self.run(format!(
            "INSERT INTO words (seq, text) SELECT e.seq, s.words FROM stage_event s JOIN event e ON e.wish = s.wish \
             WHERE s.words <> '' AND e.seq > {}",
            self.seq
        ))
        .await?;
        self.seq += taken as i64;
        Ok(())
    }

    async fn numbers_are_free(&mut self) -> Result<(), Failure> {
        let sql = "SELECT number FROM stage_ticket GROUP BY number HAVING COUNT(*) > 1 \
                   UNION ALL SELECT s.number FROM stage_ticket s JOIN ticket t ON t.number = s.number AND t.id <> s.id LIMIT 1";
        match self.all(sqlx::query(sql)).await?.first() {
            Some(row) => Err(loading::number_taken(row.try_get(0).told()?)),
            None => Ok(()),
        }
    }
}
