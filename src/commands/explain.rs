//! `pult explain ID`: how each clock was computed.

use super::{Reply, Seat, Trouble, phrase::hours};
use crate::desk::contract::Targets;
use crate::desk::terms::under;
use crate::desk::{Card, Due, PackageId};
use crate::i18n::reason_words;
use crate::sla::{self, Calendars, Explanation, Interval, Story, Terms};
use serde_json::{Value, json};
use std::fmt::Write;

/// Flags of `pult explain`.
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Id or number
    pub id: String,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}

/// Tells how the clocks were computed.
pub async fn run(seat: &Seat, args: &Args) -> Result<Reply, Trouble> {
    let card = seat.ticket(&args.id).await?;
    let (calendars, _) = Calendars::builtin().with(&seat.furniture.calendars);
    let Some(targets) = targets(seat, &card) else {
        let document = json!({ "ticket": card.ticket.head.id, "clocks": [] });
        return Reply::either(args.json, &document, || seat.say("cmd-explain-no-targets", &[]));
    };
    let terms = Terms { targets, calendars: &calendars, policy: &seat.furniture.policy };
    let told = sla::explain(&card.ticket, &terms, seat.now);
    Reply::either(args.json, &document(seat, &card, &told), || text(seat, &told))
}

/// What the ticket is measured by: the contract's own targets, its package's, the house's default package's.
fn targets<'a>(seat: &'a Seat, card: &'a Card) -> Option<&'a Targets> {
    let package = |id: &PackageId| seat.furniture.packages.iter().find(|p| p.id == *id);
    under(card.contract.as_ref(), seat.furniture.policy.default_package.as_deref(), package).targets()
}

fn document(seat: &Seat, card: &Card, told: &Explanation) -> Value {
    json!({
        "ticket": card.ticket.head.id,
        "number": told.number,
        "as_of": seat.said().time(told.now),
        "due": seat.said().maybe(told.due.at()),
        "clocks": told.clocks.iter().map(|story| clock(seat, story)).collect::<Vec<_>>(),
    })
}

fn clock(seat: &Seat, story: &Story) -> Value {
    let said = seat.said();
    let span = |interval: &Interval| json!({ "from": said.time(interval.from), "to": said.time(interval.to) });
    let worked: Vec<Value> = story.worked.first.iter().chain(&story.worked.last).map(span).collect();
    json!({
        "kind": story.kind,
        "rule": story.rule,
        "started": said.time(story.started),
        "since": said.time(story.since),
        "used_before_minutes": story.used_before.0,
        "goal_minutes": story.goal.map(|m| m.0),
        "calendar": story.calendar,
        "calendar_missing": story.calendar_missing,
        "pauses": story.pauses.iter().map(|p| json!({ "from": said.time(p.from), "to": said.maybe(p.to), "reason": p.reason })).collect::<Vec<_>>(),
        "worked": worked,
        "worked_left_out": story.worked.between,
        "used_minutes": story.used.0,
        "left_minutes": story.left.map(|m| m.0),
        "met_at": said.maybe(story.met),
        "due": said.maybe(story.due.at()),
        "missed": story.missed,
        "on_board": story.on_board,
    })
}

fn text(seat: &Seat, told: &Explanation) -> String {
    if told.clocks.is_empty() {
        return seat.say("cmd-explain-no-clocks", &[]);
    }
    told.clocks.iter().map(|story| paragraph(seat, story)).collect::<Vec<_>>().join("\n")
}

fn paragraph(seat: &Seat, story: &Story) -> String {
    let clock = seat.clock_word(story.kind);
    let goal = story.goal.map_or_else(|| seat.say("cmd-due-best-effort", &[]), hours);
    let started = seat.time(story.started);
    let calendar = super::columns::shown(&story.calendar_name.as_str().into());
    let mut out =
        seat.say("cmd-explain-clock", &[("clock", &clock), ("goal", &goal), ("calendar", &calendar), ("started", &started)]);
    let mut line = |key: &str, values: &[(&str, &str)]| {
        // Writing into a String cannot fail.
        let _ = write!(out, "\n    {}", seat.say(key, values));
    };
    if story.calendar_missing {
        line("cmd-explain-calendar-missing", &[("calendar", story.calendar.as_str())]);
    }
    if story.since != story.started {
        line("cmd-explain-since", &[("since", &seat.time(story.since)), ("used", &hours(story.used_before))]);
    }
    for pause in &story.pauses {
        let to = pause.to.map(|at| seat.time(at)).unwrap_or_default();
        line(
            "cmd-explain-pause",
            &[
                ("from", &seat.time(pause.from)),
                ("to", &to),
                ("reason", &reason_words(&seat.texts, &seat.furniture.policy.reasons, &pause.reason)),
            ],
        );
    }
    let mut worked: Vec<String> = story.worked.first.iter().map(|i| span(seat, i)).collect();
    if story.worked.between > 0 {
        worked.push(format!("… {} …", story.worked.between));
    }
    worked.extend(story.worked.last.iter().map(|i| span(seat, i)));
    if !worked.is_empty() {
        line("cmd-explain-worked", &[("worked", &worked.join(", "))]);
    }
    line("cmd-explain-used", &[("used", &hours(story.used)), ("left", &story.left.map(hours).unwrap_or_default())]);
    let ended = match (story.met, story.due) {
        (Some(met), _) => Some((if story.missed { "cmd-explain-met-late" } else { "cmd-explain-met" }, seat.time(met))),
        (None, Due::At { at }) => Some((if story.missed { "cmd-explain-missed" } else { "cmd-explain-due" }, seat.time(at))),
        (None, Due::Paused { left }) => Some(("cmd-explain-paused", hours(left))),
        (None, Due::BestEffort | Due::None) => None,
    };
    if let Some((key, at)) = ended {
        line(key, &[("at", &at)]);
    }
    out
}

fn span(seat: &Seat, interval: &Interval) -> String {
    let to = seat.texts.lang().clock(interval.to, interval.to, seat.zone());
    format!("{}–{to}", seat.time(interval.from))
}
