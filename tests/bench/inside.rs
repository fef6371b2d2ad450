//! Inside one process: reading the board, a key's update and frame, an assignment until it is durable and painted.

use super::desks::{Desk, NOW, variables};
use super::outside::SIZE;
use super::table::Table;
use pult::action::Action;
use pult::app::{Effect, Msg, State, update};
use pult::backend::{self, SharedDesk};
use pult::commands::{self, Seat};
use pult::config::Flags;
use pult::desk::filter::{End, parse};
use pult::desk::{Act, Assignment, Change, Handed, Moment, Named, TicketId, UnitId, Wish};
use pult::engine::{Clock, Engine, Stopwatch};
use pult::i18n::{Lang, Texts, lexicon};
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
struct Console {
    state: State,
    engine: Engine,
    inbox: Receiver<Msg>,
    texts: Texts,
    theme: Theme,
    screen: Terminal<TestBackend>,
}

impl Console {
    async fn at(desk: &Desk, handle: tokio::runtime::Handle) -> Self {
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

    fn take(&mut self, msg: Msg) {
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
    fn frame(&mut self, msg: Msg) -> f64 {
        let watch = Stopwatch::start();
        self.take(msg);
        self.draw();
        watch.milliseconds()
    }

    /// Keys, each with its frame.
    fn keys(&mut self, keys: &str) -> Vec<f64> {
        sequence(keys).expect("keys").into_iter().map(|chord| self.frame(Msg::Key(chord))).collect()
    }

    /// Takes what comes until every effect is answered.
    fn quiet(&mut self) {
        while self.engine.in_flight() > 0 {
            if let Ok(msg) = self.inbox.recv_timeout(Duration::from_millis(5)) {
                self.frame(msg);
            }
        }
        while let Ok(msg) = self.inbox.try_recv() {
            self.frame(msg);
        }
    }

    /// Takes what comes until it is so, with a frame of each.
    fn until(&mut self, so: impl Fn(&State) -> bool) {
        while !so(&self.state) {
            let msg = self.inbox.recv_timeout(PATIENCE).expect("an answer");
            self.frame(msg);
        }
    }

    /// Takes the board in as the console does, a frame every so often; the answer is the longest that a page held a key up.
    fn read(&mut self) -> f64 {
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

/// Measures it on a desk.
pub fn measure(table: &mut Table, desk: &Desk, times: usize) {
    let threads = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("threads");
    let open = || threads.block_on(backend::open(&desk.url())).expect("a desk");
    let (mut read, mut held) = (Vec::new(), Vec::new());
    let mut console = None;
    for _ in 0..times.min(5) {
        let mut new = threads.block_on(Console::at(desk, threads.handle().clone()));
        let watch = Stopwatch::start();
        new.engine.perform(Effect::Load);
        held.push(new.read());
        read.push(watch.milliseconds());
        console = Some(new);
    }
    let mut console = console.expect("a console");
    console.until(|state| !state.desk.furniture.units.is_empty());
    table.put("the whole board read", "ms", read, Some(1_000.0));
    table.put("the longest that a page of it holds a key up", "ms", held, Some(1.5));

    let step = console.keys(&"j ".repeat(30 * times.min(5)));
    table.put("key to frame, a step of the cursor (update and draw)", "ms", step.clone(), Some(1.5));
    let now = console.state.now;
    let ticks = (1..=30).map(|second| console.frame(Msg::Tick(Moment(now.0 + second * 1_000)))).collect();
    table.put("a second passes (update and draw)", "ms", ticks, Some(1.5));
    sifted(table, &mut console, times);
    assigned(table, &mut console, &open(), &threads, times, &step);
}

/// A filter over all rows of the board: found anew, and put on the screen. What filters look at is gathered at the first one.
fn sifted(table: &mut Table, console: &mut Console, times: usize) {
    let words = lexicon(Lang::Ru);
    let policy = console.state.desk.furniture.policy.clone();
    let now = console.state.now;
    let board = &mut console.state.board;
    let mut sift = |typed: &str| {
        let watch = Stopwatch::start();
        board.sift_by(typed, parse(typed, &words, End::Done).expect("a filter"));
        board.refresh(now, &policy, 30);
        watch.milliseconds()
    };
    table.one("the first filter, with what filters look at", "ms", sift("зона:север"), None);
    let filters = ["приоритет>=высокий зона:север", "ромашка", "осталось<40м", "исполнитель:нет навык:опс", "дверь зажата"];
    let all = (0..times).flat_map(|_| filters).map(&mut sift).collect();
    table.put("a filter over all rows", "ms", all, Some(8.0));
    sift("");
}

/// From the wish until the desk has it on the disk and the screen shows it, beside a bare commit of the same kind.
fn assigned(
    table: &mut Table,
    console: &mut Console,
    desk: &SharedDesk,
    threads: &tokio::runtime::Runtime,
    times: usize,
    step: &[f64],
) {
    let holder = |number: usize| {
        let unit = &console.state.desk.furniture.units[number];
        Named::<UnitId>::new(unit.id.clone(), unit.name.clone())
    };
    let units: Vec<Named<UnitId>> = (0..3).map(holder).collect();
    let Some(ticket) = console.state.board.all().last().map(|row| row.id.clone()) else { return };
    let (mut commits, mut whole) = (Vec::new(), Vec::new());
    for turn in 0..times * 2 {
        let wish = given(&ticket, &units[turn % 3], &format!("commit-{}-{turn}", std::process::id()));
        let watch = Stopwatch::start();
        let done = threads.block_on(desk.apply(vec![wish])).expect("done");
        commits.push(watch.milliseconds());
        assert!(done.iter().all(Result::is_ok), "{done:?}");
        let version = done[0].as_ref().map(|applied| applied.event.version).unwrap_or_default();
        console.until(|state| state.board.row(&ticket).is_none_or(|row| row.version >= version));
        console.take(Msg::Do(Action::Go, vec![number_of(console, &ticket)]));
        console.until(|state| state.wishes.sent.is_empty());

        console.take(Msg::Do(Action::Assign, Vec::new()));
        console.quiet();
        // The list stands with the best one on top: the key that sends is what the dispatcher feels.
        let watch = Stopwatch::start();
        console.keys("enter");
        let waits = !console.state.wishes.sent.is_empty();
        console.until(|state| state.wishes.sent.is_empty());
        if waits {
            whole.push(watch.milliseconds());
        }
        console.keys("esc");
    }
    let middle = |values: &[f64]| {
        let mut values = values.to_vec();
        values.sort_by(f64::total_cmp);
        values[values.len() / 2]
    };
    let limit = 2.0 * middle(step) + middle(&commits);
    table.put("one commit", "ms", commits, None);
    table.put("an assignment until it is durable and painted", "ms", whole, Some(limit));
}

fn number_of(console: &Console, ticket: &TicketId) -> String {
    console.state.board.row(ticket).map(|row| row.number.to_string()).unwrap_or_default()
}

fn given(ticket: &TicketId, to: &Named<UnitId>, id: &str) -> Wish {
    let at = Moment::parse(NOW).expect("a moment");
    let to = Some(Assignment { unit: to.clone(), handed: Handed::Told { at }, since: at });
    let what = Change::Assign { to, over: Some("bench".into()) };
    let act = Act::Ticket { id: ticket.clone(), what, seen: None };
    Wish { id: id.into(), actor: "замер".into(), at: Some(at), act, reason: Some("bench".into()), batch: None }
}
