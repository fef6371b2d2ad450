//! A filter as it was meant: what was typed on the other layout, written as it should have been.

use super::index::{Field, Index};
use super::lexicon::{Key, Lexicon, Means};
use super::parse::{keyed, split};
use super::token::{Token, tokens};
use crate::desk::when;
use crate::text::{fold, twin};

/// The line with each word on the layout it was meant on: `pjyf:ctdth` becomes `зона:север`. What nobody knows stays as typed,
/// and so does what stands in quotes.
#[must_use]
pub fn as_meant(line: &str, lexicon: &Lexicon, index: &Index) -> String {
    let mut meant = String::with_capacity(line.len());
    let mut done = 0;
    for token in tokens(line) {
        meant.push_str(&line[done..token.at.start]);
        match word(&token, lexicon, index) {
            Some(word) => meant.push_str(&word),
            None => meant.push_str(&line[token.at.clone()]),
        }
        done = token.at.end;
    }
    meant.push_str(&line[done..]);
    meant
}

/// The word as it was meant, where that is known.
fn word(token: &Token, lexicon: &Lexicon, index: &Index) -> Option<String> {
    if token.plain < token.text.len() {
        return None;
    }
    let (minus, text) = match token.text.strip_prefix('-') {
        Some(rest) if !rest.is_empty() => ("-", rest),
        _ => ("", token.text.as_str()),
    };
    let bare = Token { text: text.to_owned(), plain: text.len(), at: token.at.clone() };
    let Some(found) = keyed(&bare, lexicon) else {
        let on_board = |word: &str| index.has_letters(&fold(word));
        return better(text, on_board).map(|word| format!("{minus}{word}"));
    };
    let found = found.ok()?;
    let (head, value) = text.split_at(found.before);
    let value = better(value, |value| is_value(found.key, value, lexicon, index)).unwrap_or_else(|| value.to_owned());
    Some(format!("{minus}{}{value}", key_as_meant(head, lexicon)))
}

/// What the other layout has for it, where that is known and what was typed is not.
fn better(typed: &str, is_known: impl Fn(&str) -> bool) -> Option<String> {
    let other = twin(typed);
    (!typed.is_empty() && !is_known(typed) && is_known(&other)).then_some(other)
}

/// Key and sign; on the Russian layout the sign may stand on another key.
fn key_as_meant(head: &str, lexicon: &Lexicon) -> String {
    let is_key = |word: &str| Key::ALL.into_iter().any(|key| lexicon.all(Means::Key(key)).any(|known| fold(known) == fold(word)));
    match split(head) {
        Some((word, _, _)) if is_key(word) => head.to_owned(),
        Some((word, _, _)) => twin(word) + &head[word.len()..],
        None => twin(head),
    }
}

/// Does the key have such a value?
fn is_value(key: Key, typed: &str, lexicon: &Lexicon, index: &Index) -> bool {
    let begun = typed.trim_end_matches('*');
    let folded = fold(begun);
    match key {
        Key::Left => when::parse_length(begun.trim_start_matches('-')).is_some(),
        Key::Priority | Key::Phase | Key::Due => lexicon.begins(&folded) || begun.parse::<u8>().is_ok(),
        _ => lexicon.begins(&folded) || index.values(Field::of(key)).any(|(_, name)| name.contains(&folded)),
    }
}
