//! What lies over the board: one thing at a time.

mod ask;
mod entry;
mod pick;
mod typed;

pub use ask::{Ask, Asking, Choice, Then};
pub use entry::{Before, Completing, Entering, Entry};
pub use pick::{Coming, For, Item, Pick, Picking};
pub use typed::Typed;

use super::copying::{Copied, Paper};
use crate::desk::{Call, Event, Subject, TicketId};
use crate::keymap::Context;

/// What lies over the board.
#[derive(Clone, Debug, Default)]
pub enum Overlay {
    /// Nothing.
    #[default]
    None,
    /// Keys and what they do.
    Help(Box<Help>),
    /// Engineers and crews with their load.
    Engineers {
        /// Which is chosen.
        chosen: usize,
    },
    /// Themes, the board behind in the chosen one.
    Themes {
        /// Which is chosen.
        chosen: usize,
    },
    /// What was copied, until the next key.
    Copied {
        /// The text.
        paper: Paper,
        /// What became of it.
        copied: Copied,
    },
    /// What a lead looks at.
    Lead(Box<super::leading::Leading>),
    /// Whom to call back, and the calls of today.
    Calls(Box<CallLog>),
    /// What others did while one was away.
    Since(Box<SinceList>),
    /// What a change would move and break.
    Rehearsal(Box<super::rehearsing::Rehearsing>),
    /// The specification of a ticket.
    Spec(Box<super::spec::Spec>),
    /// A list to pick from by typing.
    Pick(Box<Pick>),
    /// A line of text.
    Entry(Box<Entry>),
    /// One digit.
    Ask(Box<Ask>),
    /// A new ticket.
    New(Box<super::draft::NewTicket>),
    /// A ticket in one line.
    Log(Box<super::logging::Logging>),
    /// A client's objects and equipment with their work.
    Tree(Box<super::tree::Tree>),
    /// What is sold, and what the client has of it.
    Packages(Box<super::catalogue::Catalogue>),
    /// A pasted list of tickets.
    Pasted(Box<super::logging::Pasted>),
}

/// The help.
#[derive(Clone, Debug)]
pub struct Help {
    /// Where it was asked for: those keys come first.
    pub from: Context,
    /// What is looked for.
    pub typed: Typed,
    /// Lines scrolled down.
    pub scroll: usize,
}

/// The log of calls; its lines are made of it and of what the desk has told since ([`State::logged`](super::State::logged)).
#[derive(Clone, Debug, Default)]
pub struct CallLog {
    /// The calls of today, as they were read.
    pub calls: Vec<Call>,
    /// They were read.
    pub is_read: bool,
    /// Which line is chosen.
    pub chosen: usize,
}

/// What others did while one was away.
#[derive(Clone, Debug)]
pub struct SinceList {
    /// By ticket and engineer, the newest first.
    pub met: Vec<Met>,
    /// Which is chosen.
    pub chosen: usize,
}

/// What happened to one ticket, or with one engineer.
#[derive(Clone, Debug)]
pub struct Met {
    /// What it is about.
    pub about: Subject,
    /// The ticket's number; none while it is read.
    pub number: Option<i64>,
    /// The events, newest first.
    pub events: Vec<Event>,
}

impl Met {
    /// The ticket, where it is about one.
    #[must_use]
    pub fn ticket(&self) -> Option<&TicketId> {
        if let Subject::Ticket(id) = &self.about { Some(id) } else { None }
    }
}
