//! A ticket in one line, with what was recognised in it.

use super::call::{verdict_word, verdict_words};
use super::labelled::{LABEL, labelled, line, rule, wrapped};
use super::term;
use crate::app::logging::Logging;
use crate::theme::Meaning;
use crate::ui::scene::{Scene, clean};
use crate::ui::widgets::{Sheet, typed};

/// The line, and below it what it will become.
pub(in crate::ui) fn sheet(scene: Scene, logging: &Logging, cols: usize) -> Sheet {
    let mut sheet = Sheet::of(vec![rule(scene, &[(&scene.word("log-title"), Meaning::Title)], cols)]);
    let strip = scene.strip(cols).put(">", Meaning::Chosen).gap(1);
    let room = strip.room();
    let (strip, at) = typed(strip, &logging.typed, room);
    sheet.cursor = Some((at, sheet.next()));
    sheet.add(strip.line());
    sheet.add(client(scene, logging, cols));
    let new = &logging.new;
    let site = new.about.site.as_ref().and_then(|id| new.dossier.as_ref()?.sites.iter().find(|site| site.id == *id));
    let place = match (site, new.dossier.is_some()) {
        (Some(site), _) => site.name.line(40).to_string(),
        (None, true) => scene.word("log-not-recognised"),
        (None, false) => scene.word("call-not-read"),
    };
    let kind = new.about.kind.as_ref().map_or_else(|| scene.word("log-no-kind"), |kind| clean(&kind.0, 30));
    sheet.add(labelled(scene, "new-site", cols).text(&place).put(" · ", Meaning::Dim).text(&kind).line());
    if let (Some(verdict), Some(_)) = (&new.known.verdict, &new.dossier) {
        let (word, meaning) = verdict_word(verdict);
        let strip = scene.strip(cols).gap(1).put(&scene.word(word), meaning).gap(1).to(LABEL.min(cols));
        sheet.add(strip.text(&verdict_words(scene, verdict)).line());
        wrapped(scene, &mut sheet, "new-term", &settled(scene, logging), cols, 2);
    }
    sheet.add(line(scene, "new-subject", &clean(&new.subject.text, cols), cols));
    if let Some((_, number)) = new.known.alike.first() {
        let words = scene.say("new-alike", &[("number", (*number).into())]);
        sheet.add(labelled(scene, "call-already", cols).put(&words, Meaning::Warning).line());
    }
    sheet.add(scene.strip(cols).gap(1).put(&scene.word("log-keys"), Meaning::Dim).line());
    sheet
}

/// Whose ticket it is, and how many others the line may begin with.
fn client(scene: Scene, logging: &Logging, cols: usize) -> ratatui::text::Line<'static> {
    let strip = labelled(scene, "log-client", cols);
    let named = logging.clients.get(logging.chosen);
    let of_call = || logging.caller.as_ref().map(|caller| &caller.dossier.company);
    match named.or_else(of_call) {
        Some(company) => {
            let strip = strip.put(company.name.line(40).as_str(), Meaning::Chosen);
            let others = logging.clients.len().saturating_sub(1);
            let more = if others > 0 { scene.say("log-others", &[("n", others.into())]) } else { String::new() };
            strip.put(&more, Meaning::Dim).line()
        }
        None if logging.awaited => strip.put(&scene.word("log-looking"), Meaning::Dim).line(),
        None if logging.typed.is_empty() => strip.put(&scene.word("log-how"), Meaning::Dim).line(),
        None => strip.put(&scene.word("log-unknown"), Meaning::Warning).line(),
    }
}

/// The term; of what is settled already the minutes it took.
fn settled(scene: Scene, logging: &Logging) -> String {
    match logging.new.solved_in {
        None => term::words(scene, &logging.new),
        Some(minutes) if minutes.0 == 0 => scene.word("log-settled"),
        Some(minutes) => scene.say("log-settled-in", &[("length", scene.lang().span(minutes).into())]),
    }
}
