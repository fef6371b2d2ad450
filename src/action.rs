//! PURE. Every named wish a person can have: one list feeds keys, palette, command line, help, scripts and docs.
//!
//! A line: its name in code and for people, what must be there, what may follow it (nothing said: words of its own).
//! To add an action: a line here, a line in `keymaps/default.toml`, a ru/en text `action-<name>`, an arm in `app::update`,
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
    /// An open specification.
    Spec,
}

/// What an action may be given after its name, beside the number of a ticket.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Takes {
    /// Words of its own.
    #[default]
    Words,
    /// Nothing.
    Nothing,
    /// A view of the board.
    View,
    /// The number of a ticket.
    Number,
    /// An engineer or a crew.
    Unit,
    /// An engineer or a crew, and until when.
    UnitWhen,
    /// A group.
    Group,
    /// A reason to wait, and until when.
    ReasonWhen,
    /// A time, and words.
    WhenWords,
    /// How far a visit is.
    Visit,
    /// On or off.
    Switch,
    /// A macro.
    Macro,
    /// A theme.
    Theme,
}

/// The last column of an action's line, where it has one.
macro_rules! takes {
    () => {
        Takes::Words
    };
    ($takes:ident) => {
        Takes::$takes
    };
}

macro_rules! actions {
    ($($name:ident $text:literal $needs:ident $($takes:ident)?,)*) => {
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

            /// What may follow its name; the command line completes it and a keymap file is held to it.
            #[must_use]
            pub fn takes(self) -> Takes {
                match self { $(Self::$name => takes!($($takes)?),)* }
            }
        }
    };
}

actions! {
    // Moving about.
    Up "up" Nothing Nothing,
    Down "down" Nothing Nothing,
    PageUp "page-up" Nothing Nothing,
    PageDown "page-down" Nothing Nothing,
    Top "top" Nothing Nothing,
    Bottom "bottom" Nothing Nothing,
    Go "go" Nothing Number,
    View "view" Nothing View,
    NextView "next-view" Nothing Nothing,
    Filter "filter" Nothing,
    Search "search" Nothing,
    NextMatch "next-match" Nothing Nothing,
    PreviousMatch "previous-match" Nothing Nothing,
    GroupBy "group-by" Nothing,
    SaveView "save-view" Nothing,
    Mark "mark" Ticket Nothing,
    MarkAll "mark-all" Nothing Nothing,
    Unmark "unmark" Nothing Nothing,
    // Looking.
    Open "open" Nothing Nothing,
    Back "back" Nothing Nothing,
    Explain "explain" Ticket Nothing,
    Price "price" Nothing Nothing,
    Engineers "engineers" Nothing Nothing,
    Tree "tree" Nothing Nothing,
    Packages "packages" Nothing,
    Since "since" Nothing,
    Where "where" Holder Nothing,
    Load "load" Nothing Nothing,
    HandOver "handover" Nothing,
    Wall "wall" Nothing,
    Help "help" Nothing Nothing,
    Palette "palette" Nothing Nothing,
    Command "command" Nothing Nothing,
    Macro "macro" Nothing Macro,
    Redraw "redraw" Nothing Nothing,
    // How it looks.
    Theme "theme" Nothing Theme,
    Thin "thin" Nothing Nothing,
    Mask "mask" Nothing Nothing,
    Mouse "mouse" Nothing Nothing,
    // Sending people.
    Route "route" Ticket Nothing,
    Plan "plan" Nothing Nothing,
    Autopilot "autopilot" Nothing Switch,
    Assign "assign" Ticket Unit,
    Release "release" Holder Nothing,
    Confirm "confirm" Holder Nothing,
    Refuse "refuse" Holder Nothing,
    Visit "visit" Holder Visit,
    PinLine "pin-line" Proposal Nothing,
    DropLine "drop-line" Proposal Nothing,
    ChangeLine "change-line" Proposal Nothing,
    Replan "replan" Proposal Nothing,
    WhatIf "what-if" Proposal Nothing,
    Level "level" Nothing Nothing,
    Absent "absent" Nothing UnitWhen,
    // The ticket.
    Raise "raise" Ticket Nothing,
    Lower "lower" Ticket Nothing,
    Wait "wait" Ticket ReasonWhen,
    Resume "resume" Ticket Nothing,
    Promise "promise" Ticket WhenWords,
    Move "move" Ticket Group,
    Link "link" Ticket Number,
    Solve "solve" Ticket Nothing,
    Close "close" Ticket Nothing,
    Reopen "reopen" Ticket Nothing,
    Note "note" Ticket,
    Copy "copy" Ticket Nothing,
    Specification "specification" Ticket,
    AddItem "add-item" Spec,
    Quantity "quantity" Spec,
    DropItem "drop-item" Spec Nothing,
    ForClient "for-client" Spec Nothing,
    ByContract "by-contract" Spec Nothing,
    BreachReason "breach-reason" Ticket Nothing,
    Content "content" Nothing,
    Pin "pin" Ticket Nothing,
    Claim "claim" Ticket,
    Remind "remind" Ticket,
    Undo "undo" Nothing,
    // The call.
    Call "call" Nothing,
    Answer "answer" Caller Nothing,
    HangUp "hang-up" Caller Nothing,
    HoldCall "hold-call" Caller,
    HeldCalls "held-calls" Nothing,
    Calls "calls" Nothing Nothing,
    LinkCall "link-call" Nothing Number,
    Returned "returned" Nothing Nothing,
    New "new" Nothing,
    Log "log" Nothing,
    Same "same" Nothing Nothing,
    Override "override" Caller Nothing,
    Contact "contact" Caller,
    Danger "danger" Caller Nothing,
    PaidToday "paid-today" Caller,
    Disputed "disputed" Caller,
    Instalment "instalment" Caller,
    DebtCounts "debt-counts" Caller Nothing,
    StopService "stop-service" Caller,
    ResumeService "resume-service" Caller Nothing,
    // The house.
    Demo "demo" Nothing,
    Quit "quit" Nothing Nothing,
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
