//! Whose phone rings: a ring is shown to whose extension it is, and to all where nobody is named.

use super::state::State;
use crate::desk::call::Way;
use crate::desk::{Call, CallState};
use crate::text::{Raw, fold};

/// Who answers which extension, as the settings say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phones(Vec<(String, Vec<String>)>);

/// Whose a call is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// It is at the extension of the person who sits here, or no extensions are given out.
    Mine,
    /// It is at an extension that nobody was given: whoever is free takes it.
    Shared,
    /// It is at somebody else's.
    Others,
}

impl Phones {
    /// Extensions, each with the names of who answers it.
    #[must_use]
    pub fn new(given: &[(String, Vec<String>)]) -> Self {
        let folded = |names: &Vec<String>| names.iter().map(|name| fold(name)).collect();
        Self(given.iter().map(|(extension, names)| (extension.clone(), folded(names))).collect())
    }

    /// Whose the call is, for the person of that name.
    #[must_use]
    pub fn whose(&self, call: &Call, actor: &Raw) -> Whose {
        if self.0.is_empty() {
            return Whose::Mine;
        }
        let me = fold(actor.raw());
        // Some systems name the person instead of the extension.
        let is_mine = |phone: &str| match self.0.iter().find(|(known, _)| known == phone) {
            Some((_, names)) => Some(names.contains(&me)),
            None => Some(fold(phone)).filter(|who| self.0.iter().any(|(_, names)| names.contains(who))).map(|who| who == me),
        };
        let mut whose = Whose::Others;
        let mut said = false;
        for phone in call.extensions() {
            said = true;
            match is_mine(phone) {
                Some(true) => return Whose::Mine,
                Some(false) => {}
                None => whose = Whose::Shared,
            }
        }
        if said { whose } else { Whose::Shared }
    }
}

impl State {
    /// Whose the call is, seen from here.
    #[must_use]
    pub fn whose(&self, call: &Call) -> Whose {
        self.seat.phones.whose(call, &self.seat.actor)
    }

    /// Does it ring for the person who sits here?
    #[must_use]
    pub fn rings_here(&self, call: &Call) -> bool {
        call.state == CallState::Ringing && call.way == Way::In && self.whose(call) != Whose::Others
    }
}

#[cfg(test)]
mod tests {
    use super::{Phones, Whose};
    use crate::desk::{Call, Moment};
    use crate::text::Raw;

    fn call(to: &str) -> Call {
        let (id, line) = ("c".into(), Raw::default());
        Call {
            id,
            way: crate::desk::call::Way::In,
            from: "100".into(),
            phone: None,
            to: to.into(),
            line,
            state: crate::desk::CallState::Ringing,
            rang: Moment(0),
            answered: None,
            ended: None,
            contact: None,
            company: None,
            ticket: None,
        }
    }

    #[test]
    fn a_call_is_whose_extension_rings_and_everybodys_where_nobody_was_given_it() {
        let given = [("201".to_owned(), vec!["Ольга".to_owned()]), ("202".to_owned(), vec!["Игорь".into(), "Анна".into()])];
        let phones = Phones::new(&given);
        let whose = |to: &str, who: &str| phones.whose(&call(to), &who.into());
        assert_eq!(
            (whose("201", "Ольга"), whose("201", "ОЛЬГА"), whose("201", "Игорь")),
            (Whose::Mine, Whose::Mine, Whose::Others)
        );
        assert_eq!((whose("201, 202", "Анна"), whose("201, 202", "Пётр")), (Whose::Mine, Whose::Others), "all phones of a queue");
        assert_eq!(
            (whose("205", "Ольга"), whose("", "Ольга"), whose("201, 205", "Анна")),
            (Whose::Shared, Whose::Shared, Whose::Shared)
        );
        assert_eq!(
            (whose("Анна", "Анна"), whose("анна", "Ольга"), whose("Анна Ким", "Анна")),
            (Whose::Mine, Whose::Others, Whose::Shared)
        );
        assert_eq!(Phones::default().whose(&call("205"), &"Ольга".into()), Whose::Mine, "no extensions were given out");
    }
}
