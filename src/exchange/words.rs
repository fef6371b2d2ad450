//! Values written as the imports read them.

use crate::desk::Moment;
use crate::desk::client::Approver;
use crate::desk::contract::{Goals, Quota, QuotaKind, RaiseRight, Rates, ReactionBy, Targets};
use chrono::Timelike;
use chrono_tz::Tz;

pub(super) fn joined(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join("|")
}

pub(super) fn quota(quotas: &[Quota], kind: QuotaKind) -> Option<&Quota> {
    quotas.iter().find(|q| q.kind == kind)
}

/// Values as the imports read them, in the desk's zone.
#[derive(Clone, Copy)]
pub(super) struct Words(pub(super) Tz);

impl Words {
    /// A bare date where the moment is a midnight of the zone, else RFC 3339.
    pub(super) fn date(self, at: Moment) -> String {
        let local = at.utc().with_timezone(&self.0);
        if local.time().num_seconds_from_midnight() == 0 && at.0 % 1000 == 0 {
            local.date_naive().to_string()
        } else {
            local.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true)
        }
    }

    /// The last day of something that ends at a midnight, else RFC 3339.
    pub(super) fn last_day(self, until: Moment) -> String {
        let local = until.utc().with_timezone(&self.0);
        match local.date_naive().pred_opt() {
            Some(day) if local.time().num_seconds_from_midnight() == 0 && until.0 % 1000 == 0 => day.to_string(),
            _ => local.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true),
        }
    }
}

pub(super) fn flag(on: bool) -> String {
    if on { "1" } else { "0" }.into()
}

pub(super) fn money(minor: i64) -> String {
    let sign = if minor < 0 { "-" } else { "" };
    let minor = minor.unsigned_abs();
    format!("{sign}{}.{:02}", minor / 100, minor % 100)
}

pub(super) fn person(person: Option<&Approver>) -> [String; 2] {
    let name = person.map(|p| p.name.raw().to_owned()).unwrap_or_default();
    [name, person.and_then(|p| p.phone.as_ref()).map(|p| p.e164().to_owned()).unwrap_or_default()]
}

pub(super) fn raise(right: &RaiseRight) -> String {
    match right {
        RaiseRight::No => "no".into(),
        RaiseRight::Included { over: None } => "included".into(),
        RaiseRight::Included { over: Some(price) } => format!("included:{}", money(price.money.minor)),
        RaiseRight::Paid { price } => format!("paid:{}", money(price.money.minor)),
    }
}

pub(super) fn rates(rates: &Rates) -> [String; 2] {
    [&rates.hour, &rates.visit].map(|p| p.as_ref().map(|p| money(p.money.minor)).unwrap_or_default())
}

/// Calendar, critical calendar, what counts as a reaction, four goals, holder, queue, warnings.
pub(super) fn targets(targets: Option<&Targets>) -> Vec<String> {
    let Some(t) = targets else { return vec![String::new(); 10] };
    let reaction_by = match t.reaction_by {
        ReactionBy::Answer => "answer",
        ReactionBy::Accepted => "accepted",
        ReactionBy::Arrival => "arrival",
    };
    let four = |of: fn(&Goals) -> Option<crate::desk::Minutes>| {
        let each: Vec<_> = t.goals.iter().rev().map(of).collect();
        if each.iter().all(Option::is_none) {
            return String::new();
        }
        joined(each.into_iter().map(|m| m.map_or("-".into(), |m| m.0.to_string())))
    };
    vec![
        t.calendar.to_string(),
        t.critical_calendar.as_ref().map(ToString::to_string).unwrap_or_default(),
        reaction_by.into(),
        four(|g| g.reaction),
        four(|g| g.reply),
        four(|g| g.arrival),
        four(|g| g.resolution),
        t.holder.map(|m| m.0.to_string()).unwrap_or_default(),
        t.queue.map(|m| m.0.to_string()).unwrap_or_default(),
        joined(t.warn_percent.iter().map(ToString::to_string)),
    ]
}
