//! `pult config`: the configuration file.

use super::columns::aligned_plain;
use super::{Reply, console};
use crate::config::{Complaint, Config, default_file};
use crate::i18n::{Texts, Value};

/// Flags of `pult config`.
#[derive(Clone, Debug, clap::Args)]
#[group(multiple = false)]
pub struct Args {
    /// Print the commented file with every setting and its default
    #[arg(long)]
    pub default: bool,
    /// Tell all that is wrong with settings, keys and theme; exit 2 when something is
    #[arg(long)]
    pub check: bool,
    /// Print where everything lives (the default)
    #[arg(long)]
    pub path: bool,
}

/// Tells about the configuration; `defaults` is what stands on this machine without a file. `complaints` of the file itself
/// were told on stderr already.
#[must_use]
pub fn run(config: &Config, defaults: &Config, complaints: &[Complaint], args: &Args) -> Reply {
    let texts = Texts::new(config.lang);
    match () {
        () if args.default => Reply::text(default_file(config.lang, defaults)),
        () if args.check => check(config, &texts, complaints),
        () => Reply::text(places(config, &texts)),
    }
}

/// Settings, keymap and theme: all at once.
fn check(config: &Config, texts: &Texts, complaints: &[Complaint]) -> Reply {
    let others = console::complaints(config, texts);
    let wrong = complaints.len() + others.len();
    let file = config.paths.config_file.display().to_string();
    if wrong > 0 {
        let told = others.iter().map(|complaint| format!("pult: {complaint}")).collect::<Vec<_>>().join("\n");
        return Reply::text(texts.say("config-ill", &[("n", Value::from(wrong))])).with_aside(&told).exiting(2);
    }
    let key = if config.paths.config_file.exists() { "config-fine" } else { "config-absent" };
    Reply::text(texts.tell(key, &[("file", &file)]))
}

/// Where everything lives, the file of the settings first: scripts take the first word of the first line.
fn places(config: &Config, texts: &Texts) -> String {
    let paths = &config.paths;
    let desk = if config.is_embedded_default() { paths.embedded_file().display().to_string() } else { config.desks.join(" ") };
    let rows = [
        (paths.config_file.display().to_string(), "place-config"),
        (desk, "place-desk"),
        (paths.log_file().display().to_string(), "place-log"),
    ];
    aligned_plain(&rows.map(|(place, what)| vec![place, texts.word(what)]))
}
