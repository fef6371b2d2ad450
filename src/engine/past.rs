//! What happened on the desk after a place in its log.

use super::{Shared, unexpected};
use crate::backend::{Answer, Read};
use crate::desk::{Event, Failure};

/// Events that are looked back at, at most: who was away for longer reads the board, not its history.
const BACK: i64 = 3_000;
/// Events of one look.
const READ: u32 = 500;

/// The events after that one in their order, and the number of the newest; without a place to begin at only that number.
pub(super) async fn since(shared: &Shared, after: Option<i64>) -> Result<(Vec<Event>, i64), Failure> {
    let newest = shared.desk.health().await?.seq;
    let mut events = Vec::new();
    let mut from = after.unwrap_or(newest).max(newest - BACK);
    while from < newest {
        let next = match shared.desk.read(Read::Log { after: from, limit: READ }).await {
            Ok(Answer::Log(next)) => next,
            other => return Err(unexpected(other)),
        };
        let Some(last) = next.last() else { break };
        from = last.seq;
        events.extend(next);
    }
    Ok((events, newest))
}
