//! The few questions that a store must be able to answer; everything larger is put together from them, once for all stores.

use super::search::Proposal;
use super::{Board, Failure};
use crate::desk::client::Contact;
use crate::desk::record::Kind;
use crate::desk::{
    Arrivals, Call, Channel, CompanyId, ContactId, Event, Judged, Knows, Moment, PhoneLine, Record, Row, SiteId, Tally, Ticket,
    TicketId, Used, Voice,
};
use crate::text::Raw;
use std::future::Future;

/// An answer of a store.
pub(super) trait Soon<T>: Future<Output = Result<T, Failure>> + Send {}
impl<T, F: Future<Output = Result<T, Failure>> + Send> Soon<T> for F {}

/// Which open tickets.
#[derive(Clone, Copy, Debug)]
pub(super) enum Among<'a> {
    /// Those of a client.
    Company(&'a CompanyId),
    /// Those of an object.
    Site(&'a SiteId),
    /// Those that somebody holds.
    Held,
    /// All of them.
    All,
}

/// Whose opinions.
#[derive(Clone, Copy, Debug)]
pub(super) enum Voices<'a> {
    /// Those given between two moments, the later one not included, oldest first.
    Between(Moment, Moment),
    /// The newest of a client, newest first, at most so many.
    Company(&'a CompanyId, u32),
    /// The newest of a person.
    Contact(&'a ContactId),
}

/// Which tickets that were solved.
#[derive(Clone, Copy, Debug)]
pub(super) enum Solved {
    /// From one moment on and before another.
    Between(Moment, Moment),
    /// From a moment on, and those that are not solved yet.
    SinceOrOpen(Moment),
}

/// What a store can be asked.
pub(super) trait Shelf: Send {
    /// Sequence of the newest event.
    fn newest(&mut self) -> impl Soon<i64>;
    /// A ticket.
    fn ticket(&mut self, id: &TicketId) -> impl Soon<Option<Ticket>>;
    /// A ticket by its number.
    fn numbered(&mut self, number: i64) -> impl Soon<Option<Ticket>>;
    /// Whole tickets in board order.
    fn tickets(&mut self, which: Board) -> impl Soon<Vec<Ticket>>;
    /// The newest tickets of a client, open and done, newest first, at most so many.
    fn works(&mut self, of: &CompanyId, limit: u32) -> impl Soon<Vec<Ticket>>;
    /// New and open tickets that nobody holds, in board order.
    fn unplaced(&mut self) -> impl Soon<Vec<Ticket>>;
    /// Rows of open tickets in board order.
    fn rows(&mut self, among: Among<'_>) -> impl Soon<Vec<Row>>;
    /// The open tickets in numbers; overdue is what was due before a moment.
    fn tally(&mut self, at: Moment) -> impl Soon<Tally>;
    /// A record.
    fn record(&mut self, kind: Kind, id: &str) -> impl Soon<Option<Record>>;
    /// All records of a kind, by id.
    fn records(&mut self, kind: Kind) -> impl Soon<Vec<Record>>;
    /// The records of a kind that belong to one of these owners, by id; an empty one stands for those that belong to nobody.
    fn owned(&mut self, kind: Kind, owners: &[String]) -> impl Soon<Vec<Record>>;
    /// The records of a kind with these ids, by id.
    fn named(&mut self, kind: Kind, ids: &[String]) -> impl Soon<Vec<Record>>;
    /// What happened to a ticket, oldest first.
    fn history(&mut self, id: &TicketId) -> impl Soon<Vec<Event>>;
    /// Events after a sequence number, at most so many.
    fn log(&mut self, after: i64, limit: u32) -> impl Soon<Vec<Event>>;
    /// The newest events of an actor before a sequence number, newest first.
    fn latest_by(&mut self, actor: &str, before: i64, limit: u32) -> impl Soon<Vec<Event>>;
    /// The newest event after this one that changed the desk as a whole.
    fn last_upheaval(&mut self, after: i64) -> impl Soon<Option<i64>>;
    /// Who worked for these clients in the 180 days before the newest ticket.
    fn knows(&mut self, companies: &[String]) -> impl Soon<Vec<Knows>>;
    /// Calls that are not over, those that wait for us to call back, and the last `over` others, newest first; of one client, or of all.
    fn calls(&mut self, of: Option<&CompanyId>, over: u32) -> impl Soon<Vec<Call>>;
    /// Where calls come from, and whether they do.
    fn phone_lines(&mut self) -> impl Soon<Vec<PhoneLine>>;
    /// Calls that began to ring at this moment or later, newest first.
    fn calls_since(&mut self, from: Moment) -> impl Soon<Vec<Call>>;
    /// How many tickets came in between two moments.
    fn arrivals(&mut self, from: Moment, to: Moment) -> impl Soon<Arrivals>;
    /// Deadlines told to clients between two moments.
    fn judged(&mut self, from: Moment, to: Moment) -> impl Soon<Vec<Judged>>;
    /// What clients thought of the work.
    fn voices(&mut self, of: Voices<'_>) -> impl Soon<Vec<Voice>>;
    /// Shows tickets one by one, in no order; none of them is kept.
    fn each(&mut self, of: Solved, see: &mut (dyn FnMut(&Ticket) + Send)) -> impl Soon<()>;
    /// How many tickets came in by each channel between two moments, in the order of the channels.
    fn channels(&mut self, from: Moment, to: Moment) -> impl Soon<Vec<(Channel, u64)>>;
    /// Raises of priority that clients asked for between two moments, and those that were taken back; in no order.
    fn raises(&mut self, from: Moment, to: Moment) -> impl Soon<Vec<Used>>;
    /// Tickets that were opened again between two moments, by id.
    fn reopened(&mut self, from: Moment, to: Moment) -> impl Soon<Vec<TicketId>>;
    /// When the first call rang that is written down.
    fn calls_begin(&mut self) -> impl Soon<Option<Moment>>;
    /// The newest signatures under hand-overs, newest first, at most so many.
    fn signatures(&mut self, limit: u32) -> impl Soon<Vec<Event>>;
    /// Events about the desk as a whole, oldest first.
    fn upheavals(&mut self) -> impl Soon<Vec<Event>>;
    /// When the first event about a ticket happened.
    fn log_begins(&mut self) -> impl Soon<Option<Moment>>;
    /// Tickets that something happened to after a moment.
    fn changed_after(&mut self, at: Moment) -> impl Soon<Vec<TicketId>>;
    /// What happened to these tickets, oldest first.
    fn histories(&mut self, of: &[TicketId]) -> impl Soon<Vec<Event>>;
    /// Tickets that are done, were registered by then, and that the log tells nothing of.
    fn done_without_history(&mut self, by: Moment) -> impl Soon<Vec<Ticket>>;
    /// Who changed a ticket last, and when.
    fn last_hand(&mut self, id: &TicketId) -> impl Soon<Option<(Raw, Moment)>>;
    /// Contacts whose phone ends with these digits, at most so many.
    fn by_phone(&mut self, reversed_tail: &str, limit: u32) -> impl Soon<Vec<Contact>>;
    /// People and companies in whose words (name, role, company, objects; folded) all these may stand; about so many of each way
    /// they can be found, those whose names begin so before others.
    fn by_letters(&mut self, words: &[String], limit: u32) -> impl Soon<Vec<Proposal>>;
    /// People and companies among whose words there is one of each choice, or a word that begins so; about so many.
    fn by_words(&mut self, choices: &[Vec<String>], limit: u32) -> impl Soon<Vec<Proposal>>;
    /// All words of people, companies and objects, one a line.
    fn vocabulary(&mut self) -> impl Soon<Vec<String>>;
}
