//! A ready job for the messenger: the text that is copied, and the picture of what was copied.

use super::caller;
use super::cells::priority;
use super::labelled::{rule, wrap};
use crate::app::copying::{Copied, Paper, Taken};
use crate::desk::act::of_ticket;
use crate::desk::client::Company;
use crate::desk::{Card, Due};
use crate::i18n::Parties;
use crate::theme::Meaning;
use crate::ui::scene::{Scene, clean};
use crate::ui::speech::due_word;
use crate::ui::widgets::Sheet;

/// Columns that words from outside may take in a job; far more than anybody writes into one field.
const LONG: usize = 300;
/// Lines of the client's own words.
const WORDS: usize = 6;

/// The lines of these jobs, one ticket after another with an empty line between.
pub(in crate::ui) fn lines(scene: Scene, cards: &[Box<Card>]) -> Vec<String> {
    let jobs: Vec<Vec<String>> = cards.iter().map(|card| job(scene, card)).collect();
    covered(scene, jobs.join(&String::new()))
}

/// What is covered on the screen is not sent into a chat by one key; whoever reads it is told that something is missing.
fn covered(scene: Scene, mut lines: Vec<String>) -> Vec<String> {
    if scene.veil().covers() {
        lines = lines.iter().map(|line| scene.veil().over(line).into_owned()).collect();
        lines.push(scene.word("job-covered"));
    }
    lines
}

/// The lines of a text as it is copied.
pub(in crate::ui) fn paper(scene: Scene, paper: &Paper) -> Vec<String> {
    match paper {
        Paper::Jobs(cards) => lines(scene, cards),
        Paper::Act(card, company) => covered(scene, act(scene, card, company.as_deref())),
    }
}

/// The draft of the ticket's act.
fn act(scene: Scene, card: &Card, company: Option<&Company>) -> Vec<String> {
    match of_ticket(&card.ticket) {
        Ok(Some(act)) => {
            let parties = Parties::of(&act, company, card.contract.as_ref(), None);
            scene.look.texts.act(&act, &parties, scene.zone())
        }
        Ok(None) => Vec::new(),
        Err(_) => vec![scene.word("sum-unknown")],
    }
}

fn job(scene: Scene, card: &Card) -> Vec<String> {
    let mut lines = vec![title(scene, card)];
    let mut say = |key: &str, words: String| {
        if !words.is_empty() {
            lines.push(scene.say(key, &[("words", words.into())]));
        }
    };
    let ticket = &card.ticket;
    let company = ticket.place.company.as_ref().map(|company| company.name.line(LONG).to_string());
    let site = ticket.place.site.as_ref().map(|site| site.name.line(LONG).to_string());
    say("job-client", joined([company, site], ", "));
    say("job-address", card.site.as_ref().map(|site| site.address.line(LONG).to_string()).unwrap_or_default());
    say("job-contact", contact(card));
    if let Some(site) = &card.site {
        say("job-access", caller::ways(scene, &site.access, LONG, LONG).join("; "));
    }
    say("job-fault", ticket.head.subject.line(LONG).to_string());
    let words: Vec<String> = ticket.head.text.block(LONG, WORDS).iter().map(ToString::to_string).collect();
    let words = words.join("\n");
    if words.trim() != ticket.head.subject.line(LONG).as_str().trim() {
        say("job-words", words);
    }
    say("job-assets", card.assets.iter().map(|asset| asset.name.line(LONG).to_string()).collect::<Vec<_>>().join(", "));
    say("job-needs", needs(scene, card));
    if let Some((from, to)) = ticket.extra.visit.as_ref().and_then(|visit| visit.window) {
        say("job-window", format!("{}–{}", scene.clock(from), scene.lang().hour(to, scene.zone())));
    }
    if let Some(promise) = &ticket.extra.promise {
        let values = [("text", promise.text.line(LONG).to_string().into()), ("until", scene.clock(promise.until).into())];
        lines.push(scene.say("job-promise", &values));
    }
    // The client's words may have lines of their own.
    lines.iter().flat_map(|line| line.lines()).map(str::to_owned).collect()
}

fn title(scene: Scene, card: &Card) -> String {
    let ticket = &card.ticket;
    let priority = scene.word(priority(ticket.head.priority).0);
    let number = ticket.head.number.to_string();
    let Due::At { at } = ticket.clocks.due else {
        return scene.say("job-title", &[("number", number.into()), ("priority", priority.into())]);
    };
    let of = scene.word(&format!("{}-long", due_word(crate::desk::Row::of(ticket).facts.due_of)));
    let due = scene.say("proposal-due", &[("what", of.into()), ("at", scene.clock(at).into())]);
    scene.say("job-title-due", &[("number", number.into()), ("due", due.into()), ("priority", priority.into())])
}

/// Who is met there, with phones.
fn contact(card: &Card) -> String {
    let Some(contact) = &card.contact else {
        return card.ticket.people.contact.as_ref().map(|named| named.name.line(LONG).to_string()).unwrap_or_default();
    };
    let name = Some(contact.name.line(LONG).to_string());
    let role = Some(contact.role.line(LONG).to_string());
    let phones = contact.phones.iter().map(|phone| Some(phone.to_string()));
    joined([name, role].into_iter().chain(phones), ", ")
}

fn needs(scene: Scene, card: &Card) -> String {
    let work = &card.ticket.work;
    let skills = work.needs.iter().map(|need| Some(format!("{} {}", clean(&need.tag, LONG), need.level)));
    let two = (work.people > 1).then(|| scene.say("card-two", &[("n", i64::from(work.people).into())]));
    let effort = (work.effort.0 > 0).then(|| scene.say("card-effort", &[("span", scene.lang().span(work.effort).into())]));
    joined(skills.chain([two, effort]), ", ")
}

fn joined(words: impl IntoIterator<Item = Option<String>>, with: &str) -> String {
    words.into_iter().flatten().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(with)
}

/// What was copied, as it was copied: seen before it is sent, and selected by hand where the terminal does not copy.
pub(in crate::ui) fn sheet(scene: Scene, copy: &Paper, copied: Copied, cols: usize, rows: usize) -> Sheet {
    let title = match copied.taken {
        Taken::No => scene.word("copied-title-by-hand"),
        _ if copied.lines < copied.of => scene.word("copied-title-in-part"),
        Taken::Yes | Taken::ByTmux => scene.word("copied-title"),
    };
    let mut sheet = Sheet::of(vec![rule(scene, &[(&title, Meaning::Title)], cols)]);
    sheet.cursor = Some((1, sheet.next()));
    let lines = paper(scene, copy);
    let wrapped: Vec<String> = lines.iter().flat_map(|line| wrap(line, cols.saturating_sub(2), rows.max(1))).collect();
    // The title and the keys take a line each.
    let room = rows.saturating_sub(2);
    let all = wrapped.len() <= room;
    let fit = if all { wrapped.len() } else { room.saturating_sub(1) };
    for line in &wrapped[..fit] {
        sheet.add(scene.strip(cols).gap(1).text(line).line());
    }
    if !all {
        let more = scene.say("copied-more", &[("n", (wrapped.len() - fit).into())]);
        sheet.add(scene.strip(cols).gap(1).put(&more, Meaning::Dim).line());
    }
    sheet.add(scene.strip(cols).gap(1).put(&scene.word("copied-keys"), Meaning::Dim).line());
    sheet
}
