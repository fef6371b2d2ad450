//! Classes of urgency as one number: placing one more task of a class outweighs whatever the lower classes and the minutes can do.

use super::problem::Cost;

/// Classes 0..=3 of urgency, and one above for what is fixed by hand.
pub const CLASSES: usize = 5;

/// The step from class to class. Two plans differ by ways that each give away at most one task's place and win at most one (the set of
/// tasks that can be placed is a matroid), so a step need only outweigh the minutes of one such way: a pair and a slot for each unit,
/// [`super::MOST`] at most, which stays below for eight million units.
const STEP: Cost = 1 << 55;

/// What leaving out a task of this class costs.
#[must_use]
pub fn weight(class: u8) -> Cost {
    STEP * (Cost::from(class.min(CLASSES as u8 - 1)) + 1)
}

/// Splits what one changed choice costs into the tasks that lose their place, none or one, and the minutes.
#[must_use]
pub fn split(difference: Cost) -> (u32, i64) {
    let steps = (difference + STEP / 2).div_euclid(STEP);
    (u32::from(steps > 0), difference - steps * STEP)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::routing::flow::MOST;

    #[test]
    fn one_more_urgent_task_outweighs_a_less_urgent_one_and_the_minutes_of_a_thousand_units() {
        for class in 1..CLASSES as u8 {
            assert!(weight(class) - weight(class - 1) > 1_000 * 4 * MOST);
        }
    }

    #[test]
    fn a_difference_splits_into_the_lost_place_and_minutes() {
        assert_eq!(split(17), (0, 17));
        assert_eq!(split(weight(1) + 5), (1, 5));
        assert_eq!(split(weight(2) - weight(0) - 40), (1, -40));
    }
}
