//! A line that is being typed, on the bottom line; what is wrong with it stands above.

use super::pick::tickets_words;
use super::reasons;
use crate::app::acquaintance::{Acquaintance, parts};
use crate::app::overlay::{Completing, Entering, Entry};
use crate::desk::Phone;
use crate::desk::when::{parse_when, split_when};
use crate::text::width;
use crate::theme::Meaning;
use crate::ui::scene::{Scene, clean};
use crate::ui::speech;
use crate::ui::widgets::{Sheet, typed};
use ratatui::text::Line;

/// The line with its prompt, and a line above with an example or a complaint.
pub(in crate::ui) fn sheet(scene: Scene, entry: &Entry, cols: usize) -> Sheet {
    let mut sheet = Sheet::default();
    match (&entry.complaint, understood(scene, entry), example(&entry.what)) {
        (Some(said), ..) => {
            let words = speech::said(scene.look.texts, said, scene.zone(), scene.now());
            sheet.add(scene.strip(cols).gap(1).put(&words, Meaning::Error).line());
        }
        (None, Some(words), _) => sheet.add(scene.strip(cols).gap(1).put(&words, Meaning::Good).line()),
        (None, None, _) if offered(entry).is_some() => sheet.add(candidates(scene, entry, cols)),
        (None, None, Some(key)) => sheet.add(scene.strip(cols).gap(1).put(&scene.word(key), Meaning::Dim).line()),
        (None, None, None) => {
            if let Entering::Parent { tickets } = &entry.what {
                sheet.add(scene.strip(cols).gap(1).put(&parent_hint(scene, tickets), Meaning::Dim).line());
            }
        }
    }
    let prompt = prompt(scene, &entry.what);
    let strip = scene.strip(cols).gap(1).put(&width::clip(&prompt, cols / 2), Meaning::Title).gap(1);
    let room = strip.room();
    let (strip, at) = typed(strip, &entry.typed, room);
    sheet.cursor = Some((at, sheet.next()));
    sheet.add(strip.line());
    sheet
}

/// What Tab would put there; nothing before the first letter: an example says more then.
fn offered(entry: &Entry) -> Option<&Completing> {
    match &entry.what {
        Entering::Filter { offer, .. } if !entry.typed.is_empty() && !offer.candidates.is_empty() => Some(offer),
        _ => None,
    }
}

/// The candidates that fit, from the one that stands in the line on.
fn candidates(scene: Scene, entry: &Entry, cols: usize) -> Line<'static> {
    let mut strip = scene.strip(cols).gap(1).put("Tab", Meaning::Key);
    let Some(offer) = offered(entry) else { return strip.line() };
    // What is chosen stays in sight.
    let from = offer.turn.map_or(0, |turn| turn.saturating_sub(3));
    for (place, candidate) in offer.candidates.iter().enumerate().skip(from) {
        let words = clean(candidate.trim_end(), 40);
        if strip.room() < width::of(&words) + 4 {
            return strip.put("  …", Meaning::Dim).line();
        }
        let meaning = if offer.turn == Some(place) { Meaning::Chosen } else { Meaning::Normal };
        strip = strip.gap(2).put(&words, meaning);
    }
    strip.line()
}

fn parent_hint(scene: Scene, tickets: &[crate::desk::TicketId]) -> String {
    let chosen = scene.state.board.chosen_row().or_else(|| tickets.first().and_then(|id| scene.state.board.row(id)));
    match chosen {
        Some(row) if tickets.len() > 1 => scene.say("entry-parent-many", &[("number", row.number.to_string().into())]),
        _ => scene.word("entry-parent-one"),
    }
}

/// What the typed time comes to, before Enter: «завтра 10» → «вт 24.11 10:00».
fn understood(scene: Scene, entry: &Entry) -> Option<String> {
    let text = entry.typed.text.trim();
    if let Entering::Contact(new) = &entry.what {
        return acquainted(scene, new, text);
    }
    let stamp = |at: crate::desk::Moment| scene.lang().stamp(at, scene.zone());
    let (at, words) = match entry.what {
        Entering::WaitUntil { .. } | Entering::AbsentUntil { .. } => (parse_when(text, scene.now(), scene.zone())?, ""),
        Entering::Promise { .. } => split_when(text, scene.now(), scene.zone())?,
        Entering::Remind { .. } if !text.is_empty() && text != "-" => crate::app::read_reminder(text, scene.now(), scene.zone())?,
        _ => return None,
    };
    if words.is_empty() {
        return Some(scene.say("entry-understood", &[("at", stamp(at).into())]));
    }
    let words = clean(words, 60);
    Some(scene.say("entry-understood-words", &[("at", stamp(at).into()), ("words", words.into())]))
}

/// Who is going to be kept: `Анна Ким · Логист · управляющая`.
fn acquainted(scene: Scene, new: &Acquaintance, text: &str) -> Option<String> {
    let said = parts(text);
    if said.name.is_empty() {
        return None;
    }
    let company = match (new.company(), new.awaited, new.named) {
        (Some(company), ..) => company.name.line(40).to_string(),
        (None, true, _) => scene.word("log-looking"),
        (None, false, true) => scene.word("log-unknown-company"),
        (None, false, false) => scene.word("entry-contact-private"),
    };
    let mut words = format!("{} · {company}", clean(said.name, 40));
    let others = new.companies.len().saturating_sub(1);
    if others > 0 {
        words.push_str(&scene.say("log-others", &[("n", others.into())]));
    }
    if !said.role.is_empty() {
        words.extend([" · ", &clean(said.role, 30)]);
    }
    Some(words)
}

/// The number as people read it.
fn number(new: &Acquaintance) -> String {
    Phone::from_e164(new.number.raw()).map(|phone| phone.to_string()).unwrap_or_default()
}

fn prompt(scene: Scene, what: &Entering) -> String {
    let about = |key: &str, tickets: &[crate::desk::TicketId]| {
        let words = match tickets {
            [one] => scene.state.board.row(one).map_or_else(String::new, |r| r.number.to_string()),
            many => tickets_words(scene, many),
        };
        scene.say(key, &[("tickets", words.into())])
    };
    match what {
        // The command line is drawn by itself.
        Entering::Command(_) => String::new(),
        Entering::WaitUntil { tickets, reason } => {
            let words = about("entry-wait", tickets);
            format!("{words} {}", scene.say("entry-wait-until", &[("what", reasons::wait(scene, reason).into())]))
        }
        Entering::Promise { tickets } => about("entry-promise", tickets),
        Entering::Amount { line, .. } => super::spec::amount_of(scene, line),
        Entering::Note { tickets } => about("entry-note", tickets),
        Entering::Remind { tickets } => about("entry-remind", tickets),
        Entering::Parent { tickets } => about("entry-parent", tickets),
        Entering::CallTicket { .. } => scene.word("entry-call-ticket"),
        Entering::Filter { .. } => scene.word("entry-filter"),
        Entering::Search { .. } => scene.word("entry-search"),
        Entering::SaveView => scene.word("entry-save-view"),
        Entering::Number => scene.word("entry-number"),
        Entering::Contact(new) => scene.say("entry-contact", &[("number", number(new).into())]),
        Entering::AbsentUntil { unit } => scene.say("entry-absent", &[("who", unit.name.line(30).to_string().into())]),
    }
}

/// Key of an example of what may be typed.
fn example(what: &Entering) -> Option<&'static str> {
    match what {
        Entering::WaitUntil { .. } => Some("entry-example-wait"),
        Entering::AbsentUntil { .. } => Some("entry-example-absent"),
        Entering::Promise { .. } => Some("entry-example-promise"),
        Entering::Amount { .. } => Some("entry-example-amount"),
        Entering::Remind { .. } => Some("entry-example-remind"),
        Entering::Filter { .. } => Some("entry-example-filter"),
        Entering::Search { .. } => Some("entry-example-search"),
        Entering::SaveView => Some("entry-example-save-view"),
        Entering::Contact(_) => Some("entry-example-contact"),
        Entering::Command(_)
        | Entering::Note { .. }
        | Entering::Parent { .. }
        | Entering::CallTicket { .. }
        | Entering::Number => None,
    }
}
