//! Is it really them, and may they: the word of the object, who orders paid work, who may hear of money; and who else of theirs
//! called today.

use super::caller::approver_words;
use crate::app::pane::CallPane;
use crate::desk::client::Contact;
use crate::desk::when::day_start;
use crate::desk::{Call, CallState, Dossier};
use crate::ui::scene::Scene;

/// Calls of today that are told at most.
const CALLS: usize = 4;

/// `слово «Маяк» · платное: Гришин И.П. · о деньгах: Ким`.
pub(super) fn words(scene: Scene, pane: &CallPane) -> String {
    let Some(dossier) = &pane.dossier else { return scene.word("call-not-read") };
    let mut parts = Vec::new();
    let site = pane.site.as_ref().and_then(|id| dossier.sites.iter().find(|site| site.id == *id));
    if let Some(site) = site.filter(|site| !site.access.code_word.is_blank()) {
        parts.push(scene.say("verify-word", &[("word", scene.secret(&site.access.code_word, 24).into())]));
    }
    let may = pane.contact.as_ref().map(|contact| contact.may).unwrap_or_default();
    let told = |key: &str, may: bool, who: String| match (may, who.is_empty()) {
        (true, _) => scene.word(&format!("verify-caller-{key}")),
        (false, true) => scene.word(&format!("verify-{key}-nobody")),
        (false, false) => scene.say(&format!("verify-{key}"), &[("who", who.into())]),
    };
    parts.push(told("paid", may.approve, paid(dossier)));
    parts.push(told("money", may.hear_debt, names(dossier, |contact| contact.may.hear_debt)));
    parts.join(" · ")
}

/// Who orders paid work: the company's approver with a phone, then those of its people who may.
fn paid(dossier: &Dossier) -> String {
    let approver = dossier.company.approver.as_ref().map(approver_words);
    let people = names(dossier, |contact| contact.may.approve);
    let all = approver.into_iter().chain((!people.is_empty()).then_some(people)).collect::<Vec<_>>();
    all.join(", ")
}

fn names(dossier: &Dossier, may: impl Fn(&Contact) -> bool) -> String {
    let names = dossier.contacts.iter().filter(|contact| may(contact)).map(|contact| contact.name.line(24).to_string());
    names.take(3).collect::<Vec<_>>().join(", ")
}

/// `09:12 Орлов, 4 мин (1029); 10:05 Ким, не ответили`: the company's other calls since midnight, newest first.
pub(super) fn today(scene: Scene, pane: &CallPane) -> String {
    let Some(dossier) = &pane.dossier else { return scene.word("call-not-read") };
    let midnight = day_start(scene.now(), scene.zone()).unwrap_or(scene.now());
    let others = dossier.calls.iter().filter(|call| call.rang >= midnight && Some(&call.id) != pane.call.as_ref());
    let told: Vec<String> = others.take(CALLS).map(|call| one(scene, call)).collect();
    if told.is_empty() { scene.word("today-none") } else { told.join("; ") }
}

fn one(scene: Scene, call: &Call) -> String {
    let who = call.contact.as_ref().map_or_else(|| call.from.line(20).to_string(), |contact| contact.name.line(20).to_string());
    let what = match call.state {
        CallState::Ringing => scene.word("today-rings"),
        CallState::Answered => scene.word("today-talks"),
        CallState::Missed => scene.word("today-missed"),
        CallState::Returned => scene.word("call-log-returned"),
        CallState::Ended => scene.say("today-talked", &[("n", call.talked_minutes().into())]),
    };
    let about = call.ticket.as_ref().and_then(|id| scene.state.board.row(id)).map(|row| format!(" ({})", row.number));
    format!("{} {who}, {what}{}", scene.clock(call.rang), about.unwrap_or_default())
}
