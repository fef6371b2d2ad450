//! Everything that can happen to the console, and everything it can want from the world.

use super::copying::{Copied, Paper};
use super::leading::{Asked, Told};
use super::rehearsing::Idea;
use crate::action::Action;
use crate::desk::filter::SavedView;
use crate::desk::{
    Applied, Backlog, Call, Card, CompanyId, Dossier, Event, Failure, Found, Furniture, Moment, News, Page, Rows, Sign, Team,
    Ticket, TicketId, UnitId, Wish, WishId,
};
use crate::keymap::Chord;
use crate::routing::{Line, Plan, Rehearsal};

/// A knock at the one door.
#[derive(Clone, Debug)]
pub enum Msg {
    /// A key.
    Key(Chord),
    /// Pasted text.
    Paste(String),
    /// The mouse, where the person has switched it on.
    Mouse(Mouse),
    /// A wish by name: command line, script, palette.
    Do(Action, Vec<String>),
    /// The terminal's size in columns and rows.
    Resize(u16, u16),
    /// The time.
    Tick(Moment),
    /// A part of the board; `first` starts it anew.
    Page {
        /// True for the first page of a reading.
        first: bool,
        /// The part.
        page: Page,
    },
    /// Something changed on the desk.
    News(Box<News>),
    /// The desk is lost, for now.
    Lost(Failure),
    /// What the whole desk shares.
    Furniture(Box<Furniture>),
    /// Calls that are going on, and the last ones.
    Calls(Vec<Call>),
    /// The calls of today.
    CallLog(Result<Vec<Call>, Failure>),
    /// How the signals between consoles stand after one of ours, or why it was not taken.
    Signed(Sign, Result<Team, Failure>),
    /// Answers to wishes.
    Answered(Vec<(WishId, Result<Applied, Failure>)>),
    /// A word to the person that answers no key: a part of the program has died.
    Say(Said),
    /// A ticket with all that hangs on it.
    Card(TicketId, Result<Option<Box<Card>>, Failure>),
    /// This text was given to the clipboard, or could not be.
    Copied(Paper, Copied),
    /// A ticket that was asked for by number.
    Numbered(i64, Result<Option<Box<Card>>, Failure>),
    /// A client.
    Dossier(CompanyId, Result<Option<Box<Dossier>>, Failure>),
    /// The tickets of a client, newest first.
    Works(CompanyId, Result<Vec<Ticket>, Failure>),
    /// People for a query.
    Found(String, Result<Vec<Found>, Failure>),
    /// People whose words are nearly those of a query.
    Alike(String, Result<Vec<Found>, Failure>),
    /// A view is in the configuration file, or why not.
    ViewSaved(Box<SavedView>, Result<(), String>),
    /// Who could take a ticket.
    Proposed(TicketId, Result<Option<Box<Line>>, Failure>),
    /// What a lead asked for.
    Lead(Result<Told, Failure>),
    /// Go on with what was too long for one key.
    LookOn,
    /// What happened on the desk after a place in its log, and the newest event's number; `show` opens the list.
    Since(bool, Result<(Vec<Event>, i64), Failure>),
    /// The plan over the queue that the autopilot asked for, with what it was made from.
    Routed(Result<(Box<Plan>, Box<Backlog>), Failure>),
    /// What an idea would do.
    Rehearsed(Box<Idea>, Result<Box<Rehearsal>, Failure>),
    /// Which asking it answers; a plan over the queue; the backlog behind it, to re-plan on.
    Planned(u64, Result<(Box<Plan>, Box<Backlog>), Failure>),
}

/// What the mouse did; columns and rows are counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mouse {
    /// The wheel was turned: so many notches, down is more than 0.
    Wheel(isize),
    /// A click.
    Click {
        /// Column.
        column: u16,
        /// Row.
        row: u16,
    },
    /// The second click of two.
    Double {
        /// Column.
        column: u16,
        /// Row.
        row: u16,
    },
}

/// What the console wants from the world, as data.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Read furniture, calls and the board, then watch.
    Load,
    /// A minute has turned: look whether something happened on the desk that was not heard of.
    Nudge,
    /// Send these wishes.
    Apply(Vec<Wish>),
    /// Tell the other consoles.
    Sign(Sign),
    /// Read a ticket.
    Card(TicketId),
    /// Read a ticket by number: it may have left the board.
    Numbered(i64),
    /// Read a client.
    Dossier(CompanyId),
    /// Read the tickets of a client, the done ones too.
    Works(CompanyId),
    /// Look for people.
    Find(String),
    /// Look for people whose words are nearly so.
    FindAlike(String),
    /// Read the calls since this moment.
    CallLog(Moment),
    /// Come back at once: a search over a long board goes on.
    LookOn,
    /// Who could take this ticket? With the board, where that is whole: what everybody holds stands on it.
    Propose(TicketId, Option<Rows>),
    /// Plan these tickets, or all that nobody holds.
    Plan {
        /// Which asking this is: the plan comes back with it.
        asked: u64,
        /// A plan that is opened; otherwise the one that lies open is mended, and moves as little as it can.
        opens: bool,
        /// Which.
        tickets: Option<Vec<TicketId>>,
        /// Lines that a person has fixed.
        fixed: Vec<(TicketId, UnitId)>,
        /// Lines that a person has dropped.
        dropped: Vec<TicketId>,
    },
    /// Plan the queue for the autopilot.
    Route {
        /// Tickets that are not to go along with those whose turn it is: a person sees to them.
        aside: Vec<TicketId>,
    },
    /// What would this do, if it were done?
    Rehearse(Box<Idea>),
    /// Read what a lead asks for.
    Lead(Asked),
    /// Keep a view in the configuration file.
    SaveView {
        /// Which file.
        file: String,
        /// The view.
        view: Box<SavedView>,
    },
    /// Read the log after this event; only its length when none.
    Since {
        /// After this one.
        after: Option<i64>,
        /// Somebody asked for the list.
        show: bool,
    },
    /// Draw people's attention: bell and notification, once.
    Notify(Said),
    /// Keep these things on this machine until the next start.
    Keep(Box<super::kept::Kept>),
    /// Give this text to the clipboard.
    Copy(Paper),
    /// Hear the mouse, or leave it to the terminal again.
    Mouse(bool),
    /// Draw everything anew.
    Redraw,
    /// Leave for the demo's desk, in the same terminal.
    Demo,
    /// Leave.
    Quit,
}

/// What was said to the person: a code of a text with its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Code of the text (`said-<code>`), or of a refusal.
    pub code: String,
    /// Values of the text's places.
    pub args: Vec<(&'static str, Arg)>,
    /// How it is shown.
    pub tone: Tone,
}

/// A value in a said text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// A number.
    Number(i64),
    /// Words from outside.
    Words(crate::text::Raw),
    /// A moment.
    At(Moment),
    /// A length of time.
    Span(crate::desk::Minutes),
    /// Money.
    Money(crate::desk::Money),
    /// Reasons of the policy, each with the digit that names it.
    Reasons(Vec<crate::desk::policy::Reason>),
    /// Another text of ours, by its full id.
    Text(String),
    /// Another said thing, as a sentence of its own.
    Said(Box<Said>),
}

/// How something is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Done.
    Plain,
    /// Look here.
    Warning,
    /// It did not work.
    Error,
}

impl Said {
    /// A plain word.
    pub fn plain(code: &str) -> Self {
        Self { code: code.into(), args: Vec::new(), tone: Tone::Plain }
    }

    /// A warning.
    pub fn warning(code: &str) -> Self {
        Self { tone: Tone::Warning, ..Self::plain(code) }
    }

    /// An error.
    pub fn error(code: &str) -> Self {
        Self { tone: Tone::Error, ..Self::plain(code) }
    }

    /// With a value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: Arg) -> Self {
        self.args.push((name, value));
        self
    }
}
