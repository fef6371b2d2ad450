//! Prices that make the bound high: the subgradient method with Polyak's step and Camerini, Fratta and Maffioli's deflection (1975).

use super::domain::{Domain, NONE};
use super::effort::Steps;
use super::model::Model;
use super::relaxation::Relaxation;

/// Rounds without a better bound before the steps get shorter.
const PATIENCE: u32 = 10;
/// Steps shorter than this lead nowhere.
const SHORTEST: f64 = 2e-3;

/// The climb, and the best prices so far.
#[derive(Clone, Debug)]
pub(super) struct Ascent {
    pub prices: Vec<f64>,
    pub best_prices: Vec<f64>,
    pub best: f64,
    /// How often each pair was taken of late, 0 to 1: the relaxation's own opinion of who takes what (Barahona and Anbil's volume).
    pub share: Vec<f32>,
    direction: Vec<f64>,
    length: f64,
    /// How far above the best bound the next one is looked for.
    reach: f64,
    stalled: u32,
}

impl Ascent {
    /// Starts from what each task pays, in minutes.
    pub fn new(model: &Model, pays: &[f64], scale: f64) -> Self {
        Self::at(model, pays.iter().map(|p| (p * scale).round()).collect(), 1.2)
    }

    /// Starts from known prices.
    pub fn at(model: &Model, prices: Vec<f64>, length: f64) -> Self {
        Self {
            best_prices: prices.clone(),
            direction: vec![0.0; prices.len()],
            prices,
            best: f64::NEG_INFINITY,
            share: vec![0.0; model.unit.len()],
            length,
            reach: 0.0,
            stalled: 0,
        }
    }

    /// The same climb on a smaller model of the same tasks.
    pub fn on(small: &Model, climbed: &Self) -> Self {
        Self {
            share: small.origin.iter().map(|p| climbed.share[*p as usize]).collect(),
            best: climbed.best,
            ..Self::at(small, climbed.best_prices.clone(), 0.0)
        }
    }

    /// True when going on would gain next to nothing.
    pub fn is_over(&self) -> bool {
        self.length < SHORTEST
    }

    /// One round: the bound here, then a step towards a `target` in minutes. True when the bound got better.
    pub fn round(&mut self, relaxation: &mut Relaxation, domain: &Domain, target: i64, steps: &mut Steps) -> bool {
        let value = relaxation.solve(domain, &self.prices, steps);
        let better = value > self.best;
        if better {
            self.stretch(value, relaxation.scale);
            let little = value - self.best < (value.abs() + self.best.abs()) * 1e-7;
            self.best = value;
            self.best_prices.copy_from_slice(&self.prices);
            self.stalled = if little { self.stalled + 1 } else { 0 };
        } else {
            self.stalled += 1;
        }
        self.remember(relaxation, 0.1);
        if self.stalled > PATIENCE {
            self.stalled = 0;
            self.length *= 0.6;
            if !better {
                self.prices.copy_from_slice(&self.best_prices);
                self.direction.fill(0.0);
                return better;
            }
        }
        self.go(relaxation, domain, (target as f64 * relaxation.scale).min(self.best + self.reach), value);
        steps.spend(4 * self.prices.len());
        better
    }

    /// A bound that gained much may gain more.
    fn stretch(&mut self, value: f64, scale: f64) {
        let gained = value - self.best;
        self.reach = if gained.is_finite() { (self.reach * 0.98).max(2.0 * gained) } else { value.abs() * 0.01 + 10.0 * scale };
    }

    fn remember(&mut self, relaxation: &Relaxation, weight: f32) {
        for share in &mut self.share {
            *share *= 1.0 - weight;
        }
        for pair in &relaxation.taken {
            self.share[*pair as usize] += weight;
        }
    }

    fn go(&mut self, relaxation: &Relaxation, domain: &Domain, target: f64, value: f64) {
        let slope = |task: usize| {
            if domain.decided[task] == NONE { 1.0 - f64::from(relaxation.times[task]) } else { 0.0 }
        };
        let (mut with, mut old, mut new) = (0.0, 0.0, 0.0);
        for (task, before) in self.direction.iter().enumerate() {
            with += before * slope(task);
            old += before * before;
            new += slope(task) * slope(task);
        }
        if new == 0.0 {
            self.length = 0.0;
            return;
        }
        let keep = if with < 0.0 { -1.5 * with / old } else { 0.3 };
        let mut norm = 0.0;
        for (task, along) in self.direction.iter_mut().enumerate() {
            *along = slope(task) + keep * *along;
            norm += *along * *along;
        }
        let far = (target - value).max(relaxation.scale);
        let step = self.length * far / norm.max(1.0);
        for (price, along) in self.prices.iter_mut().zip(&self.direction) {
            *price = (*price + step * along).round();
        }
    }
}
