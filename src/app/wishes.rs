//! Wishes on their way: shown folded into the confirmed rows, dropped when refused.

use crate::desk::{Act, BatchId, Change, Moment, Row, TicketId, Wish, WishId};
use crate::text::Raw;
use std::collections::VecDeque;

/// Wishes on their way, and those that wait for the answer to an earlier one on the same ticket.
#[derive(Clone, Debug)]
pub struct Wishes {
    session: String,
    minted: u64,
    /// Sent, not answered, in the order of sending.
    pub sent: Vec<Wish>,
    /// Second wishes on a ticket: sent when the first is answered, with its version.
    pub held: VecDeque<Wish>,
}

impl Wishes {
    /// None yet; `session` makes the keys of this start unique.
    #[must_use]
    pub fn new(session: String) -> Self {
        Self { session, minted: 0, sent: Vec::new(), held: VecDeque::new() }
    }

    /// A new wish with a key of its own.
    pub fn mint(&mut self, actor: &Raw, act: Act) -> Wish {
        self.minted += 1;
        let id = WishId::from(format!("{}-{}", self.session, self.minted));
        Wish { id, actor: actor.clone(), at: None, act, reason: None, batch: None }
    }

    /// A key for wishes that are undone together.
    pub fn mint_batch(&mut self) -> BatchId {
        self.minted += 1;
        BatchId::from(format!("{}-b{}", self.session, self.minted))
    }

    /// A mark for a question whose answer may be overtaken by that to a later one.
    pub fn mint_asking(&mut self) -> u64 {
        self.minted += 1;
        self.minted
    }

    /// Takes the wishes that may go now; those on a ticket with a wish on its way wait.
    pub fn send(&mut self, wishes: Vec<Wish>) -> Vec<Wish> {
        let mut now = Vec::new();
        for wish in wishes {
            if ticket_of(&wish).is_some_and(|id| self.is_pending(id)) {
                self.held.push_back(wish);
            } else {
                self.sent.push(wish.clone());
                now.push(wish);
            }
        }
        now
    }

    /// The answer to a wish has come: forgets it and gives it back.
    pub fn settle(&mut self, id: &WishId) -> Option<Wish> {
        let place = self.sent.iter().position(|w| w.id == *id)?;
        Some(self.sent.remove(place))
    }

    /// The next wish that waited for this ticket, with the version to send it with.
    pub fn release(&mut self, ticket: &TicketId, version: Option<i64>) -> Option<Wish> {
        let place = self.held.iter().position(|w| ticket_of(w) == Some(ticket))?;
        let mut wish = self.held.remove(place)?;
        if let Act::Ticket { seen, .. } = &mut wish.act {
            *seen = version;
        }
        self.sent.push(wish.clone());
        Some(wish)
    }

    /// Is a wish on this ticket on its way?
    #[must_use]
    pub fn is_pending(&self, ticket: &TicketId) -> bool {
        self.sent.iter().any(|w| ticket_of(w) == Some(ticket))
    }

    /// The tickets of the wishes on their way.
    pub fn on_their_way(&self) -> impl Iterator<Item = &TicketId> {
        self.sent.iter().filter_map(ticket_of)
    }

    /// The confirmed row with the pending wishes folded in.
    #[must_use]
    pub fn fold(&self, row: &Row, now: Moment) -> Row {
        let mut shown = row.clone();
        for wish in self.sent.iter().chain(&self.held) {
            if let Act::Ticket { id, what, .. } = &wish.act
                && *id == row.id
                && !matches!(what, Change::Register { .. })
            {
                shown = shown.folded(what, now);
            }
        }
        shown
    }

    /// How many are on their way.
    #[must_use]
    pub fn count(&self) -> usize {
        self.sent.len() + self.held.len()
    }
}

fn ticket_of(wish: &Wish) -> Option<&TicketId> {
    match &wish.act {
        Act::Ticket { id, .. } if !id.as_str().is_empty() => Some(id),
        _ => None,
    }
}
