//! `pult run`: the console driven by a script, no terminal.

use super::{Reply, Seat, Trouble, console};
use crate::config::Config;
use crate::headless;
use std::io::Read;

/// Flags of `pult run`.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// The script's file; `-` reads stdin
    pub script: String,
    /// Columns and rows of the screen
    #[arg(long, value_name = "WxH", default_value = "120x40", value_parser = headless::size)]
    pub size: (u16, u16),
    /// Print one JSON object a step
    #[arg(long)]
    pub json: bool,
}

/// Reads the script.
pub fn script(seat: &Seat, args: &Args) -> Result<String, Trouble> {
    let mut text = String::new();
    let read = match args.script.as_str() {
        "-" => std::io::stdin().read_to_string(&mut text).map(|_| ()),
        path => std::fs::read_to_string(path).map(|read| text = read),
    };
    match read {
        Ok(()) => Ok(text),
        Err(error) => Err(seat.wrong("cmd-no-file", &[("file", &args.script), ("why", &seat.texts.why(&error))])),
    }
}

/// Plays the script on the seat's desk; the report goes to stdout as it grows.
pub fn run(seat: Seat, config: &Config, handle: &tokio::runtime::Handle, args: &Args) -> Result<Reply, Trouble> {
    let script = script(&seat, args)?;
    let made = console::console(&seat, config, args.size, &|_| None);
    let start = headless::Start {
        setup: made.setup,
        desk: seat.desk,
        texts: seat.texts,
        themes: made.themes,
        handle: handle.clone(),
        json: args.json,
    };
    let played = headless::run(&script, start, &mut std::io::stdout(), &mut std::io::stderr());
    let exit = played.map_err(|error| Trouble::Failed(error.to_string()))?;
    let aside = made.complaints.join("\n");
    Ok(Reply::default().with_aside(&aside).exiting(exit))
}
