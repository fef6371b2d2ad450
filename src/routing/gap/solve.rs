//! The whole answer: as much of the most urgent as can be placed, class by class, then the least cost.

use super::effort::{Effort, Steps};
use super::exact;
use super::others::Neighbours;
use super::plain::{Plain, Question};
use super::problem::{CLASSES, Problem, Solution};
use super::same_size;

/// Every so many pairs the effort grows by the whole of it again: a large desk takes longer, up to a size.
const EACH_PAIR: u64 = 500_000;
/// Pairs beyond which it grows no more: a dispatcher waits a second, not ten.
const MOST_PAIRS: u64 = 100_000;

type Chosen = Vec<Option<usize>>;

/// The best plan that the effort finds, with what is proven of it. The same problem gives the same plan, on every machine.
pub fn solve(problem: &Problem, effort: Effort) -> Solution {
    if let Some(solution) = same_size::solve(problem) {
        return solution;
    }
    let pairs: u64 = (0..problem.tasks()).map(|task| problem.pairs(task).len() as u64).sum();
    let effort = Effort(effort.0.saturating_add(effort.0 / EACH_PAIR * pairs.min(MOST_PAIRS)));
    let mut steps = Steps::of(effort);
    // Where not all can be placed for certain, what counts comes after the first question.
    let mut first = if is_overfull(problem) { steps.part(steps.left() / 4) } else { steps.part(steps.left()) };
    let nobody = nobody_may(problem);
    let all = (0..CLASSES).map(|class| (0..problem.tasks()).filter(|t| problem.class(*t) == class).count());
    let mut free = [0; CLASSES];
    free.iter_mut().zip(all).zip(nobody).for_each(|((free, all), nobody)| *free = all - nobody);

    // At first a task that is left out costs more than it can save: nearly always all are placed, and that is all.
    let mut state = State { problem, chosen: greedy(problem), minute: vec![0.0; problem.units().len()] };
    let question = Question { lowest: 0, out: std::array::from_fn(|class| (free[class], penalty(problem, class))), costs: true };
    let bound = state.ask(&question, 1.0, &mut first);
    if problem.left_out(&state.chosen) == nobody {
        return polished(problem, &state.chosen, bound, nobody);
    }
    if steps.are_spent() {
        steps = Steps::of(effort);
    }
    let least_out = state.least_left_out(nobody, &mut steps);
    let out = problem.left_out(&state.chosen);
    let question = Question { lowest: 0, out: std::array::from_fn(|class| (out[class] - nobody[class], 0)), costs: true };
    let bound = state.ask(&question, 1.0, &mut steps);
    let proven = least_out == problem.left_out(&state.chosen);
    let solution = polished(problem, &state.chosen, bound, least_out);
    Solution { exact: solution.exact && proven, ..solution }
}

/// With the last small moves made: afterwards no other way of a task is cheaper.
fn polished(problem: &Problem, chosen: &[Option<usize>], bound: i64, least_out: [usize; CLASSES]) -> Solution {
    let chosen = Neighbours::of(problem, chosen).polish();
    let cost = problem.cost(&chosen);
    Solution { bound: bound.min(cost), exact: bound >= cost, chosen, least_out }
}

/// A plan that gets better question by question.
struct State<'p> {
    problem: &'p Problem,
    chosen: Chosen,
    /// What a minute of each unit is worth, as the first question found.
    minute: Vec<f64>,
}

impl State<'_> {
    /// For each class, the most urgent first: how many must be left out at least when the higher ones are placed as well as they are.
    fn least_left_out(&mut self, nobody: [usize; CLASSES], steps: &mut Steps) -> [usize; CLASSES] {
        let mut least = nobody;
        for class in (0..CLASSES).rev() {
            let out = self.problem.left_out(&self.chosen);
            if out[class] == nobody[class] {
                continue;
            }
            let may = |c: usize| (out[c] - nobody[c], i64::from(c == class));
            let question = Question { lowest: class, out: std::array::from_fn(may), costs: false };
            let mut part = steps.part(steps.left() / 4);
            let bound = self.ask(&question, 1.0 / penalty(self.problem, class) as f64, &mut part);
            steps.take_back(part);
            let found = self.problem.left_out(&self.chosen)[class] - nobody[class];
            least[class] += usize::try_from(bound).unwrap_or(0).min(found);
        }
        least
    }

    /// Puts a question, starting from the plan, which gets better where the answer is; says the bound. Minutes are worth so many times
    /// what the first question found.
    fn ask(&mut self, question: &Question, times: f64, steps: &mut Steps) -> i64 {
        let problem = self.problem;
        let plain = Plain::of(problem, question);
        let mut room: Vec<f64> = self.minute.iter().zip(&plain.grain).map(|(m, g)| m * f64::from(*g) * times).collect();
        // What leaving one more task out would be worth, beyond what it costs in the question itself.
        let out = |class: usize| penalty(problem, class) as f64 * times - question.out[class].1 as f64;
        room.extend((0..CLASSES).map(|class| out(class).max(0.0)));
        let answer = exact::solve(&plain.model, plain.place(&self.chosen), Some(&room), steps);
        if question.costs {
            self.minute = answer.room.iter().zip(&plain.grain).map(|(room, grain)| room / f64::from(*grain)).collect();
        }
        if let Some((_, place)) = &answer.plan {
            let before = std::mem::replace(&mut self.chosen, plain.chosen(problem, place));
            self.keep_lower(&before, question.lowest);
        }
        answer.bound
    }

    /// Classes below a question stay where they were as long as there is room.
    fn keep_lower(&mut self, before: &[Option<usize>], lowest: usize) {
        let problem = self.problem;
        let mut used = problem.used(&self.chosen);
        for task in (0..problem.tasks()).filter(|t| problem.class(*t) < lowest) {
            let Some(pair) = before[task].map(|k| problem.pairs(task)[k]) else { continue };
            let unit = pair.unit as usize;
            if used[unit] + pair.minutes <= problem.units()[unit].room {
                used[unit] += pair.minutes;
                self.chosen[task] = before[task];
            }
        }
    }
}

/// A first plan: the most urgent first, small ones before large ones, each where it is cheapest among those with room.
fn greedy(problem: &Problem) -> Chosen {
    let smallest = |task: usize| problem.pairs(task).iter().map(|p| p.minutes).min().unwrap_or(0);
    let mut order: Vec<usize> = (0..problem.tasks()).collect();
    order.sort_by_key(|task| (std::cmp::Reverse(problem.class(*task)), smallest(*task), *task));
    let mut left: Vec<u32> = problem.units().iter().map(|u| u.room).collect();
    let mut chosen = vec![None; problem.tasks()];
    for task in order {
        let fitting = problem.pairs(task).iter().enumerate().filter(|(_, p)| p.minutes <= left[p.unit as usize]);
        if let Some((k, pair)) = fitting.min_by_key(|(_, p)| (p.cost, p.minutes)) {
            left[pair.unit as usize] -= pair.minutes;
            chosen[task] = Some(k);
        }
    }
    chosen
}

/// More work than room, whoever takes it.
fn is_overfull(problem: &Problem) -> bool {
    let least = |task: usize| u64::from(problem.pairs(task).iter().map(|p| p.minutes).min().unwrap_or(0));
    let room: u64 = problem.units().iter().map(|unit| u64::from(unit.room)).sum();
    (0..problem.tasks()).map(least).sum::<u64>() > room
}

/// Tasks that nobody may take.
fn nobody_may(problem: &Problem) -> [usize; CLASSES] {
    let mut nobody = [0; CLASSES];
    for task in (0..problem.tasks()).filter(|t| problem.pairs(*t).is_empty()) {
        nobody[problem.class(task)] += 1;
    }
    nobody
}

/// More than placing a task can cost by itself and by what it pushes aside; each class more than several of the one below.
fn penalty(problem: &Problem, class: usize) -> i64 {
    let dearest = (0..problem.tasks()).flat_map(|t| problem.pairs(t)).map(|p| p.cost.saturating_abs()).max().unwrap_or(0);
    let steps = problem.units().iter().filter_map(|u| u.steps.last()).max().copied().unwrap_or(0);
    (4 * (dearest + steps) + 1).saturating_mul(4_i64.pow(class as u32))
}
