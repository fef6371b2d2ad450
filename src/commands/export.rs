//! `pult export`: the desk's tables as CSV, the rules as TOML, the whole as JSON lines.

pub use super::acts::Which;
use super::{Reply, Seat, Trouble, acts, import, seat::unexpected};
use crate::backend::{Answer, Board, Read};
use crate::desk::{Event, Kind, Load, Record};
use crate::exchange::{self, What};
use std::io::Write;
use std::path::{Path, PathBuf};

/// So many events are read at once.
const PAGE: u32 = 5_000;

/// Every kind of record, in an order in which each refers only to those before it.
const KINDS: [Kind; 15] = [
    Kind::Policy,
    Kind::Calendar,
    Kind::Package,
    Kind::Unit,
    Kind::Company,
    Kind::Site,
    Kind::Asset,
    Kind::Contact,
    Kind::Contract,
    Kind::PriceList,
    Kind::Debt,
    Kind::Match,
    Kind::Ruling,
    Kind::Maintenance,
    Kind::Call,
];

/// Flags of `pult export`.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// tickets, engineers, companies, contacts, sites, assets, packages, contracts, quotas, prices, acts, debts, matches, calendar,
    /// policy, desk
    pub kind: String,
    /// Where to; stdout without it
    pub file: Option<PathBuf>,
    /// Which acts
    #[command(flatten)]
    pub acts: Which,
}

/// Writes one table or the whole desk.
pub async fn run(seat: &Seat, args: &Args) -> Result<Reply, Trouble> {
    let what = import::kind(seat, &args.kind, "pult export")?;
    if args.acts.is_some() && what != What::Acts {
        return Err(seat.wrong("cmd-of-acts-only", &[("kind", &args.kind)]));
    }
    let mut out = Vec::new();
    let written = match what {
        What::Desk => exchange::write_desk(&whole(seat).await?, seat.now, &mut out).map_err(failed)?,
        What::Tickets => exchange::export_tickets(&seat.tickets(Board::All).await?, seat.zone(), &mut out).map_err(failed)?,
        What::Acts => acts::write(seat, &args.acts, &mut out).await?,
        What::Policy => {
            out.extend_from_slice(super::policy_file::text(&seat.texts, &seat.furniture.policy).as_bytes());
            1
        }
        What::Calendar => {
            let own: serde_json::Map<_, _> =
                seat.furniture.calendars.iter().map(|(id, plan)| (id.to_string(), plan.clone())).collect();
            serde_json::to_writer_pretty(&mut out, &own).map_err(failed)?;
            own.len() as u64
        }
        table => exchange::export(table, &seat.records(kind_of(table)).await?, seat.zone(), &mut out).map_err(failed)?,
    };
    let Some(path) = &args.file else { return Ok(Reply::text(String::from_utf8_lossy(&out).into_owned())) };
    write(path, &out).map_err(|error| {
        let (file, why) = (path.display().to_string(), seat.texts.why(&error));
        seat.wrong("cmd-cannot-write", &[("file", &file), ("why", &why)])
    })?;
    let (rows, file) = (written.to_string(), path.display().to_string());
    Ok(Reply::text(seat.say("cmd-exported", &[("kind", &args.kind), ("rows", &rows), ("file", &file)])))
}

/// By a file beside it and a rename, so that half an export never stands where a whole one stood.
fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".part");
    let beside = PathBuf::from(beside);
    let mut file = std::fs::File::create(&beside)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all()).and_then(|()| std::fs::rename(&beside, path));
    if written.is_err() {
        // What is left of it helps nobody, and on a full disk its room does.
        let _ = std::fs::remove_file(&beside);
    }
    written
}

fn failed(error: impl std::fmt::Display) -> Trouble {
    Trouble::Failed(error.to_string())
}

fn kind_of(what: What) -> Kind {
    match what {
        What::Engineers => Kind::Unit,
        What::Companies => Kind::Company,
        What::Contacts => Kind::Contact,
        What::Sites => Kind::Site,
        What::Assets => Kind::Asset,
        What::Packages => Kind::Package,
        What::Contracts | What::Quotas => Kind::Contract,
        What::Prices => Kind::PriceList,
        What::Debts => Kind::Debt,
        What::Matches => Kind::Match,
        What::Calendar => Kind::Calendar,
        What::Policy | What::Tickets | What::Acts | What::Desk => Kind::Policy,
    }
}

/// Records, tickets, history.
async fn whole(seat: &Seat) -> Result<Vec<Load>, Trouble> {
    let mut loads = Vec::new();
    for kind in KINDS {
        let records: Vec<Record> = seat.records(kind).await?;
        loads.extend(records.into_iter().map(Load::Record));
    }
    loads.extend(seat.tickets(Board::All).await?.into_iter().map(|ticket| Load::Ticket(Box::new(ticket))));
    let mut after = 0;
    loop {
        let events: Vec<Event> = match seat.desk.read(Read::Log { after, limit: PAGE }).await? {
            Answer::Log(events) => events,
            other => return Err(unexpected(&other)),
        };
        let Some(last) = events.last() else { return Ok(loads) };
        after = last.seq;
        loads.extend(events.into_iter().map(|event| Load::Event(Box::new(event))));
    }
}
