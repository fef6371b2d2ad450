//! The endpoint's token and the manager's secret: from the environment, or from a file that only its owner may read.

use crate::calls::Token;
use crate::commands::{Trouble, words};
use crate::config::{Ami, Config};
use crate::i18n::Texts;
use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};

/// A shorter one is guessed.
const SHORTEST: usize = 16;

/// The token, and where it was found, for people: a file's path or the variable's name.
pub(super) fn token(config: &Config, texts: &Texts, env: &dyn Fn(&str) -> Option<String>) -> Result<(Token, String), Trouble> {
    let (token, place) = if let Some(token) = env("PULT_CALLS_TOKEN").filter(|token| !token.is_empty()) {
        (token, "PULT_CALLS_TOKEN".to_owned())
    } else {
        let file = file(config, texts)?;
        (owned(&file, texts)?, file.display().to_string())
    };
    if token.chars().count() < SHORTEST || !token.chars().all(is_plain) {
        let shortest = SHORTEST.to_string();
        return Err(Trouble::Wrong(words(texts, "calls-bad-token", &[("place", &place), ("n", &shortest)])));
    }
    Ok((Token::new(token), place))
}

/// It stands in an address as it is.
fn is_plain(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || "-._~".contains(letter)
}

/// The named file; where none is named, one of our own, made with a new token at the first start.
fn file(config: &Config, texts: &Texts) -> Result<PathBuf, Trouble> {
    if let Some(file) = &config.calls.token_file {
        return Ok(file.clone());
    }
    let file = config.paths.data_dir.join("calls.token");
    if file.exists() {
        return Ok(file);
    }
    let made = std::fs::create_dir_all(&config.paths.data_dir).and_then(|()| {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        writeln!(options.open(&file)?, "{}", uuid::Uuid::new_v4().simple())
    });
    made.map(|()| file.clone()).map_err(|error| unreadable(texts, &file, &error))
}

/// The manager's secret.
pub(super) fn ami(ami: &Ami, texts: &Texts, env: &dyn Fn(&str) -> Option<String>) -> Result<String, Trouble> {
    if let Some(secret) = env("PULT_AMI_SECRET").filter(|secret| !secret.is_empty()) {
        return Ok(secret);
    }
    let Some(file) = &ami.secret_file else { return Err(Trouble::Wrong(words(texts, "calls-no-ami-secret", &[]))) };
    owned(file, texts)
}

/// The one line of a file that nobody but its owner may read.
fn owned(file: &Path, texts: &Texts) -> Result<String, Trouble> {
    let text = std::fs::read_to_string(file).map_err(|error| unreadable(texts, file, &error))?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(file).map_err(|error| unreadable(texts, file, &error))?.permissions().mode();
        if mode & 0o077 != 0 {
            let file = file.display().to_string();
            return Err(Trouble::Wrong(words(texts, "calls-open-secret", &[("file", &file)])));
        }
    }
    Ok(text.trim().to_owned())
}

fn unreadable(texts: &Texts, file: &Path, error: &std::io::Error) -> Trouble {
    let file = file.display().to_string();
    Trouble::Wrong(words(texts, "cmd-no-file", &[("file", &file), ("why", &texts.why(error))]))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use crate::config::{Flags, read};
    use crate::i18n::Lang;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn without_a_token_one_is_made_that_only_its_owner_reads_and_found_again() {
        let folder = tempfile::tempdir().unwrap();
        let texts = Texts::new(Lang::En);
        let place = folder.path().display().to_string();
        let (config, _) = read(&|name| (name == "PULT_DATA_DIR").then(|| place.clone()), &Flags::default());
        let (token, file) = token(&config, &texts, &|_| None).unwrap();
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(super::token(&config, &texts, &|_| None).unwrap(), (token.clone(), file.clone()));
        assert!(token.is(std::fs::read_to_string(&file).unwrap().trim()));
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
        let refused = super::token(&config, &texts, &|_| None).unwrap_err().say(&texts);
        assert!(refused.contains("chmod 600"), "{refused}");
        let short = |name: &str| (name == "PULT_CALLS_TOKEN").then(|| "short-secret".to_owned());
        let refused = super::token(&config, &texts, &short).unwrap_err().say(&texts);
        assert!(refused.contains("PULT_CALLS_TOKEN") && !refused.contains("short-secret"), "{refused}");
    }
}
