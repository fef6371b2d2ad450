//! `pult run`: the console driven by a script, no terminal.

/// Flags of `pult run`.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// The script's file; `-` reads stdin
    pub script: String,
    /// Columns and rows of the screen
    #[arg(long, value_name = "WxH", default_value = "120x40", value_parser = size)]
    pub size: (u16, u16),
    /// Print one JSON object a step
    #[arg(long)]
    pub json: bool,
}

fn size(text: &str) -> Result<(u16, u16), String> {
    let read = || {
        let (columns, rows) = text.split_once('x')?;
        let size: (u16, u16) = (columns.parse().ok()?, rows.parse().ok()?);
        (size.0 > 0 && size.1 > 0).then_some(size)
    };
    read().ok_or_else(|| "columns and rows, like 80x24".to_owned())
}
