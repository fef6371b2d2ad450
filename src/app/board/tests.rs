use super::*;
use crate::desk::clock::Clocks;
use crate::desk::ticket::{Extra, Head, People, Work};
use crate::desk::{Assignment, Channel, ClockKind, Due, Handed, Minutes, Named, Phase, Place, Priority, Ticket, UnitId, ticket};
use crate::text::Raw;
use proptest::prelude::*;

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
    Row { number: i64, due: i64, version: i64, held: u8, closed: bool },
    Gone(i64),
    Look(usize),
    Minutes(i64),
}

fn comes() -> impl Strategy<Value = Comes> {
    prop_oneof![
        8 => (0..30i64, -90..200i64, 1..9i64, 0..4u8, prop::bool::weighted(0.1))
            .prop_map(|(number, due, version, held, closed)| Comes::Row { number, due, version, held, closed }),
        2 => (0..30i64).prop_map(Comes::Gone),
        1 => (0..View::ALL.len()).prop_map(Comes::Look),
        1 => (1..90i64).prop_map(Comes::Minutes),
    ]
}

fn holder(held: u8, at: Moment) -> Option<Assignment> {
    let handed = match held {
        0 => return None,
        1 => Handed::Told { at },
        2 => Handed::Refused { at },
        _ => Handed::Confirmed { at },
    };
    Some(Assignment { unit: Named { id: UnitId::from("u"), name: "Ежов".into() }, handed, since: at })
}

proptest! {
    /// Bringing up to date what changed comes to the same as looking all rows through.
    #[test]
    fn a_board_brought_up_to_date_is_the_board_made_anew(steps in prop::collection::vec(comes(), 1..80), together in 1..6usize) {
        let (mut board, mut now, policy) = (board([]), NOW, Policy::default());
        for (n, step) in steps.into_iter().enumerate() {
            match step {
                Comes::Row { number, due, version, held, closed } => {
                    let mut row = row(number, due, version);
                    row.facts.assignee = holder(held, now);
                    if closed {
                        row.facts.phase = crate::desk::PhaseKind::Closed;
                    }
                    board.upsert(row);
                }
                Comes::Gone(number) => board.remove(&number.to_string().into()),
                Comes::Look(view) => board.look_at(View::ALL[view]),
                Comes::Minutes(minutes) => now = now + Minutes(minutes),
            }
            if n % together == 0 {
                board.refresh(now, &policy, HEIGHT);
                let rows = || board.all().iter().map(AsRef::as_ref);
                prop_assert_eq!(board.counts, Counts::of(rows(), now, &policy));
                let held: Vec<i64> = rows().filter(|r| board.view.holds(r, now, &policy)).map(|r| r.number).collect();
                prop_assert_eq!(numbers(&board), held);
                let places: Vec<Place> = rows().map(Row::place).collect();
                prop_assert!(places.is_sorted());
                prop_assert_eq!(board.chosen.is_some(), !board.shown().is_empty());
            }
        }
    }
}
