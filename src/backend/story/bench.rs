//! A small company on a desk, and short words for what happens on it.

use crate::backend::{Answer, Applied, Board, Cursor, Failure, Find, Flip, Load, Memory, Page, Read, SharedDesk, Sql};
use crate::desk::client::{Company, Contact, Entitled, Site};
use crate::desk::contract::{Contract, ContractState, Coverage, Goals, Package, Quota, QuotaKind, RaiseRight, Rates, Targets};
use crate::desk::record::Kind;
use crate::desk::unit::Unit;
use crate::desk::*;
use crate::text::Raw;
use futures_util::StreamExt;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// 2026-11-23T08:00:00Z, a Monday.
pub const MORNING: Moment = Moment(1_795_420_800_000);

/// The desks that the story is told on.
#[derive(Clone, Copy, Debug)]
pub enum On {
    Memory,
    Sqlite,
}

/// A desk with a company on it, and a clock that goes on by a second with each wish.
pub struct Bench {
    pub desk: SharedDesk,
    pub folder: tempfile::TempDir,
    pub wishes: AtomicI64,
}

pub async fn empty(on: On) -> Bench {
    let folder = tempfile::tempdir().unwrap();
    let desk: SharedDesk = match on {
        On::Memory => Arc::new(Memory::new()),
        On::Sqlite => Arc::new(Sql::open(&folder.path().join("desk.db")).await.unwrap()),
    };
    Bench { desk, folder, wishes: AtomicI64::new(0) }
}

/// A furnished desk.
pub async fn bench(on: On) -> Bench {
    let bench = empty(on).await;
    bench.load(furniture().into_iter().map(Load::Record).collect()).await;
    bench
}

impl Bench {
    pub async fn load(&self, things: Vec<Load>) -> u64 {
        let bulk = self.desk.bulk().unwrap();
        bulk.stage(things).await.unwrap();
        bulk.flip_by(Flip { actor: "test".into(), at: Some(MORNING), ..Flip::default() }).await.unwrap()
    }

    pub fn wish(&self, act: Act) -> Wish {
        let n = self.wishes.fetch_add(1, Ordering::Relaxed) + 1;
        let at = Some(Moment(MORNING.0 + n * 1_000));
        Wish { id: WishId::from(format!("w{n}")), actor: "Иванова".into(), at, act, reason: None, batch: None }
    }

    /// The moment of the last wish.
    pub fn now(&self) -> Moment {
        Moment(MORNING.0 + self.wishes.load(Ordering::Relaxed) * 1_000)
    }

    pub async fn try_do(&self, wish: Wish) -> Result<Applied, Failure> {
        self.desk.apply(vec![wish]).await.unwrap().pop().unwrap()
    }

    pub async fn act(&self, act: Act) -> Applied {
        self.try_do(self.wish(act)).await.unwrap()
    }

    pub async fn change(&self, id: &TicketId, what: Change) -> Applied {
        self.act(Act::Ticket { id: id.clone(), what, seen: None }).await
    }

    pub async fn undo(&self, seq: Option<i64>) -> Result<Applied, Failure> {
        self.try_do(self.wish(Act::Undo { seq })).await
    }

    /// A new ticket of the company, under its contract.
    pub async fn register(&self, subject: &str) -> TicketId {
        let what = Change::Register { ticket: Box::new(ticket(subject)) };
        let done = self.act(Act::Ticket { id: "".into(), what, seen: None }).await;
        done.ticket().unwrap().clone()
    }

    pub async fn card(&self, id: &TicketId) -> Card {
        match self.desk.read(Read::Card(id.clone())).await.unwrap() {
            Answer::Card(Some(card)) => *card,
            other => panic!("no card: {other:?}"),
        }
    }

    pub async fn ticket(&self, id: &TicketId) -> Ticket {
        self.card(id).await.ticket
    }

    pub async fn log(&self) -> Vec<Event> {
        match self.desk.read(Read::Log { after: 0, limit: 10_000 }).await.unwrap() {
            Answer::Log(events) => events,
            other => panic!("no log: {other:?}"),
        }
    }

    pub async fn used(&self, kind: QuotaKind) -> i64 {
        let Answer::Records(records) = self.desk.read(Read::Records(Kind::Contract)).await.unwrap() else { panic!("no records") };
        let Record::Contract(contract) = &records[0] else { panic!("no contract") };
        contract.quotas.iter().find(|q| q.kind == kind).map_or(0, |q| q.used)
    }

    pub async fn find(&self, whom: Find) -> Vec<String> {
        let found = self.desk.find(whom).await.unwrap();
        let id = |found: Found| match (found.contact, found.company) {
            (Some(contact), _) => contact.id.as_str().to_owned(),
            (None, company) => company.map(|company| company.id.as_str().to_owned()).unwrap_or_default(),
        };
        found.into_iter().map(id).collect()
    }

    pub async fn pages(&self, which: Board) -> Vec<Page> {
        self.desk.board(which).map(Result::unwrap).collect().await
    }

    pub async fn board(&self, which: Board) -> (Vec<Row>, Cursor) {
        let pages = self.pages(which).await;
        let end = pages.last().and_then(|p| p.end.clone()).unwrap();
        (pages.into_iter().flat_map(|p| p.rows).collect(), end)
    }
}

pub fn ticket(subject: &str) -> Ticket {
    Ticket {
        head: ticket::Head {
            id: "".into(),
            number: 0,
            subject: subject.into(),
            text: "не работает".into(),
            channel: Channel::Phone,
            phase: Phase::New,
            status: Raw::default(),
            priority: Priority::Normal,
            created: MORNING,
            version: 0,
        },
        place: ticket::Place {
            company: Some(Named::new("vector", "Вектор")),
            site: Some(Named::new("store", "склад 2")),
            zone: Zone("север".into()),
            assets: Vec::new(),
            contract: Some("c1".into()),
        },
        people: ticket::People { contact: Some(Named::new("anna", "Анна Берёзова")), ..Default::default() },
        clocks: Clocks::default(),
        work: ticket::Work::default(),
        extra: ticket::Extra::default(),
    }
}

pub fn told(unit: &str, at: Moment) -> Change {
    let to = Assignment { unit: Named::new(unit, unit), handed: Handed::Told { at }, since: at };
    Change::Assign { to: Some(to), over: None }
}

pub fn raise() -> Change {
    let charge = Charge::Quota { contract: "c1".into() };
    Change::SetPriority { to: Priority::High, why: Basis::ClientAsked { contact: Some("anna".into()), charge } }
}

pub fn wait(until: Option<Moment>) -> Change {
    Change::SetPhase { to: Phase::Waiting { reason: "client".into(), until } }
}

pub fn contact(id: &str, name: &str, company: &str, phone: &str) -> Contact {
    Contact {
        id: id.into(),
        company: (!company.is_empty()).then(|| company.into()),
        name: name.into(),
        role: "управляющая".into(),
        phones: Phone::from_e164(phone).into_iter().collect(),
        email: Raw::default(),
        site: None,
        may: Entitled::default(),
    }
}

pub fn company(id: &str, name: &str) -> Company {
    Company::of_tests(id, name)
}

fn unit(id: &str) -> Unit {
    Unit {
        id: id.into(),
        kind: UnitKind::Engineer,
        name: id.into(),
        login: id.into(),
        active: true,
        can: unit::Abilities::default(),
        shifts: shift::Shifts::default(),
        absences: Vec::new(),
        capacity: unit::Capacity::default(),
        state: UnitState::Free,
        reach: unit::Reach::default(),
        hour_cost: None,
        members: Vec::new(),
        version: 1,
    }
}

fn targets() -> Targets {
    let goals = |hours: i64| Goals { resolution: Some(Minutes(hours * 60)), ..Goals::default() };
    Targets {
        goals: [goals(72), goals(24), goals(8), goals(4)],
        calendar: "24x7".into(),
        critical_calendar: None,
        reaction_by: contract::ReactionBy::Accepted,
        holder: None,
        queue: None,
        warn_percent: Vec::new(),
    }
}

pub fn quota(kind: QuotaKind, total: i64) -> Quota {
    Quota { kind, total, used: 0, every: Period::Once, from: None, until: None }
}

pub fn furniture() -> Vec<Record> {
    let package = Package {
        id: "basic".into(),
        name: "Базовый".into(),
        targets: targets(),
        kinds: None,
        quotas: vec![quota(QuotaKind::Raises, 2), quota(QuotaKind::PhoneMinutes, 60), quota(QuotaKind::Visits, 4)],
        raise: RaiseRight::Included { over: None },
        rates: Rates::default(),
        conditions: contract::Conditions::default(),
    };
    let contract = Contract {
        id: "c1".into(),
        number: "12/26".into(),
        company: "vector".into(),
        package: "basic".into(),
        state: ContractState::Active,
        from: Moment(0),
        until: Moment(i64::MAX / 2),
        targets: None,
        covers: Coverage::default(),
        quotas: Vec::new(),
        raise: None,
        rates: None,
        manager: None,
        conditions: contract::Conditions::default(),
    };
    let site = Site {
        id: "store".into(),
        company: "vector".into(),
        name: "Склад 2".into(),
        address: Raw::default(),
        zone: Zone("север".into()),
        access: client::Access::default(),
    };
    vec![
        Record::Policy(Box::default()),
        Record::Package(Box::new(package)),
        Record::Contract(Box::new(contract)),
        Record::Company(Box::new(company("vector", "ООО «Вектор»"))),
        Record::Company(Box::new(company("alfa", "Альфа"))),
        Record::Site(Box::new(site)),
        Record::Contact(Box::new(contact("anna", "Анна Берёзова", "vector", "+79215550142"))),
        Record::Contact(Box::new(contact("oleg", "Олег Иванов", "alfa", "+79210007788"))),
        Record::Contact(Box::new(contact("ivan", "Иван Вектор", "", "+78124440142"))),
        Record::Unit(Box::new(unit("petrov"))),
        Record::Unit(Box::new(unit("sidorov"))),
    ]
}

pub fn call(state: CallState) -> Call {
    let over = (state == CallState::Ended).then_some(Moment(MORNING.0 + 150_000));
    Call {
        id: "call-1".into(),
        way: crate::desk::call::Way::In,
        from: "+79215550142".into(),
        phone: Phone::from_e164("+79215550142"),
        to: "101".into(),
        line: Raw::default(),
        state,
        rang: MORNING,
        answered: (state != CallState::Ringing).then_some(MORNING),
        ended: over,
        contact: Some(Named::new("anna", "Анна Берёзова")),
        company: Some(Named::new("vector", "Вектор")),
        ticket: None,
    }
}
