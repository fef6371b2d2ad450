//! `pult restore FILE`: the embedded desk from a copy. The desk that stands there is kept aside, under a dated name.

use super::place::{Part, desk_file, sync_folder, unwritable};
use super::trouble::say_failure;
use super::{Clock, Reply, Trouble, backup, words};
use crate::backend;
use crate::config::Config;
use crate::desk::Failure;
use crate::i18n::Texts;
use serde_json::json;
use std::path::{Path, PathBuf};

/// What SQLite keeps beside a desk's file.
const BESIDE: [&str; 3] = ["", "-wal", "-shm"];

/// Flags of `pult restore`.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// The copy
    pub file: PathBuf,
    /// Print {"file","kept","tickets","seq","schema"}
    #[arg(long)]
    pub json: bool,
}

/// Looks the copy through, puts a whole one of it beside the desk, and changes places.
pub async fn run(config: &Config, clock: Clock, args: &Args) -> Result<Reply, Trouble> {
    let texts = Texts::new(config.lang);
    let desk = desk_file(config, &texts)?;
    let name = args.file.display().to_string();
    if backup::same(&desk, &args.file) {
        return Err(Trouble::Wrong(words(&texts, "restore-from-itself", &[("file", &name)])));
    }
    if !args.file.exists() {
        let why = texts.why(&std::io::ErrorKind::NotFound.into());
        return Err(Trouble::Wrong(words(&texts, "cmd-no-file", &[("file", &name), ("why", &why)])));
    }
    // The copy first: nothing is touched for one that is of no use.
    backend::look_through(&args.file).await.map_err(|failure| {
        let why = say_failure(&failure, &texts);
        Trouble::Refused(words(&texts, "restore-no-copy", &[("why", &why)]))
    })?;
    if desk.is_dir() {
        let what = crate::text::Raw::from(desk.display().to_string());
        return Err(Trouble::Closed(Failure::File { code: "folder", what }));
    }
    let stands = desk.exists();
    if stands && is_worked_on(&desk).await? {
        return Err(Trouble::Refused(words(&texts, "restore-in-use", &[("desk", &desk.display().to_string())])));
    }
    if let Some(folder) = desk.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(|error| unwritable(&texts, folder, &error))?;
    }
    let part = Part::beside(&desk).map_err(|error| unwritable(&texts, &desk, &error))?;
    let whole = backend::copy(&args.file, part.path()).await?;
    let kept = if stands { Some(put_aside(&desk, clock).map_err(|error| unwritable(&texts, &desk, &error))?) } else { None };
    if let Err(error) = part.becomes(&desk) {
        if let Some(kept) = &kept {
            bring_back(kept, &desk);
        }
        return Err(unwritable(&texts, &desk, &error));
    }
    let kept = kept.map(|kept| kept.display().to_string());
    let document = json!({ "file": desk.display().to_string(), "kept": kept, "tickets": whole.tickets, "seq": whole.seq, "schema": whole.schema });
    Reply::either(args.json, &document, || {
        let (tickets, seq) = (whole.tickets.to_string(), whole.seq.to_string());
        let values = [("file", name.as_str()), ("tickets", tickets.as_str()), ("seq", seq.as_str())];
        let done = words(&texts, "restore-done", &values);
        match &kept {
            Some(kept) => format!("{done}\n{}", words(&texts, "restore-kept", &[("kept", kept)])),
            None => done,
        }
    })
}

/// Has anybody else this desk open? Of a file that is no desk, or damaged, nobody can tell: it is put aside all the same, and
/// that is what a copy is there for.
async fn is_worked_on(desk: &Path) -> Result<bool, Trouble> {
    match backend::is_alone(desk).await {
        Ok(alone) => Ok(!alone),
        Err(Failure::File { code: "damaged", .. } | Failure::Refused { .. } | Failure::Broken { .. }) => Ok(false),
        Err(failure) => Err(Trouble::Closed(failure)),
    }
}

/// Renames the desk with what stands beside it: `desk.2026-11-23T073000Z.db`, with a number where that is taken.
fn put_aside(desk: &Path, clock: Clock) -> std::io::Result<PathBuf> {
    let stem = desk.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let ending = desk.extension().map(|ending| format!(".{}", ending.to_string_lossy())).unwrap_or_default();
    let at = clock.now().utc().format("%Y-%m-%dT%H%M%SZ");
    let named = |n: u32| {
        let again = if n > 1 { format!("-{n}") } else { String::new() };
        desk.with_file_name(format!("{stem}.{at}{again}{ending}"))
    };
    let aside = (1..1_000).map(named).find(|path| !path.exists()).unwrap_or_else(|| named(1));
    move_all(desk, &aside)?;
    sync_folder(desk)?;
    Ok(aside)
}

fn move_all(from: &Path, to: &Path) -> std::io::Result<()> {
    let with = |path: &Path, ending: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        PathBuf::from(name)
    };
    for ending in BESIDE {
        let (from, to) = (with(from, ending), with(to, ending));
        if from.exists() {
            std::fs::rename(from, to)?;
        }
    }
    Ok(())
}

/// The copy did not get its place: the desk goes back to where it was.
fn bring_back(kept: &Path, desk: &Path) {
    if let Err(error) = move_all(kept, desk) {
        tracing::error!(%error, kept = %kept.display(), "the desk could not be brought back");
    }
}
