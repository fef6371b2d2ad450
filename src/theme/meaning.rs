//! What a piece of the screen means.

macro_rules! meanings {
    ($($(#[$doc:meta])* $name:ident $text:literal -> $behind:ident,)*) => {
        /// What a piece of the screen means; a theme says how it looks.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Meaning {
            $($(#[$doc])* $name,)*
        }

        impl Meaning {
            /// All of them, in the order of the theme files.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Its name in theme files.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// The meaning whose style it takes where a theme does not name it.
            #[must_use]
            pub fn behind(self) -> Self {
                match self { $(Self::$name => Self::$behind,)* }
            }
        }
    };
}

meanings! {
    /// Text.
    Normal "normal" -> Normal,
    /// What may be overlooked.
    Dim "dim" -> Normal,
    /// A heading.
    Title "title" -> Normal,
    /// A fixed word on the left: «Долг».
    Label "label" -> Dim,
    /// A key in the hint line.
    Key "key" -> Label,
    /// A ringing call.
    Banner "banner" -> Title,
    /// Lines between the zones.
    Pane "pane" -> Dim,
    /// The mark and the number of the chosen row.
    Chosen "chosen" -> Title,
    /// A row marked for one wish over many.
    Marked "marked" -> Title,
    /// Stands for something neutralised in outside text.
    Mark "mark" -> Dim,
    /// What a search found.
    Match "match" -> Title,
    /// Past its deadline.
    Overdue "overdue" -> Error,
    /// Near its deadline.
    AtRisk "at-risk" -> Warning,
    /// Nobody holds it.
    Unassigned "unassigned" -> Warning,
    /// Somebody was told and has not answered.
    Unconfirmed "unconfirmed" -> Warning,
    /// A word was given to the client.
    Promise "promise" -> Normal,
    /// The clock stands still.
    Paused "paused" -> Dim,
    /// The highest priority.
    Critical "critical" -> Error,
    /// The priority below it.
    High "high" -> Warning,
    /// On its way, not confirmed by the desk yet.
    Sent "sent" -> Dim,
    /// Verdict: covered by the contract.
    Allowed "allowed" -> Title,
    /// Verdict: costs money.
    Chargeable "chargeable" -> Title,
    /// Verdict: to be approved first.
    Stop "stop" -> Title,
    /// Verdict: something is unknown.
    Check "check" -> Title,
    /// Done.
    Good "good" -> Normal,
    /// Look here.
    Warning "warning" -> Title,
    /// It did not work.
    Error "error" -> Title,
    /// The desk cannot be reached.
    Lost "lost" -> Error,
    /// Cannot be chosen, with the reason.
    Disabled "disabled" -> Dim,
}

impl Meaning {
    /// The meaning of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|m| m.name() == name)
    }

    /// This meaning and those behind it, nearest first.
    pub(super) fn and_behind(self) -> impl Iterator<Item = Self> {
        std::iter::successors(Some(self), |m| (*m != Self::Normal).then(|| m.behind()))
    }
}
