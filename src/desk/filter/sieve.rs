//! A filter at work: what each distinct name comes to is found once, a row then costs a look at its codes.

use super::index::{Entry, Field, Index};
use super::lexicon::Stands;
use super::terms::{Filter, Term, What};
use crate::desk::{Due, Moment, Row};
use std::borrow::Borrow;

/// A filter with what it found out about the names so far.
#[derive(Clone, Debug, Default)]
pub struct Sieve {
    filter: Filter,
    terms: Vec<Known>,
}

/// Of a term: the fields that it looks at, and for each name of them whether it is wanted.
#[derive(Clone, Debug, Default)]
struct Known {
    fields: Vec<(Field, Vec<bool>)>,
}

impl Sieve {
    /// A sieve that knows no names yet.
    #[must_use]
    pub fn new(filter: Filter) -> Self {
        let known = |term: &Term| {
            let fields: &[Field] = match &term.what {
                What::Letters(_) => &Field::LETTERS,
                What::Field(field, _) => std::slice::from_ref(field),
                What::Priority(_) | What::Phase(_) | What::Stands(_) | What::Left(..) => &[],
            };
            Known { fields: fields.iter().map(|field| (*field, Vec::new())).collect() }
        };
        Self { terms: filter.terms.iter().map(known).collect(), filter }
    }

    /// The filter.
    #[must_use]
    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    /// Looks at the names that are new since the last time.
    pub fn learn(&mut self, index: &Index) {
        for (term, known) in self.filter.terms.iter().zip(&mut self.terms) {
            for (field, wanted) in &mut known.fields {
                let fresh = index.names(*field).iter().skip(wanted.len());
                wanted.extend(fresh.map(|name| match &term.what {
                    What::Letters(sought) => sought.is_in(&name.folded),
                    What::Field(_, wishes) => wishes.iter().any(|wish| name.each().any(|value| wish.is(value, &name.id))),
                    What::Priority(_) | What::Phase(_) | What::Stands(_) | What::Left(..) => false,
                }));
            }
        }
    }

    /// Does it take the row at that place of the index? The sieve must have learned the index's names.
    #[must_use]
    pub fn takes(&self, index: &Index, place: usize, row: &Row, now: Moment) -> bool {
        index.at(place).is_some_and(|entry| self.holds(entry, row, now))
    }

    fn holds(&self, entry: &Entry, row: &Row, now: Moment) -> bool {
        self.filter.terms.iter().zip(&self.terms).all(|(term, known)| {
            let named = || {
                let code = |field: Field| usize::try_from(entry.codes[field as usize]).unwrap_or(0);
                known.fields.iter().any(|(field, wanted)| wanted.get(code(*field)).copied().unwrap_or(false))
            };
            let so = match &term.what {
                What::Letters(sought) => named() || sought.is_in(&entry.letters),
                What::Field(..) => named(),
                What::Priority(wanted) => wanted.contains(&entry.priority),
                What::Phase(wanted) => wanted.contains(&entry.phase),
                What::Stands(wanted) => wanted.contains(&stands(row)),
                What::Left(than, asked) => row.facts.due.at().is_some_and(|at| than.holds(at.minutes_since(now), *asked)),
            };
            so != term.not
        })
    }
}

fn stands(row: &Row) -> Stands {
    match (row.facts.due, row.facts.due_of) {
        (Due::At { .. }, Some(of)) => Stands::Due(of),
        (Due::Paused { .. }, _) => Stands::Paused,
        (Due::BestEffort, _) => Stands::BestEffort,
        (Due::At { .. } | Due::None, _) => Stands::None,
    }
}

/// The places of the rows that the filter takes, in their order. `index` is of the same rows.
pub fn sift<R: Borrow<Row>>(rows: &[R], index: &Index, sieve: &mut Sieve, now: Moment) -> Vec<usize> {
    sieve.learn(index);
    let all = rows.iter().zip(index.entries()).enumerate();
    all.filter(|(_, (row, entry))| sieve.holds(entry, (*row).borrow(), now)).map(|(place, _)| place).collect()
}
