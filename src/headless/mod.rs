//! The console driven by a script, without a terminal: the same messages, the same state, the same screen as text.
//!
//! ```text
//! script.rs  text -> steps (pure)          run.rs    a step -> messages; waits until nothing is in flight
//! expectation.rs  what may be expected     check.rs  an expectation -> does it hold, and what was seen
//! report.rs  text for people, JSON a step  world.rs  the engine and the desk as a script needs them
//! line.rs    what the frames would cost on the line to a terminal
//! ```

mod check;
mod expectation;
mod line;
mod report;
mod run;
mod screen;
mod script;
mod sentence;
mod words;
mod world;

pub use script::{Bad, size};
pub use sentence::Sentence;

use crate::app::Setup;
use crate::backend::SharedDesk;
use crate::i18n::Texts;
use crate::theme::Themes;
use std::io::{self, Write};

/// All goes well.
pub const DONE: u8 = 0;
/// An expectation did not hold, or a step could not be done.
pub const FAILED: u8 = 1;
/// The script cannot be read.
pub const UNREADABLE: u8 = 2;
/// The desk cannot be reached.
pub const UNREACHABLE: u8 = 3;

/// What a script is run with.
pub struct Start {
    /// The console; its `now` is where the clock stands, its size is the screen's.
    pub setup: Setup,
    /// The desk.
    pub desk: SharedDesk,
    /// Texts of the person's language.
    pub texts: Texts,
    /// The themes; only the text of the screen is looked at.
    pub themes: Themes,
    /// Where the engine's tasks run.
    pub handle: tokio::runtime::Handle,
    /// One JSON object a step instead of text for people.
    pub json: bool,
}

/// Runs a script and prints its report; the answer is the exit code: [`DONE`], [`FAILED`], [`UNREADABLE`] or
/// [`UNREACHABLE`]. Why nothing was run goes to `aside`, where that is said in people's text. The error is one of writing the
/// report.
pub fn run(script: &str, start: Start, out: &mut dyn Write, aside: &mut dyn Write) -> io::Result<u8> {
    let report = report::Report::new(start.json, &start.texts);
    let steps = match script::parse(script, &start.setup.words, &start.setup.views.saved) {
        Ok(steps) => steps,
        Err(bad) => {
            report.unreadable(&bad, &start.texts, if start.json { out } else { aside })?;
            return Ok(UNREADABLE);
        }
    };
    let (world, inbox) = world::World::start(start.desk, start.setup.now, start.handle);
    let look = screen::Face { texts: start.texts, themes: start.themes };
    run::Run::new(start.setup, world, inbox, look)?.play(&steps, &report, out, aside)
}
