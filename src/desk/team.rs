//! Who works beside whom: which console is in which ticket, and who has taken one into their hands for a while.
//!
//! These are signals, not events: they change no ticket, nobody undoes or audits them, and each ends by itself. In the log they
//! would raise the tickets' versions, and a colleague's look would refuse one's own change.

use super::event::UNNAMED;
use super::ids::TicketId;
use super::moment::{Minutes, Moment};
use super::phone_line::PhoneLine;
use crate::text::Raw;

/// A console is taken for gone when it has not said for so long that it is still there.
pub const PRESENT: Minutes = Minutes(5);

/// A console is in a ticket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Here {
    /// Which console: unique for its start.
    pub session: String,
    /// Who sits there.
    pub actor: Raw,
    /// In which ticket.
    pub ticket: TicketId,
    /// Since when.
    pub since: Moment,
    /// It counts until then, unless it is said again.
    pub until: Moment,
}

/// Somebody has taken a ticket into their hands: others are told, never stopped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Which ticket.
    pub ticket: TicketId,
    /// From which console.
    pub session: String,
    /// Who.
    pub actor: Raw,
    /// Since when.
    pub since: Moment,
    /// It ends by itself then.
    pub until: Moment,
}

/// All signals that stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Team {
    /// Who is where, one a console.
    pub here: Vec<Here>,
    /// Who has taken what, one a ticket.
    pub claims: Vec<Claim>,
    /// Where calls come from, one a source; one that died stays, so that its silence is seen.
    pub lines: Vec<PhoneLine>,
}

/// A signal that a console gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sign {
    /// It is in this ticket, and in no other.
    Here(Here),
    /// It is in no ticket.
    Left {
        /// Which console.
        session: String,
    },
    /// Takes these tickets into its hands.
    Claim {
        /// The claims, one a ticket.
        claims: Vec<Claim>,
        /// Also those that somebody else has taken.
        force: bool,
    },
    /// Calls come from here, or do not.
    Line(PhoneLine),
    /// Gives them back.
    Free {
        /// Which tickets.
        tickets: Vec<TicketId>,
    },
}

impl Claim {
    /// Is it this person's? Somebody who has started anew is still the same; where nobody said who sits there, the console counts.
    #[must_use]
    pub fn is_of(&self, actor: &Raw, session: &str) -> bool {
        self.session == session || (self.actor == *actor && actor.raw() != UNNAMED)
    }
}

impl Team {
    /// Who has taken the ticket, as things stand at that moment.
    #[must_use]
    pub fn claim(&self, ticket: &TicketId, now: Moment) -> Option<&Claim> {
        self.claims.iter().find(|claim| claim.ticket == *ticket && claim.until > now)
    }

    /// Which consoles are in the ticket at that moment, the first who came first.
    pub fn present(&self, ticket: &TicketId, now: Moment) -> impl Iterator<Item = &Here> {
        self.here.iter().filter(move |here| here.ticket == *ticket && here.until > now)
    }

    /// The first claim of somebody else that stands in the way of this signal.
    #[must_use]
    pub fn against(&self, sign: &Sign, now: Moment) -> Option<&Claim> {
        let Sign::Claim { claims, force: false } = sign else { return None };
        claims.iter().find_map(|new| self.claim(&new.ticket, now).filter(|old| !old.is_of(&new.actor, &new.session)))
    }

    /// Takes the signal in, and drops what has ended by itself; false when nothing is other than before.
    pub fn take(&mut self, sign: &Sign, now: Moment) -> bool {
        let before = self.clone();
        self.here.retain(|here| here.until > now);
        self.claims.retain(|claim| claim.until > now);
        match sign {
            Sign::Here(here) => {
                self.here.retain(|other| other.session != here.session);
                self.here.push(here.clone());
            }
            Sign::Left { session } => self.here.retain(|here| here.session != *session),
            Sign::Claim { claims, .. } => {
                self.claims.retain(|old| claims.iter().all(|new| new.ticket != old.ticket));
                self.claims.extend(claims.iter().cloned());
            }
            Sign::Line(line) => {
                self.lines.retain(|other| other.name != line.name);
                self.lines.push(line.clone());
            }
            Sign::Free { tickets } => self.claims.retain(|claim| !tickets.contains(&claim.ticket)),
        }
        self.sort();
        *self != before
    }

    /// The same signals always stand in the same order.
    pub fn sort(&mut self) {
        self.here.sort_by(|a, b| (a.since, &a.session).cmp(&(b.since, &b.session)));
        self.lines.sort_by(|a, b| a.name.cmp(&b.name));
        self.claims.sort_by(|a, b| (a.since, &a.ticket).cmp(&(b.since, &b.ticket)));
    }
}
