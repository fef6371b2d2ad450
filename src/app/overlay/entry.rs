//! Lines of text that are asked for.

use super::Typed;
use crate::app::acquaintance::Acquaintance;
use crate::app::command_line::CommandLine;
use crate::app::msg::Said;
use crate::app::spec::Spec;
use crate::desk::{Call, Line, Named, TicketId, UnitId};

/// A line of text.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What it is for.
    pub what: Entering,
    /// The text.
    pub typed: Typed,
    /// What is wrong with it.
    pub complaint: Option<Said>,
}

/// What a line of text is for.
#[derive(Clone, Debug)]
pub enum Entering {
    /// The command line.
    Command(Box<CommandLine>),
    /// Until when these tickets wait, for the reason.
    WaitUntil {
        /// Which tickets.
        tickets: Vec<TicketId>,
        /// Code of the reason.
        reason: String,
    },
    /// What is promised and until when.
    Promise {
        /// Which tickets.
        tickets: Vec<TicketId>,
    },
    /// How much of a line of a specification, and at what price.
    Amount {
        /// The specification.
        spec: Box<Spec>,
        /// The line.
        line: Box<Line>,
    },
    /// A note.
    Note {
        /// Which tickets.
        tickets: Vec<TicketId>,
    },
    /// When to come back to these tickets.
    Remind {
        /// Which tickets.
        tickets: Vec<TicketId>,
    },
    /// The parent's number.
    Parent {
        /// Which tickets.
        tickets: Vec<TicketId>,
    },
    /// The number of the ticket that a call was about.
    CallTicket {
        /// Which call.
        call: Box<Call>,
    },
    /// A filter for the board.
    Filter {
        /// What Esc gives back.
        before: Box<Before>,
        /// What the word before the cursor may become.
        offer: Completing,
    },
    /// What to search for in what is shown.
    Search {
        /// What Esc gives back.
        before: Box<Before>,
    },
    /// The name of the view that the filter becomes.
    SaveView,
    /// A ticket's number to go to.
    Number,
    /// A new person of a client: name, company by letters, role.
    Contact(Box<Acquaintance>),
    /// Until when the unit is absent.
    AbsentUntil {
        /// Who.
        unit: Named<UnitId>,
    },
}

/// How the board stood before a filter or a search was typed.
#[derive(Clone, Debug, Default)]
pub struct Before {
    /// The filter, or what was searched for.
    pub text: String,
    /// The saved view that the filter was.
    pub called: Option<String>,
    /// The ticket under the cursor.
    pub chosen: Option<TicketId>,
    /// Where it was among the shown rows.
    pub at: usize,
    /// The first line on the screen.
    pub top: usize,
}

/// What the word before the cursor may become.
#[derive(Clone, Debug, Default)]
pub struct Completing {
    /// Bytes of the line before that word.
    pub from: usize,
    /// What may stand there.
    pub candidates: Vec<String>,
    /// Which of them Tab has put there.
    pub turn: Option<usize>,
}
