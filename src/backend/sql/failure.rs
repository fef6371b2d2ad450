//! What a database says, as a dispatcher needs to know it.

use super::super::Failure;
use crate::text::Raw;

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

const LOCKED: &str = "another program holds the desk's file locked";

/// True when it is worth trying again.
pub(super) fn is_locked(failure: &Failure) -> bool {
    matches!(failure, Failure::Offline(what) if what == LOCKED)
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
    let what = Some(Raw::from(said.message()));
    match code {
        5 | 6 => Failure::Offline(LOCKED.into()),
        8 => Failure::Refused { code: "read-only-file".into(), what },
        11 => broken("corrupt", "the desk's file is damaged: restore it from a copy"),
        13 => Failure::Offline("the disk is full: nothing was written".into()),
        14 => Failure::Offline(format!("the desk's file cannot be opened ({})", said.message())),
        26 => Failure::Refused { code: "not-a-desk-file".into(), what },
        _ => broken("sql", said.message()),
    }
}
