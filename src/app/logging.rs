//! A ticket in one line: `ромашка касса не печатает`, and a pasted list of such lines.

use super::draft::NewTicket;
use super::overlay::Typed;
use super::slip::Slip;
use crate::desk::client::{Company, Contact};
use crate::desk::{CallId, CompanyId, Dossier};

/// A ticket in one line, as it is typed.
#[derive(Clone, Debug, Default)]
pub struct Logging {
    /// The line.
    pub typed: Typed,
    /// The letters of a client that were looked for last; empty while none were.
    pub asked: String,
    /// The desk still looks.
    pub awaited: bool,
    /// Clients that the line may begin with, best first.
    pub clients: Vec<Company>,
    /// Which of them is meant.
    pub chosen: usize,
    /// The caller in the panel: theirs is the ticket unless the line begins with another client.
    pub caller: Option<Box<Caller>>,
    /// The client who is being read.
    pub reading: Option<CompanyId>,
    /// The clients that were read.
    pub read: Vec<Box<Dossier>>,
    /// What was recognised so far, as the form would have it.
    pub new: Box<NewTicket>,
    /// Enter was pressed before the client came.
    pub take_when_read: bool,
}

/// Whose tickets they are.
#[derive(Clone, Debug)]
pub struct Caller {
    /// Who asks.
    pub contact: Option<Contact>,
    /// Their company.
    pub dossier: Box<Dossier>,
    /// The call it comes from.
    pub call: Option<CallId>,
}

/// Lines that were pasted, to be registered together.
#[derive(Clone, Debug, Default)]
pub struct Pasted {
    /// The lines.
    pub rows: Vec<PastedRow>,
    /// Which company's they are.
    pub company: Option<CompanyId>,
    /// The same with all that is known; none while it is read.
    pub dossier: Option<Box<Dossier>>,
    /// Who asks.
    pub contact: Option<Contact>,
    /// The call it comes from.
    pub call: Option<CallId>,
    /// Which row is chosen.
    pub chosen: usize,
    /// What of it is put right.
    pub column: Column,
    /// Letters typed in a column of values, one after another.
    pub letters: String,
    /// Why they are taken without contract or object, once asked.
    pub reason: Option<String>,
}

/// A pasted line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PastedRow {
    /// As it was pasted.
    pub line: String,
    /// What was recognised in it, or put right by hand.
    pub slip: Slip,
    /// What happened, as it is put right.
    pub subject: Typed,
    /// It is left out.
    pub dropped: bool,
}

/// What of a row is put right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Column {
    /// The object.
    #[default]
    Site,
    /// The kind of work.
    Kind,
    /// What happened.
    Subject,
}

impl Column {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Site, Self::Kind, Self::Subject];
}

impl Pasted {
    /// The rows that are registered.
    pub fn kept(&self) -> impl Iterator<Item = &PastedRow> {
        self.rows.iter().filter(|row| !row.dropped)
    }

    /// The rows that are registered and of which no object was recognised.
    #[must_use]
    pub fn without_site(&self) -> usize {
        self.kept().filter(|row| row.slip.about.site.is_none()).count()
    }
}
