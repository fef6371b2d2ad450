//! The lower pane: the card, the call, a proposal, a plan, a computed clock.

use super::msg::Said;
use crate::desk::client::Contact;
use crate::desk::{Backlog, Card, Dossier, Named, Row, TicketId, UnitId, WishId};
use crate::routing::{Line, Plan};
use crate::verdict::Verdict;
use std::collections::BTreeMap;

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
    /// Which of the open tickets is chosen.
    pub chosen: usize,
    /// A ticket just made for them: it is chosen as soon as the client is read again.
    pub fresh: Option<TicketId>,
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

/// The plan over the queue.
#[derive(Clone, Debug)]
pub struct PlanPane {
    /// For these tickets; all that nobody holds when none.
    pub tickets: Option<Vec<TicketId>>,
    /// The plan; none while it is computed.
    pub plan: Option<Box<Plan>>,
    /// What it was made from.
    pub backlog: Option<Box<Backlog>>,
    /// Which line is chosen.
    pub chosen: usize,
    /// Lines that a person has fixed.
    pub fixed: Vec<(TicketId, Named<UnitId>)>,
    /// Lines that a person has dropped.
    pub dropped: Vec<TicketId>,
    /// Enter was pressed before the plan came.
    pub apply_when_ready: bool,
    /// The chosen line's whole sum is shown, not only the reasons.
    pub whole: bool,
    /// What happened to its tickets since it was made, and what the desk refused.
    pub meanwhile: BTreeMap<TicketId, Meanwhile>,
    /// Its wishes on their way.
    pub sent: Vec<WishId>,
    /// How many of them went through.
    pub went: i64,
}

/// What happened to a ticket of a plan since the plan was made.
#[derive(Clone, Debug, Default)]
pub struct Meanwhile {
    /// As it is now; none when it has left the board, or when the desk said no.
    pub row: Option<Box<Row>>,
    /// Who changed it; none when it was this console, or nobody knows.
    pub by: Option<crate::text::Raw>,
    /// Why the desk said no.
    pub refused: Option<Said>,
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
            chosen: 0,
            fresh: None,
        }
    }

    /// The caller's open ticket that is chosen.
    #[must_use]
    pub fn open_ticket(&self) -> Option<&TicketId> {
        self.dossier.as_ref().and_then(|d| d.open.get(self.chosen)).map(|r| &r.id)
    }
}
