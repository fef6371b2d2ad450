//! `pult keys`: what there is to press.

use super::Reply;

/// Flags of `pult keys`.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// As a table for a README
    #[arg(long)]
    pub markdown: bool,
}

/// Lists every action by its name, one a line.
#[must_use]
pub fn run(args: &Args) -> Reply {
    let names = crate::action::Action::ALL.iter().map(|action| action.name());
    if args.markdown {
        let rows: String = names.map(|name| format!("| `{name}` |\n")).collect();
        return Reply::text(format!("| action |\n| --- |\n{rows}"));
    }
    Reply::text(names.collect::<Vec<_>>().join("\n"))
}
