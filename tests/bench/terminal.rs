//! The program in a pseudo-terminal: whole frames, the bytes they took, and what the process costs.

use super::desks::{PULT, variables};
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use pult::engine::Stopwatch;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// What ends a frame (DEC 2026): half of one is never looked at.
const FRAME_END: &[u8] = b"\x1b[?2026l";
/// Only a hang takes so long.
const PATIENCE: Duration = Duration::from_mins(2);

/// The console on a desk.
pub struct Terminal {
    writer: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    seen: Arc<Seen>,
    started: Stopwatch,
    /// The line stays open as long as this lives.
    _master: Box<dyn MasterPty + Send>,
}

#[derive(Default)]
struct Seen {
    shown: Mutex<Option<Shown>>,
    changed: Condvar,
}

/// What has come over the line.
pub struct Shown {
    screen: vt100::Parser,
    waiting: Vec<u8>,
    /// Bytes of whole frames.
    pub bytes: u64,
    /// Whole frames.
    pub frames: u64,
}

impl Shown {
    fn take(&mut self, bytes: &[u8]) {
        self.waiting.extend_from_slice(bytes);
        while let Some(at) = self.waiting.windows(FRAME_END.len()).position(|window| window == FRAME_END) {
            let frame: Vec<u8> = self.waiting.drain(..at + FRAME_END.len()).collect();
            self.screen.process(&frame);
            self.bytes += frame.len() as u64;
            self.frames += 1;
        }
    }

    /// All that stands on the screen.
    pub fn text(&self) -> String {
        self.screen.screen().contents()
    }

    /// The number of the ticket in the row of the cursor.
    pub fn chosen(&self) -> Option<i64> {
        let screen = self.screen.screen();
        let (at, _) = screen.cursor_position();
        let (_, columns) = screen.size();
        let row = screen.rows(0, columns.get()).nth(usize::from(at))?;
        let digits: String = row.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
        (at >= 3 && digits.len() >= 3).then(|| digits.parse().ok()).flatten()
    }
}

impl Terminal {
    /// Starts the console on a desk; the clock stands where a moment is given.
    pub fn start(desk: &Path, now: Option<&str>, (columns, rows): (u16, u16)) -> Self {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a pseudo-terminal");
        let folder = desk.parent().expect("a folder");
        let mut command = CommandBuilder::new(PULT);
        command.arg("--desk");
        command.arg(format!("sqlite:{}", desk.display()));
        command.cwd(folder);
        command.env_clear();
        let clock = now.map(|now| ("PULT_NOW", now.to_owned()));
        for (name, value) in variables(folder).into_iter().chain(clock) {
            command.env(name, value);
        }
        let whole = |n: u16| NonZeroU16::new(n).expect("a size");
        let screen = vt100::Parser::new(whole(rows), whole(columns), 0);
        let shown = Shown { screen, waiting: Vec::new(), bytes: 0, frames: 0 };
        let seen = Arc::new(Seen { shown: Mutex::new(Some(shown)), changed: Condvar::new() });
        let mut reader = pair.master.try_clone_reader().expect("a reader");
        let writer = pair.master.take_writer().expect("a writer");
        let reading = Arc::clone(&seen);
        let started = Stopwatch::start();
        let child = pair.slave.spawn_command(command).expect("pult starts");
        drop(pair.slave);
        std::thread::spawn(move || {
            let mut bytes = [0; 16_384];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                if let Some(shown) = reading.lock().as_mut() {
                    shown.take(&bytes[..count]);
                }
                reading.changed.notify_all();
            }
        });
        Self { writer, child, seen, started, _master: pair.master }
    }

    /// Waits until what is shown is so; the answer is the milliseconds since the start.
    pub fn wait(&self, what: &str, so: impl Fn(&Shown) -> bool) -> f64 {
        let not_yet = |shown: &mut Option<Shown>| !shown.as_ref().is_some_and(&so);
        let waiting = self.seen.changed.wait_timeout_while(self.seen.lock(), PATIENCE, not_yet);
        let (shown, timeout) = waiting.unwrap_or_else(PoisonError::into_inner);
        let screen = || shown.as_ref().map(|shown| shown.screen.screen().contents()).unwrap_or_default();
        assert!(!timeout.timed_out(), "no {what} on the screen:\n{}", screen());
        self.started.milliseconds()
    }

    /// Looks at what is shown.
    pub fn look<T>(&self, at: impl FnOnce(&Shown) -> T) -> T {
        at(self.seen.lock().as_ref().expect("a screen"))
    }

    /// Sends keys.
    pub fn press(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).and_then(|()| self.writer.flush()).expect("keys go in");
    }

    /// Waits until nothing has been painted for so long; a screen that never rests is a mistake of the measurement.
    pub fn settle(&self, quiet: Duration) {
        let watch = Stopwatch::start();
        loop {
            assert!(watch.milliseconds() < PATIENCE.as_secs_f64() * 1_000.0, "the screen does not come to rest");
            let frames = self.look(|shown| shown.frames);
            let still = |shown: &mut Option<Shown>| shown.as_ref().is_some_and(|shown| shown.frames == frames);
            let waited = self.seen.changed.wait_timeout_while(self.seen.lock(), quiet, still);
            if waited.unwrap_or_else(PoisonError::into_inner).1.timed_out() {
                return;
            }
        }
    }

    /// A key that moves the cursor: milliseconds until the frame is painted, and its bytes.
    pub fn key(&mut self, key: &str) -> (f64, f64) {
        let (chosen, bytes) = self.look(|shown| (shown.chosen(), shown.bytes));
        let watch = Stopwatch::start();
        self.press(key);
        self.wait("step of the cursor", |shown| shown.chosen() != chosen);
        (watch.milliseconds(), self.look(|shown| shown.bytes - bytes) as f64)
    }

    /// The process, for what the system tells of it.
    pub fn pid(&self) -> u32 {
        self.child.process_id().expect("a process")
    }
}

impl Seen {
    fn lock(&self) -> MutexGuard<'_, Option<Shown>> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The most memory that a process has had, in megabytes: all of it, and what is its own (the rest is the program's file).
pub fn memory(pid: u32) -> Option<(f64, f64)> {
    let told = std::fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    let of = |name: &str| {
        let line = told.lines().find_map(|line| line.strip_prefix(name))?;
        line.split_whitespace().next()?.parse::<f64>().ok().map(|kilobytes| kilobytes / 1024.0)
    };
    Some((of("VmHWM:")?, of("RssAnon:")?))
}
