//! Who holds what at which prices: the state that every step of the solver leaves best.

use super::freed::Wants;
use super::near::{Card, FAR, NOBODY};
use super::problem::{Cost, Pair, Problem};
use super::solution::Solution;

/// Cards of the tasks, tasks of the units, prices of the units.
#[derive(Clone, Debug)]
pub(super) struct Placement {
    pub cards: Vec<Card>,
    pub held: Vec<Vec<u32>>,
    /// Unit and cost of each task once more, packed for who looks at a thousand tasks and needs no more.
    pub at: Vec<(u32, i32)>,
    /// For each task: no unit that is not near costs less, price included. Apart from the cards for the same reason.
    pub far: Vec<Cost>,
    /// One more than there are units: the last stands for no unit.
    pub prices: Vec<Cost>,
    /// For each unit: none of its tasks moves on, or is left out, for less than this above the unit's price.
    pub least: Vec<Cost>,
    /// Tasks that left a unit, which, and tasks that nobody held before, in the order of the moves.
    pub moved: Vec<(u32, u32)>,
    /// Units whose price fell since the cards were told.
    pub fallen: Vec<u32>,
}

impl Placement {
    /// Nobody holds anything; each unit has the price of its first slot.
    pub fn new(problem: &Problem) -> Self {
        let units = problem.units();
        let first = |unit| problem.slots(unit).first().copied().unwrap_or(FAR);
        Self {
            cards: (0..problem.tasks()).map(|task| Card::new(problem.left_out(task), units as u32)).collect(),
            held: vec![Vec::new(); units],
            at: vec![(NOBODY, 0); problem.tasks()],
            far: vec![-FAR; problem.tasks()],
            prices: (0..units).map(first).chain([FAR]).collect(),
            least: vec![-FAR; units],
            moved: Vec::new(),
            fallen: Vec::new(),
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
        self.at[task as usize].0 = NOBODY;
        if let Some(held) = self.held.get_mut(unit as usize)
            && let Some(place) = held.iter().position(|t| *t == task)
        {
            held.swap_remove(place);
            self.moved.push((task, unit));
        }
        unit
    }

    /// One more task, that nobody holds.
    pub fn add(&mut self, left_out: Cost) {
        self.cards.push(Card::new(left_out, self.held.len() as u32));
        self.at.push((NOBODY, 0));
        self.far.push(-FAR);
    }

    /// Gives a task to a unit.
    pub fn take(&mut self, task: u32, unit: u32, cost: i32) {
        self.moved.push((task, NOBODY));
        let card = &mut self.cards[task as usize];
        (card.unit, card.paid, card.first) = (unit, cost, -FAR);
        self.at[task as usize] = (unit, cost);
        self.least[unit as usize] = -FAR;
        self.held[unit as usize].push(task);
    }

    /// What the task is worth: its cost where it is, price included, or what leaving it out costs.
    pub fn worth(&self, task: u32) -> Cost {
        let card = &self.cards[task as usize];
        if card.unit == NOBODY { card.left_out } else { card.value(self.prices[card.unit as usize]) }
    }

    /// Tells the cards which prices fell, before a search believes that those units are farther.
    pub fn tell(&mut self, wants: &Wants) {
        let mut fallen = std::mem::take(&mut self.fallen);
        fallen.sort_unstable();
        fallen.dedup();
        for unit in fallen.drain(..) {
            self.cheaper(&wants[unit as usize], unit);
        }
        self.fallen = fallen;
    }

    fn cheaper(&mut self, wants: &[(u32, i32)], unit: u32) {
        let prices = &self.prices;
        let price = prices[unit as usize];
        for &(task, cost) in wants {
            let value = price + Cost::from(cost);
            let far = &mut self.far[task as usize];
            // What is first is never beyond what is far: most cards need not be touched.
            if value >= *far {
                continue;
            }
            let card = &mut self.cards[task as usize];
            *far = card.nearer(Pair { unit, cost }, value, prices, *far);
            if card.unit != unit && value < card.first {
                card.first = value;
                if let Some(least) = self.least.get_mut(card.unit as usize) {
                    *least = (*least).min(value - Cost::from(card.paid));
                }
            }
        }
    }

    /// The answer as it stands.
    pub fn solution(&self, problem: &Problem) -> Solution {
        let choice = |(task, card): (usize, &Card)| problem.pairs(task).binary_search_by_key(&card.unit, |p| p.unit).ok();
        Solution { chosen: self.cards.iter().enumerate().map(choice).collect(), prices: self.prices[..problem.units()].to_vec() }
    }
}
