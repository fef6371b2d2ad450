//! The one trait every help desk is behind, and the embedded desks.
//!
//! A desk is named by one URL (`sqlite:PATH`, `memory:`) and held as `Arc<dyn Desk>`.

mod calling;
mod clock;
mod counting;
mod decide;
mod follow;
mod fulfil;
mod gather;
mod handing;
mod house;
mod ledger;
mod loading;
mod memory;
mod open;
mod over_quota;
mod past;
mod quota;
mod read_only;
mod search;
mod settle;
mod shelf;
mod sql;
#[cfg(test)]
mod story;
mod taking_back;
mod words;

pub use crate::desk::{Applied, Cursor, Delta, Failure, Load, News, Page};
pub use memory::Memory;
pub use open::{file_of, look, open};
pub use read_only::ReadOnly;
pub use sql::{Sql, Whole, copy, is_alone, look_through};

use crate::desk::{
    Arrivals, Backlog, Call, CallId, Card, Channel, Claim, Comeback, CompanyId, Done, Dossier, Event, Found, Furniture, Handing,
    Judged, Kind, Limit, Moment, Origin, Past, PhoneLine, Record, Sign, Tally, Team, Ticket, TicketId, Uses, Voice, Wish,
};
use crate::text::Raw;
use futures_util::Stream;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

/// An answer that comes later.
pub type Later<'a, T> = Pin<Box<dyn Future<Output = Result<T, Failure>> + Send + 'a>>;

/// A row of answers that come one after another.
pub type Feed<T> = Pin<Box<dyn Stream<Item = Result<T, Failure>> + Send>>;

/// A desk that is shared by whoever works on it.
pub type SharedDesk = Arc<dyn Desk>;

/// Which tickets the board is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Board {
    /// New, open, waiting.
    #[default]
    Open,
    /// Solved and closed ones too.
    All,
}

/// Rows of the first page of a board: what a tall screen shows at once.
const FIRST_PAGE: usize = 100;
/// Rows of each page after it: a console takes one in between two keys.
const NEXT_PAGE: usize = 125;

/// A question to a desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Read {
    /// One ticket by id, with all that hangs on it.
    Card(TicketId),
    /// One ticket by number.
    Numbered(i64),
    /// One client.
    Dossier(CompanyId),
    /// The tickets of one client, open and done, newest first.
    Works(CompanyId),
    /// Whole tickets by id; those that are not there are left out.
    These(Vec<TicketId>),
    /// What the whole desk shares.
    Furniture,
    /// What the router looks at: these tickets, or all open ones that nobody holds.
    Backlog(Option<Vec<TicketId>>),
    /// The same of these tickets for somebody who has the board before them: without what is held, which is most of it.
    Asked(Vec<TicketId>),
    /// All records of a kind.
    Records(Kind),
    /// One record by kind and id: a list of it, or of none.
    Record(Kind, String),
    /// Whole tickets: open ones, or all.
    Tickets(Board),
    /// Events after a sequence number, at most so many.
    Log {
        /// After this one.
        after: i64,
        /// At most so many.
        limit: u32,
    },
    /// The newest events of one actor, newest first.
    LatestBy {
        /// Who.
        actor: String,
        /// At most so many.
        limit: u32,
    },
    /// Calls that are not over, those that wait for us to call back, and the last others.
    Calls,
    /// One call by id: a list of it, or of none.
    Call(CallId),
    /// Calls that began to ring at this moment or later.
    CallsSince(Moment),
    /// Where calls come from, and whether they do.
    PhoneLines,
    /// How many tickets came in between two moments, the later one not included.
    Arrivals {
        /// From.
        from: Moment,
        /// To.
        to: Moment,
    },
    /// Deadlines told to clients between two moments, the later one not included, with what became of them.
    Judged {
        /// From.
        from: Moment,
        /// To.
        to: Moment,
    },
    /// What clients thought of the work, between two moments, the later one not included.
    Voices {
        /// From.
        from: Moment,
        /// To.
        to: Moment,
    },
    /// Tickets that were solved between two moments, the later one not included: what they took and what they brought.
    Done {
        /// From.
        from: Moment,
        /// To.
        to: Moment,
    },
    /// Whole tickets with a specification that were solved between two moments, the later one not included.
    Billed {
        /// From.
        from: Moment,
        /// To.
        to: Moment,
    },
    /// Tickets that were opened again between two moments, the later one not included.
    Comebacks {
        /// From.
        from: Moment,
        /// To.
        to: Moment,
    },
    /// How many tickets came in by each channel between two moments, the later one not included.
    Channels {
        /// From.
        from: Moment,
        /// To.
        to: Moment,
    },
    /// What clients used of what is limited from one moment on and before another.
    Uses {
        /// From.
        from: Moment,
        /// To.
        to: Moment,
    },
    /// The limits of all contracts in force at a moment, in the periods that run then.
    Limits(Moment),
    /// The board as it stood at a moment.
    Past(Moment),
    /// What a hand-over is made of that the board does not show.
    Handing,
    /// The open tickets in numbers; overdue is what was due before this moment.
    Tally(Moment),
}

/// The answer to a [`Read`], named alike.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// One ticket, if there is one.
    Card(Option<Box<Card>>),
    /// One client, if there is one.
    Dossier(Option<Box<Dossier>>),
    /// What the whole desk shares.
    Furniture(Box<Furniture>),
    /// What the router looks at.
    Backlog(Box<Backlog>),
    /// Records.
    Records(Vec<Record>),
    /// Tickets.
    Tickets(Vec<Ticket>),
    /// Events.
    Log(Vec<Event>),
    /// Calls, newest first.
    Calls(Vec<Call>),
    /// Where calls come from.
    PhoneLines(Vec<PhoneLine>),
    /// Arrivals.
    Arrivals(Arrivals),
    /// Deadlines, in the order of their moments.
    Judged(Vec<Judged>),
    /// Opinions, oldest first.
    Voices(Vec<Voice>),
    /// Tickets that were solved, in the order of their solution.
    Done(Vec<Done>),
    /// Tickets that were opened again, oldest first.
    Comebacks(Vec<Comeback>),
    /// Tickets by channel, in the order of the channels; those without any are left out.
    Channels(Vec<(Channel, u64)>),
    /// What was used.
    Uses(Uses),
    /// Limits, by client and kind.
    Limits(Vec<Limit>),
    /// The board as it stood.
    Past(Box<Past>),
    /// What a hand-over is made of.
    Handing(Box<Handing>),
    /// Numbers.
    Tally(Tally),
}

/// Whom to look for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Find {
    /// By a tail of a phone number, four digits or more.
    Phone(String),
    /// By letters of the name, the company or the object, three or more; case, ё and the keyboard layout do not matter.
    Text(String),
    /// By letters with a slip in them, in a word of four or more: whoever would be found if a letter were another. Those that
    /// [`Find::Text`] finds are not among them.
    Alike(String),
}

/// How well a desk can do something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Can {
    /// By itself.
    Native,
    /// By a side store of ours.
    Overlay,
    /// Not at all; the code says why.
    No(&'static str),
}

/// What a desk can do; the screen shows what is missing disabled, with the reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caps {
    /// Skills, zones, shifts of engineers.
    pub routing: Can,
    /// Contracts, quotas.
    pub contracts: Can,
    /// Debts.
    pub debts: Can,
    /// Raising a priority.
    pub priority: Can,
    /// Phone calls.
    pub calls: Can,
    /// An append-only log to undo from.
    pub log: Can,
    /// Loading in bulk.
    pub bulk: Can,
}

/// How a desk is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Health {
    /// The desk's URL without secrets.
    pub url: String,
    /// Sequence of the newest event.
    pub seq: i64,
    /// Milliseconds by which the desk's clock is ahead of ours.
    pub skew: i64,
    /// Version of its schema.
    pub schema: i64,
}

/// Somebody else's claim stands in the way.
fn claimed(by: &Claim) -> Failure {
    Failure::Refused { code: "claimed".into(), what: Some(by.actor.clone()) }
}

/// Who takes over what was put aside, from where, and what goes before it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Flip {
    /// Who.
    pub actor: Raw,
    /// The file that it came from, where it was one.
    pub from: Option<Raw>,
    /// Kinds that are emptied first.
    pub replace: Vec<Kind>,
    /// The program and the day that the topic it brings is true of, where it brings one.
    pub origin: Option<Origin>,
    /// When the log says that it was; now, when none.
    pub at: Option<Moment>,
}

/// Loading in bulk: batches are staged aside, then taken over at once or not at all.
pub trait Bulk: Send + Sync {
    /// Puts a batch aside.
    fn stage(&self, batch: Vec<Load>) -> Later<'_, ()>;
    /// Takes over all that was staged, in one step. Open tickets that were there before are settled anew where contracts,
    /// packages, calendars or the policy changed. The log says who did it, from which file, and how many of which kind.
    fn flip_by(&self, flip: Flip) -> Later<'_, u64>;
    /// Takes over all that was staged, now; `replace` empties these kinds first.
    fn flip(&self, actor: &str, replace: Vec<Kind>) -> Later<'_, u64> {
        self.flip_by(Flip { actor: actor.into(), replace, ..Flip::default() })
    }
    /// Forgets what was staged.
    fn discard(&self) -> Later<'_, ()>;
}

/// A help desk.
pub trait Desk: Send + Sync {
    /// What it can do.
    fn caps(&self) -> Caps;
    /// The board in its order, page by page.
    fn board(&self, which: Board) -> Feed<Page>;
    /// What changes from here on. The feed ends only with the desk.
    fn watch(&self, from: Cursor) -> Feed<News>;
    /// Somebody is awake anyway: what happened and was not heard of is to be looked for, once. A console does it by the minute,
    /// so that a notification that was lost hides nothing for longer and nothing wakes the machine besides.
    fn nudge(&self) {}
    /// One question.
    fn read(&self, what: Read) -> Later<'_, Answer>;
    /// People by phone or letters, best first, at most 20.
    fn find(&self, whom: Find) -> Later<'_, Vec<Found>>;
    /// Does the wishes, each by itself, in one transaction for up to 500; the answers stand in the order of the wishes.
    fn apply(&self, wishes: Vec<Wish>) -> Later<'_, Vec<Result<Applied, Failure>>>;
    /// Takes in what a console says of itself to the others; the answer is how all such signals stand then. A claim of somebody
    /// else in the way is Refused (`claimed`); a desk on which consoles cannot see one another says Unsupported.
    fn sign(&self, _sign: Sign, _at: Moment) -> Later<'_, Team> {
        Box::pin(std::future::ready(Err(Failure::Unsupported("presence"))))
    }
    /// How it is.
    fn health(&self) -> Later<'_, Health>;
    /// Leaves the desk as a program that ends should: nothing is asked of it afterwards.
    fn close(&self) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        Box::pin(std::future::ready(()))
    }
    /// Loading in bulk, where it can.
    fn bulk(&self) -> Option<&dyn Bulk> {
        None
    }
}
