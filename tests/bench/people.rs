//! Finding who calls among a million people: by the tail of the number, by letters as they are typed, by letters with a slip.

use super::desks::{Desk, NOW};
use super::table::Table;
use pult::backend::{self, Find, SharedDesk};
use pult::engine::Stopwatch;

/// Tails as displays show them, and whole numbers.
const TAILS: [&str; 8] = ["0142", "5501", "4471", "79215550142", "9684", "12345", "555001", "89095554816"];

/// What is typed, letter by letter from the third on: surnames, whole names, companies, addresses; in capitals, with ё and without, on
/// the other layout; letters that hundreds of thousands have.
const TYPED: [&str; 24] = [
    "петров",
    "Овчинникова",
    "КИСЕЛЁВ",
    "киселев",
    "анна петрова",
    "Сидоров Сергей",
    "ромашка",
    "hjvfirf",
    "gtnhjdf",
    "аптека 5",
    "Аптека Здоровье",
    "тц берег",
    "склад-сервис",
    "клиника забота",
    "поликлиника 51",
    "лесная 5",
    "Садовая 18",
    "петров аптека",
    "елена школа офис",
    "анна петрова садовая",
    "управляющая",
    "ова",
    "ников",
    "хризантема",
];

/// The same with a slip in it.
const SLIPPED: [&str; 10] =
    ["питров", "овчиникова", "кисилев", "рамашка", "hjvfirb", "оптека", "паликлиника", "клинника", "анна пертова", "сервс"];

/// Measures it on a desk of its own.
pub fn measure(table: &Table, quick: bool) {
    let (people, turns) = if quick { (10_000, 2) } else { (1_000_000, 5) };
    let (contacts, companies) = (people.to_string(), (people / 20).to_string());
    let desk = Desk::made(&format!("people-{people}"), 1_000, NOW, &["--contacts", &contacts, "--companies", &companies]);
    table.section(&format!("{people} people of {companies} companies"));
    let threads = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("threads");
    threads.block_on(async {
        let open = backend::open(&desk.url()).await.expect("a desk");
        let tails = TAILS.iter().map(|tail| Find::Phone((*tail).into())).collect::<Vec<_>>();
        let values = timed(&open, &tails, turns).await;
        table.put_tail("a caller by the tail of the number", "ms", values, (Some(3.0), None));

        let letters: Vec<Find> = TYPED.iter().flat_map(|typed| begun(typed, 3)).map(Find::Text).collect();
        let values = timed(&open, &letters, turns).await;
        table.put_tail("each typed letter", "ms", values, (Some(8.0), Some(16.0)));

        let slips: Vec<Find> = SLIPPED.iter().flat_map(|typed| begun(typed, 4)).map(Find::Alike).collect();
        let values = timed(&open, &slips, turns).await;
        table.put_tail("each typed letter with a slip in it", "ms", values, (Some(60.0), Some(60.0)));
        open.close().await;
    });
    for args in [["caller", "0142"], ["caller", "+79215550142"], ["caller", "ром"]] {
        let values = (0..=turns).map(|_| {
            let watch = Stopwatch::start();
            desk.run(&args);
            watch.milliseconds()
        });
        table.put(&format!("`pult {}`", args.join(" ")), "ms", values.skip(1).collect(), None);
    }
}

/// What stands in the line after each letter.
fn begun(typed: &str, from: usize) -> Vec<String> {
    let letters: Vec<char> = typed.chars().collect();
    (from..=letters.len()).map(|count| letters[..count].iter().collect()).collect()
}

/// Milliseconds of each question, asked so many times; once more before, to warm the caches.
async fn timed(desk: &SharedDesk, asked: &[Find], turns: usize) -> Vec<f64> {
    let mut values = Vec::new();
    for turn in 0..=turns {
        for whom in asked {
            let watch = Stopwatch::start();
            desk.find(whom.clone()).await.expect("people");
            let took = watch.milliseconds();
            if turn > 0 {
                values.push(took);
            }
        }
    }
    values
}
