//! What else helps on the phone: who of theirs called today, who of ours looks after them, what may be offered.

use super::caller::approver_words;
use super::labelled::{LABEL, fixed};
use super::verify;
use crate::app::pane::CallPane;
use crate::desk::client::Approver;
use crate::text::width;
use crate::ui::scene::Scene;
use crate::ui::widgets::Sheet;

/// From so many rows on each of the three has a label of its own; with fewer they share one.
const APART: usize = 14;
/// With fewer rows there is no room for them.
const TOGETHER: usize = 12;

/// The lines, as many as there is room for.
pub(super) fn add(scene: Scene, pane: &CallPane, sheet: &mut Sheet, cols: usize, rows: usize, each: usize) {
    let (today, offers) = (verify::today(scene, pane), offers(scene, pane));
    let unread = pane.dossier.is_none() && pane.contact.is_some();
    let or = |words: String, key: &str| match (unread, words.is_empty()) {
        (true, _) => scene.word("call-not-read"),
        (false, true) => scene.word(key),
        (false, false) => words,
    };
    if rows >= APART {
        let manager = manager(pane).map_or_else(String::new, approver_words);
        fixed(scene, sheet, "call-today", &or(today, "today-none"), cols, each);
        fixed(scene, sheet, "call-manager", &or(manager, "manager-none"), cols, each);
        fixed(scene, sheet, "call-offer", &or(offers.join(" · "), "offer-none"), cols, each);
    } else if rows >= TOGETHER {
        let words = or(together(scene, pane, &today, &offers, cols.saturating_sub(LABEL) * each), "today-none");
        fixed(scene, sheet, "call-more", &words, cols, each);
    }
}

/// All of it on one line: the manager's phone gives way first, then the farthest of the offers.
fn together(scene: Scene, pane: &CallPane, today: &str, offers: &[String], cols: usize) -> String {
    let with = |phone: bool, most: usize| {
        let manager = manager(pane).map(|who| if phone { approver_words(who) } else { who.name.line(30).to_string() });
        let manager = manager.map(|who| scene.say("more-manager", &[("who", who.into())]));
        let offers = offers.iter().take(most).cloned().collect::<Vec<_>>().join(", ");
        let offers = (!offers.is_empty()).then(|| scene.say("more-offer", &[("what", offers.into())]));
        let today = (!today.is_empty()).then(|| scene.say("more-today", &[("calls", today.into())]));
        today.into_iter().chain(manager).chain(offers).collect::<Vec<_>>().join(" · ")
    };
    let shorter = (0..=offers.len()).rev().map(|most| with(false, most));
    let mut last = String::new();
    for words in std::iter::once(with(true, offers.len())).chain(shorter) {
        if width::of(&words) <= cols {
            return words;
        }
        last = words;
    }
    last
}

/// Who of ours looks after them: as the contract says, else the company's record.
fn manager(pane: &CallPane) -> Option<&Approver> {
    let dossier = pane.dossier.as_ref()?;
    let contract = pane.verdict.as_ref().and_then(|verdict| verdict.contract.as_ref());
    let contract = contract.and_then(|id| dossier.contracts.iter().find(|contract| contract.id == *id));
    contract.and_then(|contract| contract.manager.as_ref()).or(dossier.company.manager.as_ref())
}

fn offers(scene: Scene, pane: &CallPane) -> Vec<String> {
    let offers = pane.verdict.iter().flat_map(|verdict| &verdict.offers);
    offers.map(|offer| scene.look.texts.verdict_offer(offer, scene.zone())).collect()
}
