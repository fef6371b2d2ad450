//! The listening itself: the endpoint, the manager, and the word to the consoles that both are heard.

use super::opinions::{Ear, page_words};
use super::scribe::Scribe;
use super::{Listen, secrets};
use crate::backend::{Answer, Read};
use crate::calls;
use crate::calls::ami::client::{self, Address, Told};
use crate::calls::ami::{Filter, Lines, Login};
use crate::commands::{Clock, Reply, Seat, Trouble, words};
use crate::config::{Ami, Config};
use crate::desk::PhoneLine;
use crate::i18n::Texts;
use crate::text::Raw;
use std::io::Write;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::mpsc::{Receiver, channel};

/// Where the endpoint listens when nobody says: on this machine only.
const HERE: &str = "127.0.0.1:8090";
/// How often the lines are looked at.
const LOOK: Duration = Duration::from_secs(30);
/// Words of the manager that may wait while the desk writes.
const WAITING: usize = 1_000;

/// Listens until it is told to end.
pub(super) async fn listen(
    config: &Config,
    clock: Clock,
    env: &dyn Fn(&str) -> Option<String>,
    args: &Listen,
) -> Result<Reply, Trouble> {
    let texts = Texts::new(config.lang);
    let (token, place) = secrets::token(config, &texts, env)?;
    let manager = config.calls.ami.as_ref().map(|ami| Ok::<_, Trouble>((ami, secrets::ami(ami, &texts, env)?))).transpose()?;
    let wanted = args.listen.as_deref().or(config.calls.listen.as_deref()).unwrap_or(HERE);
    let door = TcpListener::bind(wanted)
        .await
        .map_err(|error| Trouble::Wrong(words(&texts, "calls-cannot-listen", &[("at", wanted), ("why", &texts.why(&error))])))?;
    let at = door.local_addr().map_err(|error| Trouble::Failed(error.to_string()))?;
    let seat = Seat::take(config, clock, false).await?;
    let country = crate::commands::call::country(&seat).to_owned();
    let scribe = Arc::new(Scribe {
        desk: seat.desk.clone(),
        clock,
        country,
        actor: Raw::from(config.actor.as_str()),
        extensions: config.calls.extensions.clone(),
        turn: tokio::sync::Mutex::new(()),
    });
    hello(&texts, at, &place);
    let ear = Ear { desk: seat.desk.clone(), clock, actor: Raw::from(config.actor.as_str()), turn: tokio::sync::Mutex::new(()) };
    let opinions = calls::Seal::new(&token).map(|seal| calls::opinions(seal, Arc::new(ear), page_words(&texts)));
    let routes = calls::router(token, scribe.clone()).merge(opinions.unwrap_or_default());
    let endpoint = axum::serve(calls::Door::new(door), routes);
    let served = tokio::spawn(async move { endpoint.await });
    let told = match manager {
        Some((ami, secret)) => Some(connect(&scribe, ami, secret, clock).await),
        None => None,
    };
    let ended = tokio::select! {
        ended = stand_by(&scribe, told, &texts) => ended,
        ended = served => Err(Trouble::Failed(format!("{ended:?}"))),
        ended = told_to_end() => ended.map_err(|error| Trouble::Failed(error.to_string())),
    };
    for name in ["cti", "asterisk"] {
        let mut line = scribe.line(name).await;
        // A line that nobody listened to has nothing to say.
        if line.up {
            scribe.say(&mut line, false).await;
        }
    }
    seat.desk.close().await;
    ended.map(|()| Reply::text(texts.word("calls-ended")))
}

/// Where to post to; the token itself is told to nobody.
fn hello(texts: &Texts, at: SocketAddr, place: &str) {
    let at_text = at.to_string();
    say(&words(texts, "calls-listening", &[("at", &at_text), ("place", place)]));
    if !at.ip().is_loopback() {
        say(&texts.word("calls-not-only-here"));
    }
}

/// A word to whoever looks at the process: it has no other screen.
fn say(words: &str) {
    let _ = writeln!(std::io::stderr(), "pult: {words}");
}

/// Starts to listen to the manager.
async fn connect(scribe: &Arc<Scribe>, ami: &Ami, secret: String, clock: Clock) -> Receiver<Told> {
    let mut lines = Lines::new(Filter { contexts: ami.contexts.clone(), extensions: ami.extensions.clone() });
    if let Ok(Answer::Calls(calls)) = scribe.desk.read(Read::Calls).await {
        lines.remember(&calls);
    }
    let address = Address { at: ami.at.clone(), login: Login { user: ami.user.clone(), secret } };
    let (tell, told) = channel(WAITING);
    tokio::spawn(async move { client::listen(&address, lines, tell, || clock.now(), dice).await });
    told
}

/// A number from 0 to 1.
fn dice() -> f64 {
    f64::from(uuid::Uuid::new_v4().as_bytes()[0]) / 255.0
}

/// Writes down what the manager tells, and says now and then that the lines are heard.
async fn stand_by(scribe: &Scribe, mut told: Option<Receiver<Told>>, texts: &Texts) -> Result<(), Trouble> {
    let mut endpoint = scribe.line("cti").await;
    let mut asterisk = if told.is_some() { Some(Asterisk::new(scribe.line("asterisk").await)) } else { None };
    let mut look = tokio::time::interval(LOOK);
    loop {
        let next = async {
            match &mut told {
                Some(told) => told.recv().await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            _ = look.tick() => {
                scribe.say(&mut endpoint, true).await;
                if let Some(asterisk) = &mut asterisk {
                    scribe.say(&mut asterisk.line, asterisk.up).await;
                }
            }
            next = next => match (next, &mut asterisk) {
                (Some(Told::Heard(heard)), _) => scribe.write_surely(&heard).await,
                (Some(Told::Up), Some(asterisk)) => asterisk.turned(scribe, texts, true, "ami-up").await,
                (Some(Told::Down(why)), Some(asterisk)) => asterisk.turned(scribe, texts, false, why).await,
                (None, _) => return Err(Trouble::Failed("asterisk".into())),
                (_, None) => {}
            },
        }
    }
}

/// The line to Asterisk.
struct Asterisk {
    line: PhoneLine,
    up: bool,
    said: &'static str,
}

impl Asterisk {
    fn new(line: PhoneLine) -> Self {
        Self { line, up: false, said: "" }
    }

    /// It is up, or down for this reason; the same reason is said once, however often it is met.
    async fn turned(&mut self, scribe: &Scribe, texts: &Texts, up: bool, why: &'static str) {
        self.up = up;
        if std::mem::replace(&mut self.said, why) != why {
            say(&texts.word(why));
            tracing::info!(why, "asterisk");
        }
        scribe.say(&mut self.line, up).await;
    }
}

async fn told_to_end() -> std::io::Result<()> {
    let (mut term, mut int) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    tokio::select! {
        _ = term.recv() => {}
        _ = int.recv() => {}
    }
    Ok(())
}
