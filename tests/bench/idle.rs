//! A console that nobody touches: what it sends, how often it wakes, what it costs.

use super::desks::Desk;
use super::outside::SIZE;
use super::table::Table;
use super::terminal::Terminal;
use std::time::Duration;

/// How often the process is looked at: what wakes within one look counts once.
const LOOK: Duration = Duration::from_millis(100);

/// How long a console that begins is left alone before it is watched.
const BEGINS: Duration = Duration::from_secs(8);

/// Measures a screen far from any deadline, and one with five tickets under ten minutes.
pub fn measure(table: &Table, quick: bool) {
    let seconds = if quick { 5 } else { 60 };
    // A desk of next month: nothing on it is due soon.
    let later = pult::desk::Moment(pult::engine::Clock::system().now().0 + 30 * 24 * 3_600_000).rfc3339(chrono_tz::Tz::UTC);
    let day = later[..10].to_owned();
    let desk = Desk::made(&format!("idle-{day}"), 16, &later, &[]);
    let (bytes, wakes, _) = watched(&desk, seconds);
    table.one("bytes sent, no ticket under ten minutes", "bytes/s", bytes, Some(0.5));
    table.one("wake-ups, no ticket under ten minutes", "a minute", wakes, Some(1.0));

    let desk = near(&day, &later);
    let (bytes, _, busy) = watched(&desk, seconds);
    table.one("bytes sent, five tickets under ten minutes", "bytes/s", bytes, Some(120.0));
    table.one("processor, five tickets under ten minutes", "%", busy, Some(0.15));
}

/// The same desk with five promises that end within ten minutes from now.
fn near(day: &str, later: &str) -> Desk {
    let desk = Desk::made(&format!("near-{day}"), 16, later, &[]);
    let told: serde_json::Value = serde_json::from_slice(&desk.run(&["tickets", "--json"])).expect("JSON");
    let ids = told["tickets"].as_array().into_iter().flatten().filter_map(|ticket| ticket["id"].as_str());
    for (place, id) in ids.take(5).enumerate() {
        let until = format!("+{}m", 5 + place % 4);
        let mut command = desk.command(&["promise", id, "--until", &until, "перезвоним"]);
        let done = command.env_remove("PULT_NOW").output().expect("pult runs");
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    }
    desk
}

/// Bytes a second, wake-ups a minute and per cent of one processor while nobody touches it.
fn watched(desk: &Desk, seconds: u32) -> (f64, f64, f64) {
    let console = Terminal::start(&desk.path, None, SIZE);
    console.wait("first page", |shown| shown.chosen().is_some());
    // A feed that begins looks again for some seconds at what was being written just then: that is not rest yet. One cannot wait
    // until nothing is painted: five rows that count seconds are painted each second.
    pass(BEGINS);
    let (bytes, before) = (console.look(|shown| shown.bytes), Told::of(console.pid()));
    let (mut last, mut wakes) = (before, 0);
    for _ in 0..u128::from(seconds) * 1_000 / LOOK.as_millis() {
        pass(LOOK);
        let now = Told::of(console.pid());
        wakes += u32::from(now.switches != last.switches);
        last = now;
    }
    let span = f64::from(seconds);
    let sent = console.look(|shown| shown.bytes) - bytes;
    (sent as f64 / span, f64::from(wakes) * 60.0 / span, (last.busy - before.busy) as f64 / 1e9 / span * 100.0)
}

/// Nothing is waited for here: what is measured is that time passes.
#[allow(clippy::disallowed_methods, reason = "idling is measured by letting time pass")]
fn pass(time: Duration) {
    std::thread::sleep(time);
}

/// What the system tells of a process's threads.
#[derive(Clone, Copy, Default)]
struct Told {
    /// How often one gave up the processor by itself.
    switches: u64,
    /// Nanoseconds on a processor.
    busy: u64,
}

impl Told {
    fn of(pid: u32) -> Self {
        let threads = std::fs::read_dir(format!("/proc/{pid}/task")).into_iter().flatten().flatten();
        threads.fold(Self::default(), |sum, thread| {
            let read = |name: &str| std::fs::read_to_string(thread.path().join(name)).unwrap_or_default();
            let switches = read("status")
                .lines()
                .find_map(|line| line.strip_prefix("voluntary_ctxt_switches:")?.trim().parse::<u64>().ok())
                .unwrap_or_default();
            let busy = read("schedstat").split(' ').next().and_then(|n| n.parse::<u64>().ok()).unwrap_or_default();
            Self { switches: sum.switches + switches, busy: sum.busy + busy }
        })
    }
}
