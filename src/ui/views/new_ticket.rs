//! A new ticket: what is known is filled in, the verdict stands there before Enter.

use super::call::{verdict_word, verdict_words};
use super::cells::priority;
use super::labelled::{LABEL, labelled, rule, wrap, wrapped};
use crate::app::draft::{Field, NewTicket};
use crate::desk::Dossier;
use crate::theme::Meaning;
use crate::ui::scene::{Scene, clean};
use crate::ui::widgets::{Sheet, Strip, typed};
use ratatui::text::Line;

/// The form.
pub(in crate::ui) fn sheet(scene: Scene, draft: &NewTicket, cols: usize) -> Sheet {
    let mut sheet = Sheet::of(vec![title(scene, draft, cols)]);
    verdict(scene, draft, &mut sheet, cols);
    for field in Field::ALL {
        let here = draft.field == field;
        let mark = if here { ">" } else { " " };
        let strip = scene.strip(cols).put(mark, Meaning::Chosen).put(&scene.word(label(field)), Meaning::Label);
        let strip = strip.gap(1).to(LABEL.min(cols));
        if field == Field::Subject {
            let room = strip.room();
            let (strip, at) = typed(strip, &draft.subject, room);
            sheet.cursor = sheet.cursor.or(here.then_some((at, sheet.next())));
            sheet.add(strip.line());
            continue;
        }
        if here {
            sheet.cursor = Some((LABEL, sheet.next()));
        }
        sheet.add(value(scene, draft, field, strip, here).line());
    }
    if !draft.alike.is_empty() {
        let numbers: Vec<String> = draft.alike.iter().take(4).map(|(_, number)| number.to_string()).collect();
        let words = scene.say("new-alike", &[("numbers", numbers.join(", ").into())]);
        sheet.add(labelled(scene, "call-already", cols).put(&words, Meaning::Warning).line());
    }
    sheet.add(scene.strip(cols).gap(1).put(&scene.word("new-keys"), Meaning::Dim).line());
    sheet
}

fn title(scene: Scene, draft: &NewTicket, cols: usize) -> Line<'static> {
    let who = draft.contact.as_ref().map_or_else(|| scene.word("call-unknown"), |c| c.name.line(40).to_string());
    let company = draft.dossier.as_ref().map(|d| d.company.name.line(40).to_string()).unwrap_or_default();
    rule(scene, &[(&scene.word("new-title"), Meaning::Title), (&who, Meaning::Normal), (&company, Meaning::Title)], cols)
}

fn verdict(scene: Scene, draft: &NewTicket, sheet: &mut Sheet, cols: usize) {
    let Some(verdict) = &draft.verdict else { return };
    let (word, meaning) = verdict_word(verdict);
    let rows = wrap(&verdict_words(scene, verdict), cols.saturating_sub(LABEL), 2);
    for (place, row) in rows.iter().enumerate() {
        let strip = scene.strip(cols).gap(1);
        let strip = if place == 0 { strip.put(&scene.word(word), meaning).gap(1) } else { strip };
        sheet.add(strip.to(LABEL.min(cols)).text(row).line());
    }
    let say = scene.look.texts.verdict_say(&verdict.say, scene.zone());
    wrapped(scene, sheet, "call-say", &say, cols, 2);
}

fn label(field: Field) -> &'static str {
    match field {
        Field::Subject => "new-subject",
        Field::Site => "new-site",
        Field::Kind => "new-kind",
        Field::Priority => "new-priority",
    }
}

/// A value that is stepped through with ← →.
fn value<'a>(scene: Scene<'a>, draft: &NewTicket, field: Field, strip: Strip<'a>, here: bool) -> Strip<'a> {
    let (words, meaning) = match field {
        Field::Site => (site(scene, draft, draft.dossier.as_deref()), Meaning::Normal),
        Field::Kind => (draft.kind.as_ref().map_or_else(|| scene.word("new-unsaid"), |k| clean(&k.0, 40)), Meaning::Normal),
        _ => {
            let (key, meaning) = priority(draft.priority);
            (scene.word(key), meaning)
        }
    };
    if here { strip.put("← ", Meaning::Key).put(&words, meaning).put(" →", Meaning::Key) } else { strip.put(&words, meaning) }
}

fn site(scene: Scene, draft: &NewTicket, dossier: Option<&Dossier>) -> String {
    let found = draft.site.as_ref().and_then(|id| dossier?.sites.iter().find(|s| s.id == *id));
    match found {
        Some(site) if site.address.is_blank() => site.name.line(40).to_string(),
        Some(site) => format!("{}, {}", site.name.line(40), site.address.line(40)),
        None => scene.word("new-unsaid"),
    }
}
