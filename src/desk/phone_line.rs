//! Whether calls still reach the desk: the program that listens to the telephone system says so now and then.

use super::moment::{Minutes, Moment};

/// A listener is taken for dead when it has not said for so long that it listens.
pub const LISTENS: Minutes = Minutes(5);
/// A gap that is over is shown for so long.
const LATELY: Minutes = Minutes(15);
/// Who has been silent for longer has been switched off: nobody needs to read of it on every screen.
const FORGOTTEN: Minutes = Minutes(24 * 60);
/// And after so long nobody counts on it any more.
const GIVEN_UP: Minutes = Minutes(7 * 24 * 60);

/// Where calls come from, and whether they do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhoneLine {
    /// Which: `asterisk`, `cti`.
    pub name: String,
    /// Calls come.
    pub up: bool,
    /// Since when that is so.
    pub since: Moment,
    /// It counts until then, unless it is said again.
    pub until: Moment,
    /// The last time when none came although they might have: from, to.
    pub gap: Option<(Moment, Moment)>,
}

/// What a dispatcher must know of the telephone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Silence {
    /// No call is heard since then.
    Now {
        /// Since when.
        since: Moment,
    },
    /// None was heard for a while.
    Was {
        /// From.
        from: Moment,
        /// To.
        to: Moment,
    },
}

impl PhoneLine {
    /// A line that has just begun.
    #[must_use]
    pub fn new(name: &str, now: Moment) -> Self {
        Self { name: name.to_owned(), up: false, since: now, until: now + LISTENS, gap: None }
    }

    /// The line as it is said now: up or down. None while what was said before still holds and need not be said again.
    #[must_use]
    pub fn says(&self, up: bool, now: Moment) -> Option<Self> {
        let silent = self.silent_since(now);
        if up == silent.is_none() {
            // Said again with less than half of its time left: nobody must wait for a death longer than that.
            let again = self.until < now + Minutes(LISTENS.0 / 2);
            return again.then(|| Self { until: now + LISTENS, ..self.clone() });
        }
        // Who begins to listen has missed nothing that anybody counted on.
        let gap = silent.filter(|since| *since < now).map(|since| (since, now)).or(self.gap);
        Some(Self { up, since: now, until: now + LISTENS, gap, ..self.clone() })
    }

    /// Since when nothing is heard of it.
    #[must_use]
    pub fn silent_since(&self, now: Moment) -> Option<Moment> {
        if self.up { (self.until <= now).then_some(self.until) } else { Some(self.since) }
    }

    /// What there is to be said of it.
    #[must_use]
    pub fn silence(&self, now: Moment) -> Option<Silence> {
        if let Some(since) = self.silent_since(now) {
            return (since + FORGOTTEN > now).then_some(Silence::Now { since });
        }
        let (from, to) = self.gap.filter(|(_, to)| *to + LATELY > now)?;
        Some(Silence::Was { from, to })
    }
}

/// Of several lines the silence that matters most: one that lasts, the longest first.
#[must_use]
pub fn silence(lines: &[PhoneLine], now: Moment) -> Option<Silence> {
    lines.iter().filter_map(|line| line.silence(now)).min_by_key(|silence| match silence {
        Silence::Now { since } => (0, *since),
        Silence::Was { from, .. } => (1, *from),
    })
}

/// The lines of which nothing is heard, each with the moment since when: whoever looks after the machines is told for a week.
pub fn silent(lines: &[PhoneLine], now: Moment) -> impl Iterator<Item = (&str, Moment)> {
    let since = move |line: &PhoneLine| line.silent_since(now).filter(|since| *since + GIVEN_UP > now);
    lines.iter().filter_map(move |line| Some((line.name.as_str(), since(line)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: Moment = Moment(1_795_000_000_000);

    fn at(minutes: i64) -> Moment {
        NOON + Minutes(minutes)
    }

    fn up() -> PhoneLine {
        PhoneLine::new("asterisk", NOON).says(true, NOON).unwrap()
    }

    #[test]
    fn a_line_that_drops_is_silent_until_it_is_back_and_the_gap_is_told_for_a_while() {
        assert_eq!(up().silence(NOON), None);
        let down = up().says(false, at(2)).unwrap();
        assert_eq!(down.silence(at(9)), Some(Silence::Now { since: at(2) }));
        assert_eq!(down.says(false, at(3)), None, "said already");
        let back = down.says(true, at(10)).unwrap();
        assert_eq!(back.silence(at(11)), Some(Silence::Was { from: at(2), to: at(10) }));
        let later = [14, 18, 22].into_iter().try_fold(back, |line, minute| line.says(true, at(minute)));
        assert_eq!(later.unwrap().silence(at(26)), None);
    }

    #[test]
    fn a_listener_that_died_is_silent_from_its_last_word_and_its_heir_tells_the_gap() {
        assert_eq!(up().silence(at(4)), None);
        assert_eq!(up().silence(at(7)), Some(Silence::Now { since: at(5) }));
        assert_eq!(up().silence(at(26 * 60)), None, "switched off long ago");
        let heir = up().says(true, at(8)).unwrap();
        assert_eq!(heir.silence(at(9)), Some(Silence::Was { from: at(5), to: at(8) }));
    }

    #[test]
    fn a_line_says_again_that_it_listens_before_it_would_be_taken_for_dead() {
        let line = up();
        assert_eq!((line.says(true, at(1)), line.says(true, at(4)).map(|line| line.until)), (None, Some(at(9))));
    }

    #[test]
    fn of_several_lines_the_one_that_is_silent_longest_is_told() {
        let down = |name, since| PhoneLine { since, ..PhoneLine::new(name, NOON) };
        assert_eq!(silence(&[down("cti", at(5)), down("asterisk", at(2))], at(9)), Some(Silence::Now { since: at(2) }));
        assert_eq!(silence(&[], NOON), None);
    }
}
