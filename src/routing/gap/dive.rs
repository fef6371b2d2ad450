//! A plan from the relaxation itself: what its fillings agree on is decided a few tasks at a time, and the prices follow.

use super::ascent::Ascent;
use super::domain::{Domain, NONE};
use super::effort::Steps;
use super::model::Model;
use super::relaxation::Relaxation;
use super::search::Dice;

/// Rounds of the ascent between decisions.
const ROUNDS: usize = 12;
/// How long the first of them are.
const LENGTH: f64 = 0.4;

/// The pairs that a dive ends with: of most tasks one, of some none or several. The domain is left as it was.
pub(super) fn dive<'m>(
    model: &'m Model,
    relaxation: &mut Relaxation<'m>,
    domain: &mut Domain,
    from: &Ascent,
    noise: f32,
    dice: &mut Dice,
    steps: &mut Steps,
) -> Vec<u32> {
    let mark = domain.mark();
    let mut ascent = Ascent::at(model, from.best_prices.clone(), LENGTH);
    ascent.share.clone_from(&from.share);
    let mut pairs = Vec::new();
    while !steps.are_spent() && !domain.is_whole() {
        for _ in 0..ROUNDS {
            ascent.round(relaxation, domain, i64::MAX, steps);
            if ascent.is_over() || relaxation.times.iter().all(|n| *n == 1) {
                break;
            }
        }
        pairs.clone_from(&relaxation.taken);
        pairs.extend(domain.decided.iter().filter(|p| **p != NONE));
        if relaxation.times.iter().all(|n| *n == 1) {
            break;
        }
        if !agree(model, domain, &ascent, noise, dice) {
            break;
        }
        let share = std::mem::take(&mut ascent.share);
        ascent = Ascent::at(model, ascent.best_prices, LENGTH);
        ascent.share = share;
    }
    if domain.is_whole() && !domain.broken {
        pairs.clone_from(&domain.decided);
    }
    domain.back_to(model, mark);
    pairs
}

/// Decides the tasks that the fillings agree on most; false when that leaves no way on.
fn agree(model: &Model, domain: &mut Domain, ascent: &Ascent, noise: f32, dice: &mut Dice) -> bool {
    let mut most: Vec<(f32, u32)> = Vec::new();
    for task in (0..model.tasks()).filter(|t| domain.decided[*t] == NONE) {
        let open = model
            .pairs(task)
            .map(|p| p as u32)
            .filter(|p| domain.is_open(*p) && model.size[*p as usize] <= domain.room(model, model.unit[*p as usize] as usize));
        let shaken = |dice: &mut Dice| noise * (dice.below(1000) as f32 / 1000.0);
        let best =
            open.map(|p| (ascent.share[p as usize] + shaken(dice), p)).max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        most.extend(best);
    }
    most.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let count = most.len().div_ceil(6);
    let mut decided = 0;
    for (_, pair) in most {
        let unit = model.unit[pair as usize] as usize;
        if decided < count && domain.is_open(pair) && model.size[pair as usize] <= domain.room(model, unit) {
            domain.decide(model, pair);
            decided += 1;
        }
        if domain.broken {
            return false;
        }
    }
    decided > 0
}
