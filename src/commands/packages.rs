//! `pult packages`: what is sold, and one package as answers to five questions.

use super::columns::{aligned, shown};
use super::{Reply, Seat, Trouble};
use crate::desk::contract::{Contract, Package, Quota};
use crate::desk::regulation::{Every, Regulation};
use crate::desk::terms::{Terms, as_sold, terms};
use crate::desk::{CalendarId, Kind, Minutes, Price, Priority, Record};
use crate::i18n::QUESTIONS;
use crate::sla::{Calendar, Calendars};
use crate::text::{fold, twin};
use crate::wire::money;
use serde_json::{Value, json};

/// Flags of `pult packages`.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// One package by id or name, or one contract by id or number; all packages without it
    pub name: Option<String>,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}

/// Prints the catalogue, or one of it at length.
pub async fn run(seat: &Seat, args: &Args) -> Result<Reply, Trouble> {
    let mut contracts: Vec<Contract> = Vec::new();
    for record in seat.records(Kind::Contract).await? {
        if let Record::Contract(contract) = record {
            contracts.push(*contract);
        }
    }
    let Some(name) = &args.name else {
        let mut packages: Vec<&Package> = seat.furniture.packages.iter().collect();
        packages.sort_by(|a, b| (a.name.raw(), &a.id).cmp(&(b.name.raw(), &b.id)));
        let all: Vec<Value> = packages.iter().map(|package| document(seat, as_sold(package), &contracts)).collect();
        return Reply::either(args.json, &json!({ "packages": all }), || listing(seat, &packages, &contracts));
    };
    let found = find(seat, name, &contracts)?;
    let one = document(seat, found, &contracts);
    Reply::either(args.json, &json!({ "packages": [one] }), || answers(seat, found))
}

/// The one that is named: by id, by the whole name, by a part of it that no other has.
fn find<'a>(seat: &'a Seat, name: &str, contracts: &'a [Contract]) -> Result<Terms<'a>, Trouble> {
    let packages = &seat.furniture.packages;
    if let Some(package) = packages.iter().find(|package| package.id.as_str() == name) {
        return Ok(as_sold(package));
    }
    let of = |contract: &'a Contract| terms(Some(contract), packages.iter().find(|package| package.id == contract.package));
    if let Some(contract) = contracts.iter().find(|c| c.id.as_str() == name || c.number.raw() == name) {
        return Ok(of(contract));
    }
    let wanted = [fold(name), fold(&twin(name))];
    let matching = |is: &dyn Fn(&str) -> bool| packages.iter().filter(|p| is(&fold(p.name.raw()))).collect::<Vec<_>>();
    let whole = matching(&|known| wanted.iter().any(|wanted| known == wanted));
    let part = matching(&|known| wanted.iter().any(|wanted| known.contains(wanted.as_str())));
    match (whole.as_slice(), part.as_slice()) {
        ([only], _) | ([], [only]) => Ok(as_sold(only)),
        _ => {
            let names: Vec<String> = packages.iter().map(|package| shown(&package.name)).collect();
            Err(seat.wrong("cmd-no-package", &[("name", name), ("names", &names.join(", "))]))
        }
    }
}

fn listing(seat: &Seat, packages: &[&Package], contracts: &[Contract]) -> String {
    if packages.is_empty() {
        return seat.say("packages-none", &[]);
    }
    let head = ["package", "when", "fee", "contracts"].map(|column| seat.say(&format!("cmd-head-{column}"), &[]));
    let calendars = calendars(seat);
    let rows: Vec<Vec<String>> = packages
        .iter()
        .map(|package| {
            let terms = as_sold(package);
            let fee = terms.fee().map(|fee| seat.texts.lang().money(&fee.money)).unwrap_or_default();
            let signed = contracts.iter().filter(|c| c.package == package.id && c.in_force(seat.now)).count();
            vec![shown(&package.name), calendar(&calendars, &package.targets.calendar), fee, signed.to_string()]
        })
        .collect();
    format!("{}\n\n{}", aligned(&head, &rows), seat.say("cmd-packages-one", &[]))
}

fn calendars(seat: &Seat) -> Calendars {
    Calendars::builtin().with(&seat.furniture.calendars).0
}

fn calendar(calendars: &Calendars, id: &CalendarId) -> String {
    shown(&calendars.get(id).map_or(id.as_str(), Calendar::name).into())
}

fn answers(seat: &Seat, terms: Terms) -> String {
    let calendars = calendars(seat);
    let answers = seat.texts.five_answers(terms, "", |id| calendar(&calendars, id));
    let package = terms.package.map(|package| shown(&package.name)).unwrap_or_default();
    let title = match terms.contract {
        Some(contract) => seat.say("packages-contract", &[("number", &shown(&contract.number)), ("package", &package)]),
        None => package,
    };
    let asked = QUESTIONS.iter().map(|question| seat.say(&format!("package-{question}"), &[]));
    let told = asked.zip(answers).map(|(question, lines)| format!("{question}:\n  {}", lines.join("\n  ")));
    std::iter::once(title).chain(told).collect::<Vec<_>>().join("\n")
}

/// One package or contract, every term as the desk reads it.
fn document(seat: &Seat, terms: Terms, contracts: &[Contract]) -> Value {
    let price = |price: &Price| json!({ "minor": price.money.minor, "currency": price.money.currency, "unit": price.unit, "vat": price.vat });
    let span = |goal: Option<Minutes>| goal.map(|goal| goal.0);
    let targets = terms.targets();
    let goals = targets.map(|targets| {
        let one = |priority: Priority| {
            let goals = targets.goals(priority);
            json!({
                "priority": priority, "reaction": span(goals.reaction), "reply": span(goals.reply),
                "arrival": span(goals.arrival), "resolution": span(goals.resolution),
            })
        };
        Priority::ALL.iter().rev().map(|priority| one(*priority)).collect::<Vec<_>>()
    });
    let quota = |quota: &Quota| json!({ "kind": quota.kind, "total": quota.total, "every": quota.every });
    let package = terms.package.map(|package| &package.id);
    let signed = |c: &&Contract| Some(&c.package) == package && c.in_force(seat.now);
    json!({
        "id": package, "name": terms.package.map(|package| &package.name),
        "contract": terms.contract.map(|c| json!({ "id": c.id, "number": c.number })),
        "about": terms.about(), "kinds": terms.kinds(),
        "calendar": targets.map(|t| &t.calendar), "critical_calendar": targets.and_then(|t| t.critical_calendar.as_ref()),
        "after_hours": terms.after_hours(), "reaction_by": targets.map(|t| t.reaction_by), "goals_minutes": goals,
        "priority": terms.priority(),
        "fee": terms.fee().map(|fee| json!({ "money": money(&fee.money), "every": fee.every })),
        "quotas": terms.quotas().map(quota).collect::<Vec<_>>(),
        "raise": terms.raise(), "visit": terms.visit().map(|(p, _)| price(p)), "hour": terms.hour().map(|(p, _)| price(p)),
        "upkeep": terms.upkeep().iter().map(regulation).collect::<Vec<_>>(),
        "contracts": contracts.iter().filter(signed).count(),
    })
}

fn regulation(of: &Regulation) -> Value {
    let (every, unit) = match of.every {
        Every::Months(n) => (n, "month"),
        Every::Weeks(n) => (n, "week"),
    };
    json!({
        "code": of.code, "name": of.name, "kind": of.kind, "every": every, "unit": unit, "first": of.first, "days": of.days,
        "minutes": of.effort.0, "skills": of.needs, "per": of.per, "sites": of.sites, "assets": of.assets,
    })
}
