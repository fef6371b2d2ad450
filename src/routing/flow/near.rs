//! A task as the search sees it: where it is, and its nearest units.

use super::problem::{Cost, Pair};

/// How many units a task keeps near: with the rest of the card two lines of a processor's cache.
const NEAR: usize = 12;

/// Nobody holds the task.
pub(super) const NOBODY: u32 = u32::MAX;

/// The cheapest pairs in their order.
struct Ranked {
    values: [Cost; NEAR],
    near: [Pair; NEAR],
}

impl Ranked {
    fn is_beyond(&self, value: Cost, unit: u32) -> bool {
        let last = NEAR - 1;
        value >= FAR || (value, unit) > (self.values[last], self.near[last].unit)
    }

    fn put(&mut self, value: Cost, pair: Pair) {
        let mut place = NEAR - 1;
        while place > 0 && (value, pair.unit) < (self.values[place - 1], self.near[place - 1].unit) {
            (self.values[place], self.near[place]) = (self.values[place - 1], self.near[place - 1]);
            place -= 1;
        }
        (self.values[place], self.near[place]) = (value, pair);
    }
}

/// Beyond every cost of a unit with slots, with room to be added up.
pub(super) const FAR: Cost = 1 << 60;

/// A task: who holds it at what cost, and the units that were cheapest for it, prices included, when it was last surveyed.
///
/// While prices only grow no other unit comes below what the survey said ([`super::placement::Placement::far`]), so that a search that
/// ends nearer need not look at them.
#[derive(Clone, Debug)]
#[repr(align(64))]
pub(super) struct Card {
    pub left_out: Cost,
    /// No other unit costs less, price included.
    pub first: Cost,
    pub unit: u32,
    pub paid: i32,
    pub near: [Pair; NEAR],
}

impl Card {
    /// A task that nobody holds; `none` is a place that stands for no unit and has the price [`FAR`].
    pub fn new(left_out: Cost, none: u32) -> Self {
        Self { left_out, first: -FAR, unit: NOBODY, paid: 0, near: [Pair { unit: none, cost: 0 }; NEAR] }
    }

    /// What the task costs its unit, price included.
    pub fn value(&self, price: Cost) -> Cost {
        Cost::from(self.paid) + price
    }

    /// Looks at all pairs, keeps the cheapest (of equal ones those of the first units) and says how far the others are at least.
    /// Most of the cheapest are near already: they go first, so that few others have to be put in their order.
    #[must_use]
    pub fn survey(&mut self, pairs: &[Pair], prices: &[Cost]) -> Cost {
        let none = Pair { unit: (prices.len() - 1) as u32, cost: 0 };
        let mut ranked = Ranked { values: [FAR; NEAR], near: [none; NEAR] };
        for pair in self.near {
            let value = pair.minutes() + prices[pair.unit as usize];
            if value < FAR {
                ranked.put(value, pair);
            }
        }
        let mut far = 2 * FAR;
        for pair in pairs {
            let value = pair.minutes() + prices[pair.unit as usize];
            if ranked.is_beyond(value, pair.unit) {
                far = far.min(value);
            } else if self.near.iter().all(|near| near.unit != pair.unit) {
                far = far.min(ranked.values[NEAR - 1]);
                ranked.put(value, *pair);
            }
        }
        self.first = ranked.values[0];
        self.near = ranked.near;
        if pairs.len() <= NEAR { 2 * FAR } else { far }
    }
}
