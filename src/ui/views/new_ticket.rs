//! A new ticket: what is known is filled in, the verdict and the term stand there before Enter.

use super::call::{verdict_word, verdict_words};
use super::cells::priority;
use super::labelled::{LABEL, labelled, rule, wrap, wrapped};
use super::people::holder;
use super::term;
use crate::action::Action;
use crate::app::draft::{Field, NewTicket};
use crate::theme::Meaning;
use crate::ui::scene::{Scene, clean};
use crate::ui::widgets::{Sheet, Strip, typed};
use ratatui::text::Line;

/// Rows from which on what is said aloud may take two lines each.
const ROOMY: usize = 17;

/// The form, in at most so many rows.
pub(in crate::ui) fn sheet(scene: Scene, draft: &NewTicket, cols: usize, rows: usize) -> Sheet {
    let mut sheet = Sheet::of(vec![title(scene, draft, cols)]);
    let each = if rows >= ROOMY { 2 } else { 1 };
    verdict(scene, draft, &mut sheet, cols, each);
    wrapped(scene, &mut sheet, "new-term", &term::words(scene, draft), cols, each);
    for field in Field::ALL {
        self::field(scene, draft, field, &mut sheet, cols);
    }
    alike(scene, draft, &mut sheet, cols);
    sheet.add(scene.strip(cols).gap(1).put(&scene.word("new-keys"), Meaning::Dim).line());
    sheet
}

fn title(scene: Scene, draft: &NewTicket, cols: usize) -> Line<'static> {
    let who = draft.contact.as_ref().map_or_else(|| scene.word("call-unknown"), |c| c.name.line(40).to_string());
    let company = draft.dossier.as_ref().map(|d| d.company.name.line(40).to_string()).unwrap_or_default();
    rule(scene, &[(&scene.word("new-title"), Meaning::Title), (&who, Meaning::Normal), (&company, Meaning::Title)], cols)
}

fn verdict(scene: Scene, draft: &NewTicket, sheet: &mut Sheet, cols: usize, lines: usize) {
    let Some(verdict) = &draft.known.verdict else { return };
    let (word, meaning) = verdict_word(verdict);
    let rows = wrap(&verdict_words(scene, verdict), cols.saturating_sub(LABEL), lines);
    for (place, row) in rows.iter().enumerate() {
        let strip = scene.strip(cols).gap(1);
        let strip = if place == 0 { strip.put(&scene.word(word), meaning).gap(1) } else { strip };
        sheet.add(strip.to(LABEL.min(cols)).text(row).line());
    }
    let say = scene.look.texts.verdict_say(&verdict.say, scene.zone());
    wrapped(scene, sheet, "call-say", &say, cols, lines);
}

/// A field with its label; the one under the cursor is marked.
fn field(scene: Scene, draft: &NewTicket, field: Field, sheet: &mut Sheet, cols: usize) {
    let here = draft.field == field;
    let mark = if here { ">" } else { " " };
    let strip = scene.strip(cols).put(mark, Meaning::Chosen).put(&scene.word(label(field)), Meaning::Label);
    let strip = strip.gap(1).to(LABEL.min(cols));
    let line = match field {
        Field::Subject => {
            let room = strip.room();
            let (strip, at) = typed(strip, &draft.subject, room);
            sheet.cursor = sheet.cursor.or(here.then_some((at, sheet.next())));
            strip
        }
        Field::CallBack => call_back(scene, draft, sheet, strip, here),
        Field::Site | Field::Asset | Field::Kind | Field::Priority => {
            if here {
                sheet.cursor = Some((LABEL, sheet.next()));
            }
            value(scene, draft, field, strip, here)
        }
    };
    sheet.add(line.line());
}

fn label(field: Field) -> &'static str {
    match field {
        Field::Subject => "new-subject",
        Field::Site => "new-site",
        Field::Asset => "new-asset",
        Field::Kind => "new-kind",
        Field::Priority => "new-priority",
        Field::CallBack => "new-call-back",
    }
}

/// When who calls back: as it is typed, and as it is understood.
fn call_back<'a>(scene: Scene<'a>, draft: &NewTicket, sheet: &mut Sheet, strip: Strip<'a>, here: bool) -> Strip<'a> {
    let is_typed = !draft.call_back.text.trim().is_empty();
    let hint = match &draft.known.promise {
        Some(promise) => format!("→ {}", term::promised(scene, promise)),
        None if is_typed => scene.word("new-call-back-unread"),
        None if here => scene.word("new-call-back-how"),
        None => scene.word("new-call-back-none"),
    };
    let meaning = if is_typed && draft.known.promise.is_none() { Meaning::Warning } else { Meaning::Dim };
    if !here && !is_typed {
        return strip.put(&hint, meaning);
    }
    let room = (strip.room() / 3).max(8).min(strip.room());
    let (strip, at) = typed(strip, &draft.call_back, room);
    if here {
        sheet.cursor = Some((at, sheet.next()));
    }
    strip.gap(1).put(&hint, meaning)
}

/// A value that is stepped through with ← →, or found by its letters.
fn value<'a>(scene: Scene<'a>, draft: &NewTicket, field: Field, strip: Strip<'a>, here: bool) -> Strip<'a> {
    let unsaid = || scene.word("new-unsaid");
    let (words, meaning) = match field {
        Field::Site => (site(scene, draft), Meaning::Normal),
        Field::Asset => match (asset(draft), often(scene, draft)) {
            (Some(asset), Some(often)) => (format!("{asset}: {often}"), Meaning::Warning),
            (asset, _) => (asset.unwrap_or_else(unsaid), Meaning::Normal),
        },
        Field::Kind => (draft.about.kind.as_ref().map_or_else(unsaid, |k| clean(&k.0, 40)), Meaning::Normal),
        _ => {
            let (key, meaning) = priority(draft.priority);
            let by_paper = draft.known.usual == Some(draft.priority);
            let words = scene.word(key);
            (if by_paper { format!("{words}, {}", scene.word("new-usual-priority")) } else { words }, meaning)
        }
    };
    if here { strip.put("← ", Meaning::Key).put(&words, meaning).put(" →", Meaning::Key) } else { strip.put(&words, meaning) }
}

fn site(scene: Scene, draft: &NewTicket) -> String {
    let dossier = draft.dossier.as_deref();
    let found = draft.about.site.as_ref().and_then(|id| dossier?.sites.iter().find(|s| s.id == *id));
    match found {
        Some(site) if site.address.is_blank() => site.name.line(40).to_string(),
        Some(site) => format!("{}, {}", site.name.line(40), site.address.line(40)),
        None => scene.word("new-unsaid"),
    }
}

/// How often it has called by now, this time included.
fn often(scene: Scene, draft: &NewTicket) -> Option<String> {
    let company = draft.dossier.as_ref().map(|dossier| &dossier.company.id);
    super::often::of(scene, company, draft.about.asset.as_ref()?, 1)
}

fn asset(draft: &NewTicket) -> Option<String> {
    let id = draft.about.asset.as_ref()?;
    let asset = draft.dossier.as_ref()?.assets.iter().find(|asset| asset.id == *id)?;
    let name = asset.name.line(40).to_string();
    Some(if asset.serial.is_blank() { name } else { format!("{name}, {}", asset.serial.line(24)) })
}

/// Perhaps it is written down already: the first of what is open at this object, and how many more there are.
fn alike(scene: Scene, draft: &NewTicket, sheet: &mut Sheet, cols: usize) {
    let Some((id, number)) = draft.known.alike.first() else { return };
    let row = draft.dossier.as_ref().and_then(|dossier| dossier.open.iter().find(|row| row.id == *id));
    let words = row.map_or_else(String::new, |row| format!("{}, {}", row.subject.line(30), holder(scene, row, 18).0));
    let more = draft.known.alike.len() - 1;
    let more = if more > 0 { scene.say("call-more-open", &[("n", more.into())]) } else { String::new() };
    let strip = labelled(scene, "call-already", cols).put(&format!("{number} "), Meaning::Chosen);
    let same = scene.key(Action::Same).map_or_else(String::new, |key| scene.say("new-same", &[("key", key.into())]));
    let room = strip.room().saturating_sub(crate::text::width::of(&more) + crate::text::width::of(&same));
    let strip = strip.put(&crate::text::width::clip(&words, room), Meaning::Warning).put(&more, Meaning::Dim);
    sheet.add(strip.put(&same, Meaning::Key).line());
}
