//! Deadlines that were kept, and why the others were not.

use crate::desk::{ClockKind, Judged, Moment, TicketId};
use crate::text::Raw;
use std::collections::{BTreeMap, BTreeSet};

/// How many tickets, by a name; none where there is none.
pub type Counted<Name> = Vec<(Option<Name>, usize)>;

/// Tickets that missed a deadline told to the client.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Breaches {
    /// How many tickets.
    pub tickets: usize,
    /// By the reason that was given (code of the policy); most first.
    pub by_reason: Counted<String>,
    /// By who held it.
    pub by_engineer: Counted<Raw>,
    /// By group.
    pub by_group: Counted<Raw>,
    /// By client.
    pub by_client: Counted<Raw>,
}

/// Deadlines that came, and those that were kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// Of which clock; all of them when none.
    pub kind: Option<ClockKind>,
    /// Deadlines that are decided: kept or missed.
    pub due: usize,
    /// Kept.
    pub met: usize,
}

impl Share {
    /// Kept ones in tenths of a percent, rounded down: 999 is not all of them. None where nothing was due.
    #[must_use]
    pub fn per_mille(&self) -> Option<usize> {
        (self.due > 0).then(|| self.met * 1_000 / self.due)
    }
}

/// Counts each ticket once, however many of its deadlines were missed.
#[must_use]
pub fn breaches(judged: &[Judged], now: Moment) -> Breaches {
    let mut seen: BTreeSet<&TicketId> = BTreeSet::new();
    let missed: Vec<&Judged> = judged.iter().filter(|one| one.missed(now) && seen.insert(&one.ticket)).collect();
    let named = |name: &Raw| (!name.is_blank()).then(|| name.clone());
    Breaches {
        tickets: missed.len(),
        by_reason: counted(missed.iter().map(|one| one.reason.clone())),
        by_engineer: by_name(missed.iter().map(|one| one.holder.as_ref().and_then(|held| named(&held.name)))),
        by_group: by_name(missed.iter().map(|one| named(&Raw::from(one.group.0.as_str())))),
        by_client: by_name(missed.iter().map(|one| one.company.as_ref().and_then(|company| named(&company.name)))),
    }
}

/// All deadlines first, then clock by clock; those that are still open and not late are not decided.
#[must_use]
pub fn shares(judged: &[Judged], now: Moment) -> Vec<Share> {
    let share = |kind: Option<ClockKind>| {
        let of = judged.iter().filter(|one| kind.is_none_or(|kind| one.kind == kind));
        let decided: Vec<&Judged> = of.filter(|one| one.met.is_some() || one.missed(now)).collect();
        Share { kind, due: decided.len(), met: decided.iter().filter(|one| !one.missed(now)).count() }
    };
    let each = ClockKind::ALL.into_iter().map(Some).map(share).filter(|share| share.due > 0);
    std::iter::once(share(None)).chain(each).collect()
}

fn by_name(names: impl Iterator<Item = Option<Raw>>) -> Counted<Raw> {
    let counted = counted(names.map(|name| name.map(|raw| raw.raw().to_owned())));
    counted.into_iter().map(|(name, count)| (name.map(Raw::from), count)).collect()
}

/// Most first; nobody and nothing last among equals.
fn counted(names: impl Iterator<Item = Option<String>>) -> Counted<String> {
    let mut counts: BTreeMap<Option<String>, usize> = BTreeMap::new();
    for name in names {
        *counts.entry(name).or_default() += 1;
    }
    let mut counted: Counted<String> = counts.into_iter().collect();
    counted.sort_by(|a, b| (b.1, a.0.is_none(), &a.0).cmp(&(a.1, b.0.is_none(), &b.0)));
    counted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::{Group, Named};

    fn one(number: i64, kind: ClockKind, met: Option<i64>, reason: Option<&str>) -> Judged {
        Judged {
            ticket: TicketId::new(&number.to_string()),
            number,
            kind,
            due: Moment(100),
            met: met.map(Moment),
            group: Group("ИТ".into()),
            company: Some(Named::new("c", "Ромашка")),
            holder: (number > 1).then(|| Named::new("u", "Петров")),
            reason: reason.map(str::to_owned),
        }
    }

    #[test]
    fn a_ticket_is_one_breach_however_many_deadlines_it_missed() {
        let judged = [
            one(1, ClockKind::Arrival, Some(150), Some("road")),
            one(1, ClockKind::Resolution, Some(160), Some("road")),
            one(2, ClockKind::Resolution, None, None),
            one(3, ClockKind::Resolution, Some(100), None),
            one(4, ClockKind::Resolution, Some(101), Some("road")),
        ];
        let told = breaches(&judged, Moment(200));
        assert_eq!(told.tickets, 3);
        assert_eq!(told.by_reason, [(Some("road".to_owned()), 2), (None, 1)]);
        assert_eq!(told.by_engineer, [(Some("Петров".into()), 2), (None, 1)]);
        assert_eq!((told.by_group.len(), told.by_client.len()), (1, 1));
    }

    #[test]
    fn the_share_counts_what_is_decided() {
        let judged = [
            one(1, ClockKind::Arrival, Some(100), None),
            one(2, ClockKind::Resolution, None, None),
            one(3, ClockKind::Resolution, Some(50), None),
        ];
        let before = shares(&judged, Moment(90));
        assert_eq!(before[0], Share { kind: None, due: 2, met: 2 }, "what is open and in time is not decided");
        let after = shares(&judged, Moment(200));
        assert_eq!(after[0], Share { kind: None, due: 3, met: 2 });
        assert_eq!(after[2], Share { kind: Some(ClockKind::Resolution), due: 2, met: 1 });
        assert_eq!((after[0].per_mille(), after[2].per_mille()), (Some(666), Some(500)));
        assert_eq!(shares(&[], Moment(0))[0].per_mille(), None);
    }
}
