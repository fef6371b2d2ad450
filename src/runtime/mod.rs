//! The terminal: keys in, frames out, and the terminal given back whatever happens.
//!
//! ```text
//! input.rs    crossterm's keys -> chords             guard.rs   takes the terminal, gives it back, also after a panic
//! signals.rs  TERM, HUP, INT, QUIT, a lost line      screen/    our ratatui backend: one write a frame, rows that moved are scrolled
//! wake.rs     when to look at the clock next (pure)  notice.rs  bell, notification, title, clipboard
//! mouse.rs    wheel and clicks, when they are wanted clipboard.rs  text as the clipboard takes it
//! console.rs  the loop: wait, drain, update, draw once
//! ```

mod clipboard;
mod console;
mod guard;
mod input;
mod mouse;
mod notice;
pub(crate) mod screen;
mod signals;
mod wake;

use crate::app::{Said, Setup};
use crate::backend::SharedDesk;
use crate::engine::{Clock, Drawer};
use crate::i18n::Texts;
use crate::theme::Themes;
use std::io;
use std::io::IsTerminal;
use std::pin::Pin;
use tokio::runtime::Handle;

/// Work that goes on beside the console and ends with it: the demo's live stream.
pub type Beside = Pin<Box<dyn Future<Output = ()> + Send>>;

/// What the console is started with.
pub struct Start {
    /// The state's beginning; time and size are filled in here.
    pub setup: Setup,
    /// The desk.
    pub desk: SharedDesk,
    /// What time it is.
    pub clock: Clock,
    /// Texts in the person's language.
    pub texts: Texts,
    /// The themes in the terminal's colours; the state names the one in use.
    pub themes: Themes,
    /// Where tasks run; the loop itself stays on the calling thread.
    pub handle: Handle,
    /// Where the console's own things are kept, and what is to be said of them; a demo keeps none.
    pub drawer: Option<(Drawer, Option<Said>)>,
    /// Work that goes on beside the console.
    pub live: Option<Beside>,
    /// The wall alone, not the board: its words on the command line (`ascii`). None for the board.
    pub wall: Option<Vec<String>>,
}

/// Why there is no console.
#[derive(Debug, thiserror::Error)]
pub enum RuntimeError {
    /// Input or output is a pipe or a file.
    #[error("the console needs a terminal; without one use `pult run SCRIPT` or `pult tickets`")]
    NotATerminal,
    /// The terminal does not do what it is asked.
    #[error("the terminal cannot be used: {0}")]
    Terminal(#[from] io::Error),
}

impl RuntimeError {
    /// The key of the same sentence in `i18n`.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::NotATerminal => "cmd-not-a-terminal",
            Self::Terminal(_) => "cmd-terminal-fails",
        }
    }

    /// The process's exit code: wrong usage.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        2
    }
}

/// How the console was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// For good, with this exit code: 0, or 128 and the signal's number.
    Exit(u8),
    /// For the demo's desk, in the same terminal.
    Demo,
}

/// Columns and rows of the terminal; none where there is none.
#[must_use]
pub fn size() -> Option<(u16, u16)> {
    if io::stdout().is_terminal() { crossterm::terminal::size().ok() } else { None }
}

/// Runs the console until the person leaves or a signal comes.
pub fn run(start: Start) -> Result<Left, RuntimeError> {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err(RuntimeError::NotATerminal);
    }
    let mut start = start;
    let beside = start.live.take().map(|live| start.handle.spawn(live));
    let wall = start.wall.take();
    let left = console::Console::open(start).and_then(|console| console.run(wall));
    if let Some(beside) = beside {
        beside.abort();
    }
    Ok(left?)
}
