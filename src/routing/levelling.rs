//! The fewest jobs that change hands until nobody has too much: a search in plain numbers, with a proof where it comes to its end.

/// So many steps are looked at for fewer moves; then what was found stands, without the proof.
const STEPS: usize = 20_000;
/// So many lists of moves that would be better are checked, which takes longer than a step.
const CHECKS: usize = 40;

/// A job that may leave its holder.
#[derive(Clone, Debug)]
pub(super) struct Job {
    /// Place of the unit that has it.
    pub holder: usize,
    /// Minutes.
    pub minutes: i64,
    /// Places of the units that may take it, the best first.
    pub takers: Vec<usize>,
}

/// Units with their minutes of work, and the jobs of those who have too much.
#[derive(Clone, Debug)]
pub(super) struct Uneven {
    /// Minutes of each unit.
    pub loads: Vec<i64>,
    /// What nobody should have more than.
    pub most: i64,
    /// What may move.
    pub jobs: Vec<Job>,
}

/// A job and who takes it, by their places.
pub(super) type Move = (usize, usize);

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// The moves, in the order in which they were checked.
    pub moves: Vec<Move>,
    /// True when no other moves leave less that is too much, and no fewer ones leave as little.
    pub proven: bool,
}

impl Uneven {
    /// The moves that leave the fewest minutes above [`Uneven::most`], and of those the fewest. `holds` says whether moves may be made
    /// one after another; whatever begins a list that holds must hold itself.
    pub fn level(&self, mut holds: impl FnMut(&[Move]) -> bool) -> Found {
        let (moves, left) = self.step_by_step(&mut holds);
        let mut search = Search {
            uneven: self,
            order: self.largest_first(),
            loads: self.loads.clone(),
            made: Vec::new(),
            best: (left, moves),
            steps: 0,
            checks: 0,
            holds,
        };
        search.decide(0);
        Found { proven: search.steps <= STEPS && search.checks <= CHECKS, moves: search.best.1 }
    }

    /// Each move takes away the most that is too much, and among equals evens the loads out best.
    fn step_by_step(&self, holds: &mut impl FnMut(&[Move]) -> bool) -> (Vec<Move>, i64) {
        let (mut loads, mut moves) = (self.loads.clone(), Vec::<Move>::new());
        loop {
            let mut all: Vec<(i64, i64, usize, Move)> = Vec::new();
            for (place, job) in self.jobs.iter().enumerate().filter(|(place, _)| !moves.iter().any(|(moved, _)| moved == place)) {
                for (rank, taker) in job.takers.iter().enumerate() {
                    let less = self.relief(&loads, job, *taker);
                    // a² + b² − (a − m)² − (b + m)² = 2m(a − b − m)
                    let evener = job.minutes * (loads[job.holder] - loads[*taker] - job.minutes);
                    if less > 0 {
                        all.push((-less, -evener, rank, (place, *taker)));
                    }
                }
            }
            all.sort_unstable();
            let may = all.into_iter().map(|(.., step)| step).find(|step| {
                moves.push(*step);
                let may = holds(&moves);
                moves.pop();
                may
            });
            let Some(step) = may else { break };
            self.make(&mut loads, step);
            moves.push(step);
        }
        let left = self.too_much(&loads);
        (moves, left)
    }

    /// By how much a move lowers what is too much.
    fn relief(&self, loads: &[i64], job: &Job, taker: usize) -> i64 {
        let over = |load: i64| (load - self.most).max(0);
        let (from, to) = (loads[job.holder], loads[taker]);
        over(from) + over(to) - over(from - job.minutes) - over(to + job.minutes)
    }

    fn too_much(&self, loads: &[i64]) -> i64 {
        loads.iter().map(|load| (load - self.most).max(0)).sum()
    }

    fn make(&self, loads: &mut [i64], (place, taker): Move) {
        let job = &self.jobs[place];
        loads[job.holder] -= job.minutes;
        loads[taker] += job.minutes;
    }

    /// Holder by holder, the largest jobs first.
    fn largest_first(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.jobs.len()).collect();
        order.sort_by_key(|place| (self.jobs[*place].holder, -self.jobs[*place].minutes, *place));
        order
    }
}

/// Branch and bound over the jobs in order: each moves to one of its takers, or stays.
struct Search<'a, H> {
    uneven: &'a Uneven,
    order: Vec<usize>,
    loads: Vec<i64>,
    made: Vec<Move>,
    /// What the best moves leave too much, and they.
    best: (i64, Vec<Move>),
    steps: usize,
    checks: usize,
    holds: H,
}

impl<H: FnMut(&[Move]) -> bool> Search<'_, H> {
    fn decide(&mut self, next: usize) {
        self.steps += 1;
        if self.steps > STEPS || self.checks > CHECKS || !self.may_be_better(next) {
            return;
        }
        let left = self.uneven.too_much(&self.loads);
        if (left, self.made.len()) < (self.best.0, self.best.1.len()) {
            self.checks += 1;
            if (1..=self.made.len()).all(|made| (self.holds)(&self.made[..made])) {
                self.best = (left, self.made.clone());
            }
        }
        let Some(place) = self.order.get(next).copied() else { return };
        let job = &self.uneven.jobs[place];
        for taker in &job.takers {
            let before = (self.loads[job.holder], self.loads[*taker]);
            self.made.push((place, *taker));
            self.uneven.make(&mut self.loads, (place, *taker));
            self.decide(next + 1);
            (self.loads[job.holder], self.loads[*taker]) = before;
            self.made.pop();
        }
        self.decide(next + 1);
    }

    /// Could the jobs that are not decided yet lead to less that is too much, or to as little with fewer moves?
    fn may_be_better(&self, next: usize) -> bool {
        let mut moves = self.made.len();
        let mut over: Vec<i64> = self.loads.iter().map(|load| (load - self.uneven.most).max(0)).collect();
        for job in self.order[next..].iter().map(|place| &self.uneven.jobs[*place]) {
            // The largest jobs come first: no fewer of them are enough.
            if over[job.holder] > 0 && !job.takers.is_empty() {
                over[job.holder] = (over[job.holder] - job.minutes).max(0);
                moves += 1;
            }
        }
        (over.iter().sum::<i64>(), moves) < (self.best.0, self.best.1.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Four units, some jobs of theirs, who may take each; what nobody should have more than.
    fn uneven() -> impl Strategy<Value = Uneven> {
        let job = (0_usize..4, 1_i64..6, prop::collection::vec(any::<bool>(), 4));
        (prop::collection::vec(job, 1..7), prop::collection::vec(0_i64..4, 4), 3_i64..9, any::<bool>()).prop_map(
            |(jobs, mut loads, most, same)| {
                let jobs = jobs.into_iter().map(|(holder, minutes, may)| Job {
                    holder,
                    minutes: if same { 3 } else { minutes },
                    takers: (0..4).filter(|unit| may[*unit] && *unit != holder).collect(),
                });
                let jobs: Vec<Job> = jobs.collect();
                for job in &jobs {
                    loads[job.holder] += job.minutes;
                }
                Uneven { loads, most, jobs }
            },
        )
    }

    /// The least that can be left too much, and the fewest moves that leave as little.
    fn brute(uneven: &Uneven, next: usize, loads: &mut Vec<i64>, moves: usize) -> (i64, usize) {
        let Some(job) = uneven.jobs.get(next) else { return (uneven.too_much(loads), moves) };
        let mut best = brute(uneven, next + 1, loads, moves);
        for taker in &job.takers {
            uneven.make(loads, (next, *taker));
            best = best.min(brute(uneven, next + 1, loads, moves + 1));
            loads[job.holder] += job.minutes;
            loads[*taker] -= job.minutes;
        }
        best
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(600))]

        #[test]
        fn no_other_moves_level_more_and_no_fewer_as_much(uneven in uneven()) {
            let found = uneven.level(|_| true);
            let mut loads = uneven.loads.clone();
            found.moves.iter().for_each(|step| uneven.make(&mut loads, *step));
            let reached = (uneven.too_much(&loads), found.moves.len());
            let best = brute(&uneven, 0, &mut uneven.loads.clone(), 0);
            prop_assert!(best <= reached);
            prop_assert!(!found.proven || reached == best, "{reached:?} is not {best:?}");
            prop_assert!(found.proven, "so few jobs are looked through to the end");
        }
    }

    #[test]
    fn moves_that_do_not_hold_are_not_made() {
        let job = |minutes| Job { holder: 0, minutes, takers: vec![1] };
        let uneven = Uneven { loads: vec![60, 0], most: 30, jobs: vec![job(30), job(20), job(10)] };
        assert_eq!(uneven.level(|_| true), Found { moves: vec![(0, 1)], proven: true });
        let without_the_first = |moves: &[Move]| moves.iter().all(|(job, _)| *job != 0);
        assert_eq!(uneven.level(without_the_first), Found { moves: vec![(1, 1), (2, 1)], proven: true });
    }
}
