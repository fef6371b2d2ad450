//! Words for arguments in people's languages: `не назначены` for `unassigned`.

use crate::action::Takes;
use crate::text::{fold, twin};

/// What may be said for an argument beside its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// Which actions take it.
    pub takes: Takes,
    /// Its name.
    pub name: String,
    /// What people say for it, the person's own language first.
    pub words: Vec<String>,
}

impl Spoken {
    /// The first of its words, or its name, that begins with what was typed on either layout.
    #[must_use]
    pub fn begins_with(&self, typed: &str) -> Option<&str> {
        let all = || self.words.iter().chain([&self.name]).map(String::as_str);
        all().find(|word| begins(word, typed))
    }
}

/// Does the text, or a word of it, begin with what was typed on either layout? Nothing typed begins everything.
#[must_use]
pub fn begins(text: &str, typed: &str) -> bool {
    let (text, typed) = (fold(text), fold(typed));
    let other = fold(&twin(&typed));
    let starts = |part: &str| part.starts_with(&typed) || (!other.is_empty() && part.starts_with(&other));
    starts(&text) || text.split([' ', '-', '.', '«', '"']).any(starts)
}

/// The name that is meant: said as it is, in either language or layout, or by a beginning that only one has.
#[must_use]
pub fn meant<'a>(known: &'a [Spoken], takes: Takes, said: &str) -> Option<&'a str> {
    let of = || known.iter().filter(move |spoken| spoken.takes == takes);
    let (said, other) = (fold(said), fold(&twin(said)));
    let is = |word: &String| fold(word) == said || fold(word) == other;
    if let Some(exact) = of().find(|spoken| is(&spoken.name) || spoken.words.iter().any(is)) {
        return Some(&exact.name);
    }
    let mut begun = of().filter(|spoken| !said.is_empty() && spoken.begins_with(&said).is_some());
    match (begun.next(), begun.next()) {
        (Some(only), None) => Some(&only.name),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Spoken, meant};
    use crate::action::Takes;

    #[test]
    fn an_argument_is_meant_by_name_word_layout_or_a_clear_beginning() {
        let view = |name: &str, words: &[&str]| Spoken {
            takes: Takes::View,
            name: name.into(),
            words: words.iter().map(ToString::to_string).collect(),
        };
        let known =
            [view("unassigned", &["не назначены"]), view("unconfirmed", &["не подтвердили"]), view("overdue", &["просрочены"])];
        for said in ["unassigned", "не назначены", "yt yfpyfxtys", "НЕ НАЗН", "назн"] {
            assert_eq!(meant(&known, Takes::View, said), Some("unassigned"), "{said}");
        }
        assert_eq!(meant(&known, Takes::View, "не"), None, "two begin so");
        assert_eq!(meant(&known, Takes::Visit, "overdue"), None);
    }
}
