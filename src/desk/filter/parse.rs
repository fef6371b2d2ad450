//! Reading a filter.

use super::index::Field;
use super::lexicon::{Key, Lexicon, Means};
use super::terms::{Filter, Sought, Term, Than, What, Wish};
use super::token::{Token, tokens};
use crate::desk::{Minutes, PhaseKind, Priority, when};
use crate::text::twin;

/// Is the line still being typed?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The last word may go on: it stands for all that begin so, and a key without a value waits for one.
    Open,
    /// It is whole.
    Done,
}

/// What is wrong with a filter.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Complaint {
    /// Nobody knows this key.
    #[error("no such key: {key}; there are {known}")]
    UnknownKey {
        /// As typed.
        key: String,
        /// Those that there are.
        known: String,
    },
    /// The key has no such value.
    #[error("no such {key}: {value}; there are {known}")]
    UnknownValue {
        /// The key's word.
        key: String,
        /// As typed.
        value: String,
        /// Those that there are.
        known: String,
    },
    /// The key stands there without a value.
    #[error("{key} of what?")]
    NoValue {
        /// The key's word.
        key: String,
    },
    /// Only priority and time left can be compared.
    #[error("{key} can only be asked for with a colon")]
    NoOrder {
        /// The key's word.
        key: String,
    },
    /// Not a length of time.
    #[error("no length of time: {value}; there are 2h, 30m, 1d, 0")]
    NoLength {
        /// As typed.
        value: String,
    },
}

impl Complaint {
    /// The code of its text (`filter-…`), and the values of the text's places.
    #[must_use]
    pub fn said(&self) -> (&'static str, Vec<(&'static str, &str)>) {
        match self {
            Self::UnknownKey { key, known } => ("filter-unknown-key", vec![("key", key), ("known", known)]),
            Self::UnknownValue { key, value, known } => {
                ("filter-unknown-value", vec![("key", key), ("value", value), ("known", known)])
            }
            Self::NoValue { key } => ("filter-no-value", vec![("key", key)]),
            Self::NoOrder { key } => ("filter-no-order", vec![("key", key)]),
            Self::NoLength { value } => ("filter-no-length", vec![("value", value)]),
        }
    }
}

/// The signs between key and value, longest first.
const SIGNS: [(&str, Sign); 7] = [
    (">=", Sign::AtLeast),
    ("<=", Sign::AtMost),
    ("!=", Sign::IsNot),
    (":", Sign::Is),
    ("=", Sign::Is),
    (">", Sign::More),
    ("<", Sign::Less),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    Is,
    IsNot,
    Less,
    AtMost,
    More,
    AtLeast,
}

/// Key, sign, value.
#[derive(Debug)]
pub(super) struct Keyed {
    pub key: Key,
    sign: Sign,
    /// As typed.
    pub value: String,
    /// Bytes of the token before its value.
    pub before: usize,
}

/// Reads a filter; nothing is a filter that takes every row.
///
/// # Errors
/// The first [`Complaint`].
pub fn parse(text: &str, lexicon: &Lexicon, end: End) -> Result<Filter, Complaint> {
    let all = tokens(text);
    let mut terms: Vec<Term> = Vec::new();
    let mut not = false;
    for (place, token) in all.iter().enumerate() {
        let last = place + 1 == all.len();
        let open = end == End::Open && last && token.at.end == text.len();
        let next_is_keyed = || all.get(place + 1).is_some_and(|next| matches!(keyed(next, lexicon), Some(Ok(_))));
        if token.plain == token.text.len() && is_not(&token.text, lexicon) && next_is_keyed() {
            not = true;
            continue;
        }
        let (token, minus) = without_minus(token);
        let negative = std::mem::take(&mut not) != minus;
        match keyed(&token, lexicon) {
            Some(Ok(keyed)) if keyed.value.is_empty() && open => {}
            Some(Ok(keyed)) => {
                let what = term(&keyed, lexicon, open)?;
                add(&mut terms, Term { not: negative != (keyed.sign == Sign::IsNot), what });
            }
            // A key that is still being typed is complained of as soon as its sign stands there: not before.
            Some(Err(complaint)) => return Err(complaint),
            None if token.text.is_empty() => {}
            None => terms.push(Term { not: negative, what: What::Letters(Sought::new(&token.text)) }),
        }
    }
    terms.retain(|term| !matches!(&term.what, What::Letters(sought) if sought.typed.is_empty()));
    Ok(Filter { terms })
}

fn is_not(word: &str, lexicon: &Lexicon) -> bool {
    lexicon.exactly(word, |means| (means == Means::Not).then_some(())).is_some()
}

fn without_minus(token: &Token) -> (Token, bool) {
    match token.text.strip_prefix('-') {
        Some(rest) if token.plain > 0 && !rest.is_empty() => {
            (Token { text: rest.to_owned(), plain: token.plain - 1, at: token.at.clone() }, true)
        }
        _ => (token.clone(), false),
    }
}

/// The key of a word: as typed, else as the other layout has it, where the sign stands on another key too. None for a word
/// without a key: `10:30` and `http://…` are words.
pub(super) fn keyed(token: &Token, lexicon: &Lexicon) -> Option<Result<Keyed, Complaint>> {
    let known = |word: &str| lexicon.exactly(word, |means| if let Means::Key(key) = means { Some(key) } else { None });
    let plain = &token.text[..token.plain];
    let typed = split(plain);
    if let Some((word, sign, before)) = typed
        && let Some(key) = known(word)
    {
        return Some(Ok(Keyed { key, sign, value: token.text[before..].to_owned(), before }));
    }
    let other = twin(plain);
    if let Some((word, sign, before)) = split(&other)
        && let Some(key) = known(word)
    {
        let value = other[before..].to_owned() + &token.text[token.plain..];
        let letters = other[..before].chars().count();
        let before = plain.char_indices().nth(letters).map_or(plain.len(), |(at, _)| at);
        return Some(Ok(Keyed { key, sign, value, before }));
    }
    let (word, ..) = typed?;
    let looks_like_one = word.chars().all(char::is_alphabetic) && word.chars().count() > 1;
    let value = typed.map_or("", |(_, _, before)| &token.text[before..]);
    (looks_like_one && !value.starts_with('/')).then(|| {
        let known = lexicon.offered("", |means| matches!(means, Means::Key(_))).join(" ");
        Err(Complaint::UnknownKey { key: word.to_owned(), known })
    })
}

/// The word before the first sign, the sign, and the bytes up to the end of it.
pub(super) fn split(text: &str) -> Option<(&str, Sign, usize)> {
    let at = text.find([':', '=', '<', '>', '!'])?;
    let (sign, means) = SIGNS.into_iter().find(|(sign, _)| text[at..].starts_with(sign))?;
    (at > 0).then_some((&text[..at], means, at + sign.len()))
}

fn term(keyed: &Keyed, lexicon: &Lexicon, open: bool) -> Result<What, Complaint> {
    let Keyed { key, sign, value, .. } = keyed;
    let word = || lexicon.written(Means::Key(*key)).to_owned();
    if value.is_empty() {
        return Err(Complaint::NoValue { key: word() });
    }
    let ordered = matches!(key, Key::Priority | Key::Left);
    if !ordered && !matches!(sign, Sign::Is | Sign::IsNot) {
        return Err(Complaint::NoOrder { key: word() });
    }
    let unknown = |known: Vec<&str>| Complaint::UnknownValue { key: word(), value: value.clone(), known: known.join(", ") };
    Ok(match key {
        Key::Priority => {
            let pick = |means| if let Means::Priority(priority) = means { Some(priority) } else { None };
            let named = priority_by_digit(value).map_or_else(|| lexicon.beginning(value, pick), |one| vec![one]);
            if named.is_empty() {
                return Err(unknown(lexicon.offered("", |means| pick(means).is_some())));
            }
            What::Priority(priorities(*sign, &named))
        }
        Key::Phase => {
            let pick = |means| if let Means::Phase(phase) = means { Some(phase) } else { None };
            let named: Vec<PhaseKind> = lexicon.beginning(value, pick);
            if named.is_empty() {
                return Err(unknown(lexicon.offered("", |means| pick(means).is_some())));
            }
            What::Phase(named)
        }
        Key::Due => {
            let pick = |means| if let Means::Stands(stands) = means { Some(stands) } else { None };
            let named = lexicon.beginning(value, pick);
            if named.is_empty() {
                return Err(unknown(lexicon.offered("", |means| pick(means).is_some())));
            }
            What::Stands(named)
        }
        Key::Left => left(*sign, value, open)?,
        Key::Zone | Key::Skill | Key::Group | Key::Kind | Key::Company | Key::Site | Key::Engineer => {
            let field = Field::of(*key);
            What::Field(field, vec![wish(field, value, lexicon, open)])
        }
    })
}

fn wish(field: Field, value: &str, lexicon: &Lexicon, open: bool) -> Wish {
    if value == "-" || lexicon.exactly(value, |means| (means == Means::Nobody).then_some(())).is_some() {
        return Wish::Nothing;
    }
    if !field.is_tag() {
        return Wish::Has(Sought::new(value));
    }
    match value.strip_suffix('*') {
        Some(begun) => Wish::Begins(Sought::new(begun)),
        None if open => Wish::Begins(Sought::new(value)),
        None => Wish::Whole(Sought::new(value)),
    }
}

/// 1 is the least urgent.
fn priority_by_digit(value: &str) -> Option<Priority> {
    let place: usize = value.parse().ok()?;
    Priority::ALL.get(place.checked_sub(1)?).copied()
}

fn priorities(sign: Sign, named: &[Priority]) -> Vec<Priority> {
    let fits = |one: &Priority| match sign {
        Sign::Is | Sign::IsNot => named.contains(one),
        Sign::Less => named.iter().all(|n| one < n),
        Sign::AtMost => named.iter().any(|n| one <= n),
        Sign::More => named.iter().all(|n| one > n),
        Sign::AtLeast => named.iter().any(|n| one >= n),
    };
    Priority::ALL.into_iter().filter(fits).collect()
}

/// `left<2h`; with a colon «at most»: nobody asks for exactly two hours, and on the Russian layout there is no `<`.
fn left(sign: Sign, value: &str, open: bool) -> Result<What, Complaint> {
    let length = |text: &str| match text.strip_prefix('-') {
        Some(past) => when::parse_length(past).map(|span| Minutes(-span.0)),
        None => when::parse_length(text),
    };
    let than = match sign {
        Sign::Less => Than::Less,
        Sign::Is | Sign::IsNot | Sign::AtMost => Than::AtMost,
        Sign::More => Than::More,
        Sign::AtLeast => Than::AtLeast,
    };
    // Half a length is a length that is not typed yet: `-`, and `1:` of `1:30`.
    let begun = value.trim_end_matches(['-', ':']);
    let found = length(value).or_else(|| length(&twin(value))).or_else(|| open.then(|| length(begun)).flatten());
    found.map(|span| What::Left(than, span)).ok_or_else(|| Complaint::NoLength { value: value.to_owned() })
}

/// Adds a term; the same key asked for again means either.
fn add(terms: &mut Vec<Term>, new: Term) {
    if let (false, What::Field(field, wishes)) = (new.not, &new.what)
        && *field != Field::Skills
    {
        let same = terms.iter_mut().filter(|t| !t.not).find_map(|t| match &mut t.what {
            What::Field(known, all) if known == field => Some(all),
            _ => None,
        });
        if let Some(all) = same {
            all.extend(wishes.iter().cloned());
            return;
        }
    }
    terms.push(new);
}
