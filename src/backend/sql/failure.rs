//! What a database says, as a dispatcher needs to know it.

use super::super::Failure;
use crate::text::Raw;
use std::io;
use std::path::Path;

/// An answer of the database, or its failure in our words.
pub(super) trait Told<T> {
    fn told(self) -> Result<T, Failure>;
}

impl<T> Told<T> for Result<T, sqlx::Error> {
    fn told(self) -> Result<T, Failure> {
        self.map_err(|error| failure(&error))
    }
}

impl<T> Told<T> for Result<T, serde_json::Error> {
    fn told(self) -> Result<T, Failure> {
        self.map_err(|error| broken("json", format!("a stored record cannot be read: {error}")))
    }
}

/// The code of a file that another program writes to.
const LOCKED: &str = "locked";

/// True when it is worth trying again.
pub(super) fn is_locked(failure: &Failure) -> bool {
    matches!(failure, Failure::File { code, .. } if *code == LOCKED)
}

/// A failure of the file, with the file's name.
pub(super) fn naming(failure: Failure, file: &Path) -> Failure {
    let name = || Raw::from(file.display().to_string());
    match failure {
        Failure::File { code, .. } => Failure::File { code, what: name() },
        Failure::Refused { code, .. } if code.ends_with("-desk-file") && code != "newer-desk-file" => {
            Failure::Refused { code, what: Some(name()) }
        }
        other => other,
    }
}

/// What the system says of a file.
pub(super) fn of_file(file: &Path, error: &io::Error) -> Failure {
    use io::ErrorKind as Kind;
    let code = match error.kind() {
        Kind::NotFound => "missing",
        Kind::PermissionDenied => "no-rights",
        Kind::ReadOnlyFilesystem => "read-only",
        Kind::StorageFull | Kind::QuotaExceeded => "disk-full",
        _ => "no-place",
    };
    tracing::warn!(%error, file = %file.display(), code, "the desk's file");
    Failure::File { code, what: Raw::from(file.display().to_string()) }
}

fn file(code: &'static str) -> Failure {
    Failure::File { code, what: Raw::default() }
}

/// Something that should not be.
pub(super) fn broken(id: &str, what: impl Into<String>) -> Failure {
    let what = what.into();
    tracing::error!(id, what, "the desk failed");
    Failure::Broken { id: id.to_owned(), what }
}

fn failure(error: &sqlx::Error) -> Failure {
    let sqlx::Error::Database(said) = error else {
        return match error {
            sqlx::Error::PoolTimedOut => Failure::Offline("the desk is busy: no connection came free in time".into()),
            sqlx::Error::Io(io) => Failure::Offline(io.to_string()),
            other => broken("sql", other.to_string()),
        };
    };
    // SQLite's result codes, https://www.sqlite.org/rescode.html; the low byte is the primary one.
    let code = said.code().and_then(|code| code.parse::<u32>().ok()).map_or(0, |code| code & 0xff);
    if !matches!(code, 5 | 6) {
        tracing::warn!(code, said = said.message(), "the desk's database");
    }
    match code {
        5 | 6 => file(LOCKED),
        8 => file("read-only"),
        10 => file("disk-fails"),
        11 => file("damaged"),
        13 => file("disk-full"),
        14 => file("not-opened"),
        26 => Failure::Refused { code: "not-a-desk-file".into(), what: None },
        _ => broken("sql", said.message()),
    }
}
