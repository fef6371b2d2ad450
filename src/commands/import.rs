//! `pult import`: a file into the desk, all of it or nothing.

use super::{Reply, Seat, Trouble, import_read::read};
use crate::backend::SharedDesk;
use crate::desk::{Kind, Load, Moment, Record};
use crate::exchange::{BadRow, Report, What};
use crate::i18n::Lang;
use indicatif::{ProgressBar, ProgressStyle};
use std::path::PathBuf;

/// So many things are put aside at once.
const BATCH: usize = 2_000;
/// So many bad rows are told one by one.
const TOLD: usize = 1_000;
/// Kinds of later releases.
const LATER: [&str; 3] = ["visits", "prices", "acts"];

/// Flags of `pult import`.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// tickets, engineers, companies, contacts, sites, assets, packages, contracts, debts, calendar, policy, desk
    pub kind: String,
    /// The file: CSV, TOML or JSON (calendar, policy), JSON lines (desk); gzip is unpacked
    pub file: PathBuf,
    /// Which column means what, for files of other programs
    #[arg(long, value_name = "MAP.toml")]
    pub map: Option<PathBuf>,
    /// The tickets' updates
    #[arg(long, value_name = "FILE")]
    pub events: Option<PathBuf>,
    /// The desk as it stood then
    #[arg(long, value_name = "T")]
    pub until: Option<String>,
    /// When the file was true (debts)
    #[arg(long, value_name = "D")]
    pub as_of: Option<String>,
    /// Read and tell, write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Take the good rows where some are bad, and debts that fall by more than half
    #[arg(long)]
    pub force: bool,
}

/// Reads the file, tells every bad row, and takes it over in one step.
pub async fn run(seat: &Seat, args: &Args) -> Result<Reply, Trouble> {
    if !args.dry_run {
        seat.may_write()?;
    }
    let what = kind(seat, &args.kind, "pult import")?;
    let sheet = read(seat, what, args).await?;
    let told = told(seat, &sheet.report);
    if !(sheet.report.is_clean() || args.force && !sheet.records.is_empty()) {
        let count = sheet.report.bad.len().to_string();
        // The good half of the rules is not what anybody wrote: --force does not help there.
        let key = if what == What::Policy { "cmd-import-bad-rules" } else { "cmd-import-bad" };
        let nothing = seat.say(key, &[("file", &args.file.display().to_string()), ("count", &count)]);
        return Ok(Reply::default().with_aside(&told).with_aside(&nothing).exiting(1));
    }
    let replaced = if what == What::Debts { vec![Kind::Debt] } else { Vec::new() };
    if what == What::Debts && !args.force {
        let old: Vec<Load> = seat.records(Kind::Debt).await?.into_iter().map(Load::Record).collect();
        if owed(&sheet.records) * 2 < owed(&old) {
            return Err(Trouble::Refused(seat.say("cmd-import-debts-fall", &[])));
        }
    }
    let (things, rows) = (sheet.records.len().to_string(), sheet.report.rows.to_string());
    let values = [("things", things.as_str()), ("rows", rows.as_str()), ("kind", args.kind.as_str())];
    if args.dry_run {
        return Ok(Reply::text(seat.say("cmd-import-dry", &values)).with_aside(&told));
    }
    let size = sheet.records.len();
    let stamp = Stamp { actor: seat.actor.raw(), at: seat.clock.frozen() };
    take_over(&seat.desk, stamp, sheet.records, size, replaced).await?;
    Ok(Reply::text(seat.say("cmd-import-done", &values)).with_aside(&told))
}

/// The kind of that word; later ones are told so.
pub(super) fn kind(seat: &Seat, word: &str, verb: &str) -> Result<What, Trouble> {
    match What::named(word) {
        Some(what) => Ok(what),
        None if LATER.contains(&word) => Err(Trouble::NotYet(format!("{verb} {word}"))),
        None => {
            let known: Vec<&str> = What::ALL.iter().map(|what| what.name()).collect();
            Err(seat.wrong("cmd-bad-kind", &[("kind", word), ("known", &known.join(", "))]))
        }
    }
}

/// Who loads, and when the log says so; the desk's own time when nothing froze the clock.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stamp<'a> {
    pub actor: &'a str,
    pub at: Option<Moment>,
}

/// Puts everything aside, then flips; what goes wrong leaves the desk as it was. `about` is how many there will be, for the bar.
pub(super) async fn take_over(
    desk: &SharedDesk,
    stamp: Stamp<'_>,
    loads: impl IntoIterator<Item = Load>,
    about: usize,
    replaced: Vec<Kind>,
) -> Result<(), Trouble> {
    let Some(bulk) = desk.bulk() else {
        return Err(crate::desk::Failure::Unsupported("import").into());
    };
    let bar = progress(about);
    let mut loads = loads.into_iter().peekable();
    while loads.peek().is_some() {
        let part: Vec<Load> = loads.by_ref().take(BATCH).collect();
        let size = part.len() as u64;
        if let Err(failure) = bulk.stage(part).await {
            bulk.discard().await?;
            return Err(failure.into());
        }
        bar.inc(size);
    }
    if let Err(failure) = bulk.flip_at(stamp.actor, replaced, stamp.at).await {
        bulk.discard().await?;
        return Err(failure.into());
    }
    bar.finish_and_clear();
    Ok(())
}

/// A bar on stderr where that is a terminal, else nothing.
fn progress(things: usize) -> ProgressBar {
    let style = ProgressStyle::with_template("{wide_bar} {pos}/{len}").unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(things as u64).with_style(style)
}

/// Kopecks owed in all; prepayments do not count.
fn owed(loads: &[Load]) -> i64 {
    let minor = |load: &Load| match load {
        Load::Record(Record::Debt(debt)) => debt.total.minor.max(0),
        _ => 0,
    };
    loads.iter().map(minor).sum()
}

/// Each bad row and each warning, one a line.
fn told(seat: &Seat, report: &Report) -> String {
    let lang = seat.texts.lang();
    let mut lines: Vec<String> = report.bad.iter().take(TOLD).map(|bad| bad_row(lang, bad)).collect();
    if report.bad.len() > TOLD {
        lines.push(seat.say("cmd-import-more", &[("count", &(report.bad.len() - TOLD).to_string())]));
    }
    let warning = seat.say("cmd-import-warning", &[]);
    lines.extend(report.warnings.iter().take(TOLD).map(|bad| format!("{warning}: {}", bad_row(lang, bad))));
    lines.join("\n")
}

/// `12, inn «77»: an ИНН has 10 or 12 digits`
pub(super) fn bad_row(lang: Lang, bad: &BadRow) -> String {
    let why = match lang {
        Lang::Ru => bad.why.ru(),
        Lang::En => bad.why.to_string(),
    };
    let mut place = Vec::new();
    if bad.line > 0 {
        place.push(bad.line.to_string());
    }
    if !bad.column.is_empty() {
        place.push(super::columns::shown(&bad.column.as_str().into()));
    }
    if !bad.text.is_blank() {
        place.push(format!("«{}»", super::columns::shown(&bad.text)));
    }
    if place.is_empty() { why } else { format!("{}: {why}", place.join(" ")) }
}
