//! One connection to a manager: login, pings, the question which calls stand. Bytes and the time go in, what to do comes out.

use super::frame::{Frame, Frames};
use super::lines::Lines;
use crate::calls::heard::Heard;
use crate::desk::Moment;

/// A ping after so long a silence of ours, in milliseconds.
const PING: i64 = 15_000;
/// Dead after so many pings without an answer.
const MISSES: u32 = 2;
/// Who has not let us in by then will not, in milliseconds; Asterisk itself waits 30 s for a login.
const PATIENCE: i64 = 20_000;

/// How a program names itself to the manager.
#[derive(Clone, PartialEq, Eq)]
pub struct Login {
    /// The account.
    pub user: String,
    /// Its secret.
    pub secret: String,
}

impl std::fmt::Debug for Login {
    /// The secret never stands in a log.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Login({})", self.user)
    }
}

/// Why a connection is given up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Name or secret are wrong.
    Refused,
    /// It does not speak as a manager does.
    Nonsense,
    /// It says nothing any more.
    Silent,
}

/// What to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Out {
    /// Send this.
    Send(String),
    /// Asterisk has let us in: from here on nothing is missed.
    Up,
    /// Tell this.
    Heard(Heard),
    /// Hang up, and try again later.
    Leave(Why),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Login,
    Asking,
    Listening,
}

/// One connection.
#[derive(Debug)]
pub struct Session<'a> {
    frames: Frames,
    lines: &'a mut Lines,
    stage: Stage,
    began: Moment,
    /// When the last ping went out.
    pinged: Moment,
    /// Pings without an answer.
    misses: u32,
}

impl<'a> Session<'a> {
    /// A connection that has just opened. The login is sent at once: the greeting needs no answer, and some send none before it.
    pub fn open(lines: &'a mut Lines, login: &Login, now: Moment) -> (Self, Out) {
        lines.doubt();
        let session = Self { frames: Frames::default(), lines, stage: Stage::Login, began: now, pinged: now, misses: 0 };
        let login = action(&[("Action", "Login"), ("Username", &login.user), ("Secret", &login.secret), ("Events", "on")], LOGIN);
        (session, Out::Send(login))
    }

    /// Bytes have come.
    pub fn bytes(&mut self, bytes: &[u8]) -> Vec<Out> {
        let before = self.frames.dropped();
        let Ok(frames) = self.frames.push(bytes) else { return vec![Out::Leave(Why::Nonsense)] };
        if self.frames.dropped() > before {
            tracing::warn!(dropped = self.frames.dropped(), "frames of the manager beyond our limits were passed over");
        }
        self.misses = 0;
        frames.iter().flat_map(|frame| self.frame(frame)).collect()
    }

    /// Time has passed; asked once a second.
    pub fn tick(&mut self, now: Moment) -> Vec<Out> {
        if self.stage == Stage::Login {
            let late = now.millis_since(self.began) > PATIENCE;
            return if late { vec![Out::Leave(Why::Silent)] } else { Vec::new() };
        }
        if now.millis_since(self.pinged) < PING {
            return Vec::new();
        }
        if self.misses >= MISSES {
            return vec![Out::Leave(Why::Silent)];
        }
        self.pinged = now;
        self.misses += 1;
        vec![Out::Send(action(&[("Action", "Ping")], "pult-ping"))]
    }

    fn frame(&mut self, frame: &Frame) -> Vec<Out> {
        let Some(response) = frame.response() else {
            return self.lines.hear(frame).into_iter().map(Out::Heard).collect();
        };
        let well = response.eq_ignore_ascii_case("Success");
        let answers = |id: &str| frame.said("ActionID") == Some(id);
        match self.stage {
            // A manager that does not repeat our id is believed: nothing else was asked yet.
            Stage::Login if answers(LOGIN) || frame.said("ActionID").is_none() => {
                if !well {
                    return vec![Out::Leave(Why::Refused)];
                }
                self.stage = Stage::Asking;
                vec![Out::Up, Out::Send(action(&[("Action", "CoreShowChannels")], ASKED))]
            }
            Stage::Asking if answers(ASKED) => {
                self.stage = Stage::Listening;
                let told = if well { Vec::new() } else { self.lines.let_go() };
                told.into_iter().map(Out::Heard).collect()
            }
            _ => Vec::new(),
        }
    }
}

const LOGIN: &str = "pult-login";
const ASKED: &str = "pult-stands";

/// An action as the manager reads it. Line ends in a value would begin another header: they are taken out.
fn action(headers: &[(&str, &str)], id: &str) -> String {
    let mut text = String::new();
    for (name, value) in headers.iter().chain(&[("ActionID", id)]) {
        let value: String = value.chars().filter(|char| !char.is_control()).collect();
        text.push_str(name);
        text.push_str(": ");
        text.push_str(&value);
        text.push_str("\r\n");
    }
    text.push_str("\r\n");
    text
}
