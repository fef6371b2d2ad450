//! What the system says of a file, in the person's language.

use super::Texts;
use std::io::{Error, ErrorKind};

/// The kinds that have a text of their own (`system-…`).
const KNOWN: [(ErrorKind, &str); 9] = [
    (ErrorKind::NotFound, "not-found"),
    (ErrorKind::PermissionDenied, "no-rights"),
    (ErrorKind::IsADirectory, "folder"),
    (ErrorKind::NotADirectory, "no-folder"),
    (ErrorKind::AlreadyExists, "exists"),
    (ErrorKind::InvalidData, "not-utf8"),
    (ErrorKind::ReadOnlyFilesystem, "read-only"),
    (ErrorKind::StorageFull, "full"),
    (ErrorKind::FileTooLarge, "too-large"),
];

impl Texts {
    /// Why the system did not let us.
    #[must_use]
    pub fn why(&self, error: &Error) -> String {
        self.system(error.kind(), &error.to_string())
    }

    /// The same by kind; `words` are the system's own, for a kind that we have no words for.
    #[must_use]
    pub fn system(&self, kind: ErrorKind, words: &str) -> String {
        match KNOWN.iter().find(|(known, _)| *known == kind) {
            Some((_, key)) => self.word(&format!("system-{key}")),
            None => words.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{KNOWN, Texts};
    use crate::i18n::Lang;

    #[test]
    fn each_kind_has_its_words_in_both_languages() {
        for lang in Lang::ALL {
            for (_, key) in KNOWN {
                assert!(Texts::new(lang).has(&format!("system-{key}")), "{key}");
            }
        }
    }
}
