//! PURE. Every named wish a person can have: one list feeds keys, palette, command line, help, scripts and docs.
//!
//! To add an action: a name here, a line in `keymaps/default.toml`, a ru/en text `action-<name>`, an arm in `app::update`,
//! a test that types the key. Palette, help, which-key and the README's table follow by themselves.

/// Where an action makes sense; the palette and the help show it only there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Needs {
    /// Always there.
    Nothing,
    /// A chosen ticket.
    Ticket,
    /// A ticket that somebody holds.
    Holder,
    /// A call, or a caller that was found.
    Caller,
    /// An open proposal or plan.
    Proposal,
}

macro_rules! actions {
    ($($name:ident $text:literal $needs:ident,)*) => {
        /// A named wish.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Action {
            $(#[doc = concat!("`", $text, "`")] $name,)*
        }

        impl Action {
            /// All of them, in the order of the help.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Its name in keymaps, scripts and on the command line.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// What must be there for it to make sense.
            #[must_use]
            pub fn needs(self) -> Needs {
                match self { $(Self::$name => Needs::$needs,)* }
            }
        }
    };
}

actions! {
    // Moving about.
    Up "up" Nothing,
    Down "down" Nothing,
    PageUp "page-up" Nothing,
    PageDown "page-down" Nothing,
    Top "top" Nothing,
    Bottom "bottom" Nothing,
    Go "go" Nothing,
    View "view" Nothing,
    NextView "next-view" Nothing,
    Filter "filter" Nothing,
    Search "search" Nothing,
    NextMatch "next-match" Nothing,
    PreviousMatch "previous-match" Nothing,
    GroupBy "group-by" Nothing,
    SaveView "save-view" Nothing,
    Mark "mark" Ticket,
    MarkAll "mark-all" Nothing,
    Unmark "unmark" Nothing,
    // Looking.
    Open "open" Nothing,
    Back "back" Nothing,
    Explain "explain" Ticket,
    Engineers "engineers" Nothing,
    Where "where" Holder,
    Load "load" Nothing,
    HandOver "handover" Nothing,
    Wall "wall" Nothing,
    Help "help" Nothing,
    Palette "palette" Nothing,
    Command "command" Nothing,
    Redraw "redraw" Nothing,
    // How it looks.
    Theme "theme" Nothing,
    Thin "thin" Nothing,
    Mask "mask" Nothing,
    Mouse "mouse" Nothing,
    // Sending people.
    Route "route" Ticket,
    Plan "plan" Nothing,
    Assign "assign" Ticket,
    Release "release" Holder,
    Confirm "confirm" Holder,
    Refuse "refuse" Holder,
    Visit "visit" Holder,
    PinLine "pin-line" Proposal,
    DropLine "drop-line" Proposal,
    ChangeLine "change-line" Proposal,
    Absent "absent" Nothing,
    // The ticket.
    Raise "raise" Ticket,
    Lower "lower" Ticket,
    Wait "wait" Ticket,
    Resume "resume" Ticket,
    Promise "promise" Ticket,
    Move "move" Ticket,
    Link "link" Ticket,
    Solve "solve" Ticket,
    Close "close" Ticket,
    Reopen "reopen" Ticket,
    Note "note" Ticket,
    Copy "copy" Ticket,
    BreachReason "breach-reason" Ticket,
    Pin "pin" Ticket,
    Claim "claim" Ticket,
    Undo "undo" Nothing,
    // The call.
    Call "call" Nothing,
    Answer "answer" Caller,
    HangUp "hang-up" Caller,
    New "new" Nothing,
    Override "override" Caller,
    // The house.
    Quit "quit" Nothing,
}

impl Action {
    /// The action of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|a| a.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::Action;

    #[test]
    fn each_name_names_one_action() {
        for action in Action::ALL {
            assert_eq!(Action::named(action.name()), Some(*action));
        }
    }
}
