//! Lists to pick from by typing.

use super::Typed;
use crate::action::Action;
use crate::app::kept::Reminder;
use crate::app::palette::Hunt;
use crate::app::spec::{Offer, Spec};
use crate::desk::filter::Key;
use crate::desk::{CallId, Found, Named, TicketId, UnitId};
use crate::routing::{Line, Rule};

/// A list to pick from by typing.
#[derive(Clone, Debug)]
pub struct Pick {
    /// What is picked.
    pub what: Picking,
    /// What was typed.
    pub typed: Typed,
    /// What fits, best first.
    pub items: Vec<Item>,
    /// Which is chosen.
    pub chosen: usize,
}

/// What is picked.
#[derive(Clone, Debug)]
pub enum Picking {
    /// Who takes these tickets.
    Assignee {
        /// Which tickets.
        tickets: Vec<TicketId>,
        /// Candidates and refusals of the first of them; none while they are computed.
        line: Option<Box<Line>>,
        /// Enter was pressed before the answer came.
        send_when_ready: bool,
    },
    /// Who takes this line of the plan.
    LineUnit {
        /// Which ticket.
        ticket: TicketId,
    },
    /// Who is absent.
    Absentee,
    /// What is put into a specification.
    Item {
        /// The specification.
        spec: Box<Spec>,
    },
    /// Which group the tickets go to.
    Group {
        /// Which tickets.
        tickets: Vec<TicketId>,
    },
    /// Calls put aside, and those to call back.
    Calls,
    /// One's reminders.
    Reminders,
    /// Which value of a key of the filter language is shown: a zone, a group.
    Narrow {
        /// The key.
        key: Key,
        /// All its values on the board, with how many tickets have them.
        all: Vec<(String, usize)>,
    },
    /// By what the board is grouped.
    GroupBy,
    /// Which macro is run.
    Macro,
    /// Any action, ticket, company or engineer.
    Anything(Box<Hunt>),
    /// A caller.
    Caller {
        /// The last query that was sent.
        asked: String,
        /// Whether the people for it are here.
        people: Coming,
        /// What they are looked for.
        wanted: For,
    },
}

/// What a caller is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum For {
    /// Their panel.
    #[default]
    Panel,
    /// A new ticket of theirs.
    Ticket,
    /// These lines, each a ticket of theirs.
    List(Vec<String>),
}

/// Whether the people who were looked for are here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Coming {
    /// They are, or nobody was looked for.
    #[default]
    Here,
    /// The desk still looks.
    Awaited,
    /// Enter was pressed before they came: the first of them is taken.
    TakenWhenHere,
}

/// A thing in a list.
#[derive(Clone, Debug)]
pub enum Item {
    /// An engineer or crew; the rules that say no.
    Unit(Named<UnitId>, Vec<Rule>),
    /// Something for a specification.
    Offer(Box<Offer>),
    /// A group.
    Group(String),
    /// A value with how many tickets have it; empty for those that have none.
    Value(String, usize),
    /// By what the board is grouped; none for no groups.
    GroupBy(Option<Key>),
    /// An action.
    Action(Action),
    /// A macro, by name.
    Macro(String),
    /// A company, with one of its people.
    Company(Box<Found>),
    /// A number that no ticket on the board has: it may be solved or closed.
    Numbered(i64),
    /// A ticket.
    Ticket(TicketId, i64),
    /// A person.
    Found(Box<Found>),
    /// Somebody whose words are nearly what was typed.
    Alike(Box<Found>),
    /// A call.
    Call(CallId),
    /// A reminder.
    Reminder(Reminder),
}
