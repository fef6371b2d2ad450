//! `pult export acts`: drafts of acts of works done, as a table or as text to be signed.

use super::seat::unexpected;
use super::{Seat, Trouble};
use crate::backend::{Answer, Read};
use crate::desk::act::{Act, of_period};
use crate::desk::back::parse_day_back;
use crate::desk::client::Company;
use crate::desk::contract::Contract;
use crate::desk::moment::DAY;
use crate::desk::{Kind, Moment, Record};
use crate::exchange::{NamedAct, export_acts};
use crate::i18n::Parties;

/// Days of a period whose beginning nobody says.
const DAYS: i64 = 30;

/// Which acts: flags that stand beside `acts`.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Which {
    /// Acts: tickets solved from this day or time on (01.11, 2026-11-01); 30 days back without it
    #[arg(long, value_name = "D", allow_hyphen_values = true)]
    pub from: Option<String>,
    /// Acts: solved until this day, which counts whole, or time
    #[arg(long, value_name = "D", allow_hyphen_values = true)]
    pub to: Option<String>,
    /// Acts: of this client only, by id or by ИНН
    #[arg(long, value_name = "CLIENT")]
    pub company: Option<String>,
    /// Acts: text to be signed instead of a table
    #[arg(long)]
    pub text: bool,
}

impl Which {
    /// Does any of them stand there?
    pub fn is_some(&self) -> bool {
        self.from.is_some() || self.to.is_some() || self.company.is_some() || self.text
    }
}

/// Writes the acts; gives how many rows, or of texts how many acts.
pub async fn write(seat: &Seat, which: &Which, out: &mut Vec<u8>) -> Result<u64, Trouble> {
    let (from, to) = period(seat, which)?;
    let mut companies: Vec<Company> = Vec::new();
    let mut contracts: Vec<Contract> = Vec::new();
    for kind in [Kind::Company, Kind::Contract] {
        for record in seat.records(kind).await? {
            match record {
                Record::Company(company) => companies.push(*company),
                Record::Contract(contract) => contracts.push(*contract),
                _ => {}
            }
        }
    }
    let tickets = match seat.desk.read(Read::Billed { from, to }).await? {
        Answer::Tickets(tickets) => tickets,
        other => return Err(unexpected(&other)),
    };
    let mut acts = of_period(&tickets, from, to).map_err(|why| Trouble::Refused(seat.say(&format!("refusal-{why}"), &[])))?;
    if let Some(client) = &which.company {
        let known = companies.iter().find(|c| c.id.as_str() == client || (!c.inn.is_empty() && c.inn == *client));
        let known = known.ok_or_else(|| seat.wrong("cmd-no-client", &[("client", client)]))?;
        acts.retain(|act| act.company.as_ref().is_some_and(|c| c.id == known.id));
    }
    let named = |act: &Act| {
        let company = companies.iter().find(|c| act.company.as_ref().is_some_and(|named| named.id == c.id));
        (company, contracts.iter().find(|c| act.contract.as_ref() == Some(&c.id)))
    };
    if which.text {
        let texts: Vec<String> = acts
            .iter()
            .map(|act| {
                let (company, contract) = named(act);
                let parties = Parties::of(act, company, contract, Some((from, to)));
                seat.texts.act(act, &parties, seat.zone()).join("\n")
            })
            .collect();
        out.extend_from_slice(texts.join("\n\n\n").as_bytes());
        out.push(b'\n');
        return Ok(acts.len() as u64);
    }
    let all = acts.iter().map(|act| {
        let (company, contract) = named(act);
        NamedAct { act, company, contract }
    });
    export_acts(all, seat.zone(), out).map_err(|error| Trouble::Failed(error.to_string()))
}

fn period(seat: &Seat, which: &Which) -> Result<(Moment, Moment), Trouble> {
    let read =
        |text: &str| parse_day_back(text, seat.now, seat.zone()).ok_or_else(|| seat.wrong("cmd-bad-past", &[("text", text)]));
    let to = match &which.to {
        Some(text) => match read(text)? {
            (day, true) => Moment(day.0.saturating_add(DAY)),
            (at, false) => at,
        },
        // What was solved at this very moment is in it.
        None => Moment(seat.now.0.saturating_add(1)),
    };
    let from = match &which.from {
        Some(text) => read(text)?.0,
        None => Moment(to.0.saturating_sub(DAYS * DAY)),
    };
    if from > to {
        return Err(seat.wrong("cmd-bad-period", &[("from", &seat.time(from)), ("to", &seat.time(to))]));
    }
    Ok((from, to))
}
