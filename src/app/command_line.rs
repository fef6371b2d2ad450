//! The command line as it stands: what is typed lies in its [`super::overlay::Entry`], the rest here.

use super::overlay::Overlay;
use crate::action::Action;
use crate::desk::TicketId;
use crate::text::Raw;
use std::ops::Range;

/// What the command line knows beside the typed text.
#[derive(Clone, Debug, Default)]
pub struct CommandLine {
    /// What lay over the board before: it comes back.
    pub over: Overlay,
    /// Place in the history while going back.
    pub back: Option<usize>,
    /// What was typed before the history or Tab changed the line.
    pub stem: String,
    /// What may stand where the cursor is.
    pub offer: Offer,
    /// The word that was wrong, in characters.
    pub wrong: Option<Range<usize>>,
}

/// What may stand where the cursor is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Offer {
    /// Where the word begins that a candidate takes the place of, in characters.
    pub from: usize,
    /// Best first.
    pub candidates: Vec<Candidate>,
    /// Which one Tab has put into the line.
    pub taken: Option<usize>,
}

/// A word that may stand there.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// What is put into the line.
    pub word: String,
    /// What it means.
    pub means: Means,
}

/// What a candidate means.
#[derive(Clone, Debug, PartialEq)]
pub enum Means {
    /// An action.
    Action(Action),
    /// A ticket.
    Ticket(TicketId),
    /// An engineer or crew, under that name.
    Unit(Raw),
    /// A reason, in Russian and in English.
    Reason(String, String),
    /// A macro: its lines.
    Macro(Vec<String>),
    /// Nothing but itself; the other words for it.
    Plain(String),
}
