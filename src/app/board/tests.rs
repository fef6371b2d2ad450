use super::*;
use crate::desk::clock::Clocks;
use crate::desk::filter::{End, Index, Key, Lexicon, Sieve, parse, sift};
use crate::desk::ticket::{Extra, Head, People, Work};
use crate::desk::{Assignment, Channel, ClockKind, Due, Handed, Minutes, Named, Phase, Place, Priority, Ticket, ticket};
use crate::i18n::{Lang, lexicon};
use crate::text::Raw;
use proptest::prelude::*;
use std::sync::LazyLock;

const NOW: Moment = Moment(1_795_000_000_000);
const HEIGHT: usize = 10;

/// A ticket of that number, due so many minutes from now.
fn row(number: i64, due: i64, version: i64) -> Row {
    Row::of(&Ticket {
        head: Head {
            id: number.to_string().into(),
            number,
            subject: "Не печатает".into(),
            text: Raw::default(),
            channel: Channel::Phone,
            phase: Phase::Open,
            status: Raw::default(),
            priority: Priority::Normal,
            created: NOW - Minutes(60),
            version,
        },
        clocks: Clocks { due: Due::At { at: NOW + Minutes(due) }, due_of: Some(ClockKind::Reaction), ..Clocks::default() },
        place: ticket::Place::default(),
        people: People::default(),
        work: Work::default(),
        extra: Extra::default(),
    })
}

fn board(rows: impl IntoIterator<Item = Row>) -> Board {
    let mut board = Board::default();
    board.restart();
    board.extend(rows.into_iter().collect());
    board.finish();
    board.refresh(NOW, &Policy::default(), HEIGHT);
    board
}

fn numbers(board: &Board) -> Vec<i64> {
    board.shown().iter().map(|row| row.number).collect()
}

#[test]
fn while_the_desk_is_read_anew_rows_cursor_and_marks_stay() {
    let mut board = board((0..500).map(|n| row(n, n, 1)));
    board.choose(&"400".into(), HEIGHT);
    board.marked.insert("450".into());
    let top = board.top;
    board.restart();
    board.extend((0..100).map(|n| row(n, n, 1)).collect());
    board.refresh(NOW, &Policy::default(), HEIGHT);
    assert_eq!((board.chosen.as_ref().map(TicketId::as_str), board.top), (Some("400"), top));
    board.extend((100..500).filter(|n| *n != 7).map(|n| row(n, n, 1)).collect());
    board.finish();
    board.refresh(NOW, &Policy::default(), HEIGHT);
    assert_eq!((board.chosen.as_ref().map(TicketId::as_str), board.top), (Some("400"), top));
    assert_eq!(board.picked(), [TicketId::from("450")]);
}

#[test]
fn what_a_new_reading_does_not_tell_is_gone_and_an_older_version_is_the_desks_word() {
    let mut board = board([row(1, 10, 5), row(2, 20, 5), row(3, 30, 5)]);
    board.restart();
    // A desk that was restored from a copy has older versions; an answer that comes between is newer than the page.
    board.upsert(row(3, 5, 6));
    board.extend(vec![row(1, 40, 2), row(3, 30, 5)]);
    board.finish();
    board.refresh(NOW, &Policy::default(), HEIGHT);
    assert_eq!(numbers(&board), [3, 1]);
    assert_eq!(board.row(&"1".into()).map(|row| row.version), Some(2));
    assert_eq!(board.counts.open, 2);
}

#[test]
fn other_rules_count_anew_without_a_change_of_the_time() {
    let mut board = board([row(1, 50, 1), row(2, 90, 1)]);
    let mut policy = Policy::default();
    policy.times.at_risk = Minutes(100);
    board.refresh(NOW, &policy, HEIGHT);
    assert_eq!(board.counts.at_risk, 2);
    board.remove(&"2".into());
    board.refresh(NOW, &policy, HEIGHT);
    assert_eq!(board.counts.at_risk, 1);
}

/// What may come over a board.
#[derive(Clone, Debug)]
enum Comes {
    Row { number: i64, due: i64, version: i64, held: u8, waits: Option<i64>, closed: bool },
    Gone(i64),
    Look(usize),
    Sift(usize),
    Group(usize),
    Minutes(i64),
    Gather(usize),
}

fn comes() -> impl Strategy<Value = Comes> {
    prop_oneof![
        8 => (0..30i64, -90..200i64, 1..9i64, 0..4u8, prop::option::weighted(0.2, -9..90i64), prop::bool::weighted(0.1))
            .prop_map(|(number, due, version, held, waits, closed)| Comes::Row { number, due, version, held, waits, closed }),
        2 => (0..30i64).prop_map(Comes::Gone),
        1 => (0..View::ALL.len()).prop_map(Comes::Look),
        1 => (0..FILTERS.len()).prop_map(Comes::Sift),
        1 => (0..=Key::GROUPING.len()).prop_map(Comes::Group),
        1 => (0..9usize).prop_map(Comes::Gather),
        2 => prop_oneof![9 => 1..90i64, 1 => -90..0i64].prop_map(Comes::Minutes),
    ]
}

/// What may be asked for; some of it moves with the time.
const FILTERS: [&str; 6] = ["", "зона:север", "осталось<40м", "ежов", "-зона:юг 1", "исполнитель:нет приоритет<=высокий"];

/// Made once: the texts of two languages are read for it.
static WORDS: LazyLock<Lexicon> = LazyLock::new(|| lexicon(Lang::Ru));

/// The rows of the view that the filter takes, found anew, in the order of the screen.
fn found_anew(board: &Board, filter: &str, now: Moment, policy: &Policy) -> Vec<i64> {
    let filter = parse(filter, &WORDS, End::Done).expect("a filter");
    let rows = board.all();
    let index = Index::of(rows.iter().map(AsRef::as_ref));
    let taken = sift(rows, &index, &mut Sieve::new(filter), now).into_iter().map(|place| &rows[place]);
    let mut taken: Vec<&Arc<Row>> = taken.filter(|row| board.view.holds(row, now, policy)).collect();
    taken.sort_by(|a, b| under(board.part().group, a).cmp(&under(board.part().group, b)));
    taken.into_iter().map(|row| row.number).collect()
}

fn holder(held: u8, at: Moment) -> Option<Assignment> {
    let handed = match held {
        0 => return None,
        1 => Handed::Told { at },
        2 => Handed::Refused { at },
        _ => Handed::Confirmed { at },
    };
    Some(Assignment { unit: Named::new("u", "Ежов"), handed, since: at })
}

proptest! {
    /// Bringing up to date what changed comes to the same as looking all rows through.
    #[test]
    fn a_board_brought_up_to_date_is_the_board_made_anew(steps in prop::collection::vec(comes(), 1..80), together in 1..6usize) {
        let (mut board, mut now, policy) = (board([]), NOW, Policy::default());
        let mut filter = "";
        for (n, step) in steps.into_iter().enumerate() {
            match step {
                Comes::Row { number, due, version, held, waits, closed } => {
                    let mut row = row(number, due, version);
                    row.facts.assignee = holder(held, now);
                    row.facts.zone.0 = ["север", "юг", ""][usize::from(held) % 3].into();
                    if let Some(minutes) = waits {
                        row.facts.phase = crate::desk::PhaseKind::Waiting;
                        row.facts.seldom = row.facts.seldom.with(|seldom| seldom.waits = Some(("client".into(), Some(now + Minutes(minutes)))));
                    }
                    if closed {
                        row.facts.phase = crate::desk::PhaseKind::Closed;
                    }
                    board.upsert(row);
                }
                Comes::Gone(number) => board.remove(&number.to_string().into()),
                Comes::Look(view) => board.look_at(View::ALL[view]),
                Comes::Sift(place) => {
                    filter = FILTERS[place];
                    board.sift_by(filter, parse(filter, &WORDS, End::Done).expect("a filter"));
                }
                Comes::Group(key) => board.group_by(Key::GROUPING.get(key).copied()),
                Comes::Gather(rows) => {
                    board.gather(rows);
                }
                Comes::Minutes(minutes) => now = now + Minutes(minutes),
            }
            if n % together == 0 {
                board.refresh(now, &policy, HEIGHT);
                board.top = 0;
                let rows = || board.all().iter().map(AsRef::as_ref);
                prop_assert_eq!(board.counts, Counts::of(rows(), now, &policy));
                let woken = |row: &&Row| row.facts.seldom.waits.as_ref().is_some_and(|(_, until)| until.is_some_and(|until| until <= now));
                let slept: BTreeSet<i64> = board.slept().map(|row| row.number).collect();
                prop_assert_eq!(slept, rows().filter(woken).map(|row| row.number).collect());
                prop_assert_eq!(numbers(&board), found_anew(&board, filter, now, &policy));
                let lines: Vec<Line<'_>> = board.in_sight(usize::MAX).collect();
                let rows_in_lines: Vec<i64> = lines.iter().filter_map(|l| if let Line::Row(row) = l { Some(row.number) } else { None }).collect();
                prop_assert_eq!(rows_in_lines, numbers(&board));
                let headed: usize = lines.iter().map(|line| if let Line::Heading(_, count) = line { *count } else { 0 }).sum();
                prop_assert_eq!(headed, if board.part().group.is_some() { board.shown().len() } else { 0 });
                let places: Vec<Place> = rows().map(Row::place).collect();
                prop_assert!(places.is_sorted());
                prop_assert_eq!(board.chosen.is_some(), !board.shown().is_empty());
            }
        }
    }
}
