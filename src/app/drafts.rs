//! New tickets that were put by unfinished: each stays with its caller, and none pushes another out.

use super::draft::NewTicket;
use super::pane::CallPane;
use crate::desk::CallId;

/// What was put by, oldest first.
#[derive(Clone, Debug, Default)]
#[allow(clippy::vec_box, reason = "a form lies in a box wherever it stands: in the overlay, with its call, here")]
pub struct Drafts(Vec<Box<NewTicket>>);

impl Drafts {
    /// Puts a form by.
    pub fn put(&mut self, form: Box<NewTicket>) {
        self.0.push(form);
    }

    /// Takes out the newest one.
    pub fn take(&mut self) -> Option<Box<NewTicket>> {
        self.0.pop()
    }

    /// Takes out the newest one of the caller in a panel: another caller's words must not be filed on this one, nor this one's on them.
    pub fn take_of(&mut self, pane: &CallPane) -> Option<Box<NewTicket>> {
        self.take_that(|form| belongs(form, pane))
    }

    /// Takes out the one that was begun during a call.
    pub fn take_of_call(&mut self, call: &CallId) -> Option<Box<NewTicket>> {
        self.take_that(|form| form.call.as_ref() == Some(call))
    }

    /// The newest one.
    #[must_use]
    pub fn newest(&self) -> Option<&NewTicket> {
        self.0.last().map(|form| &**form)
    }

    /// All of them, newest first.
    pub fn iter(&self) -> impl Iterator<Item = &NewTicket> {
        self.0.iter().rev().map(|form| &**form)
    }

    fn take_that(&mut self, is: impl Fn(&NewTicket) -> bool) -> Option<Box<NewTicket>> {
        let place = self.0.iter().rposition(|form| is(form))?;
        Some(self.0.remove(place))
    }
}

impl FromIterator<Box<NewTicket>> for Drafts {
    fn from_iter<I: IntoIterator<Item = Box<NewTicket>>>(forms: I) -> Self {
        Self(forms.into_iter().collect())
    }
}

/// Begun for this very call, or for the same person; one begun for nobody in particular is anybody's.
fn belongs(form: &NewTicket, pane: &CallPane) -> bool {
    let same_call = form.call.is_some() && form.call == pane.call;
    let person = |contact: &Option<crate::desk::client::Contact>| contact.as_ref().map(|contact| contact.id.clone());
    match (person(&form.contact), person(&pane.contact)) {
        (Some(one), Some(other)) => one == other,
        (Some(_), None) => same_call,
        (None, _) => same_call || form.call.is_none(),
    }
}
