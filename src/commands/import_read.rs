//! Reads the file of an import with what stands on the desk already.

use super::import::Args;
use super::import_told::bad_row;
use super::written::STREAM;
use super::{Seat, Trouble};
use crate::backend::Board;
use crate::desk::{CalendarId, Kind, Load, Record};
use crate::exchange::{self, Known, Log, Map, Paper, Report, Sheet, Table, What, Why};
use crate::sla::Calendars;
use std::fs::File;
use std::io::ErrorKind;
use std::os::fd::AsFd;
use std::path::Path;

/// Reads the file; what is wrong in its rows stands in the report, what is wrong with the flags is a trouble.
pub async fn read(seat: &Seat, what: What, args: &Args) -> Result<Sheet<Load>, Trouble> {
    let known = known(seat, what).await?;
    let sheet = match what {
        What::Desk => desk(open(seat, &args.file)?),
        What::Tickets => tickets(seat, known, args).await?,
        What::Policy => super::policy_file::read(seat, open(seat, &args.file)?).await?.map(Load::Record),
        What::Calendar => {
            let stem = args.file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            exchange::calendars(open(seat, &args.file)?, &CalendarId::from(stem)).map(Load::Record)
        }
        What::Engineers if args.map.is_some() => {
            let table = table(seat, &args.file)?;
            let map = map(seat, args)?;
            exchange::engineers_by_work(&table, &map, &known).map(|unit| Load::Record(Record::Unit(Box::new(unit))))
        }
        _ => exchange::read(what, &table(seat, &args.file)?, &known).map(|sheet| sheet.map(Load::Record)).unwrap_or_default(),
    };
    Ok(sheet)
}

/// A table of our own as it is, a foreign log by its map.
async fn tickets(seat: &Seat, mut known: Known, args: &Args) -> Result<Sheet<Load>, Trouble> {
    let tickets = table(seat, &args.file)?;
    if args.map.is_none() && args.events.is_none() && exchange::is_own(&tickets) {
        known.tickets = seat.rows(Board::All).await?.into_iter().map(|row| row.id.to_string()).collect();
        return Ok(exchange::own_tickets(&tickets, &known));
    }
    let map = map(seat, args)?;
    let events = args.events.as_deref().map(|path| table(seat, path)).transpose()?;
    let until = args.until.as_deref().map(|text| seat.when(text)).transpose()?;
    let (calendars, _) = Calendars::builtin().with(&seat.furniture.calendars);
    let log = Log { tickets: &tickets, events: events.as_ref(), until };
    Ok(exchange::tickets(&log, &map, &known, &calendars))
}

fn desk(file: File) -> Sheet<Load> {
    let mut sheet = Sheet { records: Vec::new(), report: Report::default() };
    for load in exchange::read_desk(file) {
        sheet.report.rows += 1;
        match load {
            Ok(load) => sheet.records.push(load),
            Err(bad) => sheet.report.bad.push(bad),
        }
    }
    if sheet.report.rows == 0 {
        sheet.report.refuse(Why::NoRows);
    }
    sheet
}

/// What stands on the desk, for the references of the file.
pub(super) async fn known(seat: &Seat, what: What) -> Result<Known, Trouble> {
    let mut known = Known::new(seat.furniture.policy.clone(), seat.now);
    let mut kinds = vec![Kind::Unit, Kind::Company, Kind::Match, Kind::Site, Kind::Asset, Kind::Package, Kind::Calendar];
    match what {
        What::Debts | What::Matches => kinds = vec![Kind::Company, Kind::Match],
        What::Contracts | What::Quotas => kinds.push(Kind::Contract),
        _ => {}
    }
    for kind in kinds {
        seat.records(kind).await?.iter().for_each(|record| known.add(record));
    }
    Ok(known)
}

fn map(seat: &Seat, args: &Args) -> Result<Map, Trouble> {
    let Some(path) = &args.map else { return Err(seat.wrong("cmd-import-needs-map", &[])) };
    Map::read(open(seat, path)?).map_err(|wrong| {
        let line =
            |why: Why| bad_row(seat.texts.lang(), &exchange::BadRow { line: 0, column: String::new(), text: "".into(), why });
        let lines: Vec<String> = wrong.into_iter().map(line).collect();
        Trouble::Wrong(format!("{}: {}", path.display(), lines.join("; ")))
    })
}

fn table(seat: &Seat, path: &Path) -> Result<Table, Trouble> {
    paper(seat, path)?.table().map_err(|why| unreadable(seat, path, why))
}

/// The file as it lies there.
pub(super) fn paper(seat: &Seat, path: &Path) -> Result<Paper, Trouble> {
    Paper::read(open(seat, path)?).map_err(|why| unreadable(seat, path, why))
}

fn unreadable(seat: &Seat, path: &Path, why: Why) -> Trouble {
    let bad = exchange::BadRow { line: 0, column: String::new(), text: "".into(), why };
    Trouble::Failed(format!("{}: {}", path.display(), bad_row(seat.texts.lang(), &bad)))
}

/// `-` is stdin.
fn open(seat: &Seat, path: &Path) -> Result<File, Trouble> {
    let plain = |file: File| if file.metadata()?.is_dir() { Err(ErrorKind::IsADirectory.into()) } else { Ok(file) };
    let opened =
        if path == Path::new(STREAM) { std::io::stdin().as_fd().try_clone_to_owned().map(File::from) } else { File::open(path) };
    opened.and_then(plain).map_err(|error| {
        let (file, why) = (path.display().to_string(), seat.texts.why(&error));
        seat.wrong("cmd-no-file", &[("file", &file), ("why", &why)])
    })
}
