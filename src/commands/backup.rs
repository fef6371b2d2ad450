//! `pult backup FILE`: a copy of the embedded desk as it stands at one moment, while consoles go on working.

use super::place::{Part, desk_file, unwritable};
use super::{Reply, Trouble, words};
use crate::backend::{self, Whole};
use crate::config::Config;
use crate::i18n::Texts;
use serde_json::json;
use std::path::{Path, PathBuf};

/// Flags of `pult backup`.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Where the copy goes
    pub file: PathBuf,
    /// Replace a file that stands there
    #[arg(long)]
    pub force: bool,
    /// Print {"file","bytes","tickets","seq","schema"}
    #[arg(long)]
    pub json: bool,
}

/// Copies, looks the copy through, and only then gives it its name.
pub async fn run(config: &Config, args: &Args) -> Result<Reply, Trouble> {
    let texts = Texts::new(config.lang);
    let desk = desk_file(config, &texts)?;
    let file = args.file.display().to_string();
    if same(&desk, &args.file) {
        return Err(Trouble::Wrong(words(&texts, "backup-onto-itself", &[("file", &file)])));
    }
    if args.file.is_dir() {
        return Err(unwritable(&texts, &args.file, &std::io::ErrorKind::IsADirectory.into()));
    }
    if args.file.exists() && !args.force {
        return Err(Trouble::Refused(words(&texts, "backup-stands", &[("file", &file)])));
    }
    // A desk that is not there is said before anything is made.
    backend::look_through(&desk).await.map_err(Trouble::Closed)?;
    let part = Part::beside(&args.file).map_err(|error| unwritable(&texts, &args.file, &error))?;
    let whole = backend::copy(&desk, part.path()).await?;
    part.becomes(&args.file).map_err(|error| unwritable(&texts, &args.file, &error))?;
    let bytes = std::fs::metadata(&args.file).map_or(0, |file| file.len());
    reply(&texts, args.json, "backup-done", &args.file, bytes, &whole)
}

/// What stands in the copy.
pub(super) fn reply(texts: &Texts, json: bool, key: &str, file: &Path, bytes: u64, whole: &Whole) -> Result<Reply, Trouble> {
    let name = file.display().to_string();
    let document = json!({ "file": name, "bytes": bytes, "tickets": whole.tickets, "seq": whole.seq, "schema": whole.schema });
    Reply::either(json, &document, || {
        let (tickets, seq) = (whole.tickets.to_string(), whole.seq.to_string());
        let size = format!("{:.1}", bytes as f64 / 1_048_576.0);
        words(texts, key, &[("file", &name), ("tickets", &tickets), ("seq", &seq), ("size", &size)])
    })
}

/// Do both names lead to one file?
pub(super) fn same(a: &Path, b: &Path) -> bool {
    matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}
