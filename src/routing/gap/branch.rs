//! Is there a plan that costs no more than a target? Closing by bounds and, where that decides nothing, trying one pair in and out
//! (Posta, Ferland and Michelon, 2012: the target rises from the bound until there is one, and that one is the best).

use super::ascent::Ascent;
use super::domain::{Domain, NONE};
use super::effort::Steps;
use super::model::Model;
use super::relaxation::Relaxation;

/// Rounds of the ascent at each node.
const ROUNDS: usize = 14;
/// How long the first of them are.
const LENGTH: f64 = 0.35;

/// What the search for a plan came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// The pair of each task.
    Plan(Vec<u32>),
    /// There is none.
    Nothing,
    /// The effort was spent first.
    Spent,
}

/// Searches for a plan within a target, depth first.
pub(super) struct Branching<'a, 'm> {
    pub model: &'m Model,
    pub relaxation: &'a mut Relaxation<'m>,
    pub target: i64,
}

impl Branching<'_, '_> {
    /// From a domain and the best prices known for it.
    pub fn explore(&mut self, domain: &mut Domain, prices: &[f64], steps: &mut Steps) -> Found {
        let mut ascent = Ascent::at(self.model, prices.to_vec(), LENGTH);
        loop {
            if steps.are_spent() {
                return Found::Spent;
            }
            if !self.narrow(domain, &mut ascent, steps) {
                return Found::Nothing;
            }
            if domain.is_whole() {
                let found = self.model.total(&domain.decided) <= self.target;
                return if found { Found::Plan(domain.decided.clone()) } else { Found::Nothing };
            }
            if let Some(plan) = self.whole_filling(domain) {
                return Found::Plan(plan);
            }
            let Some(pair) = self.doubtful(domain, &ascent) else { return Found::Nothing };
            let mark = domain.mark();
            domain.decide(self.model, pair);
            if !domain.broken {
                match self.explore(domain, &ascent.best_prices, steps) {
                    Found::Nothing => {}
                    other => return other,
                }
            }
            domain.back_to(self.model, mark);
            domain.close(self.model, pair);
            if domain.broken {
                return Found::Nothing;
            }
            let share = std::mem::take(&mut ascent.share);
            ascent = Ascent::at(self.model, ascent.best_prices, LENGTH);
            ascent.share = share;
        }
    }

    /// Raises the bound and closes what it rules out; false when it rules out all.
    fn narrow(&mut self, domain: &mut Domain, ascent: &mut Ascent, steps: &mut Steps) -> bool {
        loop {
            for _ in 0..ROUNDS {
                ascent.round(self.relaxation, domain, self.target + 1, steps);
                if self.relaxation.minutes(ascent.best) > self.target {
                    return false;
                }
                if ascent.is_over() || self.relaxation.times.iter().all(|n| *n == 1) {
                    break;
                }
            }
            let before = domain.size();
            self.relaxation.solve(domain, &ascent.best_prices, steps);
            self.relaxation.fix(domain, &ascent.best_prices, self.target + 1, steps);
            if domain.broken {
                return false;
            }
            // Prices for a domain that shrank much are worth another climb.
            if domain.size() * 10 > before * 8 || domain.is_whole() {
                self.relaxation.solve(domain, &ascent.best_prices, steps);
                return true;
            }
            let share = std::mem::take(&mut ascent.share);
            *ascent = Ascent::at(self.model, std::mem::take(&mut ascent.best_prices), LENGTH);
            ascent.share = share;
        }
    }

    /// The fillings themselves, where they happen to be a plan within the target.
    fn whole_filling(&self, domain: &Domain) -> Option<Vec<u32>> {
        if self.relaxation.times.iter().any(|n| *n != 1) {
            return None;
        }
        let mut plan = domain.decided.clone();
        for &pair in &self.relaxation.taken {
            plan[self.model.task[pair as usize] as usize] = pair;
        }
        (self.model.fits(&plan) && self.model.total(&plan) <= self.target).then_some(plan)
    }

    /// The pair that the relaxation believes in most among those it is not sure of.
    fn doubtful(&self, domain: &Domain, ascent: &Ascent) -> Option<u32> {
        let mut best: Option<(f32, u32)> = None;
        for (task, decided) in domain.decided.iter().enumerate() {
            if *decided != NONE {
                continue;
            }
            let open = self.model.pairs(task).map(|p| p as u32).filter(|p| domain.is_open(*p));
            let (share, pair) =
                open.map(|p| (ascent.share[p as usize], p)).max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)))?;
            let doubt = (share - 0.6).abs();
            if best.is_none_or(|(least, _)| doubt < least) {
                best = Some((doubt, pair));
            }
        }
        best.map(|(_, pair)| pair)
    }
}
