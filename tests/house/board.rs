//! The board's cursor: on its ticket, whatever arrives.

use super::console::{demo_desk, now, threads};
use futures_util::StreamExt;
use pult::app::board::Board;
use pult::app::view::View;
use pult::backend::Board as Which;
use pult::desk::{Policy, Row};

fn rows() -> Vec<Row> {
    let threads = threads();
    let desk = demo_desk(threads.handle());
    threads.block_on(async {
        let mut rows = Vec::new();
        let mut pages = desk.board(Which::Open);
        while let Some(page) = pages.next().await {
            rows.extend(page.expect("a page").rows);
        }
        rows
    })
}

fn board(rows: Vec<Row>) -> Board {
    let mut board = Board::default();
    board.extend(rows);
    board.complete = true;
    board.refresh(now(), &Policy::default(), 10);
    board
}

#[test]
fn rows_stand_in_the_desk_s_order_in_whatever_order_they_come() {
    let rows = rows();
    let mut shuffled = rows.clone();
    shuffled.reverse();
    shuffled.rotate_left(17);
    let numbers = |board: &Board| board.all().iter().map(|r| r.number).collect::<Vec<_>>();
    let wanted: Vec<i64> = rows.iter().map(|r| r.number).collect();
    assert_eq!(numbers(&board(rows)), wanted);
    assert_eq!(numbers(&board(shuffled)), wanted);
}

#[test]
fn a_board_that_is_read_anew_keeps_the_cursor_on_its_ticket() {
    let rows = rows();
    let mut board = board(rows.clone());
    let far = rows[90].id.clone();
    assert!(board.choose(&far, 10));
    board.restart();
    for page in rows.chunks(30) {
        board.extend(page.to_vec());
        board.refresh(now(), &Policy::default(), 10);
        assert_eq!(board.chosen.as_ref(), Some(&far), "the cursor waits for its ticket");
    }
    board.complete = true;
    board.refresh(now(), &Policy::default(), 10);
    assert_eq!(board.chosen_row().map(|r| &r.id), Some(&far));
    assert!(board.top <= 90 && 90 < board.top + 10, "and it is in sight");
}

#[test]
fn a_ticket_that_leaves_the_view_hands_the_cursor_to_the_next_one() {
    let mut board = board(rows());
    board.look_at(View::Unassigned);
    board.refresh(now(), &Policy::default(), 10);
    board.move_by(3, 10);
    let leaves = board.chosen.clone().expect("chosen");
    let next = board.shown()[4].id.clone();
    board.remove(&leaves);
    board.refresh(now(), &Policy::default(), 10);
    assert_eq!(board.chosen.as_ref(), Some(&next));
}

#[test]
fn an_older_version_of_a_row_changes_nothing() {
    let rows = rows();
    let mut board = board(rows.clone());
    let mut newer = rows[5].clone();
    newer.version += 2;
    newer.subject = "новее".into();
    board.upsert(newer);
    board.upsert(rows[5].clone());
    assert_eq!(board.row(&rows[5].id).expect("there").subject.raw(), "новее");
}
