//! `pult import`: a file into the desk, all of it or nothing.

use super::import_read::read;
use super::import_told::told;
use super::written::STREAM;
use super::{Reply, Seat, Trouble, import_debts, import_desk, import_flags, import_origin, import_unmatched};
use crate::backend::{Flip, SharedDesk};
use crate::desk::{Kind, Load, Moment, Origin, Record};
use crate::exchange::What;
use indicatif::{ProgressBar, ProgressStyle};
use std::collections::{BTreeSet, HashMap};
use std::path::PathBuf;

/// So many things are put aside at once.
const BATCH: usize = 2_000;
/// From so many on, half of them gone at once looks like a part of an export.
const FEW: usize = 10;
/// Kinds of later releases.
const LATER: [&str; 1] = ["visits"];

/// Flags of `pult import`.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// tickets, engineers, companies, contacts, sites, assets, packages, contracts, quotas, prices, debts, matches, calendar, policy,
    /// desk
    pub kind: String,
    /// The file, or `-` for stdin: CSV, XLSX or a JSON list; TOML or JSON (calendar, policy), JSON lines (desk); gzip is unpacked
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
    /// When the file was true (debts, contracts, quotas, prices, assets): today without it
    #[arg(long, value_name = "D")]
    pub as_of: Option<String>,
    /// The program that the file comes from («1С»), as it is told beside what came from it: the file without it
    #[arg(long, value_name = "NAME")]
    pub source: Option<String>,
    /// The file is all there is: what is not in it goes (contracts, assets, matches; debts always are)
    #[arg(long)]
    pub whole: bool,
    /// Read and tell, write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Take the good rows where some are bad, a list that fell by more than half, a whole desk over tickets that moved on
    #[arg(long)]
    pub force: bool,
}

/// Reads the file, tells every bad row, and takes it over in one step.
pub async fn run(seat: &Seat, args: &Args) -> Result<Reply, Trouble> {
    if !args.dry_run {
        seat.may_write()?;
    }
    let what = kind(seat, &args.kind, "pult import")?;
    import_flags::fit(seat, what, args)?;
    if what == What::Debts {
        return import_debts::run(seat, args).await;
    }
    let origin = import_origin::of(seat, args, what)?;
    let sheet = read(seat, what, args).await?;
    let told = told(seat, &sheet.report);
    if !(sheet.report.is_clean() || args.force && !sheet.records.is_empty()) {
        let count = sheet.report.bad.len().to_string();
        // The good half of the rules is not what anybody wrote: --force does not help there.
        let key = if what == What::Policy { "cmd-import-bad-rules" } else { "cmd-import-bad" };
        let nothing = seat.say(key, &[("file", &args.file.display().to_string()), ("count", &count)]);
        return Ok(Reply::default().with_aside(&told).with_aside(&nothing).exiting(1));
    }
    let moved_on = match what {
        What::Desk if !args.force => import_desk::moved_on(seat, &sheet.records).await?,
        _ => None,
    };
    if let Some(refused) = moved_on {
        return Err(Trouble::Refused(refused));
    }
    let (loads, replaced, same) = changed(seat, args, sheet.records).await?;
    let unmatched = import_unmatched::report(seat, args, &sheet.report.unmatched).await?;
    let (things, same, rows) = (loads.len().to_string(), same.to_string(), sheet.report.rows.to_string());
    let values = [("things", things.as_str()), ("same", &same), ("rows", &rows), ("kind", &args.kind)];
    let key = match () {
        () if loads.is_empty() && replaced.is_empty() => "cmd-import-same",
        () if args.dry_run => "cmd-import-dry",
        () => "cmd-import-done",
    };
    let mut said = seat.say(key, &values);
    // A file that says the same today says it of today.
    let origin = match origin {
        Some(origin) if key == "cmd-import-done" || import_origin::is_news(seat, &origin).await? => Some(origin),
        _ => None,
    };
    if let Some(origin) = &origin {
        said = format!("{said}\n{}", import_origin::told(seat, origin));
    }
    if !args.dry_run && (key == "cmd-import-done" || origin.is_some()) {
        let size = loads.len();
        let stamp = Stamp { origin, ..Stamp::of(seat, args) };
        take_over(&seat.desk, stamp, loads, size, replaced).await?;
    }
    Ok(Reply::text(format!("{said}{unmatched}")).with_aside(&told))
}

/// What of the file differs from the desk, which kinds it empties first, and how many things stay as they are.
async fn changed(seat: &Seat, args: &Args, loads: Vec<Load>) -> Result<(Vec<Load>, Vec<Kind>, usize), Trouble> {
    let kinds: BTreeSet<Kind> = loads.iter().filter_map(record_of).map(Record::kind).collect();
    let is_all_records = loads.iter().all(|load| record_of(load).is_some());
    let [kind] = kinds.into_iter().collect::<Vec<_>>()[..] else { return Ok((loads, Vec::new(), 0)) };
    if !is_all_records {
        return Ok((loads, Vec::new(), 0));
    }
    let old: HashMap<String, Record> =
        seat.records(kind).await?.into_iter().map(|record| (record.id().to_owned(), record)).collect();
    let is_same = |load: &Load| record_of(load).is_some_and(|record| old.get(record.id()) == Some(record));
    let same = loads.iter().filter(|load| is_same(load)).count();
    if !args.whole {
        return Ok((loads.into_iter().filter(|load| !is_same(load)).collect(), Vec::new(), same));
    }
    let named: BTreeSet<&str> = loads.iter().filter_map(record_of).map(Record::id).collect();
    if old.len() == same && named.len() == same {
        return Ok((Vec::new(), Vec::new(), same));
    }
    if !args.force && old.len() >= FEW && named.len() * 2 < old.len() {
        let (was, now) = (old.len().to_string(), named.len().to_string());
        return Err(Trouble::Refused(seat.say("cmd-import-fall", &[("kind", &args.kind), ("was", &was), ("now", &now)])));
    }
    Ok((loads, vec![kind], same))
}

fn record_of(load: &Load) -> Option<&Record> {
    match load {
        Load::Record(record) => Some(record),
        Load::Ticket(_) | Load::Event(_) => None,
    }
}

/// The kind of that word; later ones are told so.
pub(super) fn kind(seat: &Seat, word: &str, verb: &str) -> Result<What, Trouble> {
    match What::named(word) {
        // Acts are made from specifications: nothing is to be read.
        Some(What::Acts) if verb == "pult import" => Err(Trouble::NotYet(format!("{verb} {word}"))),
        Some(what) => Ok(what),
        None if LATER.contains(&word) => Err(Trouble::NotYet(format!("{verb} {word}"))),
        None => {
            let known: Vec<&str> = What::ALL.iter().map(|what| what.name()).collect();
            Err(seat.wrong("cmd-bad-kind", &[("kind", word), ("known", &known.join(", "))]))
        }
    }
}

/// Who loads, from where, and when the log says so; the desk's own time when nothing froze the clock.
#[derive(Clone, Debug)]
pub(super) struct Stamp<'a> {
    pub actor: &'a str,
    pub from: Option<&'a str>,
    pub at: Option<Moment>,
    /// What it brings is of that program and that day.
    pub origin: Option<Origin>,
}

impl<'a> Stamp<'a> {
    /// Who sits here, with the name of the file.
    pub(super) fn of(seat: &'a Seat, args: &'a Args) -> Self {
        let from = args.file.file_name().and_then(|name| name.to_str()).filter(|name| *name != STREAM);
        Self { actor: seat.actor.raw(), from, at: seat.clock.frozen(), origin: None }
    }
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
    let flip = Flip {
        actor: stamp.actor.into(),
        from: stamp.from.map(Into::into),
        replace: replaced,
        origin: stamp.origin,
        at: stamp.at,
    };
    if let Err(failure) = bulk.flip_by(flip).await {
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
