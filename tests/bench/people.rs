//! Finding who calls: by the tail of the number, by three letters.

use super::desks::Desk;
use super::table::Table;
use pult::backend::{self, Find};
use pult::engine::Stopwatch;

/// Measures it on a desk that has as many contacts as open tickets.
pub fn measure(table: &mut Table, desk: &Desk, times: usize) {
    let tails = ["0142", "5501", "4471", "79215550142", "9684", "12345"];
    let letters = ["ром", "ива", "век", "апт", "сер", "кон"];
    let threads = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("threads");
    threads.block_on(async {
        let open = backend::open(&desk.url()).await.expect("a desk");
        let mut measured = (Vec::new(), Vec::new());
        for turn in 0..=times {
            let tails = tails.map(|tail| Find::Phone(tail.into()));
            for whom in tails.into_iter().chain(letters.map(|letters| Find::Text(letters.into()))) {
                let values = if matches!(whom, Find::Phone(_)) { &mut measured.0 } else { &mut measured.1 };
                let watch = Stopwatch::start();
                open.find(whom).await.expect("people");
                // The first turn warms the cache.
                if turn > 0 {
                    values.push(watch.milliseconds());
                }
            }
        }
        table.put("a caller by the tail of the number", "ms", measured.0, Some(3.0));
        table.put("a caller by three letters", "ms", measured.1, Some(16.0));
        open.close().await;
    });
}
