//! A problem, or a question about one, as a plain model.

use super::model::Model;
use super::problem::{CLASSES, Problem};

/// What a question lets out and what it counts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Question {
    /// Tasks of lower classes are not there at all.
    pub lowest: usize,
    /// How many tasks of each class may be left out, and what one costs.
    pub out: [(usize, i64); CLASSES],
    /// Do pairs and loads cost anything?
    pub costs: bool,
}

/// The origin of a pair that leaves its task out.
const OUT: u32 = u32::MAX;

/// The model of a question, and which task of the problem each of its tasks is.
#[derive(Clone, Debug)]
pub(super) struct Plain {
    pub model: Model,
    pub tasks: Vec<usize>,
    /// Minutes of a size of each unit.
    pub grain: Vec<u32>,
}

impl Plain {
    /// Tasks that nobody may take are not there.
    pub fn of(problem: &Problem, question: &Question) -> Self {
        let tasks: Vec<usize> = (0..problem.tasks())
            .filter(|task| problem.class(*task) >= question.lowest && !problem.pairs(*task).is_empty())
            .collect();
        let mut grain = vec![0; problem.units().len()];
        let mut wanted = vec![0_u64; problem.units().len()];
        for pair in tasks.iter().flat_map(|task| problem.pairs(*task)) {
            let unit = pair.unit as usize;
            grain[unit] = common(grain[unit], pair.minutes);
            wanted[unit] += u64::from(pair.minutes);
        }
        for grain in &mut grain {
            *grain = (*grain).max(1);
        }
        let (mut room, mut load) = (Vec::new(), Vec::new());
        for (place, unit) in problem.units().iter().enumerate() {
            let usable = u64::from(unit.room).min(wanted[place]) as u32 / grain[place];
            let costs: Vec<i64> = (0..=usable).map(|size| unit.load(size * grain[place])).collect();
            load.push(if question.costs && costs.iter().any(|c| *c != 0) { costs } else { Vec::new() });
            room.push(usable);
        }
        for (most, _) in question.out {
            room.push(most as u32);
            load.push(Vec::new());
        }
        let mut model = Model::new(room, load);
        for &task in &tasks {
            let pairs = problem.pairs(task).iter().enumerate().map(|(k, pair)| {
                let cost = if question.costs { pair.cost } else { 0 };
                (pair.unit, cost, pair.minutes / grain[pair.unit as usize], k as u32)
            });
            let class = problem.class(task);
            let (most, cost) = question.out[class];
            let out = (most > 0).then_some(((problem.units().len() + class) as u32, cost, 1, OUT));
            model.task(pairs.chain(out));
        }
        Self { model, tasks, grain }
    }

    /// A plan of the problem as one of the model; what the model cannot leave out makes it none.
    pub fn place(&self, chosen: &[Option<usize>]) -> Option<Vec<u32>> {
        let pair = |(task, place): (usize, &usize)| {
            let origin = chosen[*place].map_or(OUT, |k| k as u32);
            self.model.pairs(task).find(|p| self.model.origin[*p] == origin).map(|p| p as u32)
        };
        let place: Option<Vec<u32>> = self.tasks.iter().enumerate().map(pair).collect();
        place.filter(|place| self.model.fits(place))
    }

    /// A plan of the model as one of the problem.
    pub fn chosen(&self, problem: &Problem, place: &[u32]) -> Vec<Option<usize>> {
        let mut chosen = vec![None; problem.tasks()];
        for (task, pair) in self.tasks.iter().zip(place) {
            let origin = self.model.origin[*pair as usize];
            chosen[*task] = (origin != OUT).then_some(origin as usize);
        }
        chosen
    }
}

/// The greatest common divisor (Euclid).
fn common(a: u32, b: u32) -> u32 {
    if b == 0 { a } else { common(b, a % b) }
}
