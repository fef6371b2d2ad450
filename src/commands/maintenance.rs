//! `pult maintenance`: what the regulations of contracts ask for, and the visits made of it.

use super::columns::{aligned, shown};
use super::seat::unexpected;
use super::{Reply, Seat, Trouble};
use crate::backend::{Answer, Read};
use crate::desk::client::{Asset, Company, Site};
use crate::desk::contract::Contract;
use crate::desk::moment::DAY;
use crate::desk::terms::under;
use crate::desk::visit::Maintenance;
use crate::desk::{Act, Applied, BatchId, Change, Failure, Kind, Moment, PackageId, Record, Ticket, TicketId, Wish, WishId};
use crate::sla::{Calendars, Stands, upkeep};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Days ahead that are looked at where nobody says.
const AHEAD_DAYS: i64 = 31;
/// Visits that go into one transaction.
const AT_ONCE: usize = 500;

/// Flags of `pult maintenance`.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Make the visits whose window begins before this day is over; without it they are only listed, a month ahead
    #[arg(long, value_name = "D")]
    pub until: Option<String>,
    /// Only say what would be made
    #[arg(long)]
    pub dry_run: bool,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}

/// All that regulations are about.
#[derive(Debug, Default)]
pub struct Papers {
    contracts: Vec<Contract>,
    companies: BTreeMap<String, Company>,
    sites: BTreeMap<String, Vec<Site>>,
    assets: BTreeMap<String, Vec<Asset>>,
    planned: Vec<Maintenance>,
    calendars: Calendars,
}

/// What is asked for, each with the ticket that was made of it.
pub type Asked<'a> = Vec<(upkeep::Due<'a>, Option<Ticket>)>;

impl Papers {
    /// Reads them; a desk without regulations is not read any further.
    pub async fn read(seat: &Seat) -> Result<Self, Trouble> {
        let mut papers = Self { calendars: Calendars::builtin().with(&seat.furniture.calendars).0, ..Self::default() };
        for record in seat.records(Kind::Contract).await? {
            if let Record::Contract(contract) = record
                && !terms(seat, &contract).upkeep().is_empty()
            {
                papers.contracts.push(*contract);
            }
        }
        if papers.contracts.is_empty() {
            return Ok(papers);
        }
        for kind in [Kind::Company, Kind::Site, Kind::Asset, Kind::Maintenance] {
            for record in seat.records(kind).await? {
                match record {
                    Record::Company(one) => drop(papers.companies.insert(one.id.to_string(), *one)),
                    Record::Site(one) => papers.sites.entry(one.company.to_string()).or_default().push(*one),
                    Record::Asset(one) => papers.assets.entry(one.company.to_string()).or_default().push(*one),
                    Record::Maintenance(one) => papers.planned.push(*one),
                    _ => {}
                }
            }
        }
        Ok(papers)
    }

    /// Does any contract regulate anything?
    pub fn are_there(&self) -> bool {
        !self.contracts.is_empty()
    }

    /// What is asked for with a window that begins before a moment, the most pressing first.
    pub async fn asked<'a>(&'a self, seat: &'a Seat, before: Moment) -> Result<Asked<'a>, Trouble> {
        let mut all = Vec::new();
        for contract in &self.contracts {
            let Some(company) = self.companies.get(contract.company.as_str()) else { continue };
            let of = company.id.as_str();
            let paper = upkeep::Paper {
                terms: terms(seat, contract),
                company,
                sites: self.sites.get(of).map(Vec::as_slice).unwrap_or_default(),
                assets: self.assets.get(of).map(Vec::as_slice).unwrap_or_default(),
                planned: &self.planned,
            };
            all.extend(upkeep::due(&paper, &self.calendars, seat.zone(), seat.now, before));
        }
        all.sort_by(|a, b| (a.stands, a.from, a.until, &a.ticket).cmp(&(b.stands, b.from, b.until, &b.ticket)));
        let ids = all.iter().map(|due| due.ticket.clone()).collect();
        let made = match seat.desk.read(Read::These(ids)).await? {
            Answer::Tickets(tickets) => tickets,
            other => return Err(unexpected(&other)),
        };
        let mut made: BTreeMap<TicketId, Ticket> = made.into_iter().map(|ticket| (ticket.head.id.clone(), ticket)).collect();
        Ok(all
            .into_iter()
            .map(|due| {
                let ticket = made.remove(&due.ticket);
                (due, ticket)
            })
            .collect())
    }
}

fn terms<'a>(seat: &'a Seat, contract: &'a Contract) -> crate::desk::terms::Terms<'a> {
    under(Some(contract), None, |id: &PackageId| seat.furniture.packages.iter().find(|package| package.id == *id))
}

/// Lists what is due, or makes it.
pub async fn run(seat: &Seat, args: &Args) -> Result<Reply, Trouble> {
    let makes = args.until.is_some() && !args.dry_run;
    if makes {
        seat.may_write()?;
    }
    let before = match &args.until {
        Some(text) => horizon(seat, text)?,
        None => Moment(seat.now.0.saturating_add(AHEAD_DAYS * DAY)),
    };
    let papers = Papers::read(seat).await?;
    let asked = papers.asked(seat, before).await?;
    let mut rows: Vec<Row> = asked.into_iter().map(|(due, ticket)| Row { due, ticket, new: false }).collect();
    // What the log calls the batch, so that one undo takes all of it back.
    let batch = BatchId::from(format!("upkeep-{}", seat.new_id()));
    let seq = if makes { make(seat, &batch, &mut rows).await? } else { None };
    let told = Told { rows: &rows, makes, before, seq };
    Reply::either(args.json, &document(seat, &told), || listing(seat, &papers, &told))
}

/// The end of the day that was named.
fn horizon(seat: &Seat, text: &str) -> Result<Moment, Trouble> {
    let at = seat.when(text)?;
    let day = at.utc().with_timezone(&seat.zone()).date_naive();
    let over = day.succ_opt().and_then(|next| crate::desk::shift::local(seat.zone(), next, 0));
    over.filter(|over| *over > seat.now).ok_or_else(|| seat.wrong("cmd-bad-time", &[("text", text)]))
}

/// A visit that is asked for, and what stands of it.
struct Row<'a> {
    due: upkeep::Due<'a>,
    ticket: Option<Ticket>,
    /// It was made just now.
    new: bool,
}

impl Row<'_> {
    /// A period that is over makes no visit any more.
    fn is_wanted(&self) -> bool {
        self.ticket.is_none() && self.due.stands != Stands::Missed
    }

    fn state(&self) -> &'static str {
        match (&self.ticket, self.new) {
            (Some(_), true) => "made",
            (Some(_), false) => "there",
            (None, _) => self.due.stands.name(),
        }
    }
}

/// Makes what is wanted. The name of the wish is that of the visit, so that of two who make it at once one only hears of it.
async fn make(seat: &Seat, batch: &BatchId, rows: &mut [Row<'_>]) -> Result<Option<i64>, Trouble> {
    let wanted: Vec<usize> = (0..rows.len()).filter(|place| rows[*place].is_wanted()).collect();
    let mut first = None;
    for some in wanted.chunks(AT_ONCE) {
        let wishes = some.iter().map(|place| wish(seat, batch, &rows[*place].due)).collect();
        let answers = seat.desk.apply(wishes).await?;
        for (place, answer) in some.iter().zip(answers) {
            let id = rows[*place].due.ticket.clone();
            rows[*place].new = match answer {
                Ok(Applied { event, .. }) if event.batch.as_ref() == Some(batch) => {
                    first = first.or(Some(event.seq));
                    true
                }
                // Another process was quicker.
                Ok(_) => false,
                Err(Failure::Refused { code, .. }) if code == "ticket-exists" => false,
                Err(failure) => return Err(failure.into()),
            };
            rows[*place].ticket = Some(seat.ticket(id.as_str()).await?.ticket);
        }
    }
    Ok(first)
}

fn wish(seat: &Seat, batch: &BatchId, due: &upkeep::Due) -> Wish {
    let what = Change::Register { ticket: Box::new(due.as_ticket(seat.now)) };
    let act = Act::Ticket { id: due.ticket.clone(), what, seen: None };
    Wish { id: WishId::from(due.ticket.to_string()), ..seat.wish(act, None, Some(batch.clone())) }
}

/// What is told of it.
struct Told<'a> {
    rows: &'a [Row<'a>],
    makes: bool,
    before: Moment,
    /// The first event of what was made.
    seq: Option<i64>,
}

impl Told<'_> {
    fn count(&self, is: impl Fn(&Row) -> bool) -> usize {
        self.rows.iter().filter(|row| is(row)).count()
    }

    fn wanted(&self) -> usize {
        self.rows.iter().filter(|row| row.is_wanted()).count()
    }
}

fn listing(seat: &Seat, papers: &Papers, told: &Told) -> String {
    if !papers.are_there() {
        return seat.say("cmd-upkeep-none", &[]);
    }
    let lang = seat.texts.lang();
    let day = |at: Moment| lang.day(at, seat.now, seat.zone());
    let head = ["window", "number", "place", "work", "upkeep"].map(|column| seat.say(&format!("cmd-head-{column}"), &[]));
    let cells = |row: &Row| {
        let due = &row.due;
        let window = row.ticket.as_ref().and_then(|t| t.extra.visit.as_ref()?.window).unwrap_or((due.from, due.until));
        let place = format!("{}, {}", shown(&due.company.name), shown(&due.site.name));
        let what = match due.assets.as_slice() {
            [only] => format!("{}: {}", shown(&due.regulation.name), shown(&only.name)),
            _ => shown(&due.regulation.name),
        };
        vec![
            format!("{}–{}", day(window.0), day(Moment(window.1.0.saturating_sub(1)))),
            row.ticket.as_ref().map(|ticket| ticket.head.number.to_string()).unwrap_or_default(),
            place,
            what,
            seat.say(&format!("cmd-upkeep-{}", row.state()), &[]),
        ]
    };
    let rows: Vec<Vec<String>> = told.rows.iter().map(cells).collect();
    let number = |n: usize| n.to_string();
    let made = number(told.count(|row| row.new));
    let wanted = number(told.wanted());
    let missed = told.count(|row| row.ticket.is_none() && row.due.stands == Stands::Missed);
    let until = lang.day(Moment(told.before.0.saturating_sub(1)), seat.now, seat.zone());
    let mut last = match (told.makes, told.seq) {
        (true, Some(seq)) => seat.say("cmd-upkeep-done", &[("made", &made), ("until", &until), ("seq", &seq.to_string())]),
        (true, None) => seat.say("cmd-upkeep-nothing", &[("until", &until)]),
        (false, _) => seat.say("cmd-upkeep-would", &[("wanted", &wanted), ("until", &until)]),
    };
    if missed > 0 {
        last.push('\n');
        last.push_str(&seat.say("cmd-upkeep-missed-n", &[("count", &number(missed))]));
    }
    if rows.is_empty() { last } else { format!("{}\n\n{last}", aligned(&head, &rows)) }
}

fn document(seat: &Seat, told: &Told) -> Value {
    let said = seat.said();
    let one = |row: &Row| {
        let due = &row.due;
        json!({
            "ticket": row.ticket.as_ref().map(|ticket| &ticket.head.id), "number": row.ticket.as_ref().map(|t| t.head.number),
            "contract": due.terms.contract.map(|contract| &contract.id), "regulation": due.regulation.code,
            "name": due.regulation.name, "company": { "id": due.company.id, "name": due.company.name },
            "site": { "id": due.site.id, "name": due.site.name },
            "assets": due.assets.iter().map(|asset| &asset.id).collect::<Vec<_>>(),
            "period": { "from": due.turn.from, "until": due.turn.until },
            "window": { "from": said.time(due.from), "until": said.time(due.until) },
            "stands": due.stands.name(), "state": row.state(),
        })
    };
    json!({
        "as_of": said.time(seat.now), "before": said.time(told.before), "makes": told.makes,
        "made": told.count(|row| row.new), "there": told.count(|row| row.ticket.is_some() && !row.new),
        "due": told.wanted(),
        "missed": told.count(|row| row.ticket.is_none() && row.due.stands == Stands::Missed), "seq": told.seq,
        "visits": told.rows.iter().map(one).collect::<Vec<_>>(),
    })
}
