//! What lies over the board: one thing at a time.

use super::command_line::CommandLine;
use super::copying::Copied;
use super::kept::Reminder;
use super::msg::Said;
use super::palette::Hunt;
use crate::action::Action;
use crate::desk::filter::Key;
use crate::desk::{CallId, Card, Claim, Event, Found, Named, Subject, TicketId, UnitId, Wish};
use crate::keymap::Context;
use crate::routing::{Line, Rule};

/// What lies over the board.
#[derive(Clone, Debug, Default)]
pub enum Overlay {
    /// Nothing.
    #[default]
    None,
    /// Keys and what they do.
    Help(Box<Help>),
    /// Engineers and crews with their load.
    Engineers {
        /// Which is chosen.
        chosen: usize,
    },
    /// Themes, the board behind in the chosen one.
    Themes {
        /// Which is chosen.
        chosen: usize,
    },
    /// What was copied, until the next key.
    Copied {
        /// The tickets.
        cards: Vec<Box<Card>>,
        /// What became of it.
        copied: Copied,
    },
    /// What a lead looks at.
    Lead(Box<super::leading::Leading>),
    /// What others did while one was away.
    Since(Box<SinceList>),
    /// A list to pick from by typing.
    Pick(Box<Pick>),
    /// A line of text.
    Entry(Box<Entry>),
    /// One digit.
    Ask(Box<Ask>),
    /// A new ticket.
    New(Box<super::draft::NewTicket>),
}

/// The help.
#[derive(Clone, Debug)]
pub struct Help {
    /// Where it was asked for: those keys come first.
    pub from: Context,
    /// What is looked for.
    pub typed: Typed,
    /// Lines scrolled down.
    pub scroll: usize,
}

/// A line that is being typed, with the place of the cursor in characters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// The text.
    pub text: String,
    /// Characters before the cursor.
    pub at: usize,
}

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
        /// True when a new ticket is wanted, not the panel.
        new: bool,
    },
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

/// What others did while one was away.
#[derive(Clone, Debug)]
pub struct SinceList {
    /// By ticket and engineer, the newest first.
    pub met: Vec<Met>,
    /// Which is chosen.
    pub chosen: usize,
}

/// What happened to one ticket, or with one engineer.
#[derive(Clone, Debug)]
pub struct Met {
    /// What it is about.
    pub about: Subject,
    /// The ticket's number; none while it is read.
    pub number: Option<i64>,
    /// The events, newest first.
    pub events: Vec<Event>,
}

impl Met {
    /// The ticket, where it is about one.
    #[must_use]
    pub fn ticket(&self) -> Option<&TicketId> {
        if let Subject::Ticket(id) = &self.about { Some(id) } else { None }
    }
}

/// A thing in a list.
#[derive(Clone, Debug)]
pub enum Item {
    /// An engineer or crew; the rules that say no.
    Unit(Named<UnitId>, Vec<Rule>),
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
    /// A call.
    Call(CallId),
    /// A reminder.
    Reminder(Reminder),
}

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
        draft: Box<super::draft::NewTicket>,
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

impl Typed {
    /// A line with the cursor at its end.
    #[must_use]
    pub fn of(text: &str) -> Self {
        Self { text: text.to_owned(), at: text.chars().count() }
    }

    /// Characters.
    #[must_use]
    pub fn len(&self) -> usize {
        self.text.chars().count()
    }

    /// Nothing typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    fn byte(&self, at: usize) -> usize {
        self.text.char_indices().nth(at).map_or(self.text.len(), |(i, _)| i)
    }

    /// Puts text in at the cursor.
    pub fn insert(&mut self, text: &str) {
        let byte = self.byte(self.at);
        self.text.insert_str(byte, text);
        self.at += text.chars().count();
    }

    /// Erases the character before the cursor.
    pub fn erase_back(&mut self) {
        if self.at > 0 {
            self.at -= 1;
            self.erase_forward();
        }
    }

    /// Erases the character after the cursor.
    pub fn erase_forward(&mut self) {
        let byte = self.byte(self.at);
        if byte < self.text.len() {
            self.text.remove(byte);
        }
    }

    /// Erases the word before the cursor.
    pub fn erase_word(&mut self) {
        let before: Vec<char> = self.text.chars().take(self.at).collect();
        let blank = before.iter().rev().take_while(|c| c.is_whitespace()).count();
        let word = before.iter().rev().skip(blank).take_while(|c| !c.is_whitespace()).count();
        for _ in 0..blank + word {
            self.erase_back();
        }
    }

    /// Erases all.
    pub fn clear(&mut self) {
        *self = Self::default();
    }
}
