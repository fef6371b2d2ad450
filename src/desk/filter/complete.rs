//! What the typed beginning may become: keys, and the values that the board has.

use super::index::{Field, Index};
use super::lexicon::{Key, Lexicon, Means};
use super::parse::keyed;
use super::token::{Token, tokens, written};
use crate::text::{fold, twin};
use std::collections::BTreeSet;

/// What may stand in the place of the word before the cursor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Completion {
    /// Bytes of the line before what is replaced; it ends at the cursor.
    pub from: usize,
    /// What may stand there, best first, written as it has to be.
    pub candidates: Vec<String>,
}

/// At most so many are offered.
const MOST: usize = 60;

/// What the word at the end of `before` (the line up to the cursor) may become.
#[must_use]
pub fn complete(before: &str, lexicon: &Lexicon, index: &Index) -> Completion {
    let token = tokens(before).pop().filter(|token| token.at.end == before.len());
    let token = token.unwrap_or(Token { text: String::new(), plain: 0, at: before.len()..before.len() });
    let minus = usize::from(token.plain > 1 && token.text.starts_with('-'));
    let bare = Token { text: token.text[minus..].to_owned(), plain: token.plain.saturating_sub(minus), at: token.at.clone() };
    if let Some(Ok(found)) = keyed(&bare, lexicon) {
        let from = token.at.start + minus + found.before;
        return Completion { from, candidates: values(found.key, &found.value, lexicon, index) };
    }
    let keys = lexicon.offered(&bare.text, |means| matches!(means, Means::Key(_)));
    let candidates = keys.into_iter().map(|word| format!("{word}:")).take(MOST).collect();
    Completion { from: token.at.start + minus, candidates }
}

fn values(key: Key, begun: &str, lexicon: &Lexicon, index: &Index) -> Vec<String> {
    let words = |wanted: &dyn Fn(Means) -> bool| -> Vec<String> {
        lexicon.offered(begun, wanted).into_iter().map(|word| format!("{} ", written(word))).collect()
    };
    match key {
        Key::Priority => words(&|means| matches!(means, Means::Priority(_))),
        Key::Phase => words(&|means| matches!(means, Means::Phase(_))),
        Key::Due => words(&|means| matches!(means, Means::Stands(_))),
        Key::Left => Vec::new(),
        Key::Zone | Key::Skill | Key::Group | Key::Company | Key::Site | Key::Engineer | Key::Kind => {
            let mut all = present(index, Field::of(key), begun);
            all.extend(words(&|means| means == Means::Nobody));
            all
        }
    }
}

/// The values of a field that begin so, then those with a word that does; each in its order.
fn present(index: &Index, field: Field, begun: &str) -> Vec<String> {
    let folded = fold(begun);
    let other = fold(&twin(&folded));
    let begins = |text: &str| text.starts_with(&folded) || (!other.is_empty() && text.starts_with(&other));
    let (mut first, mut then) = (BTreeSet::new(), BTreeSet::new());
    for (value, name) in index.values(field) {
        if begins(name) {
            first.insert(value);
        } else if name.split(' ').any(begins) {
            then.insert(value);
        }
    }
    first.into_iter().chain(then).take(MOST).map(|value| format!("{} ", written(value))).collect()
}

/// The line as it is kept: a tag at its end that no value is, but some begin with, gets the `*` that says so.
#[must_use]
pub fn settled(line: &str, lexicon: &Lexicon, index: &Index) -> String {
    let line = line.trim_end();
    let Some(token) = tokens(line).pop().filter(|token| token.plain == token.text.len()) else { return line.to_owned() };
    let bare = Token { text: token.text.trim_start_matches('-').to_owned(), ..token };
    let bare = Token { plain: bare.text.len(), ..bare };
    let Some(Ok(found)) = keyed(&bare, lexicon) else { return line.to_owned() };
    let tag = matches!(found.key, Key::Zone | Key::Skill | Key::Group | Key::Kind);
    let nothing = lexicon.exactly(&found.value, |means| (means == Means::Nobody).then_some(())).is_some();
    if !tag || nothing || found.value.is_empty() || found.value.ends_with('*') {
        return line.to_owned();
    }
    let typed = fold(&found.value);
    let other = fold(&twin(&typed));
    let field = Field::of(found.key);
    let whole = index.values(field).any(|(_, name)| name == typed || name == other);
    let begun = index.values(field).any(|(_, name)| name.starts_with(&typed) || name.starts_with(&other));
    if begun && !whole { format!("{line}*") } else { line.to_owned() }
}

/// The line with one value of a key instead of what it asked of that key.
#[must_use]
pub fn narrowed(line: &str, key: Key, value: &str, lexicon: &Lexicon) -> String {
    let mut words: Vec<String> = Vec::new();
    for token in tokens(line) {
        let bare = Token { text: token.text.trim_start_matches('-').to_owned(), ..token.clone() };
        let bare = Token { plain: bare.plain.saturating_sub(token.text.len() - bare.text.len()), ..bare };
        if !matches!(keyed(&bare, lexicon), Some(Ok(found)) if found.key == key) {
            words.push(line[token.at].to_owned());
        }
    }
    let value = if value.is_empty() { lexicon.written(Means::Nobody).to_owned() } else { written(value) };
    words.push(format!("{}:{value}", lexicon.written(Means::Key(key))));
    words.join(" ")
}
