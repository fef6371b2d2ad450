//! Planning as scripts run it: the whole `pult route` on a large desk, from fork to exit.

use super::desks::{Desk, NOW};
use super::table::Table;
use pult::backend::{self, Answer, Read};
use pult::desk::{Act, Change, Moment, Row, Wish};
use pult::engine::Stopwatch;

/// What a plan over ten thousand tickets and a thousand engineers may take, reading the desk and printing included.
const LIMIT: f64 = 2_000.0;

/// Measures it on a desk as it stands, and on one where nobody holds anything.
pub fn measure(table: &Table, quick: bool) {
    let (tickets, engineers, times) = if quick { (1_000, "100", 3) } else { (10_000, "1000", 7) };
    let limit = (!quick).then_some(LIMIT);
    let busy = Desk::made(&format!("routing-{tickets}x{engineers}"), tickets, NOW, &["--engineers", engineers]);
    // With as many companies as that hardly any tickets are of one object: what goes along would make the queue shorter.
    let companies = (tickets / 2).to_string();
    let many = ["--engineers", engineers, "--companies", &companies];
    let all = Desk::made(&format!("unheld-{tickets}x{engineers}"), tickets * 157 / 100, NOW, &many);
    release(&all);
    table.section(&format!("plans: {tickets} tickets, {engineers} engineers"));
    for (desk, what) in [(&busy, "what nobody holds"), (&all, "nobody holds anything")] {
        let seen = desk.run(&["route", "--all", "--dry-run", "--json"]);
        let plan: serde_json::Value = serde_json::from_slice(&seen).expect("JSON");
        let lines = plan["lines"].as_array().map_or(0, Vec::len);
        for args in [&["route", "--all", "--dry-run", "--json"][..], &["route", "--all", "--dry-run"]] {
            let run = |_| {
                let watch = Stopwatch::start();
                desk.run(args);
                watch.milliseconds()
            };
            let values = (0..times).map(run).collect();
            table.put(
                &format!("`pult {}`, {what}: {lines} lines, {} placed", args.join(" "), plan["placed"]),
                "ms",
                values,
                limit,
            );
        }
        table.one(&format!("of which the plan itself, {what}"), "ms", plan["solve_ms"].as_f64().expect("a time"), None);
    }
}

/// Takes every ticket from whoever holds it. A desk that this has been done to has nothing left to take.
fn release(desk: &Desk) {
    let threads = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("threads");
    threads.block_on(async {
        let open = backend::open(&desk.url()).await.expect("a desk");
        let Answer::Backlog(backlog) = open.read(Read::Backlog(None)).await.expect("a backlog") else { panic!("another answer") };
        let wish = |row: &Row| Wish {
            id: format!("release-{}", row.id.as_str()).into(),
            actor: "bench".into(),
            at: Moment::parse(NOW),
            act: Act::Ticket { id: row.id.clone(), what: Change::Assign { to: None, over: None }, seen: None },
            reason: None,
            batch: None,
        };
        let wishes: Vec<Wish> = backlog.held.iter().map(wish).collect();
        for part in wishes.chunks(500) {
            open.apply(part.to_vec()).await.expect("released");
        }
        open.close().await;
    });
}
