//! Was the client content with the work? The answer, who asked and how, and when it is polite to ask.

use super::ids::{CompanyId, ContactId, Named, TicketId, UnitId};
use super::moment::{DAY, Moment};
use super::policy::Loyalty;
use super::ticket::Ticket;
use crate::text::Raw;
use serde::{Deserialize, Serialize};

/// Days after which finished work is old news: the console hints at asking no longer.
const FRESH: i64 = 14;

/// What the client said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pleased {
    /// Content.
    Yes,
    /// Not content.
    No,
    /// Asked, and would not say.
    Skip,
}

/// How they were asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// By a dispatcher, in words.
    #[default]
    Dispatcher,
    /// By a link in a letter or a message.
    Link,
    /// By a button that another program shows.
    Button,
}

/// What a client thought of the work on a ticket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opinion {
    /// What they said.
    pub pleased: Pleased,
    /// How they were asked.
    pub how: How,
    /// Who asked.
    pub asked_by: Raw,
    /// When.
    pub at: Moment,
    /// Who had done the work; it stays theirs when the ticket goes to somebody else later.
    pub engineer: Option<Named<UnitId>>,
}

/// An opinion with what it is grouped by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Voice {
    /// Of which ticket.
    pub ticket: TicketId,
    /// Its number.
    pub number: i64,
    /// Whose client.
    pub company: Option<Named<CompanyId>>,
    /// Who was asked.
    pub contact: Option<ContactId>,
    /// The opinion.
    pub opinion: Opinion,
}

/// Why nobody is asked about a ticket now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotNow {
    /// The work is not done.
    NotDone,
    /// They have said it already.
    Said(Pleased),
    /// They were asked a short while ago.
    Lately {
        /// When.
        asked: Moment,
        /// From when on they may be asked again.
        again: Moment,
    },
}

impl Pleased {
    /// All of them, in the order of their keys.
    pub const ALL: [Self; 3] = [Self::Yes, Self::No, Self::Skip];

    /// Its name in files and on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Skip => "skip",
        }
    }

    /// The answer of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.name() == name)
    }
}

impl How {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Dispatcher, Self::Link, Self::Button];

    /// Its name in files and on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Dispatcher => "dispatcher",
            Self::Link => "link",
            Self::Button => "button",
        }
    }
}

impl Opinion {
    /// What was said about the ticket as it stands.
    #[must_use]
    pub fn of(ticket: &Ticket, pleased: Pleased, how: How, asked_by: Raw, at: Moment) -> Self {
        let engineer = ticket.people.assignee.as_ref().map(|held| held.unit.clone());
        Self { pleased, how, asked_by, at, engineer }
    }
}

impl Voice {
    /// The opinion of a ticket, where there is one.
    #[must_use]
    pub fn of(ticket: &Ticket) -> Option<Self> {
        ticket.extra.opinion.as_ref().map(|opinion| Self {
            ticket: ticket.head.id.clone(),
            number: ticket.head.number,
            company: ticket.place.company.clone(),
            contact: ticket.people.contact.as_ref().map(|contact| contact.id.clone()),
            opinion: opinion.clone(),
        })
    }
}

/// May the client be asked about this ticket now? `last` is when the same person was last asked about anything. What they said
/// of the work before it was taken up again does not count.
///
/// # Errors
/// Why not.
pub fn may_ask(ticket: &Ticket, last: Option<Moment>, rules: &Loyalty, now: Moment) -> Result<(), NotNow> {
    let done = if ticket.head.phase.kind().is_open() { None } else { ticket.clocks.solved };
    let Some(done) = done else { return Err(NotNow::NotDone) };
    if let Some(opinion) = ticket.extra.opinion.as_ref().filter(|opinion| opinion.at >= done) {
        return Err(NotNow::Said(opinion.pleased));
    }
    match last.map(|asked| (asked, Moment(asked.0.saturating_add(rules.ask_days.saturating_mul(DAY))))) {
        Some((asked, again)) if now < again => Err(NotNow::Lately { asked, again }),
        _ => Ok(()),
    }
}

/// Is it worth a hint? Work of weeks ago is not asked about out of the blue.
#[must_use]
pub fn is_due(ticket: &Ticket, last: Option<Moment>, rules: &Loyalty, now: Moment) -> bool {
    let fresh = ticket.clocks.solved.is_some_and(|done| now.millis_since(done) <= FRESH * DAY);
    fresh && may_ask(ticket, last, rules, now).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::change::tests::new_ticket;
    use crate::desk::{Minutes, Phase};

    const NOON: Moment = Moment(1_795_420_800_000);

    fn solved() -> Ticket {
        let mut ticket = new_ticket();
        ticket.head.phase = Phase::Solved;
        ticket.clocks.solved = Some(NOON);
        ticket
    }

    fn days(n: i64) -> Moment {
        Moment(NOON.0 + n * DAY)
    }

    #[test]
    fn a_client_is_asked_once_about_work_that_is_done() {
        let rules = Loyalty::default();
        assert_eq!(may_ask(&new_ticket(), None, &rules, NOON), Err(NotNow::NotDone));
        let mut ticket = solved();
        assert_eq!(may_ask(&ticket, None, &rules, NOON), Ok(()));
        let said = Opinion::of(&ticket, Pleased::No, How::Dispatcher, "Ольга".into(), NOON);
        ticket.extra.opinion = Some(said);
        assert_eq!(may_ask(&ticket, None, &rules, days(60)), Err(NotNow::Said(Pleased::No)));
        // Taken up again and solved again: it is other work.
        ticket.clocks.solved = Some(days(40));
        assert_eq!(may_ask(&ticket, Some(NOON), &rules, days(40)), Ok(()));
    }

    #[test]
    fn within_the_polite_interval_nobody_is_asked_and_it_is_said_until_when() {
        let rules = Loyalty::default();
        let lately = Err(NotNow::Lately { asked: days(-29), again: days(1) });
        assert_eq!(may_ask(&solved(), Some(days(-29)), &rules, NOON), lately);
        assert_eq!(may_ask(&solved(), Some(days(-30)), &rules, NOON), Ok(()));
        let always = Loyalty { ask_days: 0, ..rules };
        assert_eq!(may_ask(&solved(), Some(NOON), &always, NOON), Ok(()));
        let never = Loyalty { ask_days: i64::MAX, ..always };
        assert!(may_ask(&solved(), Some(NOON), &never, days(9_000)).is_err(), "no sum of days runs over");
    }

    #[test]
    fn old_work_may_be_asked_about_but_nobody_is_reminded_of_it() {
        let rules = Loyalty::default();
        assert!(is_due(&solved(), None, &rules, days(14)));
        assert!(!is_due(&solved(), None, &rules, days(14) + Minutes(1)));
        assert_eq!(may_ask(&solved(), None, &rules, days(15)), Ok(()));
    }
}
