//! What a console keeps on this machine between two starts: one file a desk and person. A field that is missing is as at the
//! first start, one that is not known is left alone, so that an older program reads the file of a newer one.

use super::draft::{About, NewTicket};
use super::overlay::{Asking, Overlay, Typed};
use super::state::State;
use crate::desk::client::Contact;
use crate::desk::{Channel, Moment, Priority, SiteId, TicketId, WorkKind};
use crate::text::Raw;
use serde::{Deserialize, Serialize};

/// Lines of the command line that are kept.
const LINES: usize = 200;
/// Drafts beside the newest that are kept.
const DRAFTS: usize = 20;

/// What a console keeps between two starts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Kept {
    /// Lines given to the command line, oldest first.
    pub history: Vec<String>,
    /// The new ticket that was being written down.
    pub draft: Option<Draft>,
    /// Those put by before it, newest first.
    pub drafts: Vec<Draft>,
    /// What this person wants to be reminded of.
    pub reminders: Vec<Reminder>,
    /// What was the newest when one last looked.
    pub seen: Seen,
    /// Name of the theme that was picked; the configuration's when none.
    pub theme: Option<String>,
    /// ASCII borders, nothing that moves: for a thin line.
    pub thin: bool,
    /// Names and phones are masked.
    pub masked: bool,
}

impl Kept {
    /// The drafts, oldest first; none are left behind.
    pub fn take_drafts(&mut self) -> impl Iterator<Item = Draft> + use<> {
        let newest = self.draft.take();
        std::mem::take(&mut self.drafts).into_iter().rev().chain(newest)
    }
}

/// How far the desk's log was seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Seen {
    /// The last event's sequence number; none before the first start on a desk.
    pub seq: Option<i64>,
    /// When that was.
    pub at: Option<Moment>,
}

/// A word to oneself: come back to this ticket. It touches neither the ticket nor its clocks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reminder {
    /// Which ticket.
    pub ticket: TicketId,
    /// Its number.
    pub number: i64,
    /// When.
    pub at: Moment,
    /// What about, if anything was typed.
    #[serde(default)]
    pub words: Raw,
    /// It has rung and was not looked at yet.
    #[serde(default)]
    pub rung: bool,
}

/// A new ticket as it is kept: what was typed and chosen. What the desk knows of the client is read anew.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// Who asks.
    pub contact: Option<Contact>,
    /// What happened.
    pub subject: String,
    /// Which object.
    pub site: Option<SiteId>,
    /// Which kind of work.
    pub kind: Option<WorkKind>,
    /// How urgent.
    pub priority: Priority,
    /// How it came in.
    pub channel: Channel,
    /// When who calls back, as it was typed.
    pub call_back: String,
    /// Why it is made without contract or object, once asked.
    pub reason: Option<String>,
}

impl Draft {
    /// What is kept of the form.
    #[must_use]
    pub fn of(new: &NewTicket) -> Self {
        Self {
            contact: new.contact.clone(),
            subject: new.subject.text.clone(),
            site: new.about.site.clone(),
            kind: new.about.kind.clone(),
            priority: new.priority,
            channel: new.channel,
            call_back: new.call_back.text.clone(),
            reason: new.reason.clone(),
        }
    }

    /// The form again; the client's contracts and objects are still to be read.
    #[must_use]
    pub fn form(self) -> NewTicket {
        NewTicket {
            contact: self.contact,
            subject: Typed::of(&self.subject),
            about: About { site: self.site, kind: self.kind, asset: None },
            priority: self.priority,
            channel: self.channel,
            call_back: Typed::of(&self.call_back),
            reason: self.reason,
            ..NewTicket::default()
        }
    }
}

impl State {
    /// What is kept of the console as it is now.
    #[must_use]
    pub fn kept(&self) -> Kept {
        let lines = &self.hands.history;
        let mut written = self.written().into_iter().map(Draft::of);
        Kept {
            history: lines[lines.len().saturating_sub(LINES)..].to_vec(),
            draft: written.next(),
            drafts: written.take(DRAFTS).collect(),
            ..self.keeps.clone()
        }
    }

    /// The new ticket that is being written down, those that were put by, and those that wait with their calls.
    #[must_use]
    pub fn written(&self) -> Vec<&NewTicket> {
        let open = match &self.overlay {
            Overlay::New(new) => Some(&**new),
            Overlay::Ask(ask) => match &ask.what {
                Asking::Exception { draft } | Asking::Refused { draft, .. } => Some(&**draft),
                _ => None,
            },
            _ => None,
        };
        let aside = self.desk.held.iter().filter_map(|held| held.form.as_deref());
        open.into_iter().chain(self.drafts.iter()).chain(aside).filter(|new| !new.subject.is_empty()).collect()
    }
}
