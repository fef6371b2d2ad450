//! What people here decided about a client's debt: it is kept apart from what the books say, so that the next import of debts does not
//! wipe it out, and it ends by itself.

use super::client::Approver;
use super::contract::{Debt, DebtRelief};
use super::ids::CompanyId;
use super::moment::Moment;
use super::shift::local;
use crate::text::Raw;
use chrono::Days;
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// A debt does not bite until a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relief {
    /// Why.
    pub why: DebtRelief,
    /// Until (exclusive): then the debt bites again by itself.
    pub until: Moment,
    /// Who wrote it down.
    pub by: Raw,
    /// When.
    pub at: Moment,
}

/// A lead decided not to serve a client while anything is owed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stop {
    /// Who decided, and may say yes to a single ticket.
    pub who: Approver,
    /// When.
    pub at: Moment,
}

/// The decisions about one client's debt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ruling {
    /// Whose debt.
    pub company: CompanyId,
    /// What lifts it for now.
    #[serde(default)]
    pub relief: Option<Relief>,
    /// A lead's stop.
    #[serde(default)]
    pub stop: Option<Stop>,
    /// A lead resumed the service, whatever the books say of a stop.
    #[serde(default)]
    pub served: bool,
}

/// A decision about a client's debt, as a person says it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "decided")]
pub enum Decided {
    /// It does not bite until then («оплатили сегодня», disputed, by instalments).
    Lift {
        /// Why.
        why: DebtRelief,
        /// Until (exclusive).
        until: Moment,
    },
    /// What lifted it holds no longer.
    Bite,
    /// Not served while anything is owed: a lead's word.
    Stop {
        /// Who decided.
        who: Approver,
    },
    /// Served again: a lead's word.
    Serve,
}

impl Decided {
    /// May only a lead say this?
    #[must_use]
    pub const fn is_for_leads(&self) -> bool {
        matches!(self, Self::Stop { .. } | Self::Serve)
    }

    /// Its name in the log and in texts.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Lift { why: DebtRelief::PaidToday, .. } => "paid-today",
            Self::Lift { why: DebtRelief::Disputed, .. } => "disputed",
            Self::Lift { why: DebtRelief::Instalment, .. } => "instalment",
            Self::Bite => "bite",
            Self::Stop { .. } => "stop",
            Self::Serve => "serve",
        }
    }
}

impl Ruling {
    /// No decisions.
    #[must_use]
    pub const fn none(company: CompanyId) -> Self {
        Self { company, relief: None, stop: None, served: false }
    }

    /// True where nothing is decided.
    #[must_use]
    pub const fn is_none(&self) -> bool {
        self.relief.is_none() && self.stop.is_none() && !self.served
    }

    /// What it says of a lead's stop.
    #[must_use]
    pub const fn stops(&self) -> (Option<&Stop>, bool) {
        (self.stop.as_ref(), self.served)
    }

    /// The decisions with one more about this debt, as it stands under those before.
    ///
    /// # Errors
    /// A code where there is nothing to decide: the day has passed, nothing lifts the debt, nothing is stopped.
    pub fn with(&self, decided: &Decided, debt: &Debt, by: &Raw, at: Moment) -> Result<Self, &'static str> {
        let mut next = self.clone();
        let relief = |why, until| Some(Relief { why, until, by: by.clone(), at });
        match decided {
            Decided::Lift { until, .. } if *until <= at => return Err("day-has-passed"),
            Decided::Lift { why, until } => next.relief = relief(*why, *until),
            Decided::Bite => match debt.relief {
                // It ends now, even where the books name a later day.
                Some((why, until)) if at < until => next.relief = relief(why, at),
                _ => return Err("nothing-lifts-it"),
            },
            Decided::Stop { who } => {
                next.stop = Some(Stop { who: who.clone(), at });
                next.served = false;
            }
            Decided::Serve if debt.stop.is_none() => return Err("not-stopped"),
            Decided::Serve => {
                next.stop = None;
                next.served = true;
            }
        }
        Ok(next)
    }

    /// Has what it was about been paid? Then it is over, and a later debt is another matter.
    #[must_use]
    pub fn is_paid(&self, debt: Option<&Debt>) -> bool {
        debt.is_none_or(|debt| debt.owed() <= 0)
    }
}

impl Debt {
    /// What counts as owed: the overdue part where the source knows it, else the whole. Minor units.
    #[must_use]
    pub fn owed(&self) -> i64 {
        self.overdue.as_ref().unwrap_or(&self.total).minor
    }

    /// The debt with what was decided here about it: our own word stands before the books'. A stop does not reach a debt that fell due
    /// only after it was said: the one that it was about has been paid.
    #[must_use]
    pub fn ruled(mut self, ruling: Option<&Ruling>) -> Self {
        let Some(ruling) = ruling else { return self };
        if let Some(relief) = &ruling.relief {
            self.relief = Some((relief.why, relief.until));
        }
        if ruling.served {
            self.stop = None;
        }
        let about_this = |stop: &&Stop| self.since.is_none_or(|since| since <= stop.at);
        if let Some(stop) = ruling.stop.as_ref().filter(about_this) {
            self.stop = Some(stop.who.clone());
        }
        self
    }
}

/// The end of the day that is so many days after a moment, by the zone's clock.
#[must_use]
pub fn through(at: Moment, days: i64, zone: Tz) -> Moment {
    let today = at.utc().with_timezone(&zone).date_naive();
    let next = u64::try_from(days.saturating_add(1)).ok().and_then(|days| today.checked_add_days(Days::new(days)));
    next.and_then(|day| local(zone, day, 0)).unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::Money;

    const NOW: Moment = Moment(1_795_420_800_000);
    const DAY: i64 = 86_400_000;

    fn later(days: i64) -> Moment {
        Moment(NOW.0 + days * DAY)
    }

    fn debt() -> Debt {
        Debt {
            company: "logist".into(),
            total: Money::rub(18_450_000),
            overdue: Some(Money::rub(12_000_000)),
            since: Some(later(-83)),
            as_of: later(-1),
            source: "1С".into(),
            relief: None,
            stop: None,
        }
    }

    fn belov() -> Decided {
        Decided::Stop { who: Approver { name: "Белов".into(), phone: None } }
    }

    fn ruled(decided: &[Decided], debt: &Debt) -> Ruling {
        decided.iter().fold(Ruling::none("logist".into()), |ruling, one| {
            let now = debt.clone().ruled(Some(&ruling));
            ruling.with(one, &now, &"Ольга".into(), NOW).unwrap()
        })
    }

    #[test]
    fn our_own_word_stands_before_the_books() {
        let mut books = debt();
        books.relief = Some((DebtRelief::Instalment, later(30)));
        books.stop = Some(Approver { name: "бухгалтерия".into(), phone: None });
        let paid = Decided::Lift { why: DebtRelief::PaidToday, until: later(3) };
        let both = books.clone().ruled(Some(&ruled(&[paid, belov()], &books)));
        assert_eq!(both.relief, Some((DebtRelief::PaidToday, later(3))));
        assert_eq!(both.stop.unwrap().name, "Белов".into());
        let none = books.clone().ruled(Some(&ruled(&[Decided::Bite, Decided::Serve], &books)));
        assert_eq!((none.relief, none.stop), (Some((DebtRelief::Instalment, NOW)), None), "lifted by the books, and ended here");
    }

    #[test]
    fn a_stop_is_about_the_debt_that_there_was() {
        let ruling = ruled(&[belov()], &debt());
        assert!(debt().ruled(Some(&ruling)).stop.is_some());
        let new = Debt { since: Some(later(20)), ..debt() };
        assert!(new.ruled(Some(&ruling)).stop.is_none(), "the old one was paid, this one is another matter");
    }

    #[test]
    fn there_must_be_something_to_decide() {
        let none = Ruling::none("logist".into());
        let decide = |decided: &Decided| none.with(decided, &debt(), &"Ольга".into(), NOW).unwrap_err();
        assert_eq!(decide(&Decided::Bite), "nothing-lifts-it");
        assert_eq!(decide(&Decided::Serve), "not-stopped");
        assert_eq!(decide(&Decided::Lift { why: DebtRelief::Disputed, until: NOW }), "day-has-passed");
    }

    #[test]
    fn a_word_holds_through_the_whole_of_its_last_day() {
        let moscow = chrono_tz::Europe::Moscow;
        let at = Moment::parse("2026-11-23T10:30:00+03:00").unwrap();
        assert_eq!(through(at, 3, moscow).rfc3339(moscow), "2026-11-27T00:00:00+03:00");
        assert_eq!(through(at, 0, moscow).rfc3339(moscow), "2026-11-24T00:00:00+03:00");
    }
}
