//! Jobs on their way to the clipboard, for the messenger.

use crate::desk::client::Company;
use crate::desk::{Card, TicketId};

/// At most so many tickets are copied at once.
pub const MOST: usize = 20;

/// Tickets whose jobs are wanted, and what has been read of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Copying {
    /// Which, in their order.
    pub wanted: Vec<TicketId>,
    /// Those that were read.
    pub cards: Vec<Box<Card>>,
}

impl Copying {
    /// Takes a card that was waited for.
    pub fn take(&mut self, card: &Card) {
        let id = &card.ticket.head.id;
        if self.wanted.contains(id) && !self.cards.iter().any(|known| known.ticket.head.id == *id) {
            self.cards.push(Box::new(card.clone()));
        }
    }

    /// The cards in their order, once all are there.
    #[must_use]
    pub fn whole(&self) -> Option<Vec<Box<Card>>> {
        let card = |id: &TicketId| self.cards.iter().find(|card| card.ticket.head.id == *id).cloned();
        self.wanted.iter().map(card).collect()
    }
}

/// What is copied.
#[derive(Clone, Debug, PartialEq)]
pub enum Paper {
    /// Jobs for the messenger.
    Jobs(Vec<Box<Card>>),
    /// The draft of an act of one ticket, for its client.
    Act(Box<Card>, Option<Box<Company>>),
}

/// What became of a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Copied {
    /// Lines that went out.
    pub lines: usize,
    /// Lines there were: more, where the terminal takes no text as long as that.
    pub of: usize,
    /// How the terminal takes it.
    pub taken: Taken,
}

/// How a terminal takes what is copied. It never answers, so this is what is known of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// Into the clipboard.
    Yes,
    /// Into the clipboard, if tmux is told to let it through.
    ByTmux,
    /// Not at all: the text can only be selected on the screen.
    No,
}
