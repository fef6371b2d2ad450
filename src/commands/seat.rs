//! A dispatcher's seat at a desk: what every command needs.

use super::trouble::Trouble;
use crate::app::view::View;
use crate::app::views::Views;
use crate::backend::{self, Answer, Applied, Board, Failure, Read, SharedDesk};
use crate::config::Config;
use crate::desk::client::Contact;
use crate::desk::filter::SavedView;
use crate::desk::ticket::Ticket;
use crate::desk::{
    Act, Backlog, BatchId, Card, Dossier, Furniture, Kind, Moment, Named, Record, Row, Tally, TicketId, Wish, WishId,
};
use crate::engine::Clock;
use crate::i18n::{self, Lang, Texts};
use crate::sla::Calendars;
use crate::text::Raw;
use crate::verdict::Facts;
use crate::wire::Said;
use chrono_tz::Tz;
use clap::Args;
use futures_util::StreamExt;
use std::path::PathBuf;

/// Flags that every command takes.
#[derive(Clone, Debug, Default, Args)]
pub struct Desks {
    /// The desk to work on: sqlite:PATH, memory: (else the environment, the profile, the embedded desk)
    #[arg(long = "desk", value_name = "URL", global = true)]
    pub desks: Vec<String>,
    /// Language of people's text
    #[arg(long, value_name = "ru|en", global = true, value_parser = lang)]
    pub lang: Option<crate::i18n::Lang>,
    /// Profile of the configuration file
    #[arg(long, value_name = "NAME", global = true)]
    pub profile: Option<String>,
    /// Refuse every write
    #[arg(long, global = true)]
    pub read_only: bool,
}

fn lang(text: &str) -> Result<crate::i18n::Lang, String> {
    crate::config::parse_lang(text).ok_or_else(|| "ru or en".to_owned())
}

/// A seat: the desk, who sits there, what time it is, in which language.
pub struct Seat {
    /// The desk.
    pub desk: SharedDesk,
    /// Its URL without secrets.
    pub url: String,
    /// What the whole desk shares.
    pub furniture: Furniture,
    /// The clock.
    pub clock: Clock,
    /// The moment the command speaks of.
    pub now: Moment,
    /// People's texts.
    pub texts: Texts,
    /// Who sits there.
    pub actor: Raw,
    /// No writes.
    pub read_only: bool,
    /// Country of phones without one.
    pub country: String,
    /// Saved views.
    pub saved: Vec<SavedView>,
    /// The configuration file.
    pub config_file: PathBuf,
    /// Whose hours count.
    pub calendars: Calendars,
}

impl Seat {
    /// Takes a seat: opens the desk and reads its furniture.
    pub async fn take(config: &Config, clock: Clock, read_only: bool) -> Result<Self, Trouble> {
        let texts = Texts::new(config.lang);
        let [url] = config.desks.as_slice() else {
            return Err(Trouble::NotYet(texts.word("cmd-later-several-desks")));
        };
        if !config.is_embedded_default() {
            reachable(url)?;
        }
        let opened = if read_only { backend::look(url).await } else { backend::open(url).await };
        Self::at(opened.map_err(Trouble::Closed)?, url, config, clock, read_only).await
    }

    /// Takes a seat at a desk that is open already.
    pub async fn at(desk: SharedDesk, url: &str, config: &Config, clock: Clock, read_only: bool) -> Result<Self, Trouble> {
        let texts = Texts::new(config.lang);
        let furniture = match desk.read(Read::Furniture).await? {
            Answer::Furniture(furniture) => *furniture,
            other => return Err(unexpected(&other)),
        };
        let (actor, country) = (Raw::new(config.actor.as_str()), config.country.clone());
        let now = clock.now();
        let (calendars, _) = Calendars::builtin().with(&furniture.calendars);
        let (saved, config_file) = (config.views.clone(), config.paths.config_file.clone());
        Ok(Self {
            desk,
            url: url.to_owned(),
            furniture,
            clock,
            now,
            texts,
            actor,
            read_only,
            country,
            saved,
            config_file,
            calendars,
        })
    }

    /// The views that can be named here, and the words of the filter language.
    #[must_use]
    pub fn views(&self) -> Views {
        let others = Lang::ALL.into_iter().filter(|lang| *lang != self.texts.lang()).map(Texts::new);
        let other: Vec<Texts> = others.collect();
        let texts = || std::iter::once(&self.texts).chain(&other);
        let word = |texts: &Texts, view: View| (texts.word(&format!("view-{}", view.name())), view);
        Views {
            lexicon: i18n::lexicon(self.texts.lang()),
            saved: self.saved.clone(),
            words: texts().flat_map(|texts| View::ALL.map(|view| word(texts, view))).collect(),
            file: self.config_file.display().to_string(),
        }
    }

    /// The same seat as of another moment: what it says speaks of that one.
    #[must_use]
    pub fn at_moment(&self, now: Moment) -> Self {
        Self {
            desk: self.desk.clone(),
            url: self.url.clone(),
            furniture: self.furniture.clone(),
            clock: self.clock,
            now,
            texts: Texts::new(self.texts.lang()),
            actor: self.actor.clone(),
            read_only: self.read_only,
            country: self.country.clone(),
            saved: self.saved.clone(),
            config_file: self.config_file.clone(),
            calendars: self.calendars.clone(),
        }
    }

    /// What a verdict looks at: this caller and client under the rules of the house.
    #[must_use]
    pub fn facts<'a>(&'a self, contact: Option<&'a Contact>, dossier: Option<&'a Dossier>) -> Facts<'a> {
        let Furniture { policy, packages, prices, .. } = &self.furniture;
        Facts { contact, dossier, policy, prices, packages, calendars: &self.calendars, now: self.now }
    }

    /// Zone of the desk's wall clock.
    #[must_use]
    pub fn zone(&self) -> Tz {
        self.furniture.policy.zone
    }

    /// How documents write their times.
    #[must_use]
    pub fn said(&self) -> Said {
        Said { now: self.now, zone: self.zone() }
    }

    /// A text.
    #[must_use]
    pub fn say(&self, key: &str, args: &[(&str, &str)]) -> String {
        super::words(&self.texts, key, args)
    }

    /// A wrong-usage answer made of a text.
    #[must_use]
    pub fn wrong(&self, key: &str, args: &[(&str, &str)]) -> Trouble {
        Trouble::Wrong(self.say(key, args))
    }

    /// A time as a person types it.
    pub fn when(&self, text: &str) -> Result<Moment, Trouble> {
        crate::desk::when::parse_when(text, self.now, self.zone()).ok_or_else(|| self.wrong("cmd-bad-time", &[("text", text)]))
    }

    /// The whole board in its order.
    pub async fn rows(&self, which: Board) -> Result<Vec<Row>, Trouble> {
        let mut pages = self.desk.board(which);
        let mut rows = Vec::new();
        while let Some(page) = pages.next().await {
            rows.extend(page?.rows);
        }
        Ok(rows)
    }

    /// The ticket of an id or a number.
    pub async fn ticket(&self, id: &str) -> Result<Card, Trouble> {
        let plain = id.trim_start_matches(['#', '№']);
        if let Some(card) = self.card(Read::Card(TicketId::new(plain))).await? {
            return Ok(card);
        }
        if let Ok(number) = plain.parse()
            && let Some(card) = self.card(Read::Numbered(number)).await?
        {
            return Ok(card);
        }
        Err(self.wrong("cmd-no-ticket", &[("id", id)]))
    }

    async fn card(&self, which: Read) -> Result<Option<Card>, Trouble> {
        match self.desk.read(which).await? {
            Answer::Card(card) => Ok(card.map(|card| *card)),
            other => Err(unexpected(&other)),
        }
    }

    /// All that is known of a client.
    pub async fn dossier(&self, company: &crate::desk::CompanyId) -> Result<Option<Dossier>, Trouble> {
        match self.desk.read(Read::Dossier(company.clone())).await? {
            Answer::Dossier(dossier) => Ok(dossier.map(|dossier| *dossier)),
            other => Err(unexpected(&other)),
        }
    }

    /// Whole open tickets.
    pub async fn tickets(&self, which: Board) -> Result<Vec<Ticket>, Trouble> {
        match self.desk.read(Read::Tickets(which)).await? {
            Answer::Tickets(tickets) => Ok(tickets),
            other => Err(unexpected(&other)),
        }
    }

    /// The open tickets in numbers, as of this seat's now.
    pub async fn tally(&self) -> Result<Tally, Trouble> {
        match self.desk.read(Read::Tally(self.now)).await? {
            Answer::Tally(tally) => Ok(tally),
            other => Err(unexpected(&other)),
        }
    }

    /// What the router looks at: these tickets, or all open ones that nobody holds.
    pub async fn backlog(&self, tickets: Option<Vec<TicketId>>) -> Result<Backlog, Trouble> {
        match self.desk.read(Read::Backlog(tickets)).await? {
            Answer::Backlog(backlog) => Ok(*backlog),
            other => Err(unexpected(&other)),
        }
    }

    /// All records of a kind.
    pub async fn records(&self, kind: Kind) -> Result<Vec<Record>, Trouble> {
        match self.desk.read(Read::Records(kind)).await? {
            Answer::Records(records) => Ok(records),
            other => Err(unexpected(&other)),
        }
    }

    /// One wish of this seat. Its time is the desk's own, unless `PULT_NOW` froze the clock.
    #[must_use]
    pub fn wish(&self, act: Act, reason: Option<String>, batch: Option<BatchId>) -> Wish {
        let id = WishId::from(uuid::Uuid::new_v4().to_string());
        Wish { id, actor: self.actor.clone(), at: self.clock.frozen(), act, reason, batch }
    }

    /// Does one thing.
    pub async fn apply(&self, act: Act, reason: Option<String>) -> Result<Applied, Trouble> {
        self.may_write()?;
        let mut answers = self.desk.apply(vec![self.wish(act, reason, None)]).await?;
        match answers.pop() {
            Some(answer) => Ok(answer?),
            None => Err(Failure::Broken { id: "apply".into(), what: "no answer to a wish".into() }.into()),
        }
    }

    /// Refuses where `--read-only` was given.
    pub fn may_write(&self) -> Result<(), Trouble> {
        if self.read_only { Err(Trouble::Refused(self.say("cmd-read-only", &[]))) } else { Ok(()) }
    }

    /// A new identifier of a call or a batch.
    #[must_use]
    pub fn new_id(&self) -> String {
        uuid::Uuid::new_v4().to_string()
    }

    /// A name of a unit for people.
    #[must_use]
    pub fn name<Id>(&self, named: &Named<Id>) -> String {
        super::columns::shown(&named.name)
    }
}

/// A desk that somebody named is looked for where they said: no folders are made for a slip of the pen.
fn reachable(url: &str) -> Result<(), Trouble> {
    let folder = backend::file_of(url).and_then(std::path::Path::parent).filter(|folder| !folder.as_os_str().is_empty());
    match folder.filter(|folder| !folder.is_dir()) {
        Some(folder) => Err(Trouble::Closed(Failure::File { code: "no-folder", what: Raw::from(folder.display().to_string()) })),
        None => Ok(()),
    }
}

/// A desk that answers another question than was asked is broken.
pub(super) fn unexpected(answer: &Answer) -> Trouble {
    let what = match answer {
        Answer::Card(_) => "card",
        Answer::Dossier(_) => "dossier",
        Answer::Furniture(_) => "furniture",
        Answer::Backlog(_) => "backlog",
        Answer::Records(_) => "records",
        Answer::Tickets(_) => "tickets",
        Answer::Log(_) => "log",
        Answer::Calls(_) => "calls",
        Answer::PhoneLines(_) => "phone lines",
        Answer::Arrivals(_) => "arrivals",
        Answer::Done(_) => "done",
        Answer::Comebacks(_) => "comebacks",
        Answer::Channels(_) => "channels",
        Answer::Uses(_) => "uses",
        Answer::Limits(_) => "limits",
        Answer::Judged(_) => "judged",
        Answer::Voices(_) => "voices",
        Answer::Past(_) => "past",
        Answer::Handing(_) => "handing",
        Answer::Tally(_) => "tally",
    };
    Failure::Broken { id: "read".into(), what: format!("an unasked-for answer: {what}") }.into()
}
