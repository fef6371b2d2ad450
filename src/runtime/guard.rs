//! Takes the terminal and gives it back as it was: when the console is left, after a panic, and only once.
//!
//! `ratatui::init` would not do: its hook restores the terminal under the running console when any other thread panics,
//! and leaves mouse reports on.

use crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

/// The title is put aside (XTWINOPS 22).
const KEEP_TITLE: &str = "\x1b[22;0t";

/// Alternate screen, bracketed paste.
const ENTER: &str = "\x1b[?1049h\x1b[?2004h";

/// A frame that was begun is ended (2026), mouse reports off, bracketed paste off, colours and cursor shape as they were,
/// cursor shown, alternate screen left, title taken back (XTWINOPS 23).
const LEAVE: &str = concat!(
    "\x1b[?2026l",
    "\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?1015l",
    "\x1b[?2004l",
    "\x1b[0m\x1b[0 q\x1b[?25h",
    "\x1b[?1049l\x1b[23;0t",
);

/// The terminal while it is ours.
pub(super) struct Guard {
    ours: Arc<AtomicBool>,
    /// Given back for the time of a stop.
    lent: bool,
}

impl Guard {
    /// Takes the terminal. From here on a panic of this thread gives it back before its message is printed; a panic of
    /// another thread goes to the log and to `told`, and the console goes on.
    pub(super) fn take(told: impl Fn(String) + Send + Sync + 'static) -> io::Result<Self> {
        let ours = Arc::new(AtomicBool::new(true));
        let guard = Self { ours: Arc::clone(&ours), lent: false };
        hook(ours, told);
        io::stdout().write_all(KEEP_TITLE.as_bytes())?;
        enter(&mut io::stdout())?;
        Ok(guard)
    }

    /// Gives the terminal back for the time that the process is stopped (SIGTSTP).
    pub(super) fn lend(&mut self) -> io::Result<()> {
        self.lent = true;
        let mut out = io::stdout();
        out.write_all(LEAVE.as_bytes())?;
        out.flush()?;
        disable_raw_mode()
    }

    /// Takes the terminal again after the process had been stopped (SIGCONT), with or without warning (SIGSTOP).
    pub(super) fn take_again(&mut self) -> io::Result<()> {
        // Raw mode may be remembered as still on, though the shell has put its own modes in between.
        let _ = disable_raw_mode();
        if std::mem::take(&mut self.lent) {
            io::stdout().write_all(KEEP_TITLE.as_bytes())?;
        }
        enter(&mut io::stdout())
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        give_back(&self.ours);
    }
}

fn enter(out: &mut impl Write) -> io::Result<()> {
    enable_raw_mode()?;
    out.write_all(ENTER.as_bytes())?;
    out.flush()
}

/// Errors are of no use here: the line may be gone already.
fn give_back(ours: &AtomicBool) {
    if ours.swap(false, Ordering::SeqCst) {
        let mut out = io::stdout();
        let _ = out.write_all(LEAVE.as_bytes()).and_then(|()| out.flush());
        let _ = disable_raw_mode();
    }
}

fn hook(ours: Arc<AtomicBool>, told: impl Fn(String) + Send + Sync + 'static) {
    let screen = thread::current().id();
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(%place, "panic");
        if thread::current().id() == screen {
            give_back(&ours);
            before(panic);
        } else if ours.load(Ordering::SeqCst) {
            told(place);
        } else {
            before(panic);
        }
    }));
}

#[cfg(test)]
mod tests {
    use super::{ENTER, KEEP_TITLE, LEAVE};

    fn terminal(bytes: &[&str]) -> vt100::Parser {
        let mut terminal = vt100::Parser::default();
        for part in bytes {
            terminal.process(part.as_bytes());
        }
        terminal
    }

    #[test]
    fn taking_the_terminal_opens_the_other_screen() {
        let terminal = terminal(&["before", ENTER]);
        assert!(terminal.screen().alternate_screen());
        assert!(terminal.screen().bracketed_paste());
    }

    #[test]
    fn giving_it_back_undoes_all_that_may_have_been_switched_on() {
        let on = "\x1b[?1000h\x1b[?1003h\x1b[?1006h\x1b[?25l\x1b[31;7mboard";
        let terminal = terminal(&["before", ENTER, on, LEAVE]);
        let screen = terminal.screen();
        assert!(!screen.alternate_screen());
        assert!(!screen.hide_cursor());
        assert!(!screen.bracketed_paste());
        assert!(!screen.inverse());
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
        assert_eq!(screen.contents(), "before");
    }

    #[test]
    fn an_unfinished_frame_is_ended_and_the_title_comes_back() {
        assert!(LEAVE.starts_with("\x1b[?2026l"), "else a terminal that holds frames back shows nothing of what follows");
        assert!(KEEP_TITLE == "\x1b[22;0t" && LEAVE.ends_with("\x1b[23;0t"));
        assert!(!ENTER.contains(KEEP_TITLE), "taken again after a stop, it is put aside once");
    }
}
