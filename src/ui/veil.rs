//! The mask: phones, sums and codes are covered on the way to the screen, whatever view they come from.

use crate::app::State;
use crate::app::pane::Pane;
use crate::text::{covered, dotted};
use std::borrow::Cow;

/// Lies over all words of a screen, or not.
#[derive(Clone, Copy)]
pub(super) struct Veil<'a> {
    /// The state whose ticket numbers stay readable; none where nothing is covered.
    over: Option<&'a State>,
}

impl<'a> Veil<'a> {
    /// A veil that covers nothing.
    #[cfg(test)]
    pub const OFF: Self = Self { over: None };

    pub fn of(state: &'a State) -> Self {
        Self { over: state.seat.looks.mask.on.then_some(state) }
    }

    /// True while the mask is on.
    pub fn covers(self) -> bool {
        self.over.is_some()
    }

    /// The words as they may be seen.
    pub fn over(self, words: &str) -> Cow<'_, str> {
        match self.over {
            Some(state) => Cow::Owned(covered(words, &|number| is_ticket(state, number))),
            None => Cow::Borrowed(words),
        }
    }

    /// What a person types, letter for letter.
    pub fn over_typed(self, words: &str) -> Cow<'_, str> {
        match self.over {
            Some(state) => Cow::Owned(dotted(words, &|number| is_ticket(state, number))),
            None => Cow::Borrowed(words),
        }
    }
}

/// A number that belongs to a ticket in sight tells nothing about anybody.
fn is_ticket(state: &State, number: i64) -> bool {
    let open = match &state.pane {
        Pane::Card(pane) | Pane::Explain(pane) => pane.card.as_ref().is_some_and(|card| card.ticket.head.number == number),
        Pane::Plan(pane) => pane.plan.as_ref().is_some_and(|plan| plan.lines.iter().any(|line| line.number == number)),
        Pane::None | Pane::Call(_) | Pane::Proposal(_) => false,
    };
    open || state.board.numbered(number).is_some()
}

/// A sentence for a notification or a title, as it may be seen.
#[must_use]
pub fn veiled(state: &State, words: &str) -> String {
    Veil::of(state).over(words).into_owned()
}
