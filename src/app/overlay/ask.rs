//! Questions that one digit answers.

use crate::action::Action;
use crate::app::draft::NewTicket;
use crate::app::logging::Pasted;
use crate::app::msg::Said;
use crate::desk::policy::Lack;
use crate::desk::{Claim, Named, Phase, TicketId, UnitId, Wish};
use crate::routing::Rule;

/// A question that one digit answers.
#[derive(Clone, Debug)]
pub struct Ask {
    /// What is asked.
    pub what: Asking,
    /// The answers; the first one is `1`.
    pub choices: Vec<Choice>,
}

/// What is asked.
#[derive(Clone, Debug)]
pub enum Asking {
    /// Why a rule of routing is overridden.
    Over {
        /// Who gets which tickets.
        tickets: Vec<TicketId>,
        /// Who.
        unit: Named<UnitId>,
        /// The rules that say no.
        rules: Vec<Rule>,
    },
    /// Why a rule is overridden for a line of the open plan: nothing is sent before the plan is.
    OverInPlan {
        /// Which ticket.
        ticket: TicketId,
        /// Who is to take it.
        unit: Named<UnitId>,
        /// The rules that say no.
        rules: Vec<Rule>,
    },
    /// Who wants the priority raised.
    Raise {
        /// Which ticket.
        ticket: TicketId,
    },
    /// Why the priority is re-assessed; up or down.
    Reassess {
        /// Which tickets.
        tickets: Vec<TicketId>,
        /// True for up.
        up: bool,
    },
    /// The price was said: does the client agree?
    Pay {
        /// Which ticket.
        ticket: TicketId,
    },
    /// What is waited for.
    Wait {
        /// Which tickets.
        tickets: Vec<TicketId>,
    },
    /// Why it was late.
    Breach {
        /// Which tickets.
        tickets: Vec<TicketId>,
    },
    /// Is the client content?
    Content {
        /// With the work on which ticket.
        ticket: TicketId,
        /// Its number.
        number: i64,
    },
    /// How far the visit is.
    Visit {
        /// Which tickets.
        tickets: Vec<TicketId>,
    },
    /// Somebody else has taken the ticket: go on all the same?
    Claimed {
        /// Who, and until when.
        claim: Claim,
        /// What was wanted.
        then: Box<Then>,
    },
    /// Several tickets are about to leave the board at one key: are they meant?
    CloseAll {
        /// Which tickets.
        tickets: Vec<TicketId>,
        /// Solved or closed.
        to: Phase,
    },
    /// A note that several clients will read cannot be taken back: is it meant?
    ToClients {
        /// Which tickets.
        tickets: Vec<TicketId>,
        /// The note.
        text: String,
    },
    /// Why a ticket is made without contract or object, or against the verdict.
    Exception {
        /// The ticket that is being made.
        draft: Box<NewTicket>,
    },
    /// Why tickets of a list are made without contract or object, or against the verdict.
    Exceptions {
        /// The list.
        list: Box<Pasted>,
    },
    /// The rules take no ticket without this: is waiting dangerous?
    Refused {
        /// The ticket that is being made.
        draft: Box<NewTicket>,
        /// What it lacks.
        lack: Lack,
    },
}

/// What is done all the same.
#[derive(Clone, Debug)]
pub enum Then {
    /// An action on tickets.
    Act(Action, Vec<TicketId>, Vec<String>),
    /// Wishes that are ready to be sent.
    Send(Vec<Wish>),
    /// Taking over the claim.
    Claim(Vec<TicketId>),
}

/// One answer.
#[derive(Clone, Debug)]
pub enum Choice {
    /// A reason of the policy: code, Russian, English.
    Reason(crate::desk::policy::Reason),
    /// One of our own texts.
    Said(Said),
    /// The same, but it cannot be chosen, and why.
    Disabled(Said),
}
