//! `pult import debts`: the file is a snapshot. Whoever is not in it owes nothing now, so that a file that looks like a part of
//! one is not believed.

use super::import::{Args, Stamp, take_over};
use super::import_told::told;
use super::{Reply, Seat, Trouble, import_read, import_unmatched};
use crate::desk::contract::Debt;
use crate::desk::moment::DAY;
use crate::desk::{Kind, Load, Moment, Money, Record};
use crate::exchange::{self, AsOf, DebtFile, Owed, Snapshot, What};

/// So many of a hundred rows may be bad before none is believed.
const MOST_BAD: usize = 5;

/// Reads the file in whatever shape it is, says what it changes, and takes it over.
pub(super) async fn run(seat: &Seat, args: &Args) -> Result<Reply, Trouble> {
    let known = import_read::known(seat, What::Debts).await?;
    let at = args.as_of.as_deref().map(|text| day(seat, text)).transpose()?;
    let paper = import_read::paper(seat, &args.file)?;
    let file = exchange::debts(paper, &known, &AsOf { at, source: args.source.clone().unwrap_or_default() });
    let file = file.unwrap_or_else(|why| {
        let mut file = DebtFile::default();
        file.report.refuse(why);
        file
    });
    let told = told(seat, &file.report);
    if let Some(why) = unbelievable(seat, args, &file) {
        let strangers = if file.said.is_empty() { listed(seat, args, &file).await? } else { String::new() };
        return Ok(Reply::default().with_aside(&told).with_aside(strangers.trim_start()).with_aside(&why).exiting(1));
    }
    let old = debts(seat.records(Kind::Debt).await?);
    let snapshot = Snapshot::of(old, &file);
    let doubt = if args.force { None } else { guard(seat, &snapshot) };
    if let Some(doubt) = doubt.as_ref().filter(|_| !args.dry_run) {
        return Err(Trouble::Refused(doubt.clone()));
    }
    let unmatched = listed(seat, args, &file).await?;
    let mut said = summary(seat, &file, &snapshot);
    match () {
        () if snapshot.is_same => said = format!("{}\n{said}", seat.say("cmd-import-debts-same", &[])),
        () if args.dry_run => said = format!("{said}\n{}", seat.say("cmd-import-debts-dry", &[])),
        () => {
            let size = snapshot.debts.len();
            let loads = snapshot.debts.into_iter().map(|debt| Load::Record(Record::Debt(Box::new(debt))));
            take_over(&seat.desk, Stamp::of(seat, args), loads, size, vec![Kind::Debt]).await?;
        }
    }
    let reply = Reply::text(format!("{said}{unmatched}")).with_aside(&told).with_aside(&stale(seat, snapshot.of));
    Ok(match doubt {
        // A dry run says that too, beside all it has found.
        Some(doubt) => reply.with_aside(&doubt).exiting(4),
        None => reply,
    })
}

async fn listed(seat: &Seat, args: &Args, file: &DebtFile) -> Result<String, Trouble> {
    import_unmatched::report(seat, args, &file.report.unmatched).await
}

/// A day as files write it, else a time as people type it.
pub(super) fn day(seat: &Seat, text: &str) -> Result<Moment, Trouble> {
    let at = match exchange::values::date(text, seat.zone()) {
        Ok(at) => at,
        Err(_) => seat.when(text)?,
    };
    if at > seat.now { Err(seat.wrong("cmd-import-debts-future", &[("text", text)])) } else { Ok(at) }
}

fn debts(records: Vec<Record>) -> Vec<Debt> {
    records.into_iter().filter_map(|record| if let Record::Debt(debt) = record { Some(*debt) } else { None }).collect()
}

/// Why nothing of the file is taken, where that is so.
fn unbelievable(seat: &Seat, args: &Args, file: &DebtFile) -> Option<String> {
    let (name, count) = (args.file.display().to_string(), file.report.bad.len().to_string());
    let rows = file.report.rows.to_string();
    let values = [("file", name.as_str()), ("count", &count), ("rows", &rows)];
    if file.said.is_empty() {
        let key = if file.report.is_clean() { "cmd-import-debts-nobody" } else { "cmd-import-bad" };
        return Some(seat.say(key, &values));
    }
    let is_too_bad = file.report.is_torn() || file.report.bad_lines() * 100 > MOST_BAD * file.report.rows as usize;
    (is_too_bad && !args.force).then(|| seat.say("cmd-import-debts-bad", &values))
}

/// Does it look like a part of an export, or like one of an earlier day?
fn guard(seat: &Seat, snapshot: &Snapshot) -> Option<String> {
    let [was, was_sum] = owed(seat, snapshot.was);
    let [now, now_sum] = owed(seat, snapshot.now);
    if snapshot.fell() {
        let values = [("was", was.as_str()), ("wassum", &was_sum), ("now", &now), ("nowsum", &now_sum)];
        return Some(seat.say("cmd-import-debts-fall", &values));
    }
    let [was, of] = [snapshot.was_of, snapshot.newest].map(|at| date(seat, at));
    snapshot.is_older().then(|| seat.say("cmd-import-debts-older", &[("was", &was), ("of", &of)]))
}

/// Of which day, how many owe how much, how it was before, and who owes nothing any more.
fn summary(seat: &Seat, file: &DebtFile, snapshot: &Snapshot) -> String {
    let [was, was_sum] = owed(seat, snapshot.was);
    let [now, now_sum] = owed(seat, snapshot.now);
    let (of, rows) = (date(seat, snapshot.of), file.report.rows.to_string());
    let source = file.said.values().next().map(|said| super::columns::shown(&said.debt.source)).unwrap_or_default();
    let mut values = vec![("of", of.as_str()), ("source", &source), ("rows", &rows)];
    values.extend([("was", was.as_str()), ("wassum", &was_sum), ("now", &now), ("nowsum", &now_sum)]);
    let mut lines = vec![seat.say("cmd-import-debts-done", &values)];
    let mut add = |key: &str, count: usize| {
        if count > 0 {
            lines.push(seat.say(key, &[("count", &count.to_string())]));
        }
    };
    add("cmd-import-debts-cleared", snapshot.cleared);
    add("cmd-import-debts-kept", file.unreadable.len());
    add("cmd-import-debts-passed", file.report.passed_over as usize);
    lines.join("\n")
}

fn owed(seat: &Seat, owed: Owed) -> [String; 2] {
    [owed.debtors.to_string(), seat.texts.lang().money(&Money::rub(owed.minor))]
}

fn date(seat: &Seat, at: Option<Moment>) -> String {
    at.map(|at| at.utc().with_timezone(&seat.zone()).format("%d.%m.%Y").to_string()).unwrap_or_default()
}

/// What the house rules make of data of that age.
fn stale(seat: &Seat, of: Option<Moment>) -> String {
    let limit = seat.furniture.policy.debts.stale_days;
    let days = of.map_or(0, |of| seat.now.millis_since(of).div_euclid(DAY));
    if days <= limit {
        return String::new();
    }
    seat.say("cmd-import-debts-stale", &[("days", &days.to_string()), ("limit", &limit.to_string())])
}
