//! `pult debt`: what is decided about a client's debt, as the keys of the caller's panel do it.

use super::columns::shown;
use super::{Reply, Seat, Trouble, change, whom};
use crate::desk::client::{Approver, Company};
use crate::desk::contract::DebtRelief;
use crate::desk::{Act, Decided, Kind, Moment, Record, ruling};
use crate::text::Raw;

/// Flags of `pult debt`.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// The client: id, ИНН or an unambiguous name
    pub company: String,
    /// What is decided
    pub what: What,
    /// The last day that it holds: paid-today takes the days of the rules without it
    #[arg(long, value_name = "T")]
    pub until: Option<String>,
    /// Who decided the stop: who runs the command without it
    #[arg(long, value_name = "NAME")]
    pub who: Option<String>,
    /// Print {"seq","ticket","version"}
    #[arg(long)]
    pub json: bool,
}

/// What can be decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum What {
    /// They say that they have paid
    PaidToday,
    /// The client disputes it
    Disputed,
    /// It is paid by instalments
    Instalment,
    /// What lifted it holds no longer
    Bite,
    /// Not served while anything is owed (a lead's word)
    Stop,
    /// Served again (a lead's word)
    Serve,
}

/// Writes the decision down.
pub async fn run(seat: &Seat, args: &Args) -> Result<Reply, Trouble> {
    seat.may_write()?;
    let company = company(seat, &args.company).await?;
    let owes = |debt: &crate::desk::contract::Debt| debt.owed() > 0;
    let debt = seat.dossier(&company.id).await?.and_then(|dossier| dossier.debt);
    if !debt.as_ref().is_some_and(owes) {
        return Err(Trouble::Refused(seat.say("cmd-debt-nothing", &[("who", &shown(&company.name))])));
    }
    let decided = decided(seat, args)?;
    let what = told(seat, &company, &decided);
    let applied = seat.apply(Act::Debt { company: company.id, decided }, None).await?;
    change::done(seat, &applied, args.json, &what)
}

fn decided(seat: &Seat, args: &Args) -> Result<Decided, Trouble> {
    let lift = |why, until| Decided::Lift { why, until };
    let stray = |flag: &str| seat.wrong("cmd-debt-stray", &[("flag", flag)]);
    let lifts = matches!(args.what, What::PaidToday | What::Disputed | What::Instalment);
    if args.until.is_some() && !lifts {
        return Err(stray("--until"));
    }
    if args.who.is_some() && args.what != What::Stop {
        return Err(stray("--who"));
    }
    Ok(match args.what {
        What::PaidToday if args.until.is_none() => {
            lift(DebtRelief::PaidToday, ruling::through(seat.now, seat.furniture.policy.debts.paid_days, seat.zone()))
        }
        What::PaidToday => lift(DebtRelief::PaidToday, until(seat, args)?),
        What::Disputed => lift(DebtRelief::Disputed, until(seat, args)?),
        What::Instalment => lift(DebtRelief::Instalment, until(seat, args)?),
        What::Bite => Decided::Bite,
        What::Stop => {
            let name = args.who.as_deref().map_or_else(|| seat.actor.clone(), Raw::from);
            Decided::Stop { who: Approver { name, phone: None } }
        }
        What::Serve => Decided::Serve,
    })
}

/// The end of the day that is named.
fn until(seat: &Seat, args: &Args) -> Result<Moment, Trouble> {
    let Some(text) = args.until.as_deref() else { return Err(seat.wrong("cmd-debt-until", &[])) };
    let until = ruling::through(seat.when(text)?, 0, seat.zone());
    if until <= seat.now { Err(seat.wrong("cmd-time-passed", &[("text", text)])) } else { Ok(until) }
}

fn told(seat: &Seat, company: &Company, decided: &Decided) -> String {
    let name = shown(&company.name);
    let (until, who) = match decided {
        // An end is the first moment after it; people say the last day.
        Decided::Lift { until, .. } => (seat.texts.lang().date(Moment(until.0.saturating_sub(1)), seat.zone()), String::new()),
        Decided::Stop { who } => (String::new(), shown(&who.name)),
        Decided::Bite | Decided::Serve => (String::new(), String::new()),
    };
    let values = [("name", name.as_str()), ("until", &until), ("who", &who)];
    seat.say(&format!("cmd-what-debt-{}", decided.name()), &values)
}

/// The client by id, ИНН or an unambiguous name: the whole of it, else the beginning of one of its words.
async fn company(seat: &Seat, said: &str) -> Result<Company, Trouble> {
    let all = seat.records(Kind::Company).await?;
    let all: Vec<Company> = all.into_iter().filter_map(|r| if let Record::Company(c) = r { Some(*c) } else { None }).collect();
    let wanted = plain(said);
    let ways: [&dyn Fn(&Company) -> bool; 3] = [
        &|company| company.id.as_str() == said || (!said.is_empty() && company.inn == said),
        &|company| plain(company.name.raw()) == wanted,
        &|company| !wanted.is_empty() && whom::begins(&plain(company.name.raw()), &wanted),
    ];
    for fits in ways {
        let found: Vec<&Company> = all.iter().filter(|company| fits(company)).collect();
        match found[..] {
            [] => {}
            [one] => return Ok(one.clone()),
            _ => {
                let names: Vec<String> = found.iter().take(5).map(|c| format!("{} ({})", shown(&c.name), c.id)).collect();
                return Err(seat.wrong("cmd-many-companies", &[("who", said), ("names", &names.join(", "))]));
            }
        }
    }
    Err(seat.wrong("cmd-no-company", &[("who", said)]))
}

/// A name as people say it: without quotation marks, in any case.
fn plain(name: &str) -> String {
    whom::fold(&name.replace(|c: char| !c.is_alphanumeric(), " "))
}
