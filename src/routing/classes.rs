//! Classes of urgency as one number: placing one more task of a class outweighs whatever the lower classes and the minutes can do.

use super::problem::Cost;

/// Classes 0..=3 of urgency, and one above for what is fixed by hand.
pub(super) const CLASSES: usize = 5;

/// What leaving out one task of each class costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Weights([Cost; CLASSES]);

impl Weights {
    /// From the number of tasks in each class, and the most that the minutes of a whole plan can come to.
    pub fn new(tasks: [usize; CLASSES], minutes: Cost) -> Self {
        let mut weights = [0; CLASSES];
        let mut below = minutes;
        for (weight, tasks) in weights.iter_mut().zip(tasks) {
            *weight = 4 * below + 1;
            below += *weight * tasks as Cost;
        }
        Self(weights)
    }

    pub fn of(&self, class: u8) -> Cost {
        self.0[usize::from(class).min(CLASSES - 1)]
    }

    /// Splits a difference of two plans into the tasks that lose their place and the minutes.
    pub fn split(&self, difference: Cost) -> (u32, i64) {
        let mut rest = difference;
        let mut lost = 0;
        for weight in self.0.iter().rev() {
            let tasks = (rest + weight / 2).div_euclid(*weight);
            rest -= tasks * weight;
            lost += tasks.max(0);
        }
        (u32::try_from(lost).unwrap_or(u32::MAX), i64::try_from(rest).unwrap_or(i64::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_more_urgent_task_outweighs_everything_below_it() {
        let weights = Weights::new([10, 10, 10, 10, 0], 1_000);
        assert!(weights.of(0) > 2_000);
        for class in 1..4 {
            let below: Cost = (0..class).map(|c| 10 * weights.of(c)).sum();
            assert!(weights.of(class) > 2 * (below + 1_000));
        }
    }

    #[test]
    fn a_difference_splits_into_lost_places_and_minutes() {
        let weights = Weights::new([3, 3, 3, 3, 3], 500);
        assert_eq!(weights.split(weights.of(2) - weights.of(0) - 40), (1, -40));
        assert_eq!(weights.split(17), (0, 17));
        assert_eq!(weights.split(2 * weights.of(1) + 5), (2, 5));
    }
}
