//! The lower pane: the card, the call, a proposal, a plan, a computed clock.

mod plan;

pub use plan::{Beside, Fixed, Meanwhile, Over, PlanPane, Sending};

use crate::desk::client::Contact;
use crate::desk::{Card, Dossier, TicketId};
use crate::routing::Line;
use crate::verdict::Verdict;

/// What the lower pane shows.
#[derive(Clone, Debug, Default)]
pub enum Pane {
    /// Nothing: the board has the whole screen.
    #[default]
    None,
    /// A ticket.
    Card(CardPane),
    /// How a ticket's clocks were computed.
    Explain(CardPane),
    /// A caller.
    Call(Box<CallPane>),
    /// Whom to send.
    Proposal(Box<ProposalPane>),
    /// The plan over the queue.
    Plan(Box<PlanPane>),
}

/// A ticket in the pane.
#[derive(Clone, Debug)]
pub struct CardPane {
    /// Which.
    pub ticket: TicketId,
    /// What is known of it; none while it is read.
    pub card: Option<Box<Card>>,
    /// Lines scrolled down.
    pub scroll: usize,
}

/// A caller in the pane.
#[derive(Clone, Debug)]
pub struct CallPane {
    /// The call, where there is a phone.
    pub call: Option<crate::desk::CallId>,
    /// The number, as E.164 or as it came.
    pub number: crate::text::Raw,
    /// Who it is.
    pub contact: Option<Contact>,
    /// Whose panel it is where nobody calls: a company that was looked up.
    pub about: Option<crate::desk::CompanyId>,
    /// Others with the same number, to choose from by digit.
    pub others: Vec<crate::desk::Found>,
    /// Their company; none while it is read or unknown.
    pub dossier: Option<Box<Dossier>>,
    /// About which object.
    pub site: Option<crate::desk::SiteId>,
    /// May we serve this?
    pub verdict: Option<Verdict>,
    /// People in danger, fire alarm, unguarded object: accepted whatever contract or debt.
    pub danger: bool,
    /// Which of the open tickets is chosen.
    pub chosen: usize,
    /// Where the one is who holds it.
    pub engineer: Option<Box<super::whereabouts::Whereabouts>>,
    /// How the price came about is shown.
    pub whole: bool,
    /// A ticket just made for them: it is chosen as soon as the client is read again.
    pub fresh: Option<TicketId>,
    /// The ticket that they talk about, once a key has said so: a talk is tied to no ticket by guess.
    pub about_ticket: Option<TicketId>,
}

/// Whom to send, for one ticket.
#[derive(Clone, Debug)]
pub struct ProposalPane {
    /// For which.
    pub ticket: TicketId,
    /// The candidates; none while it is computed.
    pub line: Option<Box<Line>>,
    /// Which candidate is chosen.
    pub chosen: usize,
    /// Enter was pressed before the answer came: send the first as soon as it is there.
    pub send_when_ready: bool,
    /// Other tickets of the same object that nobody holds yet: one trip could do them too.
    pub nearby: Vec<TicketId>,
    /// The whole computation is shown.
    pub whole: bool,
}

impl Pane {
    /// The ticket that the pane is about.
    #[must_use]
    pub fn ticket(&self) -> Option<&TicketId> {
        match self {
            Self::Card(pane) | Self::Explain(pane) => Some(&pane.ticket),
            Self::Proposal(pane) => Some(&pane.ticket),
            Self::Plan(pane) => pane.plan.as_ref().and_then(|p| p.lines.get(pane.chosen)).map(|l| &l.ticket),
            Self::None | Self::Call(_) => None,
        }
    }
}

impl CallPane {
    /// A panel of whom nothing is known yet but the number, or the name that was looked up.
    #[must_use]
    pub fn unknown(number: crate::text::Raw) -> Self {
        Self {
            call: None,
            number,
            contact: None,
            about: None,
            others: Vec::new(),
            dossier: None,
            site: None,
            verdict: None,
            danger: false,
            chosen: 0,
            engineer: None,
            whole: false,
            fresh: None,
            about_ticket: None,
        }
    }

    /// Does somebody still have to be chosen among those with the same number?
    #[must_use]
    pub fn asks_who(&self) -> bool {
        self.contact.is_none() && self.others.len() > 1
    }

    /// The caller's open ticket that is chosen.
    #[must_use]
    pub fn open_ticket(&self) -> Option<&TicketId> {
        let chosen = if self.asks_who() { 0 } else { self.chosen };
        self.dossier.as_ref().and_then(|d| d.open.get(chosen)).map(|r| &r.id)
    }
}
