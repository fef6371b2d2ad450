//! A dispatcher's hands on the whole console: keys in, screen out, on the demo desk in memory.

use pult::app::kept::Kept;
use pult::app::looks::{Looks, Offered};
use pult::app::view::View;
use pult::app::views::Views;
use pult::app::{Effect, FirstSteps, Msg, Setup, State, update};
use pult::backend::{self, Find, SharedDesk};
use pult::desk::{Act, Moment, Wish};
use pult::engine::{Clock, Engine};
use pult::i18n::{Lang, Texts};
use pult::keymap::{Chord, Key, Keymap, sequence};
use pult::theme::{Depth, Theme, Themes};
use pult::{demo, headless, ui};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use std::sync::mpsc::Receiver;
use std::time::Duration;

/// The Monday morning of the sketches.
pub const NOW: &str = "2026-11-23T10:30:00+03:00";

/// How long a test waits for something that is on its way; only a hang is that long.
const PATIENCE: Duration = Duration::from_secs(30);

/// How long an empty channel is waited on before the effects in flight are counted again.
const LOOK: Duration = Duration::from_millis(5);

/// The moment of the sketches.
pub fn now() -> Moment {
    Moment::parse(NOW).expect("a moment")
}

/// A runtime for one test.
pub fn threads() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("threads")
}

/// A desk in memory with the demo company on it.
pub fn demo_desk(handle: &tokio::runtime::Handle) -> SharedDesk {
    demo_at("memory:", handle)
}

/// A desk in a file with the demo company on it.
pub fn demo_file(file: &std::path::Path, handle: &tokio::runtime::Handle) -> SharedDesk {
    demo_at(&format!("sqlite:{}", file.display()), handle)
}

fn demo_at(url: &str, handle: &tokio::runtime::Handle) -> SharedDesk {
    handle.block_on(async {
        let desk = backend::open(url).await.expect("a desk");
        let bulk = desk.bulk().expect("a desk of ours loads in bulk");
        let items: Vec<_> = demo::build(&demo::Recipe::new(now())).collect();
        for batch in items.chunks(2_000) {
            bulk.stage(batch.to_vec()).await.expect("staged");
        }
        bulk.flip("demo", Vec::new()).await.expect("loaded");
        desk
    })
}

/// What a console is set up with in these tests.
pub fn setup(texts: &Texts, session: &str) -> Setup {
    let labels = pult::action::Action::ALL.iter().map(|a| (*a, texts.word(&format!("action-{}", a.name())))).collect();
    Setup {
        now: now(),
        actor: "Ольга".into(),
        session: session.into(),
        desk: "memory:".into(),
        looks: looks(texts),
        first_steps: FirstSteps::default(),
        keymap: Keymap::builtin(),
        labels,
        words: pult::commands::console::typed(texts),
        spoken: pult::commands::console::spoken(texts),
        views: views(),
        phones: pult::app::Phones::default(),
        read_only: false,
        kept: Kept::default(),
        size: (80, 24),
    }
}

/// How it looks, with the shipped themes to choose from.
fn looks(texts: &Texts) -> Looks {
    let offered = |name: &str| Offered { name: name.into(), label: texts.word(&format!("theme-{name}")) };
    Looks { themes: Theme::names().map(offered).collect(), ..Looks::default() }
}

/// The views that a console knows: ours in both languages; nothing is saved yet, and there is nowhere to save it.
pub fn views() -> Views {
    let words = |lang| {
        let texts = Texts::new(lang);
        View::ALL.map(|view| (texts.word(&format!("view-{}", view.name())), view))
    };
    let words = Lang::ALL.into_iter().flat_map(words).collect();
    Views { lexicon: pult::i18n::lexicon(Lang::Ru), words, ..Views::default() }
}

/// A console with a dispatcher at it.
pub struct Pult {
    pub state: State,
    desk: SharedDesk,
    handle: tokio::runtime::Handle,
    engine: Engine,
    inbox: Receiver<Msg>,
    texts: Texts,
    theme: Theme,
    /// Keys pressed so far; text that is typed does not count.
    pub pressed: usize,
}

impl Pult {
    /// Sits down at a desk.
    pub fn at(desk: SharedDesk, handle: &tokio::runtime::Handle, session: &str) -> Self {
        Self::again(desk, handle, session, Kept::default())
    }

    /// Sits down again, with what the last start kept.
    pub fn again(desk: SharedDesk, handle: &tokio::runtime::Handle, session: &str, kept: Kept) -> Self {
        let texts = Texts::new(Lang::Ru);
        let (engine, inbox) = Engine::start(desk.clone(), Clock::frozen_at(now()), handle.clone());
        let actor = if session == "igor" { "Игорь" } else { "Ольга" };
        let state = State::new(Setup { actor: actor.into(), kept, ..setup(&texts, session) });
        let mut pult = Self { state, desk, handle: handle.clone(), engine, inbox, texts, theme: Theme::mono(), pressed: 0 };
        pult.engine.perform(Effect::Load);
        pult.settle();
        pult
    }

    fn take(&mut self, msg: Msg) {
        for effect in update(&mut self.state, msg) {
            self.engine.perform(effect);
        }
    }

    /// Until nothing is on its way. An answer is on the channel before its effect stops counting, so an empty channel with an
    /// effect in flight is looked at again.
    pub fn settle(&mut self) -> &mut Self {
        let mut looks = 0;
        loop {
            while let Ok(msg) = self.inbox.try_recv() {
                self.take(msg);
                looks = 0;
            }
            if self.engine.in_flight() == 0 {
                match self.inbox.try_recv() {
                    Ok(msg) => self.take(msg),
                    Err(_) => return self,
                }
            } else if let Ok(msg) = self.inbox.recv_timeout(LOOK) {
                self.take(msg);
                looks = 0;
            } else {
                looks += 1;
                assert!(looks < PATIENCE.as_millis() / LOOK.as_millis(), "nothing came for {PATIENCE:?}");
            }
        }
    }

    /// Until the screen shows the words: what other consoles did comes by the desk's feed.
    pub fn until(&mut self, words: &str) -> &mut Self {
        while !self.screen().contains(words) {
            let Ok(msg) = self.inbox.recv_timeout(PATIENCE) else { panic!("{words:?} never came:\n{}", self.screen()) };
            self.take(msg);
        }
        self
    }

    /// Until the console knows it: what other consoles did, and what an undo did beside its last change, comes by the desk's feed.
    pub fn until_so(&mut self, is: impl Fn(&State) -> bool) -> &mut Self {
        while !is(&self.state) {
            let Ok(msg) = self.inbox.recv_timeout(PATIENCE) else { panic!("it never came to be so:\n{}", self.screen()) };
            self.take(msg);
        }
        self
    }

    /// Until a row is as it should be.
    pub fn until_row(&mut self, number: i64, is: impl Fn(&pult::desk::Row) -> bool) -> &mut Self {
        self.until_so(|state| state.board.numbered(number).is_some_and(|row| is(row)))
    }

    /// The desk it sits at.
    pub fn desk(&self) -> &SharedDesk {
        &self.desk
    }

    /// Lets the minutes pass.
    pub fn tick(&mut self, minutes: i64) -> &mut Self {
        self.seconds(minutes * 60)
    }

    /// Lets the seconds pass.
    pub fn seconds(&mut self, seconds: i64) -> &mut Self {
        let at = Moment(self.state.now.0 + seconds * 1_000);
        self.engine.set_clock(Clock::frozen_at(at));
        self.take(Msg::Tick(at));
        self.settle()
    }

    /// A phone rings, told through the desk as `pult call ring` does from another process.
    pub fn ring(&mut self, from: &str) -> &mut Self {
        self.ring_as("call-1", from)
    }

    /// The same with an id, for a second one.
    pub fn ring_as(&mut self, id: &str, from: &str) -> &mut Self {
        let call = pult::calls::ring(from.into(), "".into(), "".into(), id.into(), now(), "RU");
        let wish = Wish {
            id: format!("ring-{id}").into(),
            actor: "АТС".into(),
            at: Some(now()),
            act: Act::Call { call: Box::new(call) },
            reason: None,
            batch: None,
        };
        let desk = self.desk.clone();
        let named = async move {
            let people = desk.find(Find::Phone(from.trim_start_matches('+').to_owned())).await.expect("people");
            let Act::Call { call } = wish.act else { panic!("a call") };
            let act = Act::Call { call: Box::new(pult::calls::named(*call, people)) };
            desk.apply(vec![Wish { act, ..wish }]).await.expect("told")
        };
        let told = self.handle.block_on(named);
        assert!(told.iter().all(Result::is_ok), "{told:?}");
        self
    }

    /// Presses keys one after another, as `r enter`, and waits for what they set off.
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        for chord in sequence(keys).expect("keys") {
            self.pressed += 1;
            self.take(Msg::Key(chord));
            self.settle();
        }
        self
    }

    /// Presses keys faster than the desk answers: what they set off is waited for after the last one.
    pub fn burst(&mut self, keys: &str) -> &mut Self {
        for chord in sequence(keys).expect("keys") {
            self.pressed += 1;
            self.take(Msg::Key(chord));
        }
        self.settle()
    }

    /// Types text; it is what the dispatcher had to say, not a key of ours.
    pub fn types(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            self.take(Msg::Key(Chord::plain(Key::Char(c))));
            self.settle();
        }
        self
    }

    /// Pastes text, as a terminal gives it whole.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.take(Msg::Paste(text.to_owned()));
        self.settle()
    }

    /// Goes to a ticket, as a script does: what is measured begins there.
    pub fn on(&mut self, number: i64) -> &mut Self {
        self.take(Msg::Do(pult::action::Action::Go, vec![number.to_string()]));
        self.settle();
        self.pressed = 0;
        self
    }

    /// A phone rings and nobody looks who it is; the number is what the line said.
    pub fn rings(&mut self, id: &str, from: &str) {
        let call = pult::calls::ring(from.into(), from.into(), from.into(), id.into(), now(), "RU");
        let act = Act::Call { call: Box::new(call) };
        let wish = Wish { id: id.into(), actor: from.into(), at: Some(now()), act, reason: None, batch: None };
        let told = self.handle.block_on(self.desk.apply(vec![wish])).expect("told");
        assert!(told.iter().all(Result::is_ok), "{told:?}");
        let id = pult::desk::CallId::from(id);
        while !self.state.desk.calls.iter().any(|call| call.id == id) {
            let Ok(msg) = self.inbox.recv_timeout(PATIENCE) else { panic!("no call {id}") };
            self.take(msg);
        }
    }

    /// Draws the console.
    pub fn draw(&self, frame: &mut ratatui::Frame<'_>) {
        ui::draw(frame, &self.state, &ui::Look { texts: &self.texts, theme: &self.theme });
    }

    /// The screen as text.
    pub fn screen(&self) -> String {
        let (width, height) = self.state.seat.size;
        let mut terminal = Terminal::new(TestBackend::new(width, height)).expect("a screen");
        terminal.draw(|frame| self.draw(frame)).expect("drawn");
        terminal.backend().to_string()
    }

    /// What was said last.
    pub fn said(&self) -> String {
        let policy = &self.state.desk.furniture.policy;
        self.state.said.as_ref().map(|s| ui::said(&self.texts, s, policy.zone, self.state.now)).unwrap_or_default()
    }

    /// Name of the holder of a ticket.
    pub fn holder(&self, number: i64) -> Option<String> {
        let row = self.state.board.numbered(number)?;
        row.facts.assignee.as_ref().map(|a| a.unit.name.raw().to_owned())
    }
}

/// Runs a script on a desk: its exit code and what it printed.
pub fn script(desk: SharedDesk, handle: &tokio::runtime::Handle, script: &str) -> (u8, String) {
    script_with(desk, handle, script, views())
}

/// The same with views of one's own.
pub fn script_with(desk: SharedDesk, handle: &tokio::runtime::Handle, script: &str, views: Views) -> (u8, String) {
    let texts = Texts::new(Lang::Ru);
    played(desk, handle, script, Setup { views, ..setup(&texts, "script") }, texts, None)
}

/// The same in a language, at somebody's desk, in the terminal's own colours; the report is a JSON object a step.
pub fn script_by(desk: SharedDesk, handle: &tokio::runtime::Handle, lang: Lang, actor: &str, script: &str) -> (u8, String) {
    let texts = Texts::new(lang);
    played(desk, handle, script, Setup { actor: actor.into(), ..setup(&texts, actor) }, texts, Some(Depth::Sixteen))
}

fn played(
    desk: SharedDesk,
    handle: &tokio::runtime::Handle,
    script: &str,
    setup: Setup,
    texts: Texts,
    told: Option<Depth>,
) -> (u8, String) {
    let themes = Themes::shipped(told.unwrap_or(Depth::Mono));
    let start = headless::Start { setup, desk, texts, themes, handle: handle.clone(), json: told.is_some() };
    let mut out = Vec::new();
    let mut aside = Vec::new();
    let exit = headless::run(script, start, &mut out, &mut aside).expect("a report");
    out.extend(aside);
    (exit, String::from_utf8_lossy(&out).into_owned())
}
