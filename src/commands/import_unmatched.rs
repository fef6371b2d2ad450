//! Rows whose client nobody knows: a table beside the file, to be filled in once and given back by `pult import matches`.

use super::import::Args;
use super::written::STREAM;
use super::{Seat, Trouble, import_read};
use crate::exchange::{self, Table, Unmatched, What, write_unmatched};
use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};

/// So many of them are told; the rest stands in the table.
const TOLD: usize = 20;

/// A sentence about them with the first ones; writes the table, but in a dry run.
pub(super) async fn report(seat: &Seat, args: &Args, rows: &[Unmatched]) -> Result<String, Trouble> {
    if rows.is_empty() {
        return Ok(String::new());
    }
    let mut told: Vec<String> = rows.iter().take(TOLD).map(|row| line(seat, row)).collect();
    if rows.len() > TOLD {
        told.push(seat.say("cmd-import-more", &[("count", &(rows.len() - TOLD).to_string())]));
    }
    let (count, list) = (rows.len().to_string(), told.join("\n"));
    let table = beside(&args.file);
    let file = table.display().to_string();
    let values = [("count", count.as_str()), ("file", &file)];
    let key = match () {
        () if is_begun(&table) => "cmd-import-unmatched-begun",
        () if args.dry_run => "cmd-import-unmatched-dry",
        () => "cmd-import-unmatched",
    };
    if key == "cmd-import-unmatched" {
        let register = import_read::known(seat, What::Debts).await?.register;
        let mut out = Vec::new();
        write_unmatched(rows, &register, &mut out).map_err(|error| Trouble::Failed(error.to_string()))?;
        write(&table, &out).map_err(|error| {
            let why = seat.texts.why(&error);
            seat.wrong("cmd-cannot-write", &[("file", &file), ("why", &why)])
        })?;
    }
    Ok(format!("\n{}\n{list}", seat.say(key, &values)))
}

/// What somebody has begun to fill in is theirs.
fn is_begun(table: &Path) -> bool {
    let table = std::fs::File::open(table).ok().and_then(|file| Table::read(file).ok());
    table.is_some_and(|table| exchange::is_begun(&table))
}

/// `  14: ООО Ромашка, ИНН 7707083893, 184500.50`
fn line(seat: &Seat, row: &Unmatched) -> String {
    let inn = if row.inn.is_empty() { String::new() } else { format!("ИНН {}", row.inn) };
    let sum = row.sum.map(|minor| seat.texts.lang().money(&crate::desk::Money::rub(minor))).unwrap_or_default();
    let parts = [super::columns::shown(&row.name), super::columns::shown(&inn.into()), sum];
    let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    format!("  {}: {}", row.line, parts.join(", "))
}

/// `debts.xlsx.unmatched.csv`; for stdin `stdin.unmatched.csv`
fn beside(file: &Path) -> PathBuf {
    let mut name = if file == Path::new(STREAM) { "stdin".into() } else { file.as_os_str().to_owned() };
    name.push(".unmatched.csv");
    name.into()
}

/// For its owner alone: the ИНН of a sole trader is a person's.
fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut part = path.as_os_str().to_owned();
    part.push(".part");
    let part = PathBuf::from(part);
    let mut how = OpenOptions::new();
    how.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut how, 0o600);
    let written = how.open(&part).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()?;
        std::fs::rename(&part, path)
    });
    if written.is_err() {
        let _ = std::fs::remove_file(&part);
    }
    written
}
