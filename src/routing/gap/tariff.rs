//! A price for each unit's room, from the other relaxation: rooms may be exceeded at their price, each task goes where that is cheapest.
//!
//! It is quick (no knapsacks) and its best bound is the linear programme's; what each task pays at these prices is where the ascent of the
//! stronger relaxation begins.

use super::effort::Steps;
use super::model::Model;

/// Rounds of the climb.
const ROUNDS: usize = 2_000;
/// Rounds without a better bound before the steps get shorter.
const PATIENCE: u32 = 15;

/// What each unit's size of room costs, and what each task pays then.
pub(super) struct Tariff {
    pub room: Vec<f64>,
    pub task: Vec<f64>,
    /// Where each task would go.
    pub pairs: Vec<u32>,
    /// No plan costs less, in minutes.
    pub bound: i64,
}

impl Tariff {
    /// What a round takes in steps.
    pub fn round(model: &Model) -> usize {
        2 * model.unit.len() + 4 * model.units() + 2 * model.load.iter().map(Vec::len).sum::<usize>()
    }

    /// A good one within some rounds, from the prices of rooms that a question like this one ended with.
    pub fn of(model: &Model, begin: Option<&[f64]>, steps: &mut Steps) -> Self {
        let mut climb = Climb::new(model);
        if let Some(begin) = begin {
            climb.price.copy_from_slice(begin);
        }
        let one_round = Self::round(model);
        let (mut best, mut at) = (f64::NEG_INFINITY, climb.price.clone());
        let (mut length, mut stalled, mut reach) = (1.0, 0, 0.0);
        for round in 0..ROUNDS {
            let value = climb.value(model);
            steps.spend(one_round);
            if value > best {
                reach = if round == 0 { value.abs() * 0.02 + 10.0 } else { f64::max(reach, 1.5 * (value - best)) * 1.1 };
                (best, stalled) = (value, 0);
                at.clone_from(&climb.price);
            } else {
                stalled += 1;
            }
            if stalled > PATIENCE {
                (stalled, length) = (0, length * 0.75);
                climb.price.clone_from(&at);
                climb.value(model);
            }
            if length < 0.001 || steps.are_spent() || !climb.step(model, length * (best + reach - value)) {
                break;
            }
        }
        climb.price = at;
        let bound = whole(model, &climb.price, best);
        let (task, pairs) = (0..model.tasks()).map(|t| climb.cheapest(model, t)).map(|(pays, p)| (pays, p as u32)).unzip();
        Self { room: climb.price, task, pairs, bound }
    }
}

/// The bound in whole minutes. Sums of millions of numbers are rounded by less than a billionth of what is added up; costs are whole, so
/// that what remains may be rounded up.
fn whole(model: &Model, price: &[f64], value: f64) -> i64 {
    let pays = |p: usize| (model.cost[p] as f64).abs() + price[model.unit[p] as usize] * f64::from(model.size[p]);
    let dearest = |task: usize| model.pairs(task).map(pays).fold(1.0, f64::max);
    let rooms = price.iter().zip(&model.room).map(|(price, room)| price * f64::from(*room));
    let loads = model.load.iter().filter_map(|load| load.last()).map(|load| (*load as f64).abs());
    let all: f64 = (0..model.tasks()).map(dearest).chain(rooms).chain(loads).sum();
    (value - 1e-9 * all).ceil() as i64
}

struct Climb {
    price: Vec<f64>,
    /// How much of its room each unit would have to give beyond what it wants to.
    over: Vec<f64>,
    along: Vec<f64>,
}

impl Climb {
    fn new(model: &Model) -> Self {
        Self { price: vec![0.0; model.units()], over: vec![0.0; model.units()], along: vec![0.0; model.units()] }
    }

    fn cheapest(&self, model: &Model, task: usize) -> (f64, usize) {
        let pays = |p: usize| model.cost[p] as f64 + self.price[model.unit[p] as usize] * f64::from(model.size[p]);
        let first = model.pairs(task).start;
        model.pairs(task).map(|p| (pays(p), p)).min_by(|a, b| a.0.total_cmp(&b.0)).unwrap_or((0.0, first))
    }

    /// The bound here, and who gets how much too much.
    fn value(&mut self, model: &Model) -> f64 {
        let mut value = 0.0;
        for (unit, over) in self.over.iter_mut().enumerate() {
            let price = self.price[unit];
            let worth = |size: u32| model.load_of(unit, size) as f64 - price * f64::from(size);
            let sizes = if model.load[unit].is_empty() { model.room[unit]..=model.room[unit] } else { 0..=model.room[unit] };
            let best = sizes.map(|size| (worth(size), size)).min_by(|a, b| a.0.total_cmp(&b.0));
            let (least, size) = best.unwrap_or_default();
            value += least;
            *over = -f64::from(size);
        }
        for task in 0..model.tasks() {
            let (pays, pair) = self.cheapest(model, task);
            value += pays;
            self.over[model.unit[pair] as usize] += f64::from(model.size[pair]);
        }
        value
    }

    /// Steps along the slope, counted in whole rooms so that large and small units move alike; false where there is nothing to do.
    fn step(&mut self, model: &Model, far: f64) -> bool {
        let mut norm = 0.0;
        for (unit, along) in self.along.iter_mut().enumerate() {
            let slope = self.over[unit] / f64::from(model.room[unit].max(1));
            let slope = if self.price[unit] <= 0.0 { slope.max(0.0) } else { slope };
            *along = slope + 0.5 * *along;
            norm += *along * *along;
        }
        if norm <= 0.0 {
            return false;
        }
        for (unit, along) in self.along.iter().enumerate() {
            let by = far / norm * along / f64::from(model.room[unit].max(1));
            self.price[unit] = (self.price[unit] + by).max(0.0);
        }
        true
    }
}
