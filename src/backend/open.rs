//! From a desk's URL to the desk.

use super::{Failure, Memory, SharedDesk, Sql};
use std::sync::Arc;

/// Opens the desk that a URL names: `memory:` or `sqlite:PATH` (the file and its folders are made where they are missing).
///
/// # Errors
/// Unsupported for other schemes; Refused when the file is no desk, or a newer one than this program knows; File when it cannot
/// be opened.
pub async fn open(url: &str) -> Result<SharedDesk, Failure> {
    match url.split_once(':') {
        Some(("memory", _)) => Ok(Arc::new(Memory::new())),
        Some(("sqlite", path)) => Ok(Arc::new(Sql::open(std::path::Path::new(path.strip_prefix("//").unwrap_or(path))).await?)),
        _ => Err(Failure::Unsupported("a desk's URL begins with memory: or sqlite:")),
    }
}
