//! Those who work at the same desk: where they are, what they have taken, and what this console has told them.

use super::kept::Seen;
use super::state::State;
use crate::desk::{Claim, Here, Moment, Team, TicketId};
use std::collections::BTreeSet;

/// Those who work at the same desk.
#[derive(Clone, Debug, Default)]
pub struct Together {
    /// This console, as the others know it.
    pub session: String,
    /// The signals as they stood last; those that have ended by themselves are still among them.
    pub team: Team,
    /// Where this console has told the others it is.
    pub told: Option<Here>,
    /// Claims of others that the person was asked about and went on all the same: one question is enough.
    pub passed: BTreeSet<(TicketId, Moment)>,
    /// The newest event of the desk's log, as far as is known.
    pub newest: Option<i64>,
    /// When this person was last away, and how much of the log they had seen then.
    pub since: Seen,
}

impl Together {
    /// Nobody known yet.
    #[must_use]
    pub fn new(session: String) -> Self {
        Self { session, ..Self::default() }
    }
}

impl State {
    /// Who else is in the ticket, the first who came first.
    pub fn others_in(&self, ticket: &TicketId) -> impl Iterator<Item = &Here> {
        self.together.team.present(ticket, self.now).filter(|here| here.session != self.together.session)
    }

    /// Who has taken the ticket.
    #[must_use]
    pub fn claim(&self, ticket: &TicketId) -> Option<&Claim> {
        self.together.team.claim(ticket, self.now)
    }

    /// Is the claim of the person who sits here?
    #[must_use]
    pub fn is_own(&self, claim: &Claim) -> bool {
        claim.is_of(&self.seat.actor, &self.together.session)
    }
}
