//! A desk on which each string of the corpus is a subject, a person's name, a company's name and a comment.

use crate::console::now;
use crate::corpus::Hostile;
use crate::saboteur::LONG;
use pult::backend::{self, SharedDesk};
use pult::demo;
use pult::desk::ticket::Ticket;
use pult::desk::{Act, Change, Load, Named, Phone, Record, Wish};
use std::rc::Rc;

/// Characters of a comment: the longest string is told at its full length as a subject.
const COMMENT: usize = 60_000;

/// A ticket with its people, each of whose texts is another string.
pub struct Sown {
    strings: Rc<[Hostile]>,
    place: usize,
    pub number: i64,
    /// Identifier of ticket, company and contact.
    pub id: String,
    /// The contact's phone, in E.164.
    pub phone: String,
}

/// Where on a desk a string may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Subject,
    Contact,
    Company,
    Comment,
}

impl Sown {
    fn at(place: usize, strings: Rc<[Hostile]>) -> Self {
        let number = 70_000 + i64::try_from(place).expect("a short corpus");
        Self { strings, place, number, id: format!("sown-{place}"), phone: format!("+7921444{place:04}") }
    }

    /// The string that stands there: over all tickets each string stands once in each field.
    pub fn string(&self, field: Field) -> &Hostile {
        &self.strings[(self.place + field as usize) % self.strings.len()]
    }

    /// What was written there.
    pub fn words(&self, field: Field) -> String {
        let most = match field {
            Field::Subject => usize::MAX,
            Field::Contact | Field::Company => LONG,
            Field::Comment => COMMENT,
        };
        self.string(field).text.chars().take(most).collect()
    }

    /// The ticket with the people it is about.
    fn loads(&self, like: &Template) -> [Load; 3] {
        let mut company = like.company.clone();
        let mut contact = like.contact.clone();
        let mut ticket = like.ticket.clone();
        company.id = self.id.as_str().into();
        company.name = self.words(Field::Company).into();
        contact.id = self.id.as_str().into();
        contact.company = Some(company.id.clone());
        contact.name = self.words(Field::Contact).into();
        contact.phones = Phone::from_e164(&self.phone).into_iter().collect();
        contact.site = None;
        ticket.head.id = self.id.as_str().into();
        ticket.head.number = self.number;
        ticket.head.subject = self.words(Field::Subject).into();
        ticket.place.company = Some(Named::new(company.id.clone(), company.name.clone()));
        ticket.people.contact = Some(Named::new(contact.id.clone(), contact.name.clone()));
        ticket.place.site = None;
        ticket.place.contract = None;
        [
            Load::Record(Record::Company(Box::new(company))),
            Load::Record(Record::Contact(Box::new(contact))),
            Load::Ticket(Box::new(ticket)),
        ]
    }

    /// Somebody writes the comment.
    fn comment(&self) -> Wish {
        let what = Change::Note { text: self.words(Field::Comment).into(), to_client: false };
        let act = Act::Ticket { id: self.id.as_str().into(), what, seen: None };
        Wish { id: self.id.as_str().into(), actor: "Ольга".into(), at: Some(now()), act, reason: None, batch: None }
    }
}

/// What the sown things are like, but for their words.
struct Template {
    company: pult::desk::client::Company,
    contact: pult::desk::client::Contact,
    ticket: Ticket,
}

impl Template {
    fn among(loads: &[Load]) -> Self {
        let company = loads.iter().find_map(|load| match load {
            Load::Record(Record::Company(company)) => Some((**company).clone()),
            _ => None,
        });
        let contact = loads.iter().find_map(|load| match load {
            Load::Record(Record::Contact(contact)) => Some((**contact).clone()),
            _ => None,
        });
        let ticket = loads.iter().find_map(|load| match load {
            Load::Ticket(ticket) if ticket.head.phase.kind().is_open() => Some((**ticket).clone()),
            _ => None,
        });
        let (Some(company), Some(contact), Some(ticket)) = (company, contact, ticket) else { panic!("the demo has all three") };
        Self { company, contact, ticket }
    }
}

/// The tickets, and the desk that they stand on beside a small company's everyday.
pub fn sow(url: &str, handle: &tokio::runtime::Handle, strings: Vec<Hostile>) -> (Vec<Sown>, SharedDesk) {
    let strings: Rc<[Hostile]> = strings.into();
    let sown: Vec<Sown> = (0..strings.len()).map(|place| Sown::at(place, strings.clone())).collect();
    let everyday = demo::Recipe { tickets: 20, companies: 5, ..demo::Recipe::new(now()) };
    let mut loads: Vec<Load> = demo::build(&everyday).collect();
    let like = Template::among(&loads);
    loads.extend(sown.iter().flat_map(|sown| sown.loads(&like)));
    let desk = handle.block_on(async {
        let desk = backend::open(url).await.expect("a desk");
        let bulk = desk.bulk().expect("a desk of ours loads in bulk");
        bulk.stage(loads).await.expect("staged");
        bulk.flip("sown", Vec::new()).await.expect("loaded");
        let told = desk.apply(sown.iter().map(Sown::comment).collect()).await.expect("comments");
        assert!(told.iter().all(Result::is_ok), "{:?}", told.iter().find(|told| told.is_err()));
        desk
    });
    (sown, desk)
}
