//! What went wrong with a command: a sentence and an exit code.

use super::words;
use crate::backend::Failure;
use crate::config::Config;
use crate::desk::change::Refusal;
use crate::i18n::Texts;

/// Why a command did not do its thing.
#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    /// The desk that was named cannot be worked on at all.
    Closed(Failure),
    /// The desk did not do it.
    Desk(Failure),
    /// Wrong usage: an unknown ticket, engineer, time, reason. The sentence says what would be right.
    Wrong(String),
    /// The house rules say no. The sentence says what to do.
    Refused(String),
    /// An expectation did not hold.
    Failed(String),
    /// Belongs to a later release.
    NotYet(String),
}

impl Trouble {
    /// The exit code of the contract: 1 failed, 2 wrong usage, 3 desk unreachable, 4 refused or conflict.
    #[must_use]
    pub fn exit(&self) -> u8 {
        match self {
            Self::Failed(_) => 1,
            // A URL of no kind that we know is a mistake of whoever wrote it.
            Self::Wrong(_) | Self::NotYet(_) | Self::Closed(Failure::Unsupported(_)) => 2,
            Self::Closed(_)
            | Self::Desk(Failure::Offline(_) | Failure::File { .. } | Failure::Broken { .. } | Failure::SlowDown(_)) => 3,
            Self::Refused(_) | Self::Desk(Failure::Refused { .. } | Failure::Conflict { .. } | Failure::Unsupported(_)) => 4,
        }
    }

    /// The sentence for stderr.
    #[must_use]
    pub fn say(&self, texts: &Texts) -> String {
        match self {
            Self::Wrong(what) | Self::Refused(what) | Self::Failed(what) => what.clone(),
            Self::NotYet(what) => words(texts, "cmd-not-yet", &[("what", what)]),
            Self::Desk(failure) | Self::Closed(failure) => say_failure(failure, texts),
        }
    }
}

/// Refuses where `--read-only` was given.
pub fn may_write(read_only: bool, config: &Config) -> Result<(), Trouble> {
    if read_only { Err(Trouble::Refused(Texts::new(config.lang).word("cmd-read-only"))) } else { Ok(()) }
}

/// What happened, what was kept, what to do.
#[must_use]
pub fn say_failure(failure: &Failure, texts: &Texts) -> String {
    match failure {
        Failure::Offline(what) => words(texts, "failure-offline", &[("what", what)]),
        Failure::File { code, what } => {
            let sentence = texts.word(&format!("file-{code}"));
            if what.is_blank() { sentence } else { format!("{}: {sentence}", super::columns::shown(what)) }
        }
        Failure::Refused { code, what } => {
            let key = format!("refusal-{code}");
            let what = what.as_ref().map(super::columns::shown).unwrap_or_default();
            // A code without a sentence of its own is still said, not hidden.
            if texts.has(&key) {
                words(texts, &key, &[("what", &what)])
            } else {
                words(texts, "failure-refused", &[("code", code), ("what", &what)])
            }
        }
        Failure::Conflict { theirs, by } => {
            let number = theirs.number.to_string();
            let version = theirs.version.to_string();
            match by {
                Some((who, _)) => {
                    let who = super::columns::shown(who);
                    words(texts, "failure-conflict-by", &[("number", &number), ("who", &who), ("version", &version)])
                }
                None => words(texts, "failure-conflict", &[("number", &number), ("version", &version)]),
            }
        }
        Failure::SlowDown(until) => words(texts, "failure-slow-down", &[("until", &until.to_string())]),
        Failure::Unsupported(what) => words(texts, "failure-unsupported", &[("what", what)]),
        Failure::Broken { id, what } => words(texts, "failure-broken", &[("id", id), ("what", what)]),
    }
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Self {
        Self::Desk(failure)
    }
}

impl From<Refusal> for Trouble {
    fn from(refusal: Refusal) -> Self {
        Self::Desk(Failure::refused(refusal.0))
    }
}

#[cfg(test)]
mod tests {
    use super::{Failure, Trouble};
    use crate::desk::Moment;
    use crate::i18n::{Lang, Texts};

    #[test]
    fn each_trouble_exits_as_the_contract_says() {
        for (trouble, exit) in [
            (Trouble::Failed(String::new()), 1),
            (Trouble::Wrong(String::new()), 2),
            (Trouble::NotYet(String::new()), 2),
            (Trouble::Desk(Failure::Offline("gone".into())), 3),
            (Trouble::Desk(Failure::File { code: "disk-full", what: "".into() }), 3),
            (Trouble::Desk(Failure::Broken { id: "x".into(), what: "y".into() }), 3),
            (Trouble::Desk(Failure::SlowDown(Moment(0))), 3),
            (Trouble::Desk(Failure::refused("ticket-is-closed")), 4),
            (Trouble::Closed(Failure::refused("not-a-desk-file")), 3),
            (Trouble::Closed(Failure::Unsupported("ftp")), 2),
            (Trouble::Refused(String::new()), 4),
            (Trouble::Desk(Failure::Unsupported("debts")), 4),
        ] {
            assert_eq!(trouble.exit(), exit, "{trouble:?}");
        }
    }

    #[test]
    fn what_ails_a_file_is_said_in_both_languages_with_the_files_name() {
        let codes = [
            "locked",
            "read-only",
            "disk-fails",
            "damaged",
            "disk-full",
            "not-opened",
            "no-rights",
            "no-place",
            "folder",
            "missing",
            "no-folder",
            "unfinished",
        ];
        for lang in [Lang::Ru, Lang::En] {
            let texts = Texts::new(lang);
            for code in codes {
                assert!(texts.has(&format!("file-{code}")), "{code}");
            }
            let said = Trouble::Closed(Failure::File { code: "folder", what: "/tmp".into() }).say(&texts);
            assert!(said.starts_with("/tmp: ") && said.contains("--desk sqlite:"), "{said}");
        }
    }
}
