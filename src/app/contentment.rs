//! Work that is done and nobody was asked about: which ticket the key is about, and whether it is polite to ask.

use super::pane::Pane;
use super::state::State;
use crate::desk::opinion::{self, NotNow};
use crate::desk::{CallState, Card, ContactId, Dossier, Moment, Ticket};

/// A ticket that was solved here, with when its client was last asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Finished {
    /// The ticket with all that hangs on it; none while it is read.
    pub card: Option<Box<Card>>,
    /// Which.
    pub ticket: crate::desk::TicketId,
}

/// A ticket with when the same person was last asked about anything.
#[derive(Clone, Copy, Debug)]
pub struct Asking<'a> {
    /// The ticket.
    pub ticket: &'a Ticket,
    /// When they were last asked.
    pub last: Option<Moment>,
}

impl Asking<'_> {
    /// May they be asked now?
    ///
    /// # Errors
    /// Why not.
    pub fn may(&self, state: &State) -> Result<(), NotNow> {
        opinion::may_ask(self.ticket, self.last, &state.desk.furniture.policy.loyalty, state.now)
    }

    /// Is it worth a hint? Never while a phone rings.
    #[must_use]
    pub fn is_due(&self, state: &State) -> bool {
        let rings = state.live_call().is_some_and(|call| call.state == CallState::Ringing);
        !rings && opinion::is_due(self.ticket, self.last, &state.desk.furniture.policy.loyalty, state.now)
    }
}

/// The ticket that the key is about: the one whose card is open, the caller's last that is done, the one just solved here; with a
/// number the one of these that has it.
#[must_use]
pub fn asked_about(state: &State, number: Option<i64>) -> Option<Asking<'_>> {
    let fits = |asking: &Asking| number.is_none_or(|number| asking.ticket.head.number == number);
    let card = |card: &Card| card.asked;
    let of_pane = match &state.pane {
        Pane::Card(pane) | Pane::Explain(pane) => pane.card.as_deref().map(|of| Asking { ticket: &of.ticket, last: card(of) }),
        Pane::Call(pane) => match (&pane.dossier, number) {
            (Some(dossier), None) => pane.contact.as_ref().and_then(|contact| last_done(dossier, &contact.id)),
            (Some(dossier), Some(number)) => {
                let ticket = dossier.done.iter().find(|ticket| ticket.head.number == number);
                ticket.map(|ticket| of_dossier(dossier, ticket))
            }
            (None, _) => None,
        },
        _ => None,
    };
    let solved_here = || {
        let of = state.finished.as_ref()?.card.as_deref()?;
        Some(Asking { ticket: &of.ticket, last: card(of) })
    };
    of_pane.filter(fits).or_else(|| solved_here().filter(fits))
}

/// The last work that was done for this person.
#[must_use]
pub fn last_done<'a>(dossier: &'a Dossier, contact: &ContactId) -> Option<Asking<'a>> {
    let theirs = |ticket: &&Ticket| ticket.people.contact.as_ref().is_some_and(|who| who.id == *contact);
    let last = dossier.done.iter().filter(theirs).max_by_key(|ticket| (ticket.clocks.solved, ticket.head.number))?;
    Some(of_dossier(dossier, last))
}

fn of_dossier<'a>(dossier: &'a Dossier, ticket: &'a Ticket) -> Asking<'a> {
    let who = ticket.people.contact.as_ref().map(|who| &who.id);
    let theirs = dossier.voices.iter().filter(|voice| who.is_some() && voice.contact.as_ref() == who);
    Asking { ticket, last: theirs.map(|voice| voice.opinion.at).max() }
}
