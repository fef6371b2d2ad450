//! `pult route`: the plan over the queue, with its reasons.

use super::{Reply, Seat, Trouble, assign, plan_json, plan_text, route_compare};
use crate::backend::{self, Failure};
use crate::config::Config;
use crate::desk::{Act, Backlog, BatchId, Card, Change, Load, Policy, Record, Ticket, TicketId, Unit, Wish};
use crate::engine::{Clock, Stopwatch};
use crate::exchange;
use crate::routing::{self, Made, Plan, Refused};
use std::path::{Path, PathBuf};

/// So many wishes go in one transaction.
const BATCH: usize = 500;

/// Flags of `pult route`.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Ids or numbers of tickets
    #[arg(required_unless_present_any = ["all", "from", "rebalance"], conflicts_with = "all")]
    pub ids: Vec<String>,
    /// All open tickets that nobody holds
    #[arg(long)]
    pub all: bool,
    /// Level the load instead: the fewest tickets that change hands until nobody has much more than the mean
    #[arg(long, conflicts_with_all = ["ids", "all", "from", "policy", "explain"])]
    pub rebalance: bool,
    /// Write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
    /// With every candidate and everybody who may not
    #[arg(long, value_enum, value_name = "all")]
    pub explain: Option<Explain>,
    /// Plan by the house rules of this file; when nothing is written, compare with the plan by the desk's own
    #[arg(long, value_name = "FILE")]
    pub policy: Option<PathBuf>,
    /// Plan on an exported desk; never writes
    #[arg(long, value_name = "FILE")]
    pub from: Option<PathBuf>,
}

/// How much of the reasons is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Explain {
    /// Every candidate and everybody who may not
    All,
}

/// What became of a ticket of the plan.
pub(super) struct Fate {
    pub ticket: TicketId,
    pub number: i64,
    pub end: Result<i64, String>,
}

/// Plans, tells the plan, and applies it unless it is a dry run.
pub async fn run(config: &Config, clock: Clock, read_only: bool, args: &Args) -> Result<Reply, Trouble> {
    let seat = match &args.from {
        Some(file) => from_file(file, config, clock).await?,
        None => Seat::take(config, clock, read_only).await?,
    };
    let done = planned(&seat, args).await;
    seat.desk.close().await;
    done
}

async fn planned(seat: &Seat, args: &Args) -> Result<Reply, Trouble> {
    let writes = !args.dry_run && args.from.is_none();
    if writes {
        seat.may_write()?;
    }
    if args.rebalance {
        return super::levelling::run(seat, args.dry_run, args.json).await;
    }
    let policy = policy(seat, args.policy.as_deref()).await?;
    let backlog = seat.backlog(wanted(seat, args).await?).await?;
    let watch = Stopwatch::start();
    let plan = if args.explain.is_some() {
        routing::plan(&backlog, &policy, seat.now)
    } else {
        routing::plan_choices(&backlog, &policy, seat.now)
    };
    let solve_ms = watch.milliseconds();
    let fates = if writes { apply(seat, &plan, &backlog).await? } else { Vec::new() };
    let explain = args.explain.is_some();
    let told = plan_json::document(seat, &plan, solve_ms, explain, writes.then_some(&fates));
    if args.policy.is_some() && !writes {
        return compared(seat, args, &backlog, Made { policy: &policy, plan: &plan }, told);
    }
    let reply = Reply::either(args.json, &told, || plan_text::text(seat, &plan, &backlog, &fates, explain))?;
    let refused = fates.iter().any(|fate| fate.end.is_err());
    Ok(if refused { reply.exiting(4) } else { reply })
}

/// The plan by a file's rules beside the one by the desk's own.
fn compared(
    seat: &Seat,
    args: &Args,
    backlog: &Backlog,
    after: Made<'_>,
    mut told: plan_json::Document,
) -> Result<Reply, Trouble> {
    let own = routing::plan_choices(backlog, &seat.furniture.policy, seat.now);
    let before = Made { policy: &seat.furniture.policy, plan: &own };
    let comparison = routing::compare(backlog, seat.now, before, after);
    told.compared = Some(route_compare::document(&comparison, before.plan, after.plan));
    Reply::either(args.json, &told, || {
        let side_by_side = route_compare::text(seat, &comparison, before, after);
        match args.explain {
            Some(_) => format!("{}\n{side_by_side}", plan_text::text(seat, after.plan, backlog, &[], true)),
            None => side_by_side,
        }
    })
}

/// The chosen tickets; none means the whole queue.
async fn wanted(seat: &Seat, args: &Args) -> Result<Option<Vec<TicketId>>, Trouble> {
    if args.ids.is_empty() {
        return Ok(None);
    }
    let mut ids = Vec::new();
    for id in &args.ids {
        let head = seat.ticket(id).await?.ticket.head;
        if !head.phase.kind().is_open() {
            return Err(Trouble::Desk(Failure::refused("ticket-is-closed")));
        }
        ids.push(head.id);
    }
    Ok(Some(ids))
}

/// The house rules of the desk, or of a file: every complaint of it at once.
async fn policy(seat: &Seat, file: Option<&Path>) -> Result<Policy, Trouble> {
    let Some(path) = file else { return Ok(seat.furniture.policy.clone()) };
    let sheet = super::policy_file::read(seat, open(path, &seat.texts)?).await?;
    if let Some(Record::Policy(policy)) = sheet.records.into_iter().next() {
        return Ok(*policy);
    }
    let lines = sheet.report.bad.iter().map(|bad| super::import_told::bad_row(seat.texts.lang(), bad));
    Err(Trouble::Wrong(format!("{}:\n{}", path.display(), lines.collect::<Vec<_>>().join("\n"))))
}

fn open(path: &Path, texts: &crate::i18n::Texts) -> Result<std::fs::File, Trouble> {
    std::fs::File::open(path).map_err(|error| {
        let (file, why) = (path.display().to_string(), texts.why(&error));
        Trouble::Wrong(super::words(texts, "cmd-no-file", &[("file", &file), ("why", &why)]))
    })
}

/// A seat at a desk in memory, filled from an export.
async fn from_file(path: &Path, config: &Config, clock: Clock) -> Result<Seat, Trouble> {
    let texts = crate::i18n::Texts::new(config.lang);
    let mut loads: Vec<Load> = Vec::new();
    for load in exchange::read_desk(open(path, &texts)?) {
        match load {
            Ok(load) => loads.push(load),
            Err(bad) => {
                return Err(Trouble::Wrong(format!("{}: {}", path.display(), super::import_told::bad_row(texts.lang(), &bad))));
            }
        }
    }
    let desk = backend::open("memory:").await?;
    let size = loads.len();
    let stamp = super::import::Stamp { actor: &config.actor, from: None, at: clock.frozen(), origin: None };
    super::import::take_over(&desk, stamp, loads, size, Vec::new()).await?;
    Seat::at(desk, &format!("file:{}", path.display()), config, clock, true).await
}

/// Writes the plan: one batch, so that one undo takes it back. What changed meanwhile is told, the rest goes through.
async fn apply(seat: &Seat, plan: &Plan, backlog: &Backlog) -> Result<Vec<Fate>, Trouble> {
    let batch = BatchId::from(seat.new_id());
    let wishes: Vec<(TicketId, i64, Wish)> = plan
        .lines
        .iter()
        .filter_map(|line| {
            let chosen = &line.choice.as_ref()?.unit.id;
            Some((line, seat.furniture.units.iter().find(|unit| unit.id == *chosen)?))
        })
        .flat_map(|(line, unit)| std::iter::once(&line.ticket).chain(&line.with).map(move |id| (id, unit)))
        .filter_map(|(id, unit)| Some((backlog.tickets.iter().find(|t| t.head.id == *id)?, unit)))
        .map(|(ticket, unit)| (ticket.head.id.clone(), ticket.head.number, wish(seat, ticket, unit, &batch)))
        .collect();
    let mut fates = Vec::new();
    for part in wishes.chunks(BATCH) {
        let answers = seat.desk.apply(part.iter().map(|(.., wish)| wish.clone()).collect()).await?;
        for ((ticket, number, _), answer) in part.iter().zip(answers) {
            let end =
                answer.map(|applied| applied.event.seq).map_err(|failure| super::trouble::say_failure(&failure, &seat.texts));
            fates.push(Fate { ticket: ticket.clone(), number: *number, end });
        }
    }
    Ok(fates)
}

fn wish(seat: &Seat, ticket: &Ticket, unit: &Unit, batch: &BatchId) -> Wish {
    let what = Change::Assign { to: Some(assign::told(seat, unit)), over: None };
    let act = Act::Ticket { id: ticket.head.id.clone(), what, seen: Some(ticket.head.version) };
    seat.wish(act, None, Some(batch.clone()))
}

/// The rules that giving this ticket to this unit by hand would break.
pub(super) async fn broken_rules(seat: &Seat, card: &Card, unit: &Unit) -> Result<Vec<Refused>, Trouble> {
    let backlog = seat.backlog(Some(vec![card.ticket.head.id.clone()])).await?;
    Ok(routing::check(&backlog, &seat.furniture.policy, seat.now, &card.ticket, &unit.id))
}
