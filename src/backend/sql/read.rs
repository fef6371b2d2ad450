//! How the tables answer.

use super::super::search::Proposal;
use super::super::shelf::{Among, Shelf, Solved, Voices};
use super::super::{Board, Failure};
use super::columns::{EVENTS, kind_name, read_event};
use super::failure::Told;
use super::store::{Store, VALUES, places};
use crate::desk::client::Contact;
use crate::desk::record::Kind;
use crate::desk::{
    Arrivals, Call, Channel, CompanyId, Event, Held, Judged, Knows, Minutes, Moment, PhoneLine, Record, Row, Tally, Ticket,
    TicketId, Used, Voice, moment,
};
use crate::text::Raw;
use sqlx::{AssertSqlSafe, Row as _};

/// The board's order, as `Row::place` says it.
pub(super) const ORDER: &str = "ORDER BY due_rank, due_at, ease, created, number";

fn newest_first(records: Vec<Record>) -> Vec<Call> {
    let calls = records.into_iter().filter_map(|record| if let Record::Call(call) = record { Some(*call) } else { None });
    let mut calls: Vec<Call> = calls.collect();
    calls.sort_by(|a, b| b.rang.cmp(&a.rang).then_with(|| a.id.cmp(&b.id)));
    calls
}

impl Shelf for Store<'_> {
    async fn newest(&mut self) -> Result<i64, Failure> {
        self.int("SELECT value FROM counter WHERE name = 'seq'").await
    }

    async fn ticket(&mut self, id: &TicketId) -> Result<Option<Ticket>, Failure> {
        self.one_ticket(sqlx::query("SELECT doc FROM ticket WHERE id = $1").bind(id.as_str())).await
    }

    async fn numbered(&mut self, number: i64) -> Result<Option<Ticket>, Failure> {
        self.one_ticket(sqlx::query("SELECT doc FROM ticket WHERE number = $1").bind(number)).await
    }

    async fn tickets(&mut self, which: Board) -> Result<Vec<Ticket>, Failure> {
        let only = if which == Board::Open { "WHERE open = 1" } else { "" };
        self.docs(sqlx::query(AssertSqlSafe(format!("SELECT doc FROM ticket {only} {ORDER}")))).await
    }

    async fn works(&mut self, of: &CompanyId, limit: u32) -> Result<Vec<Ticket>, Failure> {
        // Each half has the index of clients in its own order; together they are sorted here.
        let mut works: Vec<Ticket> = Vec::new();
        for open in [1_i64, 0] {
            let sql = "SELECT doc FROM ticket WHERE company = $1 AND open = $2 ORDER BY created DESC LIMIT $3";
            works.extend(self.docs::<Ticket>(sqlx::query(sql).bind(of.as_str()).bind(open).bind(i64::from(limit))).await?);
        }
        works.sort_by_key(|ticket| std::cmp::Reverse((ticket.head.created, ticket.head.number)));
        works.truncate(limit as usize);
        Ok(works)
    }

    async fn unplaced(&mut self) -> Result<Vec<Ticket>, Failure> {
        self.docs(sqlx::query(AssertSqlSafe(format!("SELECT doc FROM ticket WHERE unplaced = 1 {ORDER}")))).await
    }

    async fn rows(&mut self, among: Among<'_>) -> Result<Vec<Row>, Failure> {
        let (only, value) = match among {
            Among::Company(id) => ("company = $1", id.as_str()),
            Among::Site(id) => ("site = $1", id.as_str()),
            Among::Held => ("assignee <> $1", ""),
            Among::All => ("id <> $1", ""),
        };
        // Sorted here: asked to sort, SQLite walks the whole board instead of the few rows that are meant.
        let sql = format!("SELECT shown FROM ticket WHERE open = 1 AND {only}");
        let mut rows = self.rows_of(sqlx::query(AssertSqlSafe(sql)).bind(value)).await?;
        rows.sort_by_key(Row::place);
        Ok(rows)
    }

    async fn tally(&mut self, at: Moment) -> Result<Tally, Failure> {
        // Each statement has an index that holds all it asks for; none touches a document.
        let count = async |store: &mut Self, statement: &'static str, bound: Option<Moment>| {
            let statement = sqlx::query_scalar(statement);
            let statement = if let Some(at) = bound { statement.bind(at.0) } else { statement };
            statement.fetch_one(&mut *store.conn).await.told().map(|count: i64| usize::try_from(count).unwrap_or_default())
        };
        let overdue = "SELECT COUNT(*) FROM ticket WHERE open = 1 AND due_rank = 0 AND due_at < $1";
        let without_contract = "SELECT COUNT(*) FROM ticket WHERE open = 1 AND contract = ''";
        let without_site = "SELECT COUNT(*) FROM ticket WHERE site = '' AND open = 1";
        let held = "SELECT assignee, COUNT(*), CAST(SUM(effort) AS BIGINT) FROM ticket WHERE open = 1 AND assignee <> '' GROUP BY assignee";
        let mut tally = Tally {
            overdue: count(self, overdue, Some(at)).await?,
            without_contract: count(self, without_contract, None).await?,
            without_site: count(self, without_site, None).await?,
            held: Vec::new(),
        };
        for row in self.all(sqlx::query(held)).await? {
            let tickets = usize::try_from(row.try_get::<i64, _>(1).told()?).unwrap_or_default();
            let unit = row.try_get::<String, _>(0).told()?.into();
            tally.held.push(Held { unit, tickets, minutes: Minutes(row.try_get(2).told()?) });
        }
        // Not by the database: its order of texts depends on its locale.
        tally.held.sort_by(|a, b| a.unit.cmp(&b.unit));
        Ok(tally)
    }

    async fn record(&mut self, kind: Kind, id: &str) -> Result<Option<Record>, Failure> {
        let statement = sqlx::query("SELECT doc FROM record WHERE kind = $1 AND id = $2").bind(kind_name(kind)).bind(id);
        Ok(self.docs(statement).await?.pop())
    }

    async fn records(&mut self, kind: Kind) -> Result<Vec<Record>, Failure> {
        let statement = sqlx::query("SELECT doc FROM record WHERE kind = $1").bind(kind_name(kind));
        let mut records: Vec<Record> = self.docs(statement).await?;
        // Not by the database: its order of texts depends on its locale.
        records.sort_by(|a, b| a.id().cmp(b.id()));
        Ok(records)
    }

    async fn owned(&mut self, kind: Kind, owners: &[String]) -> Result<Vec<Record>, Failure> {
        self.records_in(kind, "owner", owners).await
    }

    async fn named(&mut self, kind: Kind, ids: &[String]) -> Result<Vec<Record>, Failure> {
        self.records_in(kind, "id", ids).await
    }

    async fn history(&mut self, id: &TicketId) -> Result<Vec<Event>, Failure> {
        let sql = format!("{EVENTS} WHERE e.subject_kind = 'ticket' AND e.subject = $1 ORDER BY e.seq");
        self.events(sqlx::query(AssertSqlSafe(sql)).bind(id.as_str())).await
    }

    async fn log(&mut self, after: i64, limit: u32) -> Result<Vec<Event>, Failure> {
        let sql = format!("{EVENTS} WHERE e.seq > $1 ORDER BY e.seq LIMIT $2");
        self.events(sqlx::query(AssertSqlSafe(sql)).bind(after).bind(i64::from(limit))).await
    }

    async fn latest_by(&mut self, actor: &str, before: i64, limit: u32) -> Result<Vec<Event>, Failure> {
        let sql = format!("{EVENTS} WHERE e.actor = $1 AND e.seq < $2 ORDER BY e.seq DESC LIMIT $3");
        self.events(sqlx::query(AssertSqlSafe(sql)).bind(actor).bind(before).bind(i64::from(limit))).await
    }

    async fn last_upheaval(&mut self, after: i64) -> Result<Option<i64>, Failure> {
        let sql = "SELECT seq FROM event WHERE subject_kind = 'desk' AND subject = '' AND seq > $1 ORDER BY seq DESC LIMIT 1";
        sqlx::query_scalar(sql).bind(after).fetch_optional(&mut *self.conn).await.told()
    }

    async fn knows(&mut self, companies: &[String]) -> Result<Vec<Knows>, Failure> {
        let newest = self.int("SELECT COALESCE(MAX(created), 0) FROM ticket").await?;
        let mut knows = Vec::new();
        for part in companies.chunks(VALUES) {
            let sql = format!(
                "SELECT assignee, site, CAST(MAX(created) AS BIGINT), company FROM ticket WHERE company IN ({}) \
                 AND open IN (0, 1) AND created >= $1 AND assignee <> '' GROUP BY company, assignee, site",
                places(2, part.len())
            );
            let statement = sqlx::query(AssertSqlSafe(sql)).persistent(false).bind(newest - 180 * moment::DAY);
            let statement = part.iter().fold(statement, |statement, company| statement.bind(company.as_str()));
            for row in self.all(statement).await? {
                let (unit, site): (String, String) = (row.try_get(0).told()?, row.try_get(1).told()?);
                let last = Moment(row.try_get(2).told()?);
                let company = row.try_get::<String, _>(3).told()?.into();
                let site = (!site.is_empty()).then(|| site.into());
                knows.push(Knows { unit: unit.into(), company, site, last });
            }
        }
        knows.sort_by(|a, b| (&a.company, &a.unit, &a.site).cmp(&(&b.company, &b.unit, &b.site)));
        Ok(knows)
    }

    async fn calls(&mut self, of: Option<&CompanyId>, over: u32) -> Result<Vec<Call>, Failure> {
        let only = if of.is_some() { "AND owner = $3" } else { "" };
        let mut calls: Vec<Record> = Vec::new();
        for (live, limit) in [(1, i64::MAX), (0, i64::from(over))] {
            let sql = format!("SELECT doc FROM record WHERE kind = 'call' AND live = $1 {only} ORDER BY at DESC LIMIT $2");
            let mut statement = sqlx::query(AssertSqlSafe(sql)).bind(live).bind(limit);
            if let Some(company) = of {
                statement = statement.bind(company.as_str());
            }
            calls.extend(self.docs::<Record>(statement).await?);
        }
        Ok(newest_first(calls))
    }

    async fn phone_lines(&mut self) -> Result<Vec<PhoneLine>, Failure> {
        self.phone_lines().await
    }

    async fn calls_since(&mut self, from: Moment) -> Result<Vec<Call>, Failure> {
        // Both kinds of `live`, so that the index on it and the time is used.
        let sql = "SELECT doc FROM record WHERE kind = 'call' AND live IN (0, 1) AND at >= $1";
        let records: Vec<Record> = self.docs(sqlx::query(sql).bind(from.0)).await?;
        Ok(newest_first(records))
    }

    async fn arrivals(&mut self, from: Moment, to: Moment) -> Result<Arrivals, Failure> {
        self.count_arrivals(from, to).await
    }

    async fn judged(&mut self, from: Moment, to: Moment) -> Result<Vec<Judged>, Failure> {
        self.judge(from, to).await
    }

    async fn voices(&mut self, of: Voices<'_>) -> Result<Vec<Voice>, Failure> {
        self.read_voices(of).await
    }

    async fn each(&mut self, of: Solved, see: &mut (dyn FnMut(&Ticket) + Send)) -> Result<(), Failure> {
        self.show_each(of, see).await
    }

    async fn channels(&mut self, from: Moment, to: Moment) -> Result<Vec<(Channel, u64)>, Failure> {
        self.count_channels(from, to).await
    }

    async fn raises(&mut self, from: Moment, to: Moment) -> Result<Vec<Used>, Failure> {
        self.raises_between(from, to).await
    }

    async fn reopened(&mut self, from: Moment, to: Moment) -> Result<Vec<TicketId>, Failure> {
        self.ids_reopened(from, to).await
    }

    async fn calls_begin(&mut self) -> Result<Option<Moment>, Failure> {
        self.first_call().await
    }

    async fn signatures(&mut self, limit: u32) -> Result<Vec<Event>, Failure> {
        let sql = format!("{EVENTS} WHERE e.subject_kind = 'handover' AND e.subject = '' ORDER BY e.seq DESC LIMIT $1");
        self.events(sqlx::query(AssertSqlSafe(sql)).bind(i64::from(limit))).await
    }

    async fn upheavals(&mut self) -> Result<Vec<Event>, Failure> {
        let sql = format!("{EVENTS} WHERE e.subject_kind = 'desk' AND e.subject = '' ORDER BY e.seq");
        self.events(sqlx::query(AssertSqlSafe(sql))).await
    }

    async fn log_begins(&mut self) -> Result<Option<Moment>, Failure> {
        let sql = "SELECT at FROM event WHERE subject_kind = 'ticket' ORDER BY at LIMIT 1";
        let at: Option<i64> = sqlx::query_scalar(sql).fetch_optional(&mut *self.conn).await.told()?;
        Ok(at.map(Moment))
    }

    async fn changed_after(&mut self, at: Moment) -> Result<Vec<TicketId>, Failure> {
        self.ids_changed_after(at).await
    }

    async fn histories(&mut self, of: &[TicketId]) -> Result<Vec<Event>, Failure> {
        self.histories_of(of).await
    }

    async fn done_without_history(&mut self, by: Moment) -> Result<Vec<Ticket>, Failure> {
        let sql = "SELECT doc FROM ticket WHERE open = 0 AND created <= $1 AND NOT EXISTS \
                   (SELECT 1 FROM event e WHERE e.subject_kind = 'ticket' AND e.subject = ticket.id)";
        self.docs(sqlx::query(sql).bind(by.0)).await
    }

    async fn last_hand(&mut self, id: &TicketId) -> Result<Option<(Raw, Moment)>, Failure> {
        let sql = "SELECT actor, at FROM event WHERE subject_kind = 'ticket' AND subject = $1 ORDER BY seq DESC LIMIT 1";
        match self.all(sqlx::query(sql).bind(id.as_str())).await?.pop() {
            Some(row) => Ok(Some((row.try_get::<String, _>(0).told()?.into(), Moment(row.try_get(1).told()?)))),
            None => Ok(None),
        }
    }

    async fn by_phone(&mut self, reversed_tail: &str, limit: u32) -> Result<Vec<Contact>, Failure> {
        // The few contacts first, which is what CROSS JOIN means to SQLite: left to itself it reads all contacts of the desk.
        // A range instead of LIKE: every number that begins so stands before the same digits followed by ':', the sign after '9'.
        let sql = "SELECT r.doc FROM (SELECT contact, MIN(reversed) AS number FROM phone WHERE reversed >= $1 AND reversed < $2 \
                   GROUP BY contact ORDER BY number LIMIT $3) p \
                   CROSS JOIN record r WHERE r.kind = 'contact' AND r.id = p.contact";
        let statement = sqlx::query(sql).bind(reversed_tail).bind(format!("{reversed_tail}:")).bind(i64::from(limit));
        let mut found: Vec<(String, Contact)> = Vec::new();
        for record in self.docs::<Record>(statement).await? {
            if let Record::Contact(contact) = record {
                let numbers = contact.phones.iter().map(crate::desk::Phone::reversed);
                found.push((numbers.filter(|n| n.starts_with(reversed_tail)).min().unwrap_or_default(), *contact));
            }
        }
        found.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.id.cmp(&b.1.id)));
        Ok(found.into_iter().map(|(_, contact)| contact).collect())
    }

    async fn by_letters(&mut self, words: &[String], limit: u32) -> Result<Vec<Proposal>, Failure> {
        self.propose_by_letters(words, limit).await
    }

    async fn by_words(&mut self, choices: &[Vec<String>], limit: u32) -> Result<Vec<Proposal>, Failure> {
        self.propose_by_words(choices, limit).await
    }

    async fn vocabulary(&mut self) -> Result<Vec<String>, Failure> {
        self.word_lists(None).await
    }
}

impl Store<'_> {
    /// The event of a statement that selects one.
    pub(super) async fn one_event(&mut self, only: &'static str, value: super::columns::Cell) -> Result<Option<Event>, Failure> {
        let statement = sqlx::query(AssertSqlSafe(format!("{EVENTS} WHERE {only} = $1")));
        let statement = match value {
            super::columns::Cell::Int(value) => statement.bind(value),
            super::columns::Cell::Text(value) => statement.bind(value),
        };
        self.all(statement).await?.first().map(read_event).transpose()
    }
}
