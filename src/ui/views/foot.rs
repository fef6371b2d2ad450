//! The bottom line: what was said, the keys that make sense.

use crate::action::Action;
use crate::app::Tone;
use crate::app::overlay::Overlay;
use crate::app::pane::{CallPane, Pane};
use crate::desk::Standing;
use crate::text::width;
use crate::theme::Meaning;
use crate::ui::hints::as_printed;
use crate::ui::scene::Scene;
use crate::ui::speech;
use crate::ui::widgets::{Sheet, Strip};
use crate::verdict::{Certainty, Level, Verdict};

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
        strip = scene.hints(strip.gap(1), &keys(scene));
    }
    Sheet::of(vec![strip.widened(cols).end(&help, Meaning::Normal).line()])
}

/// The keys pressed so far; what may follow stands above.
fn pending<'a>(scene: Scene<'a>, strip: Strip<'a>) -> Strip<'a> {
    let pressed: Vec<String> = scene.state.hands.pending.iter().map(|chord| as_printed(&chord.latin().to_string())).collect();
    strip.put(&pressed.join(" "), Meaning::Key).text(" … ").put(&scene.word("which-key-leave"), Meaning::Dim)
}

fn help(scene: Scene) -> String {
    scene.key(Action::Help).map_or_else(String::new, |key| format!("{key} {} ", scene.word("short-help")))
}

/// What may be done here beside what the pane itself says; the dearest first, for a narrow screen shows only those.
fn keys(scene: Scene) -> Vec<Action> {
    use Action::{
        Absent, Assign, Back, Call, Command, Contact, Down, Explain, HoldCall, Level, LinkCall, Log, New, Note, Open, Packages,
        Plan, Promise, Quit, Raise, Returned, Route, Tree, Up, Wait,
    };
    match (&scene.state.overlay, &scene.state.pane) {
        // The first screen says its keys itself; the others are about tickets.
        (Overlay::None, Pane::None) if scene.state.is_new_desk() => vec![New, Command, Quit],
        (Overlay::None, Pane::None) => vec![Open, Route, Promise, Call, Plan, Assign, Raise, Wait],
        (Overlay::None, Pane::Card(_)) => vec![Route, Promise, Raise, Wait, Note, Assign, Explain, Back],
        // About the ticket that the caller has open already.
        (Overlay::None, Pane::Call(pane)) if pane.open_ticket().is_some() => {
            let usual = vec![Route, Raise, Tree, Packages, HoldCall, LinkCall, Wait, Note, Assign, Explain];
            against(scene, pane).into_iter().chain(usual).collect()
        }
        // Nobody knows the caller yet: that they are written down comes first.
        (Overlay::None, Pane::Call(pane)) if pane.contact.is_none() => {
            std::iter::once(Contact).chain(against(scene, pane)).chain([Tree, HoldCall, LinkCall, Log]).collect()
        }
        (Overlay::None, Pane::Call(pane)) => {
            against(scene, pane).into_iter().chain([Tree, Packages, HoldCall, LinkCall, Log]).collect()
        }
        (Overlay::Calls(_), _) => vec![Up, Down, Open, Returned, LinkCall, Back],
        (Overlay::Since(_), _) => vec![Up, Down, Open, Back],
        (Overlay::None, Pane::Proposal(_) | Pane::Plan(_)) => vec![Up, Down, Call],
        (Overlay::Packages(_), _) | (Overlay::None, Pane::Explain(_)) => vec![Up, Down, Back],
        (Overlay::Engineers { .. }, _) => vec![Up, Down, Absent, Level, Back],
        // These say their keys themselves.
        _ => Vec::new(),
    }
}

/// What lifts a verdict that stands in the caller's way: their word that they have paid, people in danger.
fn against(scene: Scene, pane: &CallPane) -> Vec<Action> {
    let debt = pane.dossier.as_ref().and_then(|dossier| Some((dossier.debt.as_ref()?, dossier.company.state_client)));
    let rules = &scene.policy().debts;
    let bites = debt.is_some_and(|(debt, state_client)| rules.standing(debt, state_client, scene.now()) == Standing::Bites);
    let free = |verdict: &Verdict| verdict.level == Level::Allowed && verdict.certainty == Certainty::Known;
    let danger = !pane.danger && pane.verdict.as_ref().is_some_and(|verdict| !free(verdict));
    let lifts = [bites.then_some(Action::PaidToday), danger.then_some(Action::Danger)];
    lifts.into_iter().flatten().collect()
}
