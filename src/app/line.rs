//! A line of the command line, read: its words with their places, and the action that the first one names.

use crate::action::{Action, Needs, Takes};
use crate::text::{fold, twin};
use std::ops::Range;

/// A word of the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Without its quotes.
    pub text: String,
    /// Where it stands, in characters, quotes and all.
    pub at: Range<usize>,
}

/// A line that names an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What is wanted.
    pub action: Action,
    /// The number of the ticket that it is about, as the line says it.
    pub number: Option<Word>,
    /// What follows.
    pub rest: Vec<Word>,
}

/// The words of a line: separated by blanks, held together by double quotes.
#[must_use]
pub fn words(line: &str) -> Vec<Word> {
    let chars: Vec<char> = line.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        if chars[at].is_whitespace() {
            at += 1;
            continue;
        }
        let quoted = chars[at] == '"';
        let ends = |c: &char| if quoted { *c == '"' } else { c.is_whitespace() };
        let from = at + usize::from(quoted);
        let to = chars[from..].iter().position(ends).map_or(chars.len(), |length| from + length);
        let after = (to + usize::from(quoted)).min(chars.len());
        found.push(Word { text: chars[from..to].iter().collect(), at: at..after });
        at = after;
    }
    found
}

/// The action that a word names: its own name, a word of either language, or the same typed on the other layout.
#[must_use]
pub fn action_named(known: &[(String, Action)], word: &str) -> Option<Action> {
    let named = |w: &str| Action::named(w).or_else(|| known.iter().find(|(known, _)| fold(known) == w).map(|(_, a)| *a));
    let word = fold(word);
    named(&word).or_else(|| named(&fold(&twin(&word))))
}

/// Is this a line of the command line? The error is the word that nobody knows.
pub fn known(words_for: &[(String, Action)], line: &str) -> Result<(), String> {
    let first = words(line.trim().trim_start_matches(':')).into_iter().next().map(|word| word.text).unwrap_or_default();
    match action_named(words_for, &first) {
        Some(_) => Ok(()),
        None => Err(first),
    }
}

/// Reads a line; none when its first word names no action.
#[must_use]
pub fn read(known: &[(String, Action)], line: &str) -> Option<Line> {
    let mut rest = words(line).into_iter();
    let action = action_named(known, &rest.next()?.text)?;
    let mut rest: Vec<Word> = rest.collect();
    let about_a_ticket = matches!(action.needs(), Needs::Ticket | Needs::Holder) || action == Action::Open;
    let names_it = |word: &Word| {
        let number = word.text.trim_start_matches(['#', '№']);
        // A lone digit is the place of a reason, a lone number after `link` is the parent.
        number.len() > 1 && number.chars().all(|c| c.is_ascii_digit())
    };
    let parent_alone = action == Action::Link && rest.len() == 1;
    let number = (about_a_ticket && !parent_alone && rest.first().is_some_and(names_it)).then(|| rest.remove(0));
    Some(Line { action, number, rest })
}

impl Line {
    /// The words after the name, as actions take them. Text of one's own stays as it was typed, quotes and all, unless it
    /// stands in quotes as a whole.
    #[must_use]
    pub fn arguments(&self, line: &str) -> Vec<String> {
        let number = self.number.iter().map(|word| word.text.clone());
        let own_words = matches!(self.action.takes(), Takes::Words | Takes::WhenWords) && self.rest.len() > 1;
        if own_words && let Some(first) = self.rest.first() {
            let typed: String = line.chars().skip(first.at.start).collect();
            return number.chain(typed.split_whitespace().map(str::to_owned)).collect();
        }
        number.chain(self.rest.iter().map(|word| word.text.clone())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{known, read, words};
    use crate::action::Action;

    fn russian() -> Vec<(String, Action)> {
        vec![("заметка".to_owned(), Action::Note), ("привязать".to_owned(), Action::Link), ("ждать".to_owned(), Action::Wait)]
    }

    #[test]
    fn quotes_hold_words_together_and_places_are_counted_in_characters() {
        let found = words("ждать \"ждём блок\" завтра");
        let said: Vec<(&str, usize, usize)> = found.iter().map(|w| (w.text.as_str(), w.at.start, w.at.end)).collect();
        assert_eq!(said, [("ждать", 0, 5), ("ждём блок", 6, 17), ("завтра", 18, 24)]);
        assert_eq!(words("x \"open").last().map(|w| w.text.clone()), Some("open".to_owned()));
        assert!(words("   ").is_empty());
    }

    #[test]
    fn a_number_names_the_ticket_but_a_digit_a_reason_and_after_link_the_parent() {
        let read = |line: &str| read(&russian(), line).expect("an action");
        assert_eq!(read("ждать 1051 2").number.map(|w| w.text), Some("1051".to_owned()));
        assert_eq!(read("ждать 2 завтра").number, None);
        assert_eq!(read("привязать 1048").number, None);
        assert_eq!(read("привязать 1051 1048").arguments("привязать 1051 1048"), ["1051", "1048"]);
    }

    #[test]
    fn words_of_ones_own_keep_their_quotes() {
        let line = "заметка 1051 он сказал \"да да\"";
        assert_eq!(read(&russian(), line).expect("an action").arguments(line), ["1051", "он", "сказал", "\"да", "да\""]);
        let line = "pfvtnrf \"готово, едет\"";
        assert_eq!(read(&russian(), line).expect("the other layout").arguments(line), ["готово, едет"]);
    }

    #[test]
    fn a_line_that_begins_with_no_action_says_which_word_it_was() {
        assert_eq!(known(&russian(), "заметить что-то"), Err("заметить".to_owned()));
        assert_eq!(known(&russian(), ":note что-то"), Ok(()));
    }
}
