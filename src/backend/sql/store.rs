//! A connection within a transaction, and the shapes of statements that many questions share.

use super::super::Failure;
use super::super::house::House;
use super::columns::{self, Cell};
use super::failure::Told;
use crate::desk::record::Kind;
use crate::desk::{Common, Record, Row, Ticket};
use futures_util::TryStreamExt;
use serde::de::DeserializeOwned;
use sqlx::any::{AnyArguments, AnyRow};
use sqlx::query::Query;
use sqlx::{Any, AnyConnection, AssertSqlSafe, Row as _};
use std::sync::Arc;

/// Values asked for with one statement. SQLite looks for the name of each value among all names of the statement, so that the cost
/// grows with the square.
pub(super) const VALUES: usize = 256;

/// Two to the power of this: rows inserted by one statement at most. They have many values each: with 128 rows half the time of a
/// load went into looking for names.
const TOGETHER: u32 = 4;

/// A statement with its values.
pub(super) type Statement<'q> = Query<'q, Any, AnyArguments>;

/// A desk's tables as seen within one transaction.
pub(super) struct Store<'c> {
    pub conn: &'c mut AnyConnection,
    /// What the desk shares; only a write needs it.
    pub house: Arc<House>,
    /// The newest event, this transaction's included.
    pub seq: i64,
    /// The number of the newest ticket.
    pub number: i64,
}

impl<'c> Store<'c> {
    /// A store that is only read.
    pub fn reading(conn: &'c mut AnyConnection) -> Self {
        Self { conn, house: Arc::default(), seq: 0, number: 0 }
    }

    /// One number.
    pub async fn int(&mut self, sql: &'static str) -> Result<i64, Failure> {
        sqlx::query_scalar(sql).fetch_one(&mut *self.conn).await.told()
    }

    /// The one row of a statement.
    pub async fn one(&mut self, statement: Statement<'_>) -> Result<AnyRow, Failure> {
        statement.fetch_one(&mut *self.conn).await.told()
    }

    /// Rows of a statement.
    pub async fn all(&mut self, statement: Statement<'_>) -> Result<Vec<AnyRow>, Failure> {
        statement.fetch_all(&mut *self.conn).await.told()
    }

    /// The documents that a statement selects first.
    pub async fn docs<T: DeserializeOwned>(&mut self, statement: Statement<'_>) -> Result<Vec<T>, Failure> {
        self.all(statement).await?.iter().map(doc).collect()
    }

    /// The rows that a statement selects, as the board shows them; taken over one by one, equal names once.
    pub async fn rows_of(&mut self, statement: Statement<'_>) -> Result<Vec<Row>, Failure> {
        let mut common = Common::default();
        let mut rows = Vec::new();
        let mut documents = statement.fetch(&mut *self.conn);
        while let Some(document) = documents.try_next().await.told()? {
            rows.push(common.row(document.try_get::<&str, _>(0).told()?).told()?);
        }
        Ok(rows)
    }

    /// The events of a statement that begins with [`columns::EVENTS`].
    pub async fn events(&mut self, statement: Statement<'_>) -> Result<Vec<crate::desk::Event>, Failure> {
        self.all(statement).await?.iter().map(columns::read_event).collect()
    }

    /// The records of a kind whose column is one of the values, by id.
    pub async fn records_in(&mut self, kind: Kind, column: &str, values: &[String]) -> Result<Vec<Record>, Failure> {
        let mut records: Vec<Record> = Vec::new();
        for part in values.chunks(VALUES) {
            let sql = format!("SELECT doc FROM record WHERE kind = $1 AND {column} IN ({})", places(2, part.len()));
            let mut statement = sqlx::query(AssertSqlSafe(sql)).persistent(false).bind(columns::kind_name(kind));
            for value in part {
                statement = statement.bind(value.as_str());
            }
            records.extend(self.docs::<Record>(statement).await?);
        }
        records.sort_by(|a, b| a.id().cmp(b.id()));
        records.dedup_by(|a, b| a.id() == b.id());
        Ok(records)
    }

    /// Inserts rows, many with one statement; `tail` says what becomes of those that are there already.
    pub async fn insert(&mut self, table: &str, columns: &[&str], tail: &str, rows: Vec<Vec<Cell>>) -> Result<u64, Failure> {
        let mut done = 0;
        let mut rows = rows.into_iter();
        loop {
            if rows.len() == 0 {
                return Ok(done);
            }
            // A power of two: few different statements, so that they stay prepared.
            let part = 1 << rows.len().ilog2().min(TOGETHER);
            let sql = insert_text(table, columns, tail, part);
            let mut statement = sqlx::query(AssertSqlSafe(sql));
            for cell in rows.by_ref().take(part).flatten() {
                statement = match cell {
                    Cell::Int(value) => statement.bind(value),
                    Cell::Text(value) => statement.bind(value),
                };
            }
            done += statement.execute(&mut *self.conn).await.told()?.rows_affected();
        }
    }

    /// One ticket of a statement that selects documents.
    pub async fn one_ticket(&mut self, statement: Statement<'_>) -> Result<Option<Ticket>, Failure> {
        Ok(self.docs(statement).await?.pop())
    }
}

/// What replaces a row that is there already.
pub(super) fn replacing(key: &str, columns: &[&str]) -> String {
    let set = columns.iter().map(|c| format!("{c} = excluded.{c}")).collect::<Vec<_>>().join(", ");
    format!("ON CONFLICT ({key}) DO UPDATE SET {set}")
}

/// The document in the first column.
pub(super) fn doc<T: DeserializeOwned>(row: &AnyRow) -> Result<T, Failure> {
    columns::from_json(row.try_get::<&str, _>(0).told()?)
}

/// Places for so many values, from a number on: `$2, $3, $4`.
pub(super) fn places(from: usize, count: usize) -> String {
    (from..from + count).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ")
}

fn insert_text(table: &str, columns: &[&str], tail: &str, rows: usize) -> String {
    let width = columns.len();
    let row = |r: usize| format!("({})", places(r * width + 1, width));
    let rows = (0..rows).map(row).collect::<Vec<_>>().join(", ");
    format!("INSERT INTO {table} ({}) VALUES {rows} {tail}", columns.join(", "))
}
