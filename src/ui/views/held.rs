//! Calls put aside: the line at the top, the list to take one from.

use crate::app::state::HeldCall;
use crate::desk::{Call, CallState};
use crate::text::width;
use crate::theme::Meaning;
use crate::ui::scene::Scene;
use crate::ui::widgets::Strip;
use ratatui::text::Line;

/// Who was put aside, in a word: the family name, else the number.
fn who(scene: Scene, held: &HeldCall) -> String {
    let Some(contact) = &held.pane.contact else { return number(scene, held) };
    let whole = contact.name.line(40).to_string();
    // «Анна Ким» but «Гришин И.П.»: initials name nobody.
    let word = whole.split(' ').rfind(|word| !word.contains('.')).unwrap_or(&whole);
    width::clip(word, 14).into_owned()
}

/// The number as the call has it, in groups; what the line said where it is none.
fn number(scene: Scene, held: &HeldCall) -> String {
    let call = scene.state.desk.calls.iter().find(|call| held.pane.call.as_ref() == Some(&call.id));
    let phone = call.and_then(|call| call.phone.as_ref());
    phone.map_or_else(|| held.pane.number.line(16).to_string(), ToString::to_string)
}

/// `на удержании 2: Ким 3:10, Орлов 0:40`.
pub(super) fn words(scene: Scene) -> Option<String> {
    let held = &scene.state.desk.held;
    let each = |held: &HeldCall| format!("{} {}", who(scene, held), scene.lang().talk(held.since, scene.now()));
    let who: Vec<String> = held.iter().map(each).collect();
    (!who.is_empty()).then(|| scene.say("head-held", &[("n", held.len().into()), ("who", who.join(", ").into())]))
}

/// A line of the list: put aside, or to be called back.
pub(super) fn line<'a>(scene: Scene<'a>, strip: Strip<'a>, call: &Call, meaning: Meaning) -> Line<'static> {
    let held = scene.state.desk.held.iter().find(|held| held.pane.call.as_ref() == Some(&call.id));
    let number = call.phone.as_ref().map_or_else(|| call.from.line(24).to_string(), ToString::to_string);
    let name = held.and_then(|h| h.pane.contact.as_ref()).map(|c| c.name.clone());
    let name = name.or_else(|| call.contact.as_ref().map(|c| c.name.clone())).unwrap_or_default();
    let company = call.company.as_ref().map(|c| c.name.clone()).unwrap_or_default();
    let (what, shown) = match (held, call.state) {
        (Some(held), CallState::Answered) => {
            let length = scene.lang().talk(held.since, scene.now());
            (scene.say("held-for", &[("length", length.into())]), Meaning::Warning)
        }
        (Some(_), _) => (scene.word("held-over"), Meaning::Dim),
        (None, _) => (scene.say("held-missed", &[("at", scene.clock(call.rang).into())]), Meaning::Promise),
    };
    let strip = strip.cell(&what, 24, shown).gap(1).cell(&number, 18, meaning).gap(1);
    let strip = strip.raw_cell(&name, 18, meaning).gap(1).raw(&company, 30, Meaning::Normal);
    match held.and_then(|h| h.form.as_ref()).map(|form| form.subject.text.clone()) {
        Some(text) if !text.is_empty() => strip.text("  ").put(&crate::ui::scene::clean(&text, 40), Meaning::Dim).line(),
        _ => strip.line(),
    }
}
