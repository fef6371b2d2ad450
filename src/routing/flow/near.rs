//! A task as the search sees it: where it is, and its nearest units.

use super::problem::{Cost, Pair};

/// How many units a task keeps near: with the rest of the card two lines of a processor's cache.
const NEAR: usize = 12;

/// Nobody holds the task.
pub(super) const NOBODY: u32 = u32::MAX;

/// Beyond every cost of a unit with slots, with room to be added up.
pub(super) const FAR: Cost = 1 << 60;

/// A task: who holds it at what cost, and the units that were cheapest for it, prices included, when it was last surveyed.
///
/// While prices only grow no other unit comes below `far`, so that a search that ends nearer need not look at them.
#[derive(Clone, Debug)]
#[repr(align(64))]
pub(super) struct Card {
    pub left_out: Cost,
    /// No other unit costs less, price included.
    pub first: Cost,
    /// No unit that is not near costs less, price included.
    pub far: Cost,
    pub unit: u32,
    pub paid: i32,
    pub near: [Pair; NEAR],
}

impl Card {
    /// A task that nobody holds; `none` is a place that stands for no unit and has the price [`FAR`].
    pub fn new(left_out: Cost, none: u32) -> Self {
        Self { left_out, first: -FAR, far: -FAR, unit: NOBODY, paid: 0, near: [Pair { unit: none, cost: 0 }; NEAR] }
    }

    /// What the task costs its unit, price included.
    pub fn value(&self, price: Cost) -> Cost {
        Cost::from(self.paid) + price
    }

    /// Looks at all pairs and keeps the cheapest.
    pub fn survey(&mut self, pairs: &[Pair], prices: &[Cost]) {
        let none = Pair { unit: (prices.len() - 1) as u32, cost: 0 };
        let mut values = [FAR; NEAR];
        let mut near = [none; NEAR];
        let mut far = 2 * FAR;
        for pair in pairs {
            let value = pair.minutes() + prices[pair.unit as usize];
            if value >= values[NEAR - 1] {
                far = far.min(value);
                continue;
            }
            far = values[NEAR - 1];
            let mut place = NEAR - 1;
            while place > 0 && value < values[place - 1] {
                (values[place], near[place]) = (values[place - 1], near[place - 1]);
                place -= 1;
            }
            (values[place], near[place]) = (value, *pair);
        }
        self.first = values[0];
        self.far = if pairs.len() <= NEAR { 2 * FAR } else { far };
        self.near = near;
    }

    /// A unit became cheaper than those that are not near: it takes the place of the dearest near one, if it is cheaper than that.
    pub fn nearer(&mut self, pair: Pair, value: Cost, prices: &[Cost]) {
        if self.near.iter().any(|near| near.unit == pair.unit) {
            return;
        }
        let values = self.near.iter().map(|near| near.minutes() + prices[near.unit as usize]);
        let dearest = values.enumerate().max_by_key(|(_, value)| *value);
        match dearest {
            Some((place, dearest)) if dearest > value => {
                self.near[place] = pair;
                self.far = self.far.min(dearest);
            }
            _ => self.far = value,
        }
    }
}
