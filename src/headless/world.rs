//! The engine and the desk as a script needs them.

use crate::app::{Effect, Msg};
use crate::backend::{Answer, Find, Read, SharedDesk};
use crate::desk::{Failure, Found, Moment, Phone, Row, TicketId, Wish};
use crate::engine::{Clock, Engine};
use std::sync::mpsc::Receiver;
use tokio::runtime::Handle;

/// What stands behind the console while a script runs; a test puts something simpler there.
pub(super) trait World {
    /// Does what the console wants; the answers come as messages.
    fn perform(&self, effect: Effect);
    /// How many effects have no answer yet. An answer is on the channel before its effect stops counting.
    fn in_flight(&self) -> usize;
    /// Moves the clock.
    fn move_clock(&self, now: Moment);
    /// A ticket as the desk has it, by number or id; for those that have left the board.
    fn ticket(&self, id: &str) -> Result<Option<Row>, Failure>;
    /// The people with this number.
    fn people(&self, phone: &Phone) -> Result<Vec<Found>, Failure>;
    /// Does a wish without the console, as another process would.
    fn tell(&self, wish: Wish) -> Result<(), Failure>;
}

/// The engine on a desk, and the same desk beside it.
pub(super) struct Real {
    engine: Engine,
    desk: SharedDesk,
    handle: Handle,
}

impl Real {
    /// Starts the engine on a clock that stands.
    pub(super) fn start(desk: SharedDesk, now: Moment, handle: Handle) -> (Self, Receiver<Msg>) {
        let (engine, inbox) = Engine::start(desk.clone(), Clock::frozen_at(now), handle.clone());
        (Self { engine, desk, handle }, inbox)
    }
}

impl World for Real {
    fn perform(&self, effect: Effect) {
        self.engine.perform(effect);
    }

    fn in_flight(&self) -> usize {
        self.engine.in_flight()
    }

    fn move_clock(&self, now: Moment) {
        self.engine.set_clock(Clock::frozen_at(now));
    }

    fn ticket(&self, id: &str) -> Result<Option<Row>, Failure> {
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

    fn people(&self, phone: &Phone) -> Result<Vec<Found>, Failure> {
        self.handle.block_on(self.desk.find(Find::Phone(phone.e164().trim_start_matches('+').to_owned())))
    }

    fn tell(&self, wish: Wish) -> Result<(), Failure> {
        let answers = self.handle.block_on(self.desk.apply(vec![wish]))?;
        answers.into_iter().try_for_each(|answer| answer.map(drop))
    }
}
