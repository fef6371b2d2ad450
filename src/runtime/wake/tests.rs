use super::wake;
use crate::app::pane::{CallPane, Pane};
use crate::app::state::{FirstSteps, Setup, State};
use crate::calls;
use crate::desk::clock::Clocks;
use crate::desk::ticket::{Channel, Extra, Head, People, Place, Ticket, Work};
use crate::desk::{Due, Minutes, Moment, Phase, Priority, Row};
use crate::keymap::Keymap;
use crate::text::Raw;

/// Twenty seconds and a half past a full minute.
const NOW: Moment = Moment(1_795_000_000_000 / 60_000 * 60_000 + 20_500);
const MINUTE: i64 = 60_000;

fn next_minute() -> Moment {
    Moment(NOW.0 - 20_500 + MINUTE)
}

fn next_second() -> Moment {
    Moment(NOW.0 + 500)
}

fn due_in(number: i64, millis: i64) -> Row {
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
            version: 1,
        },
        clocks: Clocks { due: Due::At { at: Moment(NOW.0 + millis) }, ..Clocks::default() },
        place: Place::default(),
        people: People::default(),
        work: Work::default(),
        extra: Extra::default(),
    })
}

fn console(rows: Vec<Row>) -> State {
    let mut state = State::new(Setup {
        now: NOW,
        actor: "Ольга".into(),
        session: "t".into(),
        desk: "memory:".into(),
        looks: crate::app::looks::Looks::default(),
        first_steps: FirstSteps::default(),
        keymap: Keymap::builtin(),
        labels: Vec::new(),
        words: Vec::new(),
        views: crate::app::views::Views::default(),
        spoken: Vec::new(),
        phones: crate::app::Phones::default(),
        read_only: false,
        kept: crate::app::kept::Kept::default(),
        size: (80, 24),
    });
    state.board.extend(rows);
    let policy = state.desk.furniture.policy.clone();
    state.board.refresh(NOW, &policy, 20);
    state
}

#[test]
fn a_quiet_board_is_looked_at_when_the_minute_turns() {
    assert_eq!(wake(&console(Vec::new()), NOW), next_minute());
    assert_eq!(wake(&console(vec![due_in(1, 3 * 60 * MINUTE)]), NOW), next_minute());
    assert_eq!(wake(&console(Vec::new()), next_minute()), Moment(next_minute().0 + MINUTE), "never at once again");
}

#[test]
fn a_row_under_ten_minutes_from_its_deadline_shows_seconds() {
    assert_eq!(wake(&console(vec![due_in(1, 9 * MINUTE)]), NOW), next_second());
    assert_eq!(wake(&console(vec![due_in(1, 10 * MINUTE)]), NOW), next_second(), "from ten minutes on");
}

#[test]
fn a_row_that_is_overdue_shows_minutes_again() {
    assert_eq!(wake(&console(vec![due_in(1, -MINUTE)]), NOW), next_minute());
    assert_eq!(wake(&console(vec![due_in(1, 0)]), NOW), next_minute());
}

#[test]
fn the_moment_when_a_row_begins_to_show_seconds_is_not_missed() {
    let state = console(vec![due_in(1, 10 * MINUTE + 7_300)]);
    assert_eq!(wake(&state, NOW), Moment(NOW.0 + 7_300));
}

#[test]
fn rows_below_the_screen_wake_nobody() {
    let mut rows: Vec<Row> = (1..=40).map(|n| due_in(n, -n * MINUTE)).collect();
    rows.push(due_in(41, 5 * MINUTE));
    let mut state = console(rows);
    assert_eq!(wake(&state, NOW), next_minute());
    state.board.top = 30;
    assert_eq!(wake(&state, NOW), next_second());
}

#[test]
fn a_call_in_the_pane_is_counted_in_seconds_until_it_is_over() {
    let mut state = console(Vec::new());
    let call = calls::ring("+79215550142".into(), Raw::default(), Raw::default(), "c1".into(), NOW, "RU");
    state.desk.calls = vec![call.clone()];
    assert_eq!(wake(&state, NOW), next_minute(), "a banner counts nothing");
    state.pane = Pane::Call(Box::new(CallPane { call: Some(call.id.clone()), ..CallPane::unknown(call.from.clone()) }));
    assert_eq!(wake(&state, NOW), next_second());
    state.desk.calls = vec![call.end(NOW)];
    assert_eq!(wake(&state, NOW), next_minute());
}

#[test]
fn on_a_thin_line_nobody_wakes_by_the_second() {
    let mut state = console(vec![due_in(1, 5 * MINUTE)]);
    assert_eq!(wake(&state, NOW), next_second());
    state.seat.looks.thin = true;
    assert_eq!(wake(&state, NOW), next_minute());
}

#[test]
fn a_ticket_that_the_autopilot_will_route_is_counted_down_and_never_missed() {
    let mut state = console(vec![due_in(1, 3 * 60 * MINUTE)]);
    let at = Moment(NOW.0 + 30_250);
    state.autopilot.next = Some(crate::app::autopilot::Next { number: 1, at });
    assert_eq!(wake(&state, NOW), next_second());
    assert_eq!(wake(&state, Moment(at.0 - 100)), at, "its moment is no full second");
    state.seat.looks.thin = true;
    assert_eq!(wake(&state, NOW), at, "nothing is counted down on a thin line, but it comes in time");
    state.autopilot.next = Some(crate::app::autopilot::Next { number: 1, at: Moment(NOW.0 + 10 * MINUTE) });
    assert_eq!(wake(&state, NOW), next_minute());
}
