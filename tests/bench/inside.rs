//! Inside one process: reading the board, a key's update and frame, filters.

use super::asked::Asked;
use super::assigned::assigned;
use super::console::Console;
use super::desks::Desk;
use super::table::Table;
use pult::app::{Effect, Msg};
use pult::backend;
use pult::desk::Moment;
use pult::desk::filter::{End, parse};
use pult::engine::Stopwatch;
use pult::i18n::{Lang, lexicon};

/// Measures it on a desk.
pub fn measure(table: &Table, asked: &Asked, desk: &Desk, times: usize) {
    let threads = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("threads");
    let open = || threads.block_on(backend::open(&desk.url())).expect("a desk");
    let (mut read, mut held) = (Vec::new(), Vec::new());
    let mut console = None;
    for _ in 0..times.min(5) {
        let mut new = threads.block_on(Console::at(desk, threads.handle().clone()));
        let watch = Stopwatch::start();
        new.engine.perform(Effect::Load);
        held.push(new.read());
        read.push(watch.milliseconds());
        console = Some(new);
    }
    let mut console = console.expect("a console");
    console.until(|state| !state.desk.furniture.units.is_empty());
    table.put("the whole board read", "ms", read, Some(1_000.0));
    table.put("the longest that a page of it holds a key up", "ms", held, Some(1.5));

    let step = console.keys(&"j ".repeat(30 * times.min(5)));
    table.put("key to frame, a step of the cursor (update and draw)", "ms", step.clone(), Some(1.5));
    let now = console.state.now;
    let ticks = (1..=30).map(|second| console.frame(Msg::Tick(Moment(now.0 + second * 1_000)))).collect();
    table.put("a second passes (update and draw)", "ms", ticks, Some(1.5));
    sifted(table, &mut console, times);
    if asked.wants("assigned") {
        assigned(table, &mut console, &open(), &threads, times, &step);
    }
}

/// A filter over all rows of the board: found anew, and put on the screen. What filters look at is gathered at the first one.
fn sifted(table: &Table, console: &mut Console, times: usize) {
    let words = lexicon(Lang::Ru);
    let policy = console.state.desk.furniture.policy.clone();
    let now = console.state.now;
    let board = &mut console.state.board;
    let mut sift = |typed: &str| {
        let watch = Stopwatch::start();
        board.sift_by(typed, parse(typed, &words, End::Done).expect("a filter"));
        board.refresh(now, &policy, 30);
        watch.milliseconds()
    };
    table.one("the first filter, with what filters look at", "ms", sift("зона:север"), None);
    let filters = ["приоритет>=высокий зона:север", "ромашка", "осталось<40м", "исполнитель:нет навык:опс", "дверь зажата"];
    let all = (0..times).flat_map(|_| filters).map(&mut sift).collect();
    table.put("a filter over all rows", "ms", all, Some(8.0));
    sift("");
}
