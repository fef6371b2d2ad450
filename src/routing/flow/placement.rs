//! Who holds what at which prices: the state that every step of the solver leaves best.

use super::near::{Card, FAR, NOBODY};
use super::problem::{Cost, Problem};
use super::solution::Solution;

/// Cards of the tasks, tasks of the units, prices of the units.
#[derive(Clone, Debug)]
pub(super) struct Placement {
    pub cards: Vec<Card>,
    pub held: Vec<Vec<u32>>,
    /// For each task: no unit that is not near costs less, price included. Apart from the cards, packed.
    pub far: Vec<Cost>,
    /// One more than there are units: the last stands for no unit.
    pub prices: Vec<Cost>,
    /// For each unit: none of its tasks moves on, or is left out, for less than this above the unit's price.
    pub least: Vec<Cost>,
}

impl Placement {
    /// Nobody holds anything; each unit has the price of its first slot.
    pub fn new(problem: &Problem) -> Self {
        let units = problem.units();
        let first = |unit| problem.slots(unit).first().copied().unwrap_or(FAR);
        Self {
            cards: (0..problem.tasks()).map(|task| Card::new(problem.left_out(task), units as u32)).collect(),
            held: vec![Vec::new(); units],
            far: vec![-FAR; problem.tasks()],
            prices: (0..units).map(first).chain([FAR]).collect(),
            least: vec![-FAR; units],
        }
    }

    /// What the unit's next free slot costs above its price.
    pub fn slack(&self, problem: &Problem, unit: usize) -> Option<Cost> {
        let next = problem.slots(unit).get(self.held[unit].len())?;
        Some(*next - self.prices[unit])
    }

    /// Takes a task from the unit that holds it and says which that was.
    pub fn leave(&mut self, task: u32) -> u32 {
        let unit = std::mem::replace(&mut self.cards[task as usize].unit, NOBODY);
        if let Some(held) = self.held.get_mut(unit as usize)
            && let Some(place) = held.iter().position(|t| *t == task)
        {
            held.swap_remove(place);
        }
        unit
    }

    /// Gives a task to a unit.
    pub fn take(&mut self, task: u32, unit: u32, cost: i32) {
        let card = &mut self.cards[task as usize];
        (card.unit, card.paid, card.first) = (unit, cost, -FAR);
        self.least[unit as usize] = -FAR;
        self.held[unit as usize].push(task);
    }

    /// The answer as it stands.
    pub fn solution(&self, problem: &Problem) -> Solution {
        let choice = |(task, card): (usize, &Card)| problem.pairs(task).binary_search_by_key(&card.unit, |p| p.unit).ok();
        Solution { chosen: self.cards.iter().enumerate().map(choice).collect(), prices: self.prices[..problem.units()].to_vec() }
    }
}
