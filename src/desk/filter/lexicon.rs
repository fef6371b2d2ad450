//! Which words mean what. The words themselves are texts; they are handed in by the room that has them.

use crate::desk::{ClockKind, PhaseKind, Priority};
use crate::text::{fold, twin};

/// What a term is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// Zone.
    Zone,
    /// A skill asked for.
    Skill,
    /// Group.
    Group,
    /// Client.
    Company,
    /// Object.
    Site,
    /// Holder.
    Engineer,
    /// Priority.
    Priority,
    /// Phase.
    Phase,
    /// Kind of work.
    Kind,
    /// What is due.
    Due,
    /// Wall-clock time left.
    Left,
}

impl Key {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 11] = [
        Self::Zone,
        Self::Skill,
        Self::Group,
        Self::Company,
        Self::Site,
        Self::Engineer,
        Self::Priority,
        Self::Phase,
        Self::Kind,
        Self::Due,
        Self::Left,
    ];

    /// By which of them the board can be grouped.
    pub const GROUPING: [Self; 7] =
        [Self::Zone, Self::Group, Self::Engineer, Self::Company, Self::Priority, Self::Phase, Self::Kind];

    /// Its name in the configuration and in the texts (`filter-key-zone`).
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Zone => "zone",
            Self::Skill => "skill",
            Self::Group => "group",
            Self::Company => "company",
            Self::Site => "site",
            Self::Engineer => "engineer",
            Self::Priority => "priority",
            Self::Phase => "phase",
            Self::Kind => "kind",
            Self::Due => "due",
            Self::Left => "left",
        }
    }
}

/// How a ticket stands with its deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stands {
    /// Something is due.
    Due(ClockKind),
    /// The clock stands still.
    Paused,
    /// No deadline is promised.
    BestEffort,
    /// There is none.
    None,
}

/// What a word may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Means {
    /// A key.
    Key(Key),
    /// A priority.
    Priority(Priority),
    /// A phase.
    Phase(PhaseKind),
    /// How it stands with the deadline.
    Stands(Stands),
    /// The term that follows is turned round.
    Not,
    /// Nobody, nothing.
    Nobody,
}

/// The words of the language, those of the person's own language first.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    words: Vec<Word>,
}

#[derive(Clone, Debug)]
struct Word {
    means: Means,
    written: String,
    folded: String,
}

impl Lexicon {
    /// Takes the words; the first one of a meaning is the one that is offered.
    pub fn new(words: impl IntoIterator<Item = (Means, String)>) -> Self {
        let word = |(means, written): (Means, String)| {
            let written = written.trim().to_lowercase();
            Word { means, folded: fold(&written), written }
        };
        Self { words: words.into_iter().map(word).filter(|w| !w.folded.is_empty()).collect() }
    }

    /// The word that is offered for a meaning.
    #[must_use]
    pub fn written(&self, means: Means) -> &str {
        self.words.iter().find(|w| w.means == means).map_or("", |w| &w.written)
    }

    /// All words for a meaning.
    pub fn all(&self, means: Means) -> impl Iterator<Item = &str> {
        self.words.iter().filter(move |w| w.means == means).map(|w| w.written.as_str())
    }

    /// Does a word begin so, as typed? `folded` is.
    pub(super) fn begins(&self, folded: &str) -> bool {
        self.words.iter().any(|word| word.folded.starts_with(folded))
    }

    /// What exactly this word means among the wanted meanings; as typed, else on the other layout.
    pub fn exactly<T>(&self, typed: &str, wanted: impl Fn(Means) -> Option<T>) -> Option<T> {
        let find = |folded: &str| self.words.iter().filter(|w| w.folded == folded).find_map(|w| wanted(w.means));
        let folded = fold(typed);
        find(&folded).or_else(|| find(&fold(&twin(&folded))))
    }

    /// The wanted meanings that this word means, else those that it begins, each once.
    pub fn beginning<T: PartialEq>(&self, typed: &str, wanted: impl Fn(Means) -> Option<T>) -> Vec<T> {
        if let Some(one) = self.exactly(typed, &wanted) {
            return vec![one];
        }
        let folded = fold(typed);
        let begun = |folded: &str| {
            let mut found = Vec::new();
            for word in self.words.iter().filter(|w| !folded.is_empty() && w.folded.starts_with(folded)) {
                if let Some(meaning) = wanted(word.means).filter(|meaning| !found.contains(meaning)) {
                    found.push(meaning);
                }
            }
            found
        };
        let found = begun(&folded);
        if found.is_empty() { begun(&fold(&twin(&folded))) } else { found }
    }

    /// The words to offer for what was begun, of the wanted meanings: nothing begun offers the first word of each meaning,
    /// letters offer every word of either language that they begin.
    #[must_use]
    pub fn offered(&self, begun: &str, wanted: impl Fn(Means) -> bool) -> Vec<&str> {
        let folded = fold(begun);
        let other = fold(&twin(&folded));
        let mut seen = Vec::new();
        let mut offered: Vec<&str> = Vec::new();
        for word in self.words.iter().filter(|w| wanted(w.means)) {
            let fits = if folded.is_empty() {
                !seen.contains(&word.means)
            } else {
                word.folded.starts_with(&folded) || word.folded.starts_with(&other)
            };
            if fits && !offered.contains(&word.written.as_str()) {
                seen.push(word.means);
                offered.push(&word.written);
            }
        }
        offered
    }
}
