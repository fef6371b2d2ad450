//! Wrong usage, told in the person's language: what is wrong, what would be right, where it is written.

use crate::i18n::Texts;
use crate::text::Raw;
use clap::Error;
use clap::error::{ContextKind, ErrorKind};
use std::error::Error as _;

/// The sentence; `command` is the one that was meant, where one was named. None for what is no mistake (help, version).
#[must_use]
pub fn say(error: &Error, command: Option<&str>, texts: &Texts) -> Option<String> {
    let key = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => return None,
        ErrorKind::UnknownArgument => "usage-unknown",
        ErrorKind::InvalidSubcommand => "usage-no-command",
        ErrorKind::InvalidValue if told(error, ContextKind::InvalidValue).is_empty() => "usage-value-missing",
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "usage-wrong-value",
        ErrorKind::MissingRequiredArgument => "usage-missing",
        ErrorKind::ArgumentConflict => "usage-conflict",
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => "usage-how-many",
        ErrorKind::InvalidUtf8 => "usage-not-utf8",
        _ => "usage-other",
    };
    // For an unknown command its name is what was wrong.
    let where_written = match (error.kind(), command) {
        (ErrorKind::InvalidSubcommand, _) | (_, None) => "pult --help".to_owned(),
        (_, Some(command)) => format!("pult {} --help", clean(command)),
    };
    let values = [
        ("arg", with_its_like(error, told(error, ContextKind::InvalidArg), texts)),
        ("command", told(error, ContextKind::InvalidSubcommand)),
        ("value", told(error, ContextKind::InvalidValue)),
        ("other", told(error, ContextKind::PriorArg)),
        ("why", error.source().map(|why| clean(&why.to_string())).unwrap_or_default()),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let mut said = texts.tell(key, &values);
    for (kind, key) in [
        (ContextKind::SuggestedArg, "usage-like"),
        (ContextKind::SuggestedSubcommand, "usage-like"),
        (ContextKind::ValidValue, "usage-there-are"),
    ] {
        let names = told(error, kind);
        if !names.is_empty() {
            said.push_str(". ");
            said.push_str(&texts.tell(key, &[("names", &names)]));
        }
    }
    if let Some(why) = error.source().filter(|_| error.kind() == ErrorKind::ValueValidation) {
        said.push_str(": ");
        said.push_str(&clean(&why.to_string()));
    }
    said.push_str(". ");
    said.push_str(&texts.tell("usage-help", &[("command", &where_written)]));
    Some(said)
}

/// What the parser calls missing, and what would do instead of it.
const INSTEAD: [(&str, &str); 2] = [("<IDS>...", "--all"), ("--contact <ID>", "--phone <P>")];

/// What is missing, each with what would do instead: the parser names but the first.
fn with_its_like(error: &Error, arg: String, texts: &Texts) -> String {
    if error.kind() != ErrorKind::MissingRequiredArgument {
        return arg;
    }
    INSTEAD.iter().fold(arg, |arg, (missing, instead)| {
        arg.replace(missing, &texts.tell("usage-or", &[("arg", missing), ("other", instead)]))
    })
}

/// What the parser tells about this, cleaned: it comes from the command line.
fn told(error: &Error, kind: ContextKind) -> String {
    error.get(kind).map(|value| clean(&value.to_string())).unwrap_or_default()
}

fn clean(words: &str) -> String {
    Raw::from(words).line(200).to_string()
}
