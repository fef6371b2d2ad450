//! A desk that may be looked at only.

use super::{Answer, Applied, Board, Caps, Cursor, Desk, Failure, Feed, Find, Health, Later, News, Page, Read, SharedDesk};
use crate::desk::{Found, Wish};
use std::pin::Pin;

/// Refuses every write with the code `read-only`; everything else goes through.
pub struct ReadOnly(pub SharedDesk);

impl Desk for ReadOnly {
    fn caps(&self) -> Caps {
        self.0.caps()
    }

    fn board(&self, which: Board) -> Feed<Page> {
        self.0.board(which)
    }

    fn watch(&self, from: Cursor) -> Feed<News> {
        self.0.watch(from)
    }

    fn nudge(&self) {
        self.0.nudge();
    }

    fn read(&self, what: Read) -> Later<'_, Answer> {
        self.0.read(what)
    }

    fn find(&self, whom: Find) -> Later<'_, Vec<Found>> {
        self.0.find(whom)
    }

    fn apply(&self, wishes: Vec<Wish>) -> Later<'_, Vec<Result<Applied, Failure>>> {
        Box::pin(async move { Ok(wishes.iter().map(|_| Err(Failure::refused("read-only"))).collect()) })
    }

    fn health(&self) -> Later<'_, Health> {
        self.0.health()
    }

    fn close(&self) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        self.0.close()
    }
}
