//! `pult man`: the manual page, one for all commands: `pult man | man -l -`.

use super::{Reply, Trouble};
use crate::config::{Config, VARIABLES};
use crate::i18n::Texts;
use clap::{Arg, Command};
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

/// The exit codes of the contract; each has its sentence (`man-exit-N`).
const EXITS: [&str; 5] = ["0", "1", "2", "3", "4"];
/// Habits of every `--json` document, a sentence each (`man-json-…`).
const JSON: [&str; 5] = ["one", "ids", "times", "money", "null"];

/// The page as roff; `tree` is the whole command line.
pub fn run(mut tree: Command, config: &Config) -> Result<Reply, Trouble> {
    tree.build();
    let texts = Texts::new(config.lang);
    let page = Man::new(tree.clone());
    let mut head = Vec::new();
    page.render_title(&mut head)
        .and_then(|()| page.render_name_section(&mut head))
        .and_then(|()| page.render_synopsis_section(&mut head))
        .and_then(|()| page.render_options_section(&mut head))
        .map_err(|error| Trouble::Failed(error.to_string()))?;
    let mut roff = Roff::new();
    commands(&mut roff, &tree, &texts);
    listed(&mut roff, &texts, "man-exits", EXITS.map(|code| (code.to_owned(), texts.word(&format!("man-exit-{code}")))));
    roff.text([roman(texts.word("man-exit-check"))]);
    listed(&mut roff, &texts, "man-variables", VARIABLES.iter().map(|name| (name.to_string(), variable(&texts, name))));
    listed(&mut roff, &texts, "man-files", files(config, &texts));
    title(&mut roff, &texts, "man-json");
    for habit in JSON {
        roff.control("PP", []);
        roff.text([roman(texts.word(&format!("man-json-{habit}")))]);
    }
    listed(&mut roff, &texts, "man-examples", examples(&texts));
    Ok(Reply::text(String::from_utf8_lossy(&head).into_owned() + &roff.render()))
}

fn title(roff: &mut Roff, texts: &Texts, key: &str) {
    roff.control("SH", [texts.word(key).as_str()]);
}

/// A section of terms, each with what it means.
fn listed(roff: &mut Roff, texts: &Texts, key: &str, terms: impl IntoIterator<Item = (String, String)>) {
    title(roff, texts, key);
    for (term, meaning) in terms {
        tagged(roff, &term, &meaning);
    }
}

fn tagged(roff: &mut Roff, term: &str, meaning: &str) {
    roff.control("TP", []);
    roff.text([bold(term)]);
    roff.text([roman(meaning)]);
}

/// Every command with its own flags; those that all take stand in the options above.
fn commands(roff: &mut Roff, tree: &Command, texts: &Texts) {
    title(roff, texts, "man-commands");
    for command in tree.get_subcommands().filter(|command| !command.is_hide_set() && command.get_name() != "help") {
        let usage = command.clone().render_usage().to_string();
        roff.control("SS", [usage.trim_start_matches("Usage: ")]);
        roff.text([roman(command.get_about().map(ToString::to_string).unwrap_or_default())]);
        for arg in command.get_arguments().filter(|arg| is_its_own(arg)) {
            tagged(roff, &arg.to_string(), &arg.get_help().map(ToString::to_string).unwrap_or_default());
        }
    }
}

fn is_its_own(arg: &Arg) -> bool {
    !arg.is_global_set() && !arg.is_hide_set() && arg.get_id() != "help"
}

/// What a variable of the environment does.
fn variable(texts: &Texts, name: &str) -> String {
    texts.word(&format!("man-variable-{}", name.to_lowercase().replace('_', "-")))
}

fn files(config: &Config, texts: &Texts) -> [(String, String); 3] {
    [
        (config.paths.config_file.display().to_string(), texts.word("place-config")),
        (config.paths.embedded_file().display().to_string(), texts.word("place-desk")),
        (config.paths.log_file().display().to_string(), texts.word("place-log")),
    ]
}

fn examples(texts: &Texts) -> [(String, String); 4] {
    [
        ("pult demo", "man-example-demo"),
        ("pult tickets --view unassigned --json", "man-example-tickets"),
        ("pult route --all --dry-run --explain all", "man-example-route"),
        ("pult check --warn 5 --crit 20", "man-example-check"),
    ]
    .map(|(line, key)| (line.to_owned(), texts.word(key)))
}
