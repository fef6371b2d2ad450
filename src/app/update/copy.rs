//! A ready job for the messenger: the ticket is read, the world copies its text, the screen shows what was copied.

use crate::app::copying::{Copied, Copying, MOST, Paper, Taken};
use crate::app::msg::{Arg, Effect, Said};
use crate::app::overlay::Overlay;
use crate::app::state::State;
use crate::desk::client::Company;
use crate::desk::{Card, TicketId};

/// Copies the jobs of these tickets: as read again, for what is sent to somebody must not be old.
pub fn jobs(state: &mut State, mut tickets: Vec<TicketId>) -> Vec<Effect> {
    tickets.truncate(MOST);
    let read = tickets.iter().cloned().map(Effect::Card).collect();
    state.hands.copying = Some(Copying { wanted: tickets, cards: Vec::new() });
    read
}

/// A card has come; when it was the last one that was missing, the text goes out.
pub fn card_came(state: &mut State, card: &Card) -> Vec<Effect> {
    let Some(copying) = &mut state.hands.copying else { return Vec::new() };
    copying.take(card);
    let Some(cards) = copying.whole() else { return Vec::new() };
    state.hands.copying = None;
    vec![Effect::Copy(Paper::Jobs(cards))]
}

/// A ticket could not be read: nothing is copied, and the word about it has been said.
pub fn gone(state: &mut State, ticket: &TicketId) {
    if state.hands.copying.as_ref().is_some_and(|copying| copying.wanted.contains(ticket)) {
        state.hands.copying = None;
    }
}

/// The text has gone out; it is shown where nothing else is in the way.
pub fn copied(state: &mut State, paper: Paper, copied: Copied) -> Vec<Effect> {
    let Copied { lines, of, taken } = copied;
    let said = match taken {
        Taken::No => Said::warning("copy-by-hand"),
        _ if lines < of => Said::warning("copied-in-part").with("of", Arg::Number(of as i64)),
        Taken::ByTmux => Said::plain("copied-by-tmux"),
        Taken::Yes => Said::plain("copied"),
    };
    state.said = Some(said.with("lines", Arg::Number(lines as i64)));
    if matches!(state.overlay, Overlay::None) {
        state.overlay = Overlay::Copied { paper, copied };
    }
    Vec::new()
}

/// Copies the draft of a ticket's act.
pub fn act(card: Box<Card>, company: Option<Box<Company>>) -> Vec<Effect> {
    vec![Effect::Copy(Paper::Act(card, company))]
}
