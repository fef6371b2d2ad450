//! Writing wishes: one connection, one transaction for up to 500, the counters last.

use super::super::decide::Step;
use super::super::house::House;
use super::super::ledger::Ledger;
use super::super::shelf::Shelf;
use super::super::{Applied, Failure, clock, follow, fulfil};
use super::columns::{self, Cell, EVENTS};
use super::failure::{Told, broken, is_locked};
use super::store::{Store, replacing};
use super::{Sql, dialect};
use crate::desk::client::Contact;
use crate::desk::{BatchId, ContactId, Event, Record, Ticket, Wish, WishId};
use sqlx::pool::PoolConnection;
use sqlx::{Any, AnyConnection, AssertSqlSafe, Connection, Row as _};
use std::sync::{Arc, PoisonError};

/// Wishes in one transaction at most.
const TOGETHER: usize = 500;

impl Sql {
    /// Does the wishes; each transaction is durable before its answers are given.
    pub(super) async fn write(&self, wishes: &[Wish]) -> Result<Vec<Result<Applied, Failure>>, Failure> {
        let mut answers = Vec::with_capacity(wishes.len());
        for together in wishes.chunks(TOGETHER) {
            match self.write_together(together).await {
                Ok(told) => answers.extend(told),
                // What went before stands: it must not be reported as failed.
                Err(failure) if !answers.is_empty() => answers.extend(together.iter().map(|_| Err(failure.clone()))),
                Err(failure) => return Err(failure),
            }
        }
        Ok(answers)
    }

    async fn write_together(&self, wishes: &[Wish]) -> Result<Vec<Result<Applied, Failure>>, Failure> {
        let mut pen = self.pen().await?;
        let told = self.write_with(&mut pen, wishes).await;
        put_away(pen, &told).await;
        told
    }

    async fn write_with(&self, pen: &mut AnyConnection, wishes: &[Wish]) -> Result<Vec<Result<Applied, Failure>>, Failure> {
        let mut tx = pen.begin_with(dialect::BEGIN_WRITE).await.told()?;
        let mut book = self.book(&mut tx).await?;
        let before = book.seq;
        let mut answers = Vec::with_capacity(wishes.len());
        for wish in wishes {
            match fulfil::fulfil(&mut book, wish, clock::now()).await {
                Err(failure) if !fulfil::is_an_answer(&failure) => return Err(failure),
                answer => answers.push(answer),
            }
        }
        if book.seq == before {
            tx.rollback().await.told()?;
        } else {
            book.count().await?;
            tx.commit().await.told()?;
            follow::heard(&self.written);
        }
        Ok(answers)
    }

    /// The tables opened for writing; what the desk shares is read anew when somebody has changed it.
    pub(super) async fn book<'c>(&self, conn: &'c mut AnyConnection) -> Result<Store<'c>, Failure> {
        let mut store = Store::reading(conn);
        let mut changed = 0;
        for row in store.all(sqlx::query("SELECT name, value FROM counter")).await? {
            let value: i64 = row.try_get(1).told()?;
            match row.try_get::<&str, _>(0).told()? {
                "seq" => store.seq = value,
                "number" => store.number = value,
                "house" => changed = value,
                _ => {}
            }
        }
        let known = self.house.lock().unwrap_or_else(PoisonError::into_inner).clone();
        store.house = match known {
            Some((at, house)) if at == changed => house,
            _ => {
                let house = Arc::new(store.read_house().await?);
                *self.house.lock().unwrap_or_else(PoisonError::into_inner) = Some((changed, Arc::clone(&house)));
                house
            }
        };
        Ok(store)
    }
}

/// Puts the writing connection back. After a failure it is closed and the next write makes a new one: a database that has
/// ended a transaction by itself (the disk is full) leaves sqlx in the belief that it goes on, and every later write fails.
/// A lock that did not come free is no such failure, and what was put aside for a load lives with the connection.
pub(super) async fn put_away<T>(pen: PoolConnection<Any>, told: &Result<T, Failure>) {
    if let Err(failure) = told
        && !is_locked(failure)
        && let Err(error) = pen.close().await
    {
        tracing::warn!(%error, "the writing connection did not close");
    }
}

impl Store<'_> {
    /// Reads what decisions need of the records.
    pub(super) async fn read_house(&mut self) -> Result<House, Failure> {
        let mut records = Vec::new();
        for kind in House::KINDS {
            records.extend(self.records(kind).await?);
        }
        Ok(House::of(records))
    }

    /// Writes the counters: last in a transaction, so that the log has no gaps and is read in the order it was written.
    pub(super) async fn count(&mut self) -> Result<(), Failure> {
        for (name, value) in [("number", self.number), ("seq", self.seq)] {
            let sql = "UPDATE counter SET value = $1 WHERE name = $2";
            sqlx::query(sql).bind(value).bind(name).execute(&mut *self.conn).await.told()?;
        }
        Ok(())
    }

    /// Writes an event under the next sequence number.
    pub(super) async fn log_event(&mut self, event: &Event) -> Result<(), Failure> {
        let (cells, words) = columns::event(event)?;
        let mut row: Vec<Cell> = vec![event.seq.into()];
        row.extend(cells);
        let names: Vec<&str> = std::iter::once("seq").chain(columns::EVENT).collect();
        self.insert("event", &names, "", vec![row]).await?;
        if !words.is_empty() {
            self.insert("words", &["seq", "text"], "", vec![vec![event.seq.into(), words.into()]]).await?;
        }
        self.seq = event.seq;
        Ok(())
    }

    async fn put_ticket(&mut self, ticket: &Ticket) -> Result<(), Failure> {
        let tail = format!("{} WHERE ticket.version = excluded.version - 1", replacing("id", &columns::TICKET));
        let written = self.insert("ticket", &columns::TICKET, &tail, vec![columns::ticket(ticket)?]).await?;
        if written != 1 {
            return Err(broken("version", "another writer came between two versions of a ticket"));
        }
        self.number = self.number.max(ticket.head.number);
        Ok(())
    }

    pub(super) async fn put_record(&mut self, record: &Record) -> Result<(), Failure> {
        let tail = replacing("kind, id", &columns::RECORD);
        self.insert("record", &columns::RECORD, &tail, vec![columns::record(record)?]).await?;
        Ok(())
    }
}

impl Store<'_> {
    /// Writes a new person down, with what they are found by.
    async fn put_contact(&mut self, contact: &Contact) -> Result<(), Failure> {
        self.put_record(&Record::Contact(Box::new(contact.clone()))).await?;
        let phones = contact.phones.iter().map(|phone| vec![phone.reversed().into(), contact.id.as_str().into()]).collect();
        self.insert("phone", &["reversed", "contact"], "ON CONFLICT (reversed, contact) DO NOTHING", phones).await?;
        sqlx::query(dialect::FILL_PERSON).bind(contact.id.as_str()).execute(&mut *self.conn).await.told()?;
        self.learn_words(contact).await
    }

    async fn forget_contact(&mut self, id: &ContactId) -> Result<(), Failure> {
        let gone = [
            "DELETE FROM record WHERE kind = 'contact' AND id = $1",
            "DELETE FROM phone WHERE contact = $1",
            dialect::FORGET_PERSON,
        ];
        for statement in gone {
            sqlx::query(statement).bind(id.as_str()).execute(&mut *self.conn).await.told()?;
        }
        Ok(())
    }
}

impl Ledger for Store<'_> {
    fn house(&self) -> Arc<House> {
        Arc::clone(&self.house)
    }

    fn seq(&self) -> i64 {
        self.seq
    }

    fn number(&self) -> i64 {
        self.number
    }

    async fn event_of(&mut self, wish: &WishId) -> Result<Option<Event>, Failure> {
        self.one_event("e.wish", wish.as_str().into()).await
    }

    async fn event(&mut self, seq: i64) -> Result<Option<Event>, Failure> {
        self.one_event("e.seq", seq.into()).await
    }

    async fn batch(&mut self, batch: &BatchId) -> Result<Vec<Event>, Failure> {
        let sql = format!("{EVENTS} WHERE e.batch = $1 AND e.batch <> '' ORDER BY e.seq");
        self.events(sqlx::query(AssertSqlSafe(sql)).bind(batch.as_str())).await
    }

    async fn undoing(&mut self, seq: i64) -> Result<Option<i64>, Failure> {
        let sql = "SELECT seq FROM event WHERE undoes = $1 AND undoes <> 0 ORDER BY seq DESC LIMIT 1";
        sqlx::query_scalar(sql).bind(seq).fetch_optional(&mut *self.conn).await.told()
    }

    async fn enter(&mut self, step: &Step) -> Result<(), Failure> {
        if let Some(ticket) = &step.ticket {
            self.put_ticket(ticket).await?;
        }
        for contract in &step.contracts {
            self.put_record(&Record::Contract(Box::new(contract.clone()))).await?;
        }
        if let Some(unit) = &step.unit {
            self.put_record(&Record::Unit(Box::new(unit.clone()))).await?;
        }
        if let Some(ruling) = &step.ruling {
            self.put_record(&Record::Ruling(Box::new(ruling.clone()))).await?;
        }
        for call in &step.calls {
            self.put_record(&Record::Call(Box::new(call.clone()))).await?;
        }
        if let Some(contact) = &step.contact {
            self.put_contact(contact).await?;
        }
        if let Some(id) = &step.forgotten {
            self.forget_contact(id).await?;
        }
        self.log_event(&step.event).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::backend::Desk;
    use crate::desk::{Act, Moment};

    async fn ring(desk: &Sql, id: String, words: &str) -> Result<Applied, Failure> {
        let call = crate::calls::ring(words.into(), "".into(), "".into(), id.as_str().into(), Moment(0), "RU");
        let act = Act::Call { call: Box::new(call) };
        let wish = Wish { id: id.as_str().into(), actor: "АТС".into(), at: None, act, reason: None, batch: None };
        desk.apply(vec![wish]).await?.remove(0)
    }

    #[tokio::test]
    async fn when_a_full_disk_has_room_again_the_desk_writes_on() {
        let folder = tempfile::tempdir().unwrap();
        let desk = Sql::open(&folder.path().join("desk.db")).await.unwrap();
        ring(&desk, "first".into(), "8 800").await.unwrap();
        // As many pages as there are, for this one connection: the file cannot grow.
        sqlx::query("PRAGMA max_page_count = 1").execute(desk.writer.as_ref().unwrap()).await.unwrap();
        let long = "долго ".repeat(20_000);
        let full = ring(&desk, "second".into(), &long).await;
        assert!(matches!(full, Err(Failure::File { code: "disk-full", .. })), "{full:?}");
        let third = ring(&desk, "third".into(), &long).await.unwrap();
        assert_eq!(third.event.seq, 2, "what was refused left no trace");
    }
}
