//! `pult report`: what a lead takes away.

use super::report_table::{Cell, Table, count};
use super::{Reply, Seat, Trouble, report_cost, report_done, report_usage};
use crate::desk::back::parse_day_back;
use crate::desk::moment::DAY;
use crate::desk::{Moment, Named, UnitId};
use crate::engine::lead as asked;
use crate::i18n::reason_words;
use crate::lead::{self, Hour, Tempo};
use crate::text::Raw;
use serde_json::json;

/// What there is.
const NAMES: [&str; 11] =
    ["load", "forecast", "arrivals", "heat", "breaches", "sla", "usage", "cost", "output", "channels", "loyalty"];

/// Days of a report about money and work whose beginning nobody says.
const DAYS_OF_WORK: i64 = 30;

/// Flags of `pult report`.
#[derive(Clone, Debug, clap::Args)]
#[command(
    after_help = "load: planned minutes against the shift. forecast: who will miss what. arrivals: tickets by the hour. heat: the \
                        average week. breaches: missed deadlines by reason, engineer, group, client. sla: deadlines kept, by clock. \
                        usage: limits of contracts by what is used, the day they are empty at this pace, and a suggested limit (enough in \
                        four of the last five months: the 80th percentile of six). cost: hours of engineers at their rate and the way there \
                        and back against fees and charged lines, without VAT and parts; the greatest losses first. output: tickets and \
                        norm-hours of each engineer with what was reopened. channels: how tickets come in. loyalty: were clients content, by client, engineer, month. \
                        load, forecast, heat and usage speak of now. A day as --to counts whole; without --from: 7 days (arrivals: 24 hours; \
                        cost, output and channels: 30 days; loyalty: 90 days)."
)]
pub struct Args {
    /// load, forecast, arrivals, heat, breaches, sla, usage, cost, output, channels, loyalty
    pub name: String,
    /// From: a day (22.11, yesterday, 2026-11-01) or a time
    #[arg(long, value_name = "D", allow_hyphen_values = true)]
    pub from: Option<String>,
    /// To: a day or a time; now, when left out
    #[arg(long, value_name = "D", allow_hyphen_values = true)]
    pub to: Option<String>,
    /// Print CSV for spreadsheets
    #[arg(long, conflicts_with = "json")]
    pub csv: bool,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}

/// Prints a report.
pub async fn run(seat: &Seat, args: &Args) -> Result<Reply, Trouble> {
    let days = match args.name.as_str() {
        "arrivals" => 1,
        "cost" | "output" | "channels" => DAYS_OF_WORK,
        "loyalty" => super::report_loyalty::DAYS,
        _ => lead::DAYS,
    };
    let (from, to) = period(seat, args, days)?;
    let of_a_period = matches!(args.name.as_str(), "arrivals" | "breaches" | "sla" | "cost" | "output" | "channels");
    if args.name == "loyalty" {
        return super::report_loyalty::run(seat, from, to, args.csv, args.json).await;
    }
    let table = match args.name.as_str() {
        "load" => load(seat).await?,
        "forecast" => forecast(seat).await?,
        "arrivals" => arrivals(seat, from, to).await?,
        "heat" => heat(seat).await?,
        "breaches" => breaches(seat, from, to).await?,
        "sla" => sla(seat, from, to).await?,
        "usage" => report_usage::usage(seat).await?,
        "cost" => report_cost::cost(seat, from, to).await?,
        "output" => report_done::output(seat, from, to).await?,
        "channels" => report_done::channels(seat, from, to).await?,
        name => return Err(seat.wrong("cmd-no-report", &[("name", name), ("names", &NAMES.join(", "))])),
    };
    let said = seat.said();
    if args.csv {
        return Ok(Reply::text(table.csv(said)?));
    }
    let bound = |at: Moment| of_a_period.then(|| said.time(at));
    let document = json!({
        "report": args.name, "as_of": said.time(seat.now), "from": bound(from), "to": bound(to), "rows": table.json(said),
    });
    Reply::either(args.json, &document, || table.text(seat))
}

/// The period: its beginning, and its end that is not part of it.
fn period(seat: &Seat, args: &Args, days: i64) -> Result<(Moment, Moment), Trouble> {
    let read =
        |text: &str| parse_day_back(text, seat.now, seat.zone()).ok_or_else(|| seat.wrong("cmd-bad-past", &[("text", text)]));
    let to = match &args.to {
        Some(text) => match read(text)? {
            // A day counts whole, as far as it has been.
            (day, true) => Moment((day.0 + DAY).min(seat.now.0)),
            (at, false) => at,
        },
        None => seat.now,
    };
    let from = match &args.from {
        Some(text) => read(text)?.0,
        None => Moment(to.0 - days * DAY),
    };
    if from > to {
        return Err(seat.wrong("cmd-bad-period", &[("from", &seat.time(from)), ("to", &seat.time(to))]));
    }
    Ok((from, to))
}

fn who(unit: &Named<UnitId>) -> Cell {
    Cell::Who(unit.id.to_string(), unit.name.clone())
}

async fn load(seat: &Seat) -> Result<Table, Trouble> {
    let crew = asked::crew(&*seat.desk, seat.now).await?;
    let rows = crew.loads.iter().map(|load| {
        vec![
            who(&load.unit),
            count(load.open),
            Cell::Span(load.planned),
            Cell::Span(load.left),
            Cell::Span(load.room()),
            Cell::Code(load.how.name().into(), format!("report-state-{}", load.how.name())),
            load.until.map_or(Cell::None, Cell::At),
        ]
    });
    let columns = vec!["engineer", "open", "planned_minutes", "left_minutes", "room_minutes", "state", "until"];
    Ok(Table::new(columns, rows.collect()))
}

async fn forecast(seat: &Seat) -> Result<Table, Trouble> {
    let crew = asked::crew(&*seat.desk, seat.now).await?;
    let rows = crew.late.iter().map(|late| {
        vec![
            Cell::Words(Raw::from(late.ticket.as_str())),
            Cell::Number(late.number),
            who(&late.unit),
            Cell::Code(late.of.name().into(), format!("cmd-clock-{}", late.of.name())),
            Cell::At(late.due),
            late.meets.map_or(Cell::None, Cell::At),
            late.late().map_or(Cell::None, Cell::Span),
        ]
    });
    let columns = vec!["ticket", "number", "engineer", "due_kind", "due", "expected", "late_minutes"];
    Ok(Table::new(columns, rows.collect()))
}

async fn arrivals(seat: &Seat, from: Moment, to: Moment) -> Result<Table, Trouble> {
    let begins = Tempo::begins(seat.now, seat.zone());
    let arrivals = asked::arrivals(&*seat.desk, from.min(begins), Moment(seat.now.0 + 1)).await?;
    let tempo = lead::tempo(&arrivals, seat.zone(), seat.now);
    let usual = |hour: &Hour| hour.usual.map_or(Cell::None, |tenths| Cell::Tenths(tenths.0));
    let hours = lead::hours_of(&arrivals, &tempo, seat.zone(), from, to);
    let rows = hours.iter().map(|hour| vec![Cell::At(hour.from), Cell::Number(i64::from(hour.tickets)), usual(hour)]);
    Ok(Table::new(vec!["hour", "tickets", "usual"], rows.collect()))
}

async fn heat(seat: &Seat) -> Result<Table, Trouble> {
    let arrivals = asked::arrivals(&*seat.desk, Tempo::begins(seat.now, seat.zone()), Moment(seat.now.0 + 1)).await?;
    let tempo = lead::tempo(&arrivals, seat.zone(), seat.now);
    let lang = seat.texts.lang();
    let mut rows = Vec::new();
    for (weekday, hours) in tempo.heat.iter().enumerate().filter(|_| tempo.weeks > 0) {
        for (hour, tenths) in hours.iter().enumerate() {
            // Monday is 1, as ISO 8601 has it.
            let day = Cell::Said((weekday + 1).to_string(), lang.weekday_name(weekday).into());
            rows.push(vec![day, count(hour), Cell::Tenths(tenths.0)]);
        }
    }
    Ok(Table::new(vec!["weekday", "hour", "average"], rows))
}

async fn breaches(seat: &Seat, from: Moment, to: Moment) -> Result<Table, Trouble> {
    let told = lead::breaches(&asked::judged(&*seat.desk, from, to).await?, seat.now);
    let by = |by: &str| Cell::Code(by.into(), format!("report-by-{by}"));
    let mut rows = vec![vec![by("all"), Cell::None, count(told.tickets)]];
    for (code, n) in &told.by_reason {
        let words = |code: &String| reason_words(&seat.texts, &seat.furniture.policy.reasons, code);
        let reason = code.as_ref().map_or(Cell::Nobody("lead-no-reason"), |code| Cell::Said(code.clone(), words(code)));
        rows.push(vec![by("reason"), reason, count(*n)]);
    }
    for (kind, counted) in [("engineer", &told.by_engineer), ("group", &told.by_group), ("client", &told.by_client)] {
        for (name, n) in counted {
            rows.push(vec![
                by(kind),
                name.as_ref().map_or(Cell::Nobody("lead-nobody"), |name| Cell::Words(name.clone())),
                count(*n),
            ]);
        }
    }
    Ok(Table::new(vec!["by", "name", "tickets"], rows))
}

async fn sla(seat: &Seat, from: Moment, to: Moment) -> Result<Table, Trouble> {
    let shares = lead::shares(&asked::judged(&*seat.desk, from, to).await?, seat.now);
    let rows = shares.iter().map(|share| {
        let clock = match share.kind {
            Some(kind) => Cell::Code(kind.name().into(), format!("cmd-clock-{}", kind.name())),
            None => Cell::Code("all".into(), "report-clock-all".into()),
        };
        let percent = share.per_mille().map_or(Cell::None, |share| Cell::Tenths(i64::try_from(share).unwrap_or(0)));
        vec![clock, count(share.due), count(share.met), count(share.due - share.met), percent]
    });
    Ok(Table::new(vec!["clock", "due", "met", "missed", "share_percent"], rows.collect()))
}
