//! The desk's file and the connections to it.

use super::super::Failure;
use super::failure::{self, Told};
use super::{dialect, schema};
use crate::text::Raw;
use sqlx::any::AnyPoolOptions;
use sqlx::{Any, AnyConnection, Connection, Pool};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Readers at once.
const READERS: u32 = 3;
/// Several consoles may open a new file at once: turning it to WAL needs it alone, and SQLite does not wait for that by itself.
const TRIES: u32 = 200;
/// Between two tries.
const PAUSE: Duration = Duration::from_millis(25);
/// How long a connection is waited for.
const PATIENCE: Duration = Duration::from_secs(10);

/// The file with its whole path; made, with its folders, where it is missing.
pub(super) fn make(path: &Path) -> Result<PathBuf, Failure> {
    let cannot = |error: std::io::Error| failure::of_file(path, &error);
    let whole = std::path::absolute(path).map_err(cannot)?;
    let (Some(folder), Some(name)) = (whole.parent(), whole.file_name()) else {
        return Err(cannot(std::io::ErrorKind::InvalidFilename.into()));
    };
    if whole.is_dir() {
        return Err(Failure::File { code: "folder", what: Raw::from(path.display().to_string()) });
    }
    let mut folders = std::fs::DirBuilder::new();
    folders.recursive(true);
    let mut new = std::fs::OpenOptions::new();
    new.write(true).create_new(true);
    // The write-ahead log gets the rights of the file: nobody else reads the clients' names.
    #[cfg(unix)]
    {
        use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
        folders.mode(0o700);
        new.mode(0o600);
    }
    folders.create(folder).map_err(cannot)?;
    let file = folder.canonicalize().map_err(cannot)?.join(name);
    match new.open(&file) {
        Ok(_) => Ok(file),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(file),
        Err(error) => Err(cannot(error)),
    }
}

/// The one connection that writes, with its tables up to date.
pub(super) async fn writer(file: &Path) -> Result<Pool<Any>, Failure> {
    sqlx::any::install_default_drivers();
    let url = url(file, "rwc");
    let mut tries = 0;
    let first = loop {
        match prepare(&url).await {
            Err(failure) if failure::is_locked(&failure) && tries < TRIES => {
                tries += 1;
                tokio::time::sleep(PAUSE).await;
            }
            prepared => break prepared.map_err(|failure| failure::naming(failure, file))?,
        }
    };
    let pool = options(&dialect::WRITER, &schema::STAGE, 1).connect(&url).await.told()?;
    first.close().await.told()?;
    Ok(pool)
}

/// Looks at the file and brings it up to date. Not by the pool: it tries again and again what its first statements fail at,
/// and a file that is no desk stays none.
async fn prepare(url: &str) -> Result<AnyConnection, Failure> {
    let mut first = AnyConnection::connect(url).await.told()?;
    // Before anything is set: a file that is not ours must not be touched.
    schema::current(&mut first).await?;
    for statement in dialect::WRITER {
        sqlx::query(statement).execute(&mut first).await.told()?;
    }
    schema::migrate(&mut first).await?;
    Ok(first)
}

/// The connections that read; they are made when they are needed.
pub(super) fn readers(file: &Path) -> Result<Pool<Any>, Failure> {
    readers_by(&url(file, "ro"))
}

/// The same by the database's URL.
pub(super) fn readers_by(url: &str) -> Result<Pool<Any>, Failure> {
    options(&dialect::READER, &[], READERS).connect_lazy(url).told()
}

/// A file that is only looked at: its whole path, and the URL by which it opens without a write anywhere.
///
/// In a folder that may not be written to, a file whose last console has left cleanly opens as one that nobody changes.
/// One with an unfinished log beside it does not: half of what was written would be missing. `least` is the oldest version of
/// the tables that will do.
pub(super) async fn seen(path: &Path, least: i64) -> Result<(PathBuf, String), Failure> {
    let cannot = |error: std::io::Error| failure::of_file(path, &error);
    let file = path.canonicalize().map_err(cannot)?;
    if file.is_dir() {
        return Err(Failure::File { code: "folder", what: Raw::from(path.display().to_string()) });
    }
    std::fs::File::open(&file).map_err(cannot)?;
    sqlx::any::install_default_drivers();
    let plain = url(&file, "ro");
    let locked_out = |failure: &Failure| matches!(failure, Failure::File { code: "not-opened" | "read-only", .. });
    match version_by(&plain, least).await {
        Err(failure) if locked_out(&failure) && !has_log(&file) => {
            let still = format!("{plain}&immutable=1");
            version_by(&still, least).await.map_err(|failure| failure::naming(failure, &file))?;
            Ok((file, still))
        }
        Err(failure) if locked_out(&failure) => {
            Err(Failure::File { code: "unfinished", what: Raw::from(file.display().to_string()) })
        }
        version => version.map(|_| (file.clone(), plain)).map_err(|failure| failure::naming(failure, &file)),
    }
}

/// Is there a log beside the file that was not taken into it?
fn has_log(file: &Path) -> bool {
    let mut log = file.as_os_str().to_owned();
    log.push("-wal");
    std::fs::metadata(log).is_ok_and(|log| log.len() > 0)
}

/// The version of the tables; only a desk that may be written to is brought up to date.
async fn version_by(url: &str, least: i64) -> Result<i64, Failure> {
    let mut conn = AnyConnection::connect(url).await.told()?;
    let version = schema::current(&mut conn).await;
    conn.close().await.told()?;
    match version? {
        0 => Err(Failure::refused("not-a-desk-file")),
        version if version < least => Err(Failure::refused("older-desk-file")),
        version => Ok(version),
    }
}

/// Connections that are told the same at their start. They are kept: what is put aside for a load lives with its connection.
fn options(pragmas: &'static [&'static str], tables: &'static [&'static str], most: u32) -> AnyPoolOptions {
    let pool = AnyPoolOptions::new().max_connections(most).acquire_timeout(PATIENCE).idle_timeout(None).max_lifetime(None);
    // A file does not hang up: asking each time whether it is still there would be half the turns of a small read.
    pool.test_before_acquire(false).after_connect(move |conn, _| {
        Box::pin(async move {
            for statement in pragmas.iter().chain(tables) {
                sqlx::query(*statement).execute(&mut *conn).await?;
            }
            Ok(())
        })
    })
}

/// The database's URL of a file; every byte that means something in a URL is escaped.
pub(super) fn url(file: &Path, mode: &str) -> String {
    let mut url = String::from("sqlite://");
    for byte in file.as_os_str().as_encoded_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => url.push(char::from(*byte)),
            other => url.extend(['%', hex(other >> 4), hex(other & 15)]),
        }
    }
    url.push_str("?mode=");
    url.push_str(mode);
    url
}

fn hex(half: u8) -> char {
    char::from_digit(u32::from(half), 16).unwrap_or('0').to_ascii_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn an_acknowledged_write_is_on_the_disk_and_readers_cannot_write() {
        let folder = tempfile::tempdir().unwrap();
        let file = make(&folder.path().join("desk.db")).unwrap();
        let writer = writer(&file).await.unwrap();
        let mode: String = sqlx::query_scalar("PRAGMA journal_mode").fetch_one(&writer).await.unwrap();
        let synchronous: i32 = sqlx::query_scalar("PRAGMA synchronous").fetch_one(&writer).await.unwrap();
        assert_eq!((mode.as_str(), synchronous), ("wal", 2), "2 is FULL");
        let readers = readers(&file).unwrap();
        assert!(sqlx::query("DELETE FROM counter").execute(&readers).await.is_err());
    }

    #[test]
    fn a_file_may_have_any_name() {
        assert_eq!(url(Path::new("/a b/д?.db"), "ro"), "sqlite:///a%20b/%D0%B4%3F.db?mode=ro");
    }
}
