//! Plays the steps: each one becomes messages to the console, and ends when nothing is in flight.

use super::check::{Finding, check};
use super::expectation::Expectation;
use super::line::Line;
use super::report::{Done, Report, Spent};
use super::screen::Face;
use super::script::{OnTheLine, Step, What};
use super::world::World;
use super::{DONE, FAILED, UNREACHABLE};
use crate::app::copying::{Copied, Taken};
use crate::app::{Effect, Link, Msg, Setup, State, update};
use crate::calls;
use crate::desk::{Call, CallId, CallState, Moment};
use crate::engine::Stopwatch;
use crate::text::Raw;
use std::io::{self, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

/// A step that has not come to rest by then has failed.
const REST: Duration = Duration::from_secs(10);
/// A call told to the desk is on the console by then.
const HEARD: Duration = Duration::from_secs(5);
/// How often a wait looks whether the last effect ended without a message.
const LOOK: Duration = Duration::from_millis(2);

/// A console with a script at its keys.
pub(super) struct Run {
    state: State,
    world: World,
    inbox: Receiver<Msg>,
    face: Face,
    line: Line,
    /// What the step has copied.
    copied: Option<Vec<String>>,
    left: bool,
}

impl Run {
    /// Seats the console; nothing is read from the desk yet.
    pub(super) fn new(setup: Setup, world: World, inbox: Receiver<Msg>, face: Face) -> io::Result<Self> {
        let state = State::new(setup);
        let line = Line::new(&state)?;
        Ok(Self { state, world, inbox, face, line, copied: None, left: false })
    }

    /// Loads the desk, then does step after step up to the first that fails.
    pub(super) fn play(mut self, steps: &[Step], report: &Report, out: &mut dyn Write, aside: &mut dyn Write) -> io::Result<u8> {
        self.world.perform(Effect::Load);
        let resting = self.rest();
        if let Link::Lost(_, failure) = &self.state.desk.link {
            report.no_start(&failure.to_string(), out, aside)?;
            return Ok(UNREACHABLE);
        }
        if let Err(why) = resting {
            report.no_start(&why, out, aside)?;
            return Ok(UNREACHABLE);
        }
        self.line.show(&self.state, &self.face)?;
        self.line.bytes();
        let played = self.steps(steps, report, out);
        self.world.part(&self.state);
        played
    }

    fn steps(&mut self, steps: &[Step], report: &Report, out: &mut dyn Write) -> io::Result<u8> {
        for step in steps {
            let watch = Stopwatch::start();
            let mut done = if self.left { Done::failed("the console has been left") } else { self.step(&step.what)? };
            if !done.ok && done.screen.is_none() {
                done.screen = Some(self.face.rows(&self.state));
            }
            let spent = Spent { milliseconds: watch.milliseconds(), bytes: self.line.bytes() };
            report.step(step, &done, &spent, out)?;
            if !done.ok {
                return Ok(FAILED);
            }
        }
        Ok(DONE)
    }

    fn step(&mut self, what: &What) -> io::Result<Done> {
        let done = match what {
            What::Key(chords) => {
                for chord in chords {
                    self.take(Msg::Key(*chord));
                    self.line.show(&self.state, &self.face)?;
                }
                self.rested()
            }
            What::Do(action, words) => {
                self.take(Msg::Do(*action, words.clone()));
                self.rested()
            }
            What::Tick(millis) => {
                let now = Moment(self.state.now.0.saturating_add(*millis));
                self.world.move_clock(now);
                self.take(Msg::Tick(now));
                self.rested()
            }
            What::Size(columns, rows) => {
                self.take(Msg::Resize(*columns, *rows));
                self.rested()
            }
            What::Screen(name) => {
                Done { ok: true, detail: name.clone().unwrap_or_default(), screen: Some(self.face.rows(&self.state)) }
            }
            What::Expect(expected) => {
                let Finding { holds, seen } = self.look(expected);
                Done { ok: holds, detail: seen, screen: None }
            }
            What::WaitFor(expected, within) => self.wait_for(expected, *within),
            What::Call(what, from) => match self.call(*what, from) {
                Ok(()) => self.rested(),
                Err(why) => Done::failed(why),
            },
        };
        self.line.show(&self.state, &self.face)?;
        Ok(done)
    }

    fn look(&self, expected: &Expectation) -> Finding {
        check(expected, &self.state, &self.face, &self.world)
    }

    fn wait_for(&mut self, expected: &Expectation, within: Duration) -> Done {
        let mut seen = String::new();
        let held = self.until(within, |run| {
            let finding = run.look(expected);
            seen = finding.seen;
            finding.holds
        });
        if held {
            return Done { ok: true, detail: seen, screen: None };
        }
        Done::failed(format!("not within {} s; {seen}", within.as_secs_f32()))
    }

    /// Tells the desk about a call, as `pult call` does, and waits until the console has heard of it.
    fn call(&mut self, what: OnTheLine, from: &Raw) -> Result<(), String> {
        let now = self.state.now;
        let country = self.state.desk.furniture.policy.country.clone();
        let call = if what == OnTheLine::Ring {
            let id = CallId::from(format!("script-{}", uuid::Uuid::new_v4()));
            self.named(calls::ring(from.clone(), Raw::default(), Raw::default(), id, now, &country))?
        } else {
            let known = calls::going_on(&self.state.desk.calls, from, &country)
                .ok_or_else(|| format!("no call from {} is going on", from.line(40).as_str()))?;
            if what == OnTheLine::Answer { known.answer(now) } else { known.end(now) }
        };
        let (id, state): (CallId, CallState) = (call.id.clone(), call.state);
        let wish = calls::tell(call, self.state.seat.actor.clone(), now);
        self.world.tell(wish).map_err(|failure| format!("the desk did not take the call: {failure}"))?;
        let heard = self.until(HEARD, |run| run.state.desk.calls.iter().any(|c| c.id == id && c.state == state));
        if heard { Ok(()) } else { Err("the desk took the call, but the console did not hear of it".into()) }
    }

    fn named(&self, call: Call) -> Result<Call, String> {
        let Some(phone) = &call.phone else { return Ok(call) };
        let people = self.world.people(phone).map_err(|failure| format!("the desk does not say who calls: {failure}"))?;
        Ok(calls::named(call, people))
    }

    fn rested(&mut self) -> Done {
        match self.rest() {
            // A clipboard belongs to a terminal; a script reads what would have been in it.
            Ok(()) if self.copied.is_some() => Done { ok: true, detail: "copied".into(), screen: self.copied.take() },
            Ok(()) => Done::well(),
            Err(why) => Done::failed(why),
        }
    }

    /// Takes in what comes until nothing is in flight.
    fn rest(&mut self) -> Result<(), String> {
        let rested = self.until(REST, |run| {
            if run.world.in_flight() > 0 {
                return false;
            }
            // An answer is on the channel before its effect stops counting, so what came last is taken here.
            while let Ok(msg) = run.inbox.try_recv() {
                run.take(msg);
            }
            run.world.in_flight() == 0
        });
        if rested {
            return Ok(());
        }
        Err(format!("{} effects still had no answer after {} s", self.world.in_flight(), REST.as_secs()))
    }

    /// Takes in what comes until it is so; false when the time is over.
    fn until(&mut self, within: Duration, mut so: impl FnMut(&mut Self) -> bool) -> bool {
        let watch = Stopwatch::start();
        loop {
            if so(self) {
                return true;
            }
            if watch.milliseconds() >= within.as_secs_f64() * 1000.0 {
                return false;
            }
            match self.inbox.recv_timeout(LOOK) {
                Ok(msg) => self.take(msg),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return so(self),
            }
        }
    }

    /// The one door.
    fn take(&mut self, msg: Msg) {
        for effect in update(&mut self.state, msg) {
            match effect {
                Effect::Quit | Effect::Demo => self.left = true,
                // A bell, a notification and a redraw belong to a terminal.
                Effect::Notify(_) | Effect::Redraw | Effect::Mouse(_) => {}
                Effect::Copy(paper) => {
                    let lines = self.face.paper(&self.state, &paper);
                    let copied = Copied { lines: lines.len(), of: lines.len(), taken: Taken::Yes };
                    self.copied = Some(lines);
                    self.take(Msg::Copied(paper, copied));
                }
                other => self.world.perform(other),
            }
        }
        self.left |= self.state.quitting;
    }
}

#[cfg(test)]
mod tests;
