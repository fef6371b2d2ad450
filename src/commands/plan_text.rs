//! The plan as people read it.

use super::Seat;
use super::columns::{aligned, shown};
use super::phrase::hours;
use super::route::Fate;
use crate::desk::{Backlog, Mode, Ticket};
use crate::routing::{Alternative, Candidate, Line, Plan, Refused, Relaxation, Rule};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Lines with who goes and why; what became of them when the plan was applied.
pub fn text(seat: &Seat, plan: &Plan, backlog: &Backlog, fates: &[Fate], explain: bool) -> String {
    if plan.lines.is_empty() {
        return seat.say("cmd-nothing-to-route", &[]);
    }
    let head = ["number", "engineer", "arrives", "why", "otherwise"];
    let head: Vec<String> = head.iter().map(|column| seat.say(&format!("cmd-head-{column}"), &[])).collect();
    let tickets: BTreeMap<_, _> = backlog.tickets.iter().map(|ticket| (&ticket.head.id, ticket)).collect();
    let rows: Vec<Vec<String>> = plan.lines.iter().map(|line| cells(seat, line, tickets.get(&line.ticket).copied())).collect();
    let mut out = aligned(&head, &rows);
    let (placed, all) = (plan.placed().to_string(), plan.lines.len().to_string());
    let (cost, bound, percent) = (plan.cost.to_string(), plan.bound.to_string(), percent(seat, plan));
    let key = if plan.exact { "cmd-plan-exact" } else { "cmd-plan-bound" };
    let values = [("placed", &*placed), ("all", &all), ("cost", &cost), ("bound", &bound), ("percent", &percent)];
    out.push_str(&seat.say(key, &values));
    out.push('\n');
    if plan.more > 0 {
        out.push_str(&seat.say("cmd-plan-more", &[("more", &plan.more.to_string())]));
        out.push('\n');
    }
    if explain {
        plan.lines.iter().for_each(|line| reasons(seat, line, &mut out));
    }
    for fate in fates {
        // Writing into a String cannot fail.
        let _ = match &fate.end {
            Ok(seq) => {
                writeln!(out, "{}", seat.say("cmd-sent", &[("number", &fate.number.to_string()), ("seq", &seq.to_string())]))
            }
            Err(why) => writeln!(out, "{}: {why}", fate.number),
        };
    }
    out
}

/// How far the plan is from the best possible at most: `0,4`.
fn percent(seat: &Seat, plan: &Plan) -> String {
    let tenths = plan.gap_tenths();
    format!("{}{}{}", tenths / 10, seat.texts.lang().pick(",", "."), tenths % 10)
}

fn cells(seat: &Seat, line: &Line, ticket: Option<&Ticket>) -> Vec<String> {
    let number = if line.with.is_empty() { line.number.to_string() } else { format!("{} +{}", line.number, line.with.len()) };
    let Some(choice) = &line.choice else {
        let helps = line.relaxation.as_deref().map(|relaxation| helps(seat, relaxation)).unwrap_or_default();
        return vec![number, seat.say("cmd-nobody", &[]), String::new(), blocked(seat, line, ticket), helps];
    };
    let arrives = choice.arrives.map(|at| seat.time(at)).unwrap_or_default();
    let otherwise = line.alternative.as_ref().map(|other| otherwise(seat, other)).unwrap_or_default();
    let why = [missed(seat, choice), Some(terms(seat, choice))];
    let why: Vec<String> = why.into_iter().flatten().filter(|words| !words.is_empty()).collect();
    vec![number, seat.name(&choice.unit), arrives, why.join("; "), otherwise]
}

/// `Козлов +24`; where another line loses its place through it, minutes say nothing: `Козлов: без исполнителя 1`.
fn otherwise(seat: &Seat, other: &Alternative) -> String {
    let who = seat.name(&other.unit);
    if other.leaves_out == 0 {
        return format!("{who} {:+}", other.dearer);
    }
    seat.say("cmd-plan-leaves-out", &[("who", &who), ("count", &other.leaves_out.to_string())])
}

/// `не успеет: 14:20, срок 14:00`.
fn missed(seat: &Seat, candidate: &Candidate) -> Option<String> {
    let miss = candidate.misses?;
    let at = miss.at.map_or_else(|| "—".to_owned(), |at| seat.time(at));
    Some(seat.say("cmd-plan-misses", &[("at", &at), ("due", &seat.time(miss.due))]))
}

/// The rules that block a line; a skill with where and until when it is wanted: `нет опс 3 в зоне север до 14:00, нет пропуска`.
fn blocked(seat: &Seat, line: &Line, ticket: Option<&Ticket>) -> String {
    let word = |rule: &Rule| match (rule, ticket) {
        (Rule::Skill, Some(ticket)) => lacks(seat, ticket),
        _ => seat.rule(*rule),
    };
    line.blocked_by.iter().map(word).collect::<Vec<_>>().join(", ")
}

fn lacks(seat: &Seat, ticket: &Ticket) -> String {
    let needs = ticket.work.needs.iter().filter(|need| need.required);
    let skills: Vec<String> = needs.map(|need| format!("{} {}", shown(&need.tag.as_str().into()), need.level)).collect();
    let mut words = vec![seat.say("lack-skills", &[("skills", &skills.join(", "))])];
    let zone = &ticket.place.zone.0;
    if ticket.work.mode == Mode::Visit && !zone.is_empty() {
        words.push(seat.say("lack-zone", &[("zone", &shown(&zone.as_str().into()))]));
    }
    words.extend(ticket.clocks.due.at().map(|at| seat.say("lack-until", &[("at", &seat.time(at))])));
    words.join(" ")
}

/// `поможет: Козлов, зона центр, позже срока на 0:12; цена 41 мин`.
fn helps(seat: &Seat, relaxation: &Relaxation) -> String {
    let detail = relaxation.detail.as_ref().map(|text| shown(&text.as_str().into())).unwrap_or_default();
    let from = relaxation.from.map(|at| seat.time(at)).unwrap_or_default();
    let mut how = seat.say(&format!("lift-{}", relaxation.lift.name()), &[("detail", &detail), ("from", &from)]);
    if let Some(late) = relaxation.candidate.late {
        how = format!("{how}, {}", seat.say("lift-late", &[("late", &hours(late))]));
    }
    let (who, price) = (seat.name(&relaxation.candidate.unit), relaxation.price.to_string());
    let what = seat.say("lift-helps", &[("who", &who), ("how", &how), ("n", &price)]);
    seat.say("cmd-helps", &[("what", &what)])
}

fn terms(seat: &Seat, candidate: &Candidate) -> String {
    let one = |term: &crate::routing::Term| format!("{} {:+}", seat.say(&format!("term-{}", term.name.name()), &[]), term.value);
    candidate.terms.iter().map(one).collect::<Vec<_>>().join(", ")
}

fn reasons(seat: &Seat, line: &Line, out: &mut String) {
    let _ = writeln!(out, "\n{}", line.number);
    for candidate in &line.candidates {
        let _ = writeln!(out, "  {:>5}  {}: {}", candidate.cost, seat.name(&candidate.unit), terms(seat, candidate));
    }
    for refused in &line.refused {
        let _ = writeln!(out, "      -  {}: {}", seat.name(&refused.unit), seat.broken(refused));
    }
}

impl Seat {
    /// A rule's words.
    #[must_use]
    pub fn rule(&self, rule: crate::routing::Rule) -> String {
        self.say(&format!("rule-{}", rule.name()), &[])
    }

    /// A broken rule with its particulars.
    #[must_use]
    pub fn broken(&self, refused: &Refused) -> String {
        let detail = refused.detail.as_ref().map(|text| shown(&text.as_str().into())).unwrap_or_default();
        let until = refused.until.map(|at| self.time(at)).unwrap_or_default();
        self.say(&refused.text_id(), &[("detail", &detail), ("until", &until)])
    }
}
