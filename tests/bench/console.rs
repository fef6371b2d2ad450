//! A console in this process: the same messages, updates, frames and desk, and no terminal.

use super::desks::{Desk, NOW, variables};
use super::outside::SIZE;
use pult::app::{Msg, State, update};
use pult::commands::{self, Seat};
use pult::config::Flags;
use pult::desk::Moment;
use pult::engine::{Clock, Engine, Stopwatch};
use pult::i18n::{Lang, Texts};
use pult::keymap::sequence;
use pult::theme::Theme;
use pult::ui;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use std::sync::mpsc::Receiver;
use std::time::Duration;

/// Only a hang takes so long.
const PATIENCE: Duration = Duration::from_mins(2);

/// While messages keep coming, the console paints a frame after so many milliseconds.
const FRAME: f64 = 30.0;

/// A console without a terminal.
pub struct Console {
    /// What it shows.
    pub state: State,
    /// What it asks.
    pub engine: Engine,
    inbox: Receiver<Msg>,
    texts: Texts,
    theme: Theme,
    screen: Terminal<TestBackend>,
}

impl Console {
    /// A console at a desk.
    pub async fn at(desk: &Desk, handle: tokio::runtime::Handle) -> Self {
        let variables = variables(desk.path.parent().expect("a folder"));
        let env = |name: &str| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone());
        let flags = Flags { desks: vec![desk.url()], lang: None, profile: None };
        let (config, _) = pult::config::read(&env, &flags);
        let clock = Clock::frozen_at(Moment::parse(NOW).expect("a moment"));
        let taken = Seat::take(&config, clock, false).await;
        let seat = taken.unwrap_or_else(|trouble| panic!("{}", trouble.say(&Texts::new(Lang::Ru))));
        let begun = commands::console::console(&seat, &config, SIZE, &env);
        let (engine, inbox) = Engine::start(seat.desk.clone(), clock, handle);
        let screen = Terminal::new(TestBackend::new(SIZE.0, SIZE.1)).expect("a screen");
        let theme = Theme::builtin("default").expect("a theme");
        Self { state: State::new(begun.setup), engine, inbox, texts: seat.texts, theme, screen }
    }

    /// A message and what follows from it.
    pub fn take(&mut self, msg: Msg) {
        for effect in update(&mut self.state, msg) {
            self.engine.perform(effect);
        }
    }

    fn draw(&mut self) {
        let look = ui::Look { texts: &self.texts, theme: &self.theme };
        let state = &self.state;
        self.screen.draw(|frame| ui::draw(frame, state, &look)).expect("drawn");
    }

    /// Milliseconds of a message's update and frame.
    pub fn frame(&mut self, msg: Msg) -> f64 {
        let watch = Stopwatch::start();
        self.take(msg);
        self.draw();
        watch.milliseconds()
    }

    /// Keys, each with its frame.
    pub fn keys(&mut self, keys: &str) -> Vec<f64> {
        sequence(keys).expect("keys").into_iter().map(|chord| self.frame(Msg::Key(chord))).collect()
    }

    /// Takes what comes until every effect is answered.
    pub fn quiet(&mut self) {
        while self.engine.in_flight() > 0 {
            if let Ok(msg) = self.inbox.recv_timeout(Duration::from_millis(5)) {
                self.frame(msg);
            }
        }
        while let Ok(msg) = self.inbox.try_recv() {
            self.frame(msg);
        }
    }

    /// Takes what comes until it is so; as in the console, what has come together is painted together.
    pub fn until(&mut self, so: impl Fn(&State) -> bool) {
        while !so(&self.state) {
            let msg = self.inbox.recv_timeout(PATIENCE).expect("an answer");
            self.take(msg);
            while let Ok(msg) = self.inbox.try_recv() {
                self.take(msg);
            }
            self.draw();
        }
    }

    /// Takes the board in as the console does, a frame every so often; the answer is the longest that a page held a key up.
    pub fn read(&mut self) -> f64 {
        let (mut longest, mut painted): (f64, _) = (0.0, Stopwatch::start());
        while !self.state.board.complete {
            let msg = self.inbox.recv_timeout(PATIENCE).expect("an answer");
            let is_page = matches!(msg, Msg::Page { .. });
            let watch = Stopwatch::start();
            self.take(msg);
            if is_page {
                longest = longest.max(watch.milliseconds());
            }
            if painted.milliseconds() > FRAME {
                self.draw();
                painted = Stopwatch::start();
            }
        }
        self.draw();
        longest
    }
}
