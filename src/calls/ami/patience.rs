//! How long to wait before the next try.

use std::time::Duration;

/// The first wait; it doubles from try to try.
const FIRST: f64 = 1.0;
/// The longest.
const LONGEST: f64 = 30.0;

/// The wait after so many failures in a row. `refused`: the password is wrong, and who tries again at once is locked out.
/// `dice` is a number from 0 to 1: it spreads the tries of several programs over half as long again.
#[must_use]
pub fn wait(failures: u32, refused: bool, dice: f64) -> Duration {
    let doubled = FIRST * f64::from(1_u32 << failures.saturating_sub(1).min(10));
    let plain = if refused { LONGEST } else { doubled.min(LONGEST) };
    let spread = if refused { plain / 2.0 * dice } else { (plain / 2.0 * dice).min(LONGEST - plain) };
    Duration::from_secs_f64(plain + spread)
}

#[cfg(test)]
mod tests {
    use super::wait;
    use std::time::Duration;

    #[test]
    fn waits_double_from_one_second_to_half_a_minute_and_stay_there() {
        let waits: Vec<u64> = (1..=8).map(|failures| wait(failures, false, 0.0).as_secs()).collect();
        assert_eq!(waits, [1, 2, 4, 8, 16, 30, 30, 30]);
        assert_eq!(wait(u32::MAX, false, 1.0), Duration::from_secs(30));
        assert_eq!(wait(1, false, 1.0), Duration::from_millis(1500), "spread by half as long again");
    }

    #[test]
    fn a_wrong_password_is_never_tried_again_within_half_a_minute() {
        for failures in 1..40 {
            let waited = wait(failures, true, f64::from(failures % 10) / 10.0).as_secs();
            assert!((30..=45).contains(&waited), "{waited}");
        }
    }
}
