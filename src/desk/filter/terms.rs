//! A filter that has been read.

use super::index::Field;
use super::lexicon::Stands;
use crate::desk::{Minutes, PhaseKind, Priority};
use crate::text::{fold, twin};

/// A filter: all its terms must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub(super) terms: Vec<Term>,
}

/// One term, or its opposite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term {
    pub not: bool,
    pub what: What,
}

/// What a term asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// Letters in number, subject, client, object or holder.
    Letters(Sought),
    /// One of these in the field.
    Field(Field, Vec<Wish>),
    /// One of these priorities.
    Priority(Vec<Priority>),
    /// One of these phases.
    Phase(Vec<PhaseKind>),
    /// Stands so with its deadline.
    Stands(Vec<Stands>),
    /// The time left, compared; what has no deadline never holds.
    Left(Than, Minutes),
}

/// How the time left is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Than {
    Less,
    AtMost,
    More,
    AtLeast,
}

/// What a field is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Wish {
    /// It is empty.
    Nothing,
    /// It is this, whole.
    Whole(Sought),
    /// It begins so.
    Begins(Sought),
    /// It has these letters in it, or this identifier.
    Has(Sought),
}

/// Letters to look for, as typed and as the other layout has them; folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sought {
    pub typed: String,
    pub twin: String,
}

impl Sought {
    pub fn new(text: &str) -> Self {
        let typed = fold(text);
        let twin = fold(&twin(&typed));
        Self { typed, twin }
    }

    pub fn any(&self, is: impl Fn(&str) -> bool) -> bool {
        is(&self.typed) || (!self.twin.is_empty() && self.twin != self.typed && is(&self.twin))
    }

    pub fn is_in(&self, folded: &str) -> bool {
        self.any(|letters| folded.contains(letters))
    }
}

impl Wish {
    /// Is this what is in the field?
    pub fn is(&self, name: &str, id: &str) -> bool {
        match self {
            Self::Nothing => name.is_empty() && id.is_empty(),
            Self::Whole(sought) => sought.any(|letters| name == letters),
            Self::Begins(sought) => sought.any(|letters| name.starts_with(letters)),
            // «ООО Ромашка» finds «ООО „Ромашка“» too.
            Self::Has(sought) => {
                sought.any(|letters| letters.split(' ').all(|word| name.contains(word)) || (!id.is_empty() && id == letters))
            }
        }
    }
}

impl Than {
    pub fn holds(self, left: Minutes, asked: Minutes) -> bool {
        match self {
            Self::Less => left < asked,
            Self::AtMost => left <= asked,
            Self::More => left > asked,
            Self::AtLeast => left >= asked,
        }
    }
}

impl Filter {
    /// A filter that looks for words alone: nothing in the text is special.
    #[must_use]
    pub fn words(text: &str) -> Self {
        let words = fold(text);
        let words = words.split(' ').filter(|w| !w.is_empty());
        Self { terms: words.map(|word| Term { not: false, what: What::Letters(Sought::new(word)) }).collect() }
    }

    /// It takes every row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// What it takes depends on the time.
    #[must_use]
    pub fn moves_with_time(&self) -> bool {
        self.terms.iter().any(|term| matches!(term.what, What::Left(..)))
    }

    /// The letters that are looked for in any text of a row, on both layouts: what a screen may light up.
    pub fn letters(&self) -> impl Iterator<Item = &str> {
        let sought = self.terms.iter().filter(|t| !t.not).filter_map(|term| match &term.what {
            What::Letters(sought) => Some([sought.typed.as_str(), sought.twin.as_str()]),
            _ => None,
        });
        sought.flatten().filter(|letters| !letters.is_empty())
    }
}
