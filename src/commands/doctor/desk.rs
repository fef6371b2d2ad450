//! The desk: is it there, is it well, can it be written to. It is only looked at.

use super::{Finding, Look};
use crate::backend::{self, Answer, Can, Caps, Failure, Read, SharedDesk};
use crate::commands::trouble::say_failure;
use crate::commands::{Clock, columns};
use crate::config::Config;
use crate::desk::moment::DAY;
use crate::desk::phone_line::silent;
use crate::desk::{Event, Kind, Moment, Record};
use chrono_tz::Tz;
use std::path::Path;

/// Less free room than this is something to look at, in bytes.
const ROOM: u64 = 200 * 1024 * 1024;
/// A log beside the file that is longer than this was never taken in, in bytes.
const LONG_LOG: u64 = 64 * 1024 * 1024;
/// An event so far ahead of our clock means that one of the clocks is wrong, in milliseconds.
const AHEAD: i64 = 60_000;

pub(super) async fn findings(look: &Look<'_>, config: &Config, clock: Clock) -> Vec<Finding> {
    let [url] = config.desks.as_slice() else {
        return vec![look.ill("desk", config.desks.join(" "), "one-desk", &[])];
    };
    let file = backend::file_of(url);
    let is_missing = file.is_some_and(|file| !file.exists());
    if is_missing && config.is_embedded_default() {
        return vec![look.well("desk", look.word("no-desk-yet"))];
    }
    let mut findings = Vec::new();
    match backend::look(url).await {
        Ok(desk) => {
            findings.extend(opened(look, &desk, clock).await);
            findings.extend(caps(look, desk.caps()));
            findings.extend(telephony(look, &desk, clock).await);
            desk.close().await;
        }
        Err(failure) => findings.push(look.ill("desk", say_failure(&failure, look.texts), "desk", &[])),
    }
    if let Some(file) = file.filter(|file| file.is_file()) {
        findings.extend(of_file(look, file));
    }
    findings
}

async fn opened(look: &Look<'_>, desk: &SharedDesk, clock: Clock) -> Vec<Finding> {
    let health = match desk.health().await {
        Ok(health) => health,
        Err(failure) => return vec![look.ill("desk", say_failure(&failure, look.texts), "desk", &[])],
    };
    let schema = health.schema.to_string();
    let mut findings = vec![look.well("desk", look.tell("desk-answers", &[("url", &health.url), ("schema", &schema)]))];
    match last(desk, health.seq).await {
        Ok(event) => findings.push(last_event(look, event.as_ref(), clock, zone(desk).await)),
        Err(failure) => findings.push(look.ill("last", say_failure(&failure, look.texts), "desk", &[])),
    }
    match debts(look, desk, clock).await {
        Ok(finding) => findings.push(finding),
        Err(failure) => findings.push(look.ill("debts", say_failure(&failure, look.texts), "desk", &[])),
    }
    findings
}

/// How old the newest word on debts is.
async fn debts(look: &Look<'_>, desk: &SharedDesk, clock: Clock) -> Result<Finding, Failure> {
    let (Answer::Records(records), Answer::Furniture(furniture)) =
        (desk.read(Read::Records(Kind::Debt)).await?, desk.read(Read::Furniture).await?)
    else {
        return Ok(look.well("debts", look.word("no-debts")));
    };
    let debts = records.into_iter().filter_map(|record| if let Record::Debt(debt) = record { Some(debt) } else { None });
    let Some(newest) = debts.max_by_key(|debt| debt.as_of) else { return Ok(look.well("debts", look.word("no-debts"))) };
    let rules = &furniture.policy;
    let on = newest.as_of.utc().with_timezone(&rules.zone).format("%Y-%m-%d").to_string();
    let days = clock.now().millis_since(newest.as_of).div_euclid(DAY).max(0).to_string();
    let seen = look.tell("debts-of", &[("on", &on), ("days", &days)]);
    if newest.is_stale(&rules.debts, clock.now()) {
        return Ok(look.ill("debts", seen, "old-debts", &[("limit", &rules.debts.stale_days.to_string())]));
    }
    Ok(look.well("debts", seen))
}

/// Do calls reach the desk? Nothing where nobody brings any.
async fn telephony(look: &Look<'_>, desk: &SharedDesk, clock: Clock) -> Option<Finding> {
    let Ok(Answer::PhoneLines(lines)) = desk.read(Read::PhoneLines).await else { return None };
    if lines.is_empty() {
        return None;
    }
    let zone = zone(desk).await;
    let silent = silent(&lines, clock.now()).map(|(line, since)| {
        let at = since.utc().with_timezone(&zone).format("%Y-%m-%d %H:%M").to_string();
        look.texts.tell("cmd-telephony-since", &[("line", line), ("at", &at)])
    });
    let silent: Vec<String> = silent.collect();
    Some(if silent.is_empty() {
        look.well("telephony", look.word("telephony-well"))
    } else {
        look.ill("telephony", silent.join(", "), "telephony", &[])
    })
}

async fn last(desk: &SharedDesk, seq: i64) -> Result<Option<Event>, Failure> {
    match desk.read(Read::Log { after: seq - 1, limit: 1 }).await? {
        Answer::Log(events) => Ok(events.into_iter().next()),
        _ => Ok(None),
    }
}

/// The newest change; one that lies in the future says that a clock is wrong.
fn last_event(look: &Look<'_>, event: Option<&Event>, clock: Clock, zone: Tz) -> Finding {
    let stamp = |at: Moment| at.utc().with_timezone(&zone).format("%Y-%m-%d %H:%M %Z").to_string();
    let Some(event) = event else { return look.well("last", look.word("nothing-yet")) };
    let seen = look
        .tell("last-event", &[("seq", &event.seq.to_string()), ("at", &stamp(event.at)), ("who", &columns::shown(&event.actor))]);
    if clock.frozen().is_none() && event.at.0 > clock.now().0 + AHEAD {
        return look.ill("last", seen, "clock", &[("now", &stamp(clock.now()))]);
    }
    look.well("last", seen)
}

/// Where the desk's people live; a desk that does not say so tells the time of everybody.
async fn zone(desk: &SharedDesk) -> Tz {
    match desk.read(Read::Furniture).await {
        Ok(Answer::Furniture(furniture)) => furniture.policy.zone,
        _ => Tz::UTC,
    }
}

/// What the desk can do; what it cannot says why.
fn caps(look: &Look<'_>, caps: Caps) -> Vec<Finding> {
    let all = [
        ("routing", caps.routing),
        ("contracts", caps.contracts),
        ("debts", caps.debts),
        ("priority", caps.priority),
        ("calls", caps.calls),
        ("log", caps.log),
        ("bulk", caps.bulk),
    ];
    let native: Vec<String> = named(look, &all, |can| can == Can::Native);
    let overlay: Vec<String> = named(look, &all, |can| can == Can::Overlay);
    let mut findings = Vec::new();
    if !native.is_empty() {
        findings.push(look.well("can", native.join(", ")));
    }
    if !overlay.is_empty() {
        findings.push(look.well("overlay", overlay.join(", ")));
    }
    for (name, can) in all {
        if let Can::No(why) = can {
            findings.push(look.well("cannot", format!("{}: {why}", look.word(&format!("can-{name}")))));
        }
    }
    findings
}

fn named(look: &Look<'_>, all: &[(&str, Can)], is: impl Fn(Can) -> bool) -> Vec<String> {
    all.iter().filter(|(_, can)| is(*can)).map(|(name, _)| look.word(&format!("can-{name}"))).collect()
}

/// The file and its disk.
fn of_file(look: &Look<'_>, file: &Path) -> Vec<Finding> {
    let name = file.display().to_string();
    let mut findings = vec![writable(look, file, &name)];
    findings.extend(rights(look, file, &name));
    let log = std::fs::metadata(format!("{name}-wal")).map_or(0, |log| log.len());
    let megabytes = |bytes: u64| (bytes / 1_048_576).to_string();
    findings.push(if log > LONG_LOG {
        look.ill("log", look.tell("megabytes", &[("n", &megabytes(log))]), "long-log", &[])
    } else {
        look.well("log", look.tell("megabytes", &[("n", &megabytes(log))]))
    });
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match fs4::available_space(folder) {
        Ok(free) if free < ROOM => {
            findings.push(look.ill("room", look.tell("megabytes", &[("n", &megabytes(free))]), "room", &[]));
        }
        Ok(free) => findings.push(look.well("room", look.tell("megabytes", &[("n", &megabytes(free))]))),
        Err(error) => findings.push(look.ill("room", look.texts.why(&error), "room", &[])),
    }
    findings
}

/// SQLite writes beside the file, so that the folder counts too: a file is made there and taken away again.
fn writable(look: &Look<'_>, file: &Path, name: &str) -> Finding {
    let trial = file.with_file_name(format!(".pult-{}", uuid::Uuid::new_v4()));
    let folder = std::fs::File::create(&trial).and_then(|_| std::fs::remove_file(&trial));
    match std::fs::OpenOptions::new().append(true).open(file).and(folder) {
        Ok(()) => look.well("writable", look.word("yes")),
        Err(error) => look.ill("writable", look.texts.why(&error), "writable", &[("file", name)]),
    }
}

/// Clients' names stand in it: nobody but its owner should read it.
#[cfg(unix)]
fn rights(look: &Look<'_>, file: &Path, name: &str) -> Option<Finding> {
    use std::os::unix::fs::PermissionsExt;
    let mode = std::fs::metadata(file).ok()?.permissions().mode() & 0o777;
    let seen = format!("{mode:o}");
    let others = mode % 0o100;
    Some(if others == 0 { look.well("rights", seen) } else { look.ill("rights", seen, "rights", &[("file", name)]) })
}

#[cfg(not(unix))]
fn rights(_look: &Look<'_>, _file: &Path, _name: &str) -> Option<Finding> {
    None
}
