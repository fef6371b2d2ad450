//! How many keys a dispatcher's work takes, as `pult run` scripts on the demo desk. Typed text is quoted and does not count;
//! getting to the ticket (`do go N`) does not either, the cursor of a dispatcher is on it already.

use super::console::{demo_desk, script, threads};
use pult::keymap::sequence;
use rstest::rstest;

/// Strokes of the `key` lines; quoted text is what the dispatcher says, not a key of ours.
pub fn strokes(script: &str) -> usize {
    let keys = script.lines().filter_map(|line| line.trim().strip_prefix("key "));
    keys.filter(|keys| !keys.starts_with('"')).map(|keys| sequence(keys).expect("keys").len()).sum()
}

#[rstest]
// Three letters of a name are keys here: they are part of the promise.
#[case::hand_assignment(
    5,
    "do go 1049
     key a л и н enter
     expect ticket 1049 assignee Лин"
)]
#[case::accept_a_proposal(
    2,
    "do go 1049
     key r enter
     expect message contains \"назначен\"
     expect not screen contains \"КОГО ПОСЛАТЬ\""
)]
#[case::route_the_night(
    2,
    "expect count unassigned >= 30
     key R enter
     expect count unassigned < 5
     expect message contains \"отменить всё сразу\""
)]
#[case::ticket_from_a_known_caller(
    3,
    "call ring +79215550142
     wait-for screen contains \"ЗВОНОК\" within 5s
     key c n
     key \"Не работает домофон\"
     key enter
     expect message contains \"записана\"
     expect screen contains \"Не работает домоф\""
)]
// Two letters of the object are keys here: nobody knows yet where a new person usually is.
#[case::unknown_caller_becomes_a_contact_and_a_ticket(
    8,
    "call ring +79990001122
     wait-for screen contains \"ЗВОНОК\" within 5s
     key c K
     key \"Пётр Орлов, логист, кладовщик\"
     key enter
     wait-for message contains \"записан с этим номером\" within 5s
     key n
     key \"Не открываются ворота\"
     key tab с к enter
     expect message contains \"записана\"
     expect screen contains \"Не открываются\""
)]
#[case::ticket_in_one_line(
    2,
    "key N
     key \"логист офис нет сети\"
     wait-for screen contains \"Объект      офис\" within 5s
     key enter
     expect message contains \"записана\""
)]
#[case::raise_a_priority(
    3,
    "do go 1049
     expect ticket 1049 priority normal
     key + 2 1
     expect ticket 1049 priority high
     expect message contains \"срок теперь\""
)]
#[case::promise(
    3,
    "do go 1049
     key p
     key \"11:00 перезвоним\"
     key enter
     expect message contains \"обещано до 11:00\"
     expect screen contains \"обещан\""
)]
#[case::pause_with_reason_and_date(
    6,
    "do go 1029
     key w 2
     key \"завтра 10\"
     key enter
     expect ticket 1029 phase waiting
     expect message contains \"ждём до\""
)]
fn the_work_takes_no_more_keys_than_promised(#[case] budget: usize, #[case] steps: &str) {
    let threads = threads();
    let desk = demo_desk(threads.handle());
    let (exit, report) = script(desk, threads.handle(), steps);
    assert_eq!(exit, headless_done(), "{report}");
    let spent = strokes(steps);
    assert!(spent <= budget, "{spent} keys, {budget} promised");
}

fn headless_done() -> u8 {
    pult::headless::DONE
}
