//! Answers put together from what a store can be asked: a card, a dossier, the router's backlog.

use super::counting;
use super::shelf::{Among, Shelf, Voices};
use super::{Answer, Board, Failure, Read};
use crate::desk::client::{Asset, Company, Contact, Site};
use crate::desk::contract::{Contract, Debt, Package};
use crate::desk::record::Kind;
use crate::desk::unit::Unit;
use crate::desk::visit::{Maintenance, VisitState};
use crate::desk::{
    Backlog, Card, CompanyId, Dossier, Furniture, Judged, Origin, Origins, PriceBook, PriceList, Record, Ruling, Ticket, TicketId,
};
use std::collections::{BTreeMap, BTreeSet};

/// How many calls that are over an answer shows.
const CALLS: u32 = 20;

/// Among how many of the newest tickets of a client the last work that is done is looked for.
const DONE: u32 = 20;

/// How many opinions of a client an answer shows.
const VOICES: u32 = 500;

/// How many tickets of a client an answer shows.
const WORKS: u32 = 500;

macro_rules! only {
    ($($(#[$doc:meta])* $name:ident: $variant:ident => $of:ty;)*) => {$(
        $(#[$doc])*
        pub(super) fn $name(records: impl IntoIterator<Item = Record>) -> Vec<$of> {
            records.into_iter().filter_map(|r| if let Record::$variant(it) = r { Some(*it) } else { None }).collect()
        }
    )*};
}

only! {
    /// The contacts among records.
    contacts: Contact => Contact;
    /// The sites among records.
    sites: Site => Site;
    /// The assets among records.
    assets: Asset => Asset;
    /// The contracts among records.
    contracts: Contract => Contract;
    /// The packages among records.
    packages: Package => Package;
    /// The price lists among records.
    price_lists: PriceList => PriceList;
    /// The units among records.
    units: Unit => Unit;
    /// The companies among records.
    companies: Company => Company;
    /// The debts among records.
    debts: Debt => Debt;
    /// What stands decided about debts, among records.
    rulings: Ruling => Ruling;
    /// Where records came from, among records.
    origins: Origin => Origin;
    /// The planned maintenance among records.
    maintenance: Maintenance => Maintenance;
}

/// Deadlines in the order of their moments.
pub(super) fn in_order(mut judged: Vec<Judged>) -> Vec<Judged> {
    judged.sort_by_key(|one| (one.due, one.number, one.kind));
    judged
}

/// Answers a question from a store.
pub(super) async fn answer<S: Shelf>(shelf: &mut S, what: Read) -> Result<Answer, Failure> {
    Ok(match what {
        Read::Card(id) => Answer::Card(card(shelf, Some(id), None).await?),
        Read::Numbered(number) => Answer::Card(card(shelf, None, Some(number)).await?),
        Read::Dossier(id) => Answer::Dossier(dossier(shelf, &id).await?.map(Box::new)),
        Read::Works(id) => Answer::Tickets(shelf.works(&id, WORKS).await?),
        Read::These(ids) => {
            let mut found = Vec::with_capacity(ids.len());
            for id in &ids {
                found.extend(shelf.ticket(id).await?);
            }
            Answer::Tickets(found)
        }
        Read::Furniture => Answer::Furniture(Box::new(furniture(shelf).await?)),
        Read::Backlog(ids) => {
            let asked = backlog(shelf, ids).await?;
            Answer::Backlog(Box::new(with_held(shelf, asked).await?))
        }
        Read::Asked(ids) => Answer::Backlog(Box::new(backlog(shelf, Some(ids)).await?)),
        Read::Records(Kind::Call) => {
            Answer::Records(shelf.calls(None, u32::MAX).await?.into_iter().map(|c| Record::Call(Box::new(c))).collect())
        }
        Read::Record(kind, id) => Answer::Records(shelf.record(kind, &id).await?.into_iter().collect()),
        Read::Records(kind) => Answer::Records(shelf.records(kind).await?),
        Read::Tickets(which) => Answer::Tickets(shelf.tickets(which).await?),
        Read::Log { after, limit } => Answer::Log(shelf.log(after, limit).await?),
        Read::LatestBy { actor, limit } => Answer::Log(shelf.latest_by(&actor, i64::MAX, limit).await?),
        Read::Calls => Answer::Calls(shelf.calls(None, CALLS).await?),
        Read::PhoneLines => Answer::PhoneLines(shelf.phone_lines().await?),
        Read::Call(id) => Answer::Calls(match shelf.record(Kind::Call, id.as_str()).await? {
            Some(Record::Call(call)) => vec![*call],
            _ => Vec::new(),
        }),
        Read::CallsSince(from) => Answer::Calls(shelf.calls_since(from).await?),
        Read::Arrivals { from, to } => Answer::Arrivals(shelf.arrivals(from, to).await?),
        Read::Judged { from, to } => Answer::Judged(shelf.judged(from, to).await?),
        Read::Voices { from, to } => Answer::Voices(shelf.voices(Voices::Between(from, to)).await?),
        Read::Done { from, to } => Answer::Done(counting::done(shelf, from, to).await?),
        Read::Billed { from, to } => Answer::Tickets(counting::billed(shelf, from, to).await?),
        Read::Comebacks { from, to } => Answer::Comebacks(counting::comebacks(shelf, from, to).await?),
        Read::Channels { from, to } => Answer::Channels(shelf.channels(from, to).await?),
        Read::Uses { from, to } => Answer::Uses(counting::uses(shelf, from, to).await?),
        Read::Limits(at) => Answer::Limits(counting::limits(shelf, at).await?),
        Read::Past(at) => Answer::Past(Box::new(super::past::past(shelf, at).await?)),
        Read::Handing => Answer::Handing(Box::new(super::handing::handing(shelf).await?)),
        Read::Tally(at) => Answer::Tally(shelf.tally(at).await?),
    })
}

async fn card<S: Shelf>(shelf: &mut S, id: Option<TicketId>, number: Option<i64>) -> Result<Option<Box<Card>>, Failure> {
    let ticket = match (id, number) {
        (Some(id), _) => shelf.ticket(&id).await?,
        (None, Some(number)) => shelf.numbered(number).await?,
        (None, None) => None,
    };
    let Some(ticket) = ticket else { return Ok(None) };
    let history = shelf.history(&ticket.head.id).await?;
    let (mut site, mut nearby) = (None, Vec::new());
    if let Some(place) = &ticket.place.site {
        site = sites(shelf.record(Kind::Site, place.id.as_str()).await?).pop();
        nearby = shelf.rows(Among::Site(&place.id)).await?;
        nearby.retain(|row| row.id != ticket.head.id);
    }
    let caller = match &ticket.people.contact {
        Some(contact) => contacts(shelf.record(Kind::Contact, contact.id.as_str()).await?).pop(),
        None => None,
    };
    let ids: Vec<String> = ticket.place.assets.iter().map(|a| a.as_str().to_owned()).collect();
    let assets = assets(shelf.named(Kind::Asset, &ids).await?);
    let contract = match &ticket.place.contract {
        Some(id) => contracts(shelf.record(Kind::Contract, id.as_str()).await?).pop(),
        None => None,
    };
    let asked = match &ticket.people.contact {
        Some(asker) => shelf.voices(Voices::Contact(&asker.id)).await?.first().map(|voice| voice.opinion.at),
        None => None,
    };
    Ok(Some(Box::new(Card { ticket, history, site, contact: caller, assets, contract, nearby, asked })))
}

async fn dossier<S: Shelf>(shelf: &mut S, id: &CompanyId) -> Result<Option<Dossier>, Failure> {
    let Some(company) = companies(shelf.record(Kind::Company, id.as_str()).await?).pop() else { return Ok(None) };
    let owner = [id.as_str().to_owned()];
    let sites = sites(shelf.owned(Kind::Site, &owner).await?);
    let mut contracts = contracts(shelf.owned(Kind::Contract, &owner).await?);
    contracts.sort_by(|a, b| b.from.cmp(&a.from).then_with(|| a.id.cmp(&b.id)));
    let of: BTreeSet<String> = contracts.iter().map(|c| c.package.as_str().to_owned()).collect();
    let places: Vec<String> = sites.iter().map(|s| s.id.as_str().to_owned()).collect();
    let mut done = shelf.works(id, DONE).await?;
    done.retain(|ticket| !ticket.head.phase.kind().is_open());
    // Their own and those of nobody in particular: of a thousand clients' lists one is read.
    let mut lists = price_lists(shelf.owned(Kind::PriceList, &[owner[0].clone(), String::new()]).await?);
    lists.retain(|list| list.scope.serves(Some(&company)));
    Ok(Some(Dossier {
        prices: PriceBook::of(lists),
        contacts: contacts(shelf.owned(Kind::Contact, &owner).await?),
        assets: assets(shelf.owned(Kind::Asset, &owner).await?),
        packages: packages(shelf.named(Kind::Package, &Vec::from_iter(of)).await?),
        origins: Origins::of(origins(shelf.records(Kind::Origin).await?)),
        debt: owed(shelf, &owner).await?.pop(),
        open: shelf.rows(Among::Company(id)).await?,
        maintenance: maintenance(shelf.owned(Kind::Maintenance, &places).await?),
        calls: shelf.calls(Some(id), CALLS).await?,
        done,
        voices: shelf.voices(Voices::Company(id, VOICES)).await?,
        company,
        sites,
        contracts,
    }))
}

/// What these clients owe, with what was decided here about it.
async fn owed<S: Shelf>(shelf: &mut S, clients: &[String]) -> Result<Vec<Debt>, Failure> {
    let decided = by(rulings(shelf.named(Kind::Ruling, clients).await?), |r| r.company.clone());
    let owed = debts(shelf.named(Kind::Debt, clients).await?);
    Ok(owed
        .into_iter()
        .map(|debt| {
            let ruling = decided.get(&debt.company);
            debt.ruled(ruling)
        })
        .collect())
}

async fn furniture<S: Shelf>(shelf: &mut S) -> Result<Furniture, Failure> {
    let policy = match shelf.record(Kind::Policy, "policy").await? {
        Some(Record::Policy(policy)) => *policy,
        _ => crate::desk::policy::Policy::default(),
    };
    let calendars = shelf.records(Kind::Calendar).await?;
    Ok(Furniture {
        policy,
        units: units(shelf.records(Kind::Unit).await?),
        packages: packages(shelf.records(Kind::Package).await?),
        prices: PriceBook::of(price_lists(shelf.records(Kind::PriceList).await?)),
        calendars: calendars
            .into_iter()
            .filter_map(|r| if let Record::Calendar(id, value) = r { Some((id, value)) } else { None })
            .collect(),
    })
}

async fn backlog<S: Shelf>(shelf: &mut S, ids: Option<Vec<TicketId>>) -> Result<Backlog, Failure> {
    let tickets = match ids {
        None => shelf.unplaced().await?,
        Some(ids) => {
            let mut tickets: Vec<Ticket> = Vec::with_capacity(ids.len());
            for id in ids {
                if !tickets.iter().any(|t| t.head.id == id) {
                    tickets.extend(shelf.ticket(&id).await?);
                }
            }
            tickets
        }
    };
    let clients = distinct(tickets.iter().filter_map(|t| t.place.company.as_ref()).map(|c| c.id.as_str()));
    let places = distinct(tickets.iter().filter_map(|t| t.place.site.as_ref()).map(|s| s.id.as_str()));
    let mut due = maintenance(shelf.owned(Kind::Maintenance, &places).await?);
    due.retain(|m| m.state != VisitState::Done);
    Ok(Backlog {
        units: units(shelf.records(Kind::Unit).await?),
        companies: by(companies(shelf.named(Kind::Company, &clients).await?), |c| c.id.clone()),
        sites: by(sites(shelf.named(Kind::Site, &places).await?), |s| s.id.clone()),
        debts: by(owed(shelf, &clients).await?, |d| d.company.clone()),
        knows: shelf.knows(&clients).await?,
        maintenance: due,
        tickets,
        ..Backlog::default()
    })
}

async fn with_held<S: Shelf>(shelf: &mut S, mut backlog: Backlog) -> Result<Backlog, Failure> {
    let mut held = shelf.rows(Among::Held).await?;
    let asked: BTreeSet<&TicketId> = backlog.tickets.iter().map(|t| &t.head.id).collect();
    held.retain(|row| !asked.contains(&row.id));
    backlog.held = held;
    Ok(backlog)
}

fn distinct<'a>(ids: impl Iterator<Item = &'a str>) -> Vec<String> {
    ids.collect::<BTreeSet<_>>().into_iter().map(str::to_owned).collect()
}

fn by<K: Ord, V>(all: Vec<V>, key: impl Fn(&V) -> K) -> BTreeMap<K, V> {
    all.into_iter().map(|v| (key(&v), v)).collect()
}

/// Used by stores that hold everything at hand: which tickets the board shows.
pub(super) fn shows(which: Board, ticket: &Ticket) -> bool {
    which == Board::All || ticket.head.phase.kind().is_open()
}
