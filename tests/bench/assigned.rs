//! An assignment, from the key until it is durable and painted.

use super::console::Console;
use super::desks::NOW;
use super::table::Table;
use pult::action::Action;
use pult::app::Msg;
use pult::backend::SharedDesk;
use pult::desk::{Act, Assignment, Change, Handed, Moment, Named, TicketId, UnitId, Wish};
use pult::engine::Stopwatch;

/// From the wish until the desk has it on the disk and the screen shows it, beside a bare commit of the same kind.
pub fn assigned(
    table: &Table,
    console: &mut Console,
    desk: &SharedDesk,
    threads: &tokio::runtime::Runtime,
    times: usize,
    step: &[f64],
) {
    let holder = |number: usize| {
        let unit = &console.state.desk.furniture.units[number];
        Named::<UnitId>::new(unit.id.clone(), unit.name.clone())
    };
    let units: Vec<Named<UnitId>> = (0..3).map(holder).collect();
    let Some(ticket) = console.state.board.all().last().map(|row| row.id.clone()) else { return };
    let (mut commits, mut whole) = (Vec::new(), Vec::new());
    for turn in 0..times * 2 {
        let wish = given(&ticket, &units[turn % 3], &format!("commit-{}-{turn}", std::process::id()));
        let watch = Stopwatch::start();
        let done = threads.block_on(desk.apply(vec![wish])).expect("done");
        commits.push(watch.milliseconds());
        assert!(done.iter().all(Result::is_ok), "{done:?}");
        let version = done[0].as_ref().map(|applied| applied.event.version).unwrap_or_default();
        console.until(|state| state.board.row(&ticket).is_none_or(|row| row.version >= version));
        console.take(Msg::Do(Action::Go, vec![number_of(console, &ticket)]));
        console.until(|state| state.wishes.sent.is_empty());

        console.take(Msg::Do(Action::Assign, Vec::new()));
        console.quiet();
        // The list stands with the best one on top: the key that sends is what the dispatcher feels.
        let watch = Stopwatch::start();
        console.keys("enter");
        let waits = !console.state.wishes.sent.is_empty();
        console.until(|state| state.wishes.sent.is_empty());
        if waits {
            whole.push(watch.milliseconds());
        }
        console.keys("esc");
    }
    let middle = |values: &[f64]| {
        let mut values = values.to_vec();
        values.sort_by(f64::total_cmp);
        values[values.len() / 2]
    };
    let limit = 2.0 * middle(step) + middle(&commits);
    table.put("one commit", "ms", commits, None);
    table.put("an assignment until it is durable and painted", "ms", whole, Some(limit));
}

fn number_of(console: &Console, ticket: &TicketId) -> String {
    console.state.board.row(ticket).map(|row| row.number.to_string()).unwrap_or_default()
}

fn given(ticket: &TicketId, to: &Named<UnitId>, id: &str) -> Wish {
    let at = Moment::parse(NOW).expect("a moment");
    let to = Some(Assignment { unit: to.clone(), handed: Handed::Told { at }, since: at });
    let what = Change::Assign { to, over: Some("bench".into()) };
    let act = Act::Ticket { id: ticket.clone(), what, seen: None };
    Wish { id: id.into(), actor: "замер".into(), at: Some(at), act, reason: Some("bench".into()), batch: None }
}
