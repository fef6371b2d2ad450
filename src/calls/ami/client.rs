//! The connection to a manager: opened, listened to, opened anew; nothing but what [`Session`] says is ever sent.

use super::lines::Lines;
use super::patience::wait;
use super::session::{Login, Out, Session, Why};
use crate::calls::heard::Heard;
use crate::desk::Moment;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::mpsc::Sender;

/// Who does not open a connection within this is not there.
const DOOR: Duration = Duration::from_secs(10);
/// How often the session looks at the clock.
const TICK: Duration = Duration::from_secs(1);
/// Bytes read at once.
const READ: usize = 8 * 1024;

/// What the connection tells.
#[derive(Debug)]
pub enum Told {
    /// From now on nothing is missed.
    Up,
    /// From now on everything is missed; a code of a text says why.
    Down(&'static str),
    /// Something was heard.
    Heard(Heard),
}

/// Where the manager is, and who we are there.
#[derive(Clone, Debug)]
pub struct Address {
    /// `host:port`.
    pub at: String,
    /// The account.
    pub login: Login,
}

/// Listens for ever; ends when nobody hears any more. `clock` says the time, `dice` a number from 0 to 1.
pub async fn listen(to: &Address, mut lines: Lines, tell: Sender<Told>, clock: impl Fn() -> Moment, dice: impl Fn() -> f64) {
    let mut failures = 0;
    loop {
        let (up, why) = once(to, &mut lines, &tell, &clock).await;
        failures = if up { 1 } else { failures + 1 };
        if tell.send(Told::Down(why)).await.is_err() {
            return;
        }
        tokio::time::sleep(wait(failures, why == code(Why::Refused), dice())).await;
    }
}

/// One connection, until it ends; whether Asterisk had let us in, and why it ended.
async fn once(to: &Address, lines: &mut Lines, tell: &Sender<Told>, clock: &impl Fn() -> Moment) -> (bool, &'static str) {
    let mut up = false;
    let Ok(Ok(mut stream)) = tokio::time::timeout(DOOR, TcpStream::connect(&to.at)).await else { return (up, "ami-unreachable") };
    let (mut session, hello) = Session::open(lines, &to.login, clock());
    let mut todo = vec![hello];
    let mut bytes = vec![0; READ];
    let mut tick = tokio::time::interval(TICK);
    tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        for out in std::mem::take(&mut todo) {
            let heard = match out {
                Out::Send(text) if stream.write_all(text.as_bytes()).await.is_err() => return (up, "ami-lost"),
                Out::Send(_) => continue,
                Out::Leave(why) => return (up, code(why)),
                Out::Up => {
                    up = true;
                    Told::Up
                }
                Out::Heard(heard) => Told::Heard(heard),
            };
            if tell.send(heard).await.is_err() {
                return (up, "ami-lost");
            }
        }
        tokio::select! {
            read = stream.read(&mut bytes) => match read {
                Ok(0) | Err(_) => return (up, "ami-lost"),
                Ok(many) => todo = session.bytes(&bytes[..many]),
            },
            _ = tick.tick() => todo = session.tick(clock()),
        }
    }
}

fn code(why: Why) -> &'static str {
    match why {
        Why::Refused => "ami-refused",
        Why::Nonsense => "ami-nonsense",
        Why::Silent => "ami-silent",
    }
}
