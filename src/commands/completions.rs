//! `pult completions SHELL`: what a shell needs to complete commands and flags.

use super::Reply;
use clap_complete::Shell;

/// Flags of `pult completions`.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// bash, zsh, fish, elvish, powershell
    pub shell: Shell,
}

/// Prints the script; `tree` is the whole command line.
#[must_use]
pub fn run(mut tree: clap::Command, args: &Args) -> Reply {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut tree, "pult", &mut script);
    Reply::text(String::from_utf8_lossy(&script).into_owned())
}
