//! From a desk's URL to the desk.

use super::{Failure, Memory, ReadOnly, SharedDesk, Sql};
use std::path::Path;
use std::sync::Arc;

const UNKNOWN: Failure = Failure::Unsupported("a desk's URL begins with memory: or sqlite:");

/// Opens the desk that a URL names: `memory:` or `sqlite:PATH` (the file and its folders are made where they are missing).
///
/// # Errors
/// Unsupported for other schemes; Refused when the file is no desk, or a newer one than this program knows; File when it cannot
/// be opened.
pub async fn open(url: &str) -> Result<SharedDesk, Failure> {
    match (url.split_once(':'), file_of(url)) {
        (_, Some(path)) => Ok(Arc::new(Sql::open(path).await?)),
        (Some(("memory", _)), _) => Ok(Arc::new(Memory::new())),
        _ => Err(UNKNOWN),
    }
}

/// Opens it to be looked at only: nothing is made, no write goes anywhere.
///
/// # Errors
/// As [`open`]; Refused too when the file is of an older program, which only a write could bring up to date.
pub async fn look(url: &str) -> Result<SharedDesk, Failure> {
    match file_of(url) {
        Some(path) => Ok(Arc::new(ReadOnly(Arc::new(Sql::look(path).await?)))),
        None => Ok(Arc::new(ReadOnly(open(url).await?))),
    }
}

/// The file of an embedded desk.
#[must_use]
pub fn file_of(url: &str) -> Option<&Path> {
    let path = url.strip_prefix("sqlite:")?;
    Some(Path::new(path.strip_prefix("//").unwrap_or(path)))
}
