//! The reply onto stdout and stderr, and what is said where it cannot be written.

use super::misread::{spoken, words};
use crate::commands::{self, Reply};
use crate::i18n::Texts;
use crate::text::obeyed::unobeyed;
use std::io::{ErrorKind, IsTerminal, Write};
use std::process::ExitCode;

/// Done, and the answer is lost.
const UNTOLD: u8 = 1;
/// Nothing but an answer was asked for, and it is lost.
const UNREAD: u8 = 2;

/// Prints the reply. A reader that went away (`| head`) is no failure; a disk that is full behind a `>` is one, and then it
/// matters whether the command has changed anything: what is done must not be asked for again. An export keeps every text as it
/// came; where it is not written into a file or a pipe but looked at, the terminal must not obey it.
pub(super) fn print(reply: &Reply, has_changed: bool) -> ExitCode {
    let mut stdout = std::io::stdout();
    let out = if stdout.is_terminal() { unobeyed(&reply.out) } else { reply.out.as_str().into() };
    let _ = std::io::stderr().write_all(unobeyed(&reply.aside).as_bytes());
    let written = stdout.write_all(out.as_bytes()).and_then(|()| stdout.flush());
    match written.map_err(|error| (error.kind(), error)) {
        Ok(()) | Err((ErrorKind::BrokenPipe, _)) => ExitCode::from(reply.exit),
        Err((_, error)) => {
            let texts = Texts::new(spoken(words()));
            let (key, exit) = if has_changed { ("cmd-cannot-tell", UNTOLD) } else { ("cmd-cannot-print", UNREAD) };
            let said = commands::words(&texts, key, &[("why", &texts.why(&error))]);
            let _ = writeln!(std::io::stderr(), "pult: {said}");
            ExitCode::from(if reply.exit == 0 { exit } else { reply.exit })
        }
    }
}
