//! What leads ask over many tickets: counted by the database where it can, read through row by row where it cannot.

use super::super::shelf::Solved;
use super::super::shelf::Voices;
use super::super::{Failure, counting, gather};
use super::columns::{EVENTS, from_json};
use super::dialect;
use super::failure::Told;
use super::store::{Statement, Store};
use crate::desk::tally::{self, QUARTER};
use crate::desk::{Act, Arrivals, Channel, Event, Judged, Moment, Subject, Ticket, TicketId, Used, Voice, comeback};
use futures_util::TryStreamExt;
use sqlx::{AssertSqlSafe, Row as _};
use std::collections::{BTreeMap, BTreeSet};

impl Store<'_> {
    /// Counts by the index of the registration alone.
    pub(super) async fn count_arrivals(&mut self, from: Moment, to: Moment) -> Result<Arrivals, Failure> {
        let sql = "SELECT created / $1, COUNT(*) FROM ticket WHERE created >= $2 AND created < $3 GROUP BY 1 ORDER BY 1";
        let mut quarters = Vec::new();
        for row in self.all(sqlx::query(sql).bind(QUARTER).bind(from.0).bind(to.0)).await? {
            let (quarter, tickets): (i64, i64) = (row.try_get(0).told()?, row.try_get(1).told()?);
            quarters.push((Moment(quarter * QUARTER), u32::try_from(tickets).unwrap_or(u32::MAX)));
        }
        let oldest: Option<i64> = sqlx::query_scalar("SELECT created FROM ticket ORDER BY created LIMIT 1")
            .fetch_optional(&mut *self.conn)
            .await
            .told()?;
        Ok(Arrivals { oldest: oldest.map(Moment), quarters })
    }

    /// Reads the tickets that were registered before the period's end one by one: a year of them is not held at once.
    pub(super) async fn judge(&mut self, from: Moment, to: Moment) -> Result<Vec<Judged>, Failure> {
        let mut found = Vec::new();
        let mut rows = sqlx::query("SELECT doc FROM ticket WHERE created < $1").bind(to.0).fetch(&mut *self.conn);
        while let Some(row) = rows.try_next().await.told()? {
            found.extend(tally::judged(&from_json(row.try_get::<&str, _>(0).told()?)?, from, to));
        }
        drop(rows);
        Ok(gather::in_order(found))
    }

    /// By the indexes of what was asked: a ticket that nobody was asked about stands in none of them.
    pub(super) async fn read_voices(&mut self, of: Voices<'_>) -> Result<Vec<Voice>, Failure> {
        let tickets: Vec<Ticket> = match of {
            Voices::Between(from, to) => {
                let sql =
                    "SELECT doc FROM ticket WHERE asked_at <> 0 AND asked_at >= $1 AND asked_at < $2 ORDER BY asked_at, number";
                return self.each_voice(sqlx::query(sql).bind(from.0).bind(to.0)).await;
            }
            Voices::Company(id, limit) => {
                let sql =
                    "SELECT doc FROM ticket WHERE asked_at <> 0 AND company = $1 ORDER BY asked_at DESC, number DESC LIMIT $2";
                self.docs(sqlx::query(sql).bind(id.as_str()).bind(i64::from(limit))).await?
            }
            Voices::Contact(id) => {
                let sql =
                    "SELECT doc FROM ticket WHERE asked_at <> 0 AND asked_of = $1 ORDER BY asked_at DESC, number DESC LIMIT 1";
                self.docs(sqlx::query(sql).bind(id.as_str())).await?
            }
        };
        Ok(tickets.iter().filter_map(Voice::of).collect())
    }

    /// One by one: the tickets of a year are not held at once.
    async fn each_voice(&mut self, statement: Statement<'_>) -> Result<Vec<Voice>, Failure> {
        let mut voices = Vec::new();
        let mut rows = statement.fetch(&mut *self.conn);
        while let Some(row) = rows.try_next().await.told()? {
            voices.extend(Voice::of(&from_json(row.try_get::<&str, _>(0).told()?)?));
        }
        Ok(voices)
    }

    /// Reads tickets through one by one, by the index of their solution.
    pub(super) async fn show_each(&mut self, of: Solved, see: &mut (dyn FnMut(&Ticket) + Send)) -> Result<(), Failure> {
        let (sql, from, to) = match of {
            Solved::Between(from, to) => ("SELECT doc FROM ticket WHERE solved >= $1 AND solved < $2", from, to),
            Solved::SinceOrOpen(from) => {
                let sql =
                    "SELECT doc FROM ticket WHERE solved >= $1 UNION ALL SELECT doc FROM ticket WHERE open = 1 AND solved < $2";
                (sql, from, from)
            }
        };
        // 0 is "not solved".
        let (from, to) = (from.0.max(1), to.0.max(1));
        let mut rows = sqlx::query(sql).bind(from).bind(to).fetch(&mut *self.conn);
        while let Some(row) = rows.try_next().await.told()? {
            see(&from_json(row.try_get::<&str, _>(0).told()?)?);
        }
        Ok(())
    }

    /// Counted by the database among those that the index of the registration names.
    pub(super) async fn count_channels(&mut self, from: Moment, to: Moment) -> Result<Vec<(Channel, u64)>, Failure> {
        let mut counts: BTreeMap<Channel, u64> = BTreeMap::new();
        for row in self.all(sqlx::query(dialect::COUNT_CHANNELS).bind(from.0).bind(to.0)).await? {
            let (channel, tickets): (String, i64) = (row.try_get(0).told()?, row.try_get(1).told()?);
            let channel = serde_json::from_value(channel.into()).told()?;
            *counts.entry(channel).or_default() += u64::try_from(tickets).unwrap_or_default();
        }
        Ok(counts.into_iter().collect())
    }

    /// Raises that clients asked for, from the log.
    pub(super) async fn raises_between(&mut self, from: Moment, to: Moment) -> Result<Vec<Used>, Failure> {
        let sql = "SELECT t.company, e.at, e.act FROM event e JOIN ticket t ON t.id = e.subject \
                   WHERE e.subject_kind = 'ticket' AND e.at >= $1 AND e.at < $2 AND t.company <> '' AND e.act LIKE '%\"set_priority\"%'";
        let mut found = Vec::new();
        for row in self.all(sqlx::query(sql).bind(from.0).bind(to.0)).await? {
            let (company, at): (String, i64) = (row.try_get(0).told()?, row.try_get(1).told()?);
            if let Act::Ticket { what, .. } = from_json(row.try_get::<&str, _>(2).told()?)? {
                found.extend(counting::raise(&company.into(), &what, Moment(at)));
            }
        }
        Ok(found)
    }

    /// Tickets that were opened again, from the log.
    pub(super) async fn ids_reopened(&mut self, from: Moment, to: Moment) -> Result<Vec<TicketId>, Failure> {
        let sql = format!(
            "{EVENTS} WHERE e.subject_kind = 'ticket' AND e.at >= $1 AND e.at < $2 AND e.undoes = 0 AND e.act LIKE '%\"set_phase\"%' \
             AND (e.before LIKE '%\"solved\"%' OR e.before LIKE '%\"closed\"%')"
        );
        let events = self.events(sqlx::query(AssertSqlSafe(sql)).bind(from.0).bind(to.0)).await?;
        let opened = events.into_iter().filter(comeback::is_reopening);
        let ids: BTreeSet<TicketId> =
            opened.filter_map(|event| if let Subject::Ticket(id) = event.subject { Some(id) } else { None }).collect();
        Ok(ids.into_iter().collect())
    }

    /// When the first call rang that is written down.
    pub(super) async fn first_call(&mut self) -> Result<Option<Moment>, Failure> {
        let sql = "SELECT MIN(at) FROM record WHERE kind = 'call' AND live IN (0, 1)";
        let at: Option<i64> = sqlx::query_scalar(sql).fetch_one(&mut *self.conn).await.told()?;
        Ok(at.map(Moment))
    }

    /// Tickets that something happened to after a moment, by id.
    pub(super) async fn ids_changed_after(&mut self, at: Moment) -> Result<Vec<TicketId>, Failure> {
        let sql = "SELECT DISTINCT subject FROM event WHERE subject_kind = 'ticket' AND at > $1";
        let rows = self.all(sqlx::query(sql).bind(at.0)).await?;
        let mut ids =
            rows.iter().map(|row| row.try_get::<String, _>(0).told().map(TicketId::from)).collect::<Result<Vec<_>, _>>()?;
        // Not by the database: its order of texts depends on its locale.
        ids.sort();
        Ok(ids)
    }

    /// What happened to these tickets, oldest first.
    pub(super) async fn histories_of(&mut self, of: &[TicketId]) -> Result<Vec<Event>, Failure> {
        let places = (1..=of.len()).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ");
        let sql = format!("{EVENTS} WHERE e.subject_kind = 'ticket' AND e.subject IN ({places})");
        let mut statement = sqlx::query(AssertSqlSafe(sql)).persistent(false);
        for id in of {
            statement = statement.bind(id.as_str());
        }
        let mut events = self.events(statement).await?;
        events.sort_by_key(|event| event.seq);
        Ok(events)
    }
}
