//! The standing feed: furniture, calls, the board's pages, then whatever changes; a lost desk is tried again.

use super::{BOARD, Flight, Shared, unexpected};
use crate::app::Msg;
use crate::backend::{Answer, Cursor, Read};
use crate::desk::Failure;
use futures_util::StreamExt;
use std::sync::Arc;
use std::time::Duration;

/// The first wait before a lost desk is tried again; it doubles up to [`LONGEST`].
const FIRST: Duration = Duration::from_millis(500);
/// The longest wait between two tries.
const LONGEST: Duration = Duration::from_secs(30);

/// Reads the desk and follows it, for ever. `flight` counts until the board is whole, or the first try has failed.
pub async fn follow(shared: Arc<Shared>, flight: Flight) {
    let mut flight = Some(flight);
    let mut wait = FIRST;
    loop {
        match load(&shared).await {
            Ok(cursor) => {
                drop(flight.take());
                wait = FIRST;
                let failure = watch(&shared, cursor).await;
                shared.tell(Msg::Lost(failure));
            }
            Err(failure) => {
                shared.tell(Msg::Lost(failure));
                drop(flight.take());
            }
        }
        tokio::time::sleep(wait).await;
        wait = (wait * 2).min(LONGEST);
    }
}

async fn load(shared: &Shared) -> Result<Cursor, Failure> {
    let furniture = match shared.desk.read(Read::Furniture).await {
        Ok(Answer::Furniture(furniture)) => furniture,
        other => return Err(unexpected(other)),
    };
    shared.set_policy(furniture.policy.clone());
    shared.tell(Msg::Furniture(furniture));
    let mut pages = shared.desk.board(BOARD);
    let mut first = true;
    let mut end = None;
    while let Some(page) = pages.next().await {
        let page = page?;
        end.clone_from(&page.end);
        shared.tell(Msg::Page { first, page });
        first = false;
    }
    if let Ok(Answer::Calls(calls)) = shared.desk.read(Read::Calls).await {
        shared.tell(Msg::Calls(calls));
    }
    end.ok_or_else(|| Failure::Broken { id: "board".into(), what: "the board ended without a cursor".into() })
}

async fn watch(shared: &Shared, from: Cursor) -> Failure {
    let mut news = shared.desk.watch(from);
    while let Some(next) = news.next().await {
        match next {
            Ok(next) => shared.tell(Msg::News(Box::new(next))),
            Err(failure) => return failure,
        }
    }
    Failure::Offline("the desk's feed has ended".into())
}
