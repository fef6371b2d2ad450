//! The bottom line: what was said, the keys that make sense.

use crate::action::Action;
use crate::app::overlay::Overlay;
use crate::app::pane::Pane;
use crate::app::{Tone, context};
use crate::keymap::Resolution;
use crate::text::width;
use crate::theme::Meaning;
use crate::ui::hints::as_printed;
use crate::ui::scene::{Scene, clean};
use crate::ui::speech;
use crate::ui::widgets::{Sheet, Strip};

/// The line.
pub(in crate::ui) fn sheet(scene: Scene, cols: usize) -> Sheet {
    // The key of the help keeps its place whatever else stands there.
    let help = help(scene);
    let mut strip = scene.strip(cols.saturating_sub(width::of(&help) + 1));
    let mut spoken = false;
    if !scene.state.hands.pending.is_empty() {
        return Sheet::of(vec![pending(scene, strip.widened(cols).gap(1)).line()]);
    }
    if let Some(said) = &scene.state.said {
        let meaning = match said.tone {
            Tone::Plain => Meaning::Normal,
            Tone::Warning => Meaning::Warning,
            Tone::Error => Meaning::Error,
        };
        let words = speech::said(scene.look.texts, said, scene.zone(), scene.now());
        strip = strip.gap(1).put(&words, meaning);
        spoken = true;
    }
    if !spoken {
        strip = scene.hints(strip.gap(1), keys(scene));
    }
    Sheet::of(vec![strip.widened(cols).end(&help, Meaning::Normal).line()])
}

/// What may follow the keys pressed so far.
fn pending<'a>(scene: Scene<'a>, strip: Strip<'a>) -> Strip<'a> {
    let pressed: Vec<String> = scene.state.hands.pending.iter().map(ToString::to_string).collect();
    let mut strip = strip.put(&as_printed(&pressed.join(" ")), Meaning::Key).text(" … ");
    if let Resolution::Pending(next) = scene.state.hands.keymap.resolve(context(scene.state), &scene.state.hands.pending) {
        let mut first = true;
        for follows in next {
            let digit = follows.argument.as_ref().and_then(|argument| argument.parse::<usize>().ok());
            if let (Action::View, Some(digit)) = (follows.action, digit) {
                // Digits are views of one's own: those that there are.
                if let Some(view) = digit.checked_sub(1).and_then(|place| scene.state.views.saved.get(place)) {
                    strip = strip.hint(&as_printed(&follows.keys_text()), &clean(&view.name, 20), &mut first);
                }
                continue;
            }
            let does = match &follows.argument {
                Some(argument) if scene.look.texts.has(&format!("view-{argument}")) => scene.word(&format!("view-{argument}")),
                _ => scene.short(follows.action),
            };
            strip = strip.hint(&as_printed(&follows.keys_text()), &does, &mut first);
        }
    }
    strip
}

fn help(scene: Scene) -> String {
    scene.key(Action::Help).map_or_else(String::new, |key| format!("{key} {} ", scene.word("short-help")))
}

fn keys(scene: Scene) -> &'static [Action] {
    use Action::{Assign, Back, Call, Down, Explain, Note, Open, Plan, Promise, Raise, Route, Up, Wait};
    match (&scene.state.overlay, &scene.state.pane) {
        (Overlay::None, Pane::None) => &[Open, Route, Assign, Plan, Raise, Promise, Wait, Call],
        (Overlay::None, Pane::Card(_)) => &[Route, Assign, Raise, Promise, Wait, Note, Explain, Back],
        (Overlay::None, Pane::Explain(_)) | (Overlay::Help { .. } | Overlay::Engineers { .. }, _) => &[Up, Down, Back],
        // These say their keys themselves.
        _ => &[],
    }
}
