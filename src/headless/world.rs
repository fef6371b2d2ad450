//! The engine and the desk as a script needs them.

use crate::app::beyond::Beyond;
use crate::app::{Effect, Msg, State};
use crate::backend::{Answer, Board, Find, Read, SharedDesk};
use crate::desk::{Failure, Found, Moment, Phone, Row, TicketId, Wish};
use crate::engine::{Clock, Engine};
use futures_util::StreamExt;
use std::sync::mpsc::Receiver;
use tokio::runtime::Handle;

/// The engine on a desk, and the same desk beside it.
pub(super) struct World {
    engine: Engine,
    desk: SharedDesk,
    handle: Handle,
}

impl World {
    /// Starts the engine on a clock that stands.
    pub(super) fn start(desk: SharedDesk, now: Moment, handle: Handle) -> (Self, Receiver<Msg>) {
        let (engine, inbox) = Engine::start(desk.clone(), Clock::frozen_at(now), handle.clone());
        (Self { engine, desk, handle }, inbox)
    }

    /// Does what the console wants; the answers come as messages.
    pub(super) fn perform(&self, effect: Effect) {
        self.engine.perform(effect);
    }

    /// The script is over: the other consoles hear that this one has left.
    pub(super) fn part(&self, state: &State) {
        self.engine.part(state);
    }

    /// How many effects have no answer yet. An answer is on the channel before its effect stops counting.
    pub(super) fn in_flight(&self) -> usize {
        self.engine.in_flight()
    }

    /// Moves the clock.
    pub(super) fn move_clock(&self, now: Moment) {
        self.engine.set_clock(Clock::frozen_at(now));
    }

    /// A ticket as the desk has it, by number or id; for those that have left the board.
    pub(super) fn ticket(&self, id: &str) -> Result<Option<Row>, Failure> {
        let read = |what| match self.handle.block_on(self.desk.read(what))? {
            Answer::Card(card) => Ok(card.map(|card| Row::of(&card.ticket))),
            _ => Ok(None),
        };
        if let Ok(number) = id.parse()
            && let Some(row) = read(Read::Numbered(number))?
        {
            return Ok(Some(row));
        }
        read(Read::Card(TicketId::new(id)))
    }

    /// How many tickets of the desk belong to this part of it.
    pub(super) fn count(&self, part: Beyond) -> Result<usize, Failure> {
        self.handle.block_on(async {
            let (mut pages, mut counted) = (self.desk.board(Board::All), 0);
            while let Some(page) = pages.next().await {
                counted += page?.rows.iter().filter(|row| part.holds(row)).count();
            }
            Ok(counted)
        })
    }

    /// The people with this number.
    pub(super) fn people(&self, phone: &Phone) -> Result<Vec<Found>, Failure> {
        self.handle.block_on(self.desk.find(Find::Phone(phone.e164().trim_start_matches('+').to_owned())))
    }

    /// Does a wish without the console, as another process would.
    pub(super) fn tell(&self, wish: Wish) -> Result<(), Failure> {
        let answers = self.handle.block_on(self.desk.apply(vec![wish]))?;
        answers.into_iter().try_for_each(|answer| answer.map(drop))
    }
}
