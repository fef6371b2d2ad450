//! A command line that could not be read: a sentence in the person's language, and the exit code of the contract.

use crate::commands::{Reply, check, usage};
use crate::config::Flags;
use crate::i18n::{Lang, Texts};

/// Help and version as the parser prints them; wrong usage as a sentence, which monitoring reads on stdout.
pub(super) fn refused(error: &clap::Error) -> Reply {
    let exit = usage_exit(error.use_stderr(), words());
    let texts = Texts::new(spoken(words()));
    let command = first_command(words());
    let Some(said) = usage::say(error, command.as_deref(), &texts) else {
        // A closed pipe is nobody's business.
        let _ = error.print();
        return Reply::default().exiting(exit);
    };
    if command.as_deref() == Some("check") {
        return check::unknown(&said, words().any(|word| word == "--json"));
    }
    Reply::default().with_aside(&format!("pult: {said}")).exiting(exit)
}

/// The words of the command line after the program's name.
pub(super) fn words() -> impl Iterator<Item = String> {
    std::env::args_os().skip(1).map(|arg| arg.to_string_lossy().into_owned())
}

/// The language of a command line that could not be read: its `--lang`, else that of the settings.
pub(super) fn spoken(args: impl Iterator<Item = String>) -> Lang {
    let args: Vec<String> = args.collect();
    let joined = args.iter().find_map(|arg| arg.strip_prefix("--lang="));
    let apart = || args.iter().position(|arg| arg == "--lang").and_then(|place| args.get(place + 1)).map(String::as_str);
    let lang = joined.or_else(apart).and_then(crate::config::parse_lang);
    let flags = Flags { lang, ..Flags::default() };
    crate::config::read(&|name| std::env::var(name).ok(), &flags).0.lang
}

/// Wrong usage exits 2, but for `check`, which speaks to monitoring: UNKNOWN is 3 there. Help and version are no errors.
fn usage_exit(wrong: bool, args: impl Iterator<Item = String>) -> u8 {
    match (wrong, first_command(args).as_deref()) {
        (false, _) => 0,
        (true, Some("check")) => 3,
        (true, _) => 2,
    }
}

/// The first word that is neither a flag nor a global flag's value.
fn first_command(args: impl Iterator<Item = String>) -> Option<String> {
    let mut args = args;
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--desk" | "--lang" | "--profile" => drop(args.next()),
            flag if flag.starts_with('-') => {}
            _ => return Some(arg),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{first_command, usage_exit};

    fn words(line: &str) -> impl Iterator<Item = String> {
        line.split(' ').map(str::to_owned).collect::<Vec<_>>().into_iter()
    }

    #[test]
    fn wrong_usage_exits_two_and_three_for_check() {
        assert_eq!(usage_exit(true, words("tickets --limit x")), 2);
        assert_eq!(usage_exit(true, words("--desk check tickets")), 2);
        assert_eq!(usage_exit(true, words("--desk sqlite:x check --warn many")), 3);
        assert_eq!(usage_exit(false, words("check --help")), 0);
        assert_eq!(first_command(words("--read-only --lang=ru check")).as_deref(), Some("check"));
    }
}
