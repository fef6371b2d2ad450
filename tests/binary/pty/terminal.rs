//! A terminal with pult in it.

use super::heard::Heard;
use super::opening::{NOW, Opening};
use portable_pty::{Child, ChildKiller, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

/// How long a condition may take; a machine under load needs more (`PULT_TEST_PATIENCE`, seconds).
pub fn patience() -> Duration {
    let seconds = std::env::var("PULT_TEST_PATIENCE").ok().and_then(|text| text.parse().ok());
    Duration::from_secs(seconds.unwrap_or(60))
}

/// The console on a demo desk of its own, in a terminal.
pub struct Pty {
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    killer: Box<dyn ChildKiller + Send + Sync>,
    pid: u32,
    ended: Receiver<ExitStatus>,
    drained: Receiver<()>,
    seen: Arc<Seen>,
    modes_before: String,
    folder: tempfile::TempDir,
}

/// The screen, and a bell for whoever waits for it to change.
struct Seen {
    screen: Mutex<vt100::Parser<Heard>>,
    changed: Condvar,
    enough: AtomicBool,
}

impl Seen {
    fn lock(&self) -> MutexGuard<'_, vt100::Parser<Heard>> {
        self.screen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn nonzero(number: u16) -> NonZeroU16 {
    NonZeroU16::new(number).expect("a size")
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

/// Variables of a test: nothing of the person who runs it, everything inside the folder.
fn variables(folder: &Path) -> Vec<(&'static str, String)> {
    let folder = folder.display().to_string();
    vec![
        ("PATH", std::env::var("PATH").unwrap_or_default()),
        ("HOME", folder.clone()),
        ("PULT_DATA_DIR", folder.clone()),
        ("PULT_CONFIG", format!("{folder}/config.toml")),
        ("PULT_NOW", NOW.into()),
        ("PULT_LANG", "ru".into()),
        ("PULT_ACTOR", "Ольга".into()),
        ("LANG", "ru_RU.UTF-8".into()),
        ("TERM", "xterm-256color".into()),
    ]
}

impl Pty {
    /// The console on a demo desk, 80 by 24, once its board is there.
    pub fn start() -> Self {
        Self::open(&Opening::default())
    }

    /// The same with more variables.
    pub fn start_with(more: &[(&str, &str)]) -> Self {
        Self::open(&Opening::default().with(more))
    }

    /// The program with these arguments, in a folder of its own.
    pub fn run(args: &[&str], more: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut command = program(folder.path());
        command.args(args);
        for (name, value) in more {
            command.env(name, value);
        }
        Self::begin(folder, (80, 24), command)
    }

    /// The console as it is asked for, once its board is there.
    pub fn open(opening: &Opening) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let command = command(opening, folder.path());
        let pty = Self::begin(folder, opening.size, command);
        pty.wait_for("board", |screen| is_head(&row(screen, 0)) && chosen(screen).is_some());
        pty
    }

    fn begin(folder: tempfile::TempDir, (columns, rows): (u16, u16), command: CommandBuilder) -> Self {
        let pair = native_pty_system().openpty(size(columns, rows)).expect("a pseudo-terminal");
        let modes_before = modes(pair.master.as_ref());
        let child = pair.slave.spawn_command(command).expect("pult starts");
        // Only the child holds that end now: when it leaves, our reader comes to the end.
        drop(pair.slave);

        let seen = Arc::new(Seen {
            screen: Mutex::new(vt100::Parser::new_with_callbacks(nonzero(rows), nonzero(columns), 0, Heard::default())),
            changed: Condvar::new(),
            enough: AtomicBool::new(false),
        });
        let drained = read_on(pair.master.try_clone_reader().expect("a reader"), Arc::clone(&seen));
        Self {
            writer: Some(pair.master.take_writer().expect("a writer")),
            master: Some(pair.master),
            killer: child.clone_killer(),
            pid: child.process_id().expect("a process"),
            ended: wait_on(child),
            drained,
            seen,
            modes_before,
            folder,
        }
    }

    /// Waits until the screen is so.
    pub fn wait_for(&self, what: &str, so: impl Fn(&vt100::Screen) -> bool) {
        let waiting = self.seen.changed.wait_timeout_while(self.seen.lock(), patience(), |seen| !so(seen.screen()));
        let (seen, timeout) = waiting.unwrap_or_else(PoisonError::into_inner);
        assert!(!timeout.timed_out(), "no {what} on the screen:\n{}", seen.screen().contents());
    }

    /// Waits until this stands on the screen.
    pub fn wait_for_text(&self, wanted: &str) {
        self.wait_for(&format!("`{wanted}`"), |screen| text(screen).contains(wanted));
    }

    /// The screen as it is now.
    pub fn look<T>(&self, at: impl FnOnce(&vt100::Screen) -> T) -> T {
        at(self.seen.lock().screen())
    }

    /// What the terminal has heard beside what it shows.
    pub fn heard<T>(&self, at: impl FnOnce(&Heard) -> T) -> T {
        at(self.seen.lock().callbacks())
    }

    /// Waits until the terminal has heard it.
    pub fn wait_to_hear(&self, what: &str, so: impl Fn(&Heard) -> bool) {
        let waiting = self.seen.changed.wait_timeout_while(self.seen.lock(), patience(), |seen| !so(seen.callbacks()));
        let (seen, timeout) = waiting.unwrap_or_else(PoisonError::into_inner);
        assert!(!timeout.timed_out(), "no {what}: {:?}", seen.callbacks());
    }

    /// Presses keys and waits until the screen is so; the answer is the bytes that came meanwhile.
    pub fn cost(&mut self, keys: &str, what: &str, so: impl Fn(&vt100::Screen) -> bool) -> usize {
        let before = self.heard(|heard| heard.bytes);
        self.press(keys);
        self.wait_for(what, so);
        self.heard(|heard| heard.bytes) - before
    }

    /// Presses keys, as the bytes that a terminal sends for them.
    pub fn press(&mut self, bytes: &str) {
        let writer = self.writer.as_mut().expect("a line");
        writer.write_all(bytes.as_bytes()).and_then(|()| writer.flush()).expect("keys go in");
    }

    /// The number of the ticket under the cursor.
    pub fn chosen(&self) -> i64 {
        self.look(chosen).expect("the cursor is on a ticket")
    }

    /// Makes the terminal larger or smaller.
    pub fn resize(&self, columns: u16, rows: u16) {
        self.seen.lock().screen_mut().set_size(nonzero(rows), nonzero(columns));
        self.master.as_ref().expect("a line").resize(size(columns, rows)).expect("another size");
    }

    /// Sends the process a signal by its name (`TERM`).
    pub fn signal(&self, name: &str) {
        let status = Command::new("kill").arg(format!("-{name}")).arg(self.pid.to_string()).status().expect("kill");
        assert!(status.success());
    }

    /// Waits until the process stands still: a SIGCONT that comes before it has stopped would be lost.
    pub fn wait_until_stopped(&self) {
        let stat = format!("/proc/{}/stat", self.pid);
        let stands = || {
            let told = std::fs::read_to_string(&stat).expect("the process is there");
            // `pid (name) STATE …`; the name may hold anything, so the last bracket counts.
            told.rsplit(')').next().is_some_and(|rest| rest.trim_start().starts_with('T'))
        };
        // A stopped process says nothing, so its state is looked at again after each short wait.
        let look = Duration::from_millis(10);
        for _ in 0..patience().as_millis() / look.as_millis() {
            if stands() {
                return;
            }
            drop(self.seen.changed.wait_timeout(self.seen.lock(), look).unwrap_or_else(PoisonError::into_inner));
        }
        panic!("the process goes on");
    }

    /// Runs another pult on the same desk.
    pub fn another(&self, args: &[&str]) -> Output {
        let desk = format!("sqlite:{}", self.folder.path().join("demo.db").display());
        let mut command = Command::new(env!("CARGO_BIN_EXE_pult"));
        command.env_clear().envs(variables(self.folder.path())).arg("--desk").arg(desk).args(args);
        let output = command.output().expect("pult runs");
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "pult {}: {:?}\n{told}", args.join(" "), output.status);
        output
    }

    /// One field of a ticket as `pult show --json` tells it.
    pub fn field(&self, number: i64, pointer: &str) -> serde_json::Value {
        let output = self.another(&["show", &number.to_string(), "--json"]);
        let document: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
        document.pointer(pointer).cloned().unwrap_or_else(|| panic!("no {pointer} in {document}"))
    }

    /// Closes our end of the line, as a dropped SSH session does; the answer is the exit code.
    pub fn hang_up(mut self) -> u32 {
        self.seen.enough.store(true, Ordering::SeqCst);
        // The reader waits inside a read: a frame of another size wakes it, so that it lets go of the line.
        self.resize(100, 30);
        self.drained.recv_timeout(patience()).expect("the reader lets go");
        self.writer = None;
        self.master = None;
        self.exit_code()
    }

    /// Waits for the end of the process; the answer is the exit code.
    pub fn exit_code(&self) -> u32 {
        let status = self.ended.recv_timeout(patience());
        status.unwrap_or_else(|_| panic!("pult did not end:\n{}", self.look(text))).exit_code()
    }

    /// Waits for the end, and looks whether the terminal is as it was before; the answer is the exit code.
    pub fn left_clean(&self) -> u32 {
        let code = self.exit_code();
        self.drained.recv_timeout(patience()).expect("the last bytes");
        self.look(|screen| {
            assert!(!screen.alternate_screen(), "the alternate screen is left");
            assert!(!screen.hide_cursor(), "the cursor is shown");
            assert!(!screen.bracketed_paste(), "pastes are plain");
            assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None, "the mouse is free");
        });
        let modes_now = modes(self.master.as_deref().expect("a line"));
        assert_eq!(modes_now, self.modes_before, "the line's modes are as they were");
        code
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        let _ = self.killer.kill();
    }
}

/// The program with everything that the opening asks for, in a folder of its own.
fn command(opening: &Opening, folder: &Path) -> CommandBuilder {
    let mut command = program(folder);
    command.args(["demo", "--still", "--seed", &opening.seed.to_string(), "--tickets", &opening.tickets.to_string(), "--path"]);
    command.arg(folder.join("demo.db"));
    for (name, value) in &opening.variables {
        command.env(name, value);
    }
    command
}

/// The program in this folder, with nothing of the environment but what the tests say.
fn program(folder: &Path) -> CommandBuilder {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_pult"));
    command.cwd(folder);
    command.env_clear();
    for (name, value) in variables(folder) {
        command.env(name, value);
    }
    command
}

/// The head line begins with the program's name, in either language.
fn is_head(line: &str) -> bool {
    line.contains("ПУЛЬТ") || line.contains("PULT")
}

/// The modes of the line (echo, canonical …), to be compared.
fn modes(master: &(dyn MasterPty + Send)) -> String {
    format!("{:?}", master.get_termios())
}

/// Feeds the screen until the line ends, or until somebody has had enough.
fn read_on(mut reader: Box<dyn Read + Send>, seen: Arc<Seen>) -> Receiver<()> {
    let (done, drained) = channel();
    thread::spawn(move || {
        let mut bytes = [0; 8192];
        let mut waiting = Vec::new();
        while let Ok(count @ 1..) = reader.read(&mut bytes) {
            waiting.extend_from_slice(&bytes[..count]);
            let whole = whole_frames(&waiting);
            take(&mut seen.lock(), &waiting[..whole]);
            waiting.drain(..whole);
            seen.changed.notify_all();
            if seen.enough.load(Ordering::SeqCst) {
                break;
            }
        }
        take(&mut seen.lock(), &waiting);
        seen.changed.notify_all();
        drop(reader);
        let _ = done.send(());
    });
    drained
}

fn take(screen: &mut vt100::Parser<Heard>, bytes: &[u8]) {
    screen.process(bytes);
    screen.callbacks_mut().bytes += bytes.len();
}

/// How many of the bytes may be shown: a frame in synchronised output (DEC 2026) only when all of it is there. vt100 does
/// not hold frames back by itself, and half a frame has its cursor anywhere.
fn whole_frames(bytes: &[u8]) -> usize {
    let last = |mark: &[u8]| bytes.windows(mark.len()).rposition(|window| window == mark);
    let begun = match (last(b"\x1b[?2026h"), last(b"\x1b[?2026l")) {
        (Some(begin), Some(end)) if end > begin => bytes.len(),
        (Some(begin), _) => begin,
        (None, _) => bytes.len(),
    };
    // The mark itself may be cut off at the end.
    let cut = (1..8).rev().find(|n| bytes.len() >= *n && bytes.ends_with(&b"\x1b[?2026h"[..*n]));
    begun.min(bytes.len() - cut.unwrap_or(0))
}

#[test]
fn half_a_frame_is_not_shown() {
    assert_eq!(whole_frames(b"ab"), 2);
    assert_eq!(whole_frames(b"ab\x1b[?2026hcd"), 2);
    assert_eq!(whole_frames(b"ab\x1b[?2026hcd\x1b[?2026l"), 20);
    assert_eq!(whole_frames(b"ab\x1b[?2026hcd\x1b[?2026lef\x1b[?2026hgh"), 22);
    assert_eq!(whole_frames(b"ab\x1b[?20"), 2);
}

fn wait_on(mut child: Box<dyn Child + Send + Sync>) -> Receiver<ExitStatus> {
    let (to, ended) = channel();
    thread::spawn(move || {
        if let Ok(status) = child.wait() {
            let _ = to.send(status);
        }
    });
    ended
}

/// The whole screen as text.
pub fn text(screen: &vt100::Screen) -> String {
    screen.contents()
}

/// A row of the screen, from 0.
pub fn row(screen: &vt100::Screen, at: u16) -> String {
    let (_, columns) = screen.size();
    screen.rows(0, columns.get()).nth(usize::from(at)).unwrap_or_default()
}

/// The number of the ticket in the row where the cursor stands.
pub fn chosen(screen: &vt100::Screen) -> Option<i64> {
    let (at, _) = screen.cursor_position();
    let row = row(screen, at);
    let digits: String = row.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    (at >= 3 && digits.len() >= 3).then(|| digits.parse().ok()).flatten()
}
