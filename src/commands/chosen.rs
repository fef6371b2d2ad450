//! Which tickets are listed: a view by name, and a filter of words; the same as on the console's board.

use super::{Seat, Trouble};
use crate::app::beyond::Beyond;
use crate::app::view::{Me, View};
use crate::app::views::{Named, Views};
use crate::desk::filter::{Complaint, End, Filter, Index, Sieve, parse, sift};
use crate::desk::{Moment, Policy, Row};
use crate::text::Raw;

/// Which tickets are listed.
pub struct Chosen {
    view: Which,
    filters: Vec<Filter>,
}

/// A view of the board, or what has left it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Which {
    Board(View),
    Beyond(Beyond),
}

impl Chosen {
    /// Reads the names as a person gave them.
    ///
    /// # Errors
    /// Wrong usage, with what there is.
    pub fn read(seat: &Seat, view: &str, filter: &str) -> Result<Self, Trouble> {
        let views = seat.views();
        let mut filters = vec![read(seat, &views, filter)?];
        let view = match (Beyond::named(view), views.find(view)) {
            (Some(part), _) => Which::Beyond(part),
            (None, Some(Named::Ours(view))) => Which::Board(view),
            (None, Some(Named::Saved(place))) => {
                filters.extend(views.saved.get(place).map(|v| read(seat, &views, &v.filter)).transpose()?);
                Which::Board(View::Open)
            }
            (None, None) => {
                let known = format!("{}, {}", views.names(), Beyond::ALL.map(Beyond::name).join(", "));
                return Err(seat.wrong("cmd-no-view", &[("name", view), ("known", &known)]));
            }
        };
        Ok(Self { view, filters })
    }

    /// Does it need tickets that are not on the board any more?
    #[must_use]
    pub fn beyond_the_board(&self) -> bool {
        !matches!(self.view, Which::Board(_))
    }

    /// Does every row that the desk hands over belong to it?
    #[must_use]
    pub fn takes_everything(&self) -> bool {
        self.filters.iter().all(Filter::is_empty) && matches!(self.view, Which::Beyond(Beyond::All) | Which::Board(View::Open))
    }

    /// The deadline from which on no row belongs to it; none where deadlines do not decide.
    #[must_use]
    pub fn ends(&self, policy: &Policy, now: Moment) -> Option<Moment> {
        match self.view {
            Which::Board(View::Overdue) => Some(now),
            Which::Board(View::AtRisk) => Some(now + policy.times.at_risk),
            _ => None,
        }
    }

    /// The rows that are listed, in their order, of a part of the board or of the whole.
    #[must_use]
    pub fn of(&self, mut rows: Vec<Row>, seat: &Seat) -> Vec<Row> {
        let me = Me::of(&seat.actor, &seat.furniture.units);
        rows.retain(|row| match self.view {
            Which::Board(view) => view.holds_for(&me, row, seat.now, &seat.furniture.policy),
            Which::Beyond(part) => part.holds(row),
        });
        for filter in self.filters.iter().filter(|filter| !filter.is_empty()) {
            let index = Index::of(&rows);
            let mut taken = sift(&rows, &index, &mut Sieve::new(filter.clone()), seat.now).into_iter().peekable();
            let mut place = 0;
            rows.retain(|_| {
                let here = taken.next_if_eq(&place).is_some();
                place += 1;
                here
            });
        }
        rows
    }
}

fn read(seat: &Seat, views: &Views, text: &str) -> Result<Filter, Trouble> {
    parse(text, &views.lexicon, End::Done)
        .map_err(|complaint| seat.wrong("cmd-bad-filter", &[("what", &words(seat, &complaint))]))
}

/// What is wrong, in the words of the console's filter line.
fn words(seat: &Seat, complaint: &Complaint) -> String {
    let shown = |text: &String| Raw::from(text.as_str()).line(60).as_str().to_owned();
    let (key, values) = match complaint {
        Complaint::UnknownKey { key, known } => ("unknown-key", vec![("key", shown(key)), ("known", known.clone())]),
        Complaint::UnknownValue { key, value, known } => {
            ("unknown-value", vec![("key", shown(key)), ("value", shown(value)), ("known", known.clone())])
        }
        Complaint::NoValue { key } => ("no-value", vec![("key", shown(key))]),
        Complaint::NoOrder { key } => ("no-order", vec![("key", shown(key))]),
        Complaint::NoLength { value } => ("no-length", vec![("value", shown(value))]),
    };
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    seat.say(&format!("said-filter-{key}"), &values)
}
