//! `pult keys`: what there is to press.

use super::{Reply, columns::aligned, console};
use crate::action::Action;
use crate::config::Config;
use crate::i18n::Texts;
use crate::keymap::Keymap;

/// Flags of `pult keys`.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// As a table for a README
    #[arg(long)]
    pub markdown: bool,
}

/// One action with its keys.
struct Row {
    keys: Vec<String>,
    action: String,
    what: String,
}

/// Lists the keys of the person's keymap.
#[must_use]
pub fn run(config: &Config, args: &Args) -> Reply {
    let texts = Texts::new(config.lang);
    let (keymap, complaints) = console::keymap(config, &texts);
    let reply = if args.markdown {
        Reply::text(markdown(&keymap, &texts))
    } else {
        let rows = rows(&keymap, &texts);
        let head: Vec<String> = ["keys", "action", "what"].map(|column| texts.word(&format!("cmd-head-{column}"))).into();
        let rows: Vec<Vec<String>> = rows.into_iter().map(|row| vec![row.keys.join("  "), row.action, row.what]).collect();
        Reply::text(aligned(&head, &rows))
    };
    reply.with_aside(&complaints.join("\n"))
}

/// The table of the README.
#[must_use]
pub fn markdown(keymap: &Keymap, texts: &Texts) -> String {
    let head = "| keys | what | action |\n| --- | --- | --- |\n";
    let line = |row: &Row| {
        let keys: Vec<String> = row.keys.iter().map(|keys| format!("`{keys}`")).collect();
        format!("| {} | {} | `{}` |\n", keys.join(" "), row.what, row.action)
    };
    rows(keymap, texts).iter().map(line).fold(head.to_owned(), |all, line| all + &line)
}

/// Every action that a key reaches, in the order of the help; one with an argument stands by itself.
fn rows(keymap: &Keymap, texts: &Texts) -> Vec<Row> {
    let mut rows = Vec::new();
    for action in Action::ALL {
        let mut arguments: Vec<Option<&str>> = Vec::new();
        for binding in keymap.table().iter().filter(|b| b.action == *action) {
            if !arguments.contains(&binding.argument.as_deref()) {
                arguments.push(binding.argument.as_deref());
            }
        }
        for argument in arguments {
            let mut keys: Vec<String> = Vec::new();
            for binding in keymap.table().iter().filter(|b| b.action == *action && b.argument.as_deref() == argument) {
                if !keys.contains(&binding.keys_text()) {
                    keys.push(binding.keys_text());
                }
            }
            let action = argument.map_or_else(|| action.name().to_owned(), |argument| format!("{} {argument}", action.name()));
            rows.push(Row {
                keys,
                what: texts.word(&format!("action-{}", action.split(' ').next().unwrap_or_default())),
                action,
            });
        }
    }
    rows
}
