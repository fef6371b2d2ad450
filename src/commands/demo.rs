//! `pult demo`: a made-up but lifelike service company on an embedded desk.

use super::import::{Stamp, take_over};
use super::{Reply, Seat, Trouble, may_write, words};
use crate::backend::{self, Answer, Board, Read, SharedDesk};
use crate::config::Config;
use crate::demo::{self, Live, Recipe};
use crate::desk::{CallState, Row};
use crate::engine::Clock;
use crate::i18n::Texts;
use futures_util::StreamExt;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Flags of `pult demo`.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Same seed, same desk
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
    /// How many tickets
    #[arg(long, value_name = "N", default_value_t = 200, value_parser = tickets)]
    pub tickets: usize,
    /// How many engineers
    #[arg(long, value_name = "N", default_value_t = 24, value_parser = engineers)]
    pub engineers: usize,
    /// How many companies
    #[arg(long, value_name = "N", default_value_t = 60, value_parser = companies)]
    pub companies: usize,
    /// How many contacts; three a company without it
    #[arg(long, value_name = "N", value_parser = contacts)]
    pub contacts: Option<usize>,
    /// Nothing arrives by itself
    #[arg(long)]
    pub still: bool,
    /// The desk's file; a temporary one without it
    #[arg(long, value_name = "FILE")]
    pub path: Option<PathBuf>,
    /// Build the file and leave
    #[arg(long)]
    pub init_only: bool,
}

fn tickets(text: &str) -> Result<usize, String> {
    among(text, Recipe::TICKETS)
}

fn engineers(text: &str) -> Result<usize, String> {
    among(text, Recipe::ENGINEERS)
}

fn companies(text: &str) -> Result<usize, String> {
    among(text, Recipe::COMPANIES)
}

fn contacts(text: &str) -> Result<usize, String> {
    among(text, Recipe::CONTACTS)
}

/// A number that a desk can be made of; the complaint is the range, in no language.
fn among(text: &str, range: RangeInclusive<usize>) -> Result<usize, String> {
    text.parse().ok().filter(|n| range.contains(n)).ok_or_else(|| format!("{}–{}", range.start(), range.end()))
}

/// A demo desk's file; one that nobody named is removed at the end.
pub struct DeskFile {
    path: PathBuf,
    temporary: bool,
}

impl DeskFile {
    /// The named file, else a new one in the system's temporary folder.
    #[must_use]
    pub fn of(args: &Args) -> Self {
        match &args.path {
            Some(path) => Self { path: path.clone(), temporary: false },
            None if args.init_only => Self { path: fresh(), temporary: false },
            None => Self { path: fresh(), temporary: true },
        }
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn url(&self) -> String {
        format!("sqlite:{}", self.path.display())
    }
}

fn fresh() -> PathBuf {
    std::env::temp_dir().join(format!("pult-demo-{}.db", uuid::Uuid::new_v4()))
}

impl Drop for DeskFile {
    fn drop(&mut self) {
        if self.temporary {
            for suffix in ["", "-wal", "-shm"] {
                let mut file = self.path.clone().into_os_string();
                file.push(suffix);
                // What cannot be removed from a temporary folder is the system's to clean.
                let _ = std::fs::remove_file(file);
            }
        }
    }
}

/// The recipe of the flags; the desk is made for the clock's now.
#[must_use]
pub fn recipe(args: &Args, clock: Clock) -> Recipe {
    Recipe {
        seed: args.seed,
        tickets: args.tickets,
        engineers: args.engineers,
        companies: args.companies,
        contacts: args.contacts,
        ..Recipe::new(clock.now())
    }
}

/// Builds the desk, unless it stands already, and takes a seat at it. A file that was named and stands is not touched.
pub async fn open(
    file: &DeskFile,
    args: &Args,
    recipe: &Recipe,
    config: &Config,
    clock: Clock,
    read_only: bool,
) -> Result<Seat, Trouble> {
    let stands = std::fs::metadata(file.path()).is_ok_and(|m| m.len() > 0);
    if stands && args.init_only {
        let texts = Texts::new(config.lang);
        let path = file.path().display().to_string();
        return Err(Trouble::Refused(words(&texts, "cmd-demo-stands", &[("file", &path)])));
    }
    // A file of our own that is gone at the end is no write; one that somebody named is.
    if !stands && !file.temporary {
        may_write(read_only, config)?;
    }
    let opened = if stands && read_only { backend::look(&file.url()).await } else { backend::open(&file.url()).await };
    let desk = opened.map_err(Trouble::Closed)?;
    if !stands {
        let stamp = Stamp { actor: &config.actor, from: None, at: clock.frozen(), origin: None };
        take_over(&desk, stamp, demo::build(recipe), args.tickets * 8, Vec::new()).await?;
    }
    Seat::at(desk, &file.url(), config, clock, read_only).await
}

/// What `--init-only` says: the desk's URL, to be given to `--desk`.
#[must_use]
pub fn built(seat: &Seat, file: &DeskFile) -> Reply {
    Reply::text(seat.say("cmd-demo-built", &[("url", &file.url())]))
}

/// Rows that the live stream looks at before it decides what happens.
const LOOKED_AT: usize = 500;

/// Tickets, answers, trips and calls that keep arriving; a wish that no longer fits is simply not done.
pub async fn live(desk: SharedDesk, recipe: Recipe, clock: Clock) {
    let mut stream = Live::new(&recipe);
    loop {
        let mut rows: Vec<Row> = Vec::new();
        let mut pages = desk.board(Board::Open);
        // What happens next happens near the top of the board: a desk of 100,000 is not read through for it.
        while let Some(Ok(page)) = pages.next().await {
            rows.extend(page.rows);
            if rows.len() >= LOOKED_AT {
                break;
            }
        }
        // A call that somebody took is not the stream's to end.
        if let Ok(Answer::Calls(calls)) = desk.read(Read::Calls).await {
            calls.iter().filter(|call| call.state != CallState::Ringing).for_each(|call| stream.taken(&call.id));
        }
        let (wishes, pause) = stream.next(&rows, clock.now());
        if !wishes.is_empty()
            && let Err(failure) = desk.apply(wishes).await
        {
            tracing::warn!(%failure, "the demo's stream is refused");
        }
        tokio::time::sleep(Duration::from_millis(pause)).await;
    }
}
