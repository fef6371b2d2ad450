//! The tables, as a numbered list of steps. A released step is never changed; a new one is added at the end.

use super::super::Failure;
use super::dialect;
use super::failure::Told;
use super::store::Store;
use crate::text::Raw;
use sqlx::{AnyConnection, Connection, Row as _};

/// The steps: statement by statement, only BIGINT and TEXT, empty text and 0 for "none".
const STEPS: [&[&str]; 9] = [FIRST, COUNTED, TEAM, NAMED, HELD, LINES, ASKED, SOLVED, FOUND];

/// The step after which people and companies are put into the search anew, by the words of this program.
const WORDS_CHANGE: i64 = 9;

/// The desk and its log.
const FIRST: &[&str] = &[
    "CREATE TABLE counter (name TEXT NOT NULL PRIMARY KEY, value BIGINT NOT NULL)",
    "INSERT INTO counter (name, value) VALUES ('seq', 0), ('number', 0), ('house', 0)",
    // Columns beside `doc` are what statements select and sort by; `shown` is the row of the board, `ease` 0 for the most urgent.
    "CREATE TABLE ticket (id TEXT NOT NULL PRIMARY KEY, number BIGINT NOT NULL UNIQUE, version BIGINT NOT NULL, \
     open BIGINT NOT NULL, unplaced BIGINT NOT NULL, due_rank BIGINT NOT NULL, due_at BIGINT NOT NULL, ease BIGINT NOT NULL, \
     created BIGINT NOT NULL, assignee TEXT NOT NULL, company TEXT NOT NULL, site TEXT NOT NULL, \
     shown TEXT NOT NULL, doc TEXT NOT NULL)",
    "CREATE INDEX ticket_board ON ticket (open, due_rank, due_at, ease, created, number)",
    "CREATE INDEX ticket_all ON ticket (due_rank, due_at, ease, created, number)",
    "CREATE INDEX ticket_unplaced ON ticket (unplaced, due_rank, due_at, ease, created, number)",
    "CREATE INDEX ticket_company ON ticket (company, open, created)",
    "CREATE INDEX ticket_site ON ticket (site, open)",
    "CREATE INDEX ticket_created ON ticket (created)",
    "CREATE TABLE record (kind TEXT NOT NULL, id TEXT NOT NULL, owner TEXT NOT NULL, at BIGINT NOT NULL, \
     live BIGINT NOT NULL, words TEXT NOT NULL, doc TEXT NOT NULL, PRIMARY KEY (kind, id))",
    "CREATE INDEX record_owner ON record (kind, owner, live, at)",
    "CREATE INDEX record_live ON record (kind, live, at)",
    "CREATE TABLE phone (reversed TEXT NOT NULL, contact TEXT NOT NULL, PRIMARY KEY (reversed, contact))",
    "CREATE INDEX phone_contact ON phone (contact)",
    "CREATE TABLE event (seq BIGINT NOT NULL PRIMARY KEY, at BIGINT NOT NULL, actor TEXT NOT NULL, \
     subject_kind TEXT NOT NULL, subject TEXT NOT NULL, act TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL, \
     reason TEXT NOT NULL, wish TEXT NOT NULL UNIQUE, batch TEXT NOT NULL, version BIGINT NOT NULL, undo TEXT NOT NULL, \
     undoes BIGINT NOT NULL)",
    "CREATE INDEX event_subject ON event (subject_kind, subject, seq)",
    "CREATE INDEX event_actor ON event (actor, seq)",
    "CREATE INDEX event_batch ON event (batch) WHERE batch <> ''",
    "CREATE INDEX event_undoes ON event (undoes) WHERE undoes <> 0",
    "CREATE TABLE words (seq BIGINT NOT NULL PRIMARY KEY, text TEXT NOT NULL)",
    dialect::CREATE_PEOPLE,
];

/// Numbers without reading a document: who holds how much, and what was taken without a contract.
const COUNTED: &[&str] = &[
    "ALTER TABLE ticket ADD COLUMN contract TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE ticket ADD COLUMN effort BIGINT NOT NULL DEFAULT 0",
    dialect::FILL_COUNTED,
    "CREATE INDEX ticket_held ON ticket (assignee, effort) WHERE open = 1",
    "CREATE INDEX ticket_bare ON ticket (open) WHERE open = 1 AND contract = ''",
];

/// The names of people apart from the words of their companies.
const NAMED: &[&str] = &["DROP TABLE people", dialect::CREATE_PEOPLE_BY_NAME];

/// Who holds how much, from an index alone: SQLite passes the partial one by and reads every open ticket.
const HELD: &[&str] = &["DROP INDEX ticket_held", "CREATE INDEX ticket_held ON ticket (open, assignee, effort)"];

/// Where calls come from, and whether they do; beside the log, and counted with the other signals.
const LINES: &[&str] = &["CREATE TABLE phone_line (name TEXT NOT NULL PRIMARY KEY, up BIGINT NOT NULL, since BIGINT NOT NULL, \
     until BIGINT NOT NULL, gap_from BIGINT NOT NULL, gap_to BIGINT NOT NULL)"];

/// When a client was asked whether they are content, and who: 0 and empty where nobody was.
const ASKED: &[&str] = &[
    "ALTER TABLE ticket ADD COLUMN asked_at BIGINT NOT NULL DEFAULT 0",
    "ALTER TABLE ticket ADD COLUMN asked_of TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX ticket_asked ON ticket (asked_at) WHERE asked_at <> 0",
    "CREATE INDEX ticket_asked_client ON ticket (company, asked_at) WHERE asked_at <> 0",
    "CREATE INDEX ticket_asked_of ON ticket (asked_of, asked_at) WHERE asked_at <> 0",
];

/// What was done in a period, without reading what was done in all the years before; 0 is "not solved".
const SOLVED: &[&str] = &[
    "ALTER TABLE ticket ADD COLUMN solved BIGINT NOT NULL DEFAULT 0",
    dialect::FILL_SOLVED,
    "CREATE INDEX ticket_solved ON ticket (solved)",
];

/// Beginnings, companies by themselves, and the words that a slip may have been meant for.
const FOUND: &[&str] = &[
    "DROP TABLE people",
    dialect::CREATE_FOUND[0],
    dialect::CREATE_FOUND[1],
    dialect::CREATE_FOUND[2],
    dialect::CREATE_FOUND[3],
];

/// Signals between consoles, beside the log: where each console is, who has taken which ticket. `team` counts their changes.
const TEAM: &[&str] = &[
    "CREATE TABLE presence (session TEXT NOT NULL PRIMARY KEY, actor TEXT NOT NULL, ticket TEXT NOT NULL, \
     since BIGINT NOT NULL, until BIGINT NOT NULL)",
    "CREATE TABLE claim (ticket TEXT NOT NULL PRIMARY KEY, session TEXT NOT NULL, actor TEXT NOT NULL, \
     since BIGINT NOT NULL, until BIGINT NOT NULL)",
    "INSERT INTO counter (name, value) VALUES ('team', 0)",
];

/// Where a bulk load is put aside: tables of the writing connection alone, so that a crash leaves nothing behind.
pub(super) const STAGE: [&str; 5] = [
    "CREATE TEMPORARY TABLE IF NOT EXISTS stage_ticket (id TEXT NOT NULL PRIMARY KEY, number BIGINT NOT NULL, version BIGINT NOT NULL, \
     open BIGINT NOT NULL, unplaced BIGINT NOT NULL, due_rank BIGINT NOT NULL, due_at BIGINT NOT NULL, ease BIGINT NOT NULL, \
     created BIGINT NOT NULL, assignee TEXT NOT NULL, company TEXT NOT NULL, site TEXT NOT NULL, \
     shown TEXT NOT NULL, doc TEXT NOT NULL, contract TEXT NOT NULL, effort BIGINT NOT NULL, \
     asked_at BIGINT NOT NULL, asked_of TEXT NOT NULL, solved BIGINT NOT NULL)",
    "CREATE TEMPORARY TABLE IF NOT EXISTS stage_record (kind TEXT NOT NULL, id TEXT NOT NULL, owner TEXT NOT NULL, at BIGINT NOT NULL, \
     live BIGINT NOT NULL, words TEXT NOT NULL, doc TEXT NOT NULL, PRIMARY KEY (kind, id))",
    "CREATE TEMPORARY TABLE IF NOT EXISTS stage_phone (reversed TEXT NOT NULL, contact TEXT NOT NULL, PRIMARY KEY (reversed, contact))",
    "CREATE TEMPORARY TABLE IF NOT EXISTS stage_event (position BIGINT NOT NULL PRIMARY KEY, at BIGINT NOT NULL, actor TEXT NOT NULL, \
     subject_kind TEXT NOT NULL, subject TEXT NOT NULL, act TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL, \
     reason TEXT NOT NULL, wish TEXT NOT NULL, batch TEXT NOT NULL, version BIGINT NOT NULL, undo TEXT NOT NULL, \
     undoes BIGINT NOT NULL, words TEXT NOT NULL)",
    "CREATE TEMPORARY TABLE IF NOT EXISTS stage_count (loads BIGINT NOT NULL)",
];

/// The version that this program writes.
pub(super) const LATEST: i64 = STEPS.len() as i64;

/// Brings the tables up to date, in one transaction.
///
/// # Errors
/// Refused for a file of something else (`not-a-desk-file`) or of a newer program (`newer-desk-file`).
pub(super) async fn migrate(conn: &mut AnyConnection) -> Result<(), Failure> {
    if current(conn).await? == LATEST {
        return Ok(());
    }
    sqlx::query(dialect::LOADS[0]).execute(&mut *conn).await.told()?;
    let mut tx = conn.begin_with(dialect::BEGIN_WRITE).await.told()?;
    // Another console may have done it while we waited for the lock.
    let version = current(&mut tx).await?;
    if version == 0 {
        sqlx::query("CREATE TABLE IF NOT EXISTS schema (version BIGINT NOT NULL)").execute(&mut *tx).await.told()?;
    }
    for (place, step) in STEPS.iter().enumerate().skip(usize::try_from(version).unwrap_or(0)) {
        for statement in *step {
            sqlx::query(*statement).execute(&mut *tx).await.told()?;
        }
        sqlx::query("INSERT INTO schema (version) VALUES ($1)").bind(place as i64 + 1).execute(&mut *tx).await.told()?;
    }
    if version > 0 && version < WORDS_CHANGE {
        Store::reading(&mut tx).word_again().await?;
    }
    tx.commit().await.told()
}

/// The version of the tables as they are; 0 for an empty file.
///
/// # Errors
/// Refused for a file of something else (`not-a-desk-file`) or of a newer program (`newer-desk-file`).
pub(super) async fn current(conn: &mut AnyConnection) -> Result<i64, Failure> {
    let row = sqlx::query(dialect::COUNT_TABLES).fetch_one(&mut *conn).await.told()?;
    match (row.try_get::<i64, _>(0).told()?, row.try_get::<i64, _>(1).told()?) {
        (0, _) => return Ok(0),
        (_, 0) => return Err(Failure::refused("not-a-desk-file")),
        _ => {}
    }
    let version: i64 = sqlx::query_scalar("SELECT COALESCE(MAX(version), 0) FROM schema").fetch_one(conn).await.told()?;
    if version > LATEST {
        let what = Some(Raw::from(format!("{version} > {LATEST}")));
        return Err(Failure::Refused { code: "newer-desk-file".into(), what });
    }
    Ok(version)
}

#[cfg(test)]
mod tests {
    use super::SOLVED;
    use crate::backend::story::bench::{Bench, On, bench};
    use crate::backend::{Answer, Desk, Read, Sql};
    use crate::desk::{Change, Moment, Phase};

    #[tokio::test]
    async fn a_file_of_an_older_program_learns_when_its_tickets_were_solved() {
        let bench = bench(On::Sqlite).await;
        let id = bench.register("замок").await;
        bench.change(&id, Change::SetPhase { to: Phase::Solved }).await;
        bench.register("камера").await;
        let Bench { desk, folder, .. } = bench;
        desk.close().await;
        let file = folder.path().join("desk.db");
        let pool = sqlx::AnyPool::connect(&format!("sqlite://{}", file.display())).await.unwrap();
        // As the column is when it has just been added.
        for statement in ["UPDATE ticket SET solved = 0", SOLVED[1]] {
            sqlx::query(statement).execute(&pool).await.unwrap();
        }
        pool.close().await;
        let again = Sql::open(&file).await.unwrap();
        let read = again.read(Read::Done { from: Moment(0), to: Moment(i64::MAX) }).await.unwrap();
        let Answer::Done(done) = read else { panic!("{read:?}") };
        assert_eq!(done.iter().map(|one| one.number).collect::<Vec<_>>(), [1]);
    }
}
