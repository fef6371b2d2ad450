//! The Lagrangian relaxation of "each task once": every task has a price, every unit fills itself best at those prices (Fisher, 1981).
//!
//! Whatever the prices are, their sum less the worth of the fillings is a lower bound on every plan. All numbers are whole (prices are
//! counted in fractions of a minute), so a bound is exact and not a matter of rounding.

use super::domain::{Domain, NONE};
use super::effort::Steps;
use super::knapsack::{Knapsack, Piece};
use super::model::Model;

/// Whole numbers of an f64 stay exact below this.
const EXACT: f64 = (1_u64 << 51) as f64;

/// The relaxation of a model, with the fillings at the last prices.
pub(super) struct Relaxation<'m> {
    model: &'m Model,
    /// Fractions of a minute that a price is counted in.
    pub scale: f64,
    /// What rounding may come to, where the numbers are too large to be exact.
    margin: f64,
    load: Vec<Vec<f64>>,
    knapsack: Knapsack,
    pieces: Vec<Piece>,
    losses: Vec<(f64, f64)>,
    /// Pairs that the fillings take.
    pub taken: Vec<u32>,
    /// How many units take each task.
    pub times: Vec<u32>,
    value: f64,
}

impl<'m> Relaxation<'m> {
    pub fn new(model: &'m Model) -> Self {
        let most: f64 = (0..model.tasks())
            .map(|t| model.pairs(t).map(|p| (model.cost[p] as f64).abs()).fold(1.0, f64::max))
            .chain(model.load.iter().filter_map(|l| l.last()).map(|l| (*l as f64).abs()))
            .sum();
        let scale = [1024.0, 256.0, 64.0, 16.0, 4.0].into_iter().find(|s| most * s * 8.0 < EXACT).unwrap_or(1.0);
        let margin = if most * scale * 8.0 < EXACT { 0.0 } else { most * 1e-9 };
        Self {
            model,
            scale,
            margin,
            load: model.load.iter().map(|l| l.iter().map(|c| *c as f64 * scale).collect()).collect(),
            knapsack: Knapsack::default(),
            pieces: Vec::new(),
            losses: Vec::new(),
            taken: Vec::new(),
            times: vec![0; model.tasks()],
            value: f64::NEG_INFINITY,
        }
    }

    /// The bound at some prices, in fractions of a minute.
    pub fn solve(&mut self, domain: &Domain, prices: &[f64], steps: &mut Steps) -> f64 {
        let model = self.model;
        self.taken.clear();
        let mut value = 0.0;
        for (task, decided) in domain.decided.iter().enumerate() {
            value += if *decided == NONE { prices[task] } else { model.cost[*decided as usize] as f64 * self.scale };
            self.times[task] = u32::from(*decided != NONE);
        }
        steps.spend(model.tasks());
        for unit in 0..model.units() {
            self.gather(domain, prices, unit, |profit| profit > 0.0);
            steps.spend(2 * model.items[unit].len());
            let room = domain.room(model, unit);
            let load = self.load[unit].get(domain.used[unit] as usize..).unwrap_or(&[]);
            let first = self.taken.len();
            value -= self.knapsack.fill(&self.pieces, room, load, &mut self.taken, steps);
            for pair in &self.taken[first..] {
                self.times[model.task[*pair as usize] as usize] += 1;
            }
        }
        self.value = value;
        value
    }

    /// The bound in whole minutes: costs are whole, so it may be rounded up.
    pub fn minutes(&self, value: f64) -> i64 {
        ((value - self.margin) / self.scale).ceil() as i64
    }

    /// Closes the pairs that no plan cheaper than `best` uses, and decides the tasks that all of those give to one unit. The prices are
    /// those of the last `solve`.
    pub fn fix(&mut self, domain: &mut Domain, prices: &[f64], best: i64, steps: &mut Steps) {
        let model = self.model;
        // A plan cheaper than `best` costs at most best - 1.
        let spare = (best - 1) as f64 * self.scale - self.value + self.margin;
        let mut elsewhere = vec![0.0; model.tasks()];
        let mut found: Vec<(u32, f64, f64)> = Vec::with_capacity(domain.size());
        for unit in 0..model.units() {
            self.gather(domain, prices, unit, |_| true);
            steps.spend(8 * model.items[unit].len());
            let room = domain.room(model, unit);
            let load = self.load[unit].get(domain.used[unit] as usize..).unwrap_or(&[]);
            self.knapsack.losses(&self.pieces, room, load, &mut self.losses, steps);
            for (piece, (within, out)) in self.pieces.iter().zip(&self.losses) {
                elsewhere[model.task[piece.name as usize] as usize] += out;
                found.push((piece.name, *within, *out));
            }
        }
        for (pair, within, out) in found {
            let others = elsewhere[model.task[pair as usize] as usize] - out;
            if within + others > spare {
                domain.close(model, pair);
            } else if out > spare {
                domain.decide(model, pair);
            }
            if domain.broken {
                return;
            }
        }
    }

    /// What one more size of each unit's room is worth at some prices, in minutes: the ratio of the first piece that does not fit.
    pub fn worth_of_room(&mut self, domain: &Domain, prices: &[f64], steps: &mut Steps) -> Vec<f64> {
        let ratio = |p: &Piece| p.profit / f64::from(p.size.max(1));
        let mut worth = vec![0.0; self.model.units()];
        for (unit, worth) in worth.iter_mut().enumerate() {
            self.gather(domain, prices, unit, |profit| profit > 0.0);
            self.pieces.sort_unstable_by(|a, b| ratio(b).total_cmp(&ratio(a)).then(a.name.cmp(&b.name)));
            steps.spend(20 * self.pieces.len());
            let mut left = domain.room(self.model, unit);
            let first_out = self.pieces.iter().find(|piece| match left.checked_sub(piece.size) {
                Some(rest) => {
                    left = rest;
                    false
                }
                None => true,
            });
            *worth = first_out.map_or(0.0, ratio) / self.scale;
        }
        worth
    }

    fn gather(&mut self, domain: &Domain, prices: &[f64], unit: usize, wanted: impl Fn(f64) -> bool) {
        self.pieces.clear();
        for item in &self.model.items[unit] {
            let profit = prices[item.task as usize] - item.cost * self.scale;
            if wanted(profit) && domain.is_open(item.pair) && domain.decided[item.task as usize] == NONE {
                self.pieces.push(Piece { profit, size: item.size, name: item.pair });
            }
        }
    }
}
