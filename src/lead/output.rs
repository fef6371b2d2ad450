//! What each engineer has done: tickets, norm-hours, and beside them what came back.

use crate::desk::{Comeback, Done, Minutes, Named, UnitId};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What an engineer or a crew has done in a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// Who; none for tickets that nobody held.
    pub unit: Option<Named<UnitId>>,
    /// Tickets that were solved.
    pub tickets: usize,
    /// Their norm.
    pub norm: Minutes,
    /// Tickets among them whose norm nobody knows.
    pub without_norm: usize,
    /// Time at objects, as far as arrival and departure were said.
    pub at_objects: Minutes,
    /// Tickets of theirs that were opened again.
    pub reopened: usize,
}

/// Most norm-hours first; what nobody held last.
#[must_use]
pub fn output(done: &[Done], comebacks: &[Comeback]) -> Vec<Output> {
    let mut all: BTreeMap<Option<&UnitId>, Output> = BTreeMap::new();
    let empty = |unit: &Option<Named<UnitId>>| Output {
        unit: unit.clone(),
        tickets: 0,
        norm: Minutes(0),
        without_norm: 0,
        at_objects: Minutes(0),
        reopened: 0,
    };
    for one in done {
        let output = all.entry(one.holder.as_ref().map(|unit| &unit.id)).or_insert_with(|| empty(&one.holder));
        output.tickets += 1;
        output.norm.0 = output.norm.0.saturating_add(one.norm.0);
        output.without_norm += usize::from(one.norm.0 == 0);
        output.at_objects.0 = output.at_objects.0.saturating_add(one.at_object.map_or(0, |minutes| minutes.0));
    }
    for back in comebacks {
        all.entry(back.holder.as_ref().map(|unit| &unit.id)).or_insert_with(|| empty(&back.holder)).reopened += 1;
    }
    let mut rows: Vec<Output> = all.into_values().collect();
    let name = |row: &Output| row.unit.as_ref().map(|unit| unit.name.raw().to_owned());
    rows.sort_by_key(|row| (row.unit.is_none(), Reverse(row.norm), Reverse(row.tickets), name(row)));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::{Moment, Zone};

    fn done(holder: Option<&str>, norm: i64, at_object: Option<i64>) -> Done {
        Done {
            number: 1,
            solved: Moment(0),
            company: None,
            holder: holder.map(|name| Named::new(name, name)),
            zone: Zone::default(),
            trip: at_object.is_some(),
            at_object: at_object.map(Minutes),
            logged: Vec::new(),
            norm: Minutes(norm),
            charged: Vec::new(),
        }
    }

    fn back(holder: Option<&str>) -> Comeback {
        Comeback { ticket: "t".into(), at: Moment(0), holder: holder.map(|name| Named::new(name, name)) }
    }

    #[test]
    fn each_stands_with_what_they_did_and_what_came_back() {
        let work = [
            done(Some("Петров"), 60, Some(70)),
            done(Some("Петров"), 0, None),
            done(Some("Сидоров"), 90, None),
            done(None, 300, None),
        ];
        let rows = output(&work, &[back(Some("Петров")), back(Some("Иванов"))]);
        let told: Vec<_> = rows
            .iter()
            .map(|r| {
                let name = r.unit.as_ref().map_or("", |u| u.name.raw());
                (name, r.tickets, r.norm.0, r.without_norm, r.at_objects.0, r.reopened)
            })
            .collect();
        assert_eq!(
            told,
            [("Сидоров", 1, 90, 0, 0, 0), ("Петров", 2, 60, 1, 70, 1), ("Иванов", 0, 0, 0, 0, 1), ("", 1, 300, 0, 0, 0)],
            "whoever only has work that came back stands there too"
        );
    }
}
