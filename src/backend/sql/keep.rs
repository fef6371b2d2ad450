//! Copies of a desk's file: made while others work on it, looked through before anybody relies on them.

use super::super::Failure;
use super::failure::{Told, broken, is_locked, naming, of_file};
use super::{file, schema};
use crate::text::Raw;
use sqlx::{AnyConnection, Connection};
use std::path::Path;

/// Copies of every version that we know are good: a desk is brought up to date when it is opened to be worked on.
const ANY: i64 = 1;

/// What stands in a file that was looked through from one end to the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Whole {
    /// Tickets, those that are closed too.
    pub tickets: i64,
    /// Sequence of the newest event.
    pub seq: i64,
    /// Version of its schema.
    pub schema: i64,
}

/// Looks a file through: a desk of a version that we know, every page of it readable.
///
/// # Errors
/// Refused for a file of something else or of a newer program; File (`damaged`) where a page is wrong.
pub async fn look_through(path: &Path) -> Result<Whole, Failure> {
    let (file, url) = file::seen(path, ANY).await?;
    let mut conn = AnyConnection::connect(&url).await.told()?;
    let found = whole(&mut conn).await.map_err(|failure| naming(failure, &file));
    conn.close().await.told()?;
    found
}

async fn whole(conn: &mut AnyConnection) -> Result<Whole, Failure> {
    let verdict: String = sqlx::query_scalar("PRAGMA quick_check(1)").fetch_one(&mut *conn).await.told()?;
    if verdict != "ok" {
        tracing::warn!(verdict, "the file was looked through");
        return Err(Failure::File { code: "damaged", what: Raw::default() });
    }
    let tickets = sqlx::query_scalar("SELECT COUNT(*) FROM ticket").fetch_one(&mut *conn).await.told()?;
    let seq = sqlx::query_scalar("SELECT COALESCE(MAX(seq), 0) FROM event").fetch_one(&mut *conn).await.told()?;
    Ok(Whole { tickets, seq, schema: schema::current(conn).await? })
}

/// Copies a desk as it stands at one moment, whoever writes to it meanwhile, into a file that is there and empty. The copy is
/// on the disk and was looked through when this returns.
///
/// # Errors
/// Those of [`look_through`]; File where the copy cannot be written.
pub async fn copy(from: &Path, to: &Path) -> Result<Whole, Failure> {
    let Some(name) = to.to_str() else { return Err(of_file(to, &std::io::ErrorKind::InvalidFilename.into())) };
    let (file, url) = file::seen(from, ANY).await?;
    let mut conn = AnyConnection::connect(&url).await.told()?;
    let copied = sqlx::query("VACUUM INTO $1").bind(name).execute(&mut conn).await.told();
    conn.close().await.told()?;
    copied.map_err(|failure| match failure {
        // Whatever fails to be written is the copy.
        Failure::File { code: code @ ("disk-full" | "disk-fails" | "read-only" | "not-opened"), .. } => {
            Failure::File { code, what: Raw::from(name.to_owned()) }
        }
        other => naming(other, &file),
    })?;
    std::fs::File::open(to).and_then(|copy| copy.sync_all()).map_err(|error| of_file(to, &error))?;
    look_through(to).await
}

/// Does nobody else have this desk open? Its log is taken into the file on the way.
///
/// # Errors
/// Those of a file that is no desk or is damaged: of such a one nobody can tell.
pub async fn is_alone(path: &Path) -> Result<bool, Failure> {
    sqlx::any::install_default_drivers();
    let mut conn = AnyConnection::connect(&file::url(path, "rw")).await.told()?;
    let looked = async {
        schema::current(&mut conn).await?;
        sqlx::query("PRAGMA busy_timeout = 200").execute(&mut conn).await.told()?;
        // Only whoever is alone can leave the write-ahead log.
        let mode: String = sqlx::query_scalar("PRAGMA journal_mode = DELETE").fetch_one(&mut conn).await.told()?;
        if mode == "delete" { Ok(()) } else { Err(broken("journal", format!("it stays in the mode {mode}"))) }
    };
    let looked = looked.await;
    conn.close().await.told()?;
    match looked {
        Ok(()) => Ok(true),
        Err(failure) if is_locked(&failure) => Ok(false),
        Err(failure) => Err(failure),
    }
}
