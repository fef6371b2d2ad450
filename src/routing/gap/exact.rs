//! One model, as well as an effort allows: climb, then slices of diving and of branching that grow until the proof or the end.

use super::ascent::Ascent;
use super::branch::{Branching, Found};
use super::dive::dive;
use super::domain::Domain;
use super::effort::Steps;
use super::model::Model;
use super::relaxation::Relaxation;
use super::search::{Dice, Search};
use super::tariff::Tariff;

/// Rounds of the first climb at most.
const ROUNDS: usize = 600;
/// After so many of them the fillings are worth making a plan of.
const WARM: usize = 40;
/// Rounds of the tariff that there should be, if they take no more than half of the effort.
const TARIFF_ROUNDS: usize = 100;
/// Part of the effort that the first slice is: slices double.
const SLICES: u64 = 48;
/// A dive and its descents take about so many rounds.
const DIVE: u64 = 150;
/// Descents from one dive at most, and those after the rooms were kept.
const DESCENTS: (u32, u32) = (24, 5);

/// A plan and a bound on every plan of a model.
#[derive(Clone, Debug)]
pub(super) struct Answer {
    /// The pair of each task and what that costs; none where no plan was found.
    pub plan: Option<(i64, Vec<u32>)>,
    /// No plan is cheaper; [`i64::MAX`] where there is none at all.
    pub bound: i64,
    /// What a size of each unit's room is worth.
    pub room: Vec<f64>,
}

impl Answer {
    /// True when there is nothing left to find.
    pub fn is_exact(&self) -> bool {
        self.bound >= self.cost()
    }

    fn cost(&self) -> i64 {
        self.plan.as_ref().map_or(i64::MAX, |(cost, _)| *cost)
    }

    fn offer(&mut self, cost: i64, place: Vec<u32>) {
        if cost < self.cost() {
            self.plan = Some((cost, place));
        }
    }

    fn raise(&mut self, bound: i64) {
        self.bound = self.bound.max(bound);
    }
}

/// The best plan that the effort finds; `start` is a plan that is known, `room` what a size of each unit's room is worth as far as known.
pub(super) fn solve(model: &Model, start: Option<Vec<u32>>, room: Option<&[f64]>, steps: &mut Steps) -> Answer {
    let plan = start.map(|place| (model.total(&place), place));
    let mut answer = Answer { plan, bound: i64::MIN, room: vec![0.0; model.units()] };
    let mut domain = Domain::new(model);
    if domain.broken {
        answer.bound = answer.cost();
        return answer;
    }
    let cheapest = |task: usize| model.pairs(task).map(|p| model.cost[p]).min().unwrap_or(0);
    answer.raise((0..model.tasks()).map(cheapest).sum());
    let mut relaxation = Relaxation::new(model);
    // On a large desk the rounds that are worth most are these.
    let enough = (TARIFF_ROUNDS * Tariff::round(model)) as u64;
    let mut part = steps.part((steps.left() / 8).max(enough.min(steps.left() / 2)));
    let tariff = Tariff::of(model, room, &mut part);
    steps.take_back(part);
    answer.room.clone_from(&tariff.room);
    answer.raise(tariff.bound);
    if answer.is_exact() {
        return answer;
    }
    let mut search = Search::new(model, &domain, &tariff.room);
    let known = answer.plan.as_ref().map(|(_, place)| place.clone());
    for begin in known.iter().chain([&tariff.pairs]) {
        let mut part = steps.part(steps.left() / 16);
        search.start(begin);
        if let Some((cost, place)) = settle(model, &mut search, answer.cost(), &mut part) {
            answer.offer(cost, place);
        }
        steps.take_back(part);
    }
    let mut ascent = Ascent::new(model, &tariff.task, relaxation.scale);
    let mut half = steps.part(steps.left() / 2);
    let round = climb(model, &mut relaxation, &mut ascent, &domain, &mut answer, &mut half);
    steps.take_back(half);
    answer.raise(relaxation.minutes(ascent.best));
    let mut slice = (steps.left() / SLICES).max(round * DIVE);
    let mut dice = Dice::new();
    while !answer.is_exact() && !steps.are_spent() {
        if answer.plan.is_some() {
            relaxation.solve(&domain, &ascent.best_prices, steps);
            relaxation.fix(&mut domain, &ascent.best_prices, answer.cost(), steps);
        }
        if domain.broken {
            // Nothing cheaper is left; and where nothing is known, there is nothing.
            answer.bound = answer.cost();
            break;
        }
        let small = model.with(|pair| domain.is_open(pair));
        let mut part = steps.part(slice.saturating_mul(2));
        refine(&small, &ascent, &mut answer, &mut dice, &mut part);
        steps.take_back(part);
        slice = slice.saturating_mul(2);
    }
    answer
}

/// Raises the bound; on the way the fillings make a first plan. Says what a round takes in steps.
fn climb<'m>(
    model: &'m Model,
    relaxation: &mut Relaxation<'m>,
    ascent: &mut Ascent,
    domain: &Domain,
    answer: &mut Answer,
    steps: &mut Steps,
) -> u64 {
    let slice = steps.left() / SLICES;
    let mut dearest = 0;
    for round in 1..=ROUNDS {
        if ascent.is_over() || steps.are_spent() || relaxation.minutes(ascent.best) >= answer.cost() {
            break;
        }
        let before = steps.left();
        ascent.round(relaxation, domain, answer.cost(), steps);
        dearest = dearest.max(before - steps.left());
        if round == WARM {
            let mut part = steps.part(slice);
            let worth = relaxation.worth_of_room(domain, &ascent.best_prices, &mut part);
            let mut search = Search::new(model, domain, &worth);
            search.start(&relaxation.taken);
            if let Some((cost, place)) = settle(model, &mut search, answer.cost(), &mut part) {
                answer.offer(cost, place);
            }
            steps.take_back(part);
        }
    }
    dearest
}

/// What is left after fixing: dives, each followed by descents, for half of the part; targets from the bound upwards for the rest.
fn refine(small: &Model, climbed: &Ascent, answer: &mut Answer, dice: &mut Dice, steps: &mut Steps) {
    let whole = |place: &[u32]| place.iter().map(|p| small.origin[*p as usize]).collect();
    let mut domain = Domain::new(small);
    if domain.broken {
        answer.bound = answer.cost();
        return;
    }
    let mut relaxation = Relaxation::new(small);
    let from = Ascent::on(small, climbed);
    let worth = relaxation.worth_of_room(&domain, &from.best_prices, steps);
    let mut search = Search::new(small, &domain, &worth);
    let half = steps.left() / 2;
    let mut noise = 0.0;
    while !answer.is_exact() && steps.left() > half {
        search.start(&dive(small, &mut relaxation, &mut domain, &from, noise, dice, steps));
        if let Some((cost, place)) = settle(small, &mut search, answer.cost(), steps) {
            answer.offer(cost, whole(&place));
        }
        noise = 0.3;
    }
    let mark = domain.mark();
    while !answer.is_exact() && !steps.are_spent() {
        let mut branching = Branching { model: small, relaxation: &mut relaxation, target: answer.bound };
        match branching.explore(&mut domain, &from.best_prices, steps) {
            Found::Plan(place) => answer.offer(small.total(&place), whole(&place)),
            Found::Nothing => answer.bound += 1,
            Found::Spent => {}
        }
        domain.back_to(small, mark);
    }
}

/// Descents with rising and falling prices of exceeded room: the best plan on the way that is cheaper than what is known.
fn settle(model: &Model, search: &mut Search, known: i64, steps: &mut Steps) -> Option<(i64, Vec<u32>)> {
    let mut best: Option<(i64, Vec<u32>)> = None;
    let mut after = 0;
    for _ in 0..DESCENTS.0 {
        search.descend(steps);
        if search.fits() {
            let cost = model.total(&search.place);
            if cost < best.as_ref().map_or(known, |(cost, _)| *cost) {
                best = Some((cost, search.place.clone()));
            }
        }
        after += u32::from(after > 0 || search.fits());
        if after > DESCENTS.1 || steps.are_spent() {
            break;
        }
        search.reprice();
    }
    best
}
