//! Where a key is pressed.

/// Where a key is pressed: what the console shows decides it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Context {
    /// What holds everywhere but where a line is typed.
    Global,
    /// The board alone.
    Board,
    /// A ticket in the lower pane.
    Card,
    /// A caller in the lower pane.
    Call,
    /// Whom to send, in the lower pane.
    Proposal,
    /// The plan over the queue, in the lower pane.
    Plan,
    /// The specification of a ticket.
    Spec,
    /// A list to look through: engineers, help.
    List,
    /// A line is typed: command line, palette, a note.
    Entry,
}

impl Context {
    /// All of them, in the order of the help.
    pub const ALL: [Self; 9] =
        [Self::Global, Self::Board, Self::Card, Self::Call, Self::Proposal, Self::Plan, Self::Spec, Self::List, Self::Entry];

    /// Its name in keymap files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Global => "global",
            Self::Board => "board",
            Self::Card => "card",
            Self::Call => "call",
            Self::Proposal => "proposal",
            Self::Plan => "plan",
            Self::Spec => "spec",
            Self::List => "list",
            Self::Entry => "entry",
        }
    }

    /// The context of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|c| c.name() == name)
    }

    /// Whose keys hold where this one has none. The board stays on the screen beside a card and a call, and so do its keys;
    /// a proposal, a plan and a bill are decisions, where a slip must not change a ticket.
    #[must_use]
    pub fn stands_on(self) -> Option<Self> {
        match self {
            Self::Card | Self::Call => Some(Self::Board),
            Self::Board | Self::Proposal | Self::Plan | Self::Spec | Self::List => Some(Self::Global),
            Self::Global | Self::Entry => None,
        }
    }

    /// This one and those that it stands on, nearest first.
    pub fn chain(self) -> impl Iterator<Item = Self> {
        std::iter::successors(Some(self), |context| context.stands_on())
    }
}
