//! The loyalty index: the share of those who are content less the share of those who are not.
//!
//! Shares are of those who answered (`n`): whoever was asked and would not say is counted, and is no opinion. The index runs from
//! -100 to 100 percent (`ProLAN`'s IEL). A few answers say nothing: below [`LEAST`] no word and no colour judges them.

use crate::desk::moment::DAY;
use crate::desk::policy::Loyalty;
use crate::desk::{CompanyId, Moment, Named, Pleased, UnitId, Voice};
use chrono::Datelike;
use chrono_tz::Tz;
use std::collections::BTreeMap;

/// Answers from which on an index is judged.
pub const LEAST: usize = 30;

/// Days before the period that it is measured against.
pub const BASELINE: i64 = 90;

/// Answers, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Votes {
    /// Content.
    pub yes: usize,
    /// Not content.
    pub no: usize,
    /// Asked, and would not say.
    pub skip: usize,
}

/// An index in tenths of a percent, -1000 to 1000.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Index(pub i64);

/// What an index is worth by the reference values of the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grade {
    /// Too few answers to say.
    TooFew,
    /// At the upper reference value or above.
    Good,
    /// Between the two.
    Fair,
    /// Below the lower one.
    Poor,
}

/// Where an index goes against its own baseline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trend {
    /// Too few answers here or in the baseline.
    TooFew,
    /// Up, by more than chance explains.
    Up,
    /// No difference that chance would not explain.
    Same,
    /// Down, by more than chance explains.
    Down,
}

/// What answers are grouped by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum By {
    /// All of them.
    All,
    /// A client; none where the ticket had none.
    Client(Option<Named<CompanyId>>),
    /// Whoever did the work; none where nobody held it.
    Engineer(Option<Named<UnitId>>),
    /// A month by the wall of the desk: year and month.
    Month(i32, u32),
}

/// A line of the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Whose.
    pub by: By,
    /// The answers of the period.
    pub votes: Votes,
    /// Those of the days before it, of the same client or engineer; of everybody for a month.
    pub baseline: Votes,
}

impl Votes {
    /// Counts one more.
    pub fn add(&mut self, pleased: Pleased) {
        *match pleased {
            Pleased::Yes => &mut self.yes,
            Pleased::No => &mut self.no,
            Pleased::Skip => &mut self.skip,
        } += 1;
    }

    /// Those who answered.
    #[must_use]
    pub const fn n(&self) -> usize {
        self.yes + self.no
    }

    /// The index, rounded to the nearest tenth, halves away from nought; none where nobody answered.
    #[must_use]
    pub fn index(&self) -> Option<Index> {
        let (n, balance) = (self.n() as i64, self.yes as i64 - self.no as i64);
        (n > 0).then(|| Index(balance.signum() * ((balance.abs() * 2_000 + n) / (2 * n))))
    }

    /// Enough answers to judge by?
    #[must_use]
    pub const fn are_enough(&self) -> bool {
        self.n() >= LEAST
    }

    /// What the index is worth.
    #[must_use]
    pub fn grade(&self, rules: &Loyalty) -> Grade {
        match self.index() {
            Some(Index(tenths)) if self.are_enough() => {
                if tenths >= rules.good * 10 {
                    Grade::Good
                } else if tenths < rules.poor * 10 {
                    Grade::Poor
                } else {
                    Grade::Fair
                }
            }
            _ => Grade::TooFew,
        }
    }

    /// Against a baseline: the difference of two shares beyond 1.96 standard errors (95 of 100 such differences are no chance). An
    /// answer counts 1 or -1, so that the variance of a mean `m` over `n` of them is (1 - m²) / n.
    #[must_use]
    pub fn against(&self, baseline: &Self) -> Trend {
        if !self.are_enough() || !baseline.are_enough() {
            return Trend::TooFew;
        }
        let of = |votes: &Self| {
            let n = votes.n() as f64;
            let mean = (votes.yes as f64 - votes.no as f64) / n;
            (mean, (1.0 - mean * mean) / n)
        };
        let ((here, spread), (before, spread_before)) = (of(self), of(baseline));
        let difference = here - before;
        if difference * difference <= 1.96 * 1.96 * (spread + spread_before) {
            Trend::Same
        } else if difference > 0.0 {
            Trend::Up
        } else {
            Trend::Down
        }
    }
}

impl Grade {
    /// Its name for scripts and texts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::TooFew => "too-few",
            Self::Good => "good",
            Self::Fair => "fair",
            Self::Poor => "poor",
        }
    }
}

impl Trend {
    /// Its name for scripts and texts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::TooFew => "too-few",
            Self::Up => "up",
            Self::Same => "same",
            Self::Down => "down",
        }
    }
}

impl By {
    /// Its name for scripts and texts.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Client(_) => "client",
            Self::Engineer(_) => "engineer",
            Self::Month(..) => "month",
        }
    }
}

/// From when on answers are wanted for a report on a period that begins then.
#[must_use]
pub const fn begins(from: Moment) -> Moment {
    Moment(from.0.saturating_sub(BASELINE * DAY))
}

/// The answers of one client's dossier within the days of a baseline before now.
#[must_use]
pub fn lately<'a>(voices: impl IntoIterator<Item = &'a Voice>, now: Moment) -> Votes {
    let mut votes = Votes::default();
    for voice in voices.into_iter().filter(|voice| begins(now) <= voice.opinion.at && voice.opinion.at <= now) {
        votes.add(voice.opinion.pleased);
    }
    votes
}

/// The report on a period: everybody first, then clients and engineers with most answers first, then months in their order.
/// `voices` reach back to where the baseline [`begins`]; whoever gave answers only then has no line.
#[must_use]
pub fn lines(voices: &[Voice], from: Moment, zone: Tz) -> Vec<Line> {
    let mut all = Line { by: By::All, votes: Votes::default(), baseline: Votes::default() };
    let (mut clients, mut engineers, mut months) = (Sorted::default(), Sorted::default(), BTreeMap::new());
    for voice in voices.iter().filter(|voice| voice.opinion.at >= begins(from)) {
        let (client, engineer) = (&voice.company, &voice.opinion.engineer);
        let here = voice.opinion.at >= from;
        let lines = [
            &mut all,
            clients.line(client.as_ref().map(|who| who.id.as_str()), || By::Client(client.clone())),
            engineers.line(engineer.as_ref().map(|who| who.id.as_str()), || By::Engineer(engineer.clone())),
        ];
        for line in lines {
            if here { &mut line.votes } else { &mut line.baseline }.add(voice.opinion.pleased);
        }
        if here {
            let day = voice.opinion.at.utc().with_timezone(&zone);
            months.entry((day.year(), day.month())).or_insert_with(Votes::default).add(voice.opinion.pleased);
        }
    }
    let baseline = all.baseline;
    let months = months.into_iter().map(|((year, month), votes)| Line { by: By::Month(year, month), votes, baseline });
    std::iter::once(all).chain(clients.most_first()).chain(engineers.most_first()).chain(months).collect()
}

/// Lines by an id; none for nobody.
#[derive(Default)]
struct Sorted<'a>(BTreeMap<Option<&'a str>, Line>);

impl<'a> Sorted<'a> {
    fn line(&mut self, id: Option<&'a str>, by: impl FnOnce() -> By) -> &mut Line {
        self.0.entry(id).or_insert_with(|| Line { by: by(), votes: Votes::default(), baseline: Votes::default() })
    }

    /// Most answers first; nobody last among equals, then by id.
    fn most_first(self) -> impl Iterator<Item = Line> {
        let mut lines: Vec<(Option<&str>, Line)> =
            self.0.into_iter().filter(|(_, line)| line.votes != Votes::default()).collect();
        lines.sort_by_key(|(id, line)| (std::cmp::Reverse(line.votes.n()), id.is_none(), *id));
        lines.into_iter().map(|(_, line)| line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::Opinion;
    use crate::desk::opinion::How;
    use proptest::prelude::*;

    const FROM: Moment = Moment(1_796_072_400_000); // 2026-12-01T00:00+03:00
    const ZONE: Tz = chrono_tz::Europe::Moscow;

    fn voice(days: i64, company: &str, engineer: Option<&str>, pleased: Pleased) -> Voice {
        let at = Moment(FROM.0 + days * DAY);
        let engineer = engineer.map(|id| Named::new(id, id));
        let opinion = Opinion { pleased, how: How::Dispatcher, asked_by: "Ольга".into(), at, engineer };
        Voice { ticket: "t".into(), number: days, company: Some(Named::new(company, company)), contact: None, opinion }
    }

    fn votes(yes: usize, no: usize, skip: usize) -> Votes {
        Votes { yes, no, skip }
    }

    #[test]
    fn the_index_is_the_share_of_yes_less_the_share_of_no_among_those_who_answered() {
        assert_eq!(votes(0, 0, 7).index(), None, "who would not say has no opinion");
        assert_eq!(votes(3, 1, 0).index(), Some(Index(500)));
        assert_eq!(votes(3, 1, 90).index(), Some(Index(500)));
        assert_eq!(votes(0, 5, 0).index(), Some(Index(-1000)));
        assert_eq!((votes(2, 1, 0).index(), votes(1, 2, 0).index()), (Some(Index(333)), Some(Index(-333))));
        assert_eq!(votes(13, 3, 0).index(), Some(Index(625)));
    }

    #[test]
    fn below_thirty_answers_nothing_is_judged() {
        let rules = Loyalty { good: 60, poor: 20, ..Loyalty::default() };
        assert_eq!(votes(29, 0, 40).grade(&rules), Grade::TooFew);
        assert_eq!(votes(30, 0, 0).grade(&rules), Grade::Good);
        assert_eq!(votes(24, 6, 0).grade(&rules), Grade::Good, "60.0 is the reference value itself");
        assert_eq!(votes(23, 7, 0).grade(&rules), Grade::Fair);
        assert_eq!(votes(18, 12, 0).grade(&rules), Grade::Fair, "20.0 is not below 20");
        assert_eq!(votes(17, 13, 0).grade(&rules), Grade::Poor);
    }

    #[test]
    fn a_trend_is_told_only_where_chance_does_not_explain_it() {
        assert_eq!(votes(28, 2, 0).against(&votes(20, 9, 0)), Trend::TooFew, "29 answers are no baseline");
        assert_eq!(votes(25, 5, 0).against(&votes(24, 6, 0)), Trend::Same);
        assert_eq!(votes(90, 10, 0).against(&votes(60, 40, 0)), Trend::Up);
        assert_eq!(votes(60, 40, 0).against(&votes(90, 10, 0)), Trend::Down);
        assert_eq!(votes(30, 0, 0).against(&votes(30, 0, 0)), Trend::Same, "two perfect ones do not differ");
    }

    #[test]
    fn the_report_groups_by_client_engineer_and_month_with_the_ninety_days_before() {
        use Pleased::{No, Skip, Yes};
        let voices = [
            voice(-91, "ромашка", Some("ежов"), No),
            voice(-90, "ромашка", Some("ежов"), No),
            voice(-1, "логист", Some("лин"), Yes),
            voice(0, "ромашка", Some("ежов"), Yes),
            voice(1, "ромашка", None, No),
            voice(31, "север", Some("лин"), Yes),
            voice(32, "север", Some("лин"), Skip),
        ];
        let told = lines(&voices, FROM, ZONE);
        let named = |line: &Line| match &line.by {
            By::All => "all".to_owned(),
            By::Client(who) => who.as_ref().map_or("-", |who| who.name.raw()).to_owned(),
            By::Engineer(who) => who.as_ref().map_or("-", |who| who.name.raw()).to_owned(),
            By::Month(year, month) => format!("{year}-{month}"),
        };
        let rows: Vec<_> = told.iter().map(|line| (named(line), line.votes, line.baseline)).collect();
        let row = |name: &str, here, before| (name.to_owned(), here, before);
        assert_eq!(
            rows,
            [
                row("all", votes(2, 1, 1), votes(1, 1, 0)),
                row("ромашка", votes(1, 1, 0), votes(0, 1, 0)),
                row("север", votes(1, 0, 1), votes(0, 0, 0)),
                row("ежов", votes(1, 0, 0), votes(0, 1, 0)),
                row("лин", votes(1, 0, 1), votes(1, 0, 0)),
                row("-", votes(0, 1, 0), votes(0, 0, 0)),
                row("2026-12", votes(1, 1, 0), votes(1, 1, 0)),
                row("2027-1", votes(1, 0, 1), votes(1, 1, 0)),
            ]
        );
    }

    fn any_votes() -> impl Strategy<Value = Votes> {
        (0..5_000_usize, 0..5_000_usize, 0..5_000_usize).prop_map(|(yes, no, skip)| Votes { yes, no, skip })
    }

    fn any_voice() -> impl Strategy<Value = Voice> {
        let engineer = prop::option::of(prop::sample::select(vec!["ежов", "лин"]));
        (-100..60_i64, prop::sample::select(vec!["а", "б", "в"]), engineer, prop::sample::select(Pleased::ALL.to_vec()))
            .prop_map(|(day, company, engineer, pleased)| voice(day, company, engineer, pleased))
    }

    fn sum(lines: &[Line], kind: &str, of: impl Fn(&Line) -> Votes) -> Votes {
        lines.iter().filter(|line| line.by.name() == kind).map(of).fold(Votes::default(), |a, b| Votes {
            yes: a.yes + b.yes,
            no: a.no + b.no,
            skip: a.skip + b.skip,
        })
    }

    proptest! {
        #[test]
        fn the_index_stays_within_a_hundred_percent_and_turns_with_the_answers(one in any_votes()) {
            let turned = Votes { yes: one.no, no: one.yes, ..one };
            let tenths = one.index().map(|index| index.0);
            prop_assert_eq!(tenths, turned.index().map(|index| -index.0));
            prop_assert!(tenths.is_none_or(|tenths| (-1_000..=1_000).contains(&tenths)));
            prop_assert_eq!(one.index(), Votes { skip: 0, ..one }.index());
        }

        #[test]
        fn one_more_yes_never_lowers_the_index(one in any_votes()) {
            let more = Votes { yes: one.yes + 1, ..one };
            prop_assert!(more.index() >= one.index());
        }

        #[test]
        fn a_trend_turns_when_both_sides_change_places(one in any_votes(), other in any_votes()) {
            let turned = match one.against(&other) {
                Trend::Up => Trend::Down,
                Trend::Down => Trend::Up,
                same => same,
            };
            prop_assert_eq!(other.against(&one), turned);
        }

        #[test]
        fn every_answer_of_the_period_stands_once_in_each_grouping(voices in prop::collection::vec(any_voice(), 0..60)) {
            let told = lines(&voices, FROM, ZONE);
            for kind in ["client", "engineer", "month"] {
                prop_assert_eq!(sum(&told, kind, |line| line.votes), told[0].votes);
            }
            let counted = voices.iter().filter(|voice| voice.opinion.at >= FROM).count();
            prop_assert_eq!(told[0].votes.n() + told[0].votes.skip, counted);
        }
    }
}
