//! What is wrong with the configuration, said so that a person can mend it.

use crate::desk::filter;
use crate::i18n::Texts;
use std::io::ErrorKind;
use std::path::PathBuf;

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// Not TOML; the parser's words.
    Syntax(String),
    /// The file cannot be read; the system's words.
    Unreadable(ErrorKind, String),
    /// No such key.
    UnknownKey(String),
    /// The key wants something else.
    WrongValue {
        /// Which key.
        key: String,
        /// What it wants: the code of a text (`config-wants-…`).
        wants: &'static str,
    },
    /// The filter of a view cannot be read.
    BadFilter {
        /// Which view.
        view: String,
        /// What is wrong with its filter.
        what: filter::Complaint,
    },
    /// No profile of that name.
    UnknownProfile(String),
    /// The variable is not UTF-8: nobody knows what it says.
    NotUtf8(String),
}

/// One complaint, with the place to mend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// The file; none for the environment.
    pub file: Option<PathBuf>,
    /// The line, where known.
    pub line: Option<usize>,
    /// What is wrong.
    pub wrong: Wrong,
}

impl Complaint {
    /// Of a variable of the environment that cannot be read.
    #[must_use]
    pub fn not_utf8(variable: &str) -> Self {
        Self { file: None, line: None, wrong: Wrong::NotUtf8(variable.to_owned()) }
    }

    /// The place and the sentence, in the person's language.
    #[must_use]
    pub fn say(&self, texts: &Texts) -> String {
        let what = match &self.wrong {
            Wrong::Syntax(what) => texts.tell("config-syntax", &[("what", what)]),
            Wrong::Unreadable(kind, what) => texts.tell("config-unreadable", &[("why", &texts.system(*kind, what))]),
            Wrong::UnknownKey(key) => texts.tell("config-unknown-key", &[("key", key)]),
            Wrong::WrongValue { key, wants } => {
                let wants = texts.word(&format!("config-wants-{wants}"));
                texts.tell("config-wrong-value", &[("key", key), ("wants", &wants)])
            }
            Wrong::BadFilter { view, what } => {
                let (code, values) = what.said();
                let what = texts.tell(&format!("said-{code}"), &values);
                texts.tell("config-bad-filter", &[("view", view), ("what", &what)])
            }
            Wrong::UnknownProfile(name) => texts.tell("config-no-profile", &[("name", name)]),
            Wrong::NotUtf8(name) => texts.tell("config-not-utf8", &[("name", name)]),
        };
        match (&self.file, self.line) {
            (Some(file), Some(line)) => format!("{}:{line}: {what}", file.display()),
            (Some(file), None) => format!("{}: {what}", file.display()),
            (None, _) => what,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::filter::{End, parse};
    use crate::i18n::{Lang, lexicon};

    #[test]
    fn a_bad_filter_is_explained_in_the_persons_language() {
        let explained = |lang, filter| {
            let what = parse(filter, &lexicon(lang), End::Done).expect_err("a complaint");
            let wrong = Wrong::BadFilter { view: "Мой".into(), what };
            Complaint { file: None, line: None, wrong }.say(&Texts::new(lang))
        };
        assert_eq!(explained(Lang::Ru, "зона>север"), "вид «Мой»: зона не сравнивают: пишите через двоеточие");
        assert!(explained(Lang::Ru, "приоритет:лиловый").contains("приоритет не бывает «лиловый». Бывает: "));
        assert!(explained(Lang::En, "zone>north").contains("zone"));
    }
}
