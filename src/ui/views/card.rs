//! The card: all of one ticket, fixed labels first, its history at the end.

use super::beside;
use super::caller;
use super::cells::{channel, left, priority};
use super::history;
use super::labelled::{LABEL, labelled, line, rule, wrap};
use super::people::holder;
use super::reasons;
use crate::app::pane::CardPane;
use crate::desk::{Card, Clock, Due, Moment, PhaseKind, Row, Ticket};
use crate::theme::Meaning;
use crate::ui::scene::{Scene, clean};
use crate::ui::speech::due_word;
use crate::ui::widgets::Sheet;
use ratatui::text::Line;

/// The card, scrolled.
pub(in crate::ui) fn sheet(scene: Scene, pane: &CardPane, cols: usize, rows: usize) -> Sheet {
    let Some(card) = &pane.card else { return unread(scene, pane, cols) };
    let ticket = &card.ticket;
    let row = Row::of(ticket);
    let row = scene.folded(&row);
    let mut sheet = Sheet::of(vec![title(scene, &row, cols)]);
    sheet.add(labelled(scene, "card-subject", cols).raw(&ticket.head.subject, cols, Meaning::Title).line());
    for (place, words) in ticket.head.text.block(cols.saturating_sub(LABEL), 6).iter().enumerate() {
        let strip = if place == 0 { labelled(scene, "card-words", cols) } else { scene.strip(cols).to(LABEL.min(cols)) };
        sheet.add(strip.clean(words, Meaning::Normal).line());
    }
    if let Some((words, meaning)) = beside::line(scene, &pane.ticket) {
        sheet.add(labelled(scene, "card-beside", cols).put(&words, meaning).line());
    }
    place(scene, card, &mut sheet, cols);
    clocks(scene, ticket, &mut sheet, cols);
    people(scene, card, &row, &mut sheet, cols);
    super::content::card(scene, card, &mut sheet, cols);
    work(scene, card, &mut sheet, cols);
    history::lines(scene, card, &mut sheet, cols);
    sheet.scrolled(pane.scroll, rows)
}

/// Before the card is read the board's row says what it can.
fn unread(scene: Scene, pane: &CardPane, cols: usize) -> Sheet {
    let Some(row) = scene.state.board.row(&pane.ticket) else {
        return Sheet::of(vec![line(scene, "card-ticket", &scene.word("card-reading"), cols)]);
    };
    let row = scene.folded(row);
    let subject = labelled(scene, "card-subject", cols).raw(&row.subject, cols, Meaning::Title).line();
    Sheet::of(vec![title(scene, &row, cols), subject, line(scene, "card-more", &scene.word("card-reading"), cols)])
}

fn title(scene: Scene, row: &Row, cols: usize) -> Line<'static> {
    let (key, meaning) = priority(row.facts.priority);
    let number = scene.say("card-title", &[("number", row.number.to_string().into())]);
    let phase = phase(scene, row);
    let channel = scene.word(channel(row.facts.channel));
    let (words, left) = left(scene, row);
    let due = match row.facts.due {
        Due::At { at } => {
            let of = scene.word(&format!("{}-long", due_word(row.facts.due_of)));
            format!("{} ({words})", scene.say("proposal-due", &[("what", of.into()), ("at", scene.clock(at).into())]))
        }
        _ => String::new(),
    };
    rule(
        scene,
        &[
            (&number, Meaning::Title),
            (&scene.word(key), meaning),
            (&phase, Meaning::Normal),
            (&due, left),
            (&channel, Meaning::Dim),
        ],
        cols,
    )
}

/// `Ждём запчасть до ср 12:00`, `В работе`; with the help desk's own word for it.
fn phase(scene: Scene, row: &Row) -> String {
    let mut words = match (row.facts.phase, &row.facts.seldom.waits) {
        (PhaseKind::Waiting, Some((reason, until))) => {
            let mut words = scene.say("waits-for", &[("what", reasons::wait(scene, reason).into())]);
            if let Some(until) = until {
                words.push_str(&scene.say("waits-until", &[("until", scene.clock(*until).into())]));
            }
            words
        }
        (kind, _) => scene.word(match kind {
            PhaseKind::New => "phase-new",
            PhaseKind::Open => "phase-open",
            PhaseKind::Waiting => "phase-waiting",
            PhaseKind::Solved => "phase-solved",
            PhaseKind::Closed => "phase-closed",
        }),
    };
    if !row.facts.status.is_blank() {
        words.push_str(" (");
        words.push_str(row.facts.status.line(20).as_str());
        words.push(')');
    }
    words
}

fn place(scene: Scene, card: &Card, sheet: &mut Sheet, cols: usize) {
    let place = &card.ticket.place;
    let mut words: Vec<String> = Vec::new();
    words.extend(place.company.as_ref().map(|c| c.name.line(40).to_string()));
    words.extend(place.site.as_ref().map(|s| s.name.line(40).to_string()));
    words.extend(card.site.as_ref().filter(|s| !s.address.is_blank()).map(|s| s.address.line(60).to_string()));
    words.extend((!place.zone.0.is_empty()).then(|| scene.say("card-zone", &[("zone", clean(&place.zone.0, 20).into())])));
    sheet.add(line(scene, "card-client", &or_dash(words.join(", ")), cols));
    let mut who: Vec<String> = Vec::new();
    match (&card.contact, &card.ticket.people.contact) {
        (Some(contact), _) => {
            who.push(contact.name.line(40).to_string());
            who.extend((!contact.role.is_blank()).then(|| contact.role.line(30).to_string()));
            who.extend(contact.phones.iter().take(2).map(ToString::to_string));
        }
        (None, Some(named)) => who.push(named.name.line(40).to_string()),
        (None, None) => {}
    }
    if card.ticket.people.calls > 1 {
        who.push(scene.say("card-calls", &[("n", i64::from(card.ticket.people.calls).into())]));
    }
    sheet.add(line(scene, "card-asked", &or_dash(who.join(", ")), cols));
    let access = caller::access(scene, card.site.as_ref());
    sheet.add(line(scene, "call-access", &access, cols));
}

fn or_dash(words: String) -> String {
    if words.is_empty() { "—".to_owned() } else { words }
}

fn clocks(scene: Scene, ticket: &Ticket, sheet: &mut Sheet, cols: usize) {
    if ticket.clocks.list.is_empty() {
        sheet.add(line(scene, "card-clocks", &scene.word("card-no-clocks"), cols));
        return;
    }
    let mut strip = labelled(scene, "card-clocks", cols);
    for (place, clock) in ticket.clocks.list.iter().enumerate() {
        let (words, meaning) = clock_words(scene, clock);
        strip = if place > 0 { strip.put(" · ", Meaning::Dim) } else { strip };
        strip = strip.put(&words, meaning);
    }
    sheet.add(strip.line());
    if let Some(promise) = &ticket.extra.promise {
        let values = [
            ("until", scene.clock(promise.until).into()),
            ("owner", promise.owner.line(24).to_string().into()),
            ("text", promise.text.line(80).to_string().into()),
        ];
        sheet.add(labelled(scene, "card-promise", cols).put(&scene.say("card-promised", &values), Meaning::Promise).line());
    }
    if let Some(breached) = ticket.clocks.breached {
        let why = ticket.extra.breach_reason.as_deref().map(|code| reasons::any(scene, code));
        let why = why.unwrap_or_else(|| scene.word("card-breach-unsaid"));
        let words = scene.say("card-breached", &[("at", scene.clock(breached).into()), ("why", why.into())]);
        sheet.add(labelled(scene, "card-breach", cols).put(&words, Meaning::Overdue).line());
    }
}

fn clock_words(scene: Scene, clock: &Clock) -> (String, Meaning) {
    let what = scene.word(&format!("{}-long", due_word(Some(clock.kind))));
    let until = |at: Moment| scene.say("card-clock-until", &[("what", what.clone().into()), ("at", scene.clock(at).into())]);
    match (clock.met, clock.due) {
        (Some(met), due) => {
            let late = due.at().is_some_and(|at| met > at);
            let key = if late { "card-clock-met-late" } else { "card-clock-met" };
            (scene.say(key, &[("what", what.into()), ("at", scene.clock(met).into())]), Meaning::Dim)
        }
        (None, Due::At { at }) if at < scene.now() => (until(at), Meaning::Overdue),
        (None, Due::At { at }) => (until(at), Meaning::Normal),
        (None, Due::Paused { left }) => {
            let left = scene.lang().minutes(left);
            (scene.say("card-clock-paused", &[("what", what.into()), ("left", left.into())]), Meaning::Paused)
        }
        (None, Due::BestEffort | Due::None) => (scene.say("card-clock-free", &[("what", what.into())]), Meaning::Dim),
    }
}

fn people(scene: Scene, card: &Card, row: &Row, sheet: &mut Sheet, cols: usize) {
    let (words, meaning) = holder(scene, row, 60);
    let mut strip = labelled(scene, "card-holder", cols).put(&words, meaning);
    if let Some(held) = &row.facts.assignee {
        let since = scene.clock(held.since);
        strip = strip.put(&scene.say("card-since", &[("since", since.into())]), Meaning::Dim);
        if let Some(phone) = scene.state.unit(&held.unit.id).and_then(|u| u.reach.phone.as_ref()) {
            strip = strip.text(&format!(" · {phone}"));
        }
    }
    if !row.facts.group.0.is_empty() {
        strip = strip.put(&scene.say("card-group", &[("group", clean(&row.facts.group.0, 24).into())]), Meaning::Dim);
    }
    sheet.add(strip.line());
    if let Some(visit) = &card.ticket.extra.visit {
        let mut words = scene.word(match visit.state {
            crate::desk::visit::VisitState::Planned => "visit-planned",
            crate::desk::visit::VisitState::Travelling => "visit-travelling",
            crate::desk::visit::VisitState::OnSite => "visit-on-site",
            crate::desk::visit::VisitState::Done => "visit-done",
        });
        if let Some((from, to)) = visit.window {
            let values = [("from", scene.clock(from).into()), ("to", scene.lang().hour(to, scene.zone()).into())];
            words.push_str(&scene.say("card-visit-window", &values));
        }
        if let Some(expected) = visit.expected {
            words.push_str(&scene.say("card-visit-expected", &[("at", scene.clock(expected).into())]));
        }
        sheet.add(line(scene, "card-visit", &words, cols));
    }
}

fn work(scene: Scene, card: &Card, sheet: &mut Sheet, cols: usize) {
    let work = &card.ticket.work;
    let mut words: Vec<String> = Vec::new();
    words.extend((!work.kind.0.is_empty()).then(|| clean(&work.kind.0, 24)));
    words.extend(work.needs.iter().map(|n| format!("{} {}", clean(&n.tag, 16), n.level)));
    words.extend((work.people > 1).then(|| scene.say("card-two", &[("n", i64::from(work.people).into())])));
    if work.effort.0 > 0 {
        words.push(scene.say("card-effort", &[("span", scene.lang().span(work.effort).into())]));
    }
    words.extend(work.safety.then(|| scene.word("card-safety")));
    words.extend(card.ticket.extra.pinned.then(|| scene.word("card-pinned")));
    if let Some(who) = &card.ticket.extra.held {
        words.push(scene.say("card-held", &[("who", clean(who, 30).into())]));
    }
    if !words.is_empty() {
        sheet.add(line(scene, "card-work", &words.join(" · "), cols));
    }
    let company = card.ticket.place.company.as_ref().map(|company| &company.id);
    let named = |asset: &crate::desk::client::Asset| match super::often::of(scene, company, &asset.id, 0) {
        Some(often) => format!("{}: {often}", asset.name.line(40)),
        None => asset.name.line(40).to_string(),
    };
    let assets: Vec<String> = card.assets.iter().map(named).collect();
    if !assets.is_empty() {
        sheet.add(line(scene, "card-assets", &assets.join(", "), cols));
    }
    if let Some(contract) = &card.contract {
        let until = scene.lang().date(Moment(contract.until.0.saturating_sub(1)), scene.zone());
        let words = format!("{}{}", contract.number.line(24), scene.say("contract-until", &[("until", until.into())]));
        sheet.add(line(scene, "call-contract", &words, cols));
    }
    if !card.ticket.extra.lines.is_empty() {
        sheet.add(line(scene, "card-bill", &super::spec::in_short(scene, &card.ticket.extra.lines), cols));
    }
    if !card.nearby.is_empty() {
        let near: Vec<String> = card.nearby.iter().map(|r| format!("{} {}", r.number, r.subject.line(24))).collect();
        for (place, row) in wrap(&near.join(", "), cols.saturating_sub(LABEL), 2).iter().enumerate() {
            let strip = if place == 0 { labelled(scene, "card-nearby", cols) } else { scene.strip(cols).to(LABEL.min(cols)) };
            sheet.add(strip.text(row).line());
        }
    }
}
