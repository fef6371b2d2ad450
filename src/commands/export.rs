//! `pult export`: the desk's tables as CSV, the rules as TOML, the whole as JSON lines.

pub use super::acts::Which;
use super::{Reply, Seat, Trouble, acts, import, seat::unexpected, written};
use crate::backend::{Answer, Board, Read};
use crate::desk::{Event, Kind, Load, Record};
use crate::exchange::{self, What};
use std::path::{Path, PathBuf};

/// So many events are read at once.
const PAGE: u32 = 5_000;

/// Every kind of record, in an order in which each refers only to those before it.
const KINDS: [Kind; 16] = [
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
    Kind::Origin,
    Kind::Maintenance,
    Kind::Call,
];

/// Flags of `pult export`.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// tickets, engineers, companies, contacts, sites, assets, packages, contracts, quotas, prices, acts, debts, matches, calendar,
    /// policy, desk
    pub kind: String,
    /// Where to: a file, a pipe, a device; stdout without it or with `-`
    pub file: Option<PathBuf>,
    /// Which acts
    #[command(flatten)]
    pub acts: Which,
}

impl Args {
    /// The file that is written; none for stdout.
    fn to(&self) -> Option<&Path> {
        self.file.as_deref().filter(|path| *path != Path::new(written::STREAM))
    }

    /// Is a file written, so that stdout has but a word about it?
    #[must_use]
    pub fn writes_a_file(&self) -> bool {
        self.to().is_some()
    }
}

/// Writes one table or the whole desk.
pub async fn run(seat: &Seat, args: &Args) -> Result<Reply, Trouble> {
    let what = import::kind(seat, &args.kind, "pult export")?;
    if args.acts.is_some() && what != What::Acts {
        return Err(seat.wrong("cmd-of-acts-only", &[("kind", &args.kind)]));
    }
    let mut out = Vec::new();
    let rows = match what {
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
    let Some(path) = args.to() else { return Ok(Reply::text(String::from_utf8_lossy(&out).into_owned())) };
    written::write(path, &out).map_err(|error| {
        let (file, why) = (path.display().to_string(), seat.texts.why(&error));
        seat.wrong("cmd-cannot-write", &[("file", &file), ("why", &why)])
    })?;
    let (rows, file) = (rows.to_string(), path.display().to_string());
    Ok(Reply::text(seat.say("cmd-exported", &[("kind", &args.kind), ("rows", &rows), ("file", &file)])))
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
