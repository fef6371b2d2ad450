//! The loop: wait for a knock, take in all that waits, draw once.

use super::Left;
use super::guard::Guard;
use super::notice::Place;
use super::screen::Screen;
use super::wake::wake;
use super::{Start, clipboard, input, mouse, signals};
use crate::action::Action;
use crate::app::copying::{Copied, Paper};
use crate::app::{Arg, Effect, Msg, Said, Setup, State, update};
use crate::engine::{Clock, Engine, Stopwatch};
use crate::i18n::Texts;
use crate::keymap::Chord;
use crate::theme::Themes;
use crate::ui;
use ratatui::Terminal;
use ratatui::layout::Size;
use std::io::{self, Stdout};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

/// Messages that keep coming (a long board) hold a frame back no longer than this, in milliseconds.
const DRAIN: f64 = 30.0;
/// The exit code of a process that a signal ended is 128 and the signal's number.
const SIGNALLED: u8 = 128;
/// SIGHUP's number: what a lost line means.
const HANG_UP: u8 = 1;

/// What the loop waits for.
#[derive(Clone, Debug)]
pub(super) enum Knock {
    /// A key.
    Key(Chord),
    /// Pasted text.
    Paste(String),
    /// The mouse.
    Mouse(mouse::Heard),
    /// Another size, columns and rows.
    Resize(u16, u16),
    /// The engine has put something on its channel.
    Engine,
    /// A signal that ends the console.
    Ended(i32),
    /// Somebody wants the process to stop for a while.
    Stopped,
    /// The process goes on after it had been stopped.
    Continued,
    /// The terminal has gone.
    LineLost,
    /// Another thread has panicked, there.
    Died(String),
    /// This thread must panic, to see what becomes of the terminal.
    #[cfg(feature = "rehearsal")]
    Panic,
}

/// The console in its terminal.
pub(super) struct Console {
    state: State,
    engine: Engine,
    inbox: Receiver<Msg>,
    knocks: Receiver<Knock>,
    clock: Clock,
    texts: Texts,
    themes: Themes,
    place: Place,
    title: String,
    clicks: mouse::Clicks,
    left: Option<Left>,
    /// The desk may have told more than was taken in for the last frame.
    behind: bool,
    terminal: Terminal<Screen<Stdout>>,
    // The last field: the terminal is given back after everything else is gone.
    guard: Guard,
}

impl Console {
    /// Takes the terminal and starts the engine.
    pub(super) fn open(start: Start) -> io::Result<Self> {
        let Start { setup, desk, clock, texts, themes, handle, drawer, live: _, wall: _ } = start;
        // With NO_COLOR crossterm 0.29 writes `ESC[;m`, which takes bold and reverse away too; our monochrome theme has no
        // colours to begin with.
        crossterm::style::force_color_output(true);
        let (columns, rows) = crossterm::terminal::size()?;
        let (to, knocks) = channel();
        signals::listen(&handle, &to)?;
        let died = to.clone();
        let guard = Guard::take(move |place| {
            let _ = died.send(Knock::Died(place));
        })?;
        let terminal = Terminal::new(Screen::new(io::stdout(), Size::new(columns, rows)))?;
        input::listen(to.clone())?;
        let (engine, inbox) = Engine::start(desk, clock, handle);
        engine.on_message(move || {
            let _ = to.send(Knock::Engine);
        });
        let state = State::new(Setup { now: clock.now(), size: (columns, rows), ..setup });
        let mut state = state;
        if let Some((drawer, said)) = drawer {
            engine.keep_in(drawer);
            state.said = said.or(state.said);
        }
        let place = Place::find(|name| std::env::var(name).ok());
        let title = String::new();
        let clicks = mouse::Clicks::default();
        let (left, behind) = (None, false);
        Ok(Self { state, engine, inbox, knocks, clock, texts, themes, place, title, clicks, left, behind, terminal, guard })
    }

    /// Until the person leaves or a signal comes; the answer is how. With `wall`, the wall hangs before the board.
    pub(super) fn run(mut self, wall: Option<Vec<String>>) -> io::Result<Left> {
        self.engine.perform(Effect::Load);
        if let Some(mut words) = wall {
            words.push("alone".into());
            self.take(Msg::Do(Action::Wall, words));
        }
        self.terminal.clear()?;
        self.draw()?;
        loop {
            // A line that is lost may be felt at a frame before anybody says so.
            if let Err(error) = self.turn() {
                tracing::warn!(%error, "the terminal takes no more");
                self.left = Some(Left::Exit(SIGNALLED + HANG_UP));
            }
            if let Some(left) = self.left {
                self.engine.part(&self.state);
                return Ok(left);
            }
        }
    }

    /// Waits, takes in what has come, draws.
    fn turn(&mut self) -> io::Result<()> {
        let first = if self.behind { None } else { self.wait() };
        let later = self.tell_time();
        let felt = first.as_ref().is_some_and(|knock| !matches!(knock, Knock::Engine));
        if let Some(knock) = first {
            self.answer(knock)?;
        }
        let more = self.drain(felt)?;
        if self.left.is_none() && (later || felt || more) { self.draw() } else { Ok(()) }
    }

    /// Waits for a knock, or for the moment when the clock changes something on the screen.
    fn wait(&self) -> Option<Knock> {
        if self.clock.frozen().is_some() {
            return Some(self.knocks.recv().unwrap_or(Knock::LineLost));
        }
        let now = self.clock.now();
        let length = (wake(&self.state, now).0 - now.0).max(1).unsigned_abs();
        match self.knocks.recv_timeout(Duration::from_millis(length)) {
            Ok(knock) => Some(knock),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => Some(Knock::LineLost),
        }
    }

    /// Nothing on the screen is finer than a second.
    fn tell_time(&mut self) -> bool {
        let now = self.clock.now();
        let later = now.0.div_euclid(1_000) != self.state.now.0.div_euclid(1_000);
        if later {
            self.take(Msg::Tick(now));
        }
        later
    }

    /// Takes in what has come; true when there was something. What a person did goes first and is painted at once: a key never
    /// waits for a long board, but for the one message that is being taken in.
    fn drain(&mut self, mut felt: bool) -> io::Result<bool> {
        let watch = Stopwatch::start();
        let mut some = false;
        self.behind = false;
        while self.left.is_none() {
            if let Ok(knock) = self.knocks.try_recv() {
                felt |= !matches!(knock, Knock::Engine);
                self.answer(knock)?;
                continue;
            }
            if felt || watch.milliseconds() >= DRAIN {
                self.behind = true;
                break;
            }
            let Ok(msg) = self.inbox.try_recv() else { break };
            self.take(msg);
            some = true;
        }
        Ok(some || felt)
    }

    fn answer(&mut self, knock: Knock) -> io::Result<()> {
        match knock {
            Knock::Key(chord) => self.take(Msg::Key(chord)),
            Knock::Paste(text) => self.take(Msg::Paste(text)),
            Knock::Mouse(heard) => {
                let event = self.clicks.tell(heard);
                self.take(Msg::Mouse(event));
            }
            Knock::Resize(columns, rows) => {
                self.terminal.backend_mut().resize(columns, rows);
                self.take(Msg::Resize(columns, rows));
            }
            // The knock comes after its message: whoever looks then, and until there is no more, misses none.
            Knock::Engine => {}
            Knock::Ended(signal) => self.left = Some(Left::Exit(SIGNALLED + u8::try_from(signal).unwrap_or(HANG_UP))),
            Knock::LineLost => self.left = Some(Left::Exit(SIGNALLED + HANG_UP)),
            Knock::Stopped => {
                self.guard.lend()?;
                signals::stop()?;
            }
            Knock::Continued => {
                self.guard.take_again()?;
                let (columns, rows) = crossterm::terminal::size()?;
                self.terminal.backend_mut().resize(columns, rows);
                self.terminal.clear()?;
                self.listen_to_mouse(self.state.hands.mouse);
                self.take(Msg::Resize(columns, rows));
            }
            #[cfg(feature = "rehearsal")]
            #[allow(clippy::panic, reason = "this is what is rehearsed")]
            Knock::Panic => panic!("rehearsed"),
            Knock::Died(place) => self.take(Msg::Say(Said::error("part-died").with("place", Arg::Words(place.into())))),
        }
        Ok(())
    }

    /// The one door.
    fn take(&mut self, msg: Msg) {
        for effect in update(&mut self.state, msg) {
            match effect {
                Effect::Quit => self.left = Some(Left::Exit(0)),
                Effect::Demo => self.left = Some(Left::Demo),
                Effect::Notify(said) => {
                    let zone = self.state.desk.furniture.policy.zone;
                    let words = ui::said(&self.texts, &said, zone, self.state.now);
                    let notice = self.place.notice(&ui::veiled(&self.state, &words));
                    self.terminal.backend_mut().send_beside(&notice);
                }
                Effect::Copy(paper) => self.copy(paper),
                Effect::Mouse(on) => self.listen_to_mouse(on),
                Effect::Redraw => {
                    // The frame that follows writes it; an error will meet that frame too.
                    let _ = self.terminal.clear();
                }
                other => self.engine.perform(other),
            }
        }
        if self.state.quitting {
            self.left = Some(Left::Exit(0));
        }
    }

    /// Sends a text to the clipboard, beside the next frame, and says what became of it.
    fn copy(&mut self, paper: Paper) {
        let theme = self.themes.named(&self.state.seat.looks.theme);
        let look = ui::Look { texts: &self.texts, theme };
        let lines = ui::paper(&self.state, &look, &paper);
        let (encoded, sent) = clipboard::encode(&lines, &self.texts.word("copied-cut"));
        let bytes = self.place.clipboard(&encoded);
        self.terminal.backend_mut().send_beside(&bytes);
        let copied = Copied { lines: sent, of: lines.len(), taken: self.place.takes_copies() };
        self.take(Msg::Copied(paper, copied));
    }

    fn listen_to_mouse(&mut self, on: bool) {
        self.terminal.backend_mut().send_beside(if on { mouse::ON } else { mouse::OFF });
    }

    fn draw(&mut self) -> io::Result<()> {
        let title = ui::veiled(&self.state, &ui::title(&self.state, &self.texts));
        if title != self.title {
            let bytes = self.place.title(&title);
            self.terminal.backend_mut().send_beside(&bytes);
            self.title = title;
        }
        let theme = self.themes.named(&self.state.seat.looks.theme);
        let look = ui::Look { texts: &self.texts, theme };
        let state = &self.state;
        self.terminal.draw(|frame| ui::draw(frame, state, &look))?;
        Ok(())
    }
}
