//! Signals between consoles: small tables beside the log. They are written on change only, and count their own changes, so
//! that who follows the desk sees by one number whether there is anything to read.

use super::super::{Failure, claimed, follow};
use super::failure::Told;
use super::store::Store;
use super::{Sql, dialect, write};
use crate::desk::team::{Claim, Here, Sign, Team};
use crate::desk::{Moment, PhoneLine, TicketId};
use crate::text::Raw;
use sqlx::{AnyConnection, Connection, Row as _};

impl Sql {
    /// Takes a signal in; the answer is how all of them stand then.
    pub(super) async fn take_sign(&self, sign: &Sign, at: Moment) -> Result<Team, Failure> {
        let mut pen = self.pen().await?;
        let told = self.sign_with(&mut pen, sign, at).await;
        write::put_away(pen, &told).await;
        told?
    }

    /// The inner answer is the desk's; the outer failure is the store's.
    async fn sign_with(&self, pen: &mut AnyConnection, sign: &Sign, at: Moment) -> Result<Result<Team, Failure>, Failure> {
        let mut tx = pen.begin_with(dialect::BEGIN_WRITE).await.told()?;
        let mut store = Store::reading(&mut tx);
        let mut team = store.team().await?;
        let refused = team.against(sign, at).map(claimed);
        if refused.is_some() || !team.take(sign, at) {
            tx.rollback().await.told()?;
            return Ok(refused.map_or(Ok(team), Err));
        }
        store.enter_sign(sign, at).await?;
        tx.commit().await.told()?;
        follow::heard(&self.written);
        Ok(Ok(team))
    }
}

impl Store<'_> {
    /// How many times the signals have changed.
    pub(super) async fn team_changes(&mut self) -> Result<i64, Failure> {
        self.int("SELECT value FROM counter WHERE name = 'team'").await
    }

    /// All signals, those included that have ended by themselves.
    pub(super) async fn team(&mut self) -> Result<Team, Failure> {
        let mut team = Team::default();
        for row in self.all(sqlx::query("SELECT session, actor, ticket, since, until FROM presence")).await? {
            team.here.push(Here {
                session: row.try_get(0).told()?,
                actor: Raw::from(row.try_get::<String, _>(1).told()?),
                ticket: TicketId::from(row.try_get::<String, _>(2).told()?),
                since: Moment(row.try_get(3).told()?),
                until: Moment(row.try_get(4).told()?),
            });
        }
        for row in self.all(sqlx::query("SELECT ticket, session, actor, since, until FROM claim")).await? {
            team.claims.push(Claim {
                ticket: TicketId::from(row.try_get::<String, _>(0).told()?),
                session: row.try_get(1).told()?,
                actor: Raw::from(row.try_get::<String, _>(2).told()?),
                since: Moment(row.try_get(3).told()?),
                until: Moment(row.try_get(4).told()?),
            });
        }
        team.lines = self.phone_lines().await?;
        team.sort();
        Ok(team)
    }

    /// Where calls come from.
    pub(super) async fn phone_lines(&mut self) -> Result<Vec<PhoneLine>, Failure> {
        let mut lines = Vec::new();
        let sql = "SELECT name, up, since, until, gap_from, gap_to FROM phone_line ORDER BY since";
        for row in self.all(sqlx::query(sql)).await? {
            let moment = |place: usize| row.try_get::<i64, _>(place).told().map(Moment);
            let (from, to) = (moment(4)?, moment(5)?);
            lines.push(PhoneLine {
                name: row.try_get(0).told()?,
                up: row.try_get::<i64, _>(1).told()? == 1,
                since: moment(2)?,
                until: moment(3)?,
                gap: (to.0 != 0).then_some((from, to)),
            });
        }
        lines.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(lines)
    }

    async fn enter_line(&mut self, line: &PhoneLine) -> Result<(), Failure> {
        let sql = "INSERT INTO phone_line (name, up, since, until, gap_from, gap_to) VALUES ($1, $2, $3, $4, $5, $6) \
                   ON CONFLICT (name) DO UPDATE SET up = excluded.up, since = excluded.since, until = excluded.until, \
                   gap_from = excluded.gap_from, gap_to = excluded.gap_to";
        let (from, to) = line.gap.unwrap_or_default();
        let statement = sqlx::query(sql).bind(line.name.as_str()).bind(i64::from(line.up)).bind(line.since.0);
        statement.bind(line.until.0).bind(from.0).bind(to.0).execute(&mut *self.conn).await.told()?;
        Ok(())
    }

    async fn enter_sign(&mut self, sign: &Sign, at: Moment) -> Result<(), Failure> {
        for ended in ["DELETE FROM presence WHERE until <= $1", "DELETE FROM claim WHERE until <= $1"] {
            sqlx::query(ended).bind(at.0).execute(&mut *self.conn).await.told()?;
        }
        match sign {
            Sign::Here(here) => self.enter_here(here).await?,
            Sign::Left { session } => {
                let sql = "DELETE FROM presence WHERE session = $1";
                sqlx::query(sql).bind(session.as_str()).execute(&mut *self.conn).await.told()?;
            }
            Sign::Claim { claims, .. } => {
                for claim in claims {
                    self.enter_claim(claim).await?;
                }
            }
            Sign::Line(line) => self.enter_line(line).await?,
            Sign::Free { tickets } => {
                for ticket in tickets {
                    let sql = "DELETE FROM claim WHERE ticket = $1";
                    sqlx::query(sql).bind(ticket.as_str()).execute(&mut *self.conn).await.told()?;
                }
            }
        }
        let sql = "UPDATE counter SET value = value + 1 WHERE name = 'team'";
        sqlx::query(sql).execute(&mut *self.conn).await.told()?;
        Ok(())
    }

    async fn enter_here(&mut self, here: &Here) -> Result<(), Failure> {
        let sql = "INSERT INTO presence (session, actor, ticket, since, until) VALUES ($1, $2, $3, $4, $5) \
                   ON CONFLICT (session) DO UPDATE SET actor = excluded.actor, ticket = excluded.ticket, \
                   since = excluded.since, until = excluded.until";
        let statement = sqlx::query(sql).bind(here.session.as_str()).bind(text(&here.actor)).bind(here.ticket.as_str());
        statement.bind(here.since.0).bind(here.until.0).execute(&mut *self.conn).await.told()?;
        Ok(())
    }

    async fn enter_claim(&mut self, claim: &Claim) -> Result<(), Failure> {
        let sql = "INSERT INTO claim (ticket, session, actor, since, until) VALUES ($1, $2, $3, $4, $5) \
                   ON CONFLICT (ticket) DO UPDATE SET session = excluded.session, actor = excluded.actor, \
                   since = excluded.since, until = excluded.until";
        let statement = sqlx::query(sql).bind(claim.ticket.as_str()).bind(claim.session.as_str()).bind(text(&claim.actor));
        statement.bind(claim.since.0).bind(claim.until.0).execute(&mut *self.conn).await.told()?;
        Ok(())
    }
}

/// A name as the tables take it: without the one character that `PostgreSQL` refuses.
fn text(name: &Raw) -> String {
    name.raw().replace('\0', "\u{FFFD}")
}
