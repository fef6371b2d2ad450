//! `pult keys`: what there is to press.

use super::{Reply, Trouble, columns::aligned, console};
use crate::config::Config;
use crate::i18n::Texts;
use crate::keymap::{Context, KeyLine, Keymap};

/// Flags of `pult keys`.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// As a table for a README
    #[arg(long)]
    pub markdown: bool,
    /// Of this keymap: the name of a shipped one, or a file
    #[arg(long, value_name = "NAME")]
    pub keymap: Option<String>,
}

/// One action with its keys.
struct Row {
    keys: Vec<String>,
    action: String,
    what: String,
}

/// Lists the keys of the person's keymap.
///
/// # Errors
/// Wrong usage where a keymap was asked for that there is not: the keys of another one are no answer.
pub fn run(config: &Config, args: &Args) -> Result<Reply, Trouble> {
    let texts = Texts::new(config.lang);
    if let Some(name) = &args.keymap {
        console::keymap_text(name, &texts).map_err(Trouble::Wrong)?;
    }
    let named = Config { keymap: args.keymap.clone().or_else(|| config.keymap.clone()), ..config.clone() };
    let (keymap, complaints) = console::keymap(&named, &texts);
    let reply = if args.markdown {
        Reply::text(markdown(&keymap, &texts))
    } else {
        let rows = rows(&keymap, &texts);
        let head: Vec<String> = ["keys", "action", "what"].map(|column| texts.word(&format!("cmd-head-{column}"))).into();
        let rows: Vec<Vec<String>> = rows.into_iter().map(|row| vec![row.keys.join("  "), row.action, row.what]).collect();
        Reply::text(aligned(&head, &rows))
    };
    Ok(reply.with_aside(&complaints.join("\n")))
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

/// What the argument of an action says in words, where there are words for it.
fn about(texts: &Texts, name: &str, argument: &str) -> Option<String> {
    if argument.parse::<usize>().is_ok() {
        let own = format!("{name}-saved");
        return texts.has(&own).then(|| texts.tell(&own, &[("n", argument)]));
    }
    let key = format!("{name}-{argument}");
    texts.has(&key).then(|| texts.word(&key))
}

/// Every action that a key reaches, in the order of the help; one with an argument stands by itself.
fn rows(keymap: &Keymap, texts: &Texts) -> Vec<Row> {
    let row = |line: KeyLine| {
        let name = line.action.name();
        let what = texts.word(&format!("action-{name}"));
        let what = match line.argument.as_deref().and_then(|argument| about(texts, name, argument)) {
            Some(about) => format!("{what}: {about}"),
            None => what,
        };
        let action = line.argument.map_or_else(|| name.to_owned(), |argument| format!("{name} {argument}"));
        Row { keys: line.keys, action, what }
    };
    keymap.lines(&Context::ALL).into_iter().map(row).collect()
}
